"""The lean maker: servers that speak as OpenAI does, read with as little work a token as can be."""

import asyncio
import socket
from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

import aiohttp
import orjson

from assist.models.asking import Ask, Fault, Meter, ModelFailed
from assist.models.failing import TAIL_S, after_s, code_of, fault_of_status
from assist.models.spec import OPENAI_BASE, ModelSpec, ModelSpecRejected
from assist.models.sse import Reader

_READ_BUFFER: Final = 1 << 18
_KEPT_S: Final = 4.0  # uvicorn and llama.cpp close what was silent for five
_ERROR_BYTES: Final = 16_384
# Between two reads of a stream that speaks: the more streams, the longer, so that each token costs less.
_PAUSE_S_A_STREAM: Final = 0.000_4
_LONGEST_PAUSE_S: Final = 0.04
_BROKEN: Final = (aiohttp.ClientError, ConnectionError, TimeoutError)
# Of the request under way: the sockets made for it. None: it goes over a connection that was kept.
_sockets: Final[ContextVar[list[socket.socket]]] = ContextVar("sockets")


class LeanModel:
    """One connection pool, opened in the loop that first asks and closed with `aclose`."""

    def __init__(self, spec: ModelSpec) -> None:
        spec.key()  # one that is not there is an error now, not at the first customer
        self._spec: Final = spec
        self._url: Final = f"{spec.base_url or OPENAI_BASE}/chat/completions"
        self._most: Final = "max_tokens" if spec.base_url else "max_completion_tokens"
        self._session: aiohttp.ClientSession | None = None
        self._speaking = 0

    @property
    def name(self) -> str:
        return self._spec.name

    async def warm(self) -> None:
        self._open()

    async def aclose(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    def cost_usd(self, prompt_tokens: int, completion_tokens: int) -> float | None:
        return self._spec.cost_usd(prompt_tokens, completion_tokens)

    async def stream(self, ask: Ask, meter: Meter | None = None) -> AsyncGenerator[str, None]:
        response = await self._post(ask)
        self._speaking += 1
        try:
            if response.status != 200:
                raise await self._refusal(response)
            reader = Reader(self.name)
            while not reader.is_over:
                block = await self._read(response)
                if words := reader.feed(block) if block else reader.end():
                    with _unread(response):
                        yield words
                        if not reader.is_over:
                            await asyncio.sleep(min(_LONGEST_PAUSE_S, self._speaking * _PAUSE_S_A_STREAM))
            await self._tail(response, reader)
            if meter is not None:
                meter.prompt_tokens, meter.completion_tokens = reader.tokens
                meter.is_cut = reader.is_cut
        finally:
            self._speaking -= 1
            if not response.content.at_eof():
                response.close()
            response.release()

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=0, keepalive_timeout=_KEPT_S, socket_factory=_noted_socket
                ),
                timeout=aiohttp.ClientTimeout(total=None),  # the door's watchdog is the only clock
                headers={"content-type": "application/json", "accept": "text/event-stream"},
                cookie_jar=aiohttp.DummyCookieJar(),
                read_bufsize=_READ_BUFFER,
            )
        return self._session

    async def _post(self, ask: Ask) -> aiohttp.ClientResponse:
        """Asks once more when a kept connection turns out to be closed: nothing came, so it is safe."""
        headers, body = self._headers(), self._body(ask)
        for _ in range(2):
            made: list[socket.socket] = []
            _sockets.set(made)
            try:
                return await self._open().post(self._url, data=body, headers=headers, allow_redirects=False)
            except aiohttp.ClientConnectorError:
                break
            except (*_BROKEN, ValueError):  # ValueError: what came is no HTTP
                if made:
                    break
        raise ModelFailed(Fault.CONNECT, self.name)

    def _headers(self) -> dict[str, str]:
        try:
            key = self._spec.key()
        except ModelSpecRejected as gone:
            raise ModelFailed(Fault.REFUSED, self.name, detail="its key is gone") from gone
        return {"authorization": f"Bearer {key}"} if key else {}

    def _body(self, ask: Ask) -> bytes:
        wish: dict[str, object] = {
            "model": self._spec.served_name,
            "messages": [
                {"role": "system", "content": ask.system},
                {"role": "user", "content": ask.user},
            ],
            "stream": True,
            "stream_options": {"include_usage": True},
            "temperature": ask.temperature,
            self._most: ask.max_tokens,
        }
        if ask.stop:
            wish["stop"] = ask.stop
        return orjson.dumps(wish)

    async def _read(self, response: aiohttp.ClientResponse) -> bytes:
        try:
            return await response.content.readany()
        except _BROKEN:
            pass  # raised below, so that what the library says hangs on nothing
        raise ModelFailed(Fault.CUT, self.name)

    async def _tail(self, response: aiohttp.ClientResponse, reader: Reader) -> None:
        """What comes after the last words, for a moment: a kept connection is read to its end."""
        try:
            async with asyncio.timeout(TAIL_S):
                while not (reader.is_done and self._spec.is_local):
                    if not (block := await response.content.readany()):
                        return
                    reader.feed(block)
        except (ModelFailed, *_BROKEN):
            return

    async def _refusal(self, response: aiohttp.ClientResponse) -> ModelFailed:
        """A provider may repeat the customer's words, or the key: only its name for the error is kept."""
        body = b""
        try:
            async with asyncio.timeout(TAIL_S):
                while len(body) < _ERROR_BYTES and (block := await response.content.readany()):
                    body += block
        except _BROKEN:
            body = b""
        code = code_of(body)
        return ModelFailed(
            fault_of_status(response.status),
            self.name,
            detail=f"status {response.status}" + (f", {code}" if code else ""),
            retry_after_s=after_s(response.headers),
        )


@contextmanager
def _unread(response: aiohttp.ClientResponse) -> Iterator[None]:
    """What comes meanwhile stays in the socket, and is read in one piece afterwards: who has words to go on
    with takes no time from others.
    """
    transport = response.connection.transport if response.connection else None
    if transport is not None:
        transport.pause_reading()
    try:
        yield
    finally:
        if transport is not None:
            transport.resume_reading()


def _noted_socket(address: aiohttp.AddrInfoType) -> socket.socket:
    """As it is made without us; called within the request that needs a connection of its own."""
    family, kind, protocol, *_ = address
    made = socket.socket(family, kind, protocol)
    _sockets.get().append(made)
    return made
