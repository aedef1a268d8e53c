"""How well and how fast the instant reader reads: `python -m benchmarks.reading --data ../shared/data`.

Accuracy is on texts nothing was learned from (`dev` posts, the held-out customer turns, language_id), beside
a constant and the majority of the train part. Intervals: 95 %, 1,000 resamples, seed 0.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assist.memory import Memory
from assist.reader import InstantReader
from assist.reading import Reading
from assist.weights.split import is_held_out
from locales.detect import Py3LangidDetector

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
    _intensity(data)
    _turns(data)
    _languages(data)
    _speed()


def _intensity(data: Path) -> None:
    records = _records(data / "emotion_intensity_1.jsonl")
    print("Intensity, held-out posts (r of the score; macro-F1 of three bands; AUC of high against the rest)")
    for tag in ("en", "es", "de", "pt-BR"):
        posts = [one for one in records if one["lang"] == tag and one["split"] == "dev"]
        learned = [one for one in records if one["lang"] == tag and one["split"] == "train"]
        readings = [_read(tag, str(one["text"])) for one in posts]
        levels = np.array([_BANDS.index(str(one["level"])) for one in posts], dtype=float)
        truth = np.array([one["score"] for one in posts], dtype=float)
        scores = np.array([reading.score for reading in readings])
        bands = np.array([_BANDS.index(reading.band.value) for reading in readings], dtype=float)
        common = Counter(str(one["level"]) for one in learned).most_common(1)[0][0]
        always = np.full(len(posts), float(_BANDS.index(common)))
        supported = "learned" if readings[0].supported else "supported: false"
        print(f"  {tag} ({len(posts)} posts, {supported})")
        print(f"    r        {_interval(_correlation, scores, truth)}   constant: none")
        majority = f"always {common}: {_macro_f1(always, levels):.2f}"
        print(f"    macro-F1 {_interval(_macro_f1, bands, levels)}   {majority}")
        print(f"    AUC      {_interval(_auc, scores, levels)}   constant: 0.50")


def _turns(data: Path) -> None:
    turns = [str(one["text"]) for one in _records(data / "customer_turns.jsonl")]
    held_out = [text for text in turns if is_held_out(text)]
    print(f"Ordinary customer turns, nearly all calm ({len(held_out)} held out of {len(turns)}; no labels)")
    for name, texts in (("held out", held_out), ("all", turns)):
        counted = Counter(_read("en", text).band.value for text in texts)
        shares = "  ".join(f"{band} {counted[band] / len(texts):.1%}" for band in _BANDS)
        print(f"  {name:9} {shares}   (always low: 100 % low)")


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
            print(f"  {len(languages):2} languages, {kind:12} ({len(texts)}): {shares}")


def _speed() -> None:
    reader = InstantReader(_WORKSPACE)
    start = Memory.start()
    _, known = reader.read(_TYPICAL, start, _NOW)
    detector = Py3LangidDetector(_WORKSPACE)
    print(f"Time, one core, {len(_TYPICAL)} characters (µs: p50, p99 on the clock; mean of CPU)")
    for name, act in (
        ("read, language known", lambda: reader.read(_TYPICAL, known, _NOW)),
        ("read, first message", lambda: reader.read(_TYPICAL, start, _NOW)),
        ("language alone", lambda: detector.detect(_TYPICAL)),
        ("yardstick: json.loads of the message", lambda: json.loads(_TYPICAL_JSON)),
    ):
        p50, p99, cpu = _timed(act)
        print(f"  {name:38} {p50:6.1f} {p99:8.1f} {cpu:8.1f}")


_TYPICAL_JSON: Final = json.dumps({"text": _TYPICAL})


def _timed(act: Callable[[], object], times: int = 3_000) -> tuple[float, float, float]:
    spent = np.empty(times)
    cpu = time.thread_time()
    for number in range(times):
        began = time.perf_counter()
        act()
        spent[number] = time.perf_counter() - began
    cpu = time.thread_time() - cpu
    p50, p99 = np.quantile(spent * 1e6, [0.5, 0.99])
    return float(p50), float(p99), cpu / times * 1e6


_READERS: Final[dict[str, InstantReader]] = {}


def _read(tag: str, text: str) -> Reading:
    language = tag.partition("-")[0]
    reader = _READERS.setdefault(language, InstantReader(tuple({*_WORKSPACE, language})))
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


def _auc(scores: _Array, levels: _Array) -> float:
    high, rest = scores[levels == 2], scores[levels < 2]
    if not high.size or not rest.size:
        return float("nan")
    above = (high[:, None] > rest[None, :]).mean()
    return float(above + (high[:, None] == rest[None, :]).mean() / 2)


def _records(path: Path) -> list[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


if __name__ == "__main__":
    main()
