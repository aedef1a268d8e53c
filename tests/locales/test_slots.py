"""The slot grammar is total, linear, and never reads a value as grammar."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.errors import MissingSlot, SlotSyntaxError
from locales.slots import MAX_BYTES, MAX_SLOTS, Fill, parse

LITERAL = st.text(st.characters(exclude_characters="{}[]", codec="utf-8"), max_size=20)
NAME = st.from_regex(r"[a-z][a-z0-9_]{0,10}", fullmatch=True)


def test_a_value_stands_where_its_fill_says() -> None:
    filled = parse("For {product}, {due}.").fill({"product": "Aria 😀", "due": "today"})
    assert filled.text == "For Aria 😀, today."
    assert filled.fills == (Fill("product", 4, 10), Fill("due", 12, 17))


def test_an_optional_part_goes_when_its_slot_has_no_value() -> None:
    assert parse("Thanks[[, {customer_name}]].").fill({}).text == "Thanks."


def test_an_empty_value_counts_as_none() -> None:
    assert parse("Thanks[[, {customer_name}]].").fill({"customer_name": ""}).text == "Thanks."


def test_an_optional_part_needs_all_of_its_slots() -> None:
    assert parse("A[[ {x} {y}]]").fill({"x": "1"}).text == "A"


def test_a_required_slot_without_a_value_names_itself() -> None:
    with pytest.raises(MissingSlot) as caught:
        parse("{due}").fill({})
    assert caught.value.name == "due"


def test_required_wins_over_optional_for_the_same_slot() -> None:
    template = parse("{x}[[ {x} {y}]]")
    assert (template.required, template.optional) == (frozenset("x"), frozenset("y"))


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("a {name", 2),
        ("a name}", 6),
        ("{Name}", 0),
        ("{ name }", 0),
        ("{{name}}", 0),
        ("{a.b}", 0),
        ("{a[0]}", 0),
        ("{}", 0),
        ("{" + "a" * 33 + "}", 0),
        ("x [[ {a}", 2),
        ("x ]] y", 2),
        ("[[ no slot ]]", 0),
        ("[[{a} [[{b}]]]]", 6),
    ],
)
def test_a_syntax_error_names_the_place_and_how_to_mend(text: str, position: int) -> None:
    with pytest.raises(SlotSyntaxError) as caught:
        parse(text)
    assert caught.value.position == position
    assert caught.value.mend


def test_too_many_slots_are_refused() -> None:
    with pytest.raises(SlotSyntaxError, match=f"more than {MAX_SLOTS} slots"):
        parse("{a}" * (MAX_SLOTS + 1))


def test_a_phrase_over_four_kilobytes_is_refused() -> None:
    with pytest.raises(SlotSyntaxError, match=f"longer than {MAX_BYTES} bytes"):
        parse("あ" * (MAX_BYTES // 3 + 1))


@given(st.text(string.ascii_lowercase + "{}[]_ あ\ud800", max_size=60))
def test_any_text_parses_or_gives_a_syntax_error(text: str) -> None:
    try:
        place = 0 if parse(text).required <= parse(text).slots else -1
    except SlotSyntaxError as error:
        place = error.position
    assert 0 <= place <= len(text)


@given(st.lists(st.tuples(LITERAL, NAME), max_size=8), LITERAL, st.text(max_size=12).filter(bool))
def test_values_are_data_and_fills_point_at_them(parts: list[tuple[str, str]], tail: str, value: str) -> None:
    text = "".join(f"{literal}{{{name}}}" for literal, name in parts) + tail
    filled = parse(text).fill({name: value for _, name in parts})
    assert filled.text == "".join(literal + value for literal, _ in parts) + tail
    assert all(filled.text[fill.start : fill.end] == value for fill in filled.fills)


@given(LITERAL, NAME)
def test_a_value_that_looks_like_grammar_stays_as_it_is(literal: str, name: str) -> None:
    hostile = "{due} [[ ]] {0.__class__}"
    assert parse(f"{literal}{{{name}}}").fill({name: hostile}).text == literal + hostile
