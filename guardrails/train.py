"""Learn the layers of fault admission again: `python -m guardrails.train`, ten minutes, three with `--kept`.

scikit-learn is needed here only (`requirements/train.txt`), and the vectors of a room above, which hands them
in by name. Sentences held out are never read; limits come from scores out of fold on all the others, with
sentences that mean the same in several languages kept in one fold.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from guardrails.cases import Labelled, Share, read_cases
from guardrails.classifier import BITS, buckets_of
from guardrails.cues import Cues, read_cues
from guardrails.finding import Category
from guardrails.fitting import GAMMA, Models, Numbers, Scores, Seen, fit, out_of_fold, side_by_side
from guardrails.inspection import PACKS
from guardrails.learned import WEIGHTS
from guardrails.pack import read_specs
from guardrails.text import view
from guardrails.vectors import CUE_WEIGHT, DIMENSIONS, Embed, read_as
from locales.catalog import load_guides

_NETWORK_SHARES: Final = (0.0, 0.1, 0.2, 0.3, 0.5)
_INSTANT_SHARES: Final = (0.0, 0.1, 0.2, 0.3)
_HIGHEST: Final = 5.0  # of a place in a vector, in units of its spread
# of 100 replies without an admission, as composed from their sentences, so many may be stopped
_STOPPED_ALONE: Final = 0.02
_STOPPED_BOTH: Final = 0.06
_REPLIES: Final = 4000
_SOFT: Final = frozenset(("empathy", "bounded_apology", "taking_charge", "ordinary"))
# what packs hold for their own tests is harder than what anyone writes
_NOT_TYPICAL: Final = frozenset(("must_pass", "alternative", "phrase"))
_MARGIN: Final = 0.02  # for what is lost when weights are kept in bytes
_SAVED_EVERY: Final = 500
_SLOT: Final = re.compile(r"\{[^}]*\}")


def all_sentences() -> list[Labelled]:
    """The cases that may be learned from, what packs say of themselves, and the phrases of the guides."""
    cases = [case for case in read_cases() if case.share is not Share.HELD_OUT]
    return [*cases, *_from_packs(), *_from_guides()]


def _from_packs() -> Iterator[Labelled]:
    for name, (spec, _) in read_specs(PACKS).items():
        language = name.partition("-")[0]
        for rule in spec.rules:
            if rule.switch is not None:
                continue  # what a workspace decides, such as to do without words of regret, admits nothing
            yield from (Labelled(language, "alternative", False, "", line) for line in rule.alternatives)
            if rule.category is Category.FAULT_ADMISSION and not rule.after:
                yield from (Labelled(language, "must_flag", True, "", line) for line in rule.tests.must_flag)
                yield from (Labelled(language, "must_pass", False, "", line) for line in rule.tests.must_pass)


def _from_guides() -> Iterator[Labelled]:
    for tag, guide in load_guides().items():
        for phrase in guide.phrases.values():
            yield Labelled(tag.partition("-")[0], "phrase", False, "", _SLOT.sub("123", phrase.text))


def look(sentences: Sequence[Labelled], cues: Cues, embed: Embed) -> Seen:
    folded = [view(each.text).text for each in sentences]
    buckets = [buckets_of(text, each.before) for text, each in zip(folded, sentences, strict=True)]
    ends = np.cumsum([0, *map(len, buckets)])
    values = np.concatenate([np.full(len(each), len(each) ** -0.5) for each in buckets])
    ngrams = csr_matrix(
        (values, np.concatenate(buckets).astype(np.int64), ends), shape=(len(buckets), 1 << BITS)
    )
    nothing = np.zeros(DIMENSIONS, np.float32)
    vectors = []
    for count, each in enumerate(sentences, 1):
        vector = embed("".join(read_as(each.text, each.before)))
        vectors.append(nothing if vector is None else vector)
        if count % 1000 == 0:
            _say(f"{count} of {len(sentences)} sentences read")
    found = [
        cues.of(text, each.text, each.before, each.language)
        for text, each in zip(folded, sentences, strict=True)
    ]
    return Seen(ngrams, np.stack(vectors), np.stack(found))


def limits(sentences: Sequence[Labelled], scores: Numbers, stopped: float) -> dict[str, float]:
    """By language, halfway to that of all languages, for each alone has few sentences."""
    everywhere = _limit(sentences, scores, stopped)
    spoken = sorted({each.language for each in sentences if each.kind in _SOFT})
    own = {}
    for language in spoken:
        rows = np.array([each.language == language for each in sentences])
        some = [each for each in sentences if each.language == language]
        own[language] = round((_limit(some, scores[rows], stopped) + everywhere) / 2, 4)
    return {"": round(everywhere, 4), **own}


def above_phrases(
    at: Mapping[str, float], sentences: Sequence[Labelled], scores: Numbers
) -> dict[str, float]:
    """Limits raised where a phrase of a guide, which must pass, would be stopped."""
    raised = dict(at)
    for each, score in zip(sentences, scores, strict=True):
        if each.kind == "phrase":
            limit = raised.get(each.language, raised[""])
            raised[each.language] = max(limit, round(float(score) + _MARGIN, 4))
    return raised


def _limit(sentences: Sequence[Labelled], scores: Numbers, stopped: float) -> float:
    """What keeps so many of the replies made of one lookalike of any kind and two soft sentences."""
    calm = np.array([not each.is_admission and each.kind not in _NOT_TYPICAL for each in sentences])
    soft = np.array([each.kind in _SOFT for each in sentences])
    draw = np.random.default_rng(7)
    replies = [draw.choice(scores[calm], _REPLIES)] + [draw.choice(scores[soft], _REPLIES) for _ in range(2)]
    return float(np.quantile(np.max(replies, axis=0), 1 - stopped))


def best_shares(scores: Scores, sentences: Sequence[Labelled]) -> tuple[float, float]:
    """How much network and instant layer count beside the kernel: what finds most at the limit."""
    labels = np.array([each.is_admission for each in sentences])

    def found(shares: tuple[float, float]) -> float:
        both = scores.together(*shares)
        return float((both[labels] > _limit(sentences, both, _STOPPED_BOTH)).mean())

    return max(product(_NETWORK_SHARES, _INSTANT_SHARES), key=found)


def save(file: Path, models: Models, words: Mapping[str, object], chosen: Mapping[str, object]) -> None:
    size = 1 << BITS
    weights = models.instant.coef_[0]
    scale = float(np.abs(weights[:size]).max()) / 127
    rows = models.support
    step = _HIGHEST / 127
    inner, inner_bias, outer, bias = side_by_side(models.networks)
    support = np.clip(np.round(rows[:, :DIMENSIONS] / step), -127, 127).astype(np.int8)
    np.savez_compressed(
        file,
        ngrams=np.round(weights[:size] / scale).astype(np.int8),
        pairs=weights[size:].astype(np.float32),
        support=support,
        support_cues=np.round(rows[:, DIMENSIONS:] / CUE_WEIGHT).astype(np.int8),
        alphas=models.kernel.dual_coef_[0].astype(np.float32),
        inner=inner.astype(np.float16),
        inner_bias=inner_bias,
        outer=outer,
        mean=models.mean.astype(np.float32),
        spread=models.spread.astype(np.float32),
        # in the order in which `learned` reads them
        numbers=np.array(
            [scale, models.instant.intercept_[0], step, GAMMA, models.kernel.intercept_[0], bias]
        ),
        words=np.frombuffer(json.dumps(words, ensure_ascii=False).encode(), np.uint8),
        limits=np.frombuffer(json.dumps(chosen).encode(), np.uint8),
    )


def train(embed: Embed, file: Path = WEIGHTS) -> None:
    words = read_cues()
    sentences = all_sentences()
    labels = np.array([each.is_admission for each in sentences])
    seen = look(sentences, Cues(words), embed)
    scores = out_of_fold(seen, labels, _say)
    network, instant = best_shares(scores, sentences)
    both = scores.together(network, instant)
    models = fit(seen, labels)
    settled = Scores(models.instant_scores(seen), models.kernel_scores(seen), models.network_scores(seen))
    alone_at = above_phrases(limits(sentences, scores.instant, _STOPPED_ALONE), sentences, settled.instant)
    both_at = above_phrases(
        limits(sentences, both, _STOPPED_BOTH), sentences, settled.together(network, instant)
    )
    chosen = {"network": network, "instant": instant, "alone": alone_at, "both": both_at}
    _say(f"beside the kernel: network {network}, instant layer {instant}")
    _told("instant layer", sentences, scores.instant, _limits_of(sentences, alone_at))
    _told("all layers", sentences, both, _limits_of(sentences, both_at))
    file.parent.mkdir(exist_ok=True)
    save(file, models, words, chosen)
    _say(f"{len(sentences)} sentences, {file.stat().st_size // 1024} kB in {file.name}")


def _limits_of(sentences: Sequence[Labelled], by_language: Mapping[str, float]) -> Numbers:
    return np.array([by_language.get(each.language, by_language[""]) for each in sentences])


def _told(name: str, sentences: Sequence[Labelled], scores: Numbers, at: Numbers) -> None:
    labels = np.array([each.is_admission for each in sentences])
    typical = np.array([each.kind not in _NOT_TYPICAL for each in sentences])
    stopped = scores > at
    for language in ("", *sorted({each.language for each in sentences})):
        rows = np.array([language in ("", each.language) for each in sentences]) & typical
        found, false = stopped[rows & labels].mean(), stopped[rows & ~labels].mean()
        _say(f"{name}, out of fold, {language or 'all'}: {found:.3f} found, {false:.3f} stopped")


class Remembered:
    """Vectors kept in a file outside the repository, so that training anew costs only new sentences."""

    def __init__(self, embed: Embed, file: Path) -> None:
        self._embed: Final = embed
        self._file: Final = file
        self._known: dict[str, NDArray[np.float32]] = {}
        if file.exists():
            with np.load(file) as kept:
                self._known = dict(zip(kept["keys"].tolist(), kept["rows"].astype(np.float32), strict=True))
        self._saved = len(self._known)

    def of(self, text: str) -> NDArray[np.float32] | None:
        key = hashlib.sha256(text.encode()).hexdigest()[:24]
        if key not in self._known:
            vector = self._embed(text)
            if vector is None:
                return None
            self._known[key] = vector
            if len(self._known) >= self._saved + _SAVED_EVERY:
                self.save()
        return self._known[key]

    def save(self) -> None:
        """Whole or not at all."""
        if len(self._known) == self._saved:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        part = self._file.with_suffix(".part.npz")
        np.savez(part, keys=np.array([*self._known]), rows=np.stack([*self._known.values()]))
        part.replace(self._file)
        self._saved = len(self._known)


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def handed_in(name: str) -> Embed:
    """name: `module:function` of a room above, which gives something with `of`."""
    module, _, function = name.partition(":")
    vectors = getattr(import_module(module), function)()
    if vectors is None:
        raise SystemExit(f"{name} has no vectors on this machine: install requirements/vectors.txt")
    of: Callable[[str], NDArray[np.float32] | None] = vectors.of
    return of


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--vectors", default="assist.vectors:open_vectors", help="who gives sentence vectors")
    parser.add_argument("--kept", type=Path, help="a file that keeps vectors for the next time")
    asked = parser.parse_args()
    given = handed_in(asked.vectors)
    if asked.kept is None:
        train(given)
    else:
        memory = Remembered(given, asked.kept)
        train(memory.of)
        memory.save()
