"""Whole replies with the one sentence that decides about each, by authors who knew nothing of the guard."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from guardrails.cases import CASES, Labelled, LabelledFile, Share, checked
from guardrails.errors import CasesRejected
from guardrails.promise_cases import PROMISES
from guardrails.sentences import sentences

STRANGERS: Final = CASES / "strangers"
MORE: Final = STRANGERS / "more"  # by four others, an hour later, of whom none saw the first
THIRD: Final = STRANGERS / "third"  # by seven others
RETOLD: Final = STRANGERS / "retold"  # by three others: what gives back the customer's own account
FOURTH: Final = STRANGERS / "fourth"  # by eight others
FIFTH: Final = STRANGERS / "fifth"  # by eight others, two of whom wrote pairs with nearly the same words
SIXTH: Final = STRANGERS / "sixth"  # by six others
SEVENTH: Final = STRANGERS / "seventh"  # by five others, hardly any with a word for fault
ALL_FAULT: Final = (STRANGERS, MORE, THIRD, RETOLD, FOURTH, FIFTH, SIXTH, SEVENTH)
FOR_LIMITS: Final = FOURTH  # the encoder was tuned without them, so that limits can be told from them
UNSEEN: Final = STRANGERS / "unseen"  # by two others: to measure with, nothing is ever learned from them
UNSEEN_MORE: Final = UNSEEN / "more"  # by one more, likewise
PROMISES_STRANGERS: Final = PROMISES / "strangers"
PROMISES_MORE: Final = PROMISES_STRANGERS / "more"  # by two more
PROMISES_THIRD: Final = PROMISES_STRANGERS / "third"  # by eight more
PROMISES_FOURTH: Final = PROMISES_STRANGERS / "fourth"  # by seven more, one of whom wrote such pairs
PROMISES_FIFTH: Final = PROMISES_STRANGERS / "fifth"  # by eight more, likewise
PROMISES_SIXTH: Final = PROMISES_STRANGERS / "sixth"  # by three more
ALL_PROMISES: Final = (
    PROMISES_STRANGERS,
    PROMISES_MORE,
    PROMISES_THIRD,
    PROMISES_FOURTH,
    PROMISES_FIFTH,
    PROMISES_SIXTH,
)
PROMISES_FOR_LIMITS: Final = PROMISES_THIRD
PROMISES_UNSEEN: Final = PROMISES_STRANGERS / "unseen"  # by one more, to measure with
PROMISES_UNSEEN_MORE: Final = PROMISES_UNSEEN / "more"  # by another

_AROUND: Final = "ordinary"  # the kind of what stands around the sentence that decides
_LOOKALIKE: Final = "lookalike"
_UNSPACED: Final = frozenset(("ja", "zh"))

_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _Reply(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    before: _Words | None = None
    text: _Words
    after: _Words | None = None


_Replies = Annotated[tuple[_Reply, ...], Field(min_length=1)]


class _OfFault(LabelledFile):
    admissions: _Replies
    lookalikes: _Replies

    @property
    def must_stop(self) -> _Replies:
        return self.admissions


class _OfPromises(LabelledFile):
    promises: _Replies
    lookalikes: _Replies

    @property
    def must_stop(self) -> _Replies:
        return self.promises


@dataclass(frozen=True, slots=True)
class Whole:
    """One reply. decides: the sentence that must be stopped, or looks so; around: the harmless others."""

    decides: Labelled
    reply: Labelled
    around: tuple[Labelled, ...]

    @property
    def share(self) -> Share:
        """All of a reply goes where the sentence that decides goes."""
        return self.decides.share


def read_whole(*folders: Path) -> tuple[Whole, ...]:
    """Replies on fault, of all that one may learn from if no folder is named. Raises CasesRejected."""
    found = (_read(folder, _OfFault, "admission") for folder in folders or ALL_FAULT)
    return tuple(whole for each in found for whole in each)


def read_whole_promises(*folders: Path) -> tuple[Whole, ...]:
    """Replies on promises, likewise. Raises CasesRejected."""
    found = (_read(folder, _OfPromises, "promise") for folder in folders or ALL_PROMISES)
    return tuple(whole for each in found for whole in each)


def _read(folder: Path, form: type[_OfFault | _OfPromises], stopped: str) -> tuple[Whole, ...]:
    files = sorted(folder.glob("*.yaml"))
    read: list[Whole] = []
    reasons = [] if files else [f"{folder.name}: no replies here; expected files such as en.yaml"]
    for file in files:
        try:
            content = checked(file, form)
        except CasesRejected as rejected:
            reasons += rejected.reasons
            continue
        found = [
            *_wholes(content.language, stopped, content.must_stop),
            *_wholes(content.language, _LOOKALIKE, content.lookalikes),
        ]
        reasons += _doubles(file.name, found)
        read += found
    if reasons:
        raise CasesRejected(reasons)
    return tuple(read)


def _wholes(language: str, kind: str, replies: tuple[_Reply, ...]) -> Iterator[Whole]:
    must_stop = kind != _LOOKALIKE
    joiner = "" if language in _UNSPACED else " "
    for reply in replies:
        first = _harmless(language, reply.before or "", "")
        previous = first[-1].text if first else ""
        rest = _harmless(language, reply.after or "", reply.text)
        parts = (part for part in (reply.before, reply.text, reply.after) if part)
        yield Whole(
            Labelled(language, kind, must_stop, previous, reply.text),
            Labelled(language, "reply", must_stop, "", joiner.join(parts)),
            (*first, *rest),
        )


def _harmless(language: str, text: str, previous: str) -> list[Labelled]:
    """Its sentences, each with the one before it."""
    found = [sentence.words for sentence in sentences(text)]
    return [
        Labelled(language, _AROUND, False, before, words)
        for before, words in zip((previous, *found), found, strict=False)
    ]


def _doubles(name: str, found: list[Whole]) -> Iterator[str]:
    seen: set[str] = set()
    for whole in found:
        text = whole.decides.text
        if text in seen:
            yield f"{name}: stands twice: {text!r}"
        seen.add(text)
