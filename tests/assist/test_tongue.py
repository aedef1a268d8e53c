from functools import cache

import pytest

from assist.tongue import Match, match_language
from locales.catalog import load_guides
from locales.detect import Py3LangidDetector


@cache
def detector() -> Py3LangidDetector:
    return Py3LangidDetector(("en", "es", "ja"))


@pytest.mark.parametrize(
    ("text", "locale", "match"),
    [
        ("I can see how long you have waited for this.", "en-US", Match.OK),
        ("Veo cuánto tiempo lleva esperando una respuesta.", "es-MX", Match.OK),
        ("お待たせしており、お詫び申し上げます。", "ja-JP", Match.OK),
        ("I can see how long you have waited for this.", "es-MX", Match.WRONG),
        ("Veo cuánto tiempo lleva esperando una respuesta.", "en-US", Match.WRONG),
        ("I can see how long you have waited for this.", "ja-JP", Match.WRONG),
        ("같은 주문이 두 번 청구된 것으로 이해했습니다.", "en-US", Match.WRONG),
        ("مرحبا، سأتحقق من الطلب فورا وأعود إليك", "en-US", Match.WRONG),
        ("OK, A-10432.", "es-MX", Match.UNKNOWN),
        ("Nova Pro", "ja-JP", Match.UNKNOWN),
        ("", "en-US", Match.UNKNOWN),
    ],
)
def test_a_draft_in_another_language_is_noticed(text: str, locale: str, match: Match) -> None:
    assert match_language(text, locale, detector()) is match


@pytest.mark.parametrize("tag", ["en-US", "es-MX", "ja-JP"])
def test_no_phrase_of_a_guide_sounds_foreign(tag: str) -> None:
    phrases = load_guides()[tag].phrases.values()

    foreign = [
        phrase.text for phrase in phrases if match_language(phrase.text, tag, detector()) is Match.WRONG
    ]

    assert foreign == []
