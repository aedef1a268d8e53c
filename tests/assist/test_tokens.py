import pytest
from hypothesis import given
from hypothesis import strategies as st

from assist.tokens import shorten, tokens_in, weight


@given(st.text(), st.text())
def test_the_whole_weighs_what_its_parts_do(one: str, other: str) -> None:
    assert weight(one + other) == pytest.approx(weight(one) + weight(other))


@given(st.text(max_size=300), st.floats(min_value=0, max_value=60))
def test_a_shortened_text_weighs_no_more_than_it_may(text: str, most: float) -> None:
    assert weight(shorten(text, most)) <= most + 1e-9


def test_a_long_text_keeps_its_start_and_its_end() -> None:
    short = shorten(f"Hello. {'word ' * 500}Bye.", 30)

    assert short.startswith("Hello.")
    assert short.endswith("Bye.")


def test_a_text_that_fits_is_left_alone() -> None:
    assert shorten("Hello", 10) == "Hello"


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("I was charged twice for the same order and nobody answers.", 12),
        ("Me cobraron dos veces el mismo pedido y nadie contesta.", 13),
        ("同じ注文で二重に請求されました。", 12),
        ("같은 주문이 두 번 청구되었습니다.", 14),
        ("मुझसे दो बार पैसे लिए गए।", 18),
        ("4111 1111 1111 1111", 16),
    ],
)
def test_an_estimate_is_rather_too_high(text: str, least: int) -> None:
    assert least <= tokens_in(text) <= 4 * least
