"""`tactful doctor` and `tactful content check`: is everything there, and what is not as it should be."""

import platform
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from difflib import get_close_matches
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import typer
from redis.asyncio import Redis

from assist.content import load_content
from assist.errors import AssistError
from assist.local import find_weights
from assist.model import Ask, ModelFailed, ModelSpec
from assist.vectors import open_vectors
from assist.weights import load_instant
from guardrails.errors import PackRejected
from locales.catalog import load_catalog
from locales.errors import GuideRejected
from prompts.errors import ItemRejected, ReleaseRejected
from prompts.keeping import kept, text_of
from realtime import store
from realtime.console import give_up
from realtime.embedded import Embedded
from realtime.errors import RealtimeError
from realtime.journal import check_durable
from realtime.models import door_opened, each_alone, is_local, models_of
from realtime.reviewing import in_words
from realtime.server import listen
from realtime.settings import Settings

Rejected = (PackRejected, GuideRejected, ItemRejected, ReleaseRejected)
PROBE: Final = Ask("You help a customer-support agent.", "Greet the customer in one short sentence.", 64)


class NotWell(Exception):
    """Something is missing; the text says how to mend it."""


async def examine(settings: Settings, *, probe: bool = False) -> int:
    """Print a line for each thing that the server needs; gives the exit status.

    probe: also ask each model for a sentence.
    """
    checks: tuple[tuple[str, Callable[[Settings], Awaitable[str]]], ...] = (
        ("python", _python),
        ("data folder", _folder),
        ("valkey", _valkey),
        ("database", _database),
        ("bands", _bands),
        ("content", _content),
        ("rules", rules_in_force),
        ("port", _port),
        ("model", _model),
        ("vectors", _vectors),
    )
    is_well = [await _is_well(name, check, settings) for name, check in checks]
    if probe:
        is_well += [await _is_well("answer", _answer, one) for one in each_alone(settings)]
    return 0 if all(is_well) else 1


async def _is_well(name: str, check: Callable[[Settings], Awaitable[str]], settings: Settings) -> bool:
    try:
        typer.echo(f"ok       {name}: {await check(settings)}")
    except (NotWell, RealtimeError, OSError) as wrong:
        typer.echo(f"problem  {name}: {wrong}")
        return False
    return True


def check_content(guides: Path | None, items: Path | None) -> int:
    """Judge content as a release would be; print what is wrong with it, then what could be better."""
    try:
        warnings = load_catalog(guides).warnings
        content = load_content(items, guides)
    except Rejected as rejected:
        for reason in rejected.reasons:
            typer.echo(f"error    {reason}")
        typer.echo(f"{len(rejected.reasons)} errors: this content would not be used.")
        return 1
    for warning in warnings:
        typer.echo(f"warning  {warning}")
    release = content.composer.release
    phrases = sum(len(guide.phrases) for guide in release.guides.values())
    typer.echo(f"ok       release {release.id}: {len(release.guides)} guides, {phrases} phrases")
    return 0


def show_item(named: str, items: Path | None, folder: Path | None = None) -> int:
    """Print one item: of the release, or by its revision one of those that were used before.

    folder: where this service keeps what it used, see `prompts.keeping`.
    """
    try:
        release = load_content(items).composer.release
    except Rejected as rejected:
        give_up(*rejected.reasons)
    name, _, revision = named.partition("@")
    if lines := [
        f"{tag}  {guide.phrases[name].text}" for tag, guide in release.guides.items() if name in guide.phrases
    ]:
        # A line of the guides, as compose and suggestions name it.
        typer.echo("\n".join(lines))
        return 0
    known = {one.id: one for one in release.items}
    texts = kept(folder, name) if folder else {}
    if item := known.get(name):
        texts[item.hash] = text_of(item, release.id)
    if not texts:
        near = get_close_matches(name, known, n=1)
        hint = f"; did you mean {near[0]}?" if near else f"; there are {', '.join(sorted(known))}"
        give_up(f"{name}: no such item in release {release.id}{hint}")
    newest = item.hash if item else ""
    found = [each for each in texts if each.startswith(revision or newest)]
    if len(found) != 1:
        there = ", ".join(sorted(texts))
        give_up(f"{name}: not one revision is {revision!r}; there are {there}")
    typer.echo(texts[found[0]])
    return 0


async def _python(_: Settings) -> str:
    return platform.python_version()


async def _folder(settings: Settings) -> str:
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryFile(dir=settings.data):
        return f"{settings.data} can be written"


async def _valkey(settings: Settings) -> str:
    if settings.redis_url is None:
        embedded = Embedded(settings.data)
        how = embedded.start()
        if how == "started":
            embedded.stop()
        return f"the embedded one {'starts' if how == 'started' else 'runs'}"
    client = Redis.from_url(settings.redis_url)
    try:
        if not await check_durable(client):
            raise NotWell("it forgets what it acknowledged; set `appendonly yes` there")
    finally:
        await client.aclose()
    return "answers, and keeps what it acknowledges"


async def _database(settings: Settings) -> str:
    engine = store.make_engine(settings.database)
    try:
        await store.upgrade(engine)
    finally:
        await engine.dispose()
    return "opens, newest schema"


async def _bands(settings: Settings) -> str:
    """Whose cut points were moved, and how far."""
    engine = store.make_engine(settings.database)
    try:
        async with engine.connect() as connection:
            there = await connection.run_sync(store.list_workspaces)
    finally:
        await engine.dispose()
    moved = [f"{one.name} {in_words(one.calibration.items())}" for one in there if one.calibration]
    return (
        f"cut points moved by corrections: {'; '.join(moved)}" if moved else "cut points as they come along"
    )


async def _content(_: Settings) -> str:
    try:
        release = load_content().composer.release
    except Rejected as rejected:
        raise NotWell(_first(rejected.reasons, "tactful content check")) from rejected
    load_instant()
    return f"release {release.id}, guides {', '.join(sorted(release.guides))}"


def _first(reasons: list[str], command: str) -> str:
    more = len(reasons) - 1
    return f"{reasons[0]} (and {more} more: `{command}`)" if more else reasons[0]


async def rules_in_force(settings: Settings) -> str:
    """Whose rules they are. Raises NotWell where those of the house would be refused."""
    own = sorted(file.stem for file in settings.packs.glob("*.yaml"))
    if not own:
        return f"those that come along, none of your own in {settings.packs}"
    try:
        load_content(house=settings.packs)
    except Rejected as rejected:
        told = _first(rejected.reasons, "tactful guard lint")
        raise NotWell(f"those before stay in force: {told}") from rejected
    return f"your own {', '.join(own)} over those that come along"


async def _port(settings: Settings) -> str:
    listen(settings).close()
    return f"{settings.host}:{settings.port} is free"


async def _model(settings: Settings) -> str:
    try:
        return ", then ".join(map(_told, models_of(settings))) or "none: ready lines only"
    except AssistError as wrong:
        raise NotWell(f"TACTFUL_MODEL: {wrong}") from wrong


async def _vectors(_: Settings) -> str:
    return "installed" if open_vectors() else "not installed: instant readings and rules only"


def _told(spec: ModelSpec) -> str:
    """The model, and what of it can be seen without asking it. Raises AssistError, NotWell."""
    if is_local(spec):
        find_weights()
        return f"{spec.name} (packages there)"
    key = "key there" if spec.key() else "no key"
    if spec.is_lean:
        return f"{spec.name} ({key})"
    if find_spec("litellm") is None:
        raise NotWell(f"{spec.name} needs litellm: install it with `make setup MODEL={spec.name}`")
    return f"{spec.name} (litellm there)"


async def _answer(settings: Settings) -> str:
    async with door_opened(settings) as door:
        assert door is not None
        stream = door.stream(PROBE, workspace="doctor", may_restart=lambda: True)
        try:
            async with aclosing(stream):
                async for _ in stream:
                    pass
        except ModelFailed as failed:
            raise NotWell(str(failed)) from failed
    usage = stream.usage
    assert usage is not None
    words = f"{usage.completion_tokens} tokens in {usage.total_s:.2f} s"
    return f"{usage.model} began after {usage.first_token_s:.2f} s, {words}"
