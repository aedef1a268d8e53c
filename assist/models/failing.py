"""What a provider's refusal means, and how its end is read, without keeping any of its words."""

import email.utils
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

import orjson

from assist.models.asking import Fault

# counts and the end mark come right after the last words; a draft does not fail for their sake
TAIL_S: Final = 0.5
# a name that providers give their errors; keys and sentences do not look so
_CODE: Final = re.compile(r"[a-z]+(?:_[a-z]+){0,6}")
_LONGEST_CODE: Final = 40


def fault_of_status(status: int) -> Fault:
    if status == 429:
        return Fault.RATE_LIMITED
    if status >= 500 or status == 408:
        return Fault.SERVER
    return Fault.REFUSED


def fault_of_event(error: object) -> Fault:
    """Of an error that comes in the stream, after a status that said all is well."""
    if isinstance(error, Mapping):
        for field in ("code", "status"):
            status = error.get(field)
            if isinstance(status, str) and status.isdecimal() and len(status) == 3:
                status = int(status)
            if isinstance(status, int) and 400 <= status < 600:
                return fault_of_status(status)
        if "rate_limit" in f"{error.get('type')} {error.get('code')}":
            return Fault.RATE_LIMITED
    return Fault.SERVER


def code_of(body: bytes) -> str:
    """The provider's name for the error in a JSON body; empty when there is none, or it could be more."""
    try:
        told = orjson.loads(body)
    except orjson.JSONDecodeError:
        return ""
    error = told.get("error") if isinstance(told, dict) else None
    if not isinstance(error, dict):
        return ""
    for field in ("code", "type"):
        code = error.get(field)
        if isinstance(code, str) and len(code) <= _LONGEST_CODE and _CODE.fullmatch(code):
            return code
    return ""


def after_s(headers: Mapping[str, str]) -> float | None:
    """Retry-After in seconds: written as a number, or as a date."""
    for name, unit in (("retry-after-ms", 1e-3), ("retry-after", 1.0)):
        text = headers.get(name, "").strip()
        try:
            seconds = float(text) * unit
        except ValueError:
            continue
        return seconds if 0 <= seconds < float("inf") else None
    try:
        until = email.utils.parsedate_to_datetime(headers.get("retry-after", ""))
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())
