"""What a suggestion was made from can be read again, by the ids that it carries."""

import pytest

from prompts.release import ITEMS_FOLDER
from realtime.examine import show_item


def test_a_prompt_is_shown_to_the_letter(capsys: pytest.CaptureFixture[str]) -> None:
    status = show_item("model.reply", None)

    out = capsys.readouterr().out
    source = (ITEMS_FOLDER / "model" / "reply.md").read_text(encoding="utf-8")
    assert status == 0
    assert out.startswith("model.reply r")
    assert source.split("\n---\n", 1)[1].strip() in out


def test_a_revision_of_another_release_is_refused_with_the_one_there_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = show_item("model.reply@000000000000", None)

    assert status == 1
    assert "this release has" in capsys.readouterr().err


def test_a_wrong_name_is_met_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    status = show_item("model.replay", None)

    assert status == 1
    assert "did you mean model.reply?" in capsys.readouterr().err
