"""Personal data out, before text leaves the house: what can be told by its form and its check digits.

Names have neither, and are not found here; of an address the street with its number is. Order numbers,
amounts and dates stay: a reply needs them.
"""

import ipaddress
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib import import_module
from typing import Any, Final, NamedTuple

from guardrails.said_words import BANK, CAPITALS, IDENTITY, PHONE, SECRET
from guardrails.streets import STREET, STREET_WORD, may_name_street
from guardrails.text import narrowed

_REMEMBERED: Final = 4096


class Personal(StrEnum):
    """What kind of personal data it is; the word that stands for it."""

    EMAIL = "email"
    CARD = "card"
    IBAN = "iban"
    IDENTITY = "identity number"
    KEY = "secret"
    PHONE = "phone"
    ADDRESS = "network address"
    BIRTH = "date of birth"
    STREET = "street address"


@dataclass(frozen=True, slots=True)
class Found:
    """Code points of the text, half open."""

    kind: Personal
    start: int
    end: int


class _Form(NamedTuple):
    kind: Personal
    pattern: re.Pattern[str]
    is_real: Callable[[str], bool]


class _Said(NamedTuple):
    """What only the words in front of it make personal, on the same line and so many characters away.

    digits: how many it has at least.
    """

    kind: Personal
    digits: int
    pattern: re.Pattern[str]
    words: re.Pattern[str]
    is_real: Callable[[str], bool]


def redacted(text: str) -> str:
    """The text with a word in brackets for each piece of personal data, such as `[email]`."""
    return _redacted(text)


def personal_data(text: str) -> tuple[Found, ...]:
    """Where it is, in order; what overlaps is told once, as the kind that is the surest."""
    plain = narrowed(text)
    has_digit = _DIGIT.search(plain) is not None
    if not (has_digit or _may_do_without(plain)):
        return ()
    if not (_MAY_BE.search(text) or (has_digit and _HINT.search(text.lower()))):
        return ()
    text = _plain_digits(plain)
    found: list[Found] = []
    for one in (*_by_form(text), *_said(text), *_phones(text)):
        if all(one.end <= other.start or other.end <= one.start for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def may_begin_personal_data(text: str) -> bool:
    """Whether there is any in the beginning of a text, or what comes may make some of its last words."""
    return bool(may_name_street(text) or _SECRET_WORD.search(text.lower()) or personal_data(text))


def _may_do_without(text: str) -> bool:
    """Whether there may be any in a text without a digit."""
    return "@" in text or text.count(":") > _MOST_COLONS or any(sign in text for sign in _KEY_SIGNS)


def _plain_digits(text: str) -> str:
    return text if text.isascii() else _OTHER_DIGIT.sub(lambda digit: str(unicodedata.digit(digit[0])), text)


@lru_cache(_REMEMBERED)
def _redacted(text: str) -> str:
    kept = []
    end = 0
    for one in personal_data(text):
        kept.append(f"{text[end : one.start]}[{one.kind}]")
        end = one.end
    return "".join((*kept, text[end:]))


def _by_form(text: str) -> Iterator[Found]:
    for form in _forms(text):
        for match in form.pattern.finditer(text):
            if form.is_real(match[0]):
                yield Found(form.kind, *match.span())


def _forms(text: str) -> Iterable[_Form]:
    """Those that the text has the characters for."""
    if "@" in text:
        yield _EMAIL
    if _TOKEN.search(text):
        yield _KEY
    if _NUMBER.search(text):
        yield from _NUMBERS
    if _DIGIT.search(text) and may_name_street(text):
        yield _STREET
    if text.count(".") > 2 or text.count(":") > _MOST_COLONS:
        yield _ADDRESS


def _said(text: str) -> Iterator[Found]:
    digits = len(_DIGIT.findall(text))
    for said in _SAID:
        for match in said.pattern.finditer(text) if said.digits <= digits else ():
            before = text[max(0, match.start() - _NEAR) : match.start()]
            if said.words.search(before) and said.is_real(match[0]):
                yield Found(said.kind, *match.span())


def _phones(text: str) -> Iterator[Found]:
    """With a country's code, or grouped as phones are."""
    if not _DIGITS.search(text):
        return
    if "+" in text:
        phonenumbers = _library("phonenumbers")
        for match in phonenumbers.PhoneNumberMatcher(text, None, phonenumbers.Leniency.VALID):
            yield Found(Personal.PHONE, match.start, match.end)
    for pattern in (_GROUPED_PHONE, _PHONE_ABROAD, _PHONE_AT_HOME):
        for grouped in pattern.finditer(text):
            yield Found(Personal.PHONE, *grouped.span())


@cache
def _library(name: str) -> Any:
    """Imported when a text first asks for it: together they take as much memory as all our rules."""
    return import_module(name)


def _checked(*modules: str) -> Callable[[str], bool]:
    def is_real(number: str) -> bool:
        return any(_library(f"stdnum.{module}").is_valid(number) for module in modules)

    return is_real


_is_luhn: Final = _checked("luhn")
_is_checked_iban: Final = _checked("iban")


def _is_card(number: str) -> bool:
    """By its check digit, or four groups of four: who mistypes one still does not want it passed on."""
    digits = re.sub(r"\D", "", number)
    return digits[0] in "23456" and (_is_luhn(digits) or bool(_FOUR_FOURS.fullmatch(number)))


def _is_said_card(number: str) -> bool:
    return _is_luhn(re.sub(r"\D", "", number))


def _is_public(address: str) -> bool:
    """Those of a home network are the same for everybody."""
    try:
        return ipaddress.ip_address(address).is_global
    except ValueError:
        return False


def _is_iban(number: str) -> bool:
    """A sentence may go on in capitals after it, so that its end is where it checks."""
    return _is_checked_iban(number)


def _surely(_: str) -> bool:
    return True


def _is_identity(number: str) -> bool:
    """Long enough, and no date."""
    return sum(map(str.isdigit, number)) > 5 and not _DATE.fullmatch(number)


def _is_secret(word: str) -> bool:
    return any(map(str.isdigit, word)) and any(map(str.isalpha, word))


_MAY_BE: Final = re.compile(r"@|\d\D{0,12}\d|[Bb]earer |PRIVATE KEY|\w{16}")
_HINT: Final = re.compile(rf"{STREET_WORD}|{SECRET}")  # in small letters: where one digit is enough
_SECRET_WORD: Final = re.compile(SECRET)
_DIGIT: Final = re.compile(r"\d")
_OTHER_DIGIT: Final = re.compile(r"[^\D0-9]")
_MOST_COLONS: Final = 6  # of what is no network address
_DATE: Final = re.compile(r"\d{1,2}([./-])\d{1,2}\1(?:\d{2}|\d{4})|\d{4}([./-])\d{1,2}\2\d{1,2}")
_TOKEN: Final = re.compile(r"[\w-]{16}|[Bb]earer |PRIVATE KEY")
_NUMBER: Final = re.compile(r"\d(?:[ .()/\-]{0,3}\d){8}|\d{7}|(?=\w*\d)(?=\w*[A-Za-z])\w{9}")
_FOUR_FOURS: Final = re.compile(r"\d{4}(?:[ -]\d{4}){3}")
_DIGITS: Final = re.compile(r"\d\D{0,2}\d\D{0,2}\d\D{0,2}\d\D{0,2}\d\D{0,2}\d")
_PHONE_ABROAD: Final = re.compile(r"(?<![\w+])\+\d(?:[ ().\-]{0,3}\d){7,14}(?!\d)")
# what is grouped and begins with the zero that is dialled within a country
_PHONE_AT_HOME: Final = re.compile(
    r"(?<![\w.+,-])(?=0(?:[ -]?\d){8,10}(?![\w-]|[ .,]\d))"
    r"0\d{1,4}(?:(?:[ -]\d{2,4}){2,4}|[ -]\d{6,8})(?![\w-])"
)
_GROUPED_PHONE: Final = re.compile(
    r"(?<![\w.+-])(?:(?:\+|00)\d{1,3}[ .-]?)?(?:\(\d{2,4}\) ?|\d{3}[.-])\d{3}[ .-]\d{4}(?:x\d{1,5})?(?![\w-])"
)
_ISSUED: Final = ("sk", "pk", "rk", "ghp", "gho", "xoxa", "xoxb", "xoxp", "glpat", "AKIA", "AIza", "whsec")
_KEY_SIGNS: Final = ("PRIVATE KEY", "earer ", "eyJ", *_ISSUED)  # there is no key without one
_KEY: Final = _Form(
    Personal.KEY,
    re.compile(
        r"-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)"
        rf"|\b(?:{'|'.join(_ISSUED)})[-_A-Za-z0-9]{{16,}}"
        r"|\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}"
        r"|(?<=[Bb]earer )[\w.~+/-]{16,}=*"
    ),
    _surely,
)
_EMAIL: Final = _Form(
    Personal.EMAIL,
    re.compile(r"[^\s@<>()\[\],;:\"'、。]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}\.[^\W\d_]{2,24}"),
    _surely,
)
_ADDRESS: Final = _Form(
    Personal.ADDRESS,
    re.compile(
        r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?!\.?\w)|(?<![\w:])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![\w:])"
    ),
    _is_public,
)
_STREET: Final = _Form(Personal.STREET, STREET, _surely)
_NUMBERS: Final = (
    _Form(
        Personal.IBAN,
        re.compile(r"\b[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]{4}){2,7}(?: ?[A-Za-z0-9]{1,3})?\b"),
        _is_iban,
    ),
    _Form(Personal.CARD, re.compile(r"(?<![\d.,-])\d(?:[ -]?\d){12,18}(?![\d-])"), _is_card),
    _Form(
        Personal.IDENTITY,
        re.compile(r"\b[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d\b", re.IGNORECASE),
        _checked("mx.curp"),
    ),
    _Form(
        Personal.IDENTITY,
        re.compile(r"\b[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]\b", re.IGNORECASE),
        _checked("it.codicefiscale"),
    ),
    _Form(
        Personal.IDENTITY,
        re.compile(r"\b(?:\d{8}[ -]?[A-Z]|[XYZ][ -]?\d{7}[ -]?[A-Z])\b", re.IGNORECASE),
        _checked("es.dni", "es.nie"),
    ),
    _Form(Personal.IDENTITY, re.compile(r"\b[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]\b"), _checked("in_.pan")),
    _Form(Personal.IDENTITY, re.compile(r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)"), _checked("us.ssn")),
    _Form(Personal.IDENTITY, re.compile(r"(?<!\d)\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)"), _checked("br.cpf")),
    _Form(
        Personal.IDENTITY,
        re.compile(r"(?<!\d)\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2}(?!\d)"),
        _checked("br.cnpj"),
    ),
    _Form(Personal.IDENTITY, re.compile(r"(?<!\d)\d{2}-\d{8}-\d(?!\d)"), _checked("ar.cuit")),
    _Form(Personal.IDENTITY, re.compile(r"(?<!\d)\d{6}-[1-8]\d{6}(?!\d)"), _checked("kr.rrn")),
    _Form(Personal.IDENTITY, re.compile(r"(?<!\d)\d{4} \d{4} \d{4}(?! ?\d)"), _checked("in_.aadhaar")),
    _Form(Personal.IDENTITY, re.compile(r"(?<!\d)[1-6]\d{16}[\dXx](?!\d)"), _checked("cn.ric")),
    _Form(
        Personal.IDENTITY,
        re.compile(r"(?<!\d)[1278] ?\d{2} ?[01]\d ?\d[\dAB] ?\d{3} ?\d{3} ?\d{2}(?!\d)"),
        _checked("fr.nir"),
    ),
    _Form(Personal.IDENTITY, re.compile(r"(?<!\d)\d{11}(?!\d)"), _checked("pl.pesel", "tr.tckimlik")),
)
_NEAR: Final = 32
_SAID: Final = (
    _Said(
        Personal.CARD,
        12,
        re.compile(r"(?<![\d.,-])\d(?:[ -]?\d){11,18}(?![\d-])"),
        re.compile(
            r"(?:\bcard|\bcc\b|tarjeta|cartão|\bcarte|karte\b|carta\b|kaart|kart[ayęu]?\b|карт|بطاقة|कार्ड|カード|卡|카드"
            r"|\bthẻ\b)\D{0,20}$",
            re.IGNORECASE,
        ),
        _is_said_card,
    ),
    _Said(
        Personal.BIRTH,
        3,
        re.compile(
            r"\b\d{1,4}[./\-年년] ?\d{1,2}[./\-月월] ?\d{1,4}"
            r"|\b\d{1,2}\.? (?:de )?[^\W\d_]{3,10}\.? (?:de )?\d{4}\b"
            r"|\b[^\W\d_]{3,10} \d{1,2},? \d{4}\b"
        ),
        re.compile(
            r"(?:date of birth|birth ?date|birthday|\bdob\b|\bborn(?: on)?\b"
            r"|fecha de nacimiento|nací el|nacid[oa] el|data de nascimento|nasci em|nascid[oa] em"
            r"|date de naissance|\bnée? le\b|geburtsdatum|geboren am|data di nascita|nat[oa] il|geboortedatum"
            r"|geboren op|data urodzenia|urodzon[ya]|дата рождения|родил(?:ся|ась)"
            r"|doğum tarihi|tanggal lahir|ngày sinh|sinh ngày"
            r"|تاريخ الميلاد|जन्म तिथि|जन्मतिथि|生年月日|出生日期|생년월일)"
            r"[^\d\n]{0,12}$",
            re.IGNORECASE,
        ),
        _surely,
    ),
    _Said(
        Personal.IDENTITY,
        6,
        re.compile(
            rf"(?<![A-Za-z0-9.,-])(?!(?:{CAPITALS})\b)[A-Z0-9][A-Z0-9 ./\-]{{4,22}}[A-Z0-9](?![A-Za-z0-9-])"
        ),
        re.compile(rf"(?:{IDENTITY})[^\d\n]{{0,20}}$", re.IGNORECASE),
        _is_identity,
    ),
    _Said(
        Personal.IBAN,
        2,
        re.compile(r"(?<![A-Za-z0-9.,-])\d[\d -]{4,24}\d(?![A-Za-z0-9-])"),
        re.compile(rf"(?:{BANK})[^\d\n]{{0,16}}$", re.IGNORECASE),
        _surely,
    ),
    _Said(
        Personal.KEY,
        1,
        re.compile(r"(?<=[\s:=“\"'«])(?=\S{0,39}\d)[^\s“”\"'«»]{6,40}(?<![.,;!?])"),
        re.compile(
            rf"(?:{SECRET})\s?(?:is|es|é|est|ist|lautet|è|to|:|=|は|은|는|是|为|هي)?\s?[:=“\"'«]?\s?$",
            re.IGNORECASE,
        ),
        _is_secret,
    ),
    _Said(
        Personal.PHONE,
        2,
        re.compile(r"\+?\(?\d[\d ()./\-]{6,17}\d"),
        re.compile(rf"(?:{PHONE})[^\d+\n]{{0,25}}$", re.IGNORECASE),
        _surely,
    ),
)
