"""What is written past a filter is judged as people see it, and told where it stands in what was written."""

import random

import pytest

from guardrails.finding import Category, Decision, Severity
from guardrails.gate import Gate
from guardrails.inspection import Guard
from guardrails.rendering import readings, rendered
from tests.guardrails.disguised import DISGUISES

LINES = {
    "en": "Our warehouse packed the wrong item.",
    "es": "Nuestro sistema falló.",
    "fr": "C’est notre erreur.",
    "pt": "O erro foi nosso.",
    "nl": "Dat is onze fout.",
    "it": "È colpa nostra.",
}
KNOWN = frozenset({"we", "messed", "up", "a", "mistake", "still", "lost"})


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("language", LINES)
def test_a_disguised_admission_is_stopped(guard: Guard, language: str, disguise: str) -> None:
    written = DISGUISES[disguise](LINES[language], random.Random(7))

    verdict = guard.judge(written, locale=language)

    assert [each.category for each in verdict.findings if each.severity is Severity.ERROR] == [
        Category.FAULT_ADMISSION
    ], written


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("Fault code F4-U1T is shown when the lid is open.", "en"),
        ("Your order A1043-0W3 and the code E550R are here.", "en"),
        ("The file is called our_error_log_2.txt, please open it.", "en"),
        ("Set `default=true` in <settings>, then press *Save*.", "en"),
        ("The plans are A, B, C, D and E.", "en"),
        ("Thanks, Ana 👩\u200d💻! I'm on it 👨\u200d👩\u200d👧.", "en"),
        ("आपका ऑर्डर रास्ते में है, क\u094d\u200dष\u200cमा न करें।", "hi"),
        ("A & B &amp; C, 5 &lt; 6", "en"),
        ("Room 4B, gate 11A, seat 30C: see you at 5pm!", "en"),
    ],
)
def test_what_only_looks_like_a_disguise_is_left_alone(guard: Guard, text: str, locale: str) -> None:
    verdict = guard.judge(text, locale=locale)

    assert verdict.text == text
    assert verdict.decision in (Decision.ALLOW, Decision.UNVERIFIED)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("We **messed** up", "we messed up"),
        ("We me**ss**ed up", "we messed up"),
        ("<b>We</b> messed <i>up</i>", "we messed up"),
        ("We &#109;essed&nbsp;up", "we messed up"),
        ("w_e   m_e_s_s_e_d   u_p", "we messed up"),
        ("W e / m e s s e d / u p", "we messed up"),
        ("We\tmessed  up", "we messed up"),
        ("We messed up", "we messed up"),
    ],
)
def test_marks_tags_codes_and_gaps_are_seen_through(text: str, seen: str) -> None:
    assert rendered(text).text == seen


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("w3 m3ss3d up", "we messed up"),
        ("a m1st@ke", "a mistake"),
        ("5t1ll l0$t", "still lost"),
        ("a m i s t a k e", "a mistake"),
        ("w e m e s s e d u p", "we messed up"),
    ],
)
def test_words_are_read_as_those_that_are_known(text: str, read: str) -> None:
    assert read in [each.text for each in readings(text, rendered(text), KNOWN)]


@pytest.mark.parametrize("disguise", DISGUISES)
def test_places_are_those_of_what_was_written(disguise: str) -> None:
    written = f"Ok? {DISGUISES[disguise]('We messed up', random.Random(3))} 👍"

    seen = rendered(written)

    for place in range(len(seen.text)):
        start, end = seen.original(place, place + 1)
        assert 0 <= start < end <= len(written)
    assert seen.original(len(seen.text) - 1, len(seen.text)) == (len(written) - 1, len(written))


@pytest.mark.parametrize("disguise", DISGUISES)
def test_nothing_of_a_disguised_admission_is_seen_on_the_stream(guard: Guard, disguise: str) -> None:
    written = DISGUISES[disguise](LINES["en"], random.Random(11))
    gate = Gate(guard, locale="en")

    for letter in f"Thanks for writing. {written} I'm on it.":
        gate.feed(letter)
        assert written[:4] not in gate.shown

    assert gate.close().verdict == guard.judge(f"Thanks for writing. {written} I'm on it.", locale="en")
