import re
from pathlib import Path

import pytest

from guardrails.cases import Share, read_cases, read_replies
from guardrails.errors import CasesRejected

ADMISSIONS = (
    "explicit", "passive", "implied", "should_have", "apology_with_cause", "colloquial", "partial",
    "liability", "negligence", "third_party", "elliptic",
)  # fmt: skip
LOOKALIKES = (
    "empathy", "bounded_apology", "denial", "quotation", "condition", "question", "taking_charge",
    "technical", "policy", "customer_action", "ordinary",
)  # fmt: skip
LANGUAGES = frozenset(
    ("en", "es", "pt", "fr", "de", "it", "nl", "pl", "tr", "ar", "hi", "ja", "ko", "zh", "id", "vi", "ru")
)


def written(folder: Path, name: str = "en.yaml", *, language: str = "en", **changed: str) -> Path:
    """A file of labelled sentences with one in each list, unless `changed` says what stands there."""

    def lists(kinds: tuple[str, ...]) -> str:
        return "".join(f"  {kind}: {changed.get(kind, f'[A {kind} line.]')}\n" for kind in kinds)

    words = f"language: {language}\nadmissions:\n{lists(ADMISSIONS)}lookalikes:\n{lists(LOOKALIKES)}"
    (folder / name).write_text(words + changed.get("more", ""))
    return folder


def test_a_sentence_knows_its_list_and_the_sentence_before_it(tmp_path: Path) -> None:
    read = read_cases(written(tmp_path, elliptic="[{before: Who lost it?, text: We did.}]"))

    elliptic = next(each for each in read if each.kind == "elliptic")
    assert (elliptic.must_stop, elliptic.before, elliptic.text) == (True, "Who lost it?", "We did.")
    assert len(read) == len(ADMISSIONS) + len(LOOKALIKES)


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"passive": "[]"}, "en.yaml: admissions.passive: "),
        ({"denial": "['  ']"}, "en.yaml: lookalikes.denial.0."),
        ({"elliptic": "[{before: Who?, said: We.}]"}, "en.yaml: admissions.elliptic.0."),
        ({"more": "notes: none\n"}, "en.yaml: notes: "),
        ({"more": "- what\n"}, "en.yaml, line "),
        ({"language": "de"}, "en.yaml: `language` says 'de': it must be the file's name"),
        ({"empathy": "[A denial line.]"}, "en.yaml: empathy, denial: stands twice: 'A denial line.'"),
    ],
)
def test_what_is_wrong_with_a_file_is_named_with_its_place(
    tmp_path: Path, changed: dict[str, str], named: str
) -> None:
    with pytest.raises(CasesRejected) as rejected:
        read_cases(written(tmp_path, **changed))

    assert any(named in reason for reason in rejected.value.reasons)


def test_the_reasons_of_all_files_come_at_once(tmp_path: Path) -> None:
    written(written(tmp_path, passive="[]"), "de.yaml", language="de", denial="[]")

    with pytest.raises(CasesRejected, match=r"(?s)de\.yaml.*en\.yaml"):
        read_cases(tmp_path)


def test_a_folder_without_sentences_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CasesRejected, match=r"expected files such as en\.yaml"):
        read_cases(tmp_path)


def test_our_own_sentences_cover_the_languages_and_keep_a_fifth_unseen() -> None:
    read = read_cases()

    assert {each.language for each in read} >= LANGUAGES
    unseen = sum(each.share is Share.HELD_OUT for each in read)
    assert 0.17 < unseen / len(read) < 0.23


def test_more_sentences_move_none_between_the_parts(tmp_path: Path) -> None:
    before = {each.text: each.share for each in read_cases(written(tmp_path))}

    after = {
        each.text: each.share for each in read_cases(written(tmp_path, denial="[One more., A denial line.]"))
    }

    assert {text: after[text] for text in before} == before


def test_whole_replies_cover_the_languages_with_as_many_of_both() -> None:
    replies = read_replies()

    assert {each.language for each in replies} >= LANGUAGES
    assert sum(each.must_stop for each in replies) * 2 == len(replies)


def test_no_whole_reply_is_among_what_is_learned_from() -> None:
    learned = {each.text for each in read_cases()}

    assert learned.isdisjoint(each.text for each in read_replies())


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("language: en\nadmissions: []\nlookalikes: [Fine.]\n", "en.yaml: admissions: "),
        ("language: en\nadmissions: [Ours.]\n", "en.yaml: lookalikes: "),
        ("language: nl\nadmissions: [Ours.]\nlookalikes: [Fine.]\n", "en.yaml: `language` says 'nl'"),
        ("language: en\nadmissions: [Ours.]\nlookalikes: [Ours.]\n", "stands twice: 'Ours.'"),
    ],
)
def test_what_is_wrong_with_a_file_of_replies_is_named(tmp_path: Path, content: str, named: str) -> None:
    (tmp_path / "en.yaml").write_text(content)

    with pytest.raises(CasesRejected, match=re.escape(named)):
        read_replies(tmp_path)
