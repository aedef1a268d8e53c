from datetime import UTC, datetime

import pytest

from assist.composer import Composer
from assist.copilot import Copilot, Talk
from assist.facts import facts_in
from assist.memory import Memory
from assist.missing import _USUAL, missing_facts
from assist.policy import Ruling
from assist.reader import InstantReader
from guardrails.inspection import Guard
from locales.catalog import load_guides
from locales.detect import Py3LangidDetector
from prompts.item import Within
from prompts.release import load_release

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
NO_NEEDS = Ruling("support", Within(hours=4), (), None)


@pytest.fixture(scope="module")
def copilot() -> Copilot:
    detector = Py3LangidDetector(("en", "es", "ja"))
    release = load_release(None, load_guides(were_judged=True), lambda _: [])
    reader = InstantReader(("en", "es", "ja"), detector)
    return Copilot(reader, Composer(release), Guard.load(were_tested=True), detector)


def after(copilot: Copilot, *said: str) -> tuple[str, ...]:
    """`>` before what the agent says."""
    talk, reading = Talk("conv_1", "en-US", Memory.start("en-US")), None
    for text in said:
        if text.startswith(">"):
            copilot.hear_agent(talk, text[1:], NOW)
        else:
            reading = copilot.hear(talk, text, NOW)
    assert reading is not None
    return copilot.missing(talk, reading)


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        (["My parcel has not arrived"], ("order_number",)),
        (["My parcel has not arrived, order 204187"], ()),
        (["My parcel has not arrived", "> Could you share the order number?", "it's 204187"], ()),
        (["I was charged twice"], ("date",)),
        (["I was charged twice yesterday"], ()),
        (["The app crashes"], ("error_text", "device_or_app")),
        (["The app crashes on my iPhone"], ("error_text",)),
        (["I'm locked out of my account, it is ana@example.com"], ()),
        (["hello"], ()),
        (["I want to speak to your manager"], ()),
    ],
)
def test_what_nobody_has_told_yet_is_missing(
    copilot: Copilot, said: list[str], missing: tuple[str, ...]
) -> None:
    assert after(copilot, *said) == missing


def test_what_the_library_asks_for_comes_first() -> None:
    ruling = Ruling("support", Within(hours=4), (("what_happened", frozenset({"what_happened"})),), None)
    assert missing_facts("delivery", ruling, {}) == ("what_happened",)


def test_an_empty_fact_answers_nothing() -> None:
    assert missing_facts("delivery", NO_NEEDS, {"order_number": ""}) == ("order_number",)


def test_facts_come_from_the_customers_own_words() -> None:
    facts = facts_in("order number 204187")
    assert missing_facts("wrong_item", NO_NEEDS, facts) == ()


def test_a_scenario_of_a_team_misses_only_what_its_library_says() -> None:
    assert missing_facts("carpet_cleaning", NO_NEEDS, {}) == ()


def test_every_topic_is_one_of_the_library(copilot: Copilot) -> None:
    topics = {topic for needs in _USUAL.values() for topic, _ in needs}
    assert topics <= set(copilot.release.library.topics)
