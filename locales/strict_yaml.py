"""YAML 1.2 as content files use it: no duplicate keys, no anchors, no tags."""

import re
from pathlib import Path
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, CollectionStartEvent, NodeEvent, ScalarEvent
from ruamel.yaml.reader import ReaderError

from locales.errors import LocaleError

MAX_BYTES: Final = 1_000_000
_MAY_BE_MACHINERY: Final = re.compile(r"(?:^|[\s\[{,:])[&*!]\S", re.MULTILINE)


class UnreadableYaml(LocaleError):
    """A content file is not plain YAML 1.2; the message names the line."""


def load_yaml(path: Path) -> object:
    """Mappings, lists and scalars. Raises UnreadableYaml with file and line."""
    text = _read(path)
    try:
        _refuse_machinery(path, text)
        return YAML(typ="safe", pure=True).load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UnreadableYaml(f"{path.name}, line {line}: {error.problem}") from error
    except ReaderError as error:
        raise UnreadableYaml(f"{path.name}, character {error.position}: {error.reason}") from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise UnreadableYaml(f"{path.name}: {type(error).__name__} while reading") from error


def _read(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableYaml(f"{path.name}: {error.strerror}") from error
    if len(data) > MAX_BYTES:
        raise UnreadableYaml(f"{path.name}: larger than {MAX_BYTES} bytes")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UnreadableYaml(f"{path.name}, line {line}: not UTF-8; save the file as UTF-8") from error


def _refuse_machinery(path: Path, text: str) -> None:
    """Anchors can grow a small file without end, and tags make objects; content needs neither."""
    if not _MAY_BE_MACHINERY.search(text):  # reading the events doubles the time of a load
        return
    for event in YAML(typ="safe", pure=True).parse(text):
        if not isinstance(event, NodeEvent):
            continue
        where = f"{path.name}, line {event.start_mark.line + 1}"
        if isinstance(event, AliasEvent) or event.anchor is not None:
            raise UnreadableYaml(f"{where}: & and * are not allowed; write the value out, or quote it")
        if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag is not None:
            raise UnreadableYaml(f"{where}: a tag ({event.tag}) is not allowed; remove it, or quote the text")
