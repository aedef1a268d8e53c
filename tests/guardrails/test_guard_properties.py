from hypothesis import given, settings
from hypothesis import strategies as st

from guardrails.finding import Decision, Severity
from guardrails.inspection import Guard

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
