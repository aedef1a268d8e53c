"""By clause: what is shown before a sentence ends, and that nothing which is found reaches into it."""

import random
from collections.abc import Iterator
from itertools import islice

import pytest

from guardrails.cases import read_cases
from guardrails.clauses import pauses, settled
from guardrails.finding import Allowance, Decision, Severity
from guardrails.gate import Closing, Gate, Piece
from guardrails.inspection import PACKS, Guard
from guardrails.pack import read_specs
from guardrails.rules import Pack, compile_packs
from guardrails.sentences import sentences
from guardrails.text import view
from guardrails.unfinished import unfinished
from tests.guardrails.streams import fragile_guard, random_streams, watched

STREAMS = 6_000
SPECS = read_specs(PACKS)
LANGUAGES = sorted(name for name in SPECS if "-" not in name)


@pytest.fixture(scope="module")
def learned(guard: Guard) -> Guard:
    return guard.with_learned()


def through(
    guard: Guard, text: str, locale: str | None = "en-US", *, evidence: list[str] | None = None
) -> tuple[list[Piece], Closing]:
    """Sign by sign."""
    gate = Gate(guard, locale=locale, evidence=evidence, by_clause=True)
    pieces = [piece for sign in text for piece in gate.feed(sign)]
    closing = gate.close()
    return [*pieces, *closing.pieces], closing


def shown(pieces: list[Piece]) -> list[str]:
    return [piece.text.text for piece in pieces]


@pytest.mark.parametrize(
    ("text", "locale", "first"),
    [
        ("Thank you for telling me, and I'm on it now.", "en-US", "Thank you for telling me"),
        ("Gracias por contármelo, ya lo estoy revisando.", "es-MX", "Gracias por contármelo"),
        ("Ich verstehe Sie sehr gut, und ich sehe nach.", "de-DE", "Ich verstehe Sie sehr gut"),
        ("ご連絡ありがとうございます、すぐに確認いたします。", "ja-JP", "ご連絡ありがとうございます"),
        ("Спасибо, что написали нам, я уже проверяю.", "ru-RU", "Спасибо"),
    ],
)
def test_a_clause_is_shown_before_its_sentence_ends(
    learned: Guard, text: str, locale: str, first: str
) -> None:
    pieces, closing = through(learned, text, locale)

    assert shown(pieces)[0] == first
    assert "".join(shown(pieces)) == text == closing.verdict.text
    assert not closing.retracted


def test_the_mark_behind_a_clause_comes_with_what_follows(guard: Guard) -> None:
    gate = Gate(guard, locale="en-US", by_clause=True)

    assert gate.feed("Thank you for telling me, ") == ()
    (first,) = gate.feed("a")
    (rest,) = gate.feed("nd I'm on it. N")

    assert (first.text.text, rest.text.text) == ("Thank you for telling me", ", and I'm on it.")
    assert rest.offset == len(first.text.text)


def test_by_the_sentence_nothing_is_shown_before_it_ends(guard: Guard) -> None:
    gate = Gate(guard, locale="en-US")

    assert gate.feed("Thank you for telling me, and I'm") == ()


@pytest.mark.parametrize(
    ("why", "text", "locale", "evidence"),
    [
        ("a rule has spoken", "We messed up, and I'm on it.", "en-US", None),
        ("it may become an admission", "Es tut mir leid, dass wir es verloren haben.", "de-DE", None),
        ("a shield covers what was found", "It isn't our fault, our driver lost it.", "en-US", None),
        ("a figure may go on", "That is 52, not more.", "en-US", ["52"]),
        ("a street may get its number", "I see Calle Mayor, nº 12, Madrid.", "es-ES", None),
        ("letters set apart may go on", "Now w e, w e r e at fault.", "en-US", None),
        ("words in quotation marks", 'You wrote "thank you, all is well".', "en-US", None),
        ("markup", "Thank you **for this, we** look.", "en-US", None),
        ("a key", "Thank you for the Bearer abcdefghijklmnopqrstuv, I see it.", "en-US", None),
        ("a password may follow", "您的新密码是 abcdefgh，请您在9点前修改。", "zh-CN", None),
        ("a word of another language", "Thank you for that la culpa, I'm on it.", "en-US", None),
        ("letters of another script", "Thank you for ԝе меѕѕеԁ υр, I'm on it.", "en-US", None),
        ("dashes that may be a gap", "Thank you for -- all of this, I'm on it.", "en-US", None),
        ("too few words to tell the language", "Nova, I'm on it.", "en-US", None),
        ("another language", "Gracias por contarme esto, I'm on it.", "en-US", None),
        ("no locale", "Thank you for telling me, I'm on it.", None, None),
        ("no pack", "Σας ευχαριστώ πολύ, το κοιτάζω.", "el-GR", None),
    ],
)  # fmt: skip
def test_a_clause_is_held_where_what_comes_may_change_it(
    guard: Guard, why: str, text: str, locale: str | None, evidence: list[str] | None
) -> None:
    gate = Gate(guard, locale=locale, evidence=evidence, by_clause=True)
    for sign in text[:-1]:
        gate.feed(sign)

    assert not gate.shown, why


def test_where_there_are_to_be_no_words_of_regret_whole_sentences_are_shown(guard: Guard) -> None:
    gate = Gate(guard, locale="en-US", allowance=Allowance(regret_words=False), by_clause=True)

    assert gate.feed("Thank you for telling me, and I'm") == ()


@pytest.mark.parametrize(("answer", "is_held"), [("It was us, and", True), ("You told us that, and", False)])
def test_an_answer_is_read_with_its_question(guard: Guard, answer: str, is_held: bool) -> None:
    gate = Gate(guard, locale="en-US", by_clause=True)
    gate.feed("Who dropped the parcel? ")

    assert bool(gate.feed(answer)) is not is_held


def test_a_sentence_that_ends_badly_takes_back_what_was_shown_of_it(guard: Guard) -> None:
    text = "Hello there. Thank you for telling me, we messed up your order. I'm on it."

    pieces, closing = through(guard, text)

    assert shown(pieces) == ["Hello there.", " Thank you for telling me"]
    assert closing.retracted
    assert closing.verdict == guard.judge(text, locale="en-US", by_clause=True)
    assert closing.verdict.decision is Decision.REWRITE
    assert closing.verdict.text == guard.judge(text, locale="en-US").text


def test_after_a_sentence_that_was_mended_whole_sentences_are_shown(guard: Guard) -> None:
    pieces, closing = through(guard, "We messed up. Thank you for telling me, and I'm on it.")

    assert len(pieces) == 2
    assert "".join(shown(pieces)) == closing.verdict.text


def test_a_text_that_breaks_off_within_a_sentence_that_was_begun_is_taken_back(guard: Guard) -> None:
    gate = Gate(guard, locale="en-US", by_clause=True)
    gate.feed("Hello there. Thank you for telling me, and I'm")

    closing = gate.break_off()

    assert closing.retracted
    assert closing.verdict.text == "Hello there."


def test_what_reads_whole_sentences_stops_only_what_was_not_shown(learned: Guard) -> None:
    """The layer that was learned flags a sentence: by clause, from where it begins to read so."""
    taken_back = 0
    for case in read_cases():
        text = f"{case.before} {case.text}" if case.before else case.text
        whole = learned.judge(text, locale=case.language)
        if not any(each.rule_id == "fault.learned" for each in whole.findings):
            continue
        pieces, closing = through(learned, text, case.language)

        assert closing.verdict == learned.judge(text, locale=case.language, by_clause=True)
        assert (closing.verdict.decision, closing.verdict.text) == (whole.decision, whole.text)
        if closing.retracted:
            taken_back += 1
            errors = [each for each in closing.verdict.findings if each.severity is Severity.ERROR]
            assert len("".join(shown(pieces))) <= min(each.start for each in errors), text
    assert taken_back > 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_beginning_of_what_a_rule_finds_may_be_shown(language: str) -> None:
    """However a sentence is cut behind the first sign of what is found in it, that beginning is held."""
    pack = compile_packs({language: SPECS[language]}, were_tested=True)[language]

    cuts = 0
    for begun, previous in _cut_within_hits(language, pack):
        assert not pack.is_settled(view(begun).text, view(previous).text), begun
        cuts += 1

    assert cuts > 100


def _cut_within_hits(language: str, pack: Pack) -> Iterator[tuple[str, str]]:
    for rule in SPECS[language][0].rules:
        for line in rule.tests.must_flag if rule.switch is None else ():
            previous = ""
            for sentence in (each.words for each in sentences(line)):
                seen = view(sentence)
                starts = [hit.start for hit in pack.hits(seen, view(previous).text)]
                for cut in range(min(starts) + 2, len(sentence)) if starts and seen.starts is None else ():
                    if sentence[cut].isspace() or not pack.spec.spaced:
                        yield sentence[: cut + 1], previous
                previous = sentence


@pytest.mark.parametrize("seed", range(2))
def test_no_stream_by_clause_shows_what_the_whole_text_does_not(seed: int) -> None:
    guard = fragile_guard().with_learned() if seed else fragile_guard()
    retracted = 0
    for stream in islice(random_streams(random.Random(seed), by_clause=True), STREAMS):
        outcome = watched(guard, stream)
        assert (outcome.leaked, outcome.wrong) == (0, ()), stream
        retracted += outcome.closing.retracted and outcome.closing.verdict.decision is Decision.REWRITE

    assert retracted > STREAMS // 1_000


def test_a_clause_ends_at_a_mark_that_a_letter_follows() -> None:
    text = "Well, I wait; no, 5 of us,not 6, „so“, 6 确认，再说、好"

    assert [text[:pause].split()[-1] for pause in pauses(text)] == ["Well", "wait", "确认", "确认，再说"]


def test_the_last_clause_that_may_stand_counts_whatever_was_held_before() -> None:
    sentence = "Yes, well, all right, no end"

    assert settled(sentence, lambda begun: begun.endswith("well,")) == len("Yes, well")
    assert settled(sentence, lambda begun: True) == len("Yes, well, all right")
    assert settled(sentence, lambda begun: True, beyond=len("Yes, well, all right")) == 0


def test_what_may_still_begin_is_told_from_where_it_begins() -> None:
    found = unfinished(["we (lost|broke) it", "caf\\x{e9}s?"], spaced=True)

    assert found
    assert found.begins_in("and we ")
    assert found.begins_in("and we lost")
    assert not found.begins_in("and we lo,")
    assert not found.begins_in("and w")
    assert found.begins_in("the café")
    assert not found.begins_in("the cafe")


def test_patterns_that_only_re2_reads_hold_everything() -> None:
    assert unfinished(["\\Qa.b\\E"], spaced=True) is None


def test_a_pattern_with_too_many_ways_may_begin_anywhere() -> None:
    found = unfinished(["(a|aa)+b"], spaced=True)

    assert found
    assert found.begins_in("a" * 60 + ",")
