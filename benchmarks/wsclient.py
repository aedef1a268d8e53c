"""A websocket client that costs as little as it can, so that a benchmark measures the server and not itself.

It speaks just what the servers here speak: unfragmented text frames of up to 64 kB, masked with zeros.
"""

import asyncio
import base64
import os
import struct
from collections.abc import Callable
from typing import cast


class Socket(asyncio.Protocol):
    """One connection; every text frame goes to `got`."""

    def __init__(self, got: Callable[["Socket", bytes], None]) -> None:
        self.got = got
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.closed = False
        self._buffer = b""
        self._upgraded = False
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are no subclass of asyncio's, but have its methods.
        self._transport = cast(asyncio.Transport, transport)

    def upgrade(self, host: str, path: str, protocol: str | None) -> None:
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [
            f"GET {path} HTTP/1.1",
            f"Host: {host}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {key}",
            "Sec-WebSocket-Version: 13",
        ]
        if protocol:
            lines.append(f"Sec-WebSocket-Protocol: {protocol}")
        self._write("\r\n".join(lines).encode() + b"\r\n\r\n")

    def send(self, payload: bytes) -> None:
        self._write(_header(len(payload)) + payload)

    def close(self) -> None:
        if self._transport:
            self._transport.close()

    def connection_lost(self, error: Exception | None) -> None:
        self.closed = True
        if not self.opened.done():
            self.opened.set_exception(error or ConnectionError("closed before it was open"))

    def data_received(self, data: bytes) -> None:
        buffer = self._buffer + data if self._buffer else data
        if not self._upgraded:
            head, found, buffer = buffer.partition(b"\r\n\r\n")
            if not found:
                self._buffer = head
                return
            status = head.split(b"\r\n", 1)[0]
            if b" 101 " not in status:
                self.opened.set_exception(ConnectionError(status.decode()))
                return
            self._upgraded = True
            self.opened.set_result(None)
        self._buffer = self._frames(buffer)

    def _frames(self, buffer: bytes) -> bytes:
        at, size = 0, len(buffer)
        while size - at >= 2:
            length = buffer[at + 1] & 0x7F
            start = at + 2
            if length == 126:
                if size - at < 4:
                    break
                length = int.from_bytes(buffer[at + 2 : at + 4], "big")
                start = at + 4
            elif length == 127:
                if size - at < 10:
                    break
                length = int.from_bytes(buffer[at + 2 : at + 10], "big")
                start = at + 10
            if size - start < length:
                break
            kind = buffer[at] & 0x0F
            payload = buffer[start : start + length]
            at = start + length
            if kind == 1:
                self.got(self, payload)
            elif kind == 9:
                self._write(bytes((0x8A, 0x80 | len(payload))) + b"\0\0\0\0" + payload)
        return buffer[at:]

    def _write(self, data: bytes) -> None:
        assert self._transport
        self._transport.write(data)


def _header(length: int) -> bytes:
    if length < 126:
        return bytes((0x81, 0x80 | length)) + b"\0\0\0\0"
    return b"\x81\xfe" + struct.pack(">H", length) + b"\0\0\0\0"


async def connect(
    host: str, port: int, path: str, got: Callable[[Socket, bytes], None], protocol: str | None = None
) -> Socket:
    """An open socket. Raises ConnectionError with the server's status line when it refuses."""
    loop = asyncio.get_running_loop()
    _, socket = await loop.create_connection(lambda: Socket(got), host, port)
    socket.upgrade(f"{host}:{port}", path, protocol)
    await socket.opened
    return socket
