"""Where in a file of rules something stands, for messages."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

_FILES: Final = 4  # reading one with its lines takes a tenth of a second


def place_of(path: Path, *way: str | int) -> str:
    """`en.yaml, line 12`: as near to the end of the way as the file goes.

    way: keys, numbers in lists, and ids of what stands in lists.
    """
    node = _read(path)
    line = 0
    for step in way:
        found = _step(node, step) if node else None
        if found is None:
            break
        line, node = found
    return f"{path.name}, line {line}" if line else path.name


@lru_cache(_FILES)
def _composed(content: bytes) -> Node | None:
    try:
        node: Node | None = YAML(typ="safe", pure=True).compose(content)
    except YAMLError:
        return None
    return node


def _read(path: Path) -> Node | None:
    try:
        return _composed(path.read_bytes())
    except OSError:
        return None


def _step(node: Node, step: str | int) -> tuple[int, Node] | None:
    match node:
        case MappingNode():
            for key, value in node.value:
                if key.value == str(step):
                    return key.start_mark.line + 1, value
        case SequenceNode() if isinstance(step, int):
            if step < len(node.value):
                return node.value[step].start_mark.line + 1, node.value[step]
        case SequenceNode():
            for one in node.value:
                named = _step(one, "id")
                if named and named[1].value == step:
                    return one.start_mark.line + 1, one
    return None
