"""Where a customer's message spends its time: each part of the line, one after the other, on one core.

.venv/bin/python -m benchmarks.parts
"""

import time
from datetime import UTC, datetime
from pathlib import Path

import orjson
from rich.console import Console
from rich.table import Table

import web_widget
from assist.content import load_content
from assist.conversation import Role
from assist.copilot import Copilot, House, NoSuggestion, Talk
from assist.memory import Memory
from assist.reader import InstantReader
from locales.calendar import WorkCalendar, office_week
from locales.detect import Py3LangidDetector
from realtime import frames
from realtime.said import Said, message_of
from realtime.wire.durable import Durable, encode
from realtime.wire.incoming import FROM_CLIENT

CONVERSATIONS = 50
TURNS = 40


def chats() -> list[list[str]]:
    """What customers write in the sample chats, chat by chat: a conversation keeps its language."""
    folder = Path(web_widget.__file__).parent / "desk" / "samples"
    found = []
    for file in sorted(folder.glob("*.jsonl")):
        rows = [orjson.loads(line) for line in file.read_bytes().splitlines()]
        found.append([row["text"] for row in rows if row["role"] == "customer"])
    return found


def measure() -> dict[str, float]:
    """µs a message, by part."""
    content = load_content()
    detector = Py3LangidDetector(("en", "es", "ja"))
    reader = InstantReader(("en", "es", "ja"), detector)
    copilot = Copilot(reader, content.composer, content.guard, detector)
    house = House(WorkCalendar("UTC", office_week()))
    talks = [Talk(f"conv_{number}", None, Memory.start(None)) for number in range(CONVERSATIONS)]
    lines = chats()
    spent = dict.fromkeys(("parse the frame", "read", "compose and judge", "frames"), 0.0)

    def timed(part: str, since: float) -> float:
        now = time.perf_counter()
        spent[part] += now - since
        return now

    for turn in range(2 * TURNS):
        if turn == TURNS:
            spent = dict.fromkeys(spent, 0.0)
        for number, talk in enumerate(talks):
            chat = lines[number % len(lines)]
            text = chat[turn % len(chat)]
            body = {"op": "message.add", "id": f"{turn:016x}", "role": "customer", "text": text}
            frame = orjson.dumps({"v": 1, "t": "cmd", "c": "conv_00000000", "d": body})
            at = datetime.now(UTC)
            clock = time.perf_counter()
            FROM_CLIENT.validate_json(frame)
            clock = timed("parse the frame", clock)
            reading = copilot.hear(talk, text, at)
            clock = timed("read", clock)
            try:
                suggestion = copilot.suggest(talk, reading, house, at)
            except NoSuggestion:
                suggestion = None
            clock = timed("compose and judge", clock)
            message = message_of(Said(Role.CUSTOMER, text, at))
            bodies: list[Durable] = [message, frames.reading_made(message.id, reading, None, ())]
            if suggestion is not None:
                bodies.append(frames.suggestion_ready("sug_0", 1, message.id, suggestion, at))
            for one in bodies:
                encode(one)
            timed("frames", clock)
    return {part: seconds / (CONVERSATIONS * TURNS) * 1e6 for part, seconds in spent.items()}


def main() -> None:
    console = Console()
    table = Table(title="where the time goes, µs a message")
    table.add_column("part")
    table.add_column("µs", justify="right")
    found = measure()
    for part, spent in found.items():
        table.add_row(part, f"{spent:.1f}")
    table.add_row("together", f"{sum(found.values()):.1f}")
    console.print(table)
    console.print("What `benchmarks.line` shows beyond this is sockets, tasks, journal and database.")


if __name__ == "__main__":
    main()
