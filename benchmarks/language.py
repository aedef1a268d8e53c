"""How well and how fast language and region are told: `python -m benchmarks.language --data ../shared/data`.

Held-out lines are our own (tests/locales/chats); words, pairs and sentences, customer turns and posts are
other people's (left out without --data). Beside py3langid without limits, and langdetect and lingua where
they are installed. Intervals: 95 %, Wilson. Under a minute of CPU without langdetect and lingua.
"""

import argparse
import json
import math
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Final

from py3langid.langid import MODEL_FILE, LanguageIdentifier
from pydantic import TypeAdapter

from assist.hearing import hear_language
from assist.memory import Memory
from benchmarks import yardsticks
from locales.detect import UNKNOWN, Py3LangidDetector, still_sounds_like
from locales.region import leanings_of, region_of
from locales.strict_yaml import load_yaml

CHATS: Final = Path(__file__).parents[1] / "tests" / "locales" / "chats"
_CODES = "ar de en es fr hi id it ja ko nl pl pt ro ru tr uk vi zh"
_MANY: Final = tuple(_CODES.split())
_TYPICAL: Final = (
    "Hi, I ordered a pair of shoes two weeks ago and they still have not arrived, could you please "
    "tell me where the parcel is and when I can expect it?"
)
_SHORT: Final = (
    "my order",
    "quiero devolver zapatillas rotas",
    "где мой заказ",
    "返金希望",
    "mera order kahan hai",
)
_TIMES: Final = 3_000
_REGION_SETS: Final = ("held_out", "second", "third", "fourth", "fifth", "sixth")

Pair = tuple[str, str]
Tell = Callable[[str], str]

_LINES: Final = TypeAdapter(dict[str, list[str]])
_MIXED: Final = TypeAdapter(dict[str, list[str] | list[list[str]]])
_REGIONS: Final = TypeAdapter(dict[str, list[str] | dict[str, list[str]]])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of the labelled texts")
    data: Path | None = parser.parse_args().data
    detector = Py3LangidDetector(_MANY)
    tells = {"ours": lambda text: detector.detect(text).language, **_yardsticks()}
    _languages("our own held-out first messages", _held_out(), tells)
    _nothing(tells)
    if data is not None:
        for kind in ("single-words", "word-pairs", "sentences"):
            _languages(f"language_id, {kind}", _lingua(data, kind), tells)
        _languages("posts of 8 to 60 characters", _posts(data), {"ours": tells["ours"]})
        _strangers(data, detector)
    _memory(detector)
    _romanised(detector)
    for name in _REGION_SETS:
        _regions(f"regions_{name}")
    _speed(detector)


def _yardsticks() -> dict[str, Tell]:
    engine = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return {"py3langid alone": lambda text: str(engine.classify(text)[0]), **yardsticks.detectors(_MANY)}


def _held_out() -> list[Pair]:
    lines = _LINES.validate_python(load_yaml(CHATS / "held_out.yaml"))
    return [(language, text) for language, texts in lines.items() for text in texts]


def _languages(what: str, pairs: Sequence[Pair], tells: Mapping[str, Tell]) -> None:
    print(f"{what} ({len(pairs)})")
    for name, tell in tells.items():
        right: Counter[str] = Counter()
        unknown = 0
        for language, text in pairs:
            told = tell(text)
            right[language] += told == language
            unknown += told == UNKNOWN
        whole = right.total()
        print(
            f"  {name:16} right {wilson(whole, len(pairs))}  unknown {unknown / len(pairs):.1%}"
            f"  wrong {1 - (whole + unknown) / len(pairs):.1%}"
        )
        if name == "ours":
            sizes = Counter(language for language, _ in pairs)
            for language in sorted(sizes):
                print(f"    {language}  {wilson(right[language], sizes[language])}")


def _nothing(tells: Mapping[str, Tell]) -> None:
    texts = TypeAdapter(list[str]).validate_python(load_yaml(CHATS / "nothing.yaml"))
    for name, tell in tells.items():
        unknown = sum(tell(text) == UNKNOWN for text in texts)
        print(f"names, numbers, ok: unknown by {name:16} {wilson(unknown, len(texts))}")


def _memory(detector: Py3LangidDetector) -> None:
    """The third message of a conversation, after two others of the same language, 20 draws of each."""
    lines = _LINES.validate_python(load_yaml(CHATS / "held_out.yaml"))
    chance = Random(0)
    right = total = 0
    for language, texts in lines.items():
        for _ in range(20 * len(texts)):
            memory = Memory.start()
            for text in chance.sample(texts, 3):
                hearing = hear_language(text, text.lower().split(), memory, detector)
                memory = Memory(
                    language=hearing.language,
                    language_confidence=hearing.confidence,
                    script=hearing.script,
                    other_language=hearing.other,
                    customer_turns=memory.customer_turns + 1,
                )
            right += hearing.heard.language == language
            total += 1
    print(f"with two messages of memory: {wilson(right, total)}")


def _romanised(detector: Py3LangidDetector) -> None:
    lines = _MIXED.validate_python(load_yaml(CHATS / "romanised_held_out.yaml"))
    for language in ("hi", "ar", "ru"):
        guesses = [detector.detect(str(text)) for text in lines[language]]
        right = sum(guess.language == language and guess.script == "Latn" for guess in guesses)
        print(f"{language} in Latin letters: {wilson(right, len(guesses))}")
    mixed = [(detector.detect(text), main, other) for main, other, text in map(tuple, lines["mixed"])]
    both = sum({one.language for one in guess.shares} == {main, other} for guess, main, other in mixed)
    mains = sum(guess.language == main for guess, main, _ in mixed)
    print(
        f"messages of two languages: both named {wilson(both, len(mixed))},"
        f" main one {wilson(mains, len(mixed))}"
    )
    single = [(detector.detect(text), main) for main, text in map(tuple, lines["single"])]
    alone = sum(guess.language == main and not guess.shares for guess, main in single)
    print(f"borrowed words are no second language: {wilson(alone, len(single))}")


def _regions(name: str) -> None:
    lines = _REGIONS.validate_python(load_yaml(CHATS / f"{name}.yaml"))
    right = silent = total = 0
    print(name)
    for region, texts in lines.items():
        if isinstance(texts, dict):
            for language, plain in texts.items():
                told = sum(_region(language, text) is not None for text in plain)
                print(f"  {language} without a mark: {told} of {len(plain)} given a region")
            continue
        guesses = Counter(_region(region.partition("-")[0], text) for text in texts)
        print(f"  {region}  right {guesses[region]} of {len(texts)}, unknown {guesses[None]}")
        right, silent, total = right + guesses[region], silent + guesses[None], total + len(texts)
    print(f"  all  right {wilson(right, total)}  unknown {silent / total:.1%}")


def _region(language: str, text: str) -> str | None:
    return region_of(language, leanings_of(text, language)).locale


def _strangers(data: Path, detector: Py3LangidDetector) -> None:
    """False alarms on other people's texts."""
    turns = [str(one["text"]) for one in _records(data / "customer_turns.jsonl")]
    alone = Counter(detector.detect(text).language for text in turns)
    hinted = [detector.detect(text, "en") for text in turns]
    print(f"English customer turns ({len(turns)}), alone: {alone['en']} en, {alone[UNKNOWN]} unknown")
    told = Counter(guess.language for guess in hinted)
    print(f"  leaning to en: {told['en']} en, {told[UNKNOWN]} unknown")
    print(
        f"  mixed {sum(bool(one.shares) for one in hinted)},"
        f" romanised {sum(bool(one.script) for one in hinted)}"
    )
    records = _records(data / "language_id.jsonl")
    guesses = [detector.detect(str(one["text"])) for one in records]
    print(
        f"language_id ({len(records)}), 44 languages: mixed {sum(bool(one.shares) for one in guesses)},"
        f" romanised {sum(bool(one.script) for one in guesses)}"
    )
    foreign = [
        guess.language
        for guess, one in zip(guesses, records, strict=True)
        if one["kind"] == "sentences" and str(one["lang"]).partition("-")[0] not in _MANY
    ]
    print(
        f"sentences of other languages ({len(foreign)}):"
        f" bent into ours {sum(one in _MANY for one in foreign)}"
    )


def _lingua(data: Path, kind: str) -> list[Pair]:
    return [
        (language, str(one["text"]))
        for one in _records(data / "language_id.jsonl")
        if one["kind"] == kind and (language := str(one["lang"]).partition("-")[0]) in _MANY
    ]


def _posts(data: Path) -> list[Pair]:
    names = ("emotion_intensity_1", "emotion_intensity_2", "emotion_presence", "politeness")
    return [
        (language, str(one["text"]))
        for name in names
        for one in _records(data / f"{name}.jsonl")
        if 8 <= len(str(one["text"])) <= 60 and (language := str(one["lang"]).partition("-")[0]) in _MANY
    ]


def _speed(detector: Py3LangidDetector) -> None:
    print("µs of CPU a message, one core")
    for text in (*_SHORT, _TYPICAL):
        print(f"  first look, {text[:32]:32} {_timed(partial(detector.detect, text)):6.1f}")
    again = partial(still_sounds_like, "en", _TYPICAL, _TYPICAL.lower().split())
    print(f"  re-check of a known language                 {_timed(again):6.1f}")
    print(f"  region                                       {_timed(partial(_region, 'en', _TYPICAL)):6.1f}")


def _timed(act: Callable[[], object]) -> float:
    """The middle of ten runs: others may be at work on the machine."""
    marks = [time.thread_time()]
    for _ in range(10):
        for _ in range(_TIMES // 10):
            act()
        marks.append(time.thread_time())
    return sorted(after - before for before, after in pairwise(marks))[5] / (_TIMES // 10) * 1e6


def wilson(hits: int, total: int) -> str:
    share, z = hits / total, 1.96
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    reach = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return f"{hits}/{total} {share:.1%} [{max(0.0, middle - reach):.1%}, {min(1.0, middle + reach):.1%}]"


def _records(path: Path) -> list[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


if __name__ == "__main__":
    main()
