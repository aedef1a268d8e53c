"""Settings name themselves when they are wrong."""

import os
from pathlib import Path

import pytest

from realtime.errors import SettingsInvalid
from realtime.settings import PREFIX, load_settings, setting_docs


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith(PREFIX)]:
        monkeypatch.delenv(name)


def problems(monkeypatch: pytest.MonkeyPatch, **environ: str) -> tuple[str, ...]:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsInvalid) as wrong:
        load_settings()
    return wrong.value.problems


def test_without_an_environment_everything_is_embedded_and_on_loopback() -> None:
    settings = load_settings()
    assert (settings.host, settings.port, settings.redis_url, settings.model) == (
        "127.0.0.1",
        8787,
        None,
        None,
    )
    assert settings.database == f"sqlite+aiosqlite:///{Path('data/tactful.db').absolute()}"


def test_the_limits_are_those_of_the_protocol() -> None:
    socket = load_settings().socket
    assert (socket.heartbeat_s, socket.hello_s, socket.write_stall_s) == (15, 5, 5)
    assert (socket.per_person, socket.handshakes, socket.outbox_frames) == (5, 64, 64)
    assert (socket.outbox_bytes, socket.commands_per_min, socket.commands_burst) == (262_144, 60, 20)


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TACTFUL_PORT", "9000")
    monkeypatch.setenv("TACTFUL_SOCKET__HELLO_S", "2.5")
    monkeypatch.setenv("TACTFUL_ORIGINS", "https://a.example, https://b.example:8443")
    settings = load_settings()
    assert (settings.port, settings.socket.hello_s) == (9_000, 2.5)
    assert settings.origins == ("https://a.example", "https://b.example:8443")


def test_what_the_command_line_chose_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TACTFUL_PORT", "9000")
    settings = load_settings(port=9_001, host=None, data=Path("elsewhere"))
    assert (settings.port, settings.host, settings.data) == (9_001, "127.0.0.1", Path("elsewhere"))


def test_an_empty_setting_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TACTFUL_MODEL", "")
    assert load_settings().model is None


@pytest.mark.parametrize(
    ("given", "driver"),
    [
        ("postgresql://u@h/db", "postgresql+asyncpg://u@h/db"),
        ("postgres://u@h/db", "postgresql+asyncpg://u@h/db"),
        ("sqlite:///a.db", "sqlite+aiosqlite:///a.db"),
        ("sqlite+aiosqlite:///a.db", "sqlite+aiosqlite:///a.db"),
    ],
)
def test_a_database_url_gets_its_driver(monkeypatch: pytest.MonkeyPatch, given: str, driver: str) -> None:
    monkeypatch.setenv("TACTFUL_DATABASE_URL", given)
    assert load_settings().database == driver


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TACTFUL_PORT", "abc"),
        ("TACTFUL_PORT", "70000"),
        ("TACTFUL_INSTANCE", "Gateway One"),
        ("TACTFUL_DEMO", "perhaps"),
        ("TACTFUL_REDIS_URL", "http://h"),
        ("TACTFUL_DATABASE_URL", "mysql://h/db"),
        ("TACTFUL_DATABASE_URL", "tactful.db"),
        ("TACTFUL_ORIGINS", "https://a.example/desk"),
        ("TACTFUL_ORIGINS", "*"),
        ("TACTFUL_SOCKET__HELLO_S", "0"),
        ("TACTFUL_SOCKET__PER_PERSON", "many"),
        ("TACTFUL_RETENTION__TEXT_DAYS", "-1"),
        ("TACTFUL_SWEEP__TTL_S", "nan"),
        ("TACTFUL_MODEL", ","),
        ("TACTFUL_MODEL", "openai/some-model@http://"),
        ("TACTFUL_MODEL", "local,openai/some-model;price=1"),
        ("TACTFUL_DRAFT__FIRST_TOKEN_S", "0"),
        ("TACTFUL_DRAFT__CONCURRENT", "-1"),
    ],
)
def test_a_wrong_value_is_named_with_its_mend(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    (problem,) = problems(monkeypatch, **{name: value})
    assert problem.startswith(f"{name}: ")
    assert "Default: " in problem


def test_every_wrong_value_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    found = problems(monkeypatch, TACTFUL_PORT="x", TACTFUL_SWEEP__TTL_S="x")
    assert [problem.partition(":")[0] for problem in found] == ["TACTFUL_PORT", "TACTFUL_SWEEP__TTL_S"]


@pytest.mark.parametrize("name", ["TACTFUL_PROT", "TACTFUL_SOCKET__HELO_S", "TACTFUL_SOCKET"])
def test_a_setting_that_there_is_not_is_named_with_what_was_meant(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (problem,) = problems(monkeypatch, **{name: "1"})
    assert problem.startswith(f"{name}: no such setting")
    assert "did you mean TACTFUL_" in problem


def test_a_password_stays_out_of_errors_and_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    (problem,) = problems(monkeypatch, TACTFUL_DATABASE_URL="mysql://u:geheim@h/db")
    monkeypatch.setenv("TACTFUL_DATABASE_URL", "postgresql://u:geheim@h/db")
    assert "geheim" not in problem + repr(load_settings())


def test_a_key_written_where_its_variable_belongs_stays_out_of_the_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (problem,) = problems(monkeypatch, TACTFUL_MODEL="openai/some-model;key_env=sk-geheim")
    assert "key_env is to name an environment variable" in problem
    assert "geheim" not in problem


def test_every_setting_has_a_name_and_a_sentence_about_it() -> None:
    docs = setting_docs()
    assert {"TACTFUL_HOST", "TACTFUL_SOCKET__HEARTBEAT_S", "TACTFUL_RETENTION__TEXT_DAYS"} <= {
        d.name for d in docs
    }
    assert [one.name for one in docs if not one.doc.endswith(".")] == []
    assert all("Seconds" in one.doc for one in docs if one.name.endswith("_S") and "PER_S" not in one.name)
