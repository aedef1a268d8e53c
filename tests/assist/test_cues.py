import re

import pytest

from assist.cues import NOTHING_HEARD, Lexicon, LexiconSource, Mention
from assist.emphasis import find_emphasis
from assist.lexicon import en, es, ja, lexicon_for
from assist.reading import Emotion, Moment, Span
from tests.loaded import release

SOURCES = {"en": en.SOURCE, "es": es.SOURCE, "ja": ja.SOURCE}


@pytest.mark.parametrize("language", SOURCES)
def test_a_lexicon_names_only_emotions_scenarios_and_moments_there_are(language: str) -> None:
    source = SOURCES[language]
    assert set(source.feelings) <= {emotion.value for emotion in Emotion}
    assert set(source.scenarios) == set(release().scenarios)
    assert set(source.moments) <= {moment.value for moment in Moment} | {"greeting"}
    assert set(source.agent) == {"question", "asks_order", "bad_news", "promise"}


@pytest.mark.parametrize("language", SOURCES)
def test_no_cue_matches_nothing(language: str) -> None:
    source = SOURCES[language]
    for words in (source.feelings, source.scenarios, source.moments, source.agent):
        for pattern in (one for by_weight in words.values() for one in by_weight.values()):
            assert re.fullmatch(pattern, "") is None


def test_a_cue_is_a_whole_word_and_every_place_is_found() -> None:
    lexicon = Lexicon(LexiconSource({"anger": {0.5: "mad|mad as hell"}}, {}, {}, {}, negation=None))
    spans = [hit.span for hit in lexicon.find("madam is mad, so mad").feelings]
    assert spans == [Span(9, 12), Span(17, 20)]


def test_a_scenario_and_a_moment_are_named_once_by_whole_words() -> None:
    words = {"refund": {0.7: "niñ[oa]s?|back"}}
    lexicon = Lexicon(LexiconSource({}, words, {"closing": {0.8: "bye"}}, {}, negation=None))
    assert lexicon.find("back, BACK and back; bye bye") == ([], [Mention("refund", 0.7)], {"closing"})
    assert lexicon.find("feedback, backé, ébye, niñosé") == NOTHING_HEARD


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "it is not urgent"),
        ("en", "i am not angry"),
        ("en", "never terrible"),
        ("es", "no es urgente"),
        ("es", "no estoy enojada"),
    ],
)
def test_a_feeling_that_is_taken_back_is_none(language: str, text: str) -> None:
    lexicon = lexicon_for(language)
    assert lexicon is not None
    assert not lexicon.find(text).feelings


@pytest.mark.parametrize(
    ("language", "text", "moves"),
    [
        ("en", "could you share the order number?", {"question", "asks_order"}),
        ("en", "unfortunately we can't refund it", {"bad_news"}),
        ("en", "you will hear from us by tomorrow", {"promise"}),
        ("es", "¿me puede compartir su pedido?", {"question"}),
        ("es", "lamentablemente no es posible", {"bad_news"}),
        ("ja", "ご注文番号をお知らせください", {"question", "asks_order"}),
        ("ja", "あいにく返品はいたしかねます", {"bad_news"}),
        ("en", "hello", set()),
    ],
)
def test_an_agents_words_name_the_moves(language: str, text: str, moves: set[str]) -> None:
    lexicon = lexicon_for(language)
    assert lexicon is not None
    assert lexicon.find_agent(text) == moves


def test_a_language_without_cue_words_has_no_lexicon() -> None:
    assert lexicon_for("nl") is None


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("what?! no!!!!", ["!!!!"]),
        ("sooooo slow", ["ooooo"]),
        ("I did NOT order it", ["NOT"]),
        ("GIVE ME MY MONEY", ["GIVE ME MY MONEY"]),
        ("my PIN at the ATM", []),
        ("😡", ["😡"]),
        ("0000 0000", []),
        ("calm.", []),
    ],
)
def test_loudness_is_found_where_it_stands(text: str, places: list[str]) -> None:
    found = find_emphasis(text, text.lower())
    assert [text[span.start : span.end] for _, span in found] == places
