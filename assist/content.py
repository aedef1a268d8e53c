"""Everything that is written for people, loaded once and judged before it is used."""

from dataclasses import dataclass
from pathlib import Path

from assist.composer import Composer
from assist.gates import release_gates
from guardrails.inspection import Guard
from locales.catalog import load_guides
from prompts.release import load_release


@dataclass(frozen=True, slots=True)
class Content:
    composer: Composer
    guard: Guard


def load_content(items: Path | None = None, guides: Path | None = None, packs: Path | None = None) -> Content:
    """The release of these folders (None: what comes with Tactful), whole, past its gates.

    Raises PackRejected, GuideRejected, ItemRejected or ReleaseRejected, each with every reason.
    """
    guard = Guard.load(packs)
    pinned = [f"{name} {digest}" for name, digest in guard.packs.items()]
    release = load_release(items, load_guides(guides), release_gates(guard), pinned)
    return Content(Composer(release), guard)
