"""What was used is kept, once, under its hash."""

from pathlib import Path

from prompts.keeping import keep, kept
from tests.loaded import release


def test_every_item_is_kept_to_the_letter(tmp_path: Path) -> None:
    keep(release(), tmp_path)

    for item in release().items:
        [text] = kept(tmp_path, item.id).values()
        assert text.endswith(f"\n\n{item.body}")


def test_kept_again_changes_nothing(tmp_path: Path) -> None:
    keep(release(), tmp_path)
    before = {file.name: file.stat().st_mtime_ns for file in tmp_path.iterdir()}

    keep(release(), tmp_path)

    assert {file.name: file.stat().st_mtime_ns for file in tmp_path.iterdir()} == before


def test_an_item_whose_name_another_begins_with_is_another(tmp_path: Path) -> None:
    keep(release(), tmp_path)

    assert kept(tmp_path, "model.repl") == {}
