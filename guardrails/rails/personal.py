"""Nobody's personal data is shown that this conversation does not hold already."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from guardrails.finding import Category, Finding, Severity
from guardrails.rail import Passage
from guardrails.redaction import Found, Personal
from guardrails.text import view

_REMEMBERED: Final = 1024
_PHONE_SIGNS: Final = 8  # what two spellings of a number share, with or without the country in front
_PUBLIC: Final = frozenset(
    (Personal.EMAIL, Personal.PHONE, Personal.ADDRESS, Personal.BIRTH, Personal.STREET)
)


def strangers_data(passage: Passage) -> Iterator[Finding]:
    """Without evidence an address or a phone number may be the house's own, so it is only pointed at."""
    for found in passage.personal:
        if passage.evidence is None or not _is_given(passage.text, found, passage.evidence):
            is_unsure = passage.evidence is None and found.kind in _PUBLIC
            yield Finding(
                f"personal.{found.kind.name.lower()}",
                Category.PERSONAL_DATA,
                Severity.WARN if is_unsure else Severity.ERROR,
                found.start,
                found.end,
                f"Shows a {found.kind} that is not in this conversation: take it out",
                None,
            )


def _is_given(text: str, found: Found, evidence: Sequence[str]) -> bool:
    wanted = _squeezed(text[found.start : found.end])
    if found.kind is Personal.PHONE:
        wanted = wanted[-_PHONE_SIGNS:]
    return any(wanted in _squeezed(given) for given in evidence)


@lru_cache(_REMEMBERED)
def _squeezed(text: str) -> str:
    """Letters and digits alone: how they are grouped says nothing."""
    return "".join(filter(str.isalnum, view(text).text))
