"""JSON lines: one answer a line, in order, whatever the line."""

import io
import json
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from realtime.lines import MAX_LINE, LineIn, Unusable, answer_lines


class Line(LineIn):
    text: Annotated[str, Field(max_length=20)]


def answered(*lines: bytes) -> tuple[int, list[dict[str, Any]]]:
    out = io.BytesIO()

    def answer(line: Line) -> object:
        if line.text == "refuse":
            raise Unusable("invalid_field", "text: not today")
        return {"id": line.id, "text": line.text.upper()}

    status = answer_lines(Line, answer, lines, out)
    return status, [json.loads(line) for line in out.getvalue().splitlines()]


def test_every_line_is_answered_in_order() -> None:
    assert answered(b'{"id": 1, "text": "a"}\n', b'{"id": "x", "text": "b"}', b'{"text": "c"}') == (
        0,
        [{"id": 1, "text": "A"}, {"id": "x", "text": "B"}, {"id": None, "text": "C"}],
    )


@pytest.mark.parametrize("id", [1, -1, 2**63, 2**70, 1.5, True, False, "", "é", None])
def test_an_id_of_any_scalar_kind_comes_back(id: object) -> None:
    _, (answer,) = answered(json.dumps({"id": id, "text": "a"}).encode())
    assert answer["id"] == id


@pytest.mark.parametrize(
    ("line", "id", "code", "says"),
    [
        (b"", None, "not_json", "empty"),
        (b"  \n", None, "not_json", "empty"),
        (b"nonsense", None, "not_json", "JSON"),
        (b'{"id": 7, "text": "a"', None, "not_json", "JSON"),
        (b"\xff\xfe", None, "not_json", "JSON"),
        (b"[1]", None, "not_an_object", "object"),
        (b"7", None, "not_an_object", "object"),
        (b"null", None, "not_an_object", "object"),
        (b'{"id": 7}', 7, "missing_field", "text"),
        (b'{"id": 7, "text": 7}', 7, "invalid_field", "text"),
        (b'{"id": 7, "text": null}', 7, "invalid_field", "text"),
        (b'{"id": 7, "text": "%s"}' % (b"x" * 21), 7, "invalid_field", "text"),
        (b'{"id": [7], "text": "a"}', None, "invalid_field", "id"),
        (b'{"id": {"a": 7}, "text": "a"}', None, "invalid_field", "id"),
        (b'{"id": 7, "text": "\\ud83d"}', 7, "not_json", "JSON"),
        (b'{"id": "\\ud83d", "text": "a"}', None, "not_json", "JSON"),
        (b'{"id": 7, "text": "refuse"}', 7, "invalid_field", "not today"),
        (b"[" * 100_000, None, "not_json", "JSON"),
        (b'{"id": 7, "text": "%s"}' % (b"x" * MAX_LINE), 7, "too_long", str(MAX_LINE)),
    ],
)
def test_a_line_that_cannot_be_used_is_an_error_and_the_rest_goes_on(
    line: bytes, id: object, code: str, says: str
) -> None:
    status, answers = answered(b'{"id": 0, "text": "a"}', line, b'{"id": 2, "text": "b"}')
    assert status == 1
    assert [answer["id"] for answer in answers] == [0, id, 2]
    error = answers[1]["error"]
    assert (error["code"], error["line"]) == (code, 2)
    assert says in error["message"]


def test_a_byte_order_mark_is_no_part_of_a_line() -> None:
    assert answered(b'\xef\xbb\xbf{"id": 0, "text": "a"}\r\n') == (0, [{"id": 0, "text": "A"}])


def test_what_is_no_json_is_placed_in_its_own_line() -> None:
    _, (answer,) = answered(b'{"id": 7, "text": nonsense}\n')
    assert answer["error"]["message"].endswith("at character 19")


def test_blank_lines_at_the_end_are_no_lines() -> None:
    assert answered(b'{"id": 0, "text": "a"}\n', b"\n", b"  \n") == (0, [{"id": 0, "text": "A"}])


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b'{"id": [7], "text": "a"}', "id: should be text, a number, true, false or null"),
        (b'{"id": 7}', "text: is missing; add it"),
        (b'{"id": 7, "text": 7}', "text: should be text"),
        (b"\xff\xfe", "not JSON: it is not UTF-8 text; save or send it as UTF-8"),
    ],
)
def test_what_is_wrong_is_said_in_our_words(line: bytes, says: str) -> None:
    _, (answer,) = answered(line)
    assert answer["error"]["message"] == says


@given(
    st.lists(
        st.binary(max_size=60) | st.text(max_size=20).map(lambda text: json.dumps({"text": text}).encode())
    )
)
def test_whatever_comes_there_is_one_answer_a_line(lines: list[bytes]) -> None:
    status, answers = answered(*lines)
    while lines and not lines[-1].strip():
        lines.pop()
    assert len(answers) == len(lines)
    assert status == any("error" in answer for answer in answers)
