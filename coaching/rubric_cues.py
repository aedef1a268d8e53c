"""The words by which a reply shows what the rubric asks for, a file a language in `rubric_words/`."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final

from babel import Locale
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from assist.reading import Span
from locales.strict_yaml import load_yaml

WORDS: Final = Path(__file__).with_name("rubric_words")
_SPACELESS: Final = frozenset({"ja"})
_ANY: Final = "~"
_ANY_WORDS: Final = r"(?:[^\s.!?]+\s+){0,3}"
_CLOCK: Final = r"\d{1,2}[:.h]\d{2}|\d{1,2}\s?[ap]\.?\s?m\b|\d{1,2}時"
_WORD: Final = re.compile(r"[^\W_]+")
# runs that carry meaning where no gaps are written
_RUN: Final = re.compile(r"[\u30a1-\u30fc]{2,}|[\u4e00-\u9fff]{2,}|[0-9a-z]{2,}")
_SHORTEST: Final = 4
_STEM: Final = 5

Cues = Annotated[tuple[Annotated[str, StringConstraints(min_length=1)], ...], Field(min_length=1)]


class _File(BaseModel):
    """Cues as they are written, in lower case; `~` stands for up to three words, and a
    space at the end for the end of the word.

    courtesy, formula: what is polite; what only sounds so. understands, feelings: that a feeling was seen;
    its names. plays_down: what makes it small. attributed: the account is the customer's. open_question: that
    an answer says more than yes. acts: what somebody in particular does next; nobody: that nobody in
    particular does. by_when, vague_when: when, and when nobody knows. closes: a warm goodbye.
    secrets: never asked for. common: words that two texts share without sharing a matter.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    courtesy: Cues
    formula: Cues
    understands: Cues
    feelings: Cues
    plays_down: Cues
    attributed: Cues
    open_question: Cues
    acts: Cues
    nobody: Cues
    by_when: Cues
    vague_when: Cues
    closes: Cues
    secrets: Cues
    common: Cues


class RubricCues:
    """Ready to be found in a reply in lower case, of the same length as the reply."""

    def __init__(self, language: str, file: _File) -> None:
        has_gaps = language not in _SPACELESS
        self._has_gaps: Final = has_gaps
        self._common: Final = frozenset(word[:_STEM] for word in file.common)
        self.courtesy: Final = _pattern(file.courtesy, has_gaps)
        self.formula: Final = _pattern(file.formula, has_gaps)
        self.understands: Final = _pattern(file.understands, has_gaps)
        self.feelings: Final = _pattern(file.feelings, has_gaps)
        self.plays_down: Final = _pattern(file.plays_down, has_gaps)
        self.attributed: Final = _pattern(file.attributed, has_gaps)
        self.open_question: Final = _pattern(file.open_question, has_gaps)
        self.acts: Final = _pattern(file.acts, has_gaps)
        self.nobody: Final = _pattern(file.nobody, has_gaps)
        self.by_when: Final = _pattern((*file.by_when, *_days(language)), has_gaps, more=_CLOCK)
        self.vague_when: Final = _pattern(file.vague_when, has_gaps)
        self.closes: Final = _pattern(file.closes, has_gaps)
        self.secrets: Final = _pattern(file.secrets, has_gaps)

    def matter(self, lowered: str) -> frozenset[str]:
        """The words that carry what a text is about, each by its beginning."""
        words = _WORD.findall(lowered) if self._has_gaps else _RUN.findall(lowered)
        least = _SHORTEST if self._has_gaps else 2
        return frozenset(
            word[:_STEM] for word in words if len(word) >= least and word[:_STEM] not in self._common
        )


def spans(pattern: re.Pattern[str], lowered: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Where it stands between two places of a text."""
    return [
        Span(*found.span())
        for found in pattern.finditer(lowered, start, len(lowered) if end is None else end)
    ]


@lru_cache(maxsize=8)
def load_cues(language: str) -> RubricCues | None:
    """None for a language that we have no words for."""
    path = WORDS / f"{language}.yaml"
    return RubricCues(language, _File.model_validate(load_yaml(path))) if path.is_file() else None


def _pattern(cues: Sequence[str], has_gaps: bool, more: str = "") -> re.Pattern[str]:
    """The longest first; a cue that ends in a space is a whole word, another one the beginning of one."""
    longest_first = sorted(cues, key=len, reverse=True)
    alternatives = "|".join(_spaced(cue) if has_gaps else re.escape(cue) for cue in longest_first)
    whole = rf"(?<!\w)(?:{alternatives})" if has_gaps else f"(?:{alternatives})"
    return re.compile(f"{whole}|{more}" if more else whole)


def _spaced(cue: str) -> str:
    words = r"\s+".join(_ANY_WORDS if word == _ANY else re.escape(word) for word in cue.split())
    words = words.replace(rf"{_ANY_WORDS}\s+", _ANY_WORDS)
    return words + (r"(?!\w)" if cue.endswith(" ") else r"\w*")


def _days(language: str) -> Iterator[str]:
    for name in Locale.parse(language).days["format"]["wide"].values():
        yield name.lower()
