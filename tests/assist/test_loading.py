"""What passed once is not judged again; what changed is."""

import shutil
from pathlib import Path

import pytest

import guardrails
from assist.content import load_content
from guardrails.errors import PackRejected

PACKS = Path(guardrails.__file__).parent / "packs"


def test_what_passed_once_is_remembered_and_loads_the_same(tmp_path: Path) -> None:
    first = load_content(verdicts=tmp_path)

    again = load_content(verdicts=tmp_path)

    assert again.composer.release.lock == first.composer.release.lock
    assert [one.read_text().strip() for one in tmp_path.iterdir()] == [first.composer.release.id]


def test_a_pack_that_changed_is_judged_again_and_refused(tmp_path: Path) -> None:
    packs = shutil.copytree(PACKS, tmp_path / "packs")
    load_content(packs=packs, verdicts=tmp_path / "verdicts")
    english = packs / "en.yaml"
    english.write_text(
        english.read_text().replace("must_flag:\n", "must_flag:\n        - A line that nothing flags.\n", 1)
    )

    with pytest.raises(PackRejected, match="A line that nothing flags"):
        load_content(packs=packs, verdicts=tmp_path / "verdicts")
