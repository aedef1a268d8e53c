"""How surely scenarios and risks are told: `python -m benchmarks.scenarios --data ../shared/data`.

On the customer turns that nothing was learned from, whose intent is of one mind (`intents.yaml`): each
scenario found and rightly named, with Wilson's interval of 95 %; by cue words alone as a yardstick, by words,
and by words and sentence vectors where there are some. How often a risk is heard in all the turns, which are
calm; and the time of each. Vectors take 25 ms a turn, so all of it takes half a minute.
"""

import argparse
import json
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from assist.cues import Mention
from assist.intensity import lower_in_place
from assist.lexicon import lexicon_for
from assist.matter import scenario_of
from assist.memory import Memory
from assist.reading import Risk
from assist.safety import find_danger
from assist.scenarios import NONE, load_scenarios
from assist.vectors import open_vectors
from assist.weights.train_scenarios import labelled_turns
from benchmarks.guard import wilson

_TIMED: Final = "Hi, I ordered a jacket two weeks ago and it still has not arrived, where is my parcel now?"
_ROUNDS: Final = 400
_TRIES: Final = 7

Teller = Callable[[str], str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled texts")
    given = parser.parse_args()
    turns = [turn for turn in labelled_turns(given.data) if turn.part == "held"]
    texts, labels = [turn.text for turn in turns], [turn.scenario for turn in turns]
    for title, teller in _tellers().items():
        _print_table(title, labels, [teller(text) for text in texts])
    _print_risks(given.data)
    _print_times()


def _tellers() -> Mapping[str, Teller]:
    model, vectors = load_scenarios(), open_vectors()

    def by_cues(text: str) -> str:
        return scenario_of(_mentions(text), Memory())[0] or NONE

    def by_words(text: str) -> str:
        return scenario_of(model.by_words(_lowered(text).split(), _mentions(text)), Memory())[0] or NONE

    def by_both(text: str) -> str:
        vector = vectors.of(text) if vectors else None
        if vector is None:
            return by_words(text)
        told = model.by_vector(vector, _lowered(text).split(), _mentions(text))
        return scenario_of(told, Memory())[0] or NONE

    tellers: dict[str, Teller] = {"cue words alone": by_cues, "words": by_words}
    return tellers | {"words and vectors": by_both} if vectors else tellers


def _print_table(title: str, labels: Sequence[str], said: Sequence[str]) -> None:
    asked = sorted(set(labels))
    scores = []
    print(f"\n{title}, {len(labels)} held-out customer turns")
    for name in asked:
        of_it = sum(label == name for label in labels)
        called = sum(one == name for one in said)
        right = sum(label == one == name for label, one in zip(labels, said, strict=True))
        scores.append(2 * right / (of_it + called) if of_it + called else 0.0)
        found, correct = _share(right, of_it), _share(right, called)
        print(f"  {name:18} F1 {scores[-1]:.2f}   found {found}   right {correct}")
    print(f"  macro-F1 {sum(scores) / len(scores):.3f}")


def _print_risks(data: Path) -> None:
    lines = (data / "customer_turns.jsonl").read_text(encoding="utf-8").splitlines()
    risks = [find_danger(_lowered(json.loads(line)["text"])).risk for line in lines]
    print(f"\nrisks heard in {len(risks)} calm customer turns")
    for risk in Risk:
        if risk is not Risk.NONE:
            print(f"  {risk:12} {_share(sum(one is risk for one in risks), len(risks))}")


def _print_times() -> None:
    model, lowered = load_scenarios(), _lowered(_TIMED)
    words = lowered.split()
    print(f"\n{len(_TIMED)} characters, µs a message")
    for title, work in (
        ("scenario by words", lambda: model.by_words(words, ())),
        ("risks", lambda: find_danger(lowered)),
    ):
        fastest = min(_timed(work) for _ in range(_TRIES))
        print(f"  {title:18} {fastest * 1e6:.1f}")


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    for _ in range(_ROUNDS):
        work()
    return (time.perf_counter() - start) / _ROUNDS


def _share(hits: int, of: int) -> str:
    low, high = wilson(hits, of) if of else (0.0, 1.0)
    return f"{hits:4}/{of:<4} [{low:.2f}, {high:.2f}]"


def _mentions(text: str) -> Sequence[Mention]:
    lexicon = lexicon_for("en")
    return lexicon.find(_lowered(text)).scenarios if lexicon else ()


def _lowered(text: str) -> str:
    return lower_in_place(text).replace("’", "'")


if __name__ == "__main__":
    main()
