"""What suggestions were made from stays readable when the library has moved on: a file for each revision."""

import os
import tempfile
from pathlib import Path

from prompts.item import Item
from prompts.release import Release


def text_of(item: Item, release: str) -> str:
    """An item as people read it: which it is, what it is for, its words to the letter."""
    return f"{item.id} r{item.revision} {item.hash}, release {release}\n{item.summary}\n\n{item.body}"


def keep(release: Release, folder: Path) -> None:
    """Write down what is not there yet. What once was written is never changed: its name is its hash."""
    folder.mkdir(parents=True, exist_ok=True)
    for item in release.items:
        file = folder / f"{item.id}@{item.hash}.md"
        if not file.exists():
            _write_whole(file, text_of(item, release.id))


def kept(folder: Path, name: str) -> dict[str, str]:
    """All revisions of an item by their hash, as `text_of` told them."""
    files = (file for file in folder.glob("*@*.md") if file.name.startswith(f"{name}@"))
    return {file.stem.partition("@")[2]: file.read_text(encoding="utf-8") for file in files}


def _write_whole(file: Path, text: str) -> None:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=file.parent, delete=False) as part:
        part.write(text)
    os.replace(part.name, file)
