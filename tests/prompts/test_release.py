import shutil
from functools import cache
from pathlib import Path

import pytest

from locales.catalog import load_guides
from locales.guide import PhraseGuide
from locales.phrase import Move
from prompts.errors import ReleaseRejected
from prompts.release import ITEMS_FOLDER, Release, load_release


@cache
def guides() -> dict[str, PhraseGuide]:
    return load_guides()


def accept(_: Release) -> list[str]:
    return []


def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ITEMS_FOLDER, tmp_path / "content"))


def test_the_content_that_comes_with_tactful_loads() -> None:
    release = load_release(None, guides(), accept)

    assert set(release.moves) == set(Move)
    assert {"refund", "technical_failure", "account"} <= release.scenarios.keys()


def test_the_same_content_has_the_same_id(tmp_path: Path) -> None:
    assert load_release(copied(tmp_path), guides(), accept).id == load_release(None, guides(), accept).id


def test_one_changed_word_makes_another_release(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    file = folder / "moves" / "close.md"
    file.write_text(file.read_text(encoding="utf-8").replace("warm", "kind", 1), encoding="utf-8")

    changed, before = load_release(folder, guides(), accept), load_release(None, guides(), accept)

    assert changed.id != before.id
    assert len(set(changed.lock) ^ set(before.lock)) == 2


def test_guard_packs_are_pinned_too() -> None:
    release = load_release(None, guides(), accept, packs=["en 1a2b", "es 3c4d"])

    assert release.packs == ("en 1a2b", "es 3c4d")
    assert release.id != load_release(None, guides(), accept).id


def test_the_lock_names_every_item_and_guide() -> None:
    release = load_release(None, guides(), accept)

    names = {pin.name for pin in release.lock}

    assert {"move.close", "scenario.refund", "policy.default", "library", "guide.en-US"} <= names


def test_what_the_gates_say_refuses_the_whole() -> None:
    with pytest.raises(ReleaseRejected) as refused:
        load_release(None, guides(), lambda _: ["first", "second"])

    assert refused.value.reasons == ["first", "second"]


def test_all_broken_files_are_named_and_nothing_is_loaded(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "moves" / "close.md").write_text("no front matter", encoding="utf-8")
    (folder / "scenarios" / "refund.md").write_bytes(b"---\nid: \xff\n---\n")
    (folder / "library.yaml").unlink()

    with pytest.raises(ReleaseRejected) as refused:
        load_release(folder, guides(), accept)

    assert [reason.split(":")[0] for reason in refused.value.reasons] == [
        "library.yaml",
        "moves/close.md",
        "scenarios/refund.md",
    ]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReleaseRejected, match=r"library\.yaml: cannot be read"):
        load_release(tmp_path / "nowhere", guides(), accept)
