"""What a message shows of someone who speaks to the copilot and not to the agent: cue words, a flag each."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Annotated, Final

import re2
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from guardrails.errors import CasesRejected
from guardrails.text import view
from locales.field_words import at_field

WORDS: Final = Path(__file__).parent / "steering"

_EVERYWHERE: Final = "any"
_UNSPACED: Final = frozenset(("ja", "ko", "zh"))
_TONAL: Final = frozenset(("vi",))  # without its marks a word is another one
_MARKS: Final = re.compile("[\u0300-\u036f]")
_BETWEEN: Final = re.compile(r"(?:[^\w\u0300-\u036f\u064b-\u0652\u0900-\u0dff]|_)+")
_EAST: Final = "\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af"
_BORDER: Final = re.compile(f"(?<=[{_EAST}])(?=[a-z0-9])|(?<=[a-z0-9])(?=[{_EAST}])")
_LEAST_BARE: Final = 5  # a short word without its marks is a word of some other language
_LEAST_SQUEEZED: Final = 5
_LEAST_SQUEEZED_EAST: Final = 2
_MEMORY_BYTES: Final = 64 << 20


class Cue(StrEnum):
    """What a word is a sign of. `thing`, `told`: rather of a customer's own affairs."""

    OVERRIDE = "override"
    RULES = "rules"
    HIDDEN = "hidden"
    REVEAL = "reveal"
    MACHINE = "machine"
    ROLE = "role"
    FREE = "free"
    OUTPUT = "output"
    BLAME = "blame"
    AUTHORITY = "authority"
    THING = "thing"
    TOLD = "told"


_Stems = Annotated[tuple[Annotated[str, StringConstraints(min_length=1)], ...], Field(min_length=1)]
_Stem = tuple[str, str, Cue]  # as it is looked for, its language, what it is a sign of


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
    override: _Stems
    rules: _Stems
    hidden: _Stems
    reveal: _Stems
    machine: _Stems
    role: _Stems
    free: _Stems
    output: _Stems
    blame: _Stems
    authority: _Stems
    thing: _Stems
    told: _Stems


@dataclass(frozen=True, slots=True)
class Shown:
    """The cues of the language that shows most of its words. language: '' when none shows any."""

    language: str
    cues: frozenset[Cue]


NOTHING: Final = Shown("", frozenset())


class Signs:
    """Finds them, in all languages at once."""

    def __init__(self, words: Mapping[str, Mapping[Cue, Iterable[str]]]) -> None:
        everywhere = words.get(_EVERYWHERE, {})
        self._stems: list[_Stem] = []
        for language, by_cue in words.items():
            if language != _EVERYWHERE:
                for cue in Cue:
                    listed = (*by_cue[cue], *everywhere.get(cue, ()))
                    self._stems += dict.fromkeys(
                        (stem, language, cue) for word in listed for stem in _stems(word, language)
                    )
        options = re2.Options()
        options.max_mem = _MEMORY_BYTES
        self._set = re2.Set.SearchSet(options)
        owners: dict[str, list[tuple[str, Cue]]] = {}
        for stem, language, cue in self._stems:
            owners.setdefault(stem, []).append((language, cue))
        self._owners = list(owners.values())
        for stem in owners:
            self._set.Add(re2.escape(stem))
        self._set.Compile()

    def of(self, folded: str) -> Shown:
        """folded: a sentence as `guardrails.text.view` gives it."""
        found = self._set.Match(spread(folded)) or ()
        return _most(owner for index in found for owner in self._owners[index])

    def squeezed(self, folded: str) -> Shown:
        """The same for a text whose words run together."""
        text = "".join(_BETWEEN.sub("", folded).split())
        return _most((language, cue) for bare, language, cue in self._bare_stems if bare in text)

    @cached_property
    def _bare_stems(self) -> list[_Stem]:
        return [
            (bare, language, cue)
            for stem, language, cue in self._stems
            if len(bare := stem.replace(" ", ""))
            >= (_LEAST_SQUEEZED_EAST if language in _UNSPACED else _LEAST_SQUEEZED)
        ]


def read_words(folder: Path = WORDS) -> dict[str, dict[Cue, tuple[str, ...]]]:
    """The words of each cue by language. Raises CasesRejected with all reasons at once."""
    read: dict[str, dict[Cue, tuple[str, ...]]] = {}
    reasons: list[str] = []
    for file in sorted(folder.glob("*.yaml")):
        try:
            content = _File.model_validate(YAML(typ="safe", pure=True).load(BytesIO(file.read_bytes())))
        except (YAMLError, UnicodeDecodeError) as error:
            reasons.append(f"{folder.name}/{file.name}: not valid YAML: {' '.join(str(error).split())}")
        except ValidationError as error:
            reasons += [f"{folder.name}/{file.name}: {at_field(each)}" for each in error.errors()]
        else:
            if content.language != file.stem:
                reasons.append(f"{folder.name}/{file.name}: `language` says {content.language!r}")
            read[content.language] = {cue: getattr(content, cue) for cue in Cue}
    if not read and not reasons:
        reasons.append(f"{folder.name}: no words here; expected files such as en.yaml")
    if reasons:
        raise CasesRejected(reasons)
    return read


def spread(folded: str) -> str:
    """Words with one space around each; letters of the east and of the west apart."""
    return f" {_BORDER.sub(' ', _BETWEEN.sub(' ', folded)).strip()} "


def without_marks(text: str) -> str:
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", text)))


def _stems(word: str, language: str) -> Iterable[str]:
    body = spread(view(word.lstrip("=~")).text).strip()
    before = "" if word[0] == "~" or (language in _UNSPACED and word[0] != "=") else " "
    after = " " if word[0] == "=" else ""
    stem = f"{before}{body}{after}"
    yield stem
    bare = without_marks(stem)
    if bare != stem and bare.isascii() and language not in _TONAL and len(body) >= _LEAST_BARE:
        yield bare


def _most(found: Iterable[tuple[str, Cue]]) -> Shown:
    counted = Counter(found)
    by_language: Counter[str] = Counter()
    for (language, _), times in counted.items():
        by_language[language] += times
    if not by_language:
        return NOTHING
    language = max(by_language, key=lambda each: (by_language[each], each == "en"))
    return Shown(language, frozenset(cue for spoken, cue in counted if spoken == language))
