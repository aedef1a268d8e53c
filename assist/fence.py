"""Customers' words are data: made harmless before a model reads them. And has it given our own away?"""

import base64
import codecs
import hashlib
import math
import re
import secrets
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from guardrails.inbound import injection_in

# consonants make no word in any language, so nobody writes them by chance
_LETTERS: Final = "bcdfghjkmnpqrstvwxz"
_LETTER_OF: Final = bytes(ord(_LETTERS[byte % len(_LETTERS)]) for byte in range(256))
_SECRET_CHARS: Final = 16
# so much of a secret in a row is no chance
_TELLING: Final = 8
# so much of a prompt's line is no chance either; a shorter line could be
_RECITED: Final = 24
_LEAST_RECITED: Final = 16
_FENCE: Final = "data-"
_GONE: Final = "…"

# controls, marks of direction, invisible and private characters; the joiners of Indic scripts stay
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\uffff\ud800-\udfff\ue000-\uf8ff"
    "\U000e0000-\U0010ffff]"
)
# only bounded runs below: a flood of blanks must not cost more than its length
_OPENS: Final = re.compile(r"<(?![\s\d=3-])")
_CLOSES: Final = re.compile(r"(?<![\s\d=-])>")
_BRACKETED: Final = re.compile(
    r"(?i)\[[ \t]{0,3}(/?[ \t]{0,3}(?:INST|SYS|SYSTEM(?:_PROMPT)?|USER|ASSISTANT|AVAILABLE_TOOLS"
    r"|TOOL_\w+|g?MASK|CLS|SEP|PAD|UNK|BOS|EOS|IMG|THINK)(?:UCTIONS?)?)[ \t]{0,3}\]"
)
_SPEAKS: Final = re.compile(
    r"(?im)^([ \t#*>_-]{0,9}(?:system|assistant|human|user|customer|agent|developer|model|tool"
    r"|instructions?|response|sistema|система|システム|系统|系統|시스템)"
    r"(?:[ \t]{1,3}\w{1,20})?[ \t*_]{0,5})[:：]"
)
_FENCE_LIKE: Final = re.compile(rf"(?i)\bdata[ \t]{{0,3}}[-–—_:][ \t]{{0,3}}[{_LETTERS}]{{6,}}\b")
_BETWEEN: Final = re.compile(r"[\W_]+")
_TICKS: Final = re.compile(r"`{3,}|#{2,}|={4,}|-{3,}")


def new_canary() -> str:
    return secrets.token_bytes(_SECRET_CHARS).translate(_LETTER_OF).decode()


@lru_cache(maxsize=256)
def fence_of(canary: str) -> str:
    """The line around customers' words in the draft with this canary; who knows neither can't write it."""
    digest = hashlib.blake2b(canary.encode(), digest_size=_SECRET_CHARS).digest()
    return _FENCE + digest.translate(_LETTER_OF).decode()


def harmless(text: str) -> str:
    """The words, without what a chat template or a prompt could take for its own signs."""
    text = _UNSEEN.sub("", "\n".join(text.splitlines()))
    text = _CLOSES.sub("›", _OPENS.sub("‹", text))
    text = text.replace("|›", "¦›").replace("‹|", "‹¦")
    text = _BRACKETED.sub(r"(\1)", text)
    text = _SPEAKS.sub(r"\1 -", text)
    text = _TICKS.sub(_GONE, text)
    return _FENCE_LIKE.sub(_GONE, text)


@lru_cache(maxsize=512)
def without_orders(text: str) -> str:
    """A customer's words without those meant for the copilot: what no model reads, none obeys.

    They are no evidence either. People see the message as it was written. Raises UnreadableText.
    """
    kept: list[str] = []
    at = 0
    for found in sorted(injection_in(text).findings, key=lambda each: each.start):
        if found.end > at:
            kept += (text[at : found.start], _GONE)
            at = found.end
    return "".join((*kept, text[at:]))


def without_secrets(text: str, canary: str) -> str:
    """The text as it may stand behind the fence: with nothing that reads like the fence or the canary."""
    squeezed = _without_gaps(text)
    for secret in (canary, fence_of(canary).removeprefix(_FENCE)):
        # each draft has its own: a pattern costs more than all the rest of a prompt
        if secret in squeezed:
            text = _spaced_out(secret).sub(_GONE, text)
    return text


@lru_cache(maxsize=1_024)
def _without_gaps(text: str) -> str:
    return _BETWEEN.sub("", text).casefold()


def leaks(text: str, canary: str) -> bool:
    """Whether a text gives away the canary or the fence: eight characters of it in a row are enough.

    Also in other case, spaced out, reversed, shifted by thirteen, as hex or in base64.
    """
    return Watch(canary, ()).sees(text)


def recites(text: str, own: tuple[str, ...]) -> bool:
    """Whether a text repeats the start of one of these lines, a prompt's own, which no customer needs."""
    return _recites(_squeeze(text), own)


class Watch:
    """Over a text that grows: does it leak a canary, or recite a prompt's own lines? However it is cut."""

    def __init__(self, canary: str, own: tuple[str, ...]) -> None:
        self._canary: Final = canary
        self._own: Final = own
        self._tail = ""

    def sees(self, more: str) -> bool:
        """Whether it does so with what was added, and with what was before."""
        squeezed = self._tail + _squeeze(more)
        self._tail = squeezed[-_RECITED:]
        # worked out when the model speaks, not while it is waited for
        return not _signs(self._canary).isdisjoint(_windows(squeezed)) or _recites(squeezed, self._own)


def _recites(squeezed: str, own: tuple[str, ...]) -> bool:
    return any(line in squeezed for line in _starts(own))


@lru_cache(maxsize=256)
def _starts(own: tuple[str, ...]) -> tuple[str, ...]:
    lines = [_squeeze(line) for line in own]
    return tuple({line[:_RECITED] for line in lines if len(line) >= _LEAST_RECITED})


def _squeeze(text: str) -> str:
    """Nothing but letters and digits, all small, whatever stands between them."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


@lru_cache(maxsize=256)
def _signs(canary: str) -> frozenset[str]:
    secrets_here = (canary, fence_of(canary).removeprefix(_FENCE))
    return frozenset(
        window for secret in secrets_here for form in _disguises(secret) for window in _windows(form)
    )


def _windows(text: str) -> Iterator[str]:
    return (text[at : at + _TELLING] for at in range(len(text) - _TELLING + 1))


def _disguises(secret: str) -> Iterator[str]:
    yield secret
    yield secret[::-1]
    yield codecs.encode(secret, "rot13")
    for written in (secret, secret.upper()):
        raw = written.encode()
        yield raw.hex()
        for before in range(3):
            coded = base64.b64encode(b"\0" * before + raw).decode()
            # six bits a letter: those at the ends depend on what stands beside it
            yield coded[math.ceil(before * 8 / 6) : (before + len(raw)) * 8 // 6].lower()


@lru_cache(maxsize=256)
def _spaced_out(secret: str) -> re.Pattern[str]:
    return re.compile(r"[\W_]*".join(map(re.escape, secret)), re.IGNORECASE)
