"""YAML 1.2 as content files use it: no duplicate keys, no anchors, no tags."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    NodeEvent,
    ScalarEvent,
)
from ruamel.yaml.reader import ReaderError

from locales.errors import LocaleError

MAX_BYTES: Final = 1_000_000
MAX_DEPTH: Final = 40  # the parser in C goes down on the machine's stack, and would take the process along


class UnreadableYaml(LocaleError):
    """A content file is not plain YAML 1.2; the message names the line, if there is one."""

    def __init__(self, file: str, problem: str, line: int | None = None) -> None:
        self.problem = problem
        self.line = line
        super().__init__(f"{file}{f', line {line}' if line else ''}: {problem}")


def load_yaml(path: Path) -> object:
    """Mappings, lists and scalars. Raises UnreadableYaml with file and line."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableYaml(path.name, error.strerror or "cannot be read") from error
    return parse_yaml(path.name, data)


def parse_yaml(file: str, data: bytes) -> object:
    """As `load_yaml`. file: its name, for the message."""
    text = _decoded(file, data)
    # The parser in C takes a sixth of the time, but does not know `[why?]`: the other has the last word.
    with suppress(YAMLError, ValueError):
        return _plain(file, text, pure=False)
    try:
        return _plain(file, text, pure=True)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UnreadableYaml(file, str(error.problem), line) from error
    except ReaderError as error:
        raise UnreadableYaml(f"{file}, character {error.position}", error.reason) from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise UnreadableYaml(file, f"{type(error).__name__} while reading") from error


def _decoded(file: str, data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise UnreadableYaml(file, f"larger than {MAX_BYTES} bytes")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UnreadableYaml(file, "not UTF-8; save the file as UTF-8", line) from error


def _plain(file: str, text: str, *, pure: bool) -> object:
    _refuse_machinery(file, YAML(typ="safe", pure=pure).parse(text))
    return YAML(typ="safe", pure=pure).load(text)


def _refuse_machinery(file: str, events: Iterable[Event]) -> None:
    """Anchors can grow a small file without end, and tags make objects; content needs neither."""
    depth = 0
    for event in events:
        if isinstance(event, CollectionEndEvent):
            depth -= 1
        if not isinstance(event, NodeEvent):
            continue
        line = event.start_mark.line + 1
        if isinstance(event, AliasEvent) or event.anchor is not None:
            raise UnreadableYaml(file, "& and * are not allowed; write the value out, or quote it", line)
        if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag is not None:
            raise UnreadableYaml(
                file, f"a tag ({event.tag}) is not allowed; remove it, or quote the text", line
            )
        depth += isinstance(event, CollectionStartEvent)
        if depth > MAX_DEPTH:
            raise UnreadableYaml(file, f"nested more than {MAX_DEPTH} deep", line)
