from pathlib import Path

import pytest

from locales.speech import SpeechRejected, load_speech
from locales.vocabulary import vocabulary

GOOD = "words: |-\n  uno dos\n"


def test_what_comes_along_can_be_used() -> None:
    speech = load_speech()
    assert {"en", "es", "pt", "fr", "hi-Latn", "ar-Latn", "ru-Latn"} <= speech.keys()
    assert {marks.region for marks in speech["es"].marks} == {"es-ES", "es-MX", "es-AR"}


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("es", "words: uno\nwort: dos\n", "es.yaml: wort: is not known here"),
        ("es", "letters: ñ\n", "es.yaml: words: is missing; add it"),
        ("es", "words: Uno\n", "es.yaml: words: .*lower case"),
        ("es", "words: [uno\n", "es.yaml, line 2"),
        ("es", GOOD + "regions: [{of: pt-BR, weight: 2}]\n", "'pt-BR' is no region of es"),
        ("es", GOOD + "regions: [{of: es-MX, weight: 9}]\n", "regions.0.weight: should be at most 5"),
        ("es", GOOD + "regions: [{of: es-MX, weight: 2, patterns: ['(']}]\n", "patterns.0: .*no RE2 pattern"),
        ("es", GOOD + "regions: [{of: es-MX, weight: 2, patterns: ['x*']}]\n", "matches an empty text"),
        ("spanish!", GOOD, "spanish!.yaml: name the file by its language"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_field_and_rule(
    tmp_path: Path, name: str, text: str, reason: str
) -> None:
    (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SpeechRejected, match=reason):
        load_speech(tmp_path)


def test_every_reason_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "es.yaml").write_text("words: Uno\n", encoding="utf-8")
    (tmp_path / "fr.yaml").write_text("letters: œ\n", encoding="utf-8")
    with pytest.raises(SpeechRejected) as rejected:
        load_speech(tmp_path)
    assert len(rejected.value.reasons) == 2


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SpeechRejected, match="no file on any language"):
        load_speech(tmp_path)


@pytest.mark.parametrize(
    ("word", "language"),
    [("khong", "vi"), ("dziekuje", "pl"), ("zurueck", "de"), ("todavia", "es"), ("siparisim", "tr")],
)
def test_words_are_known_without_their_accents(word: str, language: str) -> None:
    assert vocabulary().only[word] == language


def test_what_another_language_really_writes_so_stays_its_own() -> None:
    assert vocabulary().only["the"] == "en"


def test_a_word_of_two_languages_proves_less_for_each() -> None:
    assert vocabulary().owners["hallo"] == (("de", 0.6), ("nl", 0.6))
