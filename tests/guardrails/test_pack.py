from datetime import date
from pathlib import Path

import pytest

from guardrails.errors import PackRejected
from guardrails.finding import Allowance, Decision, Severity
from guardrails.inspection import Guard
from guardrails.pack import read_specs
from guardrails.spec import Mode

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
EAGER = """
  - id: en.fault.eager
    category: fault_admission
    reason: Says that we are checking.
    patterns: ["checking"]
    alternatives: [One moment.]
    tests: {must_flag: [We are checking.], must_pass: [One moment.]}
"""
PROMISE = """
pack: en
owner: compliance
mode: shadow
rules:
  - id: en.promise.refund
    category: overpromise
    promise: refund
    reason: Promises that the money comes back.
    patterns: ["get it back"]
    alternatives: [I am asking.]
    tests: {must_flag: [You get it back.], must_pass: [I am asking.]}
"""
SAID = "Sorry, the team says we were wrong."
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
        ("owner: compliance", "owner: compliance\nversion: 1.10", "put the version in quotes"),
        ("owner: compliance", "owner: compliance\nmode: loud", "'shadow', 'warn' or 'enforce'"),
        ("owner: compliance", "owner: compliance\neffective: {from: soon}", "write a day as 2026-12-31"),
        (
            "owner: compliance",
            "owner: compliance\neffective: {form: 2026-12-01}",
            "effective.form: is not known here",
        ),
        (
            "owner: compliance",
            "owner: compliance\neffective: {from: 2026-12-02, until: 2026-12-01}",
            "`until` comes before `from`",
        ),
        ("owner: compliance", "owner: compliance\nadjust: {en.fault.wrong: {mode: warn}}", "is inherited"),
    ],
)
def test_an_unsound_pack_says_what_to_mend(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in PACK

    assert said in reasons(written(tmp_path, PACK.replace(old, new)))


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("[We were wrong.]", "[We were late.]", "en.yaml, line 16: en.fault.wrong: must_flag"),
        ("category: fault_admission", "category: rude", "en.yaml, line 11: en.fault.wrong.category"),
        (
            "{WE} (were",
            "{WEE} (were",
            "en.yaml, line 10: en.fault.wrong: no slot is called 'WEE'; did you mean WE?",
        ),
        ("rules:", "rule:", "en.yaml, line 9: rule: is not known here"),
    ],
)
def test_a_reason_names_the_line(tmp_path: Path, old: str, new: str, place: str) -> None:
    assert place in reasons(written(tmp_path, PACK.replace(old, new)))


def test_a_reason_says_what_was_found_instead(tmp_path: Path) -> None:
    pack = PACK.replace("[We were wrong.]", "[We were checking.]") + EAGER

    assert "found: en.fault.eager" in reasons(written(tmp_path, pack))


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


def test_a_rule_that_warns_tells_but_leaves_the_text(tmp_path: Path) -> None:
    guard = Guard.load(written(tmp_path, PACK.replace("reason:", "mode: warn\n    reason:")))

    verdict = guard.judge(SAID, locale="en")

    assert [each.severity for each in verdict.findings] == [Severity.WARN]
    assert (verdict.decision, verdict.text) == (Decision.ALLOW, SAID)


def test_a_rule_in_shadow_is_told_apart_and_changes_nothing(tmp_path: Path) -> None:
    guard = Guard.load(written(tmp_path, PACK.replace("reason:", "mode: shadow\n    reason:")))

    verdict = guard.judge(SAID, locale="en")

    assert (verdict.decision, verdict.text, verdict.findings) == (Decision.ALLOW, SAID, ())
    assert [(each.rule_id, SAID[each.start : each.end]) for each in verdict.tried] == [
        ("en.fault.wrong", "team says we were wrong"[-len("we were wrong") :])
    ]


def test_a_rule_in_shadow_may_flag_the_lines_of_others(tmp_path: Path) -> None:
    eager = PACK + EAGER.replace("reason:", "mode: shadow\n    reason:")

    guard = Guard.load(written(tmp_path, eager))

    assert [each.rule_id for each in guard.judge("I am checking.", locale="en").tried] == ["en.fault.eager"]
    assert "alternative is flagged by en.fault.eager" in reasons(written(tmp_path, PACK + EAGER))


def test_a_promise_in_shadow_is_measured_by_the_policy_too(tmp_path: Path) -> None:
    guard = Guard.load(written(tmp_path, PROMISE))
    refund = Allowance(frozenset({"refund"}))

    def tried(allowance: Allowance) -> list[str]:
        verdict = guard.judge("You get it back.", locale="en", allowance=allowance)
        return [each.rule_id for each in verdict.tried]

    assert (tried(Allowance()), tried(refund)) == (["en.promise.refund"], [])


def test_a_ready_line_is_seen_by_rules_in_shadow_too(tmp_path: Path) -> None:
    guard = Guard.load(written(tmp_path, PACK.replace("reason:", "mode: shadow\n    reason:")))

    line = guard.release_line(["We were wrong.", "I am checking."], " ", locale="en")

    assert [each.rule_id for each in line.verdict.tried] == ["en.fault.wrong"]


@pytest.mark.parametrize(
    ("today", "decision"),
    [
        (date(2026, 11, 30), Decision.ALLOW),
        (date(2026, 12, 1), Decision.REWRITE),
        (date(2026, 12, 31), Decision.REWRITE),
        (date(2027, 1, 1), Decision.ALLOW),
    ],
)
def test_a_rule_acts_from_its_first_day_to_its_last(tmp_path: Path, today: date, decision: Decision) -> None:
    dated = PACK.replace("reason:", "effective: {from: 2026-12-01, until: 2026-12-31}\n    reason:")

    guard = Guard.load(written(tmp_path, dated), today=today)

    assert guard.judge("We were wrong.", locale="en").decision is decision


def test_terms_of_a_pack_hold_for_its_rules_that_say_nothing_else(tmp_path: Path) -> None:
    terms = "owner: Ana\nlegal_note: See the memo of May.\nmode: warn\nversion: 3"
    own = EAGER.replace("reason:", "owner: Bo\n    mode: enforce\n    reason:").replace("checking", "chasing")

    spec, _ = read_specs(written(tmp_path, PACK.replace("owner: compliance", terms) + own))["en"]

    assert [(rule.owner, rule.legal_note, rule.mode) for rule in spec.rules] == [
        ("Ana", "See the memo of May.", Mode.WARN),
        ("Bo", "See the memo of May.", Mode.ENFORCE),
    ]
    assert spec.version == "3"


def test_a_changed_pack_has_another_hash(tmp_path: Path) -> None:
    before = Guard.load(written(tmp_path)).packs

    after = Guard.load(written(tmp_path, PACK + "# one word more\n")).packs

    assert before.keys() == after.keys() == {"en"}
    assert before != after
