"""What this process does, in numbers for a monitor; no customer's or agent's words."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

# Seconds: from what the line is built for to what somebody notices.
EDGES: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
MEDIA: Final = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """Counted where things happen, since the process began; each takes a fraction of a microsecond."""

    __slots__ = ("_buckets", "_commands", "_messages_s")

    def __init__(self) -> None:
        self._buckets: Final = [0] * (len(EDGES) + 1)
        self._messages_s = 0.0
        self._commands: Final = Counter[tuple[str, str]]()

    def message(self, seconds: float) -> None:
        """A customer's message was committed with its reading and its ready line, so long after it came."""
        self._buckets[bisect_left(EDGES, seconds)] += 1
        self._messages_s += seconds

    def command(self, op: str, answer: str) -> None:
        """An agent's command was answered: `ack`, `dup`, or why it was refused."""
        self._commands[op, answer] += 1

    def lines(self) -> Iterator[str]:
        yield from _head(
            "tactful_message_seconds",
            "histogram",
            "From a customer's message to its commit with reading and ready line.",
        )
        so_far = 0
        for edge, number in zip((*map(str, EDGES), "+Inf"), self._buckets, strict=True):
            so_far += number
            yield f'tactful_message_seconds_bucket{{le="{edge}"}} {so_far}'
        yield f"tactful_message_seconds_sum {self._messages_s:.6f}"
        yield f"tactful_message_seconds_count {so_far}"
        yield from _head("tactful_commands_total", "counter", "Agents' commands, by what they were answered.")
        for (op, answer), number in sorted(self._commands.items()):
            yield f'tactful_commands_total{{op="{op}",answer="{answer}"}} {number}'


def gauge(name: str, about: str, value: int) -> Iterator[str]:
    yield from _head(name, "gauge", about)
    yield f"{name} {value}"


def gauges(name: str, about: str, label: str, values: Mapping[str, int]) -> Iterator[str]:
    yield from _head(name, "gauge", about)
    for what, value in values.items():
        yield f'{name}{{{label}="{what}"}} {value}'


def _head(name: str, kind: str, about: str) -> Iterator[str]:
    yield f"# HELP {name} {about}"
    yield f"# TYPE {name} {kind}"
