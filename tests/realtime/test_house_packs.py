"""Rule packs of the house: in force when they are fit, and those before when they are not."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from assist.content import Content, load_content
from guardrails.finding import Decision
from guardrails.inspection import Guard
from realtime.examine import NotWell, rules_in_force
from realtime.housepacks import HousePacks, Rejected
from realtime.settings import load_settings
from tests.realtime.test_cli import tactful

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
PACK = """
pack: en
inherits: en
owner: Ana
rules:
  - id: en.promise.manager
    category: overpromise
    promise: outcome
    reason: Promises that a manager will call, which nobody has agreed to.
    patterns: ["a manager will call"]
    alternatives: [I am asking who can call you.]
    tests: {must_flag: [A manager will call you.], must_pass: [I am asking a manager.]}
"""
BROKEN = PACK.replace("[A manager will call you.]", "[A manager calls you.]")
DATED = PACK.replace("reason:", "effective: {from: 2026-12-02}\n    reason:")
OURS = """
pack: en
owner: compliance
tells: [the, we]
rules:
  - id: en.fault.wrong
    category: fault_admission
    reason: Says that we were wrong.
    patterns: ["this was our fault"]
    alternatives: [I am checking.]
    tests: {must_flag: [This was our fault.], must_pass: [You were right.]}
"""
SAID = "A manager will call you."


@pytest.fixture
def packs(tmp_path: Path, content: Content) -> HousePacks:
    (tmp_path / "packs").mkdir()
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "en.yaml").write_text(OURS, encoding="utf-8")

    def make(house: Path | None, today: date) -> Content:
        over = [house] if house else []
        return Content(content.composer, Guard.load(tmp_path / "ours", *over, today=today))

    return HousePacks(tmp_path / "packs", tmp_path / "packs.kept", make)


def again(packs: HousePacks) -> HousePacks:
    """As after a restart."""
    return HousePacks(packs.folder, packs.kept, packs.make)


def write(packs: HousePacks, content: str) -> None:
    (packs.folder / "en.yaml").write_text(content, encoding="utf-8")


def looked(packs: HousePacks, now: datetime = NOON) -> Content | None:
    """Twice: what is still being written is left alone."""
    return packs.look(now) or packs.look(now)


def stops(content: Content | None) -> bool:
    assert content
    return content.guard.judge(SAID, locale="en").decision is Decision.REWRITE


@pytest.fixture
def logged() -> Iterator[list[dict[str, object]]]:
    with capture_logs() as entries:
        yield entries  # type: ignore[misc]


def errors(logged: list[dict[str, object]]) -> list[str]:
    return [str(entry["event"]) for entry in logged if entry["log_level"] == "error"]


def test_without_a_folder_the_rules_that_come_along_hold(packs: HousePacks) -> None:
    packs.folder.rmdir()

    assert not stops(packs.load(NOON))
    assert packs.state.own == ()
    assert packs.look(NOON) is None


def test_a_pack_that_is_put_there_is_in_force_once_it_stays_as_it_is(packs: HousePacks) -> None:
    packs.load(NOON)
    write(packs, PACK)

    assert packs.look(NOON) is None
    assert stops(packs.look(NOON))
    assert packs.look(NOON) is None
    assert packs.state.own == ("en",)


def test_a_broken_pack_leaves_the_one_before_in_force_and_says_so(
    packs: HousePacks, logged: list[dict[str, object]]
) -> None:
    write(packs, PACK)
    packs.load(NOON)
    write(packs, BROKEN)

    assert looked(packs) is None
    assert packs.state.own == ("en",)
    assert packs.state.since == NOON
    (reason,) = packs.state.refused
    assert reason.startswith("en.yaml, line 12: en.promise.manager: must_flag is not flagged")
    assert reason.endswith("'A manager calls you.'; found: nothing")
    assert errors(logged) == ["rule packs refused, those before stay in force"]


def test_a_broken_pack_that_is_mended_is_in_force_again(packs: HousePacks) -> None:
    write(packs, BROKEN)
    packs.load(NOON)
    write(packs, PACK)

    assert stops(looked(packs))
    assert packs.state.refused == ()


def test_after_a_restart_on_a_broken_pack_the_last_fit_one_is_in_force(
    packs: HousePacks, logged: list[dict[str, object]]
) -> None:
    write(packs, PACK)
    packs.load(NOON)
    write(packs, BROKEN)

    restarted = again(packs)

    assert stops(restarted.load(NOON))
    assert restarted.state.refused
    assert errors(logged) == ["rule packs refused, those before stay in force"]


def test_a_first_start_on_a_broken_pack_goes_on_with_what_comes_along(packs: HousePacks) -> None:
    write(packs, BROKEN)

    assert not stops(packs.load(NOON))
    assert (packs.state.own, len(packs.state.refused)) == ((), 1)


def test_a_pack_that_is_taken_away_is_no_longer_in_force(packs: HousePacks) -> None:
    write(packs, PACK)
    packs.load(NOON)
    (packs.folder / "en.yaml").unlink()

    assert not stops(looked(packs))
    assert not stops(again(packs).load(NOON))


def test_a_rule_begins_on_its_day_without_a_restart(packs: HousePacks) -> None:
    write(packs, DATED)

    assert not stops(packs.load(NOON))
    assert packs.look(NOON + timedelta(hours=11)) is None
    assert stops(packs.look(NOON + timedelta(hours=12)))


def test_a_pack_that_stops_our_own_phrases_is_refused(packs: HousePacks) -> None:
    write(packs, PACK.replace("a manager will call", "a manager will call|i'm|i'll|this"))

    with pytest.raises(Rejected):
        load_content(house=packs.folder)


def test_the_command_guard_judges_by_the_packs_of_the_data_folder(packs: HousePacks) -> None:
    line = json.dumps({"id": 1, "text": SAID, "locale": "en-US"}).encode()
    write(packs, PACK)

    judged = tactful("guard", lines=line, data=packs.folder.parent)

    assert json.loads(judged.stdout)["findings"][0]["rule_id"] == "en.promise.manager"


def test_the_command_guard_refuses_a_broken_pack(packs: HousePacks) -> None:
    write(packs, BROKEN)

    judged = tactful("guard", lines=b"{}", data=packs.folder.parent)

    assert judged.returncode == 2
    assert "en.yaml, line 12: en.promise.manager: must_flag is not flagged" in judged.stderr.decode()


async def test_the_doctor_names_the_packs_in_force(packs: HousePacks) -> None:
    settings = load_settings(data=packs.folder.parent)
    write(packs, PACK)

    assert await rules_in_force(settings) == "your own en over those that come along"


async def test_the_doctor_says_why_a_pack_is_not_in_force(packs: HousePacks) -> None:
    settings = load_settings(data=packs.folder.parent)
    write(packs, BROKEN)

    with pytest.raises(NotWell, match=r"those before stay in force: en\.yaml, line 12: en\.promise\.manager"):
        await rules_in_force(settings)


async def test_without_packs_of_the_house_the_doctor_says_where_they_would_be(tmp_path: Path) -> None:
    told = await rules_in_force(load_settings(data=tmp_path))

    assert told == f"those that come along, none of your own in {tmp_path / 'packs'}"


def test_what_comes_along_still_holds_beside_a_pack_of_the_house(packs: HousePacks) -> None:
    write(packs, PACK)

    guard = packs.load(NOON).guard

    verdict = guard.judge("This was our fault.", locale="en")
    assert verdict.decision is Decision.REWRITE
