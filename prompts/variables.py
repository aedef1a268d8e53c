"""What a model prompt may read: the names, their shapes, and what they hold. Nothing else reaches a model."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple


class Shape(StrEnum):
    """TEXT is written with {{ name }}, a LIST with for or join, a FLAG only asked with if."""

    TEXT = "text"
    LIST = "list"
    FLAG = "flag"


class Variable(NamedTuple):
    shape: Shape
    means: str


Value = str | int | bool | tuple[str, ...]

VARIABLES: Final[Mapping[str, Variable]] = MappingProxyType(
    {
        "allowed": Variable(Shape.LIST, "kinds of promise that policy grants in this case; mostly none"),
        "ask": Variable(Shape.TEXT, "the one thing to ask the customer for; empty when nothing is missing"),
        "band": Variable(Shape.TEXT, "how strongly the customer feels: low, medium or high"),
        "canary": Variable(
            Shape.TEXT, "a secret of this draft alone; whoever writes it has leaked the prompt"
        ),
        "chars": Variable(Shape.TEXT, "how many characters the reply may have"),
        "due": Variable(Shape.TEXT, "when the customer hears next, in the customer's language; may be empty"),
        "emotion": Variable(Shape.TEXT, "the feeling that was read; `none` when there is none to name"),
        "examples": Variable(Shape.LIST, "whole replies of the phrase guide for this very situation"),
        "facts": Variable(
            Shape.LIST, "`name: value`, all that may be quoted; customers' words, so fence them"
        ),
        "fence": Variable(Shape.TEXT, "the line before and after everything that customers wrote"),
        "greeting": Variable(Shape.TEXT, "how this locale greets, when the reply opens"),
        "language": Variable(Shape.TEXT, "the language and region of the reply, in English"),
        "limit": Variable(Shape.TEXT, "the rule that says no or not yet, as one clause; empty for none"),
        "may_admit": Variable(Shape.FLAG, "a person confirmed the fault, so it may be named"),
        "moment": Variable(Shape.TEXT, "where the conversation stands: opening, problem, bad_news …"),
        "moves": Variable(Shape.LIST, "what the reply does, in order, each with its rule"),
        "never": Variable(Shape.LIST, "words that this locale does not say to customers"),
        "owner": Variable(Shape.TEXT, "who takes the next step, in the customer's language; may be empty"),
        "previous": Variable(
            Shape.TEXT, "the reply to rewrite; empty unless a variant was asked for; fence it"
        ),
        "scenario": Variable(Shape.TEXT, "what it is about; empty when nobody knows"),
        "sentences": Variable(Shape.TEXT, "how many sentences the reply may have"),
        "short": Variable(Shape.FLAG, "the model is small: only the rules that it can keep"),
        "sorry": Variable(Shape.LIST, "the only words of regret that this locale allows"),
        "trend": Variable(Shape.TEXT, "where the feeling is going: rising, steady or falling"),
        "turns": Variable(Shape.LIST, "the last messages with who said them, oldest first; fence them"),
    }
)
