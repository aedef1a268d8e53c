import re
from pathlib import Path

import pytest

from guardrails.cues import CUES, SHAPES, Cues, asks, read_cues
from guardrails.errors import CasesRejected
from guardrails.text import view

ENGLISH = Cues(read_cues())
SELF, NEGATION, ASKS, QUOTES, AFTER_QUESTION, SHORT = 0, 9, -4, -3, -2, -1


def found(sentence: str, before: str = "", language: str = "en") -> list[float]:
    return [float(each) for each in ENGLISH.of(view(sentence).text, sentence, before, language)]


def test_a_whole_word_is_not_found_inside_another() -> None:
    assert found("Our team.")[SELF] == 1
    assert found("Sour cream.")[SELF] == 0


def test_the_end_of_a_word_counts_where_the_file_says_so() -> None:
    assert found("Geri dönmedik.", language="tr")[SELF] == 1


def test_disguised_letters_are_read_as_what_they_pose_as() -> None:
    assert found("Оur team.")[SELF] == found("Ｏｕｒ team.")[SELF] == 1


@pytest.mark.parametrize("sentence", ["Really?", "本当ですか。", "对吗？", "حقًا؟", "Really?”"])
def test_a_question_is_one_in_every_script(sentence: str) -> None:
    assert asks(sentence)


def test_shapes_of_a_sentence_are_seen_in_a_language_without_words_too() -> None:
    shapes = found("“Wir?”", before="Who?", language="xx")

    assert (shapes[ASKS], shapes[QUOTES], shapes[AFTER_QUESTION], shapes[SHORT]) == (1, 1, 1, 1)
    assert sum(shapes) == 4


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Es tut uns leid, wir haben das nicht geprüft.", "de"),
        ("Rozumiem, że czekanie jest męczące.", "pl"),
        ("我们没有及时通知您。", "zh"),
        ("...", ""),
    ],
)
def test_the_language_is_told_from_the_words(sentence: str, language: str) -> None:
    assert ENGLISH.language(view(sentence).text) == language


def test_every_language_has_as_many_lists() -> None:
    assert {len(lists) for lists in read_cues().values()} == {ENGLISH.size - SHAPES}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (("party:", "partly:"), "cues/en.yaml: partly: "),
        (("language: en", "language: nl"), "cues/en.yaml: `language` says 'nl'"),
        (("self: [", "self: {"), "cues/en.yaml, line "),
    ],
)
def test_what_is_wrong_with_a_file_of_cues_is_named(
    tmp_path: Path, change: tuple[str, str], named: str
) -> None:
    (tmp_path / "en.yaml").write_text((CUES / "en.yaml").read_text().replace(*change, 1))

    with pytest.raises(CasesRejected, match=re.escape(named)):
        read_cues(tmp_path)


def test_a_folder_without_cues_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CasesRejected, match=r"expected files such as en\.yaml"):
        read_cues(tmp_path)
