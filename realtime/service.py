"""Everything that one process is made of, wired in one place and ended in the opposite order."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final, Literal

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from assist.bench import Benches
from assist.content import Content, load_content
from coaching import store as outcomes
from locales.detect import preload
from prompts.keeping import keep
from realtime import cycles, store
from realtime.access import Scope
from realtime.catchup import catch_up
from realtime.client import connect
from realtime.considering import Considering
from realtime.decisions import Decisions
from realtime.drafts import Drafts
from realtime.embedded import Embedded
from realtime.errors import NotFound, RealtimeError, SettingsInvalid, Unavailable
from realtime.housepacks import HousePacks
from realtime.hub import Hub
from realtime.journal import Journal, check_durable
from realtime.line import Line
from realtime.models import deadlines_of, door_opener, is_local, models_of, naming_the_setting
from realtime.settings import Settings
from realtime.socket import Sockets
from realtime.tickets import Tickets
from realtime.watch import Watch
from realtime.wire.passing import Notice, passing
from realtime.worker import Worker
from realtime.workspaces import Workspaces
from realtime.writer import Writer

log = structlog.get_logger()

REFRESH_S: Final = 1.5
LOOK_S: Final = 0.5
SWEEP_S: Final = 30.0
PURGE_S: Final = 3600.0
DRAIN_S: Final = 5.0
LOST_S: Final = 30.0


@dataclass(frozen=True, slots=True)
class Service:
    settings: Settings
    writer: Writer
    journal: Journal
    redis: Redis
    workspaces: Workspaces
    line: Line
    decisions: Decisions
    tickets: Tickets
    sockets: Sockets
    packs: HousePacks

    async def open(self, scope: Scope, new: store.NewConversation) -> tuple[store.Conversation, bool]:
        """The conversation, made when its external id is new. Raises what the store raises."""
        return await self.writer.write(
            partial(store.create_conversation, scope=scope, new=new, now=datetime.now(UTC))
        )

    async def is_ready(self) -> bool:
        """Whether a message would be kept right now."""
        if self.sockets.is_draining:
            return False
        try:
            await self.redis.ping()
            await self.writer.read(store.list_workspaces)
        except (RedisError, RealtimeError):
            return False
        return True


@asynccontextmanager
async def serving(settings: Settings, content: Content | None = None) -> AsyncIterator[Service]:
    """The whole of a process, from its databases up. Raises SettingsInvalid, Unavailable."""
    async with AsyncExitStack() as stack:
        # Beside all that follows: what it does is mostly unpacking, which leaves the interpreter to others.
        telling = asyncio.create_task(asyncio.to_thread(preload))
        embedded = await _embedded(settings, stack)
        redis_url = embedded.url if embedded else settings.redis_url or ""
        redis = _client(redis_url, stack)
        await _check(redis)
        engine = store.make_engine(settings.database)
        stack.push_async_callback(engine.dispose)
        await store.upgrade(engine)
        writer = Writer(store.for_writing(engine), engine, settings.instance)
        journal = Journal(redis, origin=settings.instance)
        packs = HousePacks(settings.packs, settings.data / "packs.kept", partial(_content, settings))
        is_ours = content is None
        if content is None:
            content = await asyncio.to_thread(packs.load, datetime.now(UTC))
        await telling
        await asyncio.to_thread(keep, content.composer.release, settings.items)
        benches = Benches(by_clause=settings.draft.by_clause)
        stack.callback(benches.close)
        workspaces = Workspaces(content, benches, settings.language_engine)
        await workspaces.refresh(writer)
        considering = Considering(workspaces)
        stack.callback(considering.close)
        line = Line(journal, writer, Hub(), workspaces, await _drafts(settings, stack), considering)
        tickets = Tickets(redis, session_s=settings.socket.session_s)
        decisions = Decisions(line, tickets)
        sockets = Sockets(settings, line, decisions, tickets)
        service = Service(
            settings, writer, journal, redis, workspaces, line, decisions, tickets, sockets, packs
        )
        # Blocking reads have a client of their own: they would hold the pool's connections.
        follower = Journal(_client(redis_url, stack), origin=settings.instance)
        tasks = await stack.enter_async_context(_background())
        if settings.considered:
            tasks(considering.open())
            tasks(benches.open())
        tasks(writer.run())
        tasks(journal.run())
        await catch_up(line, settings.instance)
        tasks(_follow(service, follower, await journal.last_change()))
        if embedded:
            tasks(_every(LOOK_S, partial(_look_after, embedded, redis)))
        tasks(_every(LOOK_S, Watch(redis, sockets.announce_to_all).look))
        tasks(sockets.beat())
        tasks(_every(REFRESH_S, partial(_refresh, service)))
        if is_ours:
            tasks(_every(REFRESH_S, partial(_look_at_packs, service)))
        tasks(_every(SWEEP_S, partial(_sweep, service)))
        tasks(_every(PURGE_S, partial(_purge, service)))
        yield service
        await _finish(service)


async def _drafts(settings: Settings, stack: AsyncExitStack) -> Drafts:
    """Models are warm before the first is needed. Raises SettingsInvalid, Unavailable."""
    opener = await stack.enter_async_context(door_opener(settings))
    worker = Worker(opener) if opener else None
    if worker is not None:
        stack.push_async_callback(worker.close)
        with naming_the_setting():
            await worker.open()
    return Drafts(
        worker,
        settings.instance,
        is_short=any(map(is_local, models_of(settings))),
        lost_after=timedelta(seconds=LOST_S + deadlines_of(settings).whole_s),
    )


async def _finish(service: Service) -> None:
    """Leave a database that knows all that the journal does; where that fails, the next start sees to it."""
    await service.line.draft_orders.end()
    await service.line.drafts.close()
    try:
        if not service.writer.is_complete:
            await catch_up(service.line, service.settings.instance)
        # Returns when it is written, and all that was copied before.
        await service.writer.write(store.list_workspaces)
    except RealtimeError as away:
        log.warning("stopped before all was copied", error=type(away).__name__)


async def _embedded(settings: Settings, stack: AsyncExitStack) -> Embedded | None:
    """The embedded server, started or adopted, where no other is given."""
    if settings.redis_url is not None:
        return None
    embedded = Embedded(settings.data)
    stack.enter_context(embedded.claimed())
    # Whatever becomes of us, a server that is being started is stopped, and not left behind.
    starting = asyncio.create_task(asyncio.to_thread(embedded.start))
    stack.push_async_callback(_stop, embedded, starting)
    how = await asyncio.shield(starting)
    log.info("embedded valkey", how=how, pid=embedded.pid)
    return embedded


async def _stop(embedded: Embedded, starting: asyncio.Task[Literal["started", "adopted"]]) -> None:
    await asyncio.wait([starting])
    embedded.stop()


async def _look_after(embedded: Embedded, redis: Redis) -> None:
    """Start it again when it is gone; it reads its journal, and we go on."""
    try:
        await redis.ping()
    except RedisError:
        how = await asyncio.to_thread(embedded.start)
        log.warning("embedded valkey was away", how=how, pid=embedded.pid)


def _client(url: str, stack: AsyncExitStack) -> Redis:
    client = connect(url)
    stack.push_async_callback(client.aclose)
    return client


async def _check(client: Redis) -> None:
    try:
        durable = await check_durable(client)
    except RedisError as lost:
        raise Unavailable(f"TACTFUL_REDIS_URL: the server does not answer: {lost}") from lost
    if not durable:
        raise SettingsInvalid(
            (
                "TACTFUL_REDIS_URL: the server would forget what it acknowledged; "
                "start it with `appendonly yes` and `appendfsync everysec` or `always`",
            )
        )


@asynccontextmanager
async def _background() -> AsyncIterator[Callable[[Awaitable[None]], None]]:
    """A place for what runs as long as the process; one that fails ends the process."""
    async with asyncio.TaskGroup() as group:
        tasks: list[asyncio.Task[None]] = []

        def start(work: Awaitable[None]) -> None:
            async def run() -> None:
                try:
                    await work
                except Exception:
                    log.exception("background work failed")
                    raise

            tasks.append(group.create_task(run()))

        try:
            yield start
        finally:
            for task in tasks:
                task.cancel()


async def _every(seconds: float, work: Callable[[], Awaitable[None]]) -> None:
    while True:
        await asyncio.sleep(seconds)
        try:
            await work()
        except RealtimeError as away:
            log.warning("periodic work put off", error=type(away).__name__)


async def _follow(service: Service, feed: Journal, after: str) -> None:
    """Show here what other processes add."""
    async for lines in feed.follow(after):
        for one in lines:
            service.line.heard_of(one.conversation, one.epoch, one.last)


async def _refresh(service: Service) -> None:
    """Switches and tokens may be changed by the command line, in another process."""
    for workspace in await service.workspaces.refresh(service.writer):
        service.sockets.announce(workspace.id, passing(switched(on=workspace.suggestions_on)))
        if not workspace.suggestions_on:
            service.line.stop_drafts(workspace.id)
    known = service.sockets.tokens()
    if known:
        valid = await service.writer.read(partial(store.valid_tokens, hashes=known, now=datetime.now(UTC)))
        service.sockets.revoke(known - valid)
    service.line.reload()
    if service.writer.is_behind:
        await catch_up(service.line, service.settings.instance)


def _content(settings: Settings, house: Path | None, today: date) -> Content:
    content = load_content(house=house, today=today, verdicts=settings.data / "verdicts")
    if settings.draft.by_clause:
        content.guard.make_ready_by_clause(content.composer.release.guides)
    return content


async def _look_at_packs(service: Service) -> None:
    """Compliance people change rules while we run; what does not pass changes nothing."""
    content = await asyncio.to_thread(service.packs.look, datetime.now(UTC))
    if content is not None:
        await asyncio.to_thread(keep, content.composer.release, service.settings.items)
        service.workspaces.adopt(content)


def switched(*, on: bool) -> Notice:
    if on:
        return Notice("suggestions_on", "Suggestions are on again.")
    return Notice("suggestions_off", "Suggestions are switched off for this workspace.")


async def _sweep(service: Service) -> None:
    """End what nobody acted on, and let conversations and cycles go that nobody needs here."""
    now = datetime.now(UTC)
    ttl = timedelta(seconds=service.settings.sweep.ttl_s)
    for workspace in service.workspaces.all():
        stale = await service.writer.read(
            partial(outcomes.stale_lives, workspace=workspace.id, before=now - ttl)
        )
        for conversation in stale:
            try:
                service.line.expire(await service.line.live(conversation), now, ttl)
            except NotFound:
                log.warning("suggestions of a conversation that is gone", conversation=conversation)
    for live in service.line.all_here():
        service.line.draft_orders.bury(live, now)
    clock = asyncio.get_running_loop().time()
    service.line.forget_idle(clock)
    cycles.search(clock - service.line.last_touched)


async def _purge(service: Service) -> None:
    """Words are kept as long as the workspace says, what was done for seven days."""
    now = datetime.now(UTC)
    await service.writer.write(partial(store.purge_expired, now=now))
    for workspace in service.workspaces.all():
        before = now - timedelta(days=workspace.text_days)
        await service.writer.write(partial(outcomes.forget_text, workspace=workspace.id, before=before))
    await service.writer.write(partial(store.forget_commands, before=now - timedelta(days=7)))
