import pytest

from assist.emphasis import find_emphasis, find_shouting, shorten
from assist.intensity import lower_in_place


def loud(text: str) -> list[str]:
    return [text[span.start : span.end] for _, span in find_emphasis(text, lower_in_place(text))]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("where is my parcel?", []),
        ("where is it?!", ["?!"]),
        ("أين طلبي؟؟", ["؟؟"]),
        ("it is sooooo late", ["ooooo"]),
        ("почемуууу", ["уууу"]),
        ("WHERE IS MY ORDER", ["WHERE IS MY ORDER"]),
        ("ГДЕ МОЙ ЗАКАЗ", ["ГДЕ МОЙ ЗАКАЗ"]),
        ("das ist NICHT da", ["NICHT"]),
        ("my IBAN and the MX-20418 code", []),
        ("not again 🙄", ["🙄"]),
        ("nie wieder 😡😡", ["😡"]),
        ("", []),
    ],
)
def test_loud_places_are_found_once_a_kind(text: str, places: list[str]) -> None:
    assert loud(text) == places


def test_marks_and_capitals_shout_and_a_sad_face_does_not() -> None:
    text = "There is NOTHING new, sooooo sorry 😢!!"
    assert [text[span.start : span.end] for span in find_shouting(text)] == ["!!", "NOTHING"]


@pytest.mark.parametrize("text", ["kkkkkkk", "wwwww", "xxxx 4421", "ههههه", "哈哈哈哈哈", "00000", "____"])
def test_laughter_and_what_is_filled_in_are_not_loud(text: str) -> None:
    assert loud(text) == []


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("soooo", "so"),
        ("toooo", "too"),
        ("good", "good"),
        ("muuuuito", "muito"),
        ("遅いいいい", "遅い"),
        ("1000000", "1000000"),
    ],
)
def test_what_is_drawn_out_is_brought_to_its_usual_length(text: str, plain: str) -> None:
    assert shorten(text) == plain
