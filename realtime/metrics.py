"""What this process does, in numbers for a monitor; no customer's or agent's words."""

from collections.abc import Iterable, Mapping
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics
from prometheus_client.core import GaugeMetricFamily, Metric

# Seconds: from what the line is built for to what somebody notices.
EDGES: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)

# when each row began to count: twice the rows, and nobody asks
disable_created_metrics()  # type: ignore[no-untyped-call]  # as the library has it


class Metrics:
    """Counted where things happen, since the process began; each takes two microseconds."""

    __slots__ = ("_commands", "_messages", "_registry")

    def __init__(self) -> None:
        self._registry: Final = CollectorRegistry()
        self._messages: Final = Histogram(
            "tactful_message_seconds",
            "From a customer's message to its commit with reading and ready line.",
            registry=self._registry,
            buckets=EDGES,
        )
        self._commands: Final = Counter(
            "tactful_commands_total",
            "Agents' commands, by what they were answered.",
            ("op", "answer"),
            registry=self._registry,
        )

    def message(self, seconds: float) -> None:
        """A customer's message was committed with its reading and its ready line, so long after it came."""
        self._messages.observe(seconds)

    def command(self, op: str, answer: str) -> None:
        """An agent's command was answered: `ack`, `dup`, or why it was refused."""
        self._commands.labels(op, answer).inc()

    def collect(self) -> Iterable[Metric]:
        return self._registry.collect()


def gauges(name: str, about: str, label: str, values: Mapping[str, int]) -> Metric:
    family = GaugeMetricFamily(name, about, labels=(label,))
    for what, value in values.items():
        family.add_metric((what,), value)
    return family
