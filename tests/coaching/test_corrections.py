"""What was said of readings, as it stands; how often it comes; and how far it would move a cut point."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, create_engine, text

from coaching import store
from coaching.calibration import FURTHEST, LEAST, Calibrated, moved, proposals, shifts
from coaching.corrections import (
    Corrected,
    Correction,
    Reviewed,
    Standing,
    Told,
    Wrong,
    fold,
    tally,
)
from coaching.errors import CorrectionRejected
from coaching.events import Actor, about_reading, calibrated
from coaching.export import corrections_csv, corrections_json
from coaching.render import corrections_table

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SAID = Corrected("msg_1", Wrong.BAND, "low", "high", "en", 0.3, "instant", "team_1")
ACCEPT = Reviewed("msg_1", Wrong.BAND, Standing.ACCEPTED)


def told(data: Corrected | Reviewed, minutes: int = 0, by: str = "ana") -> Told:
    return Told("conv_1", by, NOON + minutes * MINUTE, data)


def accepted(score: float, should_be: str, number: int, language: str = "en") -> Correction:
    was = "medium" if should_be != "medium" else "low"
    said = Corrected(f"msg_{number}", Wrong.BAND, was, should_be, language, score, "instant")
    return Correction("conv_1", said, "ana", NOON, Standing.ACCEPTED, "quinn")


# ---- as it stands


def test_what_was_said_waits_for_a_second_person() -> None:
    [one] = fold([told(SAID)])

    assert (one.id, one.by, one.standing, one.reviewed_by) == ("msg_1:band", "ana", Standing.OPEN, None)


def test_the_last_word_on_it_stands() -> None:
    rejected = replace(ACCEPT, standing=Standing.REJECTED)

    [one] = fold([told(SAID), told(ACCEPT, 1, "quinn"), told(rejected, 2, "rosa")])

    assert (one.standing, one.reviewed_by) == (Standing.REJECTED, "rosa")


def test_said_otherwise_it_waits_again() -> None:
    [one] = fold([told(SAID), told(ACCEPT, 1, "quinn"), told(replace(SAID, should_be="medium"), 2)])

    assert (one.said.should_be, one.standing) == ("medium", Standing.OPEN)


def test_what_was_taken_back_is_gone() -> None:
    assert fold([told(SAID), told(replace(SAID, should_be="low"), 1)]) == []


def test_a_word_on_what_nobody_said_says_nothing() -> None:
    assert fold([told(ACCEPT)]) == []


def test_parts_of_one_message_stand_apart() -> None:
    language = Corrected("msg_1", Wrong.LANGUAGE, "en", "es", "en", 0.3, "instant")

    found = fold([told(SAID), told(language), told(ACCEPT, 1, "quinn")])

    assert [(one.said.wrong, one.standing) for one in found] == [
        (Wrong.BAND, Standing.ACCEPTED),
        (Wrong.LANGUAGE, Standing.OPEN),
    ]


def test_who_made_it_does_not_judge_it() -> None:
    [one] = fold([told(SAID)])

    with pytest.raises(CorrectionRejected, match="msg_1:band: who made a correction does not judge it"):
        one.reviewed(Standing.ACCEPTED, "ana")


@pytest.mark.parametrize(
    ("wrong", "was", "should_be", "why"),
    [
        (Wrong.BAND, "low", "furious", "should_be: a band is low, medium or high"),
        (Wrong.BAND, "low", None, "should_be: a band"),
        (Wrong.LANGUAGE, "en", None, "should_be: name a language"),
    ],
)
def test_what_says_nothing_is_refused(wrong: Wrong, was: str, should_be: str | None, why: str) -> None:
    with pytest.raises(CorrectionRejected, match=why):
        Corrected("msg_1", wrong, was, should_be, "en", 0.3, "instant")


# ---- the log


@pytest.fixture
def db() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        store.metadata.create_all(connection)
        yield connection
    engine.dispose()


def keep(db: Connection, data: Corrected | Reviewed, minutes: int = 0, by: str = "ana") -> None:
    event = about_reading("ws_1", "conv_1", data, Actor("agent", by), NOON + minutes * MINUTE)
    store.append_events(db, [event])


def test_the_log_gives_back_what_was_said_and_judged(db: Connection) -> None:
    keep(db, SAID)
    keep(db, SAID)
    keep(db, ACCEPT, 1, "quinn")

    assert store.corrections(db, "ws_1") == [
        Correction("conv_1", SAID, "ana", NOON, Standing.ACCEPTED, "quinn")
    ]
    assert store.corrections(db, "ws_2") == []


def test_of_a_time_only_what_was_said_in_it_with_words_that_came_later(db: Connection) -> None:
    keep(db, SAID)
    keep(db, replace(SAID, message="msg_2"), 10)
    keep(db, ACCEPT, 20, "quinn")

    early = store.corrections(db, "ws_1", NOON, NOON + 5 * MINUTE)

    assert [(one.said.message, one.standing) for one in early] == [("msg_1", Standing.ACCEPTED)]


def test_the_log_of_outcomes_is_made_again_without_them(db: Connection) -> None:
    keep(db, SAID)
    moved_by = Actor("reviewer", "quinn")
    store.append_events(db, [calibrated("ws_1", Calibrated({"en": 0.05}), moved_by, NOON)])

    assert store.rebuild(db, "ws_1") == 0
    assert [event.data for event in store.read_events(db, "ws_1")][-1] in (SAID, Calibrated({"en": 0.05}))


def test_they_are_found_without_a_look_at_other_events(db: Connection) -> None:
    plan = db.execute(
        text(
            "EXPLAIN QUERY PLAN SELECT * FROM events WHERE workspace = 'ws_1' "
            "AND type IN ('reading.corrected', 'correction.reviewed') ORDER BY received_at"
        )
    ).all()

    assert any("ix_events_about_readings" in str(row) for row in plan)


# ---- how often


def test_pairs_are_counted_of_all_that_was_read_so_the_most_frequent_first() -> None:
    found = [accepted(0.3, "high", 1), accepted(0.3, "high", 2), accepted(0.3, "low", 3, "es")]

    rows = tally(found, Wrong.BAND, {("en", "medium"): 100, ("es", "medium"): 10, ("en", "low"): 7})

    assert [(row.language, row.was, row.should_be, row.corrected, row.readings) for row in rows] == [
        ("en", "medium", "high", 2, 100),
        ("es", "medium", "low", 1, 10),
    ]
    assert rows[0].share.low < 0.02 < rows[0].share.high


def test_what_was_corrected_was_read_though_its_reading_is_copied_later() -> None:
    [row] = tally([accepted(0.3, "high", 1)], Wrong.BAND, {})

    assert (row.corrected, row.readings) == (1, 1)


def test_only_the_part_that_was_asked_for_is_counted() -> None:
    assert tally([accepted(0.3, "high", 1)], Wrong.LANGUAGE, {}) == []


def test_the_report_comes_as_table_csv_and_json() -> None:
    rows = tally([accepted(0.3, "high", 1)], Wrong.BAND, {("en", "medium"): 4})

    csv = "".join(corrections_csv(rows)).splitlines()
    assert csv[0].startswith("wrong,language,was,should_be,corrected,readings,corrected_share,")
    assert csv[1].startswith("band,en,medium,high,1,4,0.25,")
    assert '"accepted":1' in "".join(corrections_json(rows))
    assert corrections_table(rows).row_count == 1


def test_with_nothing_to_report_the_csv_has_its_header() -> None:
    assert len(list(corrections_csv([]))) == 1


# ---- how far


def test_too_few_move_nothing() -> None:
    [one] = proposals(accepted(0.6, "high", number) for number in range(LEAST - 1))

    assert (one.shift, one.of, one.missing) == (0.0, LEAST - 1, 1)
    assert shifts([one]) == {}


def test_the_middle_of_what_they_needed_is_proposed() -> None:
    found = [accepted(0.62, "high", number) for number in range(LEAST)]

    [one] = proposals(found)

    assert one.shift == pytest.approx(0.03)
    assert (one.of, one.mended) == (LEAST, LEAST)
    assert shifts([one]) == {"en": one.shift}


def test_it_never_goes_further_than_a_tenth() -> None:
    [one] = proposals(accepted(0.05, "high", number) for number in range(50))

    assert one.shift == FURTHEST
    assert one.mended == 0


def test_what_people_disagree_on_cancels_out() -> None:
    too_low = [accepted(0.62, "high", number) for number in range(LEAST)]
    too_high = [accepted(0.38, "low", number) for number in range(LEAST, 2 * LEAST)]

    [one] = proposals([*too_low, *too_high])

    assert abs(one.shift) < 0.01
    assert shifts([replace(one, shift=0.0)]) == {}


@pytest.mark.parametrize("standing", [Standing.OPEN, Standing.REJECTED])
def test_what_nobody_agreed_to_counts_for_nothing(standing: Standing) -> None:
    found = [replace(accepted(0.62, "high", number), standing=standing) for number in range(LEAST)]

    assert proposals(found) == []


def test_languages_are_moved_apart() -> None:
    found = [accepted(0.62, "high", number) for number in range(LEAST)]
    found += [accepted(0.4, "low", number, "es") for number in range(LEAST)]

    proposed = {one.language: one.shift for one in proposals(found)}

    assert proposed["en"] > 0 > proposed["es"]


def test_readings_that_would_be_in_another_band_are_counted() -> None:
    assert moved({0.1: 50, 0.33: 7, 0.6: 3}, 0.05) == 10
    assert moved({0.1: 50}, 0.0) == 0
