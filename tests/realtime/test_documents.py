"""What is generated from the code is up to date, and says everything."""

from pathlib import Path

import pytest

from realtime import documents
from realtime.settings import setting_docs
from realtime.wire.durable import DURABLE
from realtime.wire.passing import PASSING
from realtime.wire.protocol import Close, Nack

DOCS = Path(__file__).parents[2] / "docs"


def test_what_is_generated_is_up_to_date() -> None:
    assert documents.write(check_only=True) == 0


@pytest.mark.parametrize("frame", [*DURABLE, *PASSING, "hello", "sub", "unsub", "hb", "auth", "resync"])
def test_every_frame_is_in_the_page_about_the_wire(frame: str) -> None:
    assert f"### `{frame}`" in (DOCS / "wire.md").read_text("utf-8")


@pytest.mark.parametrize("op", ["message.add", "shown", "accept", "dismiss", "sent", "regenerate", "correct"])
def test_every_command_is_in_the_page_about_the_wire(op: str) -> None:
    assert f"### `{op}`" in (DOCS / "wire.md").read_text("utf-8")


def test_every_close_code_and_refusal_is_in_the_page_about_the_wire() -> None:
    page = (DOCS / "wire.md").read_text("utf-8")
    assert not [code for code in Close if f"| {int(code)} |" not in page]
    assert not [code for code in Nack if f"`{code}`" not in page]


def test_every_setting_is_in_its_page() -> None:
    page = (DOCS / "settings.md").read_text("utf-8")
    assert not [one.name for one in setting_docs() if f"`{one.name}`" not in page]


def test_a_page_that_is_out_of_date_is_named_and_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "web_widget").mkdir()
    stale = tmp_path / "docs" / "wire.md"
    stale.write_text("old")
    assert documents.write(check_only=True, root=tmp_path) == 1
    assert stale.read_text() == "old"
    assert "docs/wire.md is out of date" in capsys.readouterr().out


def test_writing_mends_it(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "web_widget").mkdir()
    documents.write(check_only=False, root=tmp_path)
    assert documents.write(check_only=True, root=tmp_path) == 0
