import time
import unicodedata
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.edits import measure, normalise, tokenise

VALIDATION: Final = "I can see how long this has taken, Ana, and that it is tiring."
FACTS: Final = "You have waited since May 3 for a refund of $42.50."
ACTION: Final = "I'll check the payment with our billing team today."
STEP: Final = "You will hear from me by Friday at the latest."
SUGGESTED: Final = f"{VALIDATION} {FACTS} {ACTION} {STEP}"


def _spans(*pieces: str) -> list[tuple[int, int]]:
    return [(SUGGESTED.index(piece), SUGGESTED.index(piece) + len(piece)) for piece in pieces]


def test_the_same_text_is_verbatim() -> None:
    edit = measure(SUGGESTED, SUGGESTED, _spans(VALIDATION, STEP))

    assert edit.verbatim
    assert (edit.retained_share, edit.authored_share, edit.kept) == (1.0, 0.0, (1.0, 1.0))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I’ll check – “now”…", 'I\'ll check - "now"...'),
        ("  two\n\nlines\u00a0here ", "two lines here"),
        ("Muchísimas gracias", unicodedata.normalize("NFD", "Muchísimas gracias")),
        ("zero\u200bwidth", "zerowidth"),
    ],
)
def test_typography_alone_leaves_a_text_verbatim(one: str, other: str) -> None:
    assert measure(one, other).verbatim


def test_a_changed_capital_is_an_edit() -> None:
    assert not measure("Thank you.", "thank you.").verbatim


def test_a_mended_name_keeps_nearly_all() -> None:
    edit = measure(SUGGESTED, SUGGESTED.replace("Ana", "Anna"))

    assert edit.retained_share > 0.95
    assert edit.authored_share < 0.05
    assert not edit.fact_edits


@pytest.mark.parametrize(
    ("old", "new"),
    [("May 3", "May 4"), ("$42.50", "$24.50"), ("$42.50", "€42.50 or 10%"), ("today", "in 2 days")],
)
def test_a_mended_figure_is_small_in_distance_and_marked_as_a_fact(old: str, new: str) -> None:
    edit = measure(SUGGESTED, SUGGESTED.replace(old, new))

    assert edit.retained_share > 0.9
    assert edit.fact_edits


def test_links_and_addresses_are_facts_and_the_full_stop_after_them_is_not() -> None:
    assert measure("See https://a.example/x.", "See https://a.example/y.").fact_edits
    assert measure("Write to a@b.example.", "Write to c@b.example.").fact_edits
    assert tokenise("See https://a.example/x.")[-2:] == ["https://a.example/x", "."]


def test_an_added_greeting_and_a_cut_validation_are_told_apart() -> None:
    greeted = measure(SUGGESTED, f"Hi Ana! {SUGGESTED} Best wishes, Ben")
    cut = measure(SUGGESTED, f"{FACTS} {ACTION} {STEP}", _spans(VALIDATION, FACTS))

    assert greeted.retained_share == 1.0
    assert 0.05 < greeted.authored_share < 0.25
    assert 0.6 < cut.retained_share < 0.9
    assert cut.authored_share == 0.0
    assert cut.kept == (0.0, 1.0)


def test_a_half_kept_text_is_between() -> None:
    edit = measure(SUGGESTED, f"{VALIDATION} Let me see what the courier says about your parcel.")

    assert 0.2 < edit.retained_share < 0.6
    assert 0.2 < edit.authored_share < 0.6


def test_moved_sentences_are_kept() -> None:
    edit = measure(SUGGESTED, f"{ACTION} {STEP} {VALIDATION} {FACTS}", _spans(VALIDATION, STEP))

    assert (edit.retained_share, edit.authored_share, edit.kept) == (1.0, 0.0, (1.0, 1.0))
    assert not edit.verbatim


def test_a_last_sentence_without_its_stop_may_move_too() -> None:
    edit = measure("I check it now. You hear from me by noon", "You hear from me by noon. I check it now.")

    assert edit.retained_share == 1.0


def test_joined_sentences_are_kept_but_for_their_seam() -> None:
    edit = measure(
        "I will check this. You will hear from me.", "I will check this and You will hear from me."
    )

    assert edit.retained_share == pytest.approx(10 / 11)


def test_another_text_keeps_nearly_nothing() -> None:
    edit = measure(SUGGESTED, "Could we see a picture of its label?")

    assert edit.retained_share < 0.1
    assert edit.authored_share > 0.6


@pytest.mark.parametrize(
    ("suggested", "sent", "shares"),
    [("Fine.", "", (0.0, 0.0)), ("", "Fine.", (0.0, 1.0)), ("", "", (1.0, 0.0)), (" ", "\n", (1.0, 0.0))],
)
def test_empty_texts_have_shares(suggested: str, sent: str, shares: tuple[float, float]) -> None:
    edit = measure(suggested, sent)

    assert (edit.retained_share, edit.authored_share) == shares


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("確認します。", ["確", "認", "し", "ま", "す", "。"]),
        ("ok 👩‍👩‍👧‍👦👍🏽🇯🇵!", ["ok", "👩‍👩‍👧‍👦", "👍🏽", "🇯🇵", "!"]),
        ("हिन्दी में लिखें।", ["हिन्दी", "में", "लिखें", "।"]),
        ("שָׁלוֹם לך", ["שָׁלוֹם", "לך"]),
        ("don’t half-way", ["don't", "half-way"]),
        ("12.50 € 3/5", ["12.50", "€", "3/5"]),
        ("返金5月3日ok", ["返", "金", "5", "月", "3", "日", "ok"]),
    ],
)
def test_tokens_follow_the_script(text: str, tokens: list[str]) -> None:
    assert tokenise(text) == [unicodedata.normalize("NFC", token) for token in tokens]


def test_japanese_is_compared_by_character() -> None:
    edit = measure(
        "お待たせしております。本日中にご連絡します。", "お待たせしております。明日中にご連絡します。"
    )

    assert edit.retained_share == pytest.approx(20 / 21, abs=0.01)


@given(st.text(max_size=120), st.text(max_size=120))
def test_shares_are_shares_and_agree_with_verbatim(suggested: str, sent: str) -> None:
    edit = measure(suggested, sent)

    assert 0.0 <= edit.retained_share <= 1.0
    assert 0.0 <= edit.authored_share <= 1.0
    assert edit.verbatim == (normalise(suggested) == normalise(sent))


@given(st.lists(st.sampled_from([VALIDATION, FACTS, ACTION, STEP]), unique=True, min_size=1))
def test_any_choice_of_whole_sentences_authors_nothing(chosen: list[str]) -> None:
    edit = measure(SUGGESTED, " ".join(chosen), _spans(VALIDATION, FACTS, ACTION, STEP))

    whole = len(tokenise(SUGGESTED))
    assert edit.authored_share == 0.0
    assert edit.retained_share == pytest.approx(len(tokenise(" ".join(chosen))) / whole)


@pytest.mark.parametrize(
    ("suggested", "sent"),
    [
        ("Word. " * 660, "Other, words? " * 280),
        ("a." * 2_000, "a-" * 2_000),
        ("a@" * 2_000, "https://" * 500),
        ("1.2 " * 1_000, "." * 4_000),
        ("👍\u200d" * 2_000, "é\u0301" * 1_300),
    ],
)
def test_the_longest_texts_take_no_time_to_speak_of(suggested: str, sent: str) -> None:
    begin = time.process_time()
    measure(suggested, sent)

    assert time.process_time() - begin < 0.25
