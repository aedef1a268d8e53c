from pathlib import Path

import pytest

from guardrails.errors import PackRejected
from guardrails.finding import Decision, Severity
from guardrails.inspection import Guard

PACK = """
pack: en
owner: compliance
tells: [the, we]
slots:
  WE: [we, our team]
shields:
  NEG: {patterns: ["not"]}
rules:
  - id: en.fault.wrong
    category: fault_admission
    reason: Says that we were wrong.
    patterns: ["{WE} (were|was) wrong"]
    shields: [NEG]
    alternatives: [I am checking.]
    tests: {must_flag: [We were wrong.], must_pass: [It is not so that we were wrong.]}
"""
CHILD = """
pack: en-GB
inherits: en
owner: compliance
slots:
  WE: [us lot]
"""


def written(folder: Path, content: str = PACK, name: str = "en.yaml") -> Path:
    (folder / name).write_text(content, encoding="utf-8")
    return folder


def reasons(folder: Path) -> str:
    with pytest.raises(PackRejected) as rejected:
        Guard.load(folder)
    return "\n".join(rejected.value.reasons)


def test_a_sound_pack_loads_and_judges(tmp_path: Path) -> None:
    guard = Guard.load(written(tmp_path))

    assert guard.judge("The team says we were wrong.", locale="en").decision is Decision.REWRITE


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[We were wrong.]", "[We were late.]", "en.fault.wrong: must_flag is not flagged: 'We were late.'"),
        ("[It is not so that we were wrong.]", "[We was wrong.]", "must_pass is flagged by en.fault.wrong"),
        ("[I am checking.]", "[We were wrong.]", "alternative is flagged by en.fault.wrong"),
        ("[NEG]", "[NOT]", "en.fault.wrong: no shield is called 'NOT'"),
        ("{WE} (were", "{US} (were", "no slot is called 'US'"),
        ("(were|was) wrong", "(were|was wrong", "not a linear-time pattern"),
        ("(were|was) wrong", "(?=were) wrong", "not a linear-time pattern"),
        ("(were|was) wrong", "Were wrong", "lower-case"),
        ("[we, our team]", "['{WE}']", "too deeply"),
        ("pack: en", "pack: es", "it must be the file's name"),
        ("owner: compliance", "owner: compliance\ncolour: red", "colour"),
        ("category: fault_admission", "category: overpromise", "`promise` names the kind"),
        ("category: fault_admission", "category: rude", "category"),
        ("rules:", "rules: [", "not valid YAML"),
        ("must_flag: [We were wrong.]", "must_flag: []", "must_flag"),
    ],
)
def test_an_unsound_pack_says_what_to_mend(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in PACK

    assert said in reasons(written(tmp_path, PACK.replace(old, new)))


def test_all_reasons_of_all_packs_come_at_once(tmp_path: Path) -> None:
    written(tmp_path, PACK.replace("[NEG]", "[NOT]"))
    written(tmp_path, PACK.replace("pack: en", "pack: es").replace("{WE} (", "{US} ("), "es.yaml")

    told = reasons(tmp_path)

    assert "en.yaml" in told
    assert "es.yaml" in told


def test_a_rule_id_stands_only_once(tmp_path: Path) -> None:
    rule = PACK[PACK.index("  - id:") :]

    assert "rule ids stand twice: en.fault.wrong" in reasons(written(tmp_path, PACK + rule.lstrip("\n")))


def test_a_regional_pack_grows_the_words_it_inherits(tmp_path: Path) -> None:
    guard = Guard.load(written(written(tmp_path), CHILD, "en-GB.yaml"))

    assert guard.judge("Us lot were wrong.", locale="en-GB").decision is Decision.REWRITE
    assert guard.judge("Us lot were wrong.", locale="en-US").decision is Decision.ALLOW


def test_a_pack_cannot_inherit_what_is_not_there(tmp_path: Path) -> None:
    assert "inherits 'en', which is no other pack here" in reasons(written(tmp_path, CHILD, "en-GB.yaml"))


def test_a_folder_without_packs_is_refused(tmp_path: Path) -> None:
    assert "no rule packs here" in reasons(tmp_path)


@pytest.mark.parametrize(("mode", "severity"), [("shadow", Severity.INFO), ("warn", Severity.WARN)])
def test_a_rule_not_enforced_tells_but_leaves_the_text(tmp_path: Path, mode: str, severity: Severity) -> None:
    pack = PACK.replace("reason:", f"mode: {mode}\n    reason:")
    guard = Guard.load(written(tmp_path, pack))

    verdict = guard.judge("Sorry, the team says we were wrong.", locale="en")

    assert [each.severity for each in verdict.findings] == [severity]
    assert (verdict.decision, verdict.text) == (Decision.ALLOW, "Sorry, the team says we were wrong.")


def test_a_changed_pack_has_another_hash(tmp_path: Path) -> None:
    before = Guard.load(written(tmp_path)).packs

    after = Guard.load(written(tmp_path, PACK + "# one word more\n")).packs

    assert before.keys() == after.keys() == {"en"}
    assert before != after
