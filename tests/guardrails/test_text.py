import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrails.errors import UnreadableText
from guardrails.text import check_readable, view


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("WE MESSED UP", "we messed up"),
        ("ＷＥ\u3000ＭＥＳＳＥＤ", "we messed"),
        ("w\u200be mes\u00adsed", "we messed"),
        ("Wе mеssеd uр", "we messed up"),  # Cyrillic е and р
        ("W̶e̶ messed", "we messed"),
        ("we’re", "we're"),
        ("ﾐｽでｺﾞｻﾞｲﾏｽ", "ミスでゴザイマス"),
        ("más", "más"),
        ("ошибка", "ошибка"),
        ("Этo нaшa oшибкa", "это наша ошибка"),  # Latin o and a
        ("Се nе sіаmо", "ce ne siamo"),  # Cyrillic twins in every word, and no other letter
        ("Он ждёт SMS", "он ждёт sms"),
    ],
)
def test_a_view_reads_through_disguises(written: str, folded: str) -> None:
    assert view(written).text == folded


def test_a_place_in_a_view_leads_back_to_what_was_written() -> None:
    written = "ok: mes\u200bsed ＵＰ"
    seen = view(written)
    start = seen.text.index("messed")

    first, last = seen.original(start, start + len("messed up"))

    assert written[first:last] == "mes\u200bsed ＵＰ"


@given(st.text())
def test_every_place_of_a_view_lies_in_the_original(written: str) -> None:
    seen = view(written)
    for place in range(len(seen.text)):
        first, last = seen.original(place, place + 1)
        assert 0 <= first < last <= len(written)


def test_a_lone_surrogate_is_named_by_its_place() -> None:
    with pytest.raises(UnreadableText, match="code point 3"):
        check_readable("abc\ud83d")
