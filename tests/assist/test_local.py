"""The small local model: real words from a real server, which never outlives its use."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import orjson
import pytest

from assist.local import NAME, LocalModel, LocalModelFailed, LocalModelMissing, find_weights

ENDLESS = 1_200
TICK_S = 1 / os.sysconf("SC_CLK_TCK")
on_linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")


@pytest.fixture
def weights() -> Path:
    try:
        return find_weights()
    except LocalModelMissing as missing:
        pytest.skip(str(missing))


@pytest.fixture
async def model(weights: Path) -> AsyncIterator[LocalModel]:
    server = LocalModel(weights)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(force_close=True)) as session:
        yield session


def ask(tokens: int) -> bytes:
    return orjson.dumps(
        {
            "model": NAME,
            "stream": True,
            "max_tokens": tokens,
            "ignore_eos": True,
            "messages": [{"role": "user", "content": "Greet a customer who waits for a parcel."}],
        }
    )


async def pieces(answer: aiohttp.ClientResponse) -> AsyncIterator[str]:
    async for line in answer.content:
        data = line.strip().removeprefix(b"data: ")
        if not data or data == b"[DONE]":
            continue
        for choice in orjson.loads(data)["choices"]:
            if word := choice["delta"].get("content"):
                yield word


def cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * TICK_S


async def is_busy(pid: int) -> bool:
    """Whether the process computes right now, for a tenth of a second."""
    before = cpu_s(pid)
    await asyncio.sleep(0.1)
    return cpu_s(pid) - before > 2 * TICK_S


async def has_settled(pid: int) -> None:
    """Returns after a fifth of a second in which the process used next to nothing."""
    used = -1.0
    while (now := cpu_s(pid)) - used > 2 * TICK_S:
        used = now
        await asyncio.sleep(0.2)


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1][0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


async def has_gone(pid: int) -> None:
    handle = os.pidfd_open(pid)
    gone = asyncio.Event()
    asyncio.get_running_loop().add_reader(handle, gone.set)
    async with asyncio.timeout(5):
        await gone.wait()
    asyncio.get_running_loop().remove_reader(handle)
    os.close(handle)


async def test_it_speaks_real_words_one_after_another(
    model: LocalModel, client: aiohttp.ClientSession
) -> None:
    async with client.post(f"{model.url}/chat/completions", data=ask(20)) as answer:
        words = [word async for word in pieces(answer)]

    assert 15 <= len(words) <= 20
    assert any(word.strip().isalpha() for word in words)


@on_linux
async def test_a_listener_who_leaves_stops_it_within_a_second(
    model: LocalModel, client: aiohttp.ClientSession
) -> None:
    assert model.pid
    async with client.post(f"{model.url}/chat/completions", data=ask(ENDLESS)) as answer:
        stream = pieces(answer)
        heard = [await anext(stream) for _ in range(5)]
        answer.close()

    async with asyncio.timeout(1):
        await has_settled(model.pid)

    assert len(heard) == 5


@on_linux
async def test_a_stop_in_the_middle_of_a_word_leaves_no_process(
    weights: Path, client: aiohttp.ClientSession
) -> None:
    server = LocalModel(weights)
    await server.start()
    assert (pid := server.pid)
    async with client.post(f"{server.url}/chat/completions", data=ask(ENDLESS)) as answer:
        await anext(pieces(answer))

        await server.stop()

    assert not is_running(pid)
    assert server.pid is None


async def test_it_comes_back_where_it_was(model: LocalModel, client: aiohttp.ClientSession) -> None:
    place, first = model.url, model.pid
    assert first
    os.kill(first, signal.SIGKILL)

    assert await model.ended() == -signal.SIGKILL
    await model.start()

    assert (model.url, model.pid != first) == (place, True)
    async with client.post(f"{place}/chat/completions", data=ask(2)) as answer:
        assert answer.status == 200


@on_linux
async def test_it_dies_with_its_parent_however_hard_that_dies(weights: Path) -> None:
    script = (
        "import asyncio, sys; from pathlib import Path; from assist.local import LocalModel\n"
        "async def main():\n"
        "    server = LocalModel(Path(sys.argv[1])); await server.start()\n"
        "    print(server.pid, flush=True); await asyncio.Event().wait()\n"
        "asyncio.run(main())"
    )
    command = (sys.executable, "-c", script, str(weights))
    parent = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert parent.stdout
    pid = int(await parent.stdout.readline())
    assert is_running(pid)

    parent.kill()

    await parent.wait()
    await has_gone(pid)


async def test_a_file_that_is_no_model_is_a_failure_that_says_so(weights: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(b"no model")
    server = LocalModel(broken)

    with pytest.raises(LocalModelFailed, match="ended while it started"):
        await server.start()

    assert server.pid is None


async def test_one_that_takes_too_long_to_start_is_not_left_running(weights: Path) -> None:
    server = LocalModel(weights)

    with pytest.raises(LocalModelFailed, match=r"within 0\.001 s"):
        await server.start(deadline_s=0.001)

    assert server.pid is None


def test_a_missing_package_is_named_with_the_way_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xllamacpp", None)

    with pytest.raises(LocalModelMissing, match=r"needs xllamacpp.*make setup MODEL=local"):
        find_weights()
