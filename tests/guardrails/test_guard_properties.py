from collections.abc import Callable
from itertools import pairwise
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from guardrails.errors import Blocked, UnreadableText
from guardrails.finding import Allowance, Decision, Severity, Verdict
from guardrails.guarded import GuardedText
from guardrails.inspection import Guard
from guardrails.sentences import sentences, sentences_after

GUARD = Guard.load()
WORDS = st.sampled_from(
    [
        "we", "our", "team", "messed", "up", "mistake", "sorry", "for", "the", "error", "you're", "right",
        "if", "charge", "is", "wrong", "refund", "will", "definitely", "not", "$52", "18:00", "A-1043", "nos",
        "no", "equivocamos", "culpa", "nuestra", "le", "devolvemos", "su", "dinero", "si", "弊社の", "ミス",
        "です", "返金", "いたします", "とのこと", "。", ".", "?", "!", ",", ":", "“", "”", "「", "」", "…",
        "\u200b", "\n", "\u0336", "İ", "ß",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(), st.lists(WORDS, max_size=25).map(" ".join), st.lists(WORDS, max_size=25).map("".join)
)
LOCALES = st.sampled_from(["en-US", "es-MX", "ja-JP", "fr-FR", "", "x", None])
EVIDENCE = st.sampled_from([None, [], ["$52", "at 18:00"]])


@settings(deadline=None)
@given(TEXTS, LOCALES, EVIDENCE)
def test_findings_lie_in_the_text(text: str, locale: str | None, evidence: list[str] | None) -> None:
    for finding in GUARD.judge(text, locale=locale, evidence=evidence).findings:
        assert 0 <= finding.start < finding.end <= len(text)


@settings(deadline=None)
@given(TEXTS, LOCALES, EVIDENCE)
def test_what_may_be_shown_passes_when_judged_again(
    text: str, locale: str | None, evidence: list[str] | None
) -> None:
    verdict = GUARD.judge(text, locale=locale, evidence=evidence)

    again = GUARD.judge(verdict.text, locale=locale, evidence=evidence)

    assert not [each for each in again.findings if each.severity is Severity.ERROR]
    assert again.text == verdict.text


@settings(deadline=None)
@given(TEXTS, LOCALES)
def test_a_text_without_errors_is_never_touched(text: str, locale: str | None) -> None:
    verdict = GUARD.judge(text, locale=locale)

    found = any(each.severity is Severity.ERROR for each in verdict.findings)
    assert found == (verdict.decision in (Decision.REWRITE, Decision.BLOCK))
    assert found or verdict.text == text


@settings(deadline=None)
@given(TEXTS, LOCALES)
def test_a_remembered_judgement_is_the_same_as_a_fresh_one(text: str, locale: str | None) -> None:
    GUARD.judge(text, locale=locale)

    assert GUARD.judge(text, locale=locale) == Guard(GUARD._packs).judge(text, locale=locale)


# whole sentences, halves of them, and what stands at the borders
PIECES = st.one_of(
    st.sampled_from(
        [
            "We messed", "up your order.", "We messed up.", "Sorry.", "I checked it.", "Mr.", "Is it",
            "You'll hear by 18:00.", "1.", "1. Thanks.", "2 of them came.", "Ms. Lee wrote.", "At 5 p.m.",
            "it came e.g.", "Hi!", "See no.", "7 is there.", "Thanks…", "and more.", "It costs $52.",
            "La culpa fue", "nuestra.", "Nos equivocamos.", "Un momento, por favor.", "¿Me da el número?",
            "弊社の", "ミスです。", "「確認します。」", "と申しました。", "承知いたしました。", "52円です。",
            "」", "。", ".", "_", "a.", "\n", "", " ", "\ud83d", "Hello. ", " Hello.",
        ]
    ),
    st.lists(WORDS, max_size=6).map(" ".join),
)  # fmt: skip


def outcome(judged: Callable[[], GuardedText]) -> Verdict | tuple[type[Exception], object]:
    try:
        return judged().verdict
    except Blocked as blocked:
        return blocked.verdict
    except UnreadableText as error:
        return type(error), error.args


@settings(deadline=None, max_examples=500)
@given(
    st.lists(PIECES, max_size=6),
    st.sampled_from(["", " "]),
    st.sampled_from(["en-US", "es-MX", "ja-JP", "fr-FR", None]),
    EVIDENCE,
    st.booleans(),
)
def test_a_line_in_parts_is_judged_like_its_whole(
    parts: list[str],
    joiner: Literal["", " "],
    locale: str | None,
    evidence: list[str] | None,
    confirmed_fault: bool,
) -> None:
    allowance = Allowance(confirmed_fault=confirmed_fault)

    in_parts = outcome(
        lambda: GUARD.release_line(parts, joiner, locale=locale, allowance=allowance, evidence=evidence)
    )

    whole = joiner.join(parts)
    assert in_parts == outcome(
        lambda: GUARD.release(whole, locale=locale, allowance=allowance, evidence=evidence)
    )


@settings(deadline=None, max_examples=500)
@given(st.lists(PIECES, min_size=1, max_size=6), st.sampled_from(["", " "]))
def test_sentences_told_from_two_neighbours_are_those_of_the_whole(parts: list[str], joiner: str) -> None:
    told: list[str] = []
    for before, part in pairwise(["", *parts]):
        found = sentences_after(before, joiner, part) if part else None
        if found is None:
            return
        told += found[1:]

    whole = joiner.join(parts)
    assert told == [whole[each.start : each.end] for each in sentences(whole)]
