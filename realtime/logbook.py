"""From what happens on the line to what the log of outcomes keeps of it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Concatenate, NamedTuple, ParamSpec

from assist.reading import Reading
from coaching.errors import AlreadyEnded
from coaching.events import SYSTEM, Actor, Requested, RequestedItem
from coaching.outcome import End, Life, show, take
from realtime.wire import (
    ConversationInfo,
    Durable,
    ItemOut,
    ReadingMade,
    SuggestionAccepted,
    SuggestionBlocked,
    SuggestionEnded,
    SuggestionFailed,
    SuggestionReady,
    SuggestionShown,
)

P = ParamSpec("P")
Offered = SuggestionReady | SuggestionBlocked | SuggestionFailed


class Change(NamedTuple):
    """What somebody's doing made of a suggestion's life."""

    before: Life
    after: Life
    actor: Actor = SYSTEM


def changes(before: Iterable[Life], after: Iterable[Life], actor: Actor = SYSTEM) -> list[Change]:
    """Each changed life with what it was."""
    known = {(life.sug, life.attempt): life for life in before}
    return [Change(known[life.sug, life.attempt], life, actor) for life in after]


def requested(
    workspace: str, info: ConversationInfo, body: Offered, reading: Reading | ReadingMade
) -> Requested:
    """A suggestion at its beginning, with all that it will be reported by."""
    ready = body if isinstance(body, SuggestionReady) else None
    end, reason = _end_of(body)
    return Requested(
        workspace=workspace,
        conversation=info.id,
        turn=body.turn,
        sug=body.sug,
        attempt=body.attempt,
        kind=body.kind,
        requested_at=body.at,
        team=info.team,
        source=ready.source if ready else None,
        text=ready.text if ready else None,
        release=ready.release if ready else None,
        guide=ready.guide if ready else None,
        locale=ready.locale if ready else None,
        requested_locale=ready.requested_locale if ready else None,
        band=reading.band,
        trend=reading.trend,
        emotion=reading.emotion,
        scenario=reading.scenario,
        moment=reading.moment,
        language=reading.language,
        decision=ready.decision if ready else None,
        end=end,
        reason=reason,
        items=tuple(_item(item) for item in ready.items) if ready else (),
    )


def _end_of(body: Offered) -> tuple[End | None, str | None]:
    """What never came to be offered has ended already."""
    match body:
        case SuggestionBlocked():
            return End.BLOCKED, body.rule
        case SuggestionFailed():
            return End.FAILED, body.reason
        case _:
            return None, None


def _item(item: ItemOut) -> RequestedItem:
    return RequestedItem(item.item, item.revision, item.move, item.start, item.end)


def life_of(body: SuggestionReady) -> Life:
    """Where the life of a suggestion begins."""
    return Life(
        sug=body.sug,
        attempt=body.attempt,
        turn=body.turn,
        kind=body.kind,
        text=body.text,
        requested_at=body.at,
        spans=tuple((item.start, item.end) for item in body.items),
    )


def fold_life(lives: dict[tuple[str, int], Life], body: Durable) -> None:
    """Take one committed frame into the lives of a conversation that is loaded again."""
    match body:
        case SuggestionReady():
            lives[body.sug, body.attempt] = life_of(body)
        case SuggestionShown() | SuggestionAccepted() | SuggestionEnded():
            life = lives.get((body.sug, body.attempt))
            if life is not None:
                lives[body.sug, body.attempt] = _after(life, body)
        case _:
            pass


def _after(life: Life, body: SuggestionShown | SuggestionAccepted | SuggestionEnded) -> Life:
    by = body.by.id if body.by else None
    match body:
        case SuggestionShown():
            return _unless_late(show, life, body.at, by=by)
        case SuggestionAccepted():
            return _unless_late(take, life, body.at, body.mode, by=by)
        case SuggestionEnded():
            is_revision = life.end is not None and life.end is not body.end
            return replace(
                life,
                revised=life.revised + is_revision,
                end=body.end,
                ended_at=body.at,
                reason=body.reason,
                message=body.message,
                retained=body.retained,
                authored=body.authored,
                agent=by or life.agent,
            )


def _unless_late(
    act: Callable[Concatenate[Life, P], Life], life: Life, *told: P.args, **by: P.kwargs
) -> Life:
    """Of two processes that wrote at once, one may tell what the other has ended."""
    try:
        return act(life, *told, **by)
    except AlreadyEnded:
        return life
