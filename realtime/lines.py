"""JSON lines in, one JSON line out for each, in order and flushed, so that commands pipe."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Annotated, BinaryIO, Final, TypeVar

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from realtime.field_errors import problem_of

MAX_LINE: Final = 1024 * 1024
# What some editors and shells put before the first line. It says nothing.
BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
M = TypeVar("M", bound=BaseModel)


class LineIn(BaseModel):
    """What every line may have: an id of any scalar kind, given back as it came. Other fields are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    # An integer that JSON writers elsewhere could not keep comes back as the nearest number.
    id: str | Annotated[int, Field(ge=-(2**63), lt=2**64)] | float | bool | None = None


class Unusable(Exception):
    """A line that cannot be used; the rest goes on."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


def answer_lines(
    model: type[M],
    answer: Callable[[M], object],
    lines: Iterable[bytes] | None = None,
    out: BinaryIO | None = None,
) -> int:
    """Answer each line; gives the exit status, 1 when one of them could not be used."""
    out = out or sys.stdout.buffer
    status = 0
    for number, line in _but_blank_ends(lines if lines is not None else sys.stdin.buffer):
        try:
            result = answer(parse_line(model, line))
        except Unusable as unusable:
            status = 1
            error = {"code": unusable.code, "message": str(unusable), "line": number}
            result = {"id": _id_of(line), "error": error}
        out.write(orjson.dumps(result, option=orjson.OPT_UTC_Z) + b"\n")
        out.flush()
    return status


def _but_blank_ends(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Each line with its number. Blank ones wait: at the end, where editors leave them, they go."""
    blank: list[tuple[int, bytes]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            blank.append((number, line))
            continue
        yield from blank
        blank.clear()
        yield number, line


def parse_line(model: type[M], line: bytes) -> M:
    """Raises Unusable."""
    line = line.removeprefix(BYTE_ORDER_MARK)
    if len(line) > MAX_LINE:
        raise Unusable("too_long", f"a line may have {MAX_LINE} bytes")
    if not line.strip():
        raise Unusable("not_json", "the line is empty")
    try:
        raw = orjson.loads(line)
    except orjson.JSONDecodeError as wrong:
        why = (
            f"{wrong.msg}, at character {wrong.pos + 1}"
            if _is_utf8(line)
            else "it is not UTF-8 text; save or send it as UTF-8"
        )
        raise Unusable("not_json", f"not JSON: {why}") from wrong
    if not isinstance(raw, dict):
        raise Unusable("not_an_object", "the line should be a JSON object")
    try:
        return model.model_validate_json(line)
    except ValidationError as wrong:
        is_missing = wrong.errors(include_url=False, include_input=False)[0]["type"] == "missing"
        raise Unusable("missing_field" if is_missing else "invalid_field", problem_of(wrong)) from wrong


def _id_of(line: bytes) -> object:
    """The id of a line that cannot be used, where it can be made out."""
    try:
        # The strict reader refuses half surrogate pairs; this one lets the id be told all the same.
        name = json.loads(line)["id"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if isinstance(name, int) and not -(2**63) <= name < 2**64:
        return float(name) if abs(name) < 2**1000 else None
    is_scalar = name is None or isinstance(name, str | int | float | bool)
    if not is_scalar or (isinstance(name, str) and not _is_text(name)):
        return None
    return name


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
