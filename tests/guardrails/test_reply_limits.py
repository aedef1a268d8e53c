import numpy as np

from guardrails.cases import Labelled, Share
from guardrails.reply_limits import Replies, limit_aside
from guardrails.whole_cases import Whole


def reply(number: int, *, must_stop: bool) -> Whole:
    kind = "admission" if must_stop else "lookalike"
    decides = Labelled("en", kind, must_stop, "Hello.", f"{kind} {number}")
    around = (Labelled("en", "ordinary", False, "", f"before {kind} {number}"),)
    return Whole(decides, Labelled("en", "reply", must_stop, "", "all"), around)


def replies(must_stop: bool) -> list[Whole]:
    """A hundred that are not held out."""
    found = (reply(number, must_stop=must_stop) for number in range(300))
    return [each for each in found if each.share is not Share.HELD_OUT][:100]


WHOLES = [*replies(False), *replies(True)]
SENTENCES = [each for whole in WHOLES for each in (whole.decides, *whole.around)]


def test_a_limit_is_told_from_the_worst_sentence_of_each_reply_that_only_looks_so() -> None:
    scores = np.zeros(len(SENTENCES))
    scores[1:200:2] = np.linspace(0, 1, 100)  # what stands around the first hundred
    scores[200:] = 9.0  # admissions have no say

    limit = Replies.among(SENTENCES, WHOLES).limit(scores, 0.1)

    assert 0.88 < limit < 0.92


def test_a_reply_with_a_sentence_that_has_no_score_has_no_say() -> None:
    scores = np.full(len(SENTENCES), 0.5)
    scores[0:100:2] = -9.0  # what decides about half of those that only look so,
    scores[1:100:2] = np.nan  # and what stands around it

    assert Replies.among(SENTENCES, WHOLES).limit(scores, 0.9) == 0.5


def test_replies_held_out_are_left_away() -> None:
    held_out = next(
        each for number in range(300) if (each := reply(number, must_stop=True)).share is Share.HELD_OUT
    )

    known = Replies.among([*SENTENCES, held_out.decides, *held_out.around], [*WHOLES, held_out])

    assert len(known.rows) == len(WHOLES)


def test_all_of_a_reply_stays_in_one_fold_with_what_says_the_same() -> None:
    groups = np.arange(len(SENTENCES))
    groups[3] = groups[0]  # what stands in the second reply is said in the first too

    together = Replies.among(SENTENCES, WHOLES[:3]).kept_together(groups)

    assert len({*together[:4].tolist()}) == 1
    assert together[4] == together[5] != together[0]


def test_one_in_a_hundred_of_what_rules_find_rightly_may_be_told_only() -> None:
    scores = np.array([*np.linspace(0, 1, 101), -5.0, np.nan])
    found = np.array([True] * 101 + [False, True])

    assert abs(limit_aside(scores, found) - 0.01) < 1e-9
