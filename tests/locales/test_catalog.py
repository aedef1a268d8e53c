"""Guides load whole or not at all, and every refusal names file, key and rule."""

from pathlib import Path

import pytest

from locales.catalog import CONTENT, load_cases, load_catalog, load_guides
from locales.errors import GuideRejected
from locales.lint import judge
from locales.phrase import Band, Move, Phrase

HEAD = (CONTENT / "en-US" / "guide.yaml").read_text("utf-8").split("phrases:")[0]
PHRASES = """phrases:
  opening.low.1:
    text: "Thanks for laying this out[[, {customer_name}]]."
    move: opening
    bands: [low]
    state: draft
  opening.low.2: {text: "Thanks for checking with us first.", move: opening, bands: [low], state: draft}
  opening.strong.1: {text: "Thank you for telling me.", move: opening, bands: [high], state: draft}
  validation.any.1: {text: "That is fair.", move: validation, bands: [low, medium, high], state: draft}
  validation.any.2: {text: "That makes sense.", move: validation, bands: [low, medium, high], state: draft}
  validation.any.3: {text: "I understand.", move: validation, bands: [low, medium, high], state: draft}
  next_step.any.1: {text: "I'll get back to you {due}.", move: next_step, state: draft}
"""
SOUND = HEAD + PHRASES
THIN = SOUND.replace(
    'I understand.", move: validation, bands: [low, medium, high]', 'I see.", move: validation, bands: [low]'
)
FIRST = 'text: "Thanks for laying this out[[, {customer_name}]]."'


def folder_with(tmp_path: Path, text: str, tag: str = "en-US") -> Path:
    (tmp_path / tag).mkdir(parents=True)
    (tmp_path / tag / "guide.yaml").write_text(text, "utf-8")
    return tmp_path


def reasons_for(tmp_path: Path, old: str, new: str) -> list[str]:
    assert old in SOUND
    with pytest.raises(GuideRejected) as caught:
        load_guides(folder_with(tmp_path, SOUND.replace(old, new, 1)))
    return caught.value.reasons


def test_the_sound_guide_loads_from_another_folder(tmp_path: Path) -> None:
    guides = load_guides(folder_with(tmp_path, SOUND))
    assert list(guides) == ["en-US"]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("schema: 1", "schema: 2", "schema: should be 1"),
        ("schema: 1", "schema: 1\nschema: 1", "line 3: found duplicate key"),
        ("schema: 1", "schema: 1\nmood: glad", "mood: is not known here"),
        (
            "schema: 1",
            "schema: 1\nno: glad",
            "no: this key looks like true or false; rename it [key.boolean]",
        ),
        ("schema: 1", "schema: 1\n7: glad", "7: a key must be text; put it in quotes [key.type]"),
        ("schema: 1", "schema: 1\nmood: !!python/name:os.system x", "a tag ("),
        ("schema: 1", "schema: &one 1", "& and * are not allowed"),
        ("schema: 1", "schema: [1", "line "),
        ('name: "English · United States"', "name: 5", "name: should be text"),
        ('name: "English · United States"', "name: true", "name: should be text"),
        ("locale: en-US", "locale: en_us", "must be a BCP 47 tag such as en-US"),
        ("locale: en-US", "locale: en-GB", "the name of its folder (en-US)"),
        ("calendar: US", "calendar: usa", "closing.calendar: should be written as ^[A-Z]{2}$"),
        ('"EEEE, MMMM d"', '"EEEE QQQQQQQQQ"', "due.date_pattern: no CLDR date pattern"),
        ('"by {time} today"', '"today"', "due.today: needs exactly the slots {time}, has none"),
        ('"by {time} today"', '"by {time today"', "due.today: at character 4: a lone {"),
        (
            '"Hi there,"',
            '"Hi {name},"',
            "address.greeting_nameless: needs exactly the slots none, has {name}",
        ),
        (FIRST, 'text: "Thanks, {nmae}."', "phrases.opening.low.1.text: unknown slot {nmae}"),
        (FIRST, 'text: "Thanks[[."', "phrases.opening.low.1.text: at character 7: [[ is never closed"),
        (FIRST, 'text: "Thanks\u202e."', "phrases.opening.low.1.text: U+202E at character 7"),
        (FIRST, 'text: "Cafe\u0301."', "phrases.opening.low.1.text: not in Unicode NFC"),
        (FIRST, 'text: "It was OUR FAULT."', "admits fault with 'our fault'"),
        (FIRST, 'text: "That shouldn’t have happened."', 'admits fault with "shouldn\'t have happened"'),
        (FIRST, 'text: "Please calm down."', "says 'calm down'"),
        (FIRST, 'text: "Thanks, sir."', "addresses people with 'sir'"),
        (FIRST, 'text: " Thanks."', "blank at its start or end"),
        (FIRST, 'text: "Thanks for checking with us first."', "the same words as opening.low.1"),
        (FIRST, 'text: "Hi"\n    mood: glad', "phrases.opening.low.1.mood: is not known here"),
        (FIRST, "text: 12", "phrases.opening.low.1.text: should be text"),
        ("opening.low.1:", "validation.low.99:", "write the id as opening.<group>.<number>"),
        ("bands: [low]", "bands: []", "no band; name at least one"),
        ("bands: [low]", "bands: [lowish]", "phrases.opening.low.1.bands.0: should be 'low'"),
        ("for telling me.", "for telling me!", "an exclamation mark in the high band"),
        ("get back to you {due}.", "get back to you soon.", "a next step says by when; put {due} in it"),
    ],
)
def test_a_fault_in_a_guide_is_named(tmp_path: Path, old: str, new: str, reason: str) -> None:
    reasons = reasons_for(tmp_path, old, new)
    assert any(reason in given and given.startswith("en-US/guide.yaml") for given in reasons), reasons


def test_words_to_avoid_are_found_where_no_spaces_part_them() -> None:
    said = Phrase(text="どうぞ落ち着いてくださいませ。", move=Move.PARAPHRASE, bands=(Band.LOW,))
    guide = load_guides()["ja-JP"].model_copy(update={"phrases": {"paraphrase.low.1": said}})

    assert "avoid" in {problem.rule for problem in judge(guide)}


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    reasons = reasons_for(tmp_path, FIRST, 'text: "{what} our fault\u202e"')
    assert {reason.rsplit("[", 1)[1] for reason in reasons} == {
        "unicode.hidden]",
        "slots.unknown]",
        "tier.t3]",
    }


def test_one_bad_guide_keeps_the_good_ones_out(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, SOUND)
    folder_with(folder, "schema: 1", tag="es-MX")
    with pytest.raises(GuideRejected) as caught:
        load_guides(folder)
    assert all(reason.startswith("es-MX/") for reason in caught.value.reasons)


def test_a_folder_without_a_guide_is_named(tmp_path: Path) -> None:
    (tmp_path / "xx").mkdir()
    with pytest.raises(GuideRejected, match=r"xx/guide\.yaml: No such file"):
        load_guides(tmp_path)


def test_a_missing_content_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(GuideRejected, match="no guides"):
        load_guides(tmp_path / "nowhere")


@pytest.mark.parametrize("data", [b"schema: \xff", b"a: \x00", b"", b"- 1", b"[" * 5000])
def test_what_is_no_guide_at_all_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "en-US").mkdir()
    (tmp_path / "en-US" / "guide.yaml").write_bytes(data)
    with pytest.raises(GuideRejected, match=r"^en-US/guide\.yaml"):
        load_guides(tmp_path)


def test_too_few_validations_are_a_warning_while_nothing_is_approved(tmp_path: Path) -> None:
    warnings = load_catalog(folder_with(tmp_path, THIN)).warnings
    assert warnings == tuple(
        f"en-US/guide.yaml: phrases: 2 validations for the {band} band; write at least 3 [enough]"
        for band in ("medium", "high")
    )


def test_too_few_validations_block_a_reviewed_guide(tmp_path: Path) -> None:
    with pytest.raises(GuideRejected, match="2 validations for the high band"):
        load_guides(folder_with(tmp_path, THIN.replace("state: draft", "state: approved")))


def test_a_missing_gloss_is_a_warning(tmp_path: Path) -> None:
    text = (CONTENT / "ja-JP" / "guide.yaml").read_text("utf-8")
    first = next(line for line in text.splitlines() if line.strip().startswith("literal:"))
    folder = folder_with(tmp_path, text.replace(first + "\n", "", 1), tag="ja-JP")
    assert [warning.rsplit("[", 1)[1] for warning in load_catalog(folder).warnings] == ["gloss.missing]"]


def test_a_changed_phrase_changes_its_revision_and_the_guides(tmp_path: Path) -> None:
    before = load_guides(folder_with(tmp_path / "before", SOUND))["en-US"]
    after = load_guides(folder_with(tmp_path / "after", SOUND.replace(FIRST, 'text: "Thank you."')))["en-US"]
    assert after.revision != before.revision
    changed = {key for key, value in after.phrase_revisions.items() if value != before.phrase_revisions[key]}
    assert changed == {"opening.low.1"}


def test_cases_with_an_unknown_expectation_are_refused(tmp_path: Path) -> None:
    (tmp_path / "en-US").mkdir()
    (tmp_path / "en-US" / "cases.yaml").write_text(
        "schema: 1\nlocale: en-US\nguard:\n  - {says: Hi, expect: maybe}\ncompose: []\n", "utf-8"
    )
    with pytest.raises(GuideRejected, match=r"en-US/cases\.yaml: guard\.0\.expect"):
        load_cases("en-US", tmp_path)
