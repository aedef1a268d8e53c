from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from guardrails import fitting, train
from guardrails.cases import CASES, LATER, WIDER, Labelled, Share, read_cases
from guardrails.encoder_lessons import lessons
from guardrails.fitting import Seen, fit_meaning, out_of_fold
from guardrails.kept_vectors import Remembered, known_to_encoder, remembered
from guardrails.lessons import mark_of, on_fault, on_promises
from guardrails.promise_cases import LATER as PROMISES_LATER
from guardrails.promise_cases import WIDER as PROMISES_WIDER
from guardrails.promise_cases import read_promises
from guardrails.vectors import DIMENSIONS, Vector, read_as
from guardrails.whole_cases import (
    PROMISES_UNSEEN,
    PROMISES_UNSEEN_MORE,
    UNSEEN,
    UNSEEN_MORE,
    read_whole,
    read_whole_promises,
)

FAULT = train.COURSES["fault"]
CALM = [
    Labelled("en", kind, False, "", f"{kind} {number}")
    for kind in ("denial", "empathy")
    for number in range(50)
]
GUILTY = [Labelled("en", "explicit", True, "", f"guilty {number}") for number in range(50)]


def test_nothing_held_out_is_learned_from() -> None:
    unseen = {case for case in read_cases() if case.share is Share.HELD_OUT}
    unseen |= {case for case in read_cases(LATER) if case.share is Share.HELD_OUT}

    assert unseen.isdisjoint(on_fault())


def test_no_promise_held_out_is_learned_from() -> None:
    unseen = {line for folder in (PROMISES_LATER, PROMISES_WIDER) for line in read_promises(folder)}
    unseen = {line for line in unseen if line.share is Share.HELD_OUT}

    assert unseen.isdisjoint(on_promises())


def test_of_a_whole_reply_that_is_held_out_the_sentence_that_decides_is_not_learned_from() -> None:
    replies = (*read_whole(), *read_whole_promises())
    unseen = {
        (whole.decides.language, whole.decides.text) for whole in replies if whole.share is Share.HELD_OUT
    }

    learned = {(each.language, each.text) for each in (*on_fault(), *on_promises())}

    assert unseen.isdisjoint(learned)


def test_no_sentence_that_decides_is_learned_from_of_replies_to_measure_with() -> None:
    replies = (
        *read_whole(UNSEEN, UNSEEN_MORE),
        *read_whole_promises(PROMISES_UNSEEN, PROMISES_UNSEEN_MORE),
    )
    unseen = {(each.decides.language, each.decides.text) for each in replies}
    marks = {mark_of("".join(read_as(each.decides.text, each.decides.before))) for each in replies}

    learned = {(each.language, each.text) for each in (*on_fault(), *on_promises())}

    assert unseen.isdisjoint(learned)
    assert marks.isdisjoint(known_to_encoder().tolist())


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

    first = Remembered(embed, tmp_path / "kept" / "vectors.npz")
    assert first.of("") is None
    assert first.of("We lost it.") is not None
    first.save()
    kept = Remembered(embed, tmp_path / "kept" / "vectors.npz").of("We lost it.")

    assert kept is not None
    assert (asked, float(kept[0])) == (["", "We lost it."], 0.5)


def test_a_machine_without_vectors_is_told_what_to_install() -> None:
    with pytest.raises(SystemExit, match=r"install requirements/vectors\.txt"):
        remembered("tests.guardrails.test_fault_training:no_vectors", None)


def no_vectors(tuned: Path | None = None) -> None:
    return None


def test_the_encoder_learned_from_no_line_of_others_by_which_it_is_judged_or_limits_are_told() -> None:
    lines = [line for folder in (WIDER, LATER) for line in read_cases(folder)]
    lines += [line for folder in (PROMISES_WIDER, PROMISES_LATER) for line in read_promises(folder)]
    away = [
        mark_of("".join(read_as(line.text, line.before))) for line in lines if line.share is not Share.TRAIN
    ]

    assert not np.isin(away, known_to_encoder()).any()


def test_what_the_encoder_may_learn_from_is_nothing_held_out() -> None:
    lines = [line for folder in (CASES, WIDER, LATER) for line in read_cases(folder)]
    held_out = {line.text for line in lines if line.share is Share.HELD_OUT and not line.before}
    must_pass_anyhow = {each.text for each in on_fault() if each.kind in ("phrase", "alternative")}

    learned = {lesson.read for lesson in lessons()}

    assert (held_out & learned) <= must_pass_anyhow


def test_what_limits_are_told_from_is_kept_from_the_encoder() -> None:
    for_limits = {line.text for line in read_cases(LATER) if line.share is Share.DEV and not line.before}

    kept = {lesson.read for lesson in lessons() if lesson.is_kept_away}

    assert {text for text in for_limits if read_as(text, "") == (text,)} <= kept


def test_lines_that_the_encoder_knows_are_learned_from_but_give_no_score_to_limits() -> None:
    labels = np.arange(200) % 2 == 0
    draw = np.random.default_rng(1)
    vectors = (draw.normal(size=(200, DIMENSIONS)) + labels[:, None]).astype(np.float32)
    is_known = np.arange(200) < 120
    seen = seen_as(vectors, is_known)

    scores = out_of_fold(seen, labels, np.arange(200), 1.0, lambda _: None)

    assert np.isnan(scores.meaning[is_known]).all()
    new = scores.meaning[~is_known]
    assert new[labels[~is_known]].min() > new[~labels[~is_known]].max()


def test_a_machine_that_was_shown_a_part_is_that_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = np.random.default_rng(2)
    labels = draw.random(1200) < 0.2
    vectors = draw.normal(size=(1200, DIMENSIONS)) + 0.15 * labels[:, None]
    seen = seen_as(vectors.astype(np.float32), np.zeros(1200, np.bool_))

    of_part = fit_meaning(seen, labels, 1.0).scores(seen)
    monkeypatch.setattr(fitting, "_AT_FIRST", 1.0)
    of_all = fit_meaning(seen, labels, 1.0).scores(seen)

    assert np.abs(of_part - of_all).max() < 0.02


def seen_as(vectors: NDArray[np.float32], is_known: NDArray[np.bool_]) -> Seen:
    """Sentences that differ in their vectors only."""
    count = len(vectors)
    same = np.ones((count, 1), np.float32)
    return Seen(csr_matrix((count, 8)), vectors, np.repeat(same, 2, axis=1), same, is_known)
