import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from assist.model import LitellmModel, ModelSpec, ModelSpecRejected, open_door

SECRET = "sk-5up3r-s3cr3t"


def test_a_name_alone_is_enough() -> None:
    assert ModelSpec.parse("openai/gpt-4o-mini") == ModelSpec("openai/gpt-4o-mini")


def test_all_that_can_be_said_is_said_in_one_line() -> None:
    spec = ModelSpec.parse("openai/m@http://127.0.0.1:8080/v1/;key_env=K;maker=litellm;usd_in=0.5;usd_out=2")

    assert spec == ModelSpec(
        "openai/m",
        "http://127.0.0.1:8080/v1",
        api_key_env="K",
        maker="litellm",
        usd_in=0.5,
        usd_out=2.0,
    )


def test_a_chain_has_commas_or_spaces_between() -> None:
    names = [spec.name for spec in ModelSpec.parse_chain(" a/x, b/y@http://h/v1  c/z,")]

    assert names == ["a/x", "b/y", "c/z"]


def test_an_at_sign_in_a_name_is_no_address() -> None:
    spec = ModelSpec.parse("vertex_ai/claude-3-5-sonnet@20240620")

    assert (spec.name, spec.base_url) == ("vertex_ai/claude-3-5-sonnet@20240620", None)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "model name ''"),
        ("@http://h/v1", "model name ''"),
        ("ope nai", "model name 'ope nai'"),
        ("-x/y", "model name"),
        ("a/b@http://", "the address is to be"),
        ("a/b@http://h:99999/v1", "the address is to be"),
        ("a/b@https://user:pw@h/v1", "holds a user"),
        ("a/b@http://h/v1?key=1", "a query"),
        ("a/b;key=sk", "'key' is no option=value with one of key_env"),
        ("a/b;key_env", "'key_env' is no option=value"),
        ("a/b;key_env=", "'key_env' is no option=value"),
        ("a/b;key_env=K;key_file=/k", "not both"),
        ("a/b;maker=fast", "maker 'fast' is none of auto, lean, litellm"),
        ("a/b;maker=lean", "maker lean needs an address"),
        ("a/b;usd_in=cheap", "usd_in is to be US dollars"),
        ("a/b;usd_out=-1", "usd_out is to be US dollars"),
        ("a/b;usd_in=nan", "usd_in is to be US dollars"),
    ],
)
def test_nonsense_is_named(text: str, says: str) -> None:
    with pytest.raises(ModelSpecRejected) as wrong:
        ModelSpec.parse(text)

    assert says in str(wrong.value)


def test_a_key_in_the_place_of_its_name_is_not_repeated() -> None:
    with pytest.raises(ModelSpecRejected) as wrong:
        ModelSpec.parse(f"a/b;key_env={SECRET}")

    assert SECRET not in str(wrong.value)


@pytest.mark.parametrize(
    ("text", "is_lean"),
    [
        ("openai/gpt-4o-mini", True),
        ("openai/o3-mini", False),
        ("openai/gpt-5-nano", False),
        ("openai/gpt-5-nano;maker=lean", True),
        ("openai/m@http://h/v1", True),
        ("openai/m@http://h/v1;maker=litellm", False),
        ("hosted_vllm/meta-llama/Llama-3.1-8B@http://h/v1", True),
        ("meta-llama/Llama-3.1-8B@http://h/v1", True),
        ("local@http://h/v1", True),
        ("anthropic/claude-sonnet-4-5", False),
        ("anthropic/claude-sonnet-4-5@https://proxy.example", False),
        ("azure/deployment@https://we.example", False),
        ("ollama_chat/llama3.2", False),
        ("ollama_chat/llama3.2@http://h:11434", False),
        ("gpt-4o-mini", False),
    ],
)
def test_who_speaks_as_openai_does_is_read_lean(text: str, is_lean: bool) -> None:
    assert ModelSpec.parse(text).is_lean is is_lean


@pytest.mark.parametrize(
    ("text", "served"),
    [
        ("openai/gpt-4o-mini", "gpt-4o-mini"),
        ("hosted_vllm/meta-llama/Llama-3.1-8B@http://h/v1", "meta-llama/Llama-3.1-8B"),
        ("meta-llama/Llama-3.1-8B@http://h/v1", "meta-llama/Llama-3.1-8B"),
        ("local@http://h/v1", "local"),
    ],
)
def test_a_server_is_given_its_own_name_for_the_model(text: str, served: str) -> None:
    assert ModelSpec.parse(text).served_name == served


def test_a_key_is_read_anew_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "key"
    file.write_text("first\n")
    by_file = ModelSpec("openai/m", "http://h/v1", api_key_file=file)
    by_name = ModelSpec("openai/m", "http://h/v1", api_key_env="OUR_KEY")
    monkeypatch.setenv("OUR_KEY", "first")
    before = by_file.key(), by_name.key()

    file.write_text("second")
    monkeypatch.setenv("OUR_KEY", " second ")

    assert before == ("first", "first")
    assert (by_file.key(), by_name.key()) == ("second", "second")


def test_openais_own_key_goes_to_openai_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)

    assert ModelSpec("openai/gpt-4o-mini").key() == SECRET
    assert ModelSpec("openai/gpt-4o-mini", "http://h/v1").key() is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("openai/gpt-4o-mini", "environment variable OPENAI_API_KEY is not set"),
        ("a/b@http://h/v1;key_env=NOWHERE", "environment variable NOWHERE is not set"),
        ("a/b@http://h/v1;key_file=/no/such", "key_file /no/such cannot be read"),
        ("anthropic/c;key_env=NOWHERE", "environment variable NOWHERE is not set"),
    ],
)
def test_a_key_that_is_not_there_is_known_at_the_start(
    text: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)

    with pytest.raises(ModelSpecRejected) as wrong:
        open_door([ModelSpec.parse(text)])

    assert says in str(wrong.value)


@pytest.mark.parametrize("held", ["two\nlines", "schlüssel", "  "])
def test_what_is_no_key_is_not_sent(held: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUR_KEY", held)

    with pytest.raises(ModelSpecRejected, match="OUR_KEY") as wrong:
        ModelSpec("openai/m", "http://h/v1", api_key_env="OUR_KEY").key()

    assert not held.strip() or held not in str(wrong.value)


def test_a_price_makes_a_cost() -> None:
    spec = ModelSpec("openai/m", "http://h/v1", usd_in=0.5, usd_out=2.0)

    assert spec.cost_usd(1_000_000, 500_000) == 1.5
    assert ModelSpec("openai/m", "http://h/v1").cost_usd(1, 1) is None


def test_a_door_without_models_is_refused() -> None:
    with pytest.raises(ModelSpecRejected, match="no model is given"):
        open_door([])


def test_a_provider_that_litellm_does_not_know_is_refused_before_ready() -> None:
    async def warm() -> None:
        await LitellmModel(ModelSpec("nosuchprovider/m")).warm()

    with pytest.raises(ModelSpecRejected, match="nosuchprovider/m: litellm knows no such provider"):
        asyncio.run(warm())


def test_without_litellm_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)

    with pytest.raises(ModelSpecRejected, match=r"needs litellm, which is not installed"):
        open_door([ModelSpec("anthropic/claude-sonnet-4-5")])


def test_the_door_is_cheap_to_import() -> None:
    code = "import sys, assist.model; print({'litellm', 'aiohttp', 'openai', 'httpx'} & set(sys.modules))"

    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "set()"
