import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.export import (
    OUTCOME_COLUMNS,
    OutcomeRow,
    acceptance_csv,
    acceptance_json,
    outcomes_csv,
    outcomes_json,
)
from coaching.metrics import Acceptance, By, Spent
from coaching.outcome import End

NOON: Final = datetime(2026, 3, 2, 12, tzinfo=UTC)
ROW: Final = OutcomeRow(
    sug="sug_a",
    attempt=1,
    conversation="conv_1",
    turn="msg_1",
    team=None,
    kind="ready",
    source="guide",
    release="r1",
    guide="en-US",
    locale="en-US",
    requested_locale="en-GB",
    language="en",
    band="high",
    trend="steady",
    emotion="anger",
    scenario="refund",
    moment="problem",
    decision="allow",
    requested_at=NOON,
    shown_at=NOON + timedelta(seconds=1.5),
    taken_at=None,
    taken_mode=None,
    end="ignored",
    ended_at=NOON.astimezone(timezone(timedelta(hours=9))),
    reason=None,
    message="msg_2",
    retained=0.25,
    authored=0.5,
    verbatim=False,
    fact_edits=True,
    shadow_use=False,
    revised=0,
    decision_ms=-5,
    agent="ana",
    text='He said "no",\nthen left.',
)
ACCEPTED: Final = Acceptance("=1+1", {End.ACCEPTED_VERBATIM: 3, End.IGNORED: 1}, 4, 3, 3.0, 3.0, 3)


def _read(pieces: list[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(pieces), newline="")))


def test_a_row_is_told_in_csv_with_times_in_utc() -> None:
    (row,) = _read(list(outcomes_csv([ROW])))

    assert row["shown_at"] == "2026-03-02T12:00:01.500Z"
    assert row["ended_at"] == "2026-03-02T12:00:00.000Z"
    assert (row["verbatim"], row["fact_edits"], row["taken_at"]) == ("false", "true", "")


def test_lines_end_as_the_rfc_has_it() -> None:
    pieces = list(outcomes_csv([ROW, ROW]))

    assert all(piece.endswith("\r\n") for piece in pieces)
    assert len(pieces) == 3


@pytest.mark.parametrize("with_text", [True, False])
def test_text_goes_out_only_when_asked_for(with_text: bool) -> None:
    (row,) = _read(list(outcomes_csv([ROW], with_text=with_text)))
    record = json.loads(next(outcomes_json([ROW], with_text=with_text)))

    assert row.get("text") == record.get("text") == (ROW.text if with_text else None)
    assert ("text" in record) == with_text


def test_an_empty_log_still_has_its_header() -> None:
    assert list(outcomes_csv([], with_text=True)) == [",".join(OUTCOME_COLUMNS) + "\r\n"]
    assert list(outcomes_json([])) == []


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", '=HYPERLINK("http://a.example","x")'],
)
def test_no_cell_is_a_formula(cell: str) -> None:
    (row,) = _read(list(outcomes_csv([replace(ROW, text=cell, agent=cell)], with_text=True)))

    assert row["text"] == row["agent"] == f"'{cell}"


@given(st.text(max_size=30))
def test_any_cell_comes_back_whole_and_harmless(cell: str) -> None:
    (row,) = _read(list(outcomes_csv([replace(ROW, text=cell)], with_text=True)))

    assert row["text"] in (cell, f"'{cell}")
    assert row["text"][:1] not in tuple("=+-@\t\r\n＝＋－＠")


def test_figures_stay_figures() -> None:
    (row,) = _read(list(outcomes_csv([ROW])))

    assert (row["decision_ms"], row["retained"]) == ("-5", "0.25")


def test_the_report_says_counts_shares_and_interval() -> None:
    (row,) = _read(list(acceptance_csv(By.ITEM, [ACCEPTED])))

    assert (row["item"], row["shown"], row["accepted"], row["accepted_share"]) == ("'=1+1", "4", "3", "0.75")
    assert 0 < float(row["accepted_low"]) < 0.75 < float(row["accepted_high"]) < 1
    assert (row["turns_shown"], row["turns_accepted"], row["ignored"], row["missing"]) == (
        "4",
        "3",
        "1",
        "16",
    )


def test_the_report_tells_what_drafts_took_and_how_many_came_to_nothing() -> None:
    took = Spent(drafts=2, prompt_tokens=800, completion_tokens=60, cost_usd=0.5, priced=1, first_ms=900)
    one = replace(ACCEPTED, ends={**ACCEPTED.ends, End.FAILED: 2, End.BLOCKED: 1}, spent=took)

    record = json.loads(next(acceptance_json(By.MODEL, [one])))

    assert (record["failed"], record["blocked"], record["shown"]) == (2, 1, 4)
    assert (record["drafts"], record["prompt_tokens"], record["completion_tokens"]) == (2, 800, 60)
    assert (record["cost_usd"], record["priced"], record["first_ms"]) == (0.5, 1, 450)


def test_no_price_is_no_nought() -> None:
    record = json.loads(next(acceptance_json(By.MODEL, [replace(ACCEPTED, spent=Spent(1, 10, 5))])))

    assert record["cost_usd"] is None


def test_the_report_is_the_same_in_json() -> None:
    record = json.loads(next(acceptance_json(By.LOCALE, [replace(ACCEPTED, value=None, ends={})])))

    assert (record["locale"], record["shown"], record["accepted_share"]) == (None, 0, None)
    assert record["missing"] == 20


def test_a_report_of_nothing_still_has_its_header() -> None:
    (header,) = acceptance_csv(By.BAND, [])

    assert header.startswith("band,shown,accepted,accepted_share,accepted_low,accepted_high,turns_shown")
