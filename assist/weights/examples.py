"""The texts that the considered heads learn from, with what people said about them on one scale."""

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from ruamel.yaml import YAML

from assist.heads import OUTPUTS
from assist.weights.split import is_held_out

CUSTOMERS: Final = Path(__file__).with_name("customers.yaml")
SCENARIOS: Final = Path(__file__).with_name("scenarios.yaml")
LEVELS: Final = ("low", "medium", "high")

_POSTS: Final = ("emotion_intensity_1", "emotion_intensity_2")

_DEGREES: Final = ("anger", "fear", "sadness", "joy", "surprise", "disgust")
_COMMENT_NAMES: Final = ("confusion", "disappointment", "gratitude", "relief", "annoyance")
_COMMENT_EMOTIONS: Final = {
    "anger": {"anger", "annoyance", "disapproval"},
    "disgust": {"disgust"},
    "fear": {"fear", "nervousness"},
    "sadness": {"disappointment", "embarrassment", "grief", "remorse", "sadness"},
    "joy": {
        "admiration",
        "amusement",
        "approval",
        "caring",
        "excitement",
        "gratitude",
        "joy",
        "love",
        "optimism",
        "pride",
        "relief",
    },
    "surprise": {"realization", "surprise"},
}
_NEGATIVE: Final = ("anger", "disgust", "fear", "sadness")
# what a mark counts where nobody gave a degree
_MARKED: Final = 0.55
_COMMENT_MARKED: Final = 0.5
_CONFUSED: Final = 0.15
_CALM: Final = 0.03
# few, and the only ones of the trade
_OWN_WEIGHT: Final = 2.0
# a teacher's word is no label
_UNLABELLED_WEIGHT: Final = 0.5
# how many of each source are enough: a vector costs 20 ms
_MOST_POSTS: Final = 2_000
_MOST_PRESENCE: Final = 600
_MOST_TURNS: Final = 2_000
_MOST_COMMENTS: Final = (2_400, 1_800)


@dataclass(frozen=True, slots=True)
class Example:
    """targets: by name of OUTPUTS; what is missing nobody judged. level: index of LEVELS, -1 where not given.

    weight: how far a source is to be believed for customers.
    source: posts, presence, comments, turns, own, unlabelled.
    """

    text: str
    tag: str
    source: str
    weight: float
    targets: dict[str, float]
    level: int = -1

    @property
    def language(self) -> str:
        return self.tag.partition("-")[0]


def learned_from(data: Path) -> list[Example]:
    """Train parts only."""
    return [*_sampled(data), *own_lines()]


def held_out(data: Path) -> list[Example]:
    """`dev` of every source, and the fifth of the customer turns."""
    posts = [one for name in _POSTS for one in _posts(data, name, "dev")]
    turns = [turn for turn in _turns(data) if is_held_out(turn.text)]
    return [*posts, *_presence(data, "dev"), *_comments(data, "dev"), *turns]


def unlabelled(data: Path) -> list[Example]:
    """Texts that nobody gave a strength, to hear a teacher on. Of English there is enough."""
    lines = YAML(typ="safe").load(SCENARIOS.read_text(encoding="utf-8"))
    found = [
        Example(text, tag, "unlabelled", _UNLABELLED_WEIGHT, {})
        for by_language in lines.values()
        for tag, texts in by_language.items()
        for text in texts
    ]
    for name in ("politeness", "language_id"):
        found += [
            Example(one["text"], one["lang"], "unlabelled", _UNLABELLED_WEIGHT, {})
            for one in _records(data / f"{name}.jsonl")
            if one["lang"] != "en" and one.get("kind", "sentences") == "sentences"
        ]
    return found


def all_comments(data: Path) -> Iterator[Example]:
    """Every forum comment of the train part, for what needs no vector of it."""
    return _comments(data, "train")


def all_turns(data: Path) -> Iterator[Example]:
    """Every customer turn that is not held out, likewise."""
    return (turn for turn in _turns(data) if not is_held_out(turn.text))


def own_lines(path: Path = CUSTOMERS) -> Iterator[Example]:
    lines = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    for language, by_score in lines.items():
        for score, texts in by_score.items():
            strength = float(score)
            targets = {"score": strength, "negative": float(strength > 0.1)}
            yield from (Example(text, language, "own", _OWN_WEIGHT, targets) for text in texts)


def target_table(examples: list[Example]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Targets and their weights, examples × OUTPUTS; a weight of 0 where nobody judged."""
    rows = np.array([[one.targets.get(name, np.nan) for name in OUTPUTS] for one in examples], np.float32)
    weights = np.isfinite(rows) * np.array([one.weight for one in examples], np.float32)[:, None]
    # the score is what all this is for
    weights[:, 1:] *= 0.5
    return np.nan_to_num(rows), weights.astype(np.float32)


def _sampled(data: Path) -> Iterator[Example]:
    """At most so many of each language and source, always the same ones."""
    chance = random.Random(0)
    for name in _POSTS:
        for language, posts in _by_language(_posts(data, name, "train")).items():
            chance.shuffle(posts)
            yield from posts[: None if language == "en" else _MOST_POSTS]
    for presence in _by_language(_presence(data, "train")).values():
        chance.shuffle(presence)
        yield from presence[:_MOST_PRESENCE]
    turns = list(_turns(data))
    for is_theirs in (True, False):
        part = [turn for turn in turns if is_held_out(turn.text) is is_theirs]
        chance.shuffle(part)
    yield from part[:_MOST_TURNS]
    comments = list(_comments(data, "train"))
    chance.shuffle(comments)
    for is_calm, most in zip((False, True), _MOST_COMMENTS, strict=True):
        yield from [one for one in comments if _is_calm(one) is is_calm][:most]


def _is_calm(one: Example) -> bool:
    return one.targets["score"] <= _CALM


def _by_language(examples: Iterable[Example]) -> dict[str, list[Example]]:
    found: dict[str, list[Example]] = {}
    for one in sorted(examples, key=lambda one: one.tag):
        found.setdefault(one.tag, []).append(one)
    return found


def _posts(data: Path, name: str, split: str) -> Iterator[Example]:
    for one in _records(data / f"{name}.jsonl"):
        if one["split"] != split:
            continue
        degrees = {emotion: one["emotions"].get(emotion, 0) / 3 for emotion in _DEGREES}
        if one["lang"] == "en":
            del degrees["disgust"]  # nobody was asked
        targets = {"score": one["score"], "negative": float(one["score"] > 0), **degrees}
        yield Example(one["text"], one["lang"], "posts", 1.0, targets, LEVELS.index(one["level"]))


def _presence(data: Path, split: str) -> Iterator[Example]:
    for one in _records(data / "emotion_presence.jsonl"):
        if one["split"] != split:
            continue
        marked = {emotion: _MARKED * (emotion in one["emotions"]) for emotion in _DEGREES}
        targets = {"score": _MARKED * one["negative"], "negative": float(one["negative"]), **marked}
        yield Example(one["text"], one["lang"], "presence", 0.7, targets)


def _comments(data: Path, split: str) -> Iterator[Example]:
    for one in _records(data / "goemotions.jsonl"):
        if one["split"] != split:
            continue
        felt = set(one["emotions"])
        marked = {name: _COMMENT_MARKED * bool(felt & kin) for name, kin in _COMMENT_EMOTIONS.items()}
        is_negative = any(marked[name] for name in _NEGATIVE)
        quiet = _CONFUSED if "confusion" in felt else _CALM
        targets = {"score": _COMMENT_MARKED if is_negative else quiet, "negative": float(is_negative)}
        named = {name: float(name in felt) for name in _COMMENT_NAMES}
        yield Example(one["text"], "en", "comments", 0.4, targets | marked | named)


def _turns(data: Path) -> Iterator[Example]:
    """Nearly all calm, so weakly taken as calm."""
    calm = {"score": _CALM, **dict.fromkeys(_DEGREES, 0.0)}
    for one in _records(data / "customer_turns.jsonl"):
        yield Example(one["text"], "en", "turns", 0.5, calm)


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
