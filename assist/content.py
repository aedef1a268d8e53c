"""Everything that is written for people, loaded once and judged before it is used."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from assist.composer import Composer
from assist.gates import release_gates
from guardrails.inspection import Guard
from locales.catalog import load_guides
from prompts.release import load_release

# What is judged, and what judges: a change in either is another verdict.
_HOUSE: Final = Path(__file__).parents[1]
ROOMS: Final = tuple(_HOUSE / room for room in ("assist", "guardrails", "locales", "prompts"))
JUDGING: Final = frozenset((".md", ".npz", ".py", ".yaml"))


@dataclass(frozen=True, slots=True)
class Content:
    composer: Composer
    guard: Guard


def load_content(
    items: Path | None = None,
    guides: Path | None = None,
    packs: Path | None = None,
    *,
    house: Path | None = None,
    today: date | None = None,
    verdicts: Path | None = None,
) -> Content:
    """The release of these folders (None: what comes with Tactful), whole, past its gates.

    house: rule packs laid over the others. today: whose rules are in force, None for now.
    verdicts: a folder that remembers what passed, so that the very same content is not judged at each start.
    Raises PackRejected, GuideRejected, ItemRejected or ReleaseRejected, each with every reason.
    """
    passed = verdicts / _digest(items, guides, packs, house) if verdicts else None
    is_known = passed is not None and passed.is_file()
    over = [house] if house else []
    guard = Guard.load(packs, *over, today=today, were_tested=is_known)
    pinned = [f"{name} {digest}" for name, digest in guard.packs.items()]
    gates = (lambda _: []) if is_known else release_gates(guard)
    release = load_release(items, load_guides(guides, were_judged=is_known), gates, pinned)
    if passed is not None and not is_known:
        passed.parent.mkdir(parents=True, exist_ok=True)
        passed.write_text(f"{release.id}\n")
    return Content(Composer(release), guard)


def _digest(*folders: Path | None) -> str:
    """Of every file that has a say in whether this content passes."""
    digest = hashlib.sha256()
    for file in _files([*ROOMS, *(folder for folder in folders if folder)]):
        digest.update(f"{file}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()[:32]


def _files(folders: list[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(one for one in folder.rglob("*") if one.suffix in JUDGING and one.is_file())
