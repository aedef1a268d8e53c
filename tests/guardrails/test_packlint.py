from datetime import date
from pathlib import Path

import pytest

from guardrails.pack import read_specs
from guardrails.packlint import remarks

TODAY = date(2026, 11, 26)
PACK = """
pack: en
owner: compliance
slots:
  WE: [we, "{TEAM}"]
  TEAM: [our team]
shields:
  NEG: {patterns: ["not"]}
rules:
  - id: en.fault.wrong
    category: fault_admission
    reason: Says that we were wrong.
    patterns: ["{WE} were wrong"]
    shields: [NEG]
    alternatives: [I am checking.]
    tests: {must_flag: [We were wrong.], must_pass: [You were right.]}
  - id: en.fault.late
    category: fault_admission
    reason: Says that we were late.
    patterns: ["{WE} were late"]
    shields: [NEG]
    alternatives: [I am checking.]
    tests: {must_flag: [We were late.], must_pass: [You were right.]}
"""


def told(folder: Path, content: str, name: str = "en") -> list[str]:
    (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    spec, _ = read_specs(folder)[name]
    return list(remarks(spec, None, TODAY))


def test_of_a_tidy_pack_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert told(tmp_path, PACK) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  TEAM:", "  SHE: [she]\n  TEAM:", "en.yaml: slots.SHE: no pattern uses it"),
        ("shields:\n", 'shields:\n  COND: {patterns: ["if"]}\n', "en.yaml: shields.COND: no rule uses it"),
        (
            '"{WE} were late"',
            '"{WE} were wrong"',
            "unreachable: en.fault.wrong has the same pattern '{WE} were wrong'",
        ),
        (
            '{WE} were late"',
            '{WE} weren’t here"',
            "never matches in '{WE} weren’t here': '’' is read as \"'\"",
        ),
        ("[we,", "[straße,", "slots.WE: never matches in 'straße': 'ß' is read as 'ss'"),
        ('["{WE} were late"]', '["{WE} were late", "x*"]', "'x*' matches no words at all"),
        (
            "reason: Says that we were late.",
            "effective: {until: 2026-11-25}\n    reason: Says that we were late.",
            "en.yaml, line 17: en.fault.late: ended on 2026-11-25: take it out, or give it new dates",
        ),
    ],
)
def test_what_could_be_better_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in PACK

    remarks = told(tmp_path, PACK.replace(old, new, 1))

    assert any(said in remark for remark in remarks), remarks


def test_the_same_pattern_under_fewer_shields_is_not_unreachable(tmp_path: Path) -> None:
    wider = PACK.replace('{WE} were late"', '{WE} were wrong"').replace("    shields: [NEG]\n", "")

    assert any("unreachable" in each for each in told(tmp_path, wider))
    narrow = PACK.replace('{WE} were late"', '{WE} were wrong"')
    later = narrow.rindex("    shields: [NEG]\n")
    assert told(tmp_path, narrow[:later] + narrow[later + len("    shields: [NEG]\n") :]) == []


def test_the_same_pattern_of_a_rule_that_does_not_yield_is_not_unreachable(tmp_path: Path) -> None:
    same = PACK.replace('"{WE} were late"', '"{WE} were wrong"')
    yielding = same.replace(
        "    reason: Says that we were wrong.", "    yields: true\n    reason: Says so of us."
    )

    assert not any("unreachable" in each for each in told(tmp_path, yielding))


def test_what_is_inherited_is_not_said_again(tmp_path: Path) -> None:
    parent = PACK.replace("  TEAM:", "  SHE: [she]\n  TEAM:")
    (tmp_path / "en.yaml").write_text(parent, encoding="utf-8")
    (tmp_path / "en-GB.yaml").write_text("pack: en-GB\ninherits: en\nowner: Ana\n", encoding="utf-8")
    specs = read_specs(tmp_path)

    assert list(remarks(specs["en-GB"][0], specs["en"][0], TODAY)) == []
