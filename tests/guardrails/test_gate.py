from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from guardrails.errors import UnreadableText
from guardrails.finding import Category, Decision, Severity
from guardrails.gate import Closing, Gate, Piece
from guardrails.inspection import Guard
from tests.guardrails.streams import BREAKS_THE_GUARD, fragile_guard

FAULT = "We messed up your order."
CLEAN = "Thanks for writing."


def words(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text.text for piece in pieces)


def shown_at_each(gate: Gate, chunks: str | list[str]) -> Iterator[str]:
    """What is visible after each chunk."""
    for chunk in chunks:
        gate.feed(chunk)
        yield gate.shown


def through(
    guard: Guard, chunks: str | list[str], locale: str | None = "en-US", evidence: list[str] | None = None
) -> tuple[Gate, Closing]:
    gate = Gate(guard, locale=locale, evidence=evidence)
    for chunk in chunks:
        gate.feed(chunk)
    return gate, gate.close()


def test_a_sentence_is_shown_as_soon_as_its_end_is_sure(guard: Guard) -> None:
    gate = Gate(guard, locale="en-US")

    assert gate.feed("Thanks for writing.") == ()
    assert words(gate.feed(" I'm")) == "Thanks for writing."
    assert words(gate.feed(" on it.")) == ""
    assert words(gate.close().pieces) == " I'm on it."


@pytest.mark.parametrize("text", [FAULT, f"{CLEAN} {FAULT}", f"{FAULT} {CLEAN}", f" \n{CLEAN}\n{FAULT} \n"])
def test_no_part_of_a_faulty_sentence_is_ever_visible(guard: Guard, text: str) -> None:
    gate = Gate(guard, locale="en-US")

    for shown in shown_at_each(gate, text):
        assert "messed" not in shown
        assert "We" not in shown
    closing = gate.close()
    assert closing.verdict == guard.judge(text, locale="en-US")
    assert gate.shown == closing.verdict.text


def test_a_replaced_sentence_is_told_with_its_place_and_why(guard: Guard) -> None:
    gate = Gate(guard, locale="en-US")

    first, second = gate.feed(f"{CLEAN} {FAULT} And")

    (replaced,) = second.replaced
    assert first.replaced == ()
    assert (second.offset, replaced.start) == (len(CLEAN), len(CLEAN) + 1)
    assert gate.shown[replaced.start : replaced.end] == second.text.text.strip()
    assert (replaced.rule_id, replaced.category) == ("en.fault.we-failed", Category.FAULT_ADMISSION)
    assert replaced.reason
    assert second.text.verdict.decision is Decision.REWRITE
    assert second.text.verdict.findings == guard.judge(f"{CLEAN} {FAULT}", locale="en-US").findings


def test_what_is_left_out_is_told_as_an_empty_stretch_with_the_next_piece(guard: Guard) -> None:
    gate = Gate(guard, locale="en-US")
    gate.feed("We messed up. We lost your parcel. We let you down. ")

    (piece,) = gate.feed(f"{CLEAN} ")

    (left_out,) = piece.replaced
    assert left_out.start == left_out.end == piece.offset
    assert piece.text.text == f" {CLEAN}"


def test_what_is_left_out_at_the_end_is_told_at_the_end(guard: Guard) -> None:
    _, closing = through(guard, "We messed up. We lost your parcel. We let you down.")

    assert [piece.text.text for piece in closing.pieces] == [""]
    assert len(closing.pieces[0].replaced) == 1


def test_when_nothing_is_left_the_text_is_blocked_and_nothing_was_shown(guard: Guard) -> None:
    gate, closing = through(guard, "Κοστίζει 52 ευρώ.", "el-GR", [])

    assert (closing.verdict.decision, closing.retracted, gate.shown) == (Decision.BLOCK, False, "")


def test_a_block_after_something_was_shown_retracts_it_and_shows_no_more(guard: Guard) -> None:
    chunks = ["Το κοιτάζω. ", "Κοστίζει 52 ευρώ. ", "Μια στιγμή. ", "Κοστίζει 51 ευρώ."]

    gate, closing = through(guard, chunks, "el-GR", [])

    assert (gate.shown, closing.pieces, closing.retracted) == ("Το κοιτάζω.", (), True)
    assert closing.verdict == guard.judge("".join(chunks), locale="el-GR", evidence=[])
    assert len(closing.verdict.findings) == 2


def test_a_block_within_one_chunk_shows_nothing_of_it(guard: Guard) -> None:
    gate = Gate(guard, locale="el-GR", evidence=[])

    assert gate.feed("Το κοιτάζω. Κοστίζει 52 ευρώ. Μια στιγμή. ") == ()
    assert (gate.is_over, gate.close().retracted) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "It weighs 3.5 kg. See No. 5 on p. 12. Mr. Lee came at 6 p.m. yesterday. By 6 p.m. We closed.",
        "「弊社のミスです。」とお書きですね。「確認します。」と申しました。",
        "He said “that was our mistake.” I see.",
        "Hi\u0301! We messe\u0336d up\u200b. Ok\u200b.\u200b We\u200b lost your parcel\ufe0f! 👩\u200d💻 So.",
        "Wе mеssеd uр. Я проверяю, sorry. Wе mеssеd uр",
        "  leading. \n\n trailing \n ",
        "Who dropped it? We did.",
        "You're right.\nWe did.",
        "\u0301We messed up.",
        "\n\n",
        "",
        "...",
        "word " * 900 + "We messed up. " + "x" * 4000,
        "We messed up... We lost your parcel. We let you down. our... We forgot. mistake.",
    ],
)
@pytest.mark.parametrize("locale", ["en-US", "ja-JP", "es-MX", "ru-RU", None])
def test_one_code_point_at_a_time_ends_like_the_whole(guard: Guard, text: str, locale: str | None) -> None:
    gate, closing = through(guard, text, locale, ["3.5 kg"])

    whole = guard.judge(text, locale=locale, evidence=["3.5 kg"])
    assert (closing.verdict, closing.retracted) == (
        whole,
        whole.decision is Decision.BLOCK and gate.shown != "",
    )
    assert gate.shown == whole.text or closing.retracted


def test_an_alternative_that_follows_later_is_not_said_twice(guard: Guard) -> None:
    alternative = guard.judge(FAULT, locale="en-US").text

    verdict = through(guard, f"{FAULT} {alternative} {CLEAN}")[1].verdict

    assert verdict.text == f"{alternative} {CLEAN}"


def test_an_alternative_that_was_said_before_is_not_put_in_again(guard: Guard) -> None:
    alternative = guard.judge(FAULT, locale="en-US").text

    verdict = through(guard, f"{alternative} {FAULT}")[1].verdict

    assert verdict.text.count(alternative) == 1
    assert verdict.decision is Decision.REWRITE


def test_an_answer_is_judged_by_the_question_that_now_stands_before_it(guard: Guard) -> None:
    used_up = "We messed up. We lost your parcel."
    text = f"{used_up} Who dropped it? We let you down. We did."

    verdict = through(guard, text)[1].verdict

    assert "We did" not in verdict.text
    assert not [
        each for each in guard.judge(verdict.text, locale="en-US").findings if each.severity is Severity.ERROR
    ]


def test_sentences_that_new_neighbours_would_join_stay_apart(guard: Guard) -> None:
    text = "We messed up. We lost your parcel. See no. We let you down. 5 is there."

    assert through(guard, text)[1].verdict.text.endswith("See no.\n\n5 is there.")


def test_a_long_stretch_without_an_end_is_held_until_it_ends(guard: Guard) -> None:
    gate = Gate(guard, locale="en-US")

    assert gate.feed("I am looking into it, " * 20) == ()

    gate.feed("and it is on its way. ")
    assert gate.has_released


def test_half_a_character_ends_the_gate_and_is_named_by_its_place(guard: Guard) -> None:
    gate = Gate(guard, locale="en-US")
    gate.feed(f"{CLEAN} Ok")

    with pytest.raises(UnreadableText, match="code point 22"):
        gate.feed("\ud83d")

    assert gate.feed("\ude00 I'm on it. ") == ()
    closing = gate.close()
    assert (closing.verdict.decision, closing.retracted, closing.pieces) == (Decision.BLOCK, True, ())


def test_when_the_guard_fails_nothing_more_is_shown() -> None:
    gate = Gate(fragile_guard(), locale="en-US")
    gate.feed(f"{CLEAN} ")

    assert gate.feed(f"I'm on it. Now {BREAKS_THE_GUARD}. Then") == ()

    assert isinstance(gate.failure, RuntimeError)
    assert gate.feed(" it goes on. ") == ()
    closing = gate.close()
    assert (closing.verdict.decision, closing.verdict.text) == (Decision.BLOCK, "")
    assert (gate.shown, closing.retracted, gate.is_over) == (CLEAN, True, True)


def test_when_the_guard_fails_at_the_end_the_end_is_not_shown() -> None:
    gate = Gate(fragile_guard(), locale="en-US")
    gate.feed(f"I'm on it. Now {BREAKS_THE_GUARD}")
    gate.feed("")

    closing = gate.close()

    assert (closing.verdict.decision, closing.pieces, closing.retracted) == (Decision.BLOCK, (), True)
    assert isinstance(gate.failure, RuntimeError)


@pytest.mark.parametrize("said", ["", f"{CLEAN} I'm"])
def test_a_gate_that_is_abandoned_releases_nothing_more(guard: Guard, said: str) -> None:
    gate = Gate(guard, locale="en-US")
    gate.feed(said)

    closing = gate.abandon()

    assert (closing.verdict.decision, closing.pieces, closing.retracted) == (Decision.BLOCK, (), bool(said))
    assert gate.feed(" on it. And more. ") == ()
    assert gate.close() is closing


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Thanks for writing. I will now look at the", "Thanks for writing."),
        ("Thanks for writing. I will look now.", "Thanks for writing. I will look now."),
        ("I will now look at the", ""),
        ("お問い合わせありがとうございます。これから確認し", "お問い合わせありがとうございます。"),
        ('Thanks for writing. The page says "closed."', 'Thanks for writing. The page says "closed."'),
    ],
)
def test_of_a_text_that_ended_in_the_middle_only_whole_sentences_are_shown(
    guard: Guard, text: str, kept: str
) -> None:
    gate = Gate(guard, locale=None)
    gate.feed(text)

    closing = gate.break_off()

    assert gate.shown == kept
    assert closing.verdict.text == kept
    assert gate.close() == closing


def test_closing_twice_tells_the_same(guard: Guard) -> None:
    gate, closing = through(guard, f"{CLEAN} I'm on it.")

    assert gate.close() is closing
    assert gate.feed(" More. ") == ()
    assert gate.shown == f"{CLEAN} I'm on it."


def test_a_piece_in_a_language_without_a_pack_says_that_it_is_unverified(guard: Guard) -> None:
    gate = Gate(guard, locale="el-GR")

    (piece,) = gate.feed("Κοιτάζω την παραγγελία σας. Μια")

    assert piece.text.verdict.decision is Decision.UNVERIFIED


def test_a_gate_may_be_fed_from_other_threads(guard: Guard) -> None:
    text = f"{CLEAN} {FAULT} I'm on it."
    gate = Gate(guard, locale="en-US")
    with ThreadPoolExecutor(1) as pool:
        pieces = [piece for chunk in text for piece in pool.submit(gate.feed, chunk).result()]

    closing = gate.close()

    assert words((*pieces, *closing.pieces)) == guard.judge(text, locale="en-US").text
