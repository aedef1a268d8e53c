"""The lean maker's own ways with a connection: one that was kept, one that is new, one that nobody reads."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp.client_proto import ResponseHandler

from assist.models.asking import Ask, Fault, ModelFailed
from assist.models.lean import LeanModel
from assist.models.spec import ModelSpec

Answer = Callable[[int, asyncio.StreamWriter], Awaitable[None]]
ASK = Ask("Be kind.", "Where is my parcel?", 200, prompt_tokens=8)
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


def said(words: str) -> bytes:
    return chunk(b'data: {"choices":[{"delta":{"content":"%b"}}]}\n\n' % words.encode())


END = (
    chunk(b'data: {"choices":[{"delta":{},"finish_reason":"stop"}]}\n\n')
    + chunk(b"data: [DONE]\n\n")
    + chunk(b"")
)


@asynccontextmanager
async def model(answer: Answer) -> AsyncIterator[tuple[LeanModel, list[int]]]:
    """A model behind a server that answers each request by its number; the numbers that it has got."""
    got: list[int] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
                await reader.readexactly(int(length))
                got.append(len(got) + 1)
                await answer(len(got), writer)
                if writer.is_closing():
                    return
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    made = LeanModel(ModelSpec.parse(f"openai/any@http://127.0.0.1:{port}/v1;maker=lean"))
    try:
        yield made, got
    finally:
        await made.aclose()
        server.close()
        await server.wait_closed()


async def words_of(model: LeanModel) -> str:
    return "".join([words async for words in model.stream(ASK)])


async def whole(_: int, writer: asyncio.StreamWriter) -> None:
    writer.write(HEAD + said("Thank you.") + END)


async def test_one_that_was_kept_and_is_closed_meanwhile_is_made_anew() -> None:
    async def closes_the_second(number: int, writer: asyncio.StreamWriter) -> None:
        if number == 2:
            writer.close()
        else:
            await whole(number, writer)

    async with model(closes_the_second) as (lean, got):
        first = await words_of(lean)
        second = await words_of(lean)

    assert first == second == "Thank you."
    assert got == [1, 2, 3]


async def test_a_new_one_that_is_closed_at_once_is_a_failure() -> None:
    async def closes(_: int, writer: asyncio.StreamWriter) -> None:
        writer.close()

    async with model(closes) as (lean, got):
        with pytest.raises(ModelFailed) as failed:
            await words_of(lean)

    assert failed.value.fault is Fault.CONNECT
    assert got == [1]


async def test_while_a_listener_is_busy_nothing_is_read_and_then_all_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reads = 0
    is_sent = asyncio.Event()
    is_busy = asyncio.Event()

    async def word_by_word(_: int, writer: asyncio.StreamWriter) -> None:
        writer.write(HEAD + said("Thank"))
        await is_busy.wait()
        for number in range(50):
            writer.write(said(f" {number}"))
            await asyncio.sleep(0.001)
        writer.write(END)
        is_sent.set()

    plain = ResponseHandler.data_received

    def counted(self: ResponseHandler, data: bytes) -> None:
        nonlocal reads
        reads += bool(data)
        plain(self, data)

    async with model(word_by_word) as (lean, _):
        stream = lean.stream(ASK)
        first = await anext(stream)
        monkeypatch.setattr(ResponseHandler, "data_received", counted)
        is_busy.set()
        await is_sent.wait()
        while_busy = reads
        rest = "".join([words async for words in stream])

    assert first == "Thank"
    assert while_busy == 0
    assert rest.split() == [str(number) for number in range(50)]
    assert reads <= 3
