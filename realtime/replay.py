"""`tactful replay`: a chat from a file through the whole line, on databases thrown away after."""

import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from rich.console import Console
from rich.text import Text

from assist.conversation import Role
from locales.detect import Py3LangidDetector
from realtime import demo, store
from realtime.access import Role as Rights
from realtime.access import Scope
from realtime.errors import Invalid
from realtime.lines import Unusable, parse_line
from realtime.moments import Moment
from realtime.said import Said
from realtime.service import Service, serving
from realtime.settings import Settings
from realtime.wire.durable import Durable, decode, sequenced
from realtime.wire.messages import MessageAdded
from realtime.wire.protocol import MAX_TEXT
from realtime.wire.readings import ReadingMade
from realtime.wire.suggestions import SuggestionBlocked, SuggestionFailed, SuggestionReady

SHAPE: Final = 'one JSON message a line, as {"role": "customer", "text": "Where is my refund?"}'
MOST_TOLD: Final = 5
COLOURS = {"low": "green", "medium": "yellow", "high": "red"}
MOST_NAMED: Final = 200


def _name_or_none(given: object) -> str | None:
    """Chats of others hold other things under these names, which are none of ours."""
    return given if isinstance(given, str) and 0 < len(given) <= MOST_NAMED else None


_Told = Annotated[str | None, BeforeValidator(_name_or_none)]


class SampleLine(BaseModel):
    """One message of a chat; other fields, such as a title, are for those who show it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    conversation: Annotated[str, Field(max_length=MOST_NAMED, coerce_numbers_to_str=True)] = "chat"
    role: Role
    text: Annotated[str, Field(min_length=1, max_length=MAX_TEXT)]
    at: Annotated[Moment, Field(strict=True)] | None = None
    locale: _Told = None
    customer: _Told = None


def read_chat(file: Path) -> list[SampleLine]:
    """Raises Invalid, which names each line that cannot be used; nothing is replayed by half."""
    lines, problems = [], []
    try:
        raw = file.read_bytes().rstrip().splitlines()
    except OSError as missing:
        raise Invalid(f"{file}: {missing.strerror}") from missing
    for number, line in enumerate(raw, 1):
        try:
            lines.append(parse_line(SampleLine, line))
        except Unusable as wrong:
            problems.append((number, wrong))
    if problems and not lines and all(wrong.code == "not_json" for _, wrong in problems):
        raise Invalid(f"{file.name}: no chat: {problems[0][1]}; it should hold {SHAPE}")
    if problems:
        told = [f"{file.name}:{number}: {wrong}" for number, wrong in problems[:MOST_TOLD]]
        more = len(problems) - MOST_TOLD
        raise Invalid(*told, *([f"and {more} more"] if more > 0 else ()))
    if not lines:
        raise Invalid(f"{file.name}: there is no message in it")
    return lines


async def replay(file: Path, languages: tuple[str, ...], *, as_json: bool) -> None:
    """Print each message with what the line made of it: readable, or as frames of the wire.

    Raises Invalid for the chat, UndetectableLanguage.
    """
    Py3LangidDetector(languages)
    chat = read_chat(file)
    with tempfile.TemporaryDirectory(prefix="tactful-replay-") as folder:
        settings = Settings(data=Path(folder), demo=True, considered=False)
        async with serving(settings) as service:
            workspace = await service.writer.write(
                lambda connection: demo.seed(connection, datetime.now(UTC), languages)
            )
            await service.workspaces.refresh(service.writer)
            try:
                await _play(service, Scope(workspace, None, Rights.INGEST), chat, as_json=as_json)
            except BrokenPipeError:
                # Who reads has seen enough, as `head` has; what is left in the buffer has no reader either.
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
                sys.exit(1)


async def _play(service: Service, scope: Scope, chat: list[SampleLine], *, as_json: bool) -> None:
    console = Console(highlight=False)
    opened: dict[str, str] = {}
    heads: dict[str, tuple[int, int] | None] = {}
    for line in chat:
        if line.conversation not in opened:
            new = store.NewConversation(
                source="replay",
                external_id=line.conversation,
                locale_hint=line.locale,
                customer=line.customer,
            )
            made, _ = await service.open(scope, new)
            opened[line.conversation] = made.id
        live = await service.line.live(opened[line.conversation])
        said = Said(line.role, line.text, line.at or datetime.now(UTC), source="replay")
        if line.role is Role.CUSTOMER:
            _, _, commit = service.line.hear(live, said)
            if commit is not None:
                await commit
        else:
            await service.decisions.agent_said(scope, live, said)
        entries = await service.journal.read(live.id, heads.get(live.id))
        heads[live.id] = (entries[-1].epoch, entries[-1].seq)
        for entry in entries:
            if as_json:
                sys.stdout.buffer.write(sequenced(entry.stored, live.id, entry.epoch, entry.seq) + b"\n")
                sys.stdout.buffer.flush()
            else:
                for part in _readable(decode(entry.stored)):
                    console.print(part)


def _readable(body: Durable) -> Iterator[Text]:
    match body:
        case MessageAdded():
            yield Text.assemble((f"{body.role:>9}  ", "bold"), body.text)
        case ReadingMade():
            told = (
                f"{body.band} {body.score:.2f} · {body.emotion} · {body.trend} · {body.language}"
                f" · {body.scenario or 'no scenario'} · {body.moment}"
            )
            yield Text.assemble("           ", (told, COLOURS[body.band]))
        case SuggestionReady():
            yield Text.assemble((f"{'ready':>9}  ", "bold blue"), body.text)
            yield Text("           " + " → ".join(body.moves) + f" · {body.locale}", "dim")
        case SuggestionFailed() | SuggestionBlocked():
            yield Text.assemble((f"{'none':>9}  ", "bold magenta"), body.reason)
        case _:
            pass
