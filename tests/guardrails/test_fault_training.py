from pathlib import Path

import numpy as np
import pytest

from guardrails.cases import LATER, Labelled, Share, read_cases
from guardrails.promise_cases import LATER as PROMISES_LATER
from guardrails.promise_cases import WIDER as PROMISES_WIDER
from guardrails.promise_cases import read_promises

pytest.importorskip("sklearn")

from guardrails import train
from guardrails.lessons import on_fault, on_promises
from guardrails.vectors import DIMENSIONS, Vector

FAULT = train.COURSES["fault"]
CALM = [
    Labelled("en", kind, False, "", f"{kind} {number}")
    for kind in ("denial", "empathy")
    for number in range(50)
]
GUILTY = [Labelled("en", "explicit", True, "", f"guilty {number}") for number in range(50)]


def test_nothing_held_out_is_learned_from() -> None:
    unseen = {case for case in read_cases() if case.share is Share.HELD_OUT}
    unseen |= {case for case in read_cases(LATER) if case.share is not Share.TRAIN}

    assert unseen.isdisjoint(on_fault())


def test_no_promise_held_out_is_learned_from() -> None:
    unseen = {line for folder in (PROMISES_LATER, PROMISES_WIDER) for line in read_promises(folder)}
    unseen = {line for line in unseen if line.share is not Share.TRAIN}

    assert unseen.isdisjoint(on_promises())


def test_what_packs_and_guides_let_pass_is_learned_as_calm() -> None:
    kinds = {each.kind: each.must_stop for each in on_fault()}

    assert (kinds["must_pass"], kinds["alternative"], kinds["phrase"], kinds["must_flag"]) == (
        False, False, False, True,
    )  # fmt: skip


def test_a_limit_lets_all_but_the_share_of_calm_replies_pass() -> None:
    scores = np.array([*np.linspace(-1, 1, 100), *np.full(50, 5.0)])

    strict, lax = (train.limits(FAULT, [*CALM, *GUILTY], scores, share)["en"] for share in (0.01, 0.2))

    assert 0.8 < lax < strict <= 1


def test_hard_lines_of_packs_do_not_move_a_limit() -> None:
    scores = np.linspace(-1, 1, 100)
    hard = [Labelled("en", "must_pass", False, "", f"hard {number}") for number in range(100)]

    assert train.limits(FAULT, CALM, scores, 0.1) == train.limits(
        FAULT, [*CALM, *hard], np.r_[scores, np.full(100, 9.0)], 0.1
    )


def test_a_limit_is_raised_above_the_phrases_of_a_guide() -> None:
    phrases = [
        Labelled("en", "phrase", False, "", "Sorry for the wait."),
        Labelled("nl", "phrase", False, "", "Dag."),
    ]

    raised = train.above_phrases({"": 0.5, "en": 0.4}, phrases, np.array([0.7, -1.0]))

    assert raised == {"": 0.5, "en": 0.72, "nl": 0.5}


def test_vectors_that_were_kept_are_not_made_again(tmp_path: Path) -> None:
    asked: list[str] = []

    def embed(text: str) -> Vector | None:
        asked.append(text)
        return np.full(DIMENSIONS, 0.5, np.float32) if text else None

    first = train.Remembered(embed, tmp_path / "kept" / "vectors.npz")
    assert first.of("") is None
    assert first.of("We lost it.") is not None
    first.save()
    kept = train.Remembered(embed, tmp_path / "kept" / "vectors.npz").of("We lost it.")

    assert kept is not None
    assert (asked, float(kept[0])) == (["", "We lost it."], 0.5)


def test_a_machine_without_vectors_is_told_what_to_install() -> None:
    with pytest.raises(SystemExit, match=r"install requirements/vectors\.txt"):
        train.handed_in("tests.guardrails.test_fault_training:no_vectors")


def no_vectors() -> None:
    return None
