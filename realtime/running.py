"""`tactful serve` and `tactful demo`: from the command to the signal that ends it."""

import asyncio
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import structlog
import typer

import web_widget
from realtime import demo as demonstration
from realtime import logs, store
from realtime.access import Role as Rights
from realtime.access import Scope
from realtime.errors import SettingsInvalid
from realtime.loops import ending_signals
from realtime.models import models_of
from realtime.replay import read_chat
from realtime.said import Said
from realtime.server import running
from realtime.service import Service
from realtime.settings import Settings

log = structlog.get_logger()

LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")
DEMO_LANGUAGES: Final = ("en", "es", "ja")
OPENING_SAMPLE: Final = Path(web_widget.__file__).parent / "desk" / "samples" / "refund-en.jsonl"
OPENING_LINES: Final = 4  # up to where the customer has had enough: the desk opens on a line that answers it


async def serve(settings: Settings) -> None:
    """Serve until a signal. Raises SettingsInvalid, Unavailable."""
    logs.set_up(as_json=not sys.stderr.isatty())
    stop = _Stop()
    with stop.giving_up_the_start():
        async with running(settings) as up:
            stop.is_up()
            log.info("ready", address=up.address)
            await stop.told()
            log.info("stopping")


async def demo(settings: Settings) -> None:
    """The demo: seeded, with one sample chat played, until a signal."""
    if settings.host not in LOOPBACK:
        raise SettingsInvalid(
            (f"TACTFUL_HOST: the demo signs everybody in, so it runs on 127.0.0.1, not on {settings.host}",)
        )
    logs.quiet()
    stop = _Stop()
    is_first = not (settings.data / "tactful.db").exists()
    with stop.giving_up_the_start():
        async with running(settings) as up:
            service = up.service
            workspace = await service.writer.write(
                lambda connection: demonstration.seed(connection, datetime.now(UTC), DEMO_LANGUAGES)
            )
            await service.workspaces.refresh(service.writer)
            await _play(service, workspace)
            code = await demonstration.sign_in_code(service, "ana")
            stop.is_up()
            _welcome(settings, up.address, code, is_first=is_first)
            await stop.told()
    typer.echo("Stopped.")


def _welcome(settings: Settings, place: str, code: str, *, is_first: bool) -> None:
    if is_first:
        typer.echo("Words are kept for 30 days (tactful people workspace set --text-days changes that).")
    typer.echo(_drafts(settings))
    typer.echo(f"Sign-in link, good once: {place}/sign-in?code={code}&then=/desk")
    typer.echo(f"Ready: {place}/desk")


def _drafts(settings: Settings) -> str:
    names = [spec.name for spec in models_of(settings)]
    if names:
        return f"Drafts by {', else '.join(names)}."
    return "No model: ready lines only (`make demo MODEL=local` adds drafts by a small one)."


async def _play(service: Service, workspace: str) -> None:
    """The beginning of a chat, so that the desk is not empty; played once, however often the demo starts."""
    scope = Scope(workspace, None, Rights.INGEST)
    for number, line in enumerate(read_chat(OPENING_SAMPLE)[:OPENING_LINES]):
        new = store.NewConversation(
            source="demo", external_id=line.conversation, customer=line.customer, locale_hint=line.locale
        )
        made, _ = await service.open(scope, new)
        live = await service.line.live(made.id)
        said = Said(line.role, line.text, datetime.now(UTC), "demo", f"{line.conversation}-{number}")
        if line.role == "customer":
            _, _, commit = service.line.hear(live, said)
            if commit is not None:
                await commit
        else:
            await service.decisions.agent_said(scope, live, said)


class _Stop:
    """Told by Ctrl-C, SIGTERM or a closed terminal, from now on: a start under way is given up.

    Afterwards all ends in order.
    """

    def __init__(self) -> None:
        self._told: Final = asyncio.Event()
        self._start = asyncio.current_task()
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, *ending_signals()):
            loop.add_signal_handler(name, self._tell)

    async def told(self) -> None:
        await self._told.wait()

    def is_up(self) -> None:
        """The start is over."""
        self._start = None

    @contextmanager
    def giving_up_the_start(self) -> Iterator[None]:
        """Ends the process where the start inside it was given up and all that it had begun is undone."""
        try:
            yield
        except asyncio.CancelledError:
            if not self._told.is_set():
                raise
            # Threads that are still loading would be waited for, and what they read is of no use any more.
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(0)

    def _tell(self) -> None:
        self._told.set()
        start, self._start = self._start, None
        if start is not None:
            start.cancel()
