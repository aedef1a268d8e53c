"""What a draft is asked to do: the variables that a prompt may read, and the prompt that comes of them."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, NamedTuple

from assist.errors import AssistError
from assist.fence import fence_of, leaks, new_canary, recites, without_secrets
from assist.suggestion import Kind
from assist.tokens import shorten, tokens_in, weight
from guardrails.finding import Allowance
from prompts.item import ModelItem, PromptName
from prompts.release import Release
from prompts.variables import Value

__all__ = ("Brief", "Prompt", "Terms", "Variant", "leaks", "new_canary", "prompt_for", "recites")

# the newest message keeps at least so much, whatever else must go
_LEAST_TOKENS: Final = 60
# of the conversation, for a small model
_SHORT_TURNS: Final = 3
# where a letter is a token or more, an answer of the same length needs twice as many
_LATIN_WEIGHT: Final = 0.5


class Variant(StrEnum):
    """How else the same reply may be put."""

    SHORTER = "shorter"
    WARMER = "warmer"
    FIRMER = "firmer"
    MORE_FORMAL = "more_formal"
    SIMPLER = "simpler"


class PromptTooLong(AssistError):
    """The brief does not fit its prompt, even with a single short message; raise max_prompt_tokens."""

    def __init__(self, item: str, tokens: int, most: int) -> None:
        self.item = item
        super().__init__(f"{item}: {tokens} tokens without the conversation, at most {most}")


class NothingToRewrite(AssistError):
    """A variant was asked for, and there is no earlier reply to rewrite."""

    def __init__(self, variant: Variant) -> None:
        self.variant = variant
        super().__init__(f"{variant}: {self.__doc__}")


@dataclass(frozen=True, slots=True)
class Terms:
    """What the guard holds the draft to. evidence: all that its figures may come from, as it was said."""

    locale: str
    allowance: Allowance
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """What a prompt may read, by the names of `prompts.variables`; `locale`, `terms`, `left_out` stay here.

    left_out: the customer also wrote words meant for the copilot. What is left of their words is redacted,
    harmless and bounded, and still belongs behind the fence.
    """

    locale: str
    terms: Terms
    allowed: tuple[str, ...]
    ask: str
    band: str
    chars: int
    due: str
    emotion: str
    examples: tuple[str, ...]
    facts: tuple[str, ...]
    greeting: str
    language: str
    limit: str
    may_admit: bool
    moment: str
    moves: tuple[str, ...]
    never: tuple[str, ...]
    owner: str
    previous: str
    scenario: str
    sentences: int
    sorry: tuple[str, ...]
    trend: str
    turns: tuple[str, ...]
    left_out: bool

    def values(self, canary: str, *, is_short: bool = False) -> dict[str, Value]:
        """By name, as one draft sees them: behind its own fence, with its own canary."""
        return {
            "allowed": self.allowed,
            "ask": self.ask,
            "band": self.band,
            "canary": canary,
            "chars": self.chars,
            "due": self.due,
            "emotion": self.emotion,
            "examples": _clean(self.examples, canary),
            "facts": _clean(self.facts, canary),
            "fence": fence_of(canary),
            "greeting": self.greeting,
            "language": self.language,
            "limit": self.limit,
            "may_admit": self.may_admit,
            "moment": self.moment,
            "moves": self.moves,
            "never": self.never,
            "owner": self.owner,
            "previous": without_secrets(self.previous, canary),
            "scenario": self.scenario,
            "sentences": self.sentences,
            "short": is_short,
            "sorry": self.sorry,
            "trend": self.trend,
            "turns": _clean(self.turns, canary),
        }


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is sent. item, revision, number: which prompt, the start of its hash, and what people say.

    canary: with it and the brief the same release gives the same text again. own: the prompt's own words, for
    `recites`.
    """

    item: str
    revision: str
    number: int
    system: str
    user: str
    tokens: int
    max_tokens: int
    canary: str
    temperature: float
    own: tuple[str, ...]


def prompt_for(
    release: Release,
    brief: Brief,
    kind: Kind,
    variant: Variant | None,
    canary: str,
    *,
    is_short: bool = False,
    max_prompt_tokens: int | None = None,
) -> Prompt:
    """The prompt for a brief: where it would be too long, the oldest messages go.

    is_short: for a small model, with the few rules it can keep. max_prompt_tokens: for one with less room
    than the item allows. Raises NothingToRewrite, PromptTooLong.
    """
    if variant is not None and not brief.previous:
        raise NothingToRewrite(variant)
    item = item_for(release, kind, variant)
    if is_short:
        brief = replace(brief, turns=brief.turns[-_SHORT_TURNS:], examples=brief.examples[:1])
    most = min(item.max_prompt_tokens, max_prompt_tokens or item.max_prompt_tokens)
    parts = _fitted(item, brief, canary, most, is_short=is_short)
    return Prompt(
        item=item.id,
        revision=item.hash,
        number=item.revision,
        system=parts.system,
        user=parts.user,
        tokens=parts.tokens,
        max_tokens=item.max_tokens * (1 if _is_latin(brief) else 2) // (2 if is_short else 1),
        canary=canary,
        temperature=item.temperature,
        own=item.own,
    )


def item_for(release: Release, kind: Kind, variant: Variant | None) -> ModelItem:
    """Which prompt is used."""
    return release.models[_name(kind, variant)]


def _name(kind: Kind, variant: Variant | None) -> PromptName:
    if variant is not None:
        return PromptName(variant.value)
    return PromptName.QUESTION if kind is Kind.QUESTION else PromptName.REPLY


class _Parts(NamedTuple):
    system: str
    user: str
    tokens: int


def _fitted(item: ModelItem, brief: Brief, canary: str, most: int, *, is_short: bool) -> _Parts:
    """Both parts, with as much of the conversation as there is room for."""
    whole = _render(item, brief, canary, is_short=is_short)
    if whole.tokens <= most:
        return whole
    while True:
        bare = _render(item, replace(brief, turns=()), canary, is_short=is_short).tokens
        if bare + _LEAST_TOKENS <= most:
            break
        if brief.examples:
            brief = replace(brief, examples=brief.examples[:-1])
        elif brief.facts:
            brief = replace(brief, facts=brief.facts[:-1])
        else:
            raise PromptTooLong(item.id, bare, most)
    turns = _newest(_clean(brief.turns, canary), most - bare)
    return _render(item, replace(brief, turns=turns), canary, is_short=is_short)


def _newest(turns: tuple[str, ...], room: int) -> tuple[str, ...]:
    """The newest messages that fit, oldest first; the newest of all is cut where it must be."""
    kept: list[str] = []
    left = float(room)
    for turn in reversed(turns):
        needs = weight(turn) + 2  # a line break, and what rounding costs
        if needs > left:
            break
        kept.append(turn)
        left -= needs
    if not kept and turns:
        kept.append(shorten(turns[-1], room - 2))
    return tuple(reversed(kept))


def _render(item: ModelItem, brief: Brief, canary: str, *, is_short: bool) -> _Parts:
    values = brief.values(canary, is_short=is_short)
    system, user = (template.render(values).strip() for template in item.templates)
    return _Parts(system, user, tokens_in(system) + tokens_in(user))


def _clean(texts: tuple[str, ...], canary: str) -> tuple[str, ...]:
    return tuple(without_secrets(text, canary) for text in texts)


def _is_latin(brief: Brief) -> bool:
    sample = brief.examples[0] if brief.examples else ""
    return weight(sample) < len(sample) * _LATIN_WEIGHT
