import time
from pathlib import Path

import numpy as np
import pytest

from guardrails.cases import Share, read_cases
from guardrails.errors import LayersUnfit
from guardrails.finding import Allowance, Category, Decision, Severity
from guardrails.gate import Gate
from guardrails.inspection import PACKS, Guard
from guardrails.learned import FAULT, PROMISES, Learned, LearnedLayers, read_learned
from guardrails.pack import read_specs
from guardrails.rails.promises import Promise
from guardrails.rules import Pack, compile_packs
from guardrails.text import view
from guardrails.vectors import DIMENSIONS, Vector, read_as
from locales.catalog import load_guides

UNLIKE = "Looking at it now, this happened since we at the depot put two labels on one box."


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard.load(were_tested=True, is_learned=True)


@pytest.fixture(scope="module")
def learned() -> Learned:
    return read_learned()


def english() -> dict[str, Pack]:
    return compile_packs({"en": read_specs(PACKS)["en"]}, were_tested=True)


def like(learned: Learned, row: int) -> Vector:
    """A vector in the place of a sentence that was learned from."""
    vector: Vector = learned.kernel.support[row] * learned.kernel.spread + learned.kernel.mean
    return vector


def admits(layers: LearnedLayers, sentence: str, before: str, language: str | None) -> bool:
    return any(layers.hits(sentence, before, language, view(sentence).text, ()))


def test_plain_admissions_that_were_learned_from_are_often_found_at_once(learned: Learned) -> None:
    layers = LearnedLayers([learned])
    known = [case for case in read_cases() if case.share is Share.TRAIN and case.kind == "explicit"]

    found = sum(admits(layers, case.text, case.before, case.language) for case in known)

    assert found > 0.4 * len(known)


def test_few_lookalikes_nothing_was_learned_from_are_stopped(learned: Learned) -> None:
    layers = LearnedLayers([learned])
    unseen = [case for case in read_cases() if case.share is Share.HELD_OUT and not case.must_stop]

    stopped = sum(admits(layers, case.text, case.before, case.language) for case in unseen)

    assert stopped < 0.05 * len(unseen)


def test_no_phrase_of_a_guide_is_stopped(learned: Learned) -> None:
    layers = LearnedLayers([learned])

    stopped = [
        phrase.text
        for tag, guide in load_guides().items()
        for phrase in guide.phrases.values()
        if admits(layers, phrase.text, "", tag.partition("-")[0])
    ]

    assert stopped == []


def test_a_short_answer_is_judged_by_its_question(learned: Learned) -> None:
    layers = LearnedLayers([learned])

    assert layers.score(FAULT, "We did.", "Who lost it?", "en") > layers.score(
        FAULT, "We did.", "Thanks for waiting.", "en"
    )


def test_vectors_have_a_say_once_they_are_handed_in(learned: Learned) -> None:
    without_cues = np.zeros(learned.kernel.cues.shape[1], np.float32)
    some = [like(learned, row) for row in range(200)]
    most = max(some, key=lambda vector: learned.kernel.score(vector, without_cues))
    least = min(some, key=lambda vector: learned.kernel.score(vector, without_cues))

    high = LearnedLayers([learned], lambda _: most).score(FAULT, UNLIKE, "", "en")
    low = LearnedLayers([learned], lambda _: least).score(FAULT, UNLIKE, "", "en")

    assert high > low + 0.5


def test_each_part_of_a_long_sentence_is_looked_at(learned: Learned) -> None:
    asked: list[str] = []

    def embed(text: str) -> Vector:
        asked.append(text)
        return np.zeros(DIMENSIONS, np.float32)

    sentence = (
        "I see how hard this week was for you and for all of your family, and our courier left the box"
        " in the rain, as it seems."
    )
    admits(LearnedLayers([learned], embed), sentence, "", "en")

    assert len(asked) > 1
    assert "".join(asked) == sentence


def test_a_text_without_a_vector_is_left_to_the_instant_layer(learned: Learned) -> None:
    assert not admits(LearnedLayers([learned], lambda _: None), "Your order was shipped on Monday.", "", "en")


@pytest.mark.parametrize("sentence", ["", "…", "123", "?!", "\u200b", "😀", "a", "我"])
def test_next_to_nothing_admits_nothing(learned: Learned, sentence: str) -> None:
    assert not admits(LearnedLayers([learned]), sentence, "", None)


def test_an_instant_judgement_takes_no_time(learned: Learned) -> None:
    layers = LearnedLayers([learned])
    sentences = [case for case in read_cases() if case.language == "en"]

    start = time.thread_time()
    for case in sentences:
        layers.score(FAULT, case.text, case.before, "en")

    assert (time.thread_time() - start) / len(sentences) < 0.0005


@pytest.fixture(scope="module")
def missed(learned: Learned) -> str:
    """An English admission on which rules are silent and the instant layer is not."""
    rules = Guard(english())
    layers = LearnedLayers([learned])
    known = (case for case in read_cases() if case.language == "en" and case.must_stop and not case.before)
    return next(
        case.text
        for case in known
        if admits(layers, case.text, "", "en") and not rules.judge(case.text, locale="en-US").findings
    )


def test_a_learned_finding_covers_the_sentence_and_offers_what_the_pack_offers(
    guard: Guard, missed: str
) -> None:
    text = f"Thanks for waiting. {missed} I'm looking into it."

    verdict = guard.judge(text, locale="en-US")

    (finding,) = verdict.findings
    assert (finding.rule_id, text[finding.start : finding.end]) == (FAULT.rule_id, missed)
    assert (finding.category, finding.severity) == (Category.FAULT_ADMISSION, Severity.ERROR)
    assert finding.alternative
    assert finding.alternative in verdict.text


def test_a_confirmed_fault_may_be_admitted_in_any_words(guard: Guard, missed: str) -> None:
    verdict = guard.judge(missed, locale="en-US", allowance=Allowance(confirmed_fault=True))

    assert verdict.decision is Decision.ALLOW


def test_what_is_judged_on_the_stream_is_what_is_judged_whole(guard: Guard, missed: str) -> None:
    text = f"Thanks for waiting. {missed} Who dropped it? We did."
    gate = Gate(guard, locale="en-US")
    for letter in text:
        gate.feed(letter)

    assert gate.close().verdict == guard.judge(text, locale="en-US")


def test_without_a_pack_what_was_learned_still_stops_an_admission() -> None:
    bare = Guard(english(), LearnedLayers([read_learned()]))

    verdict = bare.judge("Wir haben Ihr Paket leider verloren, das war unser Fehler.", locale="de-DE")

    assert verdict.decision is Decision.BLOCK


def test_a_verdict_says_which_layers_spoke(guard: Guard) -> None:
    assert guard.judge("Thanks.", locale="en").layers == ("rules", "ngrams")
    with_vectors = Guard(english(), LearnedLayers([read_learned()], lambda _: None))
    assert with_vectors.judge("Thanks.", locale="en").layers == ("rules", "ngrams", "vectors")
    assert Guard(english()).judge("Thanks.", locale="en").layers == ("rules",)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "is missing"),
        (b"nothing of the kind", "is no archive of weights"),
        (b"", "is no archive of weights"),
    ],
)
def test_weights_that_do_not_load_say_how_to_mend_it(tmp_path: Path, content: bytes | None, why: str) -> None:
    file = tmp_path / "fault.npz"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(LayersUnfit, match=f"fault.npz: {why}: train it again"):
        read_learned(FAULT, file)


def test_weights_that_lack_a_part_or_are_of_another_size_do_not_load(tmp_path: Path) -> None:
    with np.load(FAULT.weights) as kept:
        parts = dict(kept)
    np.savez(tmp_path / "less.npz", **{name: part for name, part in parts.items() if name != "pairs"})
    np.savez(tmp_path / "other.npz", **{**parts, "ngrams": parts["ngrams"][:100]})

    with pytest.raises(LayersUnfit, match="lacks 'pairs"):
        read_learned(FAULT, tmp_path / "less.npz")
    with pytest.raises(LayersUnfit, match="is no archive of weights"):
        read_learned(FAULT, tmp_path / "other.npz")


@pytest.mark.parametrize("sentence", ["Yes, sadly.", "x" * 500, "，" * 80, "。" * 80, ", " * 200])
def test_parts_of_a_sentence_make_the_sentence(sentence: str) -> None:
    assert "".join(read_as(sentence, "")) == sentence


@pytest.fixture(scope="module")
def promises() -> Learned:
    return read_learned(PROMISES)


def test_no_phrase_of_a_guide_reads_like_a_promise(promises: Learned) -> None:
    layers = LearnedLayers([promises])

    stopped = [
        phrase.text
        for tag, guide in load_guides().items()
        for phrase in guide.phrases.values()
        if admits(layers, phrase.text, "", tag.partition("-")[0])
    ]

    assert stopped == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Every cent is going back to your card.", Promise.REFUND),
        ("You get a voucher for the evening.", Promise.COMPENSATION),
        ("Nothing of the kind comes back.", Promise.OUTCOME),
    ],
)
def test_what_is_promised_is_told_from_its_words(promises: Learned, sentence: str, kind: Promise) -> None:
    cues = promises.cues.of(view(sentence).text, sentence, "", "en")

    assert PROMISES.promise(cues) is kind


@pytest.fixture(scope="module")
def suspicious(promises: Learned) -> Guard:
    """English rules, and a vector that reads like the plainest of promises for whatever comes to you."""
    without_cues = np.zeros(promises.kernel.cues.shape[1], np.float32)
    some = [like(promises, row) for row in range(len(promises.kernel.support))]
    most = max(some, key=lambda vector: promises.kernel.score(vector, without_cues))
    return Guard(
        english(), LearnedLayers([promises], lambda text: most if text.endswith("comes to you.") else None)
    )


def test_a_promise_on_which_rules_are_silent_is_stopped_and_mended(suspicious: Guard) -> None:
    verdict = suspicious.judge("That money for the taxi comes to you.", locale="en-US")

    (finding,) = verdict.findings
    assert (finding.rule_id, finding.category) == (PROMISES.rule_id, Category.OVERPROMISE)
    assert finding.alternative == verdict.text != ""


def test_what_policy_grants_may_be_promised_in_any_words(suspicious: Guard) -> None:
    granted = Allowance(allow=frozenset((Promise.COMPENSATION,)))

    verdict = suspicious.judge("A voucher comes to you.", locale="en-US", allowance=granted)
    other = suspicious.judge("That parcel comes to you.", locale="en-US", allowance=granted)

    assert (verdict.decision, other.decision) == (Decision.ALLOW, Decision.REWRITE)


def test_where_a_rule_spoke_nothing_learned_is_asked(promises: Learned) -> None:
    layers = LearnedLayers([promises], lambda _: pytest.fail("asked"))

    assert [*layers.hits("We'll refund you.", "", "en", "we'll refund you.", {Category.OVERPROMISE})] == []
