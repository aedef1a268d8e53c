from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.phrase import Band, Move
from prompts.errors import ItemRejected
from prompts.item import MoveItem, PolicyItem, ScenarioItem
from prompts.source import MAX_BYTES, read_item, read_library

MOVE = PurePosixPath("moves/opening.md")
SCENARIO = PurePosixPath("scenarios/parcel.md")
POLICY = PurePosixPath("policies/house.md")
LIBRARY = PurePosixPath("library.yaml")

MOVE_TEXT = """---
id: move.opening
kind: move
revision: 3
summary: Greets.
move: opening
bands: {low: Thank them.}
---
For people.
"""
SCENARIO_TEXT = """---
id: scenario.parcel
kind: scenario
revision: 1
summary: A parcel is late.
scenario: parcel
needs:
  - {topic: order_number, or_any: [case_id], decides: which parcel}
owner: support
within: {days: 2}
samples: {en: [Where is it?]}
---
"""
POLICY_TEXT = """---
id: policy.house
kind: policy
revision: 1
summary: House rules.
policy: house
scenarios:
  parcel:
    allow: [refund]
    next_step: {owner: billing, within: {hours: 2}}
otherwise: {}
---
"""


def refusal(file: PurePosixPath, text: str) -> str:
    with pytest.raises(ItemRejected) as refused:
        read_item(file, text)
    return str(refused.value)


def test_a_move_is_read_with_its_body() -> None:
    item = read_item(MOVE, MOVE_TEXT)

    assert isinstance(item, MoveItem)
    assert (item.move, item.bands[Band.LOW], item.body) == (Move.OPENING, "Thank them.", "For people.")


def test_a_scenario_is_read_with_what_it_needs() -> None:
    item = read_item(SCENARIO, SCENARIO_TEXT)

    assert isinstance(item, ScenarioItem)
    assert (item.needs[0].topic, item.within.days, item.policy) == ("order_number", 2, "default")


def test_a_policy_falls_back_to_what_holds_otherwise() -> None:
    item = read_item(POLICY, POLICY_TEXT)

    assert isinstance(item, PolicyItem)
    assert (item.rule("parcel").allow, item.rule("other").allow, item.rule(None).allow) == (
        ("refund",),
        (),
        (),
    )


def test_the_hash_names_the_words_and_not_the_number() -> None:
    item = read_item(MOVE, MOVE_TEXT)

    assert read_item(MOVE, MOVE_TEXT.replace("revision: 3", "revision: 4")).hash == item.hash
    assert read_item(MOVE, MOVE_TEXT.replace("Greets.", "Greets!")).hash != item.hash
    assert len(item.hash) == 12


def test_windows_line_ends_change_nothing() -> None:
    assert read_item(MOVE, MOVE_TEXT.replace("\n", "\r\n")).hash == read_item(MOVE, MOVE_TEXT).hash


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("summary:", "sumary:"), "moves/opening.md: sumary: "),
        (("summary: Greets.\n", ""), "moves/opening.md: summary: is missing; add it"),
        (("kind: move", "kind: mood"), "give `kind:` one of move, scenario, policy"),
        (("kind: move\n", ""), "give `kind:` one of move, scenario, policy"),
        (("revision: 3", "revision: 0"), "revision"),
        (("revision: 3", "revision: '3'"), "revision"),
        (("bands: {low: Thank them.}", "bands: {}"), "bands"),
        (("bands: {low: Thank them.}", "bands: {huge: Thank them.}"), "bands.huge"),
        (("id: move.opening", "id: move.hello"), "id: is `move.hello`; write `move.opening`"),
        (("move: opening", "move: close"), "name the file close.md"),
        (("summary: Greets.", "summary: Greets.\nbody: x"), "write it below the second ---"),
        (("summary: Greets.", "summary: Greets.\nsummary: Twice."), "line 6: found duplicate key"),
        (("summary: Greets.", "summary: [Greets."), "mend the YAML there"),
        (("bands: {low: Thank them.}", "bands: &a {low: *a}"), "not allowed"),
        (("---\nid:", "id:"), "line 1: start with ---"),
        (("}\n---", "}\n"), "the front matter never ends"),
    ],
)
def test_a_wrong_move_is_refused_with_place_and_cure(change: tuple[str, str], says: str) -> None:
    assert says in refusal(MOVE, MOVE_TEXT.replace(*change, 1))


def test_every_wrong_field_is_named_at_once() -> None:
    text = MOVE_TEXT.replace("summary: Greets.\n", "").replace("revision: 3", "revision: x")

    assert refusal(MOVE, text).count("moves/opening.md: ") == 2


def test_a_file_in_the_wrong_folder_is_told_where_to_go() -> None:
    assert "move the file to moves/" in refusal(PurePosixPath("scenarios/opening.md"), MOVE_TEXT)


def test_a_file_that_is_too_large_is_refused() -> None:
    assert "split it" in refusal(MOVE, MOVE_TEXT + "x" * MAX_BYTES)


@pytest.mark.parametrize("within", ["{}", "{hours: 1, days: 1}", "{hours: 0}", "{hours: soon}"])
def test_a_timeframe_is_hours_or_days(within: str) -> None:
    assert "scenarios/parcel.md: within" in refusal(SCENARIO, SCENARIO_TEXT.replace("{days: 2}", within))


@pytest.mark.parametrize("text", ["", "- a", "release: soon", "release: 2026.13.1"])
def test_a_wrong_library_page_is_refused(text: str) -> None:
    with pytest.raises(ItemRejected, match=r"library\.yaml"):
        read_library(LIBRARY, text)


@given(st.text(max_size=200))
def test_whatever_stands_in_a_file_is_read_or_refused(text: str) -> None:
    with pytest.raises(ItemRejected):
        read_item(MOVE, f"---\n{text}\n---\n")
