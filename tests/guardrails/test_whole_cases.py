import re
from pathlib import Path

import pytest

from guardrails.cases import Share
from guardrails.errors import CasesRejected
from guardrails.whole_cases import read_whole, read_whole_promises

REPLY = '{before: "Thanks. I see.", text: We lost it., after: I am looking. May I call?}'
LANGUAGES = 17


def written(folder: Path, *, admissions: str = f"[{REPLY}]", language: str = "en", more: str = "") -> Path:
    content = f"language: {language}\nadmissions: {admissions}\nlookalikes: [{{text: You lost it.}}]\n{more}"
    (folder / f"{language}.yaml").write_text(content, encoding="utf-8")
    return folder


def test_a_reply_knows_its_sentence_that_decides_and_the_one_before_it(tmp_path: Path) -> None:
    admission, lookalike = read_whole(written(tmp_path))

    assert (admission.decides.must_stop, admission.decides.before) == (True, "I see.")
    assert (lookalike.decides.must_stop, lookalike.decides.before) == (False, "")


def test_what_stands_around_is_calm_each_sentence_with_the_one_before(tmp_path: Path) -> None:
    around = read_whole(written(tmp_path))[0].around

    assert [(each.before, each.text) for each in around] == [
        ("", "Thanks."),
        ("Thanks.", "I see."),
        ("We lost it.", "I am looking."),
        ("I am looking.", "May I call?"),
    ]
    assert not any(each.must_stop for each in around)


@pytest.mark.parametrize(
    ("language", "joined"),
    [
        ("en", "Thanks. I see. We lost it. I am looking. May I call?"),
        ("ja", "Thanks. I see.We lost it.I am looking. May I call?"),
    ],
)
def test_a_reply_is_joined_as_its_language_joins(tmp_path: Path, language: str, joined: str) -> None:
    assert read_whole(written(tmp_path, language=language))[0].reply.text == joined


@pytest.mark.parametrize(
    ("admissions", "more", "named"),
    [
        ("[]", "", "en.yaml: admissions: "),
        ("[{before: Yes.}]", "", "en.yaml: admissions.0.text: "),
        ("[{text: Ours., then: No.}]", "", "en.yaml: admissions.0.then: "),
        ("[Ours.]", "", "en.yaml: admissions.0: "),
        (f"[{REPLY}]", "notes: none\n", "en.yaml: notes: "),
        (f"[{REPLY}, {REPLY}]", "", "en.yaml: stands twice: 'We lost it.'"),
    ],
)
def test_what_is_wrong_with_a_file_of_whole_replies_is_named(
    tmp_path: Path, admissions: str, more: str, named: str
) -> None:
    with pytest.raises(CasesRejected, match=re.escape(named)):
        read_whole(written(tmp_path, admissions=admissions, more=more))


def test_a_folder_without_replies_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CasesRejected, match=r"expected files such as en\.yaml"):
        read_whole_promises(tmp_path)


def test_the_replies_of_strangers_cover_the_languages_with_both_alike_and_keep_a_fifth_unseen() -> None:
    for replies in (read_whole(), read_whole_promises()):
        assert len({each.decides.language for each in replies}) == LANGUAGES
        assert 0.45 < sum(each.decides.must_stop for each in replies) / len(replies) < 0.55
        assert 0.15 < sum(each.share is Share.HELD_OUT for each in replies) / len(replies) < 0.25
