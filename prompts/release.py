"""Release: the whole content, pinned by hash. Whole or nothing."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Final, NamedTuple, TypeVar

from locales.guide import PhraseGuide
from locales.phrase import Move
from prompts.errors import ItemRejected, ReleaseRejected
from prompts.item import Item, Library, ModelItem, MoveItem, PolicyItem, ScenarioItem
from prompts.source import read_item, read_library

ITEMS_FOLDER: Final = Path(__file__).parent / "content"
_LIBRARY_FILE: Final = PurePosixPath("library.yaml")
_FOLDERS: Final = ("model", "moves", "policies", "scenarios")
_Some = TypeVar("_Some", MoveItem, ScenarioItem, PolicyItem, ModelItem)


class Pin(NamedTuple):
    """One line of the lock. number: the revision people say; 0 where there is none."""

    name: str
    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class Release:
    """Everything a reply is made of, by hash. packs: the guard's rules as `name hash`, pinned, not held.

    models: the prompts for language models, by what they ask for (`prompts.item.PromptName`).
    id: calendar name and start of the hash over the whole lock, such as `2026.11.1+0c9f21ab`.
    """

    id: str
    lock: tuple[Pin, ...]
    library: Library
    moves: Mapping[Move, MoveItem]
    scenarios: Mapping[str, ScenarioItem]
    policies: Mapping[str, PolicyItem]
    models: Mapping[str, ModelItem]
    guides: Mapping[str, PhraseGuide]
    packs: tuple[str, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item, whatever its kind."""
        return (
            *self.moves.values(),
            *self.scenarios.values(),
            *self.policies.values(),
            *self.models.values(),
        )


Gates = Callable[[Release], list[str]]


def load_release(
    items_folder: Path | None,
    guides: Mapping[str, PhraseGuide],
    gates: Gates,
    packs: Iterable[str] = (),
) -> Release:
    """The release made of these items (None: the ones that come with Tactful) and guides.

    gates: says why the release may not be used; an empty list lets it pass. Raises ReleaseRejected.
    """
    library, items = _read(items_folder or ITEMS_FOLDER)
    release = _pin(library, items, guides, tuple(sorted(packs)))
    reasons = gates(release)
    if reasons:
        raise ReleaseRejected(reasons)
    return release


def _read(folder: Path) -> tuple[Library, list[Item]]:
    reasons: list[str] = []
    items: list[Item] = []
    library: Library | None = None
    try:
        library = read_library(_LIBRARY_FILE, _text(folder, _LIBRARY_FILE))
    except ItemRejected as error:
        reasons += error.reasons
    for file in _files(folder):
        try:
            items.append(read_item(file, _text(folder, file)))
        except ItemRejected as error:
            reasons += error.reasons
    if library is None or reasons:
        raise ReleaseRejected(reasons)
    return library, items


def _files(folder: Path) -> list[PurePosixPath]:
    found = (path for name in _FOLDERS for path in sorted((folder / name).glob("*.md")))
    return [PurePosixPath(path.relative_to(folder).as_posix()) for path in found]


def _text(folder: Path, file: PurePosixPath) -> str:
    try:
        return (folder / file).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ItemRejected([f"{file}: byte {error.start} is not UTF-8; save the file as UTF-8"]) from error
    except OSError as error:
        raise ItemRejected([f"{file}: cannot be read ({error.strerror}); put it there"]) from error


def _pin(
    library: Library, items: list[Item], guides: Mapping[str, PhraseGuide], packs: tuple[str, ...]
) -> Release:
    lock = (
        *(Pin(item.id, item.revision, item.hash) for item in items),
        *(Pin(f"guide.{tag}", 0, guide.revision) for tag, guide in sorted(guides.items())),
        *(Pin(f"pack.{pack}", 0, "") for pack in packs),
        Pin("library", 0, _digest(library.model_dump_json())),
    )
    digest = _digest("\n".join(" ".join(map(str, pin)) for pin in lock))
    return Release(
        id=f"{library.release}+{digest[:8]}",
        lock=lock,
        library=library,
        moves=MappingProxyType({item.move: item for item in _only(MoveItem, items)}),
        scenarios=MappingProxyType({item.scenario: item for item in _only(ScenarioItem, items)}),
        policies=MappingProxyType({item.policy: item for item in _only(PolicyItem, items)}),
        models=MappingProxyType({item.name: item for item in _only(ModelItem, items)}),
        guides=MappingProxyType(dict(guides)),
        packs=packs,
    )


def _only(kind: type[_Some], items: list[Item]) -> Iterable[_Some]:
    return (item for item in items if isinstance(item, kind))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
