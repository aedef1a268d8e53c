"""Our gate beside others' filters, each with the same list of rules, in CPU time, in one run.

    .venv/bin/python -m benchmarks.guard_peers                  ours, and litellm's content filter
    .venv/bin/python -m benchmarks.guard_peers --nemo PYTHON    NeMo Guardrails too, by the python of another
                                                                environment, which has nemoguardrails
    .venv/bin/python -m benchmarks.guard_peers --llm-guard PYTHON   llm-guard too, likewise

A reply of about 40 words that was not met before is judged whole, and let through in as many pieces; then, in
how many random cuts was the beginning of what the filter forbids seen, and when are the first words seen at
20 ms a token. A peer that is missing is left out, and said so. llm-guard takes whole texts alone, so a stream
is seen when it has ended; its package imports torch and transformers, though these two scanners use neither,
so empty modules may stand in for them.
"""

import argparse
import asyncio
import json
import logging
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, Awaitable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final, Literal, Protocol, get_args

Package = Literal["nemo", "llm-guard"]  # measured in an environment of its own
REPLY: Final = (
    "Thanks for staying with me on case {n}, I can hear how tiring this has been. I am looking at delivery "
    "{n} now and asking the depot where it was last seen. You will hear from me as soon as they have "
    "answered on {n}."
)
# What no reply may say: the one list that all of them get, as regular expressions.
RULES: Final = (
    r"\bwe (?:really )?(?:messed|screwed) up\b",
    r"\bour (?:mistake|fault|error)\b",
    r"\bwe,? [\w ,]{0,80}to blame\b",
    r"\bwe (?:guarantee|promise) (?:you )?a (?:full )?refund\b",
    r"\b(?:it|this) is (?:entirely|all) on us\b",
    r"\bwe should have (?:told|warned|called) you\b",
)
FORBIDDEN: Final = (
    "We messed up.",
    "That was our mistake.",
    "We, having looked at the scans from the depot and at every note in the file, are to blame.",
    "We guarantee you a full refund.",
    "This is entirely on us.",
    "We should have warned you.",
)
SUBSTRINGS: Final = (  # what of the list can be said without regular expressions
    *(f"we {really}{failed} up" for really in ("", "really ") for failed in ("messed", "screwed")),
    *(f"our {what}" for what in ("mistake", "fault", "error")),
    "to blame",
    *(
        f"we {promise} {you}a {full}refund"
        for promise in ("guarantee", "promise")
        for you in ("", "you ")
        for full in ("", "full ")
    ),
    *(f"{it} is {all_of_it} on us" for it in ("it", "this") for all_of_it in ("entirely", "all")),
    *(f"we should have {told} you" for told in ("told", "warned", "called")),
)
ROUNDS: Final = 200
CUTS: Final = 300
TOKEN_MS: Final = 20
_BEGINNING: Final = 8  # so much of what is forbidden has leaked when it was seen
_FIRST_SENTENCE: Final = "Thanks for telling me about it, I am looking into this now."


@dataclass(frozen=True, slots=True)
class Told:
    """whole_ms, streamed_ms: CPU a reply, in the middle. missed: forbidden lines that it lets through whole.

    leaked: of so many cuts of the others, those in which their beginning was seen. first_ms: from the first
    token to the first words seen.
    """

    name: str
    whole_ms: float
    streamed_ms: float
    missed: int
    leaked: int
    cuts: int
    first_ms: float
    note: str = ""


class Filter(Protocol):
    """One way to hold back what is forbidden."""

    @property
    def name(self) -> str: ...
    @property
    def note(self) -> str: ...

    async def stops(self, text: str) -> bool:
        """Whether the whole text may not stand as it is."""

    def shown(self, chunks: Sequence[str]) -> AsyncGenerator[tuple[int, str], None]:
        """How many chunks had come when something more was seen, and what; it ends where the filter stops."""


class Ours:
    def __init__(self, name: str, guard: Any, *, by_clause: bool = False) -> None:
        from guardrails.gate import Gate

        self.name: Final = name
        self.note: Final = "cut clause by clause" if by_clause else "cut sentence by sentence"
        self._guard: Final = guard
        self._gate: Final = partial(Gate, guard, locale="en", by_clause=by_clause)

    async def stops(self, text: str) -> bool:
        return bool(self._guard.judge(text, locale="en").text != text)

    async def shown(self, chunks: Sequence[str]) -> AsyncGenerator[tuple[int, str], None]:
        gate = self._gate()
        for number, chunk in enumerate(chunks, 1):
            for piece in gate.feed(chunk):
                yield number, piece.text.text
        for piece in gate.close().pieces:
            yield len(chunks), piece.text.text


def ours() -> Iterator[Ours]:
    """With the same list of rules as the others, then with all that agents really get."""
    from guardrails.finding import Category
    from guardrails.inspection import Guard
    from guardrails.rules import Pack
    from guardrails.spec import PackSpec, RuleSpec, RuleTests

    tests = RuleTests(must_flag=("-",), must_pass=("-",))
    rules = tuple(
        RuleSpec(
            id=f"en.peers.rule-{number}",
            category=Category.FAULT_ADMISSION,
            reason="It is on the list.",
            patterns=(rule.replace(r"\b", ""),),
            alternatives=("Let me look into it.",),
            tests=tests,
        )
        for number, rule in enumerate(RULES)
    )
    spec = PackSpec(pack="en", owner="benchmarks", tells=("the", "we", "you", "is"), rules=rules)
    yield Ours("ours, the same rules", Guard({"en": Pack(spec, "peers")}))
    yield Ours("ours, all packs", Guard.load(were_tested=True))
    ready = Guard.load(were_tested=True)
    ready.make_ready_by_clause(["en"])
    yield Ours("ours, all packs", ready, by_clause=True)


class LitellmFilter:
    name = "litellm content filter"
    note = "holds back the last 50 characters"

    def __init__(self) -> None:
        os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
        hooks = "litellm.proxy.guardrails.guardrail_hooks"
        module: Any = import_module(f"{hooks}.litellm_content_filter.content_filter")
        kinds: Any = import_module("litellm.types.guardrails")
        self._types: Final[Any] = import_module("litellm.types.utils")
        logging.disable()
        patterns = [
            kinds.ContentFilterPattern(
                pattern_type="regex",
                name=f"rule-{number}",
                pattern=rule,
                action=kinds.ContentFilterAction.BLOCK,
            )
            for number, rule in enumerate(RULES)
        ]
        self._filter: Final[Any] = module.ContentFilterGuardrail(guardrail_name="peers", patterns=patterns)

    def _chunk(self, text: str, *, is_last: bool) -> Any:
        choice = self._types.StreamingChoices(
            delta=self._types.Delta(content=text), finish_reason="stop" if is_last else None
        )
        return self._types.ModelResponseStream(choices=[choice])

    async def stops(self, text: str) -> bool:
        try:
            await self._filter.apply_guardrail({"texts": [text]}, {}, "response")
        except Exception:  # its way to say so
            return True
        return False

    async def shown(self, chunks: Sequence[str]) -> AsyncGenerator[tuple[int, str], None]:
        come = 0

        async def spoken() -> AsyncGenerator[Any, None]:
            nonlocal come
            for chunk in chunks:
                come += 1
                yield self._chunk(chunk, is_last=come == len(chunks))

        stream = self._filter.async_post_call_streaming_iterator_hook(None, spoken(), {})
        with suppress(Exception):
            async for item in stream:
                if words := item.choices[0].delta.content:
                    yield come, words


class NemoRail:
    """chunk, context: how many tokens it looks at, and how many before them; first: shows, then looks."""

    def __init__(self, chunk: int, context: int, *, first: bool) -> None:
        nemo: Any = import_module("nemoguardrails")
        self.name: Final = f"NeMo regex rail, chunks of {chunk}"
        self.note: Final = "shows first" if first else "looks first"
        config = {
            "models": [],
            "rails": {
                "config": {
                    "regex_detection": {"output": {"patterns": list(RULES), "case_insensitive": True}}
                },
                "output": {
                    "flows": ["regex check output"],
                    "streaming": {
                        "enabled": True,
                        "chunk_size": chunk,
                        "context_size": context,
                        "stream_first": first,
                    },
                },
            },
        }
        self._rails: Final[Any] = nemo.LLMRails(
            nemo.RailsConfig.from_content(yaml_content=json.dumps(config))
        )

    async def stops(self, text: str) -> bool:
        said = [{"role": "user", "content": "Hello?"}, {"role": "assistant", "content": text}]
        told = await self._rails.generate_async(messages=said, options={"rails": ["output"]})
        return bool(told.response[-1]["content"] != text)

    async def shown(self, chunks: Sequence[str]) -> AsyncGenerator[tuple[int, str], None]:
        come = 0

        async def spoken() -> AsyncGenerator[str, None]:
            nonlocal come
            for chunk in chunks:
                come += 1
                yield chunk

        asked = [{"role": "user", "content": "Hello?"}]
        async for words in self._rails.stream_async(messages=asked, generator=spoken()):
            if isinstance(words, str) and words.startswith('{"error"'):
                return
            yield come, str(words)


class LlmGuardScanner:
    """One of its scanners of whole texts."""

    note = "whole texts alone"

    def __init__(self, name: str, scanner: Any) -> None:
        self.name: Final = f"llm-guard {name}"
        self._scanner: Final[Any] = scanner

    async def stops(self, text: str) -> bool:
        _, is_valid, _ = self._scanner.scan("", text)
        return not is_valid

    async def shown(self, chunks: Sequence[str]) -> AsyncGenerator[tuple[int, str], None]:
        text = "".join(chunks)
        if not await self.stops(text):
            yield len(chunks), text


def llm_guard() -> Iterator[LlmGuardScanner]:
    scanners: Any = import_module("llm_guard.output_scanners")
    logging.disable()
    structlog: Any = import_module("structlog")
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    yield LlmGuardScanner("Regex", scanners.Regex([f"(?i){rule}" for rule in RULES]))
    yield LlmGuardScanner("BanSubstrings", scanners.BanSubstrings(list(SUBSTRINGS)))


async def measured(peer: Filter) -> Told:
    replies = [REPLY.format(n=number) for number in range(2 * ROUNDS)]
    whole = [await _spent(peer.stops(reply)) for reply in replies[:ROUNDS]]
    streamed = [await _spent(_all(peer, _tokens(reply))) for reply in replies[ROUNDS:]]
    stopped = [line for line in FORBIDDEN if await peer.stops(_around(line))]
    rng = random.Random(5)
    lines = [rng.choice(stopped) for _ in range(CUTS)]
    leaked = [await _is_seen(peer, line, _cut(_around(line), rng)) for line in lines]
    first = await _all(peer, _tokens(f"{_FIRST_SENTENCE} {REPLY}"))
    return Told(
        peer.name,
        statistics.median(whole),
        statistics.median(streamed),
        len(FORBIDDEN) - len(stopped),
        sum(leaked),
        CUTS,
        next((come for come, words in first if words.strip()), 0) * TOKEN_MS,
        peer.note,
    )


def _around(line: str) -> str:
    return f"Thanks for writing. {line} I am on it."


async def _is_seen(peer: Filter, line: str, chunks: Sequence[str]) -> bool:
    """Whether the beginning of a line was seen, whatever came of it."""
    return line[:_BEGINNING] in "".join([words for _, words in await _all(peer, chunks)])


async def _all(peer: Filter, chunks: Sequence[str]) -> list[tuple[int, str]]:
    return [each async for each in peer.shown(chunks)]


async def _spent(work: Awaitable[object]) -> float:
    since = time.process_time()
    await work
    return (time.process_time() - since) * 1e3


def _tokens(text: str) -> list[str]:
    first, *others = text.split(" ")
    return [first, *(f" {word}" for word in others)]


def _cut(text: str, rng: random.Random) -> list[str]:
    chunks: list[str] = []
    while text:
        size = rng.randint(1, 9)
        chunks.append(text[:size])
        text = text[size:]
    return chunks


def peers(of: Package | None) -> Iterator[Filter]:
    match of:
        case "nemo":
            yield NemoRail(200, 50, first=True)
            yield NemoRail(8, 4, first=False)
        case "llm-guard":
            yield from llm_guard()
        case None:
            yield from ours()
            if find_spec("litellm") is None:
                print("litellm is not installed: see requirements/model.txt", file=sys.stderr)
            else:
                yield LitellmFilter()


def elsewhere(package: Package, python: str) -> list[Told]:
    """Measured in its own environment by this very file."""
    command = [python, __file__, "--child", package]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        print(f"{package} left out: {run.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return []
    return [Told(**told) for told in json.loads(run.stdout.splitlines()[-1])]


async def all_measured(of: Package | None) -> list[Told]:
    return [await measured(peer) for peer in peers(of)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--nemo", metavar="PYTHON", help="of an environment with nemoguardrails")
    parser.add_argument("--llm-guard", metavar="PYTHON", help="of an environment with llm-guard")
    parser.add_argument("--child", choices=get_args(Package), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    told = asyncio.run(all_measured(arguments.child))
    if arguments.child:
        print(json.dumps([asdict(each) for each in told]))
        return 0
    told += elsewhere("nemo", arguments.nemo) if arguments.nemo else []
    told += elsewhere("llm-guard", arguments.llm_guard) if arguments.llm_guard else []
    print(f"CPU of a reply of {len(REPLY.split())} words, in the middle of {ROUNDS}; {CUTS} random cuts")
    print(
        f"{'':32}{'whole ms':>10}{'streamed ms':>13}{'missed':>8}{'cuts that leak':>16}{'first words ms':>16}"
    )
    for each in told:
        costs = f"{each.name:32}{each.whole_ms:10.2f}{each.streamed_ms:13.2f}"
        leaks = f"{each.missed:8}{each.leaked:>10} of {each.cuts}"
        print(f"{costs}{leaks}{each.first_ms:16.0f}  {each.note}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
