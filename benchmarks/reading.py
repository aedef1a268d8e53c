"""How well and how fast customers are read: `python -m benchmarks.reading --data ../shared/data`.

Accuracy is on texts nothing was learned from (`dev` posts, the held-out customer turns, language_id), of the
instant reader and, where there are sentence vectors, of the considered one, beside the commonest band, and
beside VADER, TextBlob, langdetect and lingua where they are installed. Intervals: 95 %, 1,000 resamples,
seed 0. The considered reader takes 30 ms a text, so all of it takes four minutes.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assist.considered import ConsideredReader
from assist.drivers import without
from assist.memory import Memory
from assist.reader import InstantReader, Reader
from assist.reading import Reading
from assist.samples import load_samples
from assist.vectors import open_vectors
from assist.weights.examples import Example, held_out, own_lines
from benchmarks import yardsticks
from locales.detect import Py3LangidDetector
from locales.phrase import Band

CUSTOMERS: Final = Path(__file__).with_name("customers.yaml")

_NOW: Final = datetime(2026, 1, 5, 12, tzinfo=UTC)
_BANDS: Final = ("low", "medium", "high")
_RESAMPLES: Final = 1_000
_WORKSPACE: Final = ("en", "es", "ja")
_MANY: Final = (
    "ar",
    "de",
    "en",
    "es",
    "fr",
    "hi",
    "it",
    "ja",
    "ko",
    "nl",
    "pl",
    "pt",
    "ru",
    "tr",
    "uk",
    "vi",
    "zh",
)
_LANGUAGES: Final = (*_MANY, "ro", "sv", "af", "mr", "sw", "id")
_MOST_NEGATIVE: Final = 200
# from this strength on something is wrong
_WRONG: Final = 0.1
_SHORT: Final = "I ordered a coat on Monday and it is not here, where is it?"
_TYPICAL: Final = (
    "Hi, I ordered a pair of shoes two weeks ago and they still have not arrived, could you please "
    "tell me where the parcel is and when I can expect it?"
)

_Array = NDArray[np.float64]
_Measure = Callable[[_Array, _Array], float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled texts")
    data: Path = parser.parse_args().data
    if yardsticks.missing():
        print(f"Not installed, left out: {', '.join(yardsticks.missing())}")
    readers = _readers()
    texts = held_out(data)
    _intensity([one for one in texts if one.source == "posts"], readers)
    _negativity([one for one in texts if one.source in ("presence", "comments")], readers)
    _customers(list(own_lines(CUSTOMERS)), readers)
    _turns([one.text for one in texts if one.source == "turns"], readers)
    for name, reader in readers.items():
        # a considered reading of every post would take two minutes more
        _drivers(
            name, [one for one in texts if one.source == "posts"][:: 1 if name == "instant" else 3], reader
        )
    _languages(data)
    _speed(readers)


def _readers() -> dict[str, Reader]:
    found: dict[str, Reader] = {"instant": InstantReader(_LANGUAGES)}
    if vectors := open_vectors():
        found["considered"] = ConsideredReader(_LANGUAGES, vectors, load_samples())
    else:
        print("No sentence vectors here: the considered reader is left out")
    return found


def _intensity(posts: list[Example], readers: dict[str, Reader]) -> None:
    print("Intensity, held-out posts (r of the score; macro-F1 of three bands; AUC of high against the rest)")
    mean: dict[str, list[float]] = {name: [] for name in readers}
    for tag in sorted({one.tag for one in posts}):
        ours = [one for one in posts if one.tag == tag]
        levels = np.array([one.level for one in ours], dtype=float)
        truth = np.array([one.targets["score"] for one in ours])
        common = Counter(levels.tolist()).most_common(1)[0][0]
        always = _macro_f1(np.full(len(ours), common), levels)
        print(f"  {tag} ({len(ours)} posts; always {_BANDS[int(common)]}: macro-F1 {always:.2f})")
        for name, reader in readers.items():
            readings = [_read(reader, tag, one.text) for one in ours]
            scores = np.array([reading.score for reading in readings])
            bands = np.array([_BANDS.index(reading.band.value) for reading in readings], dtype=float)
            mean[name].append(_correlation(scores, truth))
            line = f"r {_interval(_correlation, scores, truth)}  F1 {_interval(_macro_f1, bands, levels)}"
            line += f"  AUC {_interval(_auc_high, scores, levels)}"
            print(f"    {name:10} {line}  {'' if readings[0].supported else 'unsupported'}")
        if tag == "en":
            for name, mood in yardsticks.moods().items():
                scores = np.array([mood(one.text) for one in ours])
                print(f"    {name:10} r {_interval(_correlation, scores, truth)}")
    for name, found in mean.items():
        print(f"  mean r, {name}: {np.nanmean(found):.3f}")
    if len(mean) > 1:
        kept = np.nanmean(mean["instant"]) / np.nanmean(mean["considered"])
        print(f"  the instant reader, its student, keeps {kept:.0%} of it")


def _negativity(texts: list[Example], readers: dict[str, Reader]) -> None:
    print("Negative or not, held-out posts and comments that nobody gave a degree (AUC of the score)")
    for tag in sorted({one.tag for one in texts}):
        ours = [one for one in texts if one.tag == tag][:_MOST_NEGATIVE]
        truth = np.array([one.targets["negative"] for one in ours])
        told = {
            name: np.array([_read(reader, tag, one.text).score for one in ours])
            for name, reader in readers.items()
        }
        if tag == "en":
            told |= {
                name: np.array([mood(one.text) for one in ours]) for name, mood in yardsticks.moods().items()
            }
        each = "   ".join(f"{name} {_interval(_auc, scores, truth)}" for name, scores in told.items())
        print(f"  {tag:6} ({len(ours)}) {each}")


def _customers(lines: list[Example], readers: dict[str, Reader]) -> None:
    print(f"Lines of our own, held out ({len(lines)}; r with the strength we meant, AUC of anything wrong)")
    truth = np.array([one.targets["score"] for one in lines])
    for name, reader in readers.items():
        scores = np.array([_read(reader, one.tag, one.text).score for one in lines])
        wrong = (truth > _WRONG).astype(float)
        r, auc = _interval(_correlation, scores, truth), _interval(_auc, scores, wrong)
        print(f"  {name:10} r {r}  AUC {auc}")


def _turns(turns: list[str], readers: dict[str, Reader]) -> None:
    print(f"Ordinary customer turns, nearly all calm ({len(turns)} held out; no labels)")
    for name, reader in readers.items():
        counted = Counter(_read(reader, "en", text).band.value for text in turns)
        print(f"  {name:10} " + "  ".join(f"{band} {counted[band] / len(turns):.1%}" for band in _BANDS))


def _drivers(name: str, posts: list[Example], reader: Reader) -> None:
    lower = total = 0
    for post in posts:
        reading = _read(reader, post.tag, post.text)
        if reading.band is Band.HIGH:
            total += 1
            rest = without(post.text, reading.drivers)
            lower += bool(reading.drivers) and _read(reader, post.tag, rest).score < reading.score
    print(
        f"Driving words, all removed, lower the score of {lower} of {total} high posts, {name}, ten languages"
    )


def _languages(data: Path) -> None:
    records = _records(data / "language_id.jsonl")
    print("Language, one text at a time without memory (always one language is right once in 3, once in 17)")
    for languages in (_WORKSPACE, _MANY):
        detector = Py3LangidDetector(languages)
        for kind in ("single-words", "word-pairs", "sentences"):
            texts = [
                (str(one["text"]), str(one["lang"]).partition("-")[0])
                for one in records
                if one["kind"] == kind and str(one["lang"]).partition("-")[0] in languages
            ]
            guesses = [(detector.detect(text).language, language) for text, language in texts]
            right = sum(guess == language for guess, language in guesses) / len(texts)
            unknown = sum(guess == "und" for guess, _ in guesses) / len(texts)
            shares = f"right {right:.1%}  unknown {unknown:.1%}  wrong {1 - right - unknown:.1%}"
            others = "".join(
                f"   {name} {sum(detect(text) == language for text, language in texts) / len(texts):.1%}"
                for name, detect in yardsticks.detectors(languages).items()
            )
            print(f"  {len(languages):2} languages, {kind:12} ({len(texts)}): {shares}{others}")


def _speed(readers: dict[str, Reader]) -> None:
    print("Time, one core (µs: p50, p99 on the clock; mean of CPU)")
    start, detector, numbers = Memory.start(), Py3LangidDetector(_WORKSPACE), count()
    for name, reader in readers.items():
        times = 3_000 if name == "instant" else 100
        for text in (_SHORT, _TYPICAL):
            _, known = reader.read(text, start, _NOW)
            for what, memory in (("language known", known), ("first message", start)):
                # no text twice: what was read last is remembered
                again = partial(_read_numbered, reader, text, numbers, memory)
                p50, p99, cpu = _timed(again, times)
                print(
                    f"  {name}, {what}, {len(text)} characters".ljust(50), f"{p50:9.1f} {p99:9.1f} {cpu:9.1f}"
                )
    for name, act in (
        ("language alone", lambda: detector.detect(_TYPICAL)),
        ("yardstick: json.loads of the message", lambda: json.loads(_TYPICAL_JSON)),
    ):
        p50, p99, cpu = _timed(act, 3_000)
        print(f"  {name}".ljust(50), f"{p50:9.1f} {p99:9.1f} {cpu:9.1f}")


def _read_numbered(reader: Reader, text: str, numbers: Iterator[int], memory: Memory) -> None:
    reader.read(f"{text} {next(numbers)}", memory, _NOW)


_TYPICAL_JSON: Final = json.dumps({"text": _TYPICAL})


def _timed(act: Callable[[], object], times: int) -> tuple[float, float, float]:
    spent = np.empty(times)
    cpu = time.thread_time()
    for number in range(times):
        began = time.perf_counter()
        act()
        spent[number] = time.perf_counter() - began
    cpu = time.thread_time() - cpu
    p50, p99 = np.quantile(spent * 1e6, [0.5, 0.99])
    return float(p50), float(p99), cpu / times * 1e6


def _read(reader: Reader, tag: str, text: str) -> Reading:
    return reader.read(text, Memory.start(tag), _NOW)[0]


def _interval(measure: _Measure, guessed: _Array, truth: _Array) -> str:
    chance = np.random.default_rng(0)
    found = []
    for _ in range(_RESAMPLES):
        drawn = chance.integers(0, len(truth), len(truth))
        found.append(measure(guessed[drawn], truth[drawn]))
    low, high = np.nanquantile(found, [0.025, 0.975])
    return f"{measure(guessed, truth):.2f} [{low:.2f}, {high:.2f}]"


def _correlation(guessed: _Array, truth: _Array) -> float:
    if not guessed.std() or not truth.std():
        return float("nan")
    return float(np.corrcoef(guessed, truth)[0, 1])


def _macro_f1(guessed: _Array, truth: _Array) -> float:
    each = []
    for band in range(len(_BANDS)):
        hit = float(((guessed == band) & (truth == band)).sum())
        total = float((guessed == band).sum() + (truth == band).sum())
        each.append(2 * hit / total if total else 0.0)
    return sum(each) / len(each)


def _auc_high(scores: _Array, levels: _Array) -> float:
    return _auc(scores, (levels == _BANDS.index("high")).astype(float))


def _auc(scores: _Array, truth: _Array) -> float:
    above, below = scores[truth > 0], scores[truth <= 0]
    if not above.size or not below.size:
        return float("nan")
    higher = (above[:, None] > below[None, :]).mean()
    return float(higher + (above[:, None] == below[None, :]).mean() / 2)


def _records(path: Path) -> list[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


if __name__ == "__main__":
    main()
