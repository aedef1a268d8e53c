"""Does a customer's message try to steer the copilot? Told from cue words in 17 languages, also in disguise.

With sentence vectors also from what it means.

A message that does is still data, and a person still reads it: it gets a flag.
"""

import json
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from guardrails.archives import read_archive
from guardrails.disguises import Hidden, hidden_in
from guardrails.finding import Category, Finding, Severity
from guardrails.sentences import sentences
from guardrails.steering import NOTHING, Cue, Shown, Signs
from guardrails.steering_vectors import CALM, is_read_whole, places, read_meaning
from guardrails.text import check_readable, view
from guardrails.vectors import Embed

WEIGHTS: Final = Path(__file__).parent / "weights" / "steering.npz"
SHAPES: Final = 4  # no cue, a question, quotation marks, a colon
CUES: Final = tuple(Cue)
PAIRS: Final = tuple((first, second) for at, first in enumerate(CUES) for second in CUES[at + 1 :])
SIZE: Final = len(CUES) + len(PAIRS) + SHAPES
MEANING_CUES: Final = len(CUES) + SHAPES

_LONGEST: Final = 8000  # no more of a message is looked at
_BY_CHANCE: Final = -0.5  # ordinary words can be read so too
_LEAST_CUES: Final = 2  # in a text that is read backwards or shifted, one alone is chance
_SURE: Final = 0.99
_SLOPE: Final = 3.0  # a step of a score by meaning, in those of a sum of cues
_QUESTION_ENDS: Final = ("?", "？", "؟")
_CLOSERS: Final = " \"'”»」』)）*_"
_QUOTES: Final = re.compile("[“”\"«»„「」『』‘']")
_COLON: Final = re.compile("[:：]")
_SIGN_OF_A_MACHINE: Final = re.compile(
    r"<\|[\w ]{2,20}\|>|<</?SYS>>|\[/?INST\]|</?(?:system|assistant|instructions?|prompt)(?:[ _-]?\w+)?>"
    r"|^\W{0,6}(?:#{2,}|={3,}|-{3,}|\*{2,}|\[)\s{0,3}(?:new\s|updated\s|end\s(?:of\s)?)?"
    r"(?:system|assistant|developer|instructions?|prompt|user input)\b"
    r"|\[\s?(?:system|assistant|developer)(?:\s\w+)?\s?\]|\bBEGIN (?:SYSTEM|INSTRUCTIONS?|PROMPT)\b"
    r"|\{\{\s?(?:system|prompt|instructions?)\s?\}\}"
    r"|['\"](?:role|rol|rôle|rolle|ruolo|papel|rola|peran|vai|роль|الدور|भूमिका|役割|역할|角色)['\"]\s{0,3}:\s{0,3}['\"]"
    r"(?:system|developer|sistema|système|systeem|sistem|hệ thống|система|النظام|सिस्टम|システム|시스템|系统)"
    r"['\"]",
    re.IGNORECASE | re.MULTILINE,
)
_NAMES: Final = (
    (frozenset((Cue.OVERRIDE, Cue.RULES)), "override", "asks to set rules aside"),
    (frozenset((Cue.OVERRIDE, Cue.HIDDEN)), "override", "asks to set rules aside"),
    (frozenset((Cue.REVEAL, Cue.HIDDEN)), "extraction", "asks for the prompt or internal words"),
    (frozenset((Cue.OUTPUT, Cue.BLAME)), "dictation", "dictates what the reply must say"),
    (frozenset((Cue.OUTPUT, Cue.MACHINE)), "dictation", "dictates what the reply must say"),
    (frozenset((Cue.AUTHORITY,)), "authority", "poses as the system or as who runs it"),
    (frozenset((Cue.ROLE,)), "role", "gives the copilot another role"),
    (frozenset((Cue.FREE,)), "unbound", "speaks of a mode without rules"),
)


@dataclass(frozen=True, slots=True)
class Steering:
    """score: from 0.0 to 1.0. findings: where, at most one a sentence; none below the limit."""

    score: float
    findings: tuple[Finding, ...]

    @property
    def is_injection(self) -> bool:
        return bool(self.findings)


@dataclass(frozen=True, slots=True)
class Weights:
    """weights: of each feature; limit: from which sum on a sentence is found."""

    signs: Signs
    weights: NDArray[np.float64]
    bias: float
    limit: float


@dataclass(frozen=True, slots=True)
class _Suspect:
    logit: float
    start: int
    end: int
    shown: Shown
    disguise: str
    meaning: float = 0.0


def injection_in(text: str, embed: Embed | None = None) -> Steering:
    """For one customer's message, in any language.

    embed: with sentence vectors, at up to 40 ms a sentence; they find what cues do not, and where they read
    all of a message as surely harmless its plain cues count for nothing. Raises UnreadableText, LayersUnfit.
    """
    check_readable(text)
    model = read_weights()
    text = text[:_LONGEST]
    plain, meant = list(_plain(text, model)), list(_meant(text, model, embed) if embed else ())
    idle: frozenset[Cue] = frozenset()
    if meant and is_read_whole(text) and all(each.meaning < CALM for each in meant):
        idle = idle.union(*(each.shown.cues for each in plain))
        plain = []
    suspects = [*plain, *meant, *_disguised(text, model, idle)]
    best = max((each.logit for each in suspects), default=-math.inf)
    findings = tuple(_marked(text)) + tuple(
        _finding(each) for each in _apart(suspects) if each.logit > model.limit
    )
    score = 1 / (1 + math.exp(min(model.limit - best, 50))) if best > -math.inf else 0.0
    if _SIGN_OF_A_MACHINE.search(text):
        score = max(score, _SURE)
    return Steering(round(score, 4), findings)


def cues_of(shown: Shown, text: str) -> NDArray[np.float32]:
    """Of `features` those that count beside a vector: no pairs."""
    found = features(shown, text)
    return np.concatenate([found[: len(CUES)], found[-SHAPES:]]).astype(np.float32)


def features(shown: Shown, text: str) -> NDArray[np.float64]:
    """1 for each that is there. text: the sentence as it was written."""
    cues = shown.cues
    found = [cue in cues for cue in CUES]
    found += [first in cues and second in cues for first, second in PAIRS]
    asks = text.rstrip(_CLOSERS).endswith(_QUESTION_ENDS)
    found += [not cues, asks, bool(_QUOTES.search(text)), bool(_COLON.search(text))]
    return np.array(found, np.float64)


@lru_cache(1)
def read_weights(file: Path = WEIGHTS) -> Weights:
    """Raises LayersUnfit."""
    return read_archive(file, _weights)


def _weights(kept: Any) -> Weights:
    weights, numbers = kept["weights"], kept["numbers"]
    if weights.shape != (SIZE,) or numbers.shape != (2,):
        raise ValueError
    listed = json.loads(bytes(kept["words"]).decode())
    words = {
        language: {Cue(cue): tuple(each) for cue, each in by_cue.items()}
        for language, by_cue in listed.items()
    }
    return Weights(Signs(words), weights, float(numbers[0]), float(numbers[1]))


def _plain(text: str, model: Weights) -> Iterator[_Suspect]:
    """Each sentence, and each with the one in front of it."""
    found = sentences(text)
    for at, one in enumerate(found):
        yield _suspect(text, one.start, one.end, model)
        if at:
            yield _suspect(text, found[at - 1].start, one.end, model)


def _suspect(text: str, start: int, end: int, model: Weights) -> _Suspect:
    words = text[start:end]
    shown = model.signs.of(view(words).text)
    return _Suspect(_logit(shown, words, model), start, end, shown, "")


def _meant(text: str, model: Weights, embed: Embed) -> Iterator[_Suspect]:
    meaning = read_meaning(MEANING_CUES)
    for start, end in places(text):
        words = text[start:end]
        shown = model.signs.of(view(words).text)
        score = meaning.score(words, cues_of(shown, words), embed)
        if score is not None:
            logit = model.limit + _SLOPE * (score - meaning.limit)
            yield _Suspect(logit, start, end, shown, "", score)


def _disguised(text: str, model: Weights, idle: frozenset[Cue]) -> Iterator[_Suspect]:
    """idle: cues that stand there plainly and count for nothing, also where words are turned around."""
    for hidden in hidden_in(text):
        logit, shown = _unmasked(hidden, model)
        if not hidden.is_sure and shown.cues <= idle:
            continue
        if len(shown.cues - {Cue.THING, Cue.TOLD}) >= _LEAST_CUES:
            doubt = 0.0 if hidden.is_sure else _BY_CHANCE
            yield _Suspect(logit + doubt, hidden.start, hidden.end, shown, hidden.kind)


def _unmasked(hidden: Hidden, model: Weights) -> tuple[float, Shown]:
    """The most suspicious sentence of a hidden text."""
    best = (-math.inf, NOTHING)
    parts = [hidden.text] if hidden.is_squeezed else _windows(hidden.text)
    for part in parts:
        folded = view(part).text
        shown = model.signs.squeezed(folded) if hidden.is_squeezed else model.signs.of(folded)
        best = max(best, (_logit(shown, part, model), shown), key=lambda each: each[0])
    return best


def _windows(text: str) -> list[str]:
    words = [one.words for one in sentences(text)]
    return words + [f"{first} {second}" for first, second in pairwise(words)]


def _logit(shown: Shown, text: str, model: Weights) -> float:
    return float(features(shown, text) @ model.weights + model.bias) if shown.cues else model.bias


def _apart(suspects: Sequence[_Suspect]) -> Iterator[_Suspect]:
    """The surest of those that overlap."""
    kept: list[_Suspect] = []
    for one in sorted(suspects, key=lambda each: (-each.logit, each.end - each.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    yield from sorted(kept, key=lambda each: each.start)


def _marked(text: str) -> Iterator[Finding]:
    for sign in _SIGN_OF_A_MACHINE.finditer(text):
        yield _told("markers", "writes signs that only a prompt has", *sign.span())


def _finding(suspect: _Suspect) -> Finding:
    named = (each for each in _NAMES if each[0] <= suspect.shown.cues)
    _, name, reason = next(named, (frozenset(), "learned", "reads like words for the copilot"))
    if suspect.disguise:
        reason += f", hidden by {suspect.disguise}"
    return _told(name, reason, suspect.start, suspect.end)


def _told(name: str, reason: str, start: int, end: int) -> Finding:
    text = f"The message {reason}: it is read as the customer's words, never as orders"
    return Finding(f"inbound.{name}", Category.INJECTION_ECHO, Severity.WARN, start, end, text, None)
