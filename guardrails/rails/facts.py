"""No figure is shown that the evidence does not hold."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from guardrails.finding import Category, Finding, Severity
from guardrails.rail import Figure, Passage
from guardrails.text import View

_CURRENCIES: Final = {
    "$": "$", "us$": "$", "mx$": "$", "usd": "$", "mxn": "$", "dollars": "$", "dollar": "$", "dólares": "$",
    "pesos": "$", "peso": "$", "ドル": "$", "€": "€", "eur": "€", "euros": "€", "euro": "€", "ユーロ": "€",
    "£": "£", "gbp": "£", "pounds": "£", "¥": "¥", "jpy": "¥", "円": "¥", "yen": "¥",
}  # fmt: skip
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene", "february feb febrero", "march mar marzo", "april apr abril abr",
            "may mayo", "june jun junio", "july jul julio", "august aug agosto ago",
            "september sep sept septiembre", "october oct octubre", "november nov noviembre",
            "december dec diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH: Final = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_NUMBER: Final = r"\d++(?:[.,' ]\d{3})*+(?:[.,]\d+)?+(?![\w])|\d+(?:[.,]\d+)*"
_PREFIX: Final = r"(?:us|mx)?\$|[€£¥]|\b(?:usd|mxn|eur|gbp|jpy)\b"
_SUFFIX: Final = r"[$€£¥円]|ドル|ユーロ|(?:usd|mxn|eur|gbp|jpy|dollars?|euros?|pounds|yen|pesos?|dólares)\b"
_HALF: Final = r"(?:[ap]\.\s?m\.|[ap]\.?\s?m\b)"
_FIGURE: Final = re.compile(
    "|".join(
        (
            r"(?P<ignored>https?://\S+|\S+@\S+|\b24/7\b|\b7/24\b|\b50/50\b|第\d+|\d+(?:st|nd|rd|th|er|[.]?[ºª°])(?!\w)"
            r"|^\s*\d{1,2}[.)](?=\s))",
            r"(?P<iso>\b\d{4}[-/年.]\s?\d{1,2}[-/月.]\s?\d{1,2}\b日?)",
            r"(?P<monthday>\d{1,2}月\d{1,2}日)",
            r"(?P<slashed>\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b)",
            rf"(?P<named>\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s\d{{4}}\b)?"
            rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:de\s|of\s)?{_MONTH}(?:,?\s(?:de\s|del\s)?\d{{4}}\b)?)",
            rf"(?P<clock>\b\d{{1,2}}:\d{{2}}(?:\s?{_HALF})?|\b\d{{1,2}}\s?{_HALF}"
            r"|(?:午前|午後)?\d{1,2}時(?!間)(?:\d{1,2}分|半)?)",
            rf"(?P<money>(?:{_PREFIX})\s?(?:{_NUMBER})|(?:{_NUMBER})\s?(?:{_SUFFIX}))",
            rf"(?P<percent>(?:{_NUMBER})\s?(?:%|٪|percent\b|por\s?ciento\b|パーセント|割))",
            r"(?P<phone>\+?\(?\d[\d() -]{7,}\d)",
            r"(?P<reference>(?<![a-z0-9])(?=[a-z0-9-]*[a-z])(?=(?:[a-z-]*\d){3})[a-z0-9]+(?:-[a-z0-9]+)*)",
            rf"(?P<number>(?<![a-z0-9])(?:{_NUMBER}))",
        )
    )
)
_DIGIT: Final = re.compile(r"\d")
_DIGITS: Final = re.compile(r"\d+")
_PHONE_DIGITS: Final = 8  # what two spellings of a number share, with or without the country in front


@dataclass(frozen=True, slots=True)
class Counting:
    """How a language counts: words for numbers, units that make a count of them, words before ordinals."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    units: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    spaced: bool = True

    def pattern(self) -> re.Pattern[str] | None:
        if not self.numbers or not self.units:
            return None
        words = "|".join(map(re.escape, sorted(self.numbers, key=len, reverse=True)))
        units = "|".join(map(re.escape, sorted(self.units, key=len, reverse=True)))
        return re.compile(rf"\b({words})[\s-](?:{units})\b" if self.spaced else rf"({words})(?:{units})")


def figures(seen: View, counting: Counting, counted: re.Pattern[str] | None) -> tuple[Figure, ...]:
    """All figures of a text, with their places in the original. counted: `counting.pattern()`, made once."""
    text = seen.text if seen.text.isascii() else _western(seen.text)
    found: list[Figure] = []
    if _DIGIT.search(text):
        for match in _FIGURE.finditer(text):
            if not (match.lastgroup == "ignored" or _is_step(text, match.start(), counting)):
                found += _figure(seen, match)
    if counted:
        found += (_count(seen, match, counting) for match in counted.finditer(text))
    return tuple(sorted(found, key=lambda figure: figure.start))


def unsupported(passage: Passage) -> Iterator[Finding]:
    if passage.supported is None:
        return
    alternative = next(iter(passage.figure_alternatives), None)
    for figure in passage.figures:
        if figure.asks.isdisjoint(passage.supported):
            written = passage.text[figure.start : figure.end]
            yield Finding(
                "facts.unsupported",
                Category.UNSUPPORTED_FACT,
                Severity.ERROR,
                figure.start,
                figure.end,
                f"“{written}” is not in the conversation, the policy or the calendar: confirm it first",
                alternative,
            )


def _western(text: str) -> str:
    return "".join(str(unicodedata.digit(char)) if char.isdecimal() else char for char in text)


def _is_step(text: str, start: int, counting: Counting) -> bool:
    return text[:start].rstrip(" #").endswith(counting.ordinals) if counting.ordinals else False


def _figure(seen: View, match: re.Match[str]) -> Iterator[Figure]:
    written = match[0].strip()
    asks, gives = _keys(match.lastgroup or "", written)
    if asks:
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        yield Figure(*seen.original(start, start + len(written)), frozenset(asks), frozenset(gives))


def _count(seen: View, match: re.Match[str], counting: Counting) -> Figure:
    key = str(float(counting.numbers[match[1]]))
    return Figure(
        *seen.original(match.start(), match.end()), frozenset({f"any {key}"}), frozenset({f"any {key}", key})
    )


def _keys(kind: str, written: str) -> tuple[set[str], set[str]]:
    """What a figure asks of the evidence, and what it gives when it stands in the evidence."""
    match kind:
        case "iso" | "monthday" | "slashed" | "named":
            return _dates(written)
        case "clock":
            times = _times(written)
            return times, times
        case "money":
            currency = _currency(written)
            values = _values(written)
            asks = {f"{value} {currency}" for value in values} | values
            return asks, {f"{value} {currency}" for value in values} | {f"any {value}" for value in values}
        case "percent":
            shares = {f"% {value}" for value in _values(written)}
            return shares, shares
        case "phone":
            digits = "".join(_DIGITS.findall(written))
            keys = {f"phone {digits[-_PHONE_DIGITS:]}"}
            return keys, keys
        case "reference":
            name = f"ref {written.replace('-', '')}"
            return {name}, {name} | {f"any {float(run)}" for run in _DIGITS.findall(written) if len(run) > 3}
    return _plain(written)


def _plain(written: str) -> tuple[set[str], set[str]]:
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
    digits = match[0].strip(" .,'")
    whole = re.sub(r"[.,' ]", "", digits)
    values = set()
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0 or len(digits) - last - 1 == 3:
        values.add(str(float(whole)))
    if last >= 0:
        values.add(str(float(re.sub(r"[.,' ]", "", digits[:last]) + "." + digits[last + 1 :])))
    return values


def _currency(written: str) -> str:
    sign = re.sub(r"[\d.,' ]", "", written)
    return _CURRENCIES.get(sign, sign)


def _times(written: str) -> set[str]:
    numbers = [int(run) for run in _DIGITS.findall(written)]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 30 * ("半" in written)
    half = re.search(r"([ap])\.?\s?m\b|午前|午後", written)
    if half is None:
        hours = {hour, hour + 12} if 1 <= hour <= 12 else {hour}
        return {f"clock {each % 24}:{minute:02}" for each in hours}
    afternoon = half[1] == "p" or half[0] == "午後"
    return {f"clock {hour % 12 + 12 * afternoon}:{minute:02}"}


def _dates(written: str) -> tuple[set[str], set[str]]:
    numbers = [int(run) for run in _DIGITS.findall(written)]
    month = next((_MONTHS[word] for word in re.findall(r"[a-z]+", written) if word in _MONTHS), None)
    year: int | None = None
    if month is not None:
        days = {(month, numbers[0])}
        year = numbers[1] if len(numbers) > 1 else None
    elif numbers[0] > 31 and len(numbers) > 2:
        year, days = numbers[0], {(numbers[1], numbers[2])}
    else:
        days = {(numbers[0], numbers[1]), (numbers[1], numbers[0])}
        year = numbers[2] if len(numbers) > 2 else None
    if year is None:
        keys = {f"date {m}-{d}" for m, d in days}
        return keys, keys | {f"date {m}-{d} of any year" for m, d in days}
    full = {f"date {year % 100}-{m}-{d}" for m, d in days}
    return full | {f"date {m}-{d} of any year" for m, d in days}, full | {f"date {m}-{d}" for m, d in days}
