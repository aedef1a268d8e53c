"""What was used is kept, once, under its hash."""

from pathlib import Path

import pytest

from locales.catalog import load_guides
from prompts.keeping import keep, kept
from prompts.release import Release, load_release


@pytest.fixture(scope="module")
def release() -> Release:
    return load_release(None, load_guides(), lambda _: [])


def test_every_item_is_kept_to_the_letter(release: Release, tmp_path: Path) -> None:
    keep(release, tmp_path)

    for item in release.items:
        [text] = kept(tmp_path, item.id).values()
        assert text.endswith(f"\n\n{item.body}")


def test_kept_again_changes_nothing(release: Release, tmp_path: Path) -> None:
    keep(release, tmp_path)
    before = {file.name: file.stat().st_mtime_ns for file in tmp_path.iterdir()}

    keep(release, tmp_path)

    assert {file.name: file.stat().st_mtime_ns for file in tmp_path.iterdir()} == before


def test_an_item_whose_name_another_begins_with_is_another(release: Release, tmp_path: Path) -> None:
    keep(release, tmp_path)

    assert kept(tmp_path, "model.repl") == {}
