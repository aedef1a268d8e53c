"""Judges one guide: slots, tiers, avoid list, Unicode, enough phrases. Errors block, warnings are shown."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from locales.errors import SlotSyntaxError
from locales.guide import PhraseGuide
from locales.phrase import Band, Move, Phrase, State
from locales.slots import KNOWN_SLOTS, parse

MIN_VALIDATIONS: Final = 3
_ID: Final = re.compile(r"[a-z][a-z_]*(\.[a-z0-9_]+)+")
_HIDDEN: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f]")
_SHOUTS: Final = re.compile("[!！¡]")
_SPACELESS: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_APOSTROPHES: Final = str.maketrans({"’": "'", "‘": "'"})


class Weight(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """path: keys from the top of the guide, joined by dots."""

    weight: Weight
    path: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message} [{self.rule}]"


def judge(guide: PhraseGuide) -> tuple[Problem, ...]:
    """Everything that is wrong with a guide, errors and warnings, in the order of its keys."""
    found = [*_unicode(guide), *_wording_templates(guide), *_formats(guide)]
    for item, phrase in guide.phrases.items():
        found.extend(_phrase(guide, item, phrase))
    found.extend(_repeats(guide))
    found.extend(_too_few(guide))
    return tuple(found)


def _error(path: str, rule: str, message: str) -> Problem:
    return Problem(Weight.ERROR, path, rule, message)


def _warning(path: str, rule: str, message: str) -> Problem:
    return Problem(Weight.WARNING, path, rule, message)


def _unicode(guide: PhraseGuide) -> Iterator[Problem]:
    for path, text in _strings(guide.model_dump(mode="json", by_alias=True), ""):
        if not unicodedata.is_normalized("NFC", text):
            yield _error(path, "unicode.nfc", "not in Unicode NFC; save the text normalised")
        if hidden := _HIDDEN.search(text):
            code = f"U+{ord(hidden.group()):04X}"
            yield _error(path, "unicode.hidden", f"{code} at character {hidden.start() + 1}; remove it")


def _strings(value: object, path: str) -> Iterator[tuple[str, str]]:
    match value:
        case str():
            yield path, value
        case dict():
            for key, inner in value.items():
                yield from _strings(inner, f"{path}.{key}".lstrip("."))
        case list():
            for number, inner in enumerate(value):
                yield from _strings(inner, f"{path}.{number}")
        case _:
            pass


def _wording_templates(guide: PhraseGuide) -> Iterator[Problem]:
    """The guide's own patterns must use exactly the slots that the calendar and the composer fill."""
    due, closing = guide.due, guide.closing
    wanted: list[tuple[str, str, frozenset[str]]] = [
        ("address.greeting", guide.address.greeting, frozenset({"customer_name"})),
        ("address.greeting_nameless", guide.address.greeting_nameless, frozenset()),
        ("due.today", due.today, frozenset({"time"})),
        ("due.tomorrow", due.tomorrow, frozenset({"time"})),
        ("due.date", due.date, frozenset({"time", "date"})),
        ("due.time", due.time, frozenset({"clock"})),
        ("due.time_at_one", due.time_at_one or "{clock}", frozenset({"clock"})),
        ("closing.timeframe", closing.timeframe, frozenset({"from", "to"})),
    ]
    for path, text, slots in wanted:
        try:
            has = parse(text).required
        except SlotSyntaxError as error:
            yield _error(path, "slots.syntax", str(error))
            continue
        if has != slots:
            yield _error(path, "slots.pattern", f"needs exactly the slots {_names(slots)}, has {_names(has)}")


def _formats(guide: PhraseGuide) -> Iterator[Problem]:
    try:
        locale = Locale.parse(guide.locale, sep="-")
    except (UnknownLocaleError, ValueError):
        yield _error("locale", "formats", f"no date formats are known for {guide.locale!r}")
        return
    try:
        format_date(date(2026, 11, 27), guide.due.date_pattern, locale=locale)
    except (ValueError, KeyError):
        message = "no CLDR date pattern; write one such as EEEE, MMMM d, other words in 'quotes'"
        yield _error("due.date_pattern", "formats", message)


def _names(slots: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(slots)) or "none"


def _phrase(guide: PhraseGuide, item: str, phrase: Phrase) -> Iterator[Problem]:
    path = f"phrases.{item}"
    if not _ID.fullmatch(item) or item.split(".")[0] != phrase.move:
        yield _error(path, "id", f"write the id as {phrase.move}.<group>.<number>, lower case")
    if not phrase.text.strip() or phrase.text != phrase.text.strip():
        yield _error(f"{path}.text", "text.blank", "empty, or blank at its start or end; remove the blanks")
    if not phrase.bands:
        yield _error(f"{path}.bands", "bands", "no band; name at least one of low, medium, high")
    yield from _slots(path, phrase)
    yield from _tone(guide, path, phrase)
    yield from _gloss(guide, path, phrase)


def _slots(path: str, phrase: Phrase) -> Iterator[Problem]:
    try:
        template = parse(phrase.text)
    except SlotSyntaxError as error:
        yield _error(f"{path}.text", "slots.syntax", str(error))
        return
    for name in sorted(template.slots - KNOWN_SLOTS.keys()):
        yield _error(
            f"{path}.text", "slots.unknown", f"unknown slot {{{name}}}; known are {', '.join(KNOWN_SLOTS)}"
        )
    if phrase.move is Move.NEXT_STEP and "due" not in template.required:
        yield _error(f"{path}.text", "timeframe", "a next step says by when; put {due} in it")


def _tone(guide: PhraseGuide, path: str, phrase: Phrase) -> Iterator[Problem]:
    text = _fold(phrase.text)
    for admission in guide.apology.T3:
        if _stands_in(admission.stem, text, is_stem=True):
            yield _error(f"{path}.text", "tier.t3", f"admits fault with {admission.stem!r}: {admission.why}")
    for avoid in guide.avoid:
        if _stands_in(avoid.say, text, is_stem=False):
            yield _error(f"{path}.text", "avoid", f"says {avoid.say!r}: {avoid.why} Instead: {avoid.instead}")
    for word in guide.address.never:
        if _stands_in(word, text, is_stem=False):
            yield _error(f"{path}.text", "address", f"addresses people with {word!r}; this guide never does")
    if Band.HIGH in phrase.bands and _SHOUTS.search(phrase.text):
        yield _error(f"{path}.text", "shouting", "an exclamation mark in the high band; end with a full stop")


def _gloss(guide: PhraseGuide, path: str, phrase: Phrase) -> Iterator[Problem]:
    if guide.locale.startswith("en"):
        return
    if not phrase.literal:
        yield _warning(
            f"{path}.literal", "gloss.missing", "add a word by word gloss in English for reviewers"
        )
    elif _fold(phrase.literal) == _fold(phrase.text):
        yield _warning(f"{path}.literal", "gloss.same", "the gloss repeats the text; gloss it in English")


def _repeats(guide: PhraseGuide) -> Iterator[Problem]:
    seen: dict[tuple[str, str | None], str] = {}
    for item, phrase in guide.phrases.items():
        first = seen.setdefault((_fold(phrase.text), phrase.scenario), item)
        if first != item:
            yield _error(f"phrases.{item}.text", "repeat", f"the same words as {first}; reword or remove one")


def _too_few(guide: PhraseGuide) -> Iterator[Problem]:
    """Fewer than three validations make replies echo; in a draft guide that is still work to do."""
    usable = [
        phrase
        for phrase in guide.phrases.values()
        if phrase.move is Move.VALIDATION and phrase.state is not State.RETIRED
    ]
    is_reviewed = any(phrase.state is State.APPROVED for phrase in guide.phrases.values())
    for band in Band:
        count = sum(band in phrase.bands for phrase in usable)
        if count < MIN_VALIDATIONS:
            weight = Weight.ERROR if is_reviewed or count == 0 else Weight.WARNING
            message = f"{count} validations for the {band} band; write at least {MIN_VALIDATIONS}"
            yield Problem(weight, "phrases", "enough", message)


def _fold(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(_APOSTROPHES).casefold()


def _stands_in(words: str, folded: str, *, is_stem: bool) -> bool:
    """Whole words where the script has spaces; a stem may go on at its end."""
    needle = re.escape(_fold(words))
    if _SPACELESS.search(words):
        return re.search(needle, folded) is not None
    end = "" if is_stem else r"(?!\w)"
    return re.search(rf"(?<!\w){needle}{end}", folded) is not None
