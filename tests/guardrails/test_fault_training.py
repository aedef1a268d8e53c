import numpy as np
import pytest

from guardrails.cases import Labelled, Share, read_cases

pytest.importorskip("sklearn")

from guardrails import train

CALM = [
    Labelled("en", kind, False, "", f"{kind} {number}")
    for kind in ("denial", "empathy")
    for number in range(50)
]
GUILTY = [Labelled("en", "explicit", True, "", f"guilty {number}") for number in range(50)]


def test_nothing_held_out_is_learned_from() -> None:
    unseen = {case for case in read_cases() if case.share is Share.HELD_OUT}

    assert unseen.isdisjoint(train.all_sentences())


def test_what_packs_and_guides_let_pass_is_learned_as_calm() -> None:
    kinds = {each.kind: each.is_admission for each in train.all_sentences()}

    assert (kinds["must_pass"], kinds["alternative"], kinds["phrase"], kinds["must_flag"]) == (
        False, False, False, True,
    )  # fmt: skip


def test_a_limit_lets_all_but_the_share_of_calm_replies_pass() -> None:
    scores = np.array([*np.linspace(-1, 1, 100), *np.full(50, 5.0)])

    strict, lax = (train.limits([*CALM, *GUILTY], scores, share)["en"] for share in (0.01, 0.2))

    assert 0.8 < lax < strict <= 1


def test_hard_lines_of_packs_do_not_move_a_limit() -> None:
    scores = np.linspace(-1, 1, 100)
    hard = [Labelled("en", "must_pass", False, "", f"hard {number}") for number in range(100)]

    assert train.limits(CALM, scores, 0.1) == train.limits(
        [*CALM, *hard], np.r_[scores, np.full(100, 9.0)], 0.1
    )


def test_a_machine_without_vectors_is_told_what_to_install() -> None:
    with pytest.raises(SystemExit, match=r"install requirements/vectors\.txt"):
        train.handed_in("tests.guardrails.test_fault_training:no_vectors")


def no_vectors() -> None:
    return None
