"""CPU of the guard's instant layers for a reply of about 40 words: `python -m benchmarks.guard_cost`.

The good replies of the tests in seventeen languages, a sentence of another one behind each so that they have
the length, by a guard that has not met their sentences: rules, figures, personal data, tone and n-grams,
without sentence vectors. Judged whole, with evidence, and let through the gate a word at a time; then where
the time goes. Microseconds of process time; each reply is taken at its best of a few rounds, since other
programs on the machine slow it down by their use of caches.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

from guardrails.cases import read_replies
from guardrails.gate import Gate
from guardrails.inspection import PACKS, SWITCHED, Guard
from guardrails.learned import LearnedLayers, read_all
from guardrails.pack import read_specs
from guardrails.redaction import personal_data
from guardrails.rendering import readings, rendered
from guardrails.rules import Pack, compile_packs
from guardrails.scripts import words_of
from guardrails.sentences import split
from guardrails.text import View
from locales.strict_yaml import load_yaml

REPLIES: Final = Path(__file__).parents[1] / "tests" / "guardrails" / "lines" / "replies"
ROUNDS: Final = 8
UNSPACED: Final = frozenset(("ja", "ko", "zh"))
PIECE: Final = 2  # characters of a token where words have no spaces between them
LOAD: Final = """
import sys, time
def memory(): return int(open("/proc/self/statm").read().split()[1]) * 4096 / 1e6
before = memory()
import guardrails.inspection
seconds = time.process_time()
print(seconds, memory() - before)
"""


@dataclass(frozen=True, slots=True)
class Reply:
    language: str
    locale: str
    text: str

    @property
    def tokens(self) -> list[str]:
        """As models send them: a word with the space before it."""
        if self.language in UNSPACED:
            return [self.text[start : start + PIECE] for start in range(0, len(self.text), PIECE)]
        first, *others = self.text.split(" ")
        return [first, *(f" {word}" for word in others)]


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a reply with what is known of it before it is judged."""

    words: str
    before: str
    language: str
    pack: Pack
    seen: View


Way = Callable[[Guard, Reply], object]


def replies() -> list[Reply]:
    found = []
    for file in sorted(REPLIES.glob("*.yaml")):
        lines = load_yaml(file)
        assert isinstance(lines, list)
        for text, following in pairwise([*lines, lines[0]]):
            more = [each.words for each in split(following)[0]][-1:]
            joiner = "" if file.stem[:2] in ("ja", "zh") else " "
            found.append(Reply(file.stem[:2], file.stem, joiner.join((text, *more))))
    return found


def whole(guard: Guard, reply: Reply) -> object:
    return guard.judge(reply.text, locale=reply.locale)


def with_evidence(guard: Guard, reply: Reply) -> object:
    """As for a draft: its figures are held against what was said, which holds them."""
    return guard.judge(reply.text, locale=reply.locale, evidence=[reply.text])


def streamed(guard: Guard, reply: Reply) -> object:
    gate = Gate(guard, locale=reply.locale)
    for token in reply.tokens:
        gate.feed(token)
    return gate.close()


def spent(work: Callable[[], object]) -> float:
    since = time.process_time()
    work()
    return (time.process_time() - since) * 1e6


def costs(make: Callable[[], Guard], way: Way, texts: Sequence[Reply], rounds: int) -> list[float]:
    """µs of each reply, in order of cost. make: a guard that knows the packs and has met nothing."""
    best = [float("inf")] * len(texts)
    for _ in range(rounds):
        guard = make()
        for place, reply in enumerate(texts):
            best[place] = min(best[place], spent(lambda reply=reply, guard=guard: way(guard, reply)))  # type: ignore[misc]
    return sorted(best)


def passages(texts: Sequence[Reply], packs: dict[str, Pack]) -> Iterator[Passage]:
    for reply in texts:
        sentences = [each.words for each in split(reply.text)[0]]
        pack = packs.get(reply.locale) or packs[reply.language]
        for before, words in pairwise(["", *sentences]):
            yield Passage(words, before, reply.language, pack, rendered(words))


def stages(texts: Sequence[Reply], packs: dict[str, Pack]) -> Iterator[tuple[str, float]]:
    """µs a reply of each part by itself, over all replies."""
    found = list(passages(texts, packs))
    learned = LearnedLayers(read_all())
    parts: dict[str, Callable[[Passage], object]] = {
        "read as people see it": lambda one: rendered.__wrapped__(one.words),
        "words and language": lambda one: one.pack.tongue.signs(one.seen.text, words_of(one.seen.text)),
        "rules": lambda one: [
            list(one.pack.hits(seen, "")) for seen in readings(one.words, one.seen, one.pack.words)
        ],
        "figures": lambda one: one.pack.figures.read(one.seen),
        "personal data": lambda one: personal_data(one.words),
        "n-grams": lambda one: list(
            learned.hits(one.words, one.before, one.language, one.seen.text, frozenset())
        ),
    }
    yield (
        "sentences",
        min(spent(lambda: [split(each.text) for each in texts]) for _ in range(ROUNDS)) / len(texts),
    )
    for name, part in parts.items():
        taken = min(spent(lambda part=part: [part(one) for one in found]) for _ in range(ROUNDS))  # type: ignore[misc]
        yield name, taken / len(texts)


def table(console: Console, rounds: int) -> None:
    texts = replies()
    packs = compile_packs(read_specs(PACKS, SWITCHED), were_tested=True)
    known = LearnedLayers(read_all())
    makes: dict[str, Callable[[], Guard]] = {
        "rules": lambda: Guard(packs),
        "rules, n-grams": lambda: Guard(packs, known),
    }
    for reply in read_replies():  # other sentences, so that what is made once is made
        makes["rules, n-grams"]().judge(reply.text, locale=reply.language)
    spaced = [len(each.text.split()) for each in texts if each.language not in UNSPACED]
    told = Table(title=f"CPU for a reply of {sum(spaced) / len(spaced):.0f} words, µs ({len(texts)} replies)")
    for column in ("layers", "way", "p50", "p95"):
        told.add_column(column, justify="right" if column[0] == "p" else "left")
    for layers, make in makes.items():
        for way in (whole, with_evidence, streamed):
            taken = costs(make, way, texts, rounds)
            middle, high = taken[len(taken) // 2], taken[int(len(taken) * 0.95)]
            told.add_row(layers, way.__name__.replace("_", " "), f"{middle:.0f}", f"{high:.0f}")
    console.print(told)
    parts = Table(title="of it, each by itself, µs a reply")
    parts.add_column("part")
    parts.add_column("µs", justify="right")
    for name, taken_by_part in stages(texts, packs):
        parts.add_row(name, f"{taken_by_part:.0f}")
    console.print(parts)


def imported() -> tuple[float, float]:
    """Seconds of CPU and MB over the interpreter, of a fresh process that imports the guard."""
    told = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True).stdout
    seconds, megabytes = map(float, told.split())
    return seconds, megabytes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    console = Console()
    table(console, parser.parse_args().rounds)
    seconds, megabytes = imported()
    console.print(
        f"import, with the interpreter's own start: {seconds:.2f} s of CPU; {megabytes:.0f} MB over it"
    )


if __name__ == "__main__":
    main()
