"""The stream's gate: a million random streams watched for leaks; what streaming costs; the first words seen.

    .venv/bin/python -m benchmarks.gate                     a million streams, about ten minutes on one core
    .venv/bin/python -m benchmarks.gate --streams 50000     as many as `make test` lets through
    .venv/bin/python -m benchmarks.gate --by-clause         the same streams, shown by the clause

CPU time of one process. Costs are measured first, on sentences the guard has not met, then met again. Then,
by the instant layers: when the first words of good replies in seventeen languages are seen at 20 ms a token,
and how many replies that must be stopped take something back, of others' from which nothing was learned.
"""

import argparse
import random
import sys
import time
from collections import Counter
from itertools import islice

from rich.console import Console
from rich.table import Table

from benchmarks.guard_cost import Reply
from benchmarks.guard_cost import replies as good_replies
from guardrails.finding import Decision
from guardrails.gate import Gate
from guardrails.inspection import Guard
from guardrails.whole_cases import UNSEEN, UNSEEN_MORE, read_whole
from tests.guardrails.streams import fragile_guard, random_streams, watched

REPLIES = 2_000
TOKEN_MS = 20
SENTENCES = (
    "Thanks for writing about order {n}, and I can hear how long the wait has been.",
    "I'm checking with the warehouse where parcel {n} is right now.",
    "You'll have an answer from me about case {n} today.",
    "Could you tell me which address is on label {n}, please?",
)


def replies() -> list[str]:
    """Replies of about fifty words; no sentence stands in two of them."""
    return [" ".join(SENTENCES).format(n=number) for number in range(REPLIES)]


def tokens(text: str) -> list[str]:
    """As models send them: a word, with the space before it."""
    first, *others = text.split(" ")
    return [first, *(f" {word}" for word in others)]


def whole(guard: Guard, texts: list[str]) -> float:
    """µs a reply."""
    since = time.process_time()
    for text in texts:
        guard.judge(text, locale="en-US")
    return (time.process_time() - since) / len(texts) * 1e6


def streamed(guard: Guard, texts: list[list[str]], *, by_clause: bool = False) -> float:
    """µs a reply, with each token let through the gate by itself."""
    since = time.process_time()
    for chunks in texts:
        gate = Gate(guard, locale="en-US", by_clause=by_clause)
        for chunk in chunks:
            gate.feed(chunk)
        gate.close()
    return (time.process_time() - since) / len(texts) * 1e6


def costs() -> Table:
    texts = replies()
    chunked = [tokens(text) for text in texts]
    a_reply = sum(map(len, chunked)) / len(chunked)
    table = Table("a reply", "new, µs", "met before, µs", title=f"CPU for a reply of {a_reply:.0f} tokens")
    guard = Guard.load()
    table.add_row("judged whole", f"{whole(guard, texts):.0f}", f"{whole(guard, texts[-200:]):.0f}")
    guard = Guard.load()
    fresh, again = streamed(guard, chunked), streamed(guard, chunked[-200:])
    table.add_row("streamed", f"{fresh:.0f}", f"{again:.0f}")
    table.add_row("streamed, a token", f"{fresh / a_reply:.1f}", f"{again / a_reply:.1f}")
    guard = Guard.load()
    guard.make_ready_by_clause(["en-US"])
    fresh, again = (streamed(guard, some, by_clause=True) for some in (chunked, chunked[-200:]))
    table.add_row("streamed by clause", f"{fresh:.0f}", f"{again:.0f}")
    return table


def first_words() -> Table:
    guard = Guard.load(is_learned=True)
    table = Table("shown by", "p50", "p90", title=f"first words of {len(good_replies())} good replies, ms")
    for name in ("sentence", "clause"):
        waits = sorted(_first_ms(guard, reply, by_clause=name == "clause") for reply in good_replies())
        table.add_row(name, *(str(waits[int(len(waits) * part)]) for part in (0.5, 0.9)))
    return table


def _first_ms(guard: Guard, reply: Reply, *, by_clause: bool) -> int:
    gate = Gate(guard, locale=reply.locale, by_clause=by_clause)
    come = next((number for number, token in enumerate(reply.tokens) if gate.feed(token)), len(reply.tokens))
    return come * TOKEN_MS


def taken_back() -> str:
    guard = Guard.load(is_learned=True)
    bad = [each.reply for each in read_whole(UNSEEN, UNSEEN_MORE) if each.reply.must_stop]
    stopped = retracted = 0
    for reply in bad:
        gate = Gate(guard, locale=reply.language, by_clause=True)
        for token in Reply(reply.language, reply.language, reply.text).tokens:
            gate.feed(token)
        closing = gate.close()
        stopped += closing.verdict.decision in (Decision.REWRITE, Decision.BLOCK)
        retracted += closing.retracted
    return f"by clause {retracted} of {stopped} replies that are stopped, of {len(bad)}, take something back"


def watch(count: int, seed: int, console: Console, *, by_clause: bool) -> int:
    """Let streams through until `count` is reached; gives how many broke a promise."""
    guard = fragile_guard()
    ends: Counter[str] = Counter()
    leaked = broken = 0
    since = time.process_time()
    for stream in islice(random_streams(random.Random(seed), by_clause=by_clause), count):
        outcome = watched(guard, stream)
        leaked += outcome.leaked
        ends[outcome.closing.verdict.decision] += 1
        ends["retracted"] += outcome.closing.retracted
        if outcome.leaked or outcome.wrong:
            broken += 1
            console.print(f"{outcome.wrong} {outcome.leaked} characters leaked: {stream}", markup=False)
    spent = time.process_time() - since
    told = ", ".join(f"{name} {number:,}" for name, number in sorted(ends.items()))
    console.print(f"{count:,} streams, seed {seed}: {count / spent:,.0f} a second of CPU, checks included")
    console.print(f"ends: {told}")
    console.print(f"characters leaked: {leaked}; streams that broke a promise: {broken}")
    return broken


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--streams", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--by-clause", action="store_true")
    arguments = parser.parse_args()
    console = Console()
    console.print(costs())
    console.print(first_words())
    console.print(taken_back())
    return 1 if watch(arguments.streams, arguments.seed, console, by_clause=arguments.by_clause) else 0


if __name__ == "__main__":
    sys.exit(main())
