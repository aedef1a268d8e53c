"""What a suggestion was made from can be read again, by the ids that it carries."""

import shutil
from pathlib import Path

import pytest

from assist.content import load_content
from prompts.keeping import keep
from prompts.release import ITEMS_FOLDER
from realtime.examine import show_item


def test_a_prompt_is_shown_to_the_letter(capsys: pytest.CaptureFixture[str]) -> None:
    status = show_item("model.reply", None)

    out = capsys.readouterr().out
    source = (ITEMS_FOLDER / "model" / "reply.md").read_text(encoding="utf-8")
    assert status == 0
    assert out.startswith("model.reply r")
    assert source.split("\n---\n", 1)[1].strip() in out


def test_a_revision_that_nobody_knows_is_refused_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit, match="2"):
        show_item("model.reply@000000000000", None)

    assert "there are " in capsys.readouterr().err


def test_what_an_earlier_release_said_is_found_in_the_data_folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    earlier = tmp_path / "content"
    shutil.copytree(ITEMS_FOLDER, earlier)
    page = earlier / "model" / "reply.md"
    page.write_text(page.read_text("utf-8").replace("Only the reply.", "Nothing but the reply."), "utf-8")
    release = load_content(earlier).composer.release
    revision = next(item.hash for item in release.items if item.id == "model.reply")
    keep(release, tmp_path / "items")

    status = show_item(f"model.reply@{revision}", None, tmp_path / "items")

    assert status == 0
    out = capsys.readouterr().out
    assert "Nothing but the reply." in out
    assert release.id in out


def test_a_wrong_name_is_met_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        show_item("model.replay", None)

    assert "did you mean model.reply?" in capsys.readouterr().err


def test_a_line_that_compose_names_is_shown_in_each_language(capsys: pytest.CaptureFixture[str]) -> None:
    status = show_item("opening.low.3", None)

    assert status == 0
    assert "en-US  Thanks for getting in touch" in capsys.readouterr().out
