"""What the shipped guides owe the people who use them."""

import re
from collections.abc import Iterator

import pytest

from locales.calendar import WorkCalendar, office_week
from locales.catalog import load_cases, load_catalog
from locales.guide import PhraseGuide
from locales.phrase import Band, Move, Phrase, State
from locales.slots import KNOWN_SLOTS

CATALOG = load_catalog()
GUIDES = CATALOG.guides
TAGS = sorted(GUIDES)
SCENARIOS = ("refund", "technical_failure", "account")
MATTERS = ("delivery", "wrong_item", "billing", "cancellation", "subscription")
MANNERS = ("manager", "hardship", "repeat_contact", "abuse")
TOPICS = ("order_number", "date", "device_or_app", "error_text", "account_email_is_on_file", "what_happened")


def chosen(guide: PhraseGuide, move: Move, band: Band | None = None) -> Iterator[Phrase]:
    for phrase in guide.phrases.values():
        if phrase.move is move and (band is None or band in phrase.bands):
            yield phrase


def test_every_shipped_guide_loads_without_a_warning() -> None:
    assert TAGS == ["en-US", "es-MX", "ja-JP"]
    assert CATALOG.warnings == ()


def test_the_guides_hold_the_same_items() -> None:
    assert len({frozenset(guide.phrases) for guide in GUIDES.values()}) == 1


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("band", Band)
def test_eight_turns_need_no_validation_and_no_next_step_twice(tag: str, band: Band) -> None:
    for move in (Move.VALIDATION, Move.NEXT_STEP):
        anywhere = [
            phrase
            for phrase in chosen(GUIDES[tag], move, band)
            if not (phrase.scenario or phrase.emotions or phrase.moments)
        ]
        assert len(anywhere) >= 8


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_each_scenario_has_lines_of_its_own(tag: str, scenario: str) -> None:
    for move, few in ((Move.PARAPHRASE, 2), (Move.LIMIT, 3), (Move.ALTERNATIVE, 3)):
        assert sum(phrase.scenario == scenario for phrase in chosen(GUIDES[tag], move)) >= few
    for band in Band:
        steps = [p for p in chosen(GUIDES[tag], Move.NEXT_STEP, band) if p.scenario == scenario]
        assert len(steps) >= 4


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("scenario", [*MATTERS, *MANNERS])
def test_whatever_a_reader_names_has_next_steps_of_its_own(tag: str, scenario: str) -> None:
    for band in Band:
        steps = [p for p in chosen(GUIDES[tag], Move.NEXT_STEP, band) if p.scenario == scenario]
        assert len(steps) >= 2
    told = [p for p in chosen(GUIDES[tag], Move.PARAPHRASE) if p.scenario == scenario]
    assert len(told) >= (0 if scenario == "abuse" else 2)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("topic", TOPICS)
def test_each_topic_can_be_asked_three_ways(tag: str, topic: str) -> None:
    assert sum(phrase.topic == topic for phrase in chosen(GUIDES[tag], Move.QUESTION)) >= 3


@pytest.mark.parametrize("tag", TAGS)
def test_waiting_and_goodbye_have_their_own_lines(tag: str) -> None:
    waiting = [p for p in chosen(GUIDES[tag], Move.NEXT_STEP) if "waiting" in p.moments]
    grateful = [p for p in chosen(GUIDES[tag], Move.CLOSE) if "gratitude" in p.emotions]
    assert len(waiting) >= 4
    assert len(grateful) >= 4


@pytest.mark.parametrize("tag", TAGS)
def test_no_phrase_is_approved_before_a_native_read_it(tag: str) -> None:
    assert {phrase.state for phrase in GUIDES[tag].phrases.values()} == {State.DRAFT}


@pytest.mark.parametrize("tag", TAGS)
def test_no_phrase_gives_a_figure_or_shouts(tag: str) -> None:
    for item, phrase in GUIDES[tag].phrases.items():
        assert not re.search(r"\d", re.sub(r"\{\w+\}", "", phrase.text)), item
        assert not re.search(r"[!！¡]", phrase.text), item


@pytest.mark.parametrize("tag", TAGS)
def test_no_question_asks_for_a_secret(tag: str) -> None:
    secrets = re.compile(
        r"password|pin\b|card number|cvv|contraseña|tarjeta|パスワード|暗証|カード番号", re.I
    )
    assert not [p.text for p in chosen(GUIDES[tag], Move.QUESTION) if secrets.search(p.text)]


@pytest.mark.parametrize(
    ("tag", "attributed"),
    [
        (
            "en-US",
            r"understood|it from you|I read (it|your)|you tell me|(this|it|you) right|got this wrong",
        ),
        ("es-MX", r"entend[ií]|entiendo de su|me (comenta|dice|cuenta)"),
        ("ja-JP", r"とのこと|という理解|お話では|理解しております"),
    ],
)
def test_every_paraphrase_is_attributed(tag: str, attributed: str) -> None:
    loose = [p.text for p in chosen(GUIDES[tag], Move.PARAPHRASE) if not re.search(attributed, p.text)]
    assert not loose


def test_japanese_apologises_for_the_trouble_from_medium_up() -> None:
    for band in (Band.MEDIUM, Band.HIGH):
        bare = [
            p.text
            for p in chosen(GUIDES["ja-JP"], Move.VALIDATION, band)
            # condolences stand by themselves
            if p.topic != "bereavement" and not re.search("申し訳ございません|お詫び申し上げます", p.text)
        ]
        assert not bare


def test_japanese_fuses_the_title_to_the_name() -> None:
    for phrase in GUIDES["ja-JP"].phrases.values():
        assert "{customer_name}" not in phrase.text.replace("{customer_name}様", "")


def test_spanish_puts_no_contraction_before_an_owner_with_an_article() -> None:
    for item, phrase in GUIDES["es-MX"].phrases.items():
        assert not re.search(r"\b(de|a) \{owner\}", phrase.text), item


@pytest.mark.parametrize("tag", TAGS)
def test_every_phrase_fills_and_none_ends_in_two_stops(tag: str) -> None:
    guide = GUIDES[tag]
    values = {name: "X" for name in KNOWN_SLOTS} | {"owner": guide.owners["billing"]}
    for given in (values, {name: values[name] for name in ("due", "owner", "summary", "product", "policy")}):
        for template in guide.templates.values():
            text = template.fill(given).text
            assert not re.search(r"[.。,、]{2}|  | [.,]|[{}\[\]]", text), text


@pytest.mark.parametrize("tag", TAGS)
def test_every_guide_names_a_calendar_that_can_be_kept(tag: str) -> None:
    assert WorkCalendar("UTC", office_week(), GUIDES[tag].closing.calendar).country


@pytest.mark.parametrize("tag", TAGS)
def test_every_guide_has_cases_in_pairs(tag: str) -> None:
    cases = load_cases(tag)
    allowed = sum(case.expect == "pass" for case in cases.guard)
    assert cases.locale == tag
    assert allowed >= 10
    assert len(cases.guard) == 2 * allowed
    assert {case.band for case in cases.compose} == set(Band)
