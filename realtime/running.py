"""`tactful serve` and `tactful demo`: from the command to the signal that ends it."""

import asyncio
import signal
import sys
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
from realtime.line import Said
from realtime.models import models_of
from realtime.replay import read_chat
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
    told = _told_to_stop()
    async with running(settings) as up:
        if not told.is_set():
            log.info("ready", address=up.address)
        await told.wait()
        log.info("stopping")


async def demo(settings: Settings) -> None:
    """The demo: seeded, with one sample chat played, until a signal."""
    if settings.host not in LOOPBACK:
        raise SettingsInvalid(
            (f"TACTFUL_HOST: the demo signs everybody in, so it runs on 127.0.0.1, not on {settings.host}",)
        )
    logs.quiet()
    told = _told_to_stop()
    is_first = not (settings.data / "tactful.db").exists()
    async with running(settings) as up:
        service = up.service
        workspace = await service.writer.write(
            lambda connection: demonstration.seed(connection, datetime.now(UTC), DEMO_LANGUAGES)
        )
        await service.workspaces.refresh(service.writer)
        await _play(service, workspace)
        if is_first:
            typer.echo("Words are kept for 30 days (tactful people workspace set --text-days changes that).")
        code = await service.tickets.issue(*await _ana(service), seconds=900, kind="sign-in")
        place = up.address
        if told.is_set():
            return
        typer.echo(_drafts(settings))
        typer.echo(f"Sign-in link, good once: {place}/sign-in?code={code}")
        typer.echo(f"Ready: {place}/desk")
        await told.wait()
    typer.echo("Stopped.")


def _drafts(settings: Settings) -> str:
    names = [spec.name for spec in models_of(settings)]
    if names:
        return f"Drafts by {', else '.join(names)}."
    return "No model: ready lines only (`make demo MODEL=local` adds drafts by a small one)."


async def _ana(service: Service) -> tuple[Scope, str]:
    secret = await demonstration.sign_in_as(service, "ana")
    scope = await service.writer.read(
        lambda connection: store.authenticate(connection, secret, now=datetime.now(UTC))
    )
    assert scope is not None
    return scope, secret


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


def _told_to_stop() -> asyncio.Event:
    """Set by Ctrl-C or SIGTERM, from now on: a start that is under way is finished, then ended cleanly."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, told.set)
    return told
