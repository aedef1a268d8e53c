"""What is generated from the code: docs/wire.md, docs/settings.md, the widget's types."""

import dataclasses
import inspect
import types
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import typer
from pydantic import AwareDatetime, BaseModel

from realtime import wire
from realtime.settings import setting_docs
from realtime.wire.commands import Command
from realtime.wire.durable import DURABLE
from realtime.wire.incoming import FromClient
from realtime.wire.passing import PASSING
from realtime.wire.protocol import VERSION, Close, Nack
from realtime.wire.suggestions import FindingOut

ROOT: Final = Path(__file__).parents[1]


def write(*, check_only: bool, root: Path = ROOT) -> int:
    """Write them, or say which are out of date; gives the exit status."""
    made = {
        "docs/wire.md": wire_page(),
        "docs/settings.md": settings_page(),
        "web_widget/frames.d.ts": types_file(),
    }
    stale = [
        name
        for name, text in made.items()
        if not (root / name).is_file() or (root / name).read_text() != text
    ]
    for name in stale:
        if check_only:
            typer.echo(f"{name} is out of date: run `tactful docs`")
        else:
            (root / name).write_text(made[name])
            typer.echo(f"wrote {name}")
    return 1 if stale and check_only else 0


# ---- pages for people ----


def wire_page() -> str:
    parts = [
        "# The wire: `tactful.v1`",
        "<!-- Generated from realtime/wire/ by `tactful docs`. -->",
        inspect.getdoc(wire) or "",
        "How a connection begins, resumes and ends is told in [message.md](message.md).",
        "## From the server, kept in the journal",
        *_frames(DURABLE),
        "## From the server, not kept",
        *_frames(PASSING),
        "## From the client",
        *(
            _frame(_tag(frame), _body_of(frame))
            for frame in get_args(get_args(FromClient)[0])
            if _tag(frame) != "cmd"
        ),
        "## Commands: frame `cmd`, `d.op` says which",
        *(_frame(_tag(command, "op"), command) for command in get_args(Command)),
        "## Close codes",
        _table(("code", "name"), [(str(int(code)), code.name.lower().replace("_", " ")) for code in Close]),
        "40xx: reconnect and resume. 44xx: get a new ticket first. 45xx: don't come back.",
        f'Every frame of ours says `"v":{VERSION}`; one from a client that says another version ends the '
        "socket with 4501: a page should be loaded anew.",
        "## Why a command is refused",
        _table(("code",), [(f"`{code}`",) for code in Nack]),
        "A command's id stands for that one command: the same again is acknowledged with `dup`, "
        "another under the same id is refused with `conflict`.",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def settings_page() -> str:
    rows = [(f"`{one.name}`", f"`{one.default}`" if one.default else "–", one.doc) for one in setting_docs()]
    return (
        "\n\n".join(
            (
                "# Settings",
                "<!-- Generated from realtime/settings.py by `tactful docs`. -->",
                "All from the environment; what cannot be used is named at the start.",
                _table(("setting", "default", "what"), rows),
            )
        )
        + "\n"
    )


def _frames(bodies: Any) -> Iterator[str]:
    return (_frame(name, body) for name, body in bodies.items())


def _frame(name: str, body: type) -> str:
    doc = inspect.getdoc(body) if body.__doc__ and not body.__doc__.startswith(f"{body.__name__}(") else None
    rows = [
        (f"`{field}`", f"`{_ts(kind)}`".replace("|", "\\|")) for field, kind in _fields(body) if field != "op"
    ]
    table = _table(("field", "type"), rows) if rows else ""
    return "\n\n".join(part for part in (f"### `{name}`", doc or "", table) if part)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


# ---- types for the widget ----


def types_file() -> str:
    named = dict.fromkeys(_named_types())
    parts = [
        "// Generated from realtime/wire/ by `tactful docs`; don't edit.",
        *(
            f"export type {_name(one)} = {' | '.join(_quoted(item.value) for item in one)};"
            for one in named
            if issubclass(one, Enum)
        ),
        *(_interface(one) for one in named if not issubclass(one, Enum)),
        _bodies("DurableBodies", DURABLE),
        _bodies("PassingBodies", PASSING),
        _ENVELOPES,
        "export type ServerFrame = DurableFrame | PassingFrame;",
        f"export type Command = {' | '.join(one.__name__ for one in get_args(Command))};",
        _client_frames(),
    ]
    return "\n".join(parts) + "\n"


def _interface(body: type) -> str:
    model = body if issubclass(body, BaseModel) else None
    lines = []
    for name, kind in _fields(body):
        optional = model is not None and not model.model_fields[name].is_required()
        lines.append(f"  {name}{'?' if optional else ''}: {_ts(kind)};")
    return "\n".join((f"export interface {body.__name__} {{", *lines, "}"))


def _bodies(name: str, bodies: Mapping[str, type]) -> str:
    lines = [f'  "{tag}": {body.__name__};' for tag, body in bodies.items()]
    return "\n".join((f"export interface {name} {{", *lines, "}"))


def _client_frames() -> str:
    lines = []
    for frame in get_args(get_args(FromClient)[0]):
        body = "Command" if _tag(frame) == "cmd" else _body_of(frame).__name__
        where = "c: string; " if "c" in frame.model_fields else ""
        lines.append(f'  | {{ t: "{_tag(frame)}"; {where}d: {body} }}')
    whole = f"export type ClientFrame = {{ v?: {VERSION} }} & ClientBody;"
    return "\n".join(("export type ClientBody =", *lines)) + f";\n{whole}"


def _named_types() -> Iterator[type]:
    """Every enum and every body, those that others are made of first."""
    roots = [
        *DURABLE.values(),
        *PASSING.values(),
        *(_body_of(frame) for frame in get_args(get_args(FromClient)[0]) if _tag(frame) != "cmd"),
        *get_args(Command),
        FindingOut,
    ]
    for root in roots:
        yield from _walk(root)


def _walk(kind: Any) -> Iterator[type]:
    for part in get_args(kind):
        yield from _walk(part)
    if isinstance(kind, type) and issubclass(kind, Enum):
        yield kind
    elif isinstance(kind, type) and (dataclasses.is_dataclass(kind) or issubclass(kind, BaseModel)):
        for _, inner in _fields(kind):
            yield from _walk(inner)
        yield kind


def _fields(body: type) -> list[tuple[str, Any]]:
    hints = get_type_hints(body)
    if issubclass(body, BaseModel):
        return [(name, hints[name]) for name in body.model_fields]
    assert dataclasses.is_dataclass(body)
    return [(one.name, hints[one.name]) for one in dataclasses.fields(body)]


def _ts(kind: Any) -> str:
    """A type as TypeScript writes it."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _ts(parts[0])
    if origin is Literal:
        return " | ".join(_quoted(part) for part in parts)
    if origin in (Union, types.UnionType):
        return " | ".join(dict.fromkeys(_ts(part) for part in parts))
    if origin is tuple:
        if len(parts) == 2 and parts[1] is Ellipsis:
            return f"Array<{_ts(parts[0])}>"
        return f"[{', '.join(_ts(part) for part in parts)}]"
    if origin is dict:
        return f"Record<{_ts(parts[0])}, {_ts(parts[1])}>"
    return _PLAIN.get(kind) or _name(kind)


# Beside interfaces, a bare `Nack` would read like a frame.
_NAMES: Final = {"Nack": "NackCode"}
_ENVELOPES: Final = """\
export type DurableFrame = {
  [T in keyof DurableBodies]: { v: 1; t: T; c: string; ep: string; seq: number; d: DurableBodies[T] };
}[keyof DurableBodies];
export type PassingFrame = {
  [T in keyof PassingBodies]: { v: 1; t: T; c?: string; ep?: string; d: PassingBodies[T] };
}[keyof PassingBodies];"""
_PLAIN: Final[dict[Any, str]] = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    datetime: "string",
    AwareDatetime: "string",
    type(None): "null",
}


def _name(kind: type) -> str:
    return _NAMES.get(kind.__name__, kind.__name__)


def _quoted(value: object) -> str:
    return f'"{value}"'


def _tag(frame: Any, field: str = "t") -> str:
    return str(get_args(frame.model_fields[field].annotation)[0])


def _body_of(frame: Any) -> type:
    body: type = frame.model_fields["d"].annotation
    return body
