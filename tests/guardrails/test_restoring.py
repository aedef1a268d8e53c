"""A model that writes the word for an address gets the customer's own, and nobody else's."""

import pytest

from guardrails.restoring import Restorer, own_data

SAID = ("I am Ana, ana@mail.example.", "Call 602-272-9781, card 4111 1111 1111 1111.")


def restored(text: str, size: int) -> str:
    restorer = Restorer(SAID)
    chunks = [text[place : place + size] for place in range(0, len(text), size)]
    return "".join(map(restorer.feed, chunks)) + restorer.close()


@pytest.mark.parametrize("size", [1, 2, 3, 7, 80])
@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("I write to [email] and call [phone].", "I write to ana@mail.example and call 602-272-9781."),
        ("Your [card] is safe, see [1] and [ema", "Your [card] is safe, see [1] and [ema"),
        ("[[email]] [", "[ana@mail.example] ["),
        ("", ""),
    ],
)
def test_what_the_customer_gave_stands_in_its_place_however_it_is_cut(
    text: str, whole: str, size: int
) -> None:
    assert restored(text, size) == whole


def test_where_two_were_given_none_is_put_in() -> None:
    assert own_data(["a@mail.example", "or b@mail.example"]) == {}


def test_the_same_given_twice_is_one() -> None:
    assert own_data(["a@mail.example", "again: a@mail.example"]) == {"[email]": "a@mail.example"}


def test_a_card_is_never_said_back() -> None:
    assert own_data(["card 4111 1111 1111 1111"]) == {}
