"""The journal: one append-only stream a conversation, written in group commits, followed through one feed.

An entry's id is `epoch-sequence`. The stream numbers by itself (`XADD key <epoch>-*`), densely, also after
trimming and restarts: so resuming is a plain range. Frames go in only behind the entry on which they were
decided: an owner that lost its conversation, or its journal, is fenced without a lock.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Final

import structlog
from hiredis import pack_command
from redis.asyncio import Redis
from redis.asyncio.connection import AbstractConnection
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import NoScriptError, RedisError, ResponseError

from assist.values import made_often
from realtime.errors import Unavailable

log = structlog.get_logger()

KEPT_FRAMES: Final = 2_000
KEPT_CHANGES: Final = 200_000
KEPT_DAYS: Final = 30
BATCH_BYTES: Final = 512 * 1024
# Nobody else adds anything just now: reading our own lines one by one would cost as much as writing them.
ALONE_S: Final = 0.02

# One call a batch, and all of it or nothing is on disk afterwards: the server writes a script's effects as
# one transaction. It touches keys that it does not declare, which is right for a single server only.
_APPEND: Final = """
local origin, kept, changes, ttl = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local out, fenced, i = {}, {}, 5
while i <= #ARGV do
  local key, conversation, epoch, n = ARGV[i], ARGV[i + 1], ARGV[i + 2], tonumber(ARGV[i + 5])
  local behind = ARGV[i + 3] == '-1' and '' or epoch .. '-' .. ARGV[i + 3]
  local once, names = ARGV[i + 4], key .. ':once'
  local newest = redis.call('XREVRANGE', key, '+', '-', 'COUNT', 1)[1]
  local head = newest and newest[1] or ''
  if once ~= '' and redis.call('SISMEMBER', names, once) == 1 then
    out[#out + 1] = {'=', head}
  elseif head ~= behind or fenced[key] then
    fenced[key] = true
    out[#out + 1] = {'!', head}
  else
    local last
    for k = 1, n do
      last = redis.call('XADD', key, 'MAXLEN', '~', kept, epoch .. '-*', 'f', ARGV[i + 5 + k])
    end
    redis.call('EXPIRE', key, ttl)
    if once ~= '' then
      redis.call('SADD', names, once)
      redis.call('EXPIRE', names, ttl)
    end
    local feed = redis.call('XADD', KEYS[1], 'MAXLEN', '~', changes, '*',
                            'c', conversation, 'l', last, 'n', n, 'o', origin)
    out[#out + 1] = {last, feed}
  end
  i = i + 6 + n
end
return out
"""


class Fenced(Unavailable):
    """Somebody else added to this conversation first; load it anew, then decide again."""


class Known(Fenced):
    """The journal has these frames already."""


class JournalAway(Unavailable):
    """The journal cannot be reached; nothing was acknowledged, so send it again."""


@made_often
@dataclass(frozen=True, slots=True)
class Committed:
    """Where frames came to lie: the sequence of the first and the last, and the entry in the feed."""

    epoch: int
    first: int
    last: int
    change: str


@dataclass(frozen=True, slots=True)
class Entry:
    epoch: int
    seq: int
    stored: bytes


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the feed: frames up to `last` were added to a conversation."""

    id: str
    conversation: str
    epoch: int
    first: int
    last: int
    origin: str


@dataclass(slots=True)
class _Pending:
    conversation: str
    epoch: int
    after: int
    once: int | None
    frames: Sequence[bytes]
    deliver: Callable[[Committed], None]
    lost: Callable[[], None]
    done: asyncio.Future[Committed]

    @property
    def size(self) -> int:
        return sum(map(len, self.frames))


class Journal:
    """Appends in group commits: one call under way, what arrives meanwhile goes with the next."""

    def __init__(self, client: Redis, *, origin: str, prefix: str = "t:") -> None:
        self.origin = origin
        self._client = client
        self._prefix = prefix
        self._feed = f"{prefix}feed"
        self._script = client.register_script(_APPEND)
        self._connection: AbstractConnection | None = None
        self._pending: list[_Pending] = []
        self._wake = asyncio.Event()

    def append(
        self,
        conversation: str,
        epoch: int,
        frames: Sequence[bytes],
        deliver: Callable[[Committed], None],
        *,
        after: int,
        lost: Callable[[], None],
        once: int | None = None,
    ) -> asyncio.Future[Committed]:
        """Done when the frames are on disk. Fails with Fenced, Known or JournalAway.

        after: the last sequence known or on its way, -1 when there is none; anything else there is Fenced.
        deliver, lost: one of them is called at once, in the order of the appends, before anyone who waits
        goes on. What of the conversation waits behind something lost is lost with it.
        once: a name under which this goes in a single time, however often it is tried.
        """
        done: asyncio.Future[Committed] = asyncio.get_running_loop().create_future()
        self._pending.append(_Pending(conversation, epoch, after, once, frames, deliver, lost, done))
        self._wake.set()
        return done

    async def run(self) -> None:
        """Commit what is pending, for as long as the process lives."""
        try:
            while True:
                await self._wake.wait()
                self._wake.clear()
                while self._pending:
                    await self._commit(self._next_batch())
        finally:
            _fail(self._pending, JournalAway())
            if self._connection is not None:
                await self._client.connection_pool.release(self._connection)

    async def read(
        self, conversation: str, after: tuple[int, int] | None = None, limit: int = KEPT_FRAMES
    ) -> list[Entry]:
        """The entries after (epoch, sequence), oldest first; all that are kept when `after` is None."""
        # Who knows that an epoch began, and nothing of it yet, is after -1.
        start = "-" if after is None else f"{after[0]}-{after[1] + 1}"
        try:
            rows: _Rows = await self._client.xrange(self._key(conversation), start, "+", count=limit)  # type: ignore[assignment]  # as the client is set
        except RedisError as lost:
            raise JournalAway from lost
        return [Entry(*_parse(name), fields[b"f"]) for name, fields in rows]

    async def head(self, conversation: str) -> tuple[int, int] | None:
        """Epoch and sequence of the last entry; None when there is none."""
        try:
            rows: _Rows = await self._client.xrevrange(self._key(conversation), count=1)  # type: ignore[assignment]  # as the client is set
        except RedisError as lost:
            raise JournalAway from lost
        return _parse(rows[0][0]) if rows else None

    async def changes(self, after: str, block_ms: int | None = None, limit: int = 1_000) -> list[Change]:
        """The feed's lines after an id; waits up to `block_ms` for one. For a client of its own only."""
        return [_change(name, fields) for name, fields in await self._lines(after, block_ms, limit)]

    async def last_change(self) -> str:
        """The id of the feed's last line, `0-0` when there is none."""
        rows: _Rows = await self._client.xrevrange(self._feed, count=1)  # type: ignore[assignment]  # as the client is set
        return rows[0][0].decode() if rows else "0-0"

    async def follow(self, after: str, block_ms: int = 2_000) -> AsyncIterator[list[Change]]:
        """What other processes add, as it comes; goes on when the connection comes back."""
        own = self.origin.encode()
        while True:
            try:
                lines = await self._lines(after, block_ms)
            except JournalAway:
                log.warning("feed lost, trying again")
                await asyncio.sleep(0.5)
                continue
            if not lines:
                continue
            after = lines[-1][0].decode()
            others = [_change(name, fields) for name, fields in lines if fields[b"o"] != own]
            if others:
                yield others
            else:
                await asyncio.sleep(ALONE_S)

    async def _lines(self, after: str, block_ms: int | None, limit: int = 1_000) -> "_Rows":
        try:
            answer: dict[bytes, list[_Rows]] = await self._client.xread(  # type: ignore[assignment]  # as the client is set
                {self._feed: after}, count=limit, block=block_ms
            )
        except RedisError as lost:
            raise JournalAway from lost
        return [row for rows in _streams(answer) for row in rows]

    def _key(self, conversation: str) -> str:
        return f"{self._prefix}{{{conversation}}}:j"

    def _next_batch(self) -> list[_Pending]:
        size = taken = 0
        for pending in self._pending:
            size += pending.size
            if taken and size > BATCH_BYTES:
                break
            taken += 1
        batch, self._pending = self._pending[:taken], self._pending[taken:]
        return batch

    async def _commit(self, batch: list[_Pending]) -> None:
        arguments: list[bytes | str | int] = [self.origin, KEPT_FRAMES, KEPT_CHANGES, KEPT_DAYS * 86_400]
        for one in batch:
            arguments += (
                self._key(one.conversation),
                one.conversation,
                one.epoch,
                one.after,
                "" if one.once is None else one.once,
                len(one.frames),
                *one.frames,
            )
        try:
            results = await self._call(arguments)
        except (RedisConnectionError, RedisError, OSError) as lost:
            # It may or may not be on disk: whoever asked reads the journal before trying again.
            self._lose(batch, JournalAway(), lost)
            return
        for one, (last, change) in zip(batch, results, strict=True):
            if last == b"!":
                self._lose([one], Fenced())
            elif last == b"=":
                self._lose([one], Known())
            else:
                epoch, seq = _parse(last)
                committed = Committed(epoch, seq - len(one.frames) + 1, seq, change.decode())
                one.deliver(committed)
                if not one.done.done():
                    one.done.set_result(committed)

    async def _call(self, arguments: Sequence[bytes | str | int]) -> list[tuple[bytes, bytes]]:
        """The script's answers, by a connection of our own: a client makes more of it than the call costs."""
        pool = self._client.connection_pool
        if self._connection is None:
            self._connection = await pool.get_connection()  # type: ignore[no-untyped-call]
        else:
            await pool.ensure_connection(self._connection)
        call = pack_command(("EVALSHA", self._script.sha, 1, self._feed, *arguments))  # type: ignore[arg-type]  # its stub takes one
        try:
            await self._connection.send_packed_command(call, check_health=False)
            return await self._connection.read_response()  # type: ignore[no-any-return]
        except NoScriptError:
            return await self._script(keys=[self._feed], args=arguments)  # type: ignore[no-any-return]

    def _lose(self, batch: list[_Pending], error: Exception, cause: BaseException | None = None) -> None:
        """What waits was decided on top of this, so it goes as well."""
        lost = {one.conversation for one in batch}
        waiting = [one for one in self._pending if one.conversation in lost]
        self._pending = [one for one in self._pending if one.conversation not in lost]
        _fail(batch, error, cause)
        _fail(waiting, Fenced() if isinstance(error, Fenced) else error, cause)


def _fail(batch: list[_Pending], error: Exception, cause: BaseException | None = None) -> None:
    for one in batch:
        one.lost()
        if not one.done.done():
            one.done.set_exception(error.with_traceback(None) if cause is None else _caused(error, cause))


def _caused(error: Exception, cause: BaseException) -> Exception:
    error.__cause__ = cause
    return error


_Rows = list[tuple[bytes, dict[bytes, bytes]]]


def _streams(answer: list[tuple[bytes, _Rows]] | dict[bytes, list[_Rows]] | None) -> list[_Rows]:
    """The rows of each stream, in either form that the two versions of the protocol give."""
    if not answer:
        return []
    if isinstance(answer, dict):
        return [rows for batches in answer.values() for rows in batches]
    return [rows for _, rows in answer]


def _parse(name: bytes) -> tuple[int, int]:
    epoch, seq = name.split(b"-")
    return int(epoch), int(seq)


def _change(name: bytes, fields: dict[bytes, bytes]) -> Change:
    epoch, last = _parse(fields[b"l"])
    return Change(
        id=name.decode(),
        conversation=fields[b"c"].decode(),
        epoch=epoch,
        first=last - int(fields[b"n"]) + 1,
        last=last,
        origin=fields[b"o"].decode(),
    )


async def check_durable(client: Redis) -> bool:
    """Whether the server keeps what it acknowledges: append-only, and not fsync `no`."""
    try:
        settings = await client.config_get("append*")
    except ResponseError:
        # A managed server may forbid the question; it answers for itself then.
        return True
    return settings.get("appendonly") == "yes" and settings.get("appendfsync") != "no"
