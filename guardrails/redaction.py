"""Personal data out, before text leaves the house: what can be told by its form and its check digits.

Names and postal addresses have neither, and are not found here. Order numbers, amounts and dates stay: a
reply needs them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import ModuleType
from typing import Final, NamedTuple

import phonenumbers
from stdnum import iban, luhn
from stdnum.br import cpf
from stdnum.cn import ric
from stdnum.es import dni, nie
from stdnum.fr import nir
from stdnum.in_ import aadhaar, pan
from stdnum.it import codicefiscale
from stdnum.kr import rrn
from stdnum.mx import curp
from stdnum.pl import pesel
from stdnum.tr import tckimlik
from stdnum.us import ssn

_REMEMBERED: Final = 4096


class Personal(StrEnum):
    """What kind of personal data it is; the word that stands for it."""

    EMAIL = "email"
    CARD = "card"
    IBAN = "iban"
    IDENTITY = "identity number"
    KEY = "secret"
    PHONE = "phone"


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


def redacted(text: str) -> str:
    """The text with a word in brackets for each piece of personal data, such as `[email]`."""
    return _redacted(text)


def personal_data(text: str) -> tuple[Found, ...]:
    """Where it is, in order; what overlaps is told once, as the kind that is the surest."""
    found: list[Found] = []
    for one in (*_by_form(text), *_phones(text)):
        if all(one.end <= other.start or other.end <= one.start for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


@lru_cache(_REMEMBERED)
def _redacted(text: str) -> str:
    kept = []
    end = 0
    for one in personal_data(text):
        kept.append(f"{text[end : one.start]}[{one.kind}]")
        end = one.end
    return "".join((*kept, text[end:]))


def _by_form(text: str) -> Iterator[Found]:
    for form in _FORMS:
        for match in form.pattern.finditer(text):
            if form.is_real(match[0]):
                yield Found(form.kind, *match.span())


def _phones(text: str) -> Iterator[Found]:
    """With a country's code, grouped as phones are, or where the words before it say so."""
    if not _DIGITS.search(text):
        return
    for match in phonenumbers.PhoneNumberMatcher(text, None, phonenumbers.Leniency.VALID):
        yield Found(Personal.PHONE, match.start, match.end)
    for spoken in _SAID_PHONE.finditer(text):
        yield Found(Personal.PHONE, *spoken.span(1))
    for grouped in _GROUPED_PHONE.finditer(text):
        yield Found(Personal.PHONE, *grouped.span())


def _checked(*modules: ModuleType) -> Callable[[str], bool]:
    def is_real(number: str) -> bool:
        return any(module.is_valid(number) for module in modules)

    return is_real


def _is_card(number: str) -> bool:
    """By its check digit, or four groups of four: who mistypes one still does not want it passed on."""
    digits = re.sub(r"\D", "", number)
    return digits[0] in "23456" and (luhn.is_valid(digits) or bool(_FOUR_FOURS.fullmatch(number)))


def _is_iban(number: str) -> bool:
    """A sentence may go on in capitals after it, so that its end is where it checks."""
    return iban.is_valid(number)


def _surely(_: str) -> bool:
    return True


_FOUR_FOURS: Final = re.compile(r"\d{4}(?:[ -]\d{4}){3}")
_DIGITS: Final = re.compile(r"\d\D{0,2}\d\D{0,2}\d\D{0,2}\d\D{0,2}\d\D{0,2}\d")
_SAID_PHONE: Final = re.compile(
    r"(?:tel|phone|mobile|cell|call|whatsapp|móvil|movil|celular|teléfono|telefono|telefone|telemóvel|"
    r"handy|telefon|téléphone|portable|cellulare|телефон|هاتف|फ़ोन|फोन|電話|携帯|전화|휴대폰|电话|手机)"
    r"[^\d+\n]{0,25}(\+?\(?\d[\d ()./\-]{6,17}\d)",
    re.IGNORECASE,
)
_GROUPED_PHONE: Final = re.compile(
    r"(?<![\w.+-])(?:(?:\+|00)\d{1,3}[ .-]?)?(?:\(\d{2,4}\) ?|\d{3}[.-])\d{3}[ .-]\d{4}(?:x\d{1,5})?(?![\w-])"
)
_FORMS: Final = (
    _Form(
        Personal.KEY,
        re.compile(
            r"-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)"
            r"|\b(?:sk|pk|rk|ghp|gho|xox[abp]|glpat|AKIA|AIza|whsec)[-_A-Za-z0-9]{16,}"
            r"|\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}"
            r"|(?<=[Bb]earer )[\w.~+/-]{16,}=*"
        ),
        _surely,
    ),
    _Form(
        Personal.EMAIL,
        re.compile(r"[^\s@<>()\[\],;:\"']{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}\.[^\W\d_]{2,24}"),
        _surely,
    ),
    _Form(
        Personal.IBAN,
        re.compile(r"\b[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]{4}){2,7}(?: ?[A-Za-z0-9]{1,3})?\b"),
        _is_iban,
    ),
    _Form(Personal.CARD, re.compile(r"(?<![\d.,-])\d(?:[ -]?\d){12,18}(?![\d-])"), _is_card),
    _Form(
        Personal.IDENTITY,
        re.compile(r"\b[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d\b", re.IGNORECASE),
        _checked(curp),
    ),
    _Form(
        Personal.IDENTITY,
        re.compile(r"\b[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]\b", re.IGNORECASE),
        _checked(codicefiscale),
    ),
    _Form(
        Personal.IDENTITY,
        re.compile(r"\b(?:\d{8}[ -]?[A-Z]|[XYZ][ -]?\d{7}[ -]?[A-Z])\b", re.IGNORECASE),
        _checked(dni, nie),
    ),
    _Form(Personal.IDENTITY, re.compile(r"\b[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]\b"), _checked(pan)),
    _Form(Personal.IDENTITY, re.compile(r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)"), _checked(ssn)),
    _Form(Personal.IDENTITY, re.compile(r"(?<!\d)\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)"), _checked(cpf)),
    _Form(Personal.IDENTITY, re.compile(r"(?<!\d)\d{6}-[1-8]\d{6}(?!\d)"), _checked(rrn)),
    _Form(Personal.IDENTITY, re.compile(r"(?<!\d)\d{4} \d{4} \d{4}(?! ?\d)"), _checked(aadhaar)),
    _Form(Personal.IDENTITY, re.compile(r"(?<!\d)[1-6]\d{16}[\dXx](?!\d)"), _checked(ric)),
    _Form(
        Personal.IDENTITY,
        re.compile(r"(?<!\d)[1278] ?\d{2} ?[01]\d ?\d[\dAB] ?\d{3} ?\d{3} ?\d{2}(?!\d)"),
        _checked(nir),
    ),
    _Form(Personal.IDENTITY, re.compile(r"(?<!\d)\d{11}(?!\d)"), _checked(pesel, tckimlik)),
)
