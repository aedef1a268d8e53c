"""Whatever is reported, twice, late or in another order: one end each, and the sums add up."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Final

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import Connection, create_engine, select

from assist.suggestion import Kind
from coaching import store
from coaching.errors import AlreadyEnded
from coaching.events import SYSTEM, Event, Requested, RequestedItem, changed, requested
from coaching.outcome import (
    SHOWN,
    UNSHOWN,
    DismissReason,
    End,
    Life,
    dismiss,
    on_agent_message,
    on_customer_turn,
    on_sweep,
    show,
    take,
)

NOON: Final = datetime(2026, 3, 2, 12, tzinfo=UTC)
TTL: Final = timedelta(minutes=30)
LINES: Final = ("I can see how tiring this is.", "We will call you by May 3.", "Could you tell me more?")
SAID: Final = (*LINES, "Something else entirely!", f"{LINES[0]} {LINES[1]}", "")
LATE: Final = st.integers(0, 120)


@contextmanager
def _database() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            store.metadata.create_all(connection)
            yield connection
    finally:
        engine.dispose()


def _table(connection: Connection) -> list[tuple[object, ...]]:
    columns = [column for column in store.suggestions.c if column.name != "text"]
    rows = connection.execute(select(*columns).order_by(store.suggestions.c.sug)).all()
    items = connection.execute(select(store.suggestion_items).order_by(*store.suggestion_items.primary_key))
    return [tuple(row) for row in (*rows, *items.all())]


class OneConversation(RuleBasedStateMachine):
    """Reports about the suggestions of one conversation, as they could come in."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOON
        self.turn = 0
        self.requests: list[Requested] = []
        self.lives: dict[str, Life] = {}
        self.log: list[Event] = []
        self.written: list[Life] = []

    @rule(kind=st.sampled_from(Kind), line=st.sampled_from(LINES))
    def request(self, kind: Kind, line: str) -> None:
        self._request(kind, line, None)

    @rule(kind=st.sampled_from(Kind), end=st.sampled_from((End.FAILED, End.BLOCKED)))
    def request_in_vain(self, kind: Kind, end: End) -> None:
        self._request(kind, None, end)

    @rule(which=st.integers(0), late=LATE, times=st.integers(1, 2))
    def see(self, which: int, late: int, times: int) -> None:
        for _ in range(times):
            self._report(which, lambda life: show(life, self._earlier(life, late), "ana"))

    @rule(which=st.integers(0), late=LATE, times=st.integers(1, 2))
    def take(self, which: int, late: int, times: int) -> None:
        for _ in range(times):
            self._report(which, lambda life: take(life, self._earlier(life, late), "insert", "ana"))

    @rule(which=st.integers(0), late=LATE, reason=st.none() | st.sampled_from(DismissReason))
    def dismiss(self, which: int, late: int, reason: DismissReason | None) -> None:
        self._report(which, lambda life: dismiss(life, self._earlier(life, late), reason, "ben"))

    @rule()
    def customer_writes(self) -> None:
        self.turn += 1
        self._keep(on_customer_turn(self.lives.values(), self._tick()))

    @rule(text=st.sampled_from(SAID), which=st.none() | st.integers(0))
    def agent_writes(self, text: str, which: int | None) -> None:
        named = self._pick(which) if which is not None else None
        pair = (named.sug, named.attempt) if named else None
        at = self._tick()
        self._keep(on_agent_message(self.lives.values(), text, f"msg_{at:%d%H%M%S}", at, pair, "ana"))

    @rule(minutes=st.sampled_from((1, 31, 60 * 25)))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        self._keep(on_sweep(self.lives.values(), self.now, TTL))

    @invariant()
    def only_what_was_shown_ends_as_shown(self) -> None:
        for life in self.lives.values():
            assert (life.end is None) == (life.ended_at is None)
            assert not (life.end in UNSHOWN and life.shown_at)
            assert not (life.end in SHOWN and not life.shown_at)
            assert not (life.taken_at and not life.shown_at)

    def teardown(self) -> None:
        with _database() as live, _database() as again:
            store.add_requested(live, self.requests * 2)
            store.update_lives(live, "ws_1", self.written)
            store.update_lives(live, "ws_1", self.written)
            counts = store.outcome_counts(live, "ws_1")
            shuffled = self.log * 2
            random.Random(len(self.log)).shuffle(shuffled)
            store.append_events(again, shuffled)
            store.rebuild(again, "ws_1")
            store.rebuild(again, "ws_1")

            assert counts.requested == len(self.requests)
            assert store.open_lives(live, "ws_1", "conv_1") == [
                life for life in self.lives.values() if life.end is None
            ]
            assert _table(again) == _table(live)

    def _request(self, kind: Kind, line: str | None, end: End | None) -> None:
        spot = len(self.requests)
        row = Requested(
            workspace="ws_1",
            conversation="conv_1",
            turn=f"msg_{self.turn}",
            sug=f"sug_{spot:04}",
            attempt=1,
            kind=kind,
            requested_at=self._tick(),
            source="guide",
            text=line,
            locale="en-US",
            end=end,
            reason="nothing_fits" if end else None,
            items=(RequestedItem("en-US/a", "1f", "question", 0, len(line)),) if line else (),
        )
        self.requests.append(row)
        self.lives[row.sug] = row.life()
        self.log.append(requested(row, self.now))

    def _tick(self) -> datetime:
        self.now += timedelta(seconds=20)
        return self.now

    def _earlier(self, life: Life, seconds: int) -> datetime:
        return max(life.requested_at, self.now - timedelta(seconds=seconds))

    def _pick(self, which: int) -> Life | None:
        return list(self.lives.values())[which % len(self.lives)] if self.lives else None

    def _report(self, which: int, act: Callable[[Life], Life]) -> None:
        life = self._pick(which)
        if life is not None:
            with suppress(AlreadyEnded):
                after = act(life)
                self._keep([after] if after != life else [])
        self._tick()

    def _keep(self, lives: list[Life]) -> None:
        for life in lives:
            before = self.lives[life.sug]
            assert life != before
            self.log.append(changed("ws_1", "conv_1", before, life, SYSTEM, self.now))
            self.lives[life.sug] = life
            self.written.append(life)


OneConversation.TestCase.settings = settings(max_examples=80, stateful_step_count=30, deadline=None)
TestOneConversation = OneConversation.TestCase
