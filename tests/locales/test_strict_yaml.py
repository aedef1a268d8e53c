"""Plain YAML 1.2 and nothing that can grow, run or be misread."""

from pathlib import Path

import pytest

from locales.strict_yaml import MAX_BYTES, UnreadableYaml, load_yaml


def file_with(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "guide.yaml"
    path.write_text(text, "utf-8")
    return path


def test_only_true_and_false_are_booleans(tmp_path: Path) -> None:
    assert load_yaml(file_with(tmp_path, "a: no\nb: on\nc: true\nd: 012")) == {
        "a": "no",
        "b": "on",
        "c": True,
        "d": 12,
    }


def test_quoted_marks_are_words(tmp_path: Path) -> None:
    assert load_yaml(file_with(tmp_path, 'a: "what & *why* !now"')) == {"a": "what & *why* !now"}


@pytest.mark.parametrize(
    "text", ["a: &x 1", "a: &x [1]\nb: *x", "a: !!set {x}", "- !mine x", "a:\n  !!str 5"]
)
def test_anchors_and_tags_are_refused_with_their_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnreadableYaml, match=r"guide\.yaml, line \d: .* (remove it|write the value out)"):
        load_yaml(file_with(tmp_path, text))


def test_a_duplicate_key_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableYaml, match=r"guide\.yaml, line 2: found duplicate key"):
        load_yaml(file_with(tmp_path, "a: 1\na: 2"))


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    with pytest.raises(UnreadableYaml, match="larger than"):
        load_yaml(file_with(tmp_path, "a" * (MAX_BYTES + 1)))


@pytest.mark.parametrize("text", ["[" * 200_000, "{a: " * 200_000 + "}" * 200_000, "- " * 200_000 + "x"])
def test_what_is_nested_without_end_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnreadableYaml, match=r"guide\.yaml, line 1: nested more than 40 deep"):
        load_yaml(file_with(tmp_path, text))


def test_a_file_with_no_value_is_none(tmp_path: Path) -> None:
    assert load_yaml(file_with(tmp_path, "# only a remark\n")) is None


def test_a_control_character_is_refused_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(UnreadableYaml, match=r"guide\.yaml, character 3"):
        load_yaml(file_with(tmp_path, "a: \x07"))


def test_a_question_ends_in_a_list(tmp_path: Path) -> None:
    assert load_yaml(file_with(tmp_path, "asked: [why?, {who?: we}]")) == {"asked": ["why?", {"who?": "we"}]}
