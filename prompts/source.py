"""From a file of `content/` to an item: front matter, fields, and what to say when something is wrong."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Annotated, Any, Final

from pydantic import Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from locales.field_words import said_of
from locales.strict_yaml import UnreadableYaml, parse_yaml
from prompts.errors import ItemRejected
from prompts.item import Item, Library

MAX_BYTES: Final = 16_384
_FENCE: Final = "---"
_ITEM: Final[TypeAdapter[Item]] = TypeAdapter(Annotated[Item, Field(discriminator="kind")])
_KINDS: Final = {"moves": "move", "scenarios": "scenario", "policies": "policy", "model": "model"}
# not for authors to write
_ADDED_HERE: Final = ("body", "first_line")


def read_item(file: PurePosixPath, text: str) -> Item:
    """One item. file: its path below the items folder, for the messages. Raises ItemRejected."""
    head, body, first_line = _split(file, text)
    fields = _mapping(file, head, first_line=2)
    for name in _ADDED_HERE:
        if name in fields:
            raise ItemRejected([f"{file}: {name}: is not a field; write it below the second ---"])
    place = {"first_line": first_line} if fields.get("kind") == "model" else {}
    try:
        item = _ITEM.validate_python({**fields, "body": body, **place})
    except ValidationError as error:
        raise ItemRejected(_reasons(file, error)) from error
    misplaced = _misplaced(file, item)
    if misplaced:
        raise ItemRejected(misplaced)
    return item


def read_library(file: PurePosixPath, text: str) -> Library:
    """The library's own page. Raises ItemRejected."""
    try:
        return Library.model_validate(_mapping(file, text, first_line=1))
    except ValidationError as error:
        raise ItemRejected(_reasons(file, error)) from error


def _split(file: PurePosixPath, text: str) -> tuple[str, str, int]:
    """Front matter, body, and the line on which the body begins."""
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        raise ItemRejected([f"{file}: is {size} bytes, at most {MAX_BYTES}; split it"])
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[0].rstrip() != _FENCE:
        raise ItemRejected([f"{file}: line 1: start with --- and the front matter"])
    end = next((at for at, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), None)
    if end is None:
        raise ItemRejected([f"{file}: the front matter never ends; close it with --- on a line of its own"])
    body = "\n".join(lines[end + 1 :])
    blank = len(body) - len(body.lstrip())
    return "\n".join(lines[1:end]), body.strip(), end + 2 + body[:blank].count("\n")


def _mapping(file: PurePosixPath, text: str, first_line: int) -> Mapping[str, Any]:
    try:
        loaded = parse_yaml(file.name, text.encode("utf-8", "surrogatepass"))
    except UnreadableYaml as error:
        line = f"line {error.line + first_line - 1}: " if error.line else ""
        raise ItemRejected([f"{file}: {line}{error.problem}; mend the YAML there"]) from error
    if not isinstance(loaded, dict) or not all(isinstance(key, str) for key in loaded):
        raise ItemRejected([f"{file}: write the fields as `name: value`, one a line"])
    return loaded


def _reasons(file: PurePosixPath, error: ValidationError) -> list[str]:
    return [
        f"{file}: {_field(problem['loc'])}: {_said(problem)}"
        for problem in error.errors(include_url=False, include_input=False)
    ]


def _field(loc: tuple[int | str, ...]) -> str:
    # pydantic starts the path with the kind it chose; people look for the field
    parts = loc[1:] if loc and loc[0] in _KINDS.values() else loc
    return ".".join(str(part) for part in parts) or "kind"


def _said(problem: ErrorDetails) -> str:
    if problem["type"] in ("union_tag_invalid", "union_tag_not_found"):
        return f"give `kind:` one of {', '.join(_KINDS.values())}"
    return said_of(problem)


def _misplaced(file: PurePosixPath, item: Item) -> list[str]:
    reasons = []
    kind = _KINDS.get(file.parent.name)
    if kind != item.kind:
        folder = next(name for name, known in _KINDS.items() if known == item.kind)
        reasons.append(f"{file}: kind: is `{item.kind}`; move the file to {folder}/ or correct `kind`")
    if item.id != f"{item.kind}.{item.name}":
        reasons.append(f"{file}: id: is `{item.id}`; write `{item.kind}.{item.name}`")
    if file.stem != item.name:
        reasons.append(f"{file}: is about `{item.name}`; name the file {item.name}.md")
    return reasons
