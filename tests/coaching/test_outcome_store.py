from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from sqlalchemy import Connection, Dialect, create_engine, event, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import asyncpg

from assist.suggestion import Kind
from coaching import store
from coaching.errors import NaiveTime, SumsDiffer
from coaching.events import (
    Actor,
    Changed,
    Completed,
    Event,
    Overridden,
    Requested,
    RequestedItem,
    changed,
    overridden,
    requested,
)
from coaching.metrics import By, Day, Spent, rate
from coaching.outcome import End, Life, dismiss, on_agent_message, on_customer_turn, on_sweep, show, take
from coaching.store import writing

NOON: Final = datetime(2026, 3, 2, 12, tzinfo=UTC)
MINUTE: Final = timedelta(minutes=1)
TEXT: Final = "I see how tiring this is. We will call you by May 3."
ITEMS: Final = (
    RequestedItem("en-US/validation/a", "1f", "validation", 0, 25),
    RequestedItem("en-US/next_step/b", "2e", "next_step", 26, 52),
)


@pytest.fixture
def db() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        store.metadata.create_all(connection)
        yield connection
    engine.dispose()


def row(sug: str = "sug_a", turn: str = "msg_1", **more: object) -> Requested:
    one = Requested(
        workspace="ws_1",
        conversation="conv_1",
        turn=turn,
        sug=sug,
        attempt=1,
        kind=Kind.READY,
        requested_at=NOON,
        team="team_1",
        source="guide",
        text=TEXT,
        release="r1",
        locale="en-US",
        band="high",
        items=ITEMS,
    )
    return replace(one, **more)  # type: ignore[arg-type]  # each test names fields of Requested


def shown(one: Requested) -> Life:
    return show(one.life(), NOON + MINUTE, "ana")


def sent(one: Requested, text: str) -> Life:
    return on_agent_message([take(shown(one), NOON + 2 * MINUTE)], text, "msg_9", NOON + 3 * MINUTE)[0]


def ignored(one: Requested) -> Life:
    return on_agent_message([shown(one)], "Other words!", "msg_9", NOON + 3 * MINUTE)[0]


def keep(db: Connection, pairs: Sequence[tuple[Requested, Life]]) -> None:
    store.add_requested(db, [one for one, _ in pairs])
    store.update_lives(db, "ws_1", [life for _, life in pairs])


# ---- keeping


def test_what_was_requested_comes_back_as_an_open_life(db: Connection) -> None:
    store.add_requested(db, [row()])

    assert store.open_lives(db, "ws_1", "conv_1") == [row().life()]


def test_requested_twice_it_stays_as_it_has_become(db: Connection) -> None:
    keep(db, [(row(), shown(row()))])

    store.add_requested(db, [row(), row("sug_b")])

    assert [life.shown_at for life in store.open_lives(db, "ws_1", "conv_1")] == [NOON + MINUTE, None]


def test_a_whole_life_comes_back_as_it_was(db: Connection) -> None:
    life = replace(sent(row(), f"Hi Ana! {TEXT}"), agent="ana")
    keep(db, [(row(), life)])

    assert store.find_life(db, "ws_1", "conv_1", "sug_a", 1) == life
    assert store.open_lives(db, "ws_1", "conv_1") == []


def test_an_end_is_not_overwritten_by_another(db: Connection) -> None:
    keep(db, [(row(), dismiss(shown(row()), NOON + 2 * MINUTE))])

    store.update_lives(db, "ws_1", [sent(row(), TEXT), shown(row())])

    assert store.outcome_counts(db, "ws_1").ends == {End.DISMISSED: 1}


def test_a_revision_overwrites_and_is_not_overwritten_by_what_it_revised(db: Connection) -> None:
    swept = on_sweep([shown(row())], NOON + 40 * MINUTE, 30 * MINUTE)[0]
    again = take(swept, NOON + 41 * MINUTE)
    keep(db, [(row(), swept)])

    store.update_lives(db, "ws_1", [again, swept])

    assert store.find_life(db, "ws_1", "conv_1", "sug_a", 1) == again


def test_what_was_reported_once_is_not_forgotten_when_an_older_state_comes_again(db: Connection) -> None:
    taken = take(shown(row()), NOON + 2 * MINUTE, "edit", "ben")
    keep(db, [(row(), taken)])

    store.update_lives(db, "ws_1", [replace(row().life(), agent=None)])

    assert store.open_lives(db, "ws_1", "conv_1") == [taken]


def test_who_knows_less_of_an_end_takes_nothing_away(db: Connection) -> None:
    life = sent(row(), f"Hi! {TEXT}")
    keep(db, [(row(), life)])

    store.update_lives(db, "ws_1", [replace(life, verbatim=None, fact_edits=None, kept=())])

    assert store.find_life(db, "ws_1", "conv_1", "sug_a", 1) == life


def test_what_was_found_in_a_sent_text_afterwards_is_added_to_the_end(db: Connection) -> None:
    gone = dismiss(shown(row()), NOON + 2 * MINUTE)
    found = on_agent_message([gone], TEXT, "msg_9", NOON + 3 * MINUTE)[0]
    keep(db, [(row(), gone)])

    store.update_lives(db, "ws_1", [found, gone])

    assert store.find_life(db, "ws_1", "conv_1", "sug_a", 1) == found
    assert found.shadow_use


def test_a_moment_without_a_zone_is_refused(db: Connection) -> None:
    with pytest.raises(NaiveTime):
        store.add_requested(db, [row(requested_at=NOON.replace(tzinfo=None))])


def test_moments_before_1970_and_fractions_keep_their_order() -> None:
    early = datetime(1969, 12, 31, 23, 59, 59, 999_500, tzinfo=UTC)

    assert store.to_ms(early) == -1
    assert store.from_ms(store.to_ms(NOON + timedelta(microseconds=1_999))) == NOON + timedelta(
        milliseconds=1
    )


def test_words_are_forgotten_and_figures_kept(db: Connection) -> None:
    keep(db, [(row(), sent(row(), TEXT)), (row("sug_b", requested_at=NOON + MINUTE), shown(row("sug_b")))])

    gone = store.forget_text(db, "ws_1", NOON + MINUTE)

    assert gone == 1
    texts = {one.sug: one.text for one in store.export_rows(db, "ws_1", with_text=True)}
    assert texts == {"sug_a": None, "sug_b": TEXT}
    assert store.outcome_counts(db, "ws_1").ends == {End.ACCEPTED_VERBATIM: 1}


# ---- whose


def test_nobody_reads_or_changes_what_is_of_another_workspace(db: Connection) -> None:
    keep(db, [(row(), shown(row()))])
    store.append_events(db, [requested(row(), NOON)])

    store.update_lives(db, "ws_2", [sent(row(), TEXT)])

    assert store.forget_text(db, "ws_2", NOON + MINUTE) == 0
    assert store.open_lives(db, "ws_2", "conv_1") == []
    assert store.find_life(db, "ws_2", "conv_1", "sug_a", 1) is None
    assert store.stale_lives(db, "ws_2", NOON + 60 * MINUTE) == {}
    assert [store.acceptance(db, "ws_2", by) for by in By] == [[]] * len(By)
    assert store.outcome_counts(db, "ws_2").requested == 0
    assert list(store.export_rows(db, "ws_2")) == []
    assert list(store.read_events(db, "ws_2")) == []
    assert store.day(db, "ws_2", "ana", NOON) == Day(0, 0, 0, 0)
    assert store.open_lives(db, "ws_1", "conv_1") == [shown(row())]


def test_a_suggestion_is_not_found_through_another_conversation(db: Connection) -> None:
    store.add_requested(db, [row()])

    assert store.find_life(db, "ws_1", "conv_2", "sug_a", 1) is None


# ---- the sweep


def test_stale_are_the_open_ones_that_nothing_has_happened_to(db: Connection) -> None:
    rows = [row("sug_a"), row("sug_b", conversation="conv_2"), row("sug_c"), row("sug_d")]
    lives = [
        rows[0].life(),
        shown(rows[1]),
        take(shown(rows[2]), NOON + 20 * MINUTE),
        dismiss(shown(rows[3]), NOON + 2 * MINUTE),
    ]
    keep(db, list(zip(rows, lives, strict=True)))

    found = store.stale_lives(db, "ws_1", NOON + 10 * MINUTE)

    assert found == {"conv_1": [lives[0]], "conv_2": [lives[1]]}


def test_no_more_are_swept_than_asked_for(db: Connection) -> None:
    store.add_requested(db, [row(f"sug_{n}") for n in range(5)])

    assert len(store.stale_lives(db, "ws_1", NOON + MINUTE, limit=2)["conv_1"]) == 2


# ---- reports


@pytest.fixture
def report(db: Connection) -> Connection:
    """Two turns: one with an accepted line beside one passed over, one ignored; and what was never shown."""
    good, twin, other = row("sug_a"), row("sug_b", items=ITEMS[:1]), row("sug_c", "msg_2", locale="es-MX")
    cut = on_agent_message(
        [take(shown(good), NOON + 2 * MINUTE), shown(twin)], TEXT[26:], "msg_9", NOON + 3 * MINUTE
    )
    never = row("sug_d", "msg_3", text=None, locale=None, end=End.FAILED, reason="no_guide", items=())
    keep(
        db,
        [
            (good, cut[0]),
            (twin, cut[1]),
            (other, ignored(other)),
            (never, never.life()),
            (row("sug_e"), shown(row("sug_e"))),
            (row("sug_f", team="team_2", items=()), row("sug_f").life()),
        ],
    )
    return db


def test_acceptance_by_locale_counts_suggestions_and_turns(report: Connection) -> None:
    rows = {one.value: one for one in store.acceptance(report, "ws_1", By.LOCALE)}

    assert rows["en-US"].per_suggestion == rate(1, 2)
    assert rows["en-US"].per_turn == rate(1, 1)
    assert rows["es-MX"].ends == {End.IGNORED: 1}
    assert rows[None].ends == {End.FAILED: 1}


def test_acceptance_by_item_follows_the_words_of_the_item(report: Connection) -> None:
    rows = {one.value: one for one in store.acceptance(report, "ws_1", By.ITEM)}

    cut, kept = rows["en-US/validation/a"], rows["en-US/next_step/b"]
    assert cut.shown == 3
    assert cut.retained_of_accepted == 0.0
    assert kept.shown == 2
    assert kept.retained_of_accepted == 1.0


@pytest.mark.parametrize("by", [By.RELEASE, By.BAND, By.SCENARIO])
def test_every_other_way_counts_the_same_suggestions(report: Connection, by: By) -> None:
    assert [one.shown for one in store.acceptance(report, "ws_1", by)] == [3]


def test_the_most_shown_come_first_and_what_has_no_name_last(report: Connection) -> None:
    assert [one.value for one in store.acceptance(report, "ws_1", By.LOCALE)] == ["en-US", "es-MX", None]


def test_reports_keep_to_the_time_and_the_teams_asked_for(report: Connection) -> None:
    assert store.acceptance(report, "ws_1", By.BAND, since=NOON + MINUTE) == []
    assert store.acceptance(report, "ws_1", By.BAND, until=NOON) == []
    assert store.acceptance(report, "ws_1", By.BAND, team_ids=[]) == []
    assert store.outcome_counts(report, "ws_1", team_ids=["team_2"]).requested == 1


def test_the_counts_say_what_is_still_open(report: Connection) -> None:
    counts = store.outcome_counts(report, "ws_1", since=NOON, until=NOON + MINUTE)

    assert (counts.requested, counts.shown, counts.waiting, counts.pending) == (6, 4, 1, 1)
    assert counts.ends == {End.ACCEPTED_EDITED: 1, End.PASSED_OVER: 1, End.IGNORED: 1, End.FAILED: 1}


def test_a_log_whose_sums_differ_is_not_reported(db: Connection) -> None:
    broken = replace(row().life(), end=End.EXPIRED, ended_at=NOON)  # an end of the shown, never shown
    keep(db, [(row(), broken)])

    with pytest.raises(SumsDiffer, match="requested 1"):
        store.outcome_counts(db, "ws_1")


def test_a_day_counts_what_one_person_saw_and_did(db: Connection) -> None:
    rows = [row(f"sug_{n}") for n in range(5)]
    keep(
        db,
        [
            (rows[0], replace(sent(rows[0], f"Hi! {TEXT}"), agent="ana")),
            (rows[1], dismiss(shown(rows[1]), NOON + 2 * MINUTE, by="ana")),
            (rows[2], shown(rows[2])),
            (rows[3], replace(shown(rows[3]), agent="ben")),
            (rows[4], on_customer_turn([rows[4].life()], NOON + MINUTE)[0]),
        ],
    )

    assert store.day(db, "ws_1", "ana", NOON) == Day(shown=3, taken=1, edited=1, dismissed=1)
    assert store.day(db, "ws_1", "ana", NOON + 60 * MINUTE) == Day(0, 0, 0, 0)


def test_exports_hold_no_text_unless_asked(report: Connection) -> None:
    plain = list(store.export_rows(report, "ws_1"))

    assert {one.text for one in plain} == {None}
    assert [one.sug for one in plain] == [f"sug_{letter}" for letter in "abcdef"]
    assert plain[0].decision_ms == 120_000
    assert (plain[0].shown_at, plain[0].taken_at) == (NOON + MINUTE, NOON + 2 * MINUTE)


def _drafted(db: Connection, sug: str, cost_usd: float | None, prompt: str = "1f") -> None:
    """A model's draft that was shown, and ignored."""
    item = RequestedItem("model.reply", prompt, "draft", 0, 0)
    one = row(sug, f"msg_{sug}", kind=Kind.DRAFT, source="model", items=(item,))
    keep(db, [(one, ignored(one))])
    done = Completed(
        sug, 1, one.turn, NOON, 40, "allow", "openai/a", TEXT, 400, 30, cost_usd, first_ms=200, total_ms=900
    )
    store.complete(db, "ws_1", [done])


def test_what_drafts_took_is_reported_by_model_and_by_revision_of_the_prompt(db: Connection) -> None:
    keep(db, [(row(), ignored(row()))])
    _drafted(db, "sug_b", 0.25)
    _drafted(db, "sug_c", None)
    _drafted(db, "sug_d", 0.5, prompt="2e")

    by_model = {one.value: one.spent for one in store.acceptance(db, "ws_1", By.MODEL)}
    by_prompt = {one.value: one.spent for one in store.acceptance(db, "ws_1", By.REVISION)}

    assert by_model == {"openai/a": Spent(3, 1_200, 90, 0.75, 2, 600), None: Spent()}
    assert by_prompt["model.reply@1f"] == Spent(2, 800, 60, 0.25, 1, 400)
    assert by_prompt["model.reply@2e"] == Spent(1, 400, 30, 0.5, 1, 200)


def test_exports_name_model_cost_and_what_a_suggestion_was_made_from(db: Connection) -> None:
    keep(db, [(row(), ignored(row()))])
    _drafted(db, "sug_b", 0.25)

    ready, draft = store.export_rows(db, "ws_1")

    assert (ready.items, ready.model, ready.cost_usd) == (
        "en-US/validation/a@1f en-US/next_step/b@2e",
        None,
        None,
    )
    assert draft.items == "model.reply@1f"
    assert (draft.model, draft.prompt_tokens, draft.completion_tokens) == ("openai/a", 400, 30)
    assert (draft.cost_usd, draft.first_ms, draft.total_ms) == (0.25, 200, 900)


# ---- events


def _happened() -> list[Event]:
    life = sent(row(), f"Hi! {TEXT}")
    by = Actor("agent", "ana")
    return [
        requested(row(), NOON),
        changed("ws_1", "conv_1", row().life(), shown(row()), by, NOON + MINUTE),
        changed("ws_1", "conv_1", shown(row()), life, by, NOON + 3 * MINUTE),
        overridden("ws_1", "conv_1", Overridden("msg_9", ("fault.en.1",), None), by, NOON + 4 * MINUTE),
    ]


def test_events_come_back_as_they_were_and_once(db: Connection) -> None:
    store.append_events(db, _happened())
    store.append_events(db, _happened()[::-1])

    assert list(store.read_events(db, "ws_1")) == _happened()


def test_an_event_in_the_log_is_never_changed(db: Connection) -> None:
    store.append_events(db, _happened()[:1])
    store.append_events(db, [replace(_happened()[0], conversation="conv_2")])

    assert [one.conversation for one in store.read_events(db, "ws_1")] == ["conv_1"]


def test_the_table_is_made_of_the_events_again(db: Connection) -> None:
    store.append_events(db, _happened())

    number = store.rebuild(db, "ws_1")

    assert number == 1
    assert store.find_life(db, "ws_1", "conv_1", "sug_a", 1) == replace(sent(row(), f"Hi! {TEXT}"), text="")


def test_the_events_of_a_time_can_be_read_alone(db: Connection) -> None:
    store.append_events(db, _happened())

    found = store.read_events(db, "ws_1", since=NOON + MINUTE, until=NOON + 4 * MINUTE)

    assert [one.type for one in found] == ["suggestion.shown", "suggestion.ended"]


# ---- the other database


def test_every_statement_can_be_said_to_postgresql(report: Connection) -> None:
    """There is no driver here to run them; that they compile for it is what can be shown."""
    said: list[str] = []
    dialect: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]

    @event.listens_for(report, "before_execute")
    def _compile(_: Connection, statement: object, *__: object) -> None:
        said.append(str(statement.compile(dialect=dialect)))  # type: ignore[attr-defined]

    store.outcome_counts(report, "ws_1")
    store.day(report, "ws_1", "ana", NOON)
    store.stale_lives(report, "ws_1", NOON)
    for by in By:
        store.acceptance(report, "ws_1", by)

    assert len(said) == 4 + 2 * len(By)
    assert report.execute(select(store.suggestions.c.sug)).all()


def test_every_bulk_statement_can_be_said_to_postgresql() -> None:
    dialect: Dialect = asyncpg.dialect()  # type: ignore[no-untyped-call]

    added = [
        bulk.said(dialect).sql for bulk in (writing.ADD_SUGGESTIONS, writing.ADD_ITEMS, writing.ADD_EVENTS)
    ]
    lives = writing.UPDATE_LIVES.said(dialect)
    kept = writing.UPDATE_KEPT.said(dialect).sql

    assert all(sql.endswith("ON CONFLICT DO NOTHING") and "$1::VARCHAR" in sql for sql in added)
    assert "coalesce($1::BIGINT, suggestions.shown_at)" in lives.sql
    assert lives.sql.count("$13::INTEGER") == 3  # revised, told once and asked for twice
    assert kept.startswith("UPDATE suggestion_items SET kept=$1::FLOAT WHERE")


def test_the_short_way_into_the_log_says_what_the_events_say(db: Connection) -> None:
    life, ana = sent(row(), f"Hi! {TEXT}"), Actor("agent", "ana")
    changes = [
        Changed("conv_1", row().life(), shown(row()), ana),
        Changed("conv_1", shown(row()), life, ana),
        Changed("conv_1", life, replace(life, retained=0.5)),
    ]

    store.log_outcomes(db, "ws_1", [row()], changes, NOON + 9 * MINUTE)

    told = [changed("ws_1", *change, NOON + 9 * MINUTE) for change in changes]
    expected = [requested(row(), NOON + 9 * MINUTE), *told]
    assert list(store.read_events(db, "ws_1")) == sorted(expected, key=lambda one: one.event_id)


@pytest.mark.parametrize("one", [row(), row(end=End.BLOCKED, reason="fault.en.1", text=None, items=())])
def test_what_is_kept_of_a_request_reads_as_plain_columns(db: Connection, one: Requested) -> None:
    store.add_requested(db, [one])

    kept = db.execute(select(store.suggestions)).one()
    expected = {field.name: getattr(one, field.name) for field in fields(one) if field.name != "items"}
    ended = store.to_ms(NOON) if one.end else None
    expected |= {"requested_at": store.to_ms(NOON), "ended_at": ended, "shadow_use": False, "revised": 0}
    nothing = dict.fromkeys(set(store.suggestions.c.keys()) - set(expected))
    assert dict(kept._mapping) == expected | nothing
