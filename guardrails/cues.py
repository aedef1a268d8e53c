"""Small words by which a sentence is read in any language: who speaks, of what, and what takes it back."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final

import numpy as np
import re2
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from guardrails.errors import CasesRejected
from guardrails.text import view
from locales.field_words import at_field
from locales.strict_yaml import UnreadableYaml, load_yaml

CUES: Final = Path(__file__).parent / "cues"
PROMISES: Final = CUES / "promises"
SHAPES: Final = 4  # a question, quotation marks, after a question, short

_UNSPACED: Final = frozenset(("ja", "ko", "zh"))
_SHORT: Final = 25
_QUESTION_ENDS: Final = ("?", "？", "؟", "か。")
_CLOSERS: Final = " \"'”»」』)）*_"
_QUOTES: Final = re.compile('[“”"«»「」『』„]')
_BETWEEN_WORDS: Final = re.compile(r"[^\w'\u0300-\u036f\u064b-\u0652\u0900-\u0dff]+")
_ASCII_GAPS: Final = {code: " " for code in range(128) if _BETWEEN_WORDS.match(chr(code))}

Words = Mapping[str, Sequence[Sequence[str]]]

_Stems = Annotated[tuple[Annotated[str, StringConstraints(min_length=1)], ...], Field(min_length=1)]


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]


class _OfFault(_File):
    """self: we; party: those who act for us; attrib: whose view it is; you: the customer acts; …

    other: those who don't act for us; gap: what came late, or not.
    """

    self_: _Stems = Field(alias="self")
    party: _Stems
    fault: _Stems
    fail: _Stems
    wrong: _Stems
    should: _Stems
    sorry: _Stems
    liab: _Stems
    cause: _Stems
    neg: _Stems
    attrib: _Stems
    cond: _Stems
    agree: _Stems
    tech: _Stems
    you: _Stems
    forward: _Stems
    bother: _Stems
    feel: _Stems
    other: _Stems
    gap: _Stems


class _OfPromises(_File):
    """Of what (the first six), how surely, and what makes it none: hedge, ask."""

    refund: _Stems
    discount: _Stems
    replacement: _Stems
    gift: _Stems
    fee: _Stems
    when: _Stems
    certain: _Stems
    outcome: _Stems
    hedge: _Stems
    ask: _Stems


class Cues:
    """Finds them. words: for each language what `read_cues` gives."""

    def __init__(self, words: Words) -> None:
        self._words: Final = words
        self.size: Final = max(map(len, words.values()), default=0) + SHAPES
        self._tongues: Final = {language: place for place, language in enumerate(sorted(words))}
        self._finder: Final = lru_cache(None)(self._finder_afresh)

    @property
    def languages(self) -> frozenset[str]:
        return frozenset(self._words)

    def of(self, folded: str, sentence: str, before: str, language: str) -> NDArray[np.float32]:
        """1 for each that is there. folded: the sentence as `view` gives it; before: the one in front."""
        found = np.zeros(self.size, np.float32)
        if language in self._words:
            for place in self._finder(language).Match(_spread(folded)) or ():
                found[place] = 1
        shapes = asks(sentence), _QUOTES.search(sentence) is not None, asks(before), len(sentence) < _SHORT
        for place, is_so in enumerate(shapes, self.size - SHAPES):
            if is_so:
                found[place] = 1
        return found

    def tongue(self, language: str) -> NDArray[np.float32]:
        """1 for this one of its languages; none for a strange one."""
        found = np.zeros(len(self._tongues), np.float32)
        if language in self._tongues:
            found[self._tongues[language]] = 1
        return found

    def language(self, folded: str) -> str:
        """The language most of whose words a sentence shows, '' when it shows none."""
        spread = _spread(folded)
        shown = {
            language: sum(stem in spread for stems in lists for stem in stems)
            for language, lists in self._words.items()
        }
        best = max(shown, key=lambda each: shown[each], default="")
        return best if best and shown[best] else ""

    def _finder_afresh(self, language: str) -> re2.Set:
        """Tells in one pass which lists have a word in a text."""
        finder = re2.Set.SearchSet()
        for stems in self._words[language]:
            finder.Add("|".join(map(re2.escape, stems)))
        finder.Compile()
        return finder


@lru_cache(16)
def _spread(folded: str) -> str:
    """Asked for by the cues of each topic in turn."""
    if folded.isascii():
        return f" {' '.join(folded.translate(_ASCII_GAPS).split())} "
    return f" {_BETWEEN_WORDS.sub(' ', folded).strip()} "


def asks(sentence: str) -> bool:
    return sentence.rstrip(_CLOSERS).endswith(_QUESTION_ENDS)


def read_cues(folder: Path = CUES) -> dict[str, list[list[str]]]:
    """For each language the words of each cue of fault, as they are looked for. Raises CasesRejected."""
    return _read(folder, _OfFault)


def read_promise_cues(folder: Path = PROMISES) -> dict[str, list[list[str]]]:
    """The words of promises, then those of fault, which tell who speaks, and what takes it back.

    Raises CasesRejected.
    """
    of_promises, of_fault = _read(folder, _OfPromises), read_cues()
    if strange := of_promises.keys() - of_fault.keys():
        raise CasesRejected([f"cues/promises/{each}.yaml: has no cues of fault" for each in sorted(strange)])
    return {language: [*words, *of_fault[language]] for language, words in of_promises.items()}


def _read(folder: Path, kind: type[_File]) -> dict[str, list[list[str]]]:
    read: dict[str, list[list[str]]] = {}
    reasons: list[str] = []
    for file in sorted(folder.glob("*.yaml")):
        try:
            content = kind.model_validate(load_yaml(file))
        except UnreadableYaml as error:
            reasons.append(f"cues/{error}")
        except ValidationError as error:
            reasons += [f"cues/{file.name}: {at_field(each)}" for each in error.errors()]
        else:
            if content.language != file.stem:
                reasons.append(f"cues/{file.name}: `language` says {content.language!r}")
            names = (name for name in kind.model_fields if name != "language")
            read[content.language] = [
                [_stem(word, content.language) for word in getattr(content, name)] for name in names
            ]
    if not read and not reasons:
        reasons.append(f"{folder.name}: no cue words here; expected files such as en.yaml")
    if reasons:
        raise CasesRejected(reasons)
    return read


def _stem(word: str, language: str) -> str:
    spread = _BETWEEN_WORDS.sub(" ", view(word.lstrip("=~")).text)
    if language in _UNSPACED:
        return spread
    body = spread.strip()
    end = " " if word[0] in "=~" or word[-1] in " ,." else ""
    return f"{'' if word[0] == '~' else ' '}{body}{end}"
