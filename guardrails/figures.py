"""Where the figures of a text are, and what each asks of the evidence and gives when it stands in it."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from guardrails.figure_words import (
    AFTERNOON,
    CURRENCIES,
    MONEY_BEFORE,
    MORNING,
    PER_CENT,
    PER_CENT_BEFORE,
    SCALES,
    TENTHS,
    months_of,
)
from guardrails.rail import Figure
from guardrails.spelled import SpelledReader
from guardrails.text import View

Keys = tuple[set[str], set[str]]

_PHONE_DIGITS: Final = 8  # what two spellings of a number share, with or without the country in front
_WORDS_OF_A_FIGURE: Final = 4  # before its first digit, its own included
_DIGIT: Final = re.compile(r"\d")
_DIGITS: Final = re.compile(r"\d+")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?: \d{3})+")
_EASTERN_DIGIT: Final = re.compile(r"[^\D0-9]")
_ARABIC_MARKS: Final = str.maketrans("٫٬", ".,")
_NO_LETTER: Final = r"(?![^\W\d_])"


def _words(words: Iterable[str]) -> str:
    """Any of them, whole: what is written with spaces between words ends where no letter follows."""
    longest_first = [re.escape(word) for word in sorted(words, key=len, reverse=True)]
    spaced = [word for word in longest_first if word[-1].isalpha() and word[-1] < "\u3000"]
    rest = [word for word in longest_first if word not in spaced]
    return "|".join([f"(?:{'|'.join(spaced)}){_NO_LETTER}", *rest])


# 1,299 and 1.299,50 and 1 299 and 12,99,000; digits that a letter follows are taken as they stand
_NUMBER: Final = (
    r"(?:\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\w)|\d++(?:[.,' ]\d{3})*+(?:[.,]\d+)?+(?![\w])|\d+(?:[.,]\d+)*)"
)
_RUN: Final = (
    r"(?:\d+(?:\.\d+)?\s?[億亿억万만千천]\s?){2,}\d*|(?:\d+(?:\.\d+)?\s?[億亿억万만千천]\s?)\d+"  # 1万2千
)
_SCALED: Final = rf"(?:{_RUN}|{_NUMBER}(?:\s?(?:{_words(SCALES)}))?)"
_BEFORE: Final = (
    rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, sorted(MONEY_BEFORE, key=len, reverse=True)))})\.?"
)
_HALF_AFTER: Final = (
    rf"(?:[ap]\.\s?m\.|[ap]\.?\s?m\b|(?:часов |часа |час |giờ )?(?:{_words((*MORNING, *AFTERNOON))}))"
)
_HALF_BEFORE: Final = rf"(?:{_words((*MORNING, *AFTERNOON, '中午'))})\s?"
_AT: Final = r"(?<![^\W\d_])(?:pukul|jam|ore|alle|saat|godz\.?|godzinie|um|om|lúc|klockan|الساعة)\s"
_FIGURE: Final = re.compile(
    "|".join(
        (
            r"(?P<ignored>https?://\S+|\S+@\S+|\b24/7\b|\b7/24\b|\b50/50\b|第\d+|제\s?\d+|\d+번째|ke-\d+"
            r"|thứ \d|\d+(?:st|nd|rd|th|er|re|e|ème|[.]?[ºª°]|-?(?:й|я|е|го|му|ый|ая))(?!\w)"
            r"|\d+'?(?:inci|nci|uncu|üncü|ncu|ncü)(?!\w)"
            r"|^\s*\d{1,2}[.)](?=\s)(?!\s\d{1,2}\.\s\d))",
            r"(?P<iso>\b\d{4}[-/年.년]\s?\d{1,2}[-/月.월]\s?\d{1,2}(?!\d)[日일号]?|\b\d{2}\.\s\d{1,2}\.\s\d{1,2}(?!\d)\.?)",
            r"(?P<monthday>\d{1,2}[月월]\s?\d{1,2}[日일号])",
            r"(?P<slashed>\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\b\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})(?!\d)"
            r"|\b\d{1,2}-\d{1,2}-\d{4}\b|\b\d{1,2}\s(?:tháng|thg)\s\d{1,2}(?!\d)(?:,?\s(?:năm\s)?\d{4}\b)?)",
            r"(?P<dotted>\b\d{1,2}\.\d{1,2}\.(?!\d))",
            rf"(?P<clock>(?:{_AT})?(?:{_HALF_BEFORE})?\b\d{{1,2}}:\d{{2}}(?:\s?{_HALF_AFTER})?|\b\d{{1,2}}\.\d{{2}}\s?[ap]\.?\s?m\b"
            rf"|(?<!\d)\d{{1,2}}\s?{_HALF_AFTER}|(?:{_HALF_BEFORE})?\d{{1,2}}\s?[時时시](?![間间간])(?:\s?\d{{1,2}}[分분]|半|\s?반)?"
            rf"|{_HALF_BEFORE}\d{{1,2}}[点點](?:\d{{1,2}}分?|半)?|\d{{1,2}}[点點](?:半|\d{{1,2}}分|(?=[钟整前之]))"
            rf"|(?:{_HALF_BEFORE})?\d{{1,2}}\s?बजे|\b\d{{1,2}}(?:\.\d{{2}})?\s?uhr\b(?:\s\d{{1,2}}\b)?)",
            rf"(?P<hours>{_AT}\d{{1,2}}(?:[.h]\d{{2}})?(?![.,:]?\d)|\b\d{{1,2}}\s?h(?:\s?\d{{2}})?(?!\w)"
            rf"|\b\d{{1,2}}\sgiờ(?:\s\d{{1,2}}(?!\d))?)",
            rf"(?P<money>(?:{_BEFORE})\s?{_SCALED}|{_SCALED}\s?(?:{_words(CURRENCIES)}))",
            rf"(?P<percent>(?:{'|'.join(PER_CENT_BEFORE)})\s?{_NUMBER}"
            rf"|{_NUMBER}\s?(?:{_words((*PER_CENT, TENTHS))}))",
            r"(?P<phone>\+?\(?\d[\d() -]{7,}\d(?![.,]?\d))",
            r"(?P<reference>(?<![a-z0-9])(?=[a-z0-9-]*[a-z])(?=(?:[a-z-]*\d){3})[a-z0-9]+(?:-[a-z0-9]+)*)",
            rf"(?P<number>(?<![a-z0-9]){_SCALED})",
        )
    )
)
_IN_RUN: Final = re.compile(r"(\d+(?:\.\d+)?)\s?([億亿억万만千천]|$)")
_SCALE: Final = re.compile(rf"\d\s?({_words(SCALES)})")
_CURRENCY: Final = re.compile(
    rf"{_words(CURRENCIES)}|{'|'.join(map(re.escape, sorted(MONEY_BEFORE, key=len, reverse=True)))}"
)
_HALF: Final = re.compile(rf"([ap])\.?\s?m(?![^\W\d_])|({_words(MORNING)})|{_words((*AFTERNOON, '中午'))}")


def _figures_of(text: str) -> Iterator[re.Match[str]]:
    """What `finditer` gives; where no digit is near, it is not looked for."""
    end = 0
    while digit := _DIGIT.search(text, end):
        match = _FIGURE.search(text, _words_before(text, digit.start(), end))
        if match is None:
            return
        yield match
        end = match.end()


def _words_before(text: str, place: int, end: int) -> int:
    """As many words back as may belong to a figure."""
    for _ in range(_WORDS_OF_A_FIGURE):
        place = max(text.rfind(" ", end, place), text.rfind("\n", end, place))
        if place < 0:
            return end
    return place


class FigureReader:
    """Finds the figures of texts in one language.

    language: whose months it knows, None for every one's; numbers: words that count; units: what makes a
    count of them; ordinals: words before numbers that only number; spaced: words have spaces between them.
    """

    def __init__(
        self,
        language: str | None,
        *,
        numbers: Mapping[str, int] | None = None,
        units: Iterable[str] = (),
        ordinals: Iterable[str] = (),
        spaced: bool = True,
    ) -> None:
        self._language: Final = language
        self._numbers: Final = numbers or {}
        self._units: Final = tuple(units)
        self._ordinals: Final = tuple(ordinals)
        self._spaced: Final = spaced

    def read(self, seen: View) -> tuple[Figure, ...]:
        """All figures of a text, with their places in the original."""
        text = _western(seen.text)
        found: list[Figure] = []
        if _DIGIT.search(text):
            named = list(self._dates(seen, text))
            taken = [range(*match.span()) for match, _ in named]
            found += (figure for _, figure in named)
            for match in _figures_of(text):
                is_taken = any(match.start() < each.stop and each.start < match.end() for each in taken)
                if not (is_taken or match.lastgroup == "ignored" or self._is_step(text, match.start())):
                    found += _figure(seen, match)
        found += self._counts(seen, text)
        return tuple(sorted(found, key=lambda figure: figure.start))

    def counts(self, seen: View, words: Collection[str]) -> Iterator[Figure]:
        """What is counted in words. words: those of the text."""
        return self._counts(seen, _western(seen.text)) if self._spelled.may_be_in(words) else iter(())

    def _counts(self, seen: View, text: str) -> Iterator[Figure]:
        for start, end, asks, gives in self._spelled.read(text):
            yield Figure(*seen.original(start, end), frozenset(asks), frozenset(gives))

    @cached_property
    def _spelled(self) -> SpelledReader:
        return SpelledReader(self._language, self._numbers, self._units, self._months, spaced=self._spaced)

    @cached_property
    def _months(self) -> dict[str, int]:
        return months_of(self._language)

    @cached_property
    def _named(self) -> re.Pattern[str]:
        month = rf"(?:{'|'.join(map(re.escape, sorted(self._months, key=len, reverse=True)))}){_NO_LETTER}\.?"
        return re.compile(
            rf"(?<![^\W\d_])(?P<first>{month})\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s(?P<y1>\d{{4}})\b)?"
            r"|(?<![\d.,])(?P<d2>\d{1,2})(?:st|nd|rd|th|er|[.ºª])*\s(?:de\s|of\s|di\s)?"
            rf"(?P<last>{month})(?:,?\s(?:de\s|del\s|di\s)?(?P<y2>\d{{4}})\b)?"
        )

    def _dates(self, seen: View, text: str) -> Iterator[tuple[re.Match[str], Figure]]:
        """Those that name their month."""
        for match in self._named.finditer(text):
            month = self._months[(match["first"] or match["last"]).removesuffix(".")]
            year = match["y1"] or match["y2"]
            asks, gives = _days({(month, int(match["d1"] or match["d2"]))}, int(year) if year else None)
            yield match, Figure(*seen.original(*match.span()), frozenset(asks), frozenset(gives))

    def _is_step(self, text: str, start: int) -> bool:
        return text[:start].rstrip(" #").endswith(self._ordinals)


def _western(text: str) -> str:
    if text.isascii():
        return text
    if _EASTERN_DIGIT.search(text):
        text = _EASTERN_DIGIT.sub(lambda digit: str(unicodedata.digit(digit[0])), text)
    return text.translate(_ARABIC_MARKS) if "٫" in text or "٬" in text else text


def _figure(seen: View, match: re.Match[str]) -> Iterator[Figure]:
    written = match[0].strip()
    asks, gives = _keys(match.lastgroup or "", written)
    if asks:
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        yield Figure(*seen.original(start, start + len(written)), frozenset(asks), frozenset(gives))


def _keys(kind: str, written: str) -> Keys:
    """What a figure asks of the evidence, and what it gives when it stands in the evidence."""
    match kind:
        case "iso" | "monthday" | "slashed":
            return _dates(written)
        case "dotted":  # 27.11. is a day, or an amount at the end of a sentence
            return _either(_dates(written), _plain(written.removesuffix(".")))
        case "clock":
            return _times(written)
        case "hours":  # 14 h is a time, or how long it takes
            return _either(_times(written), _plain(written))
        case "money":
            values, sign = _values(written), _currency(written)
            own = {f"{value} {sign}" for value in values}
            return own | values, own | {f"any {value}" for value in values}
        case "percent":
            shares = {f"% {value}" for value in _shares(written)}
            return shares, shares
        case "phone":
            digits = "".join(_DIGITS.findall(written))
            keys = {f"phone {digits[-_PHONE_DIGITS:]}"}
            is_amount = _THOUSANDS.fullmatch(written) is not None
            return _either((keys, keys), _plain(written)) if is_amount else (keys, keys)
        case "reference":
            name = f"ref {written.replace('-', '')}"
            return {name}, {name} | {f"any {float(run)}" for run in _DIGITS.findall(written) if len(run) > 3}
    return _plain(written)


def _either(one: Keys, other: Keys) -> Keys:
    return one[0] | other[0], one[1] | other[1]


def _plain(written: str) -> Keys:
    values = _values(written)
    if written == "1":
        return set(), {"1.0", "any 1.0"}
    asks = {f"any {value}" for value in values}
    phone = {f"phone {written[-_PHONE_DIGITS:]}"} if len(written) >= _PHONE_DIGITS else set()
    return asks | phone, asks | values | phone


def _values(written: str) -> set[str]:
    """All numbers a spelling may stand for: 1,299 is a thousand and more here, one and a bit there."""
    match = re.search(r"\d[\d.,' ]*", written)
    if match is None:
        return set()
    if not written.isascii() and len(parts := _IN_RUN.findall(written)) > 1:
        return {str(sum(float(number) * SCALES.get(scale, 1.0) for number, scale in parts))}
    digits = match[0].strip(" .,'")
    whole = re.sub(r"[.,' ]", "", digits)
    values = set()
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0 or len(digits) - last - 1 == 3:
        values.add(float(whole))
    if last >= 0:
        values.add(float(re.sub(r"[.,' ]", "", digits[:last]) + "." + digits[last + 1 :]))
    scaled = _SCALE.search(written)
    scale = SCALES[scaled[1]] if scaled else 1.0
    return {str(value * scale) for value in values}


def _shares(written: str) -> set[str]:
    values = _values(written)
    return {str(10 * float(value)) for value in values} if TENTHS in written else values


def _currency(written: str) -> str:
    sign = _CURRENCY.search(re.sub(r"\d[\d.,' ]*", " ", written))
    return CURRENCIES.get(sign[0], sign[0]) if sign else ""


def _times(written: str) -> Keys:
    numbers = [int(run) for run in _DIGITS.findall(written)]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 30 * ("半" in written or "반" in written)
    if hour > 24:  # 48 giờ is how long it takes
        return set(), set()
    half = _HALF.search(written)
    if half is None:
        hours = {hour, hour + 12} if 1 <= hour <= 12 else {hour}
    else:
        is_morning = half[1] == "a" or half[2] is not None
        # 晚上12点 and रात 12 बजे are midnight by whom one asks, 14:30 in the afternoon is 14:30
        hours = {hour % 12 + 12 * (not is_morning)} if hour <= 12 else {hour}
    times = {f"clock {each % 24}:{minute:02}" for each in hours}
    return times, times


def _dates(written: str) -> Keys:
    numbers = [int(run) for run in _DIGITS.findall(written)]
    if numbers[0] > 31 and len(numbers) > 2:
        return _days({(numbers[1], numbers[2])}, numbers[0])
    days = {(numbers[0], numbers[1]), (numbers[1], numbers[0])}
    if len(numbers) == 2:
        return _days(days, None)
    year_last = _days(days, numbers[2])
    # 26. 11. 27. is the 27th in Korea
    return _either(year_last, _days({(numbers[1], numbers[2])}, numbers[0])) if ". " in written else year_last


def _days(days: set[tuple[int, int]], year: int | None) -> Keys:
    """days: month and day, more than one where the spelling leaves it open."""
    if year is None:
        keys = {f"date {month}-{day}" for month, day in days}
        return keys, keys | {f"date {month}-{day} of any year" for month, day in days}
    full = {f"date {year % 100}-{month}-{day}" for month, day in days}
    return (
        full | {f"date {month}-{day} of any year" for month, day in days},
        full | {f"date {month}-{day}" for month, day in days},
    )
