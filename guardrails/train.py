"""Learn the layers of fault admission again: `python -m guardrails.train`, ten minutes for all languages.

scikit-learn is needed here only (`requirements/train.txt`), and the vectors of a room above, which hands them
in by name. Sentences held out are never read; limits come from scores out of fold on all the others, with
sentences that mean the same in several languages kept in one fold.
"""

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from scipy.sparse.csgraph import connected_components
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC

from guardrails.cases import Labelled, Share, read_cases
from guardrails.classifier import BITS, buckets_of, pairs_of
from guardrails.cues import Cues, read_cues
from guardrails.finding import Category
from guardrails.inspection import PACKS
from guardrails.learned import WEIGHTS
from guardrails.pack import read_specs
from guardrails.text import view
from guardrails.vectors import CUE_WEIGHT, DIMENSIONS, Embed, read_as
from locales.catalog import load_guides

_COST: Final = 2.0
_GAMMA: Final = 0.003
_NGRAM_COST: Final = 20.0
_FOLDS: Final = 5
_SAME: Final = 0.94  # from this cosine on two sentences say the same
_SHARES: Final = (0.0, 0.1, 0.2, 0.3, 0.5)
_HIGHEST: Final = 5.0  # of a place in a vector, in units of its spread
# of 100 replies without an admission, as composed from their sentences, so many may be stopped
_STOPPED_ALONE: Final = 0.05
_STOPPED_BOTH: Final = 0.06
_REPLIES: Final = 4000
_SOFT: Final = frozenset(("empathy", "bounded_apology", "taking_charge", "ordinary"))
# what packs hold for their own tests is harder than what anyone writes
_NOT_TYPICAL: Final = frozenset(("must_pass", "alternative", "phrase"))
_SLOT: Final = re.compile(r"\{[^}]*\}")

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the models look at, a row a sentence."""

    ngrams: csr_matrix
    vectors: NDArray[np.float32]
    cues: NDArray[np.float32]

    def of(self, rows: NDArray[np.bool_]) -> "Seen":
        return Seen(self.ngrams[rows], self.vectors[rows], self.cues[rows])


@dataclass(frozen=True, slots=True)
class Models:
    instant: LogisticRegression
    kernel: SVC
    mean: NDArray[np.float32]
    spread: NDArray[np.float32]

    def instant_scores(self, seen: Seen) -> Numbers:
        return np.asarray(self.instant.decision_function(_instant_rows(seen)))

    def kernel_scores(self, seen: Seen) -> Numbers:
        return np.asarray(self.kernel.decision_function(_kernel_rows(seen, self.mean, self.spread)))


def all_sentences() -> list[Labelled]:
    """The cases that may be learned from, what packs say of themselves, and the phrases of the guides."""
    cases = [case for case in read_cases() if case.share is not Share.HELD_OUT]
    return [*cases, *_from_packs(), *_from_guides()]


def _from_packs() -> Iterator[Labelled]:
    for name, (spec, _) in read_specs(PACKS).items():
        language = name.partition("-")[0]
        for rule in spec.rules:
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


def fit(seen: Seen, labels: NDArray[np.bool_]) -> Models:
    mean, spread = seen.vectors.mean(0), seen.vectors.std(0)
    instant = LogisticRegression(C=_NGRAM_COST, max_iter=3000).fit(_instant_rows(seen), labels)
    kernel = SVC(C=_COST, gamma=_GAMMA).fit(_kernel_rows(seen, mean, spread), labels)
    return Models(instant, kernel, mean, spread)


def _instant_rows(seen: Seen) -> csr_matrix:
    return hstack([seen.ngrams, csr_matrix(np.stack([pairs_of(row) for row in seen.cues]))]).tocsr()


def _kernel_rows(seen: Seen, mean: NDArray[np.float32], spread: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.hstack([(seen.vectors - mean) / spread, CUE_WEIGHT * seen.cues])


def out_of_fold(seen: Seen, labels: NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
    """Scores of the instant layer and of the kernel, by models that knew neither a sentence nor its like."""
    alike = csr_matrix(seen.vectors @ seen.vectors.T > _SAME)
    folds = np.random.default_rng(5).integers(0, _FOLDS, len(labels))[connected_components(alike)[1]]
    instant, kernel = np.zeros(len(labels)), np.zeros(len(labels))
    for fold in range(_FOLDS):
        away = folds == fold
        models = fit(seen.of(~away), labels[~away])
        instant[away] = models.instant_scores(seen.of(away))
        kernel[away] = models.kernel_scores(seen.of(away))
        _say(f"fold {fold + 1} of {_FOLDS}")
    return instant, kernel


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


def _limit(sentences: Sequence[Labelled], scores: Numbers, stopped: float) -> float:
    """What keeps so many of the replies made of one lookalike of any kind and two soft sentences."""
    calm = np.array([not each.is_admission and each.kind not in _NOT_TYPICAL for each in sentences])
    soft = np.array([each.kind in _SOFT for each in sentences])
    draw = np.random.default_rng(7)
    replies = [draw.choice(scores[calm], _REPLIES)] + [draw.choice(scores[soft], _REPLIES) for _ in range(2)]
    return float(np.quantile(np.max(replies, axis=0), 1 - stopped))


def best_share(instant: Numbers, kernel: Numbers, sentences: Sequence[Labelled]) -> float:
    """How much the instant score counts beside the kernel's: what finds most at the limit."""
    labels = np.array([each.is_admission for each in sentences])

    def found(share: float) -> float:
        scores = kernel + share * instant
        return float((scores[labels] > _limit(sentences, scores, _STOPPED_BOTH)).mean())

    return max(_SHARES, key=found)


def save(file: Path, models: Models, words: Mapping[str, object], chosen: Mapping[str, object]) -> None:
    size = 1 << BITS
    weights = models.instant.coef_[0]
    scale = float(np.abs(weights[:size]).max()) / 127
    rows = models.kernel.support_vectors_
    step = _HIGHEST / 127
    support = np.clip(np.round(rows[:, :DIMENSIONS] / step), -127, 127).astype(np.int8)
    np.savez_compressed(
        file,
        ngrams=np.round(weights[:size] / scale).astype(np.int8),
        pairs=weights[size:].astype(np.float32),
        support=support,
        support_cues=np.round(rows[:, DIMENSIONS:] / CUE_WEIGHT).astype(np.int8),
        alphas=models.kernel.dual_coef_[0].astype(np.float32),
        mean=models.mean.astype(np.float32),
        spread=models.spread.astype(np.float32),
        numbers=np.array([scale, models.instant.intercept_[0], step, _GAMMA, models.kernel.intercept_[0]]),
        words=np.frombuffer(json.dumps(words, ensure_ascii=False).encode(), np.uint8),
        limits=np.frombuffer(json.dumps(chosen).encode(), np.uint8),
    )


def train(embed: Embed, file: Path = WEIGHTS) -> None:
    words = read_cues()
    sentences = all_sentences()
    labels = np.array([each.is_admission for each in sentences])
    seen = look(sentences, Cues(words), embed)
    instant, kernel = out_of_fold(seen, labels)
    share = best_share(instant, kernel, sentences)
    chosen = {
        "share": share,
        "alone": limits(sentences, instant, _STOPPED_ALONE),
        "both": limits(sentences, kernel + share * instant, _STOPPED_BOTH),
    }
    for name, scores, stopped in (
        ("instant layer", instant, _STOPPED_ALONE),
        ("both layers", kernel + share * instant, _STOPPED_BOTH),
    ):
        at = _limit(sentences, scores, stopped)
        found, false = (scores[labels] > at).mean(), (scores[~labels] > at).mean()
        _say(f"{name}, out of fold: {found:.3f} of admissions found, {false:.3f} of lookalikes stopped")
    file.parent.mkdir(exist_ok=True)
    save(file, fit(seen, labels), words, chosen)
    _say(f"{len(sentences)} sentences, {file.stat().st_size // 1024} kB in {file.name}")


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
    train(handed_in(parser.parse_args().vectors))
