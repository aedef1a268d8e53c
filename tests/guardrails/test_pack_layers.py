"""Packs of a house laid over those that come with Tactful."""

from pathlib import Path

import pytest

from guardrails.errors import PackRejected
from guardrails.finding import Allowance, Decision
from guardrails.inspection import PACKS, SWITCHED, Guard
from guardrails.pack import read_specs
from guardrails.packcheck import faults

OURS = """
pack: en
owner: compliance
slots: {WE: [we]}
rules:
  - id: en.fault.wrong
    category: fault_admission
    reason: Says that we were wrong.
    patterns: ["{WE} were wrong"]
    alternatives: [I am checking.]
    tests: {must_flag: [We were wrong.], must_pass: [You were right.]}
"""
THEIRS = """
pack: en
inherits: en
owner: Ana
slots: {WE: [us lot]}
rules:
  - id: en.fault.rotten
    category: fault_admission
    reason: Says that we were rotten.
    patterns: ["{WE} were rotten"]
    alternatives: [I am looking.]
    tests: {must_flag: [We were rotten.], must_pass: [It was late.]}
"""
REGION = "pack: en-GB\ninherits: en\nowner: Ana\nslots: {WE: [the firm]}\n"


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return put(tmp_path / "ours", en=OURS, **{"en-GB": REGION})


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    return put(tmp_path / "theirs", en=THEIRS)


def put(folder: Path, **packs: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, content in packs.items():
        (folder / f"{name}.yaml").write_text(content, encoding="utf-8")
    return folder


def stopped(guard: Guard, text: str, locale: str = "en") -> bool:
    return guard.judge(text, locale=locale).decision is Decision.REWRITE


def test_a_pack_that_inherits_its_own_name_adds_to_ours(ours: Path, theirs: Path) -> None:
    guard = Guard.load(ours, theirs)

    assert stopped(guard, "We were wrong.")
    assert stopped(guard, "Us lot were wrong.")
    assert stopped(guard, "We were rotten.")


def test_a_pack_that_inherits_nothing_stands_in_the_place_of_ours(ours: Path, theirs: Path) -> None:
    put(theirs, en=THEIRS.replace("inherits: en\n", "").replace("[us lot]", "[we]"))

    guard = Guard.load(ours, theirs)

    assert not stopped(guard, "We were wrong.")
    assert stopped(guard, "We were rotten.")


def test_a_regional_pack_of_ours_inherits_what_the_house_added(ours: Path, theirs: Path) -> None:
    guard = Guard.load(ours, theirs)

    assert stopped(guard, "The firm were rotten.", "en-GB")
    assert not stopped(guard, "The firm were rotten.", "en-US")


def test_one_file_can_be_laid_over_too(ours: Path, theirs: Path) -> None:
    assert stopped(Guard.load(ours, theirs / "en.yaml"), "We were rotten.")


def test_terms_of_an_inherited_rule_are_adjusted_without_copying_it(ours: Path, tmp_path: Path) -> None:
    theirs = put(
        tmp_path / "theirs",
        en="pack: en\ninherits: en\nowner: Ana\nadjust: {en.fault.wrong: {mode: shadow, owner: Bo}}\n",
    )

    verdict = Guard.load(ours, theirs).judge("We were wrong.", locale="en")

    assert (verdict.decision, [each.rule_id for each in verdict.tried]) == (
        Decision.ALLOW,
        ["en.fault.wrong"],
    )
    assert [rule.owner for rule in read_specs(ours, theirs)["en"][0].rules] == ["Bo"]


@pytest.mark.parametrize(
    ("theirs", "said"),
    [
        (
            {"en": "pack: en\ninherits: en\nowner: Ana\nadjust: {en.fault.wrog: {mode: warn}}\n"},
            "en.yaml, line 4: adjust.en.fault.wrog: no such rule is inherited; did you mean en.fault.wrong?",
        ),
        ({"fr": "pack: fr\ninherits: fr\nowner: Ana\n"}, "fr.yaml, line 2: inherits 'fr', which is no other"),
        (
            {"it": "pack: it\ninherits: pt\nowner: A\n", "pt": "pack: pt\ninherits: it\nowner: A\n"},
            "inherits itself, by way of others",
        ),
        (
            {"en": THEIRS.replace("[We were rotten.]", "[We were late.]")},
            "en.yaml, line 12: en.fault.rotten: must_flag is not flagged: 'We were late.'; found: nothing",
        ),
        (
            {"en": THEIRS.replace("[It was late.]", "[We were wrong.]")},
            "en.fault.rotten: must_pass is flagged by en.fault.wrong",
        ),
    ],
)
def test_an_unsound_pack_over_ours_says_what_to_mend(
    ours: Path, tmp_path: Path, theirs: dict[str, str], said: str
) -> None:
    over = put(tmp_path / "over", **theirs)

    with pytest.raises(PackRejected) as rejected:
        Guard.load(ours, over)

    assert said in "\n".join(rejected.value.reasons)


def test_a_file_that_is_not_there_is_named(ours: Path, tmp_path: Path) -> None:
    with pytest.raises(PackRejected, match=r"nowhere\.yaml: No such file"):
        Guard.load(ours, tmp_path / "nowhere.yaml")


def test_the_hash_changes_with_what_is_inherited(ours: Path, theirs: Path) -> None:
    before = Guard.load(ours, theirs).packs

    put(ours, en=OURS + "# one word more\n")

    after = Guard.load(ours, theirs).packs
    assert all(before[name] != after[name] for name in ("en", "en-GB"))


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en-US", "Our courier lost your parcel."),
        ("es-MX", "La paquetería perdió su paquete."),
        ("ja-JP", "配送業者のミスにより破損いたしました。"),
    ],
)
def test_contractors_may_be_blamed_where_the_workspace_says_so(guard: Guard, locale: str, text: str) -> None:
    strict = guard.judge(text, locale=locale)
    switched = guard.judge(text, locale=locale, allowance=Allowance(contractor_blame=True))

    assert strict.decision is Decision.REWRITE
    assert (switched.decision, switched.text, switched.findings) == (Decision.ALLOW, text, ())


def test_an_admission_of_ours_beside_a_contractor_is_stopped_all_the_same(guard: Guard) -> None:
    text = "We messed up the address, and our courier lost your parcel."

    verdict = guard.judge(text, locale="en-US", allowance=Allowance(contractor_blame=True))

    assert verdict.decision is Decision.REWRITE


def test_what_else_is_wrong_with_blaming_a_contractor_stays_wrong(guard: Guard) -> None:
    text = "Our courier lost your parcel and we'll refund you in full today."

    verdict = guard.judge(text, locale="en-US", allowance=Allowance(contractor_blame=True))

    assert verdict.decision is Decision.REWRITE
    assert {each.category for each in verdict.findings} == {"overpromise"}


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en-US", "I'm sorry you're dealing with this. I'm checking your order now."),
        ("es-MX", "Lamento lo que pasó. Ya reviso su pedido."),
        ("ja-JP", "申し訳ございません。ただいま確認しております。"),
    ],
)
def test_words_of_regret_are_mended_where_the_workspace_wants_none(
    guard: Guard, locale: str, text: str
) -> None:
    assert guard.judge(text, locale=locale).decision is Decision.ALLOW

    verdict = guard.judge(text, locale=locale, allowance=Allowance(regret_words=False))

    again = guard.judge(verdict.text, locale=locale, allowance=Allowance(regret_words=False))
    assert [each.rule_id.partition(".")[2] for each in verdict.findings] == ["regret.words"]
    assert verdict.decision is Decision.REWRITE
    assert (again.decision, again.text) == (Decision.ALLOW, verdict.text)


def test_an_admission_is_mended_without_regret_where_none_is_wanted(guard: Guard) -> None:
    verdict = guard.judge("This was our fault.", locale="en-US", allowance=Allowance(regret_words=False))

    assert verdict.decision is Decision.REWRITE
    assert "sorry" not in verdict.text
    assert verdict.text


def test_the_example_for_compliance_people_loads_as_it_is_printed(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "rules-for-compliance.md").read_text("utf-8")
    example = page.partition("```yaml\n")[2].partition("```")[0]
    (tmp_path / "en.yaml").write_text(example, encoding="utf-8")

    specs = read_specs(PACKS, SWITCHED, tmp_path)

    assert faults(specs["en"][0]) == []
