"""From what happens on the line to what the log of outcomes keeps of it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Concatenate, NamedTuple, ParamSpec

from assist.reading import Reading
from coaching.errors import AlreadyEnded
from coaching.events import SYSTEM, Actor, Completed, Requested, RequestedItem
from coaching.outcome import SHOWN, End, Life, show, take
from realtime.drafted import Drafted
from realtime.wire.durable import Durable
from realtime.wire.readings import ReadingMade
from realtime.wire.snapshot import ConversationInfo
from realtime.wire.suggestions import (
    ItemOut,
    SuggestionAccepted,
    SuggestionBlocked,
    SuggestionDelta,
    SuggestionEnded,
    SuggestionFailed,
    SuggestionFinal,
    SuggestionReady,
    SuggestionShown,
    SuggestionStart,
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


def requested_draft(
    workspace: str, info: ConversationInfo, start: SuggestionStart, reading: Reading | ReadingMade | None
) -> Requested:
    """A model's draft at its beginning. Its one item is the prompt, whose share is the whole text."""
    return Requested(
        workspace=workspace,
        conversation=info.id,
        turn=start.turn,
        sug=start.sug,
        attempt=start.attempt,
        kind=start.kind,
        requested_at=start.at,
        team=info.team,
        source="model",
        release=start.release,
        guide=start.guide,
        locale=start.locale,
        requested_locale=start.requested_locale,
        band=reading.band if reading else None,
        trend=reading.trend if reading else None,
        emotion=reading.emotion if reading else None,
        scenario=reading.scenario if reading else None,
        moment=reading.moment if reading else None,
        language=reading.language if reading else None,
        items=(RequestedItem(start.item, start.revision, start.kind, 0, 0),),
    )


def completed(draft: Drafted) -> Completed:
    """A draft that came to its end."""
    final = draft.final
    assert final
    return Completed(
        sug=final.sug,
        attempt=final.attempt,
        turn=draft.start.turn,
        at=final.at,
        length=final.len,
        decision=final.decision,
        model=final.model,
        text=draft.text,
        prompt_tokens=final.prompt_tokens,
        completion_tokens=final.completion_tokens,
        cost_usd=final.cost_usd,
        first_ms=final.first_ms,
        total_ms=final.total_ms,
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


def life_of_draft(start: SuggestionStart) -> Life:
    """Where the life of a draft begins: without words."""
    return Life(
        sug=start.sug,
        attempt=start.attempt,
        turn=start.turn,
        kind=start.kind,
        text="",
        requested_at=start.at,
    )


def come_to_nothing(life: Life, body: SuggestionBlocked | SuggestionFailed) -> Life:
    """A draft that was begun, and of which nothing can be shown."""
    end, reason = _end_of(body)
    return replace(life, end=end, ended_at=body.at, reason=reason)


def fold_life(lives: dict[tuple[str, int], Life], body: Durable) -> None:
    """Take one committed frame into the lives of a conversation that is loaded again."""
    match body:
        case SuggestionReady():
            lives[body.sug, body.attempt] = life_of(body)
        case SuggestionStart():
            lives[body.sug, body.attempt] = life_of_draft(body)
        case SuggestionDelta():
            life = lives.get((body.sug, body.attempt))
            if life is not None and life.end is None and len(life.text) == body.off:
                lives[body.sug, body.attempt] = replace(life, text=life.text + body.text)
        case SuggestionFinal():
            life = lives.get((body.sug, body.attempt))
            if life is not None:
                text = life.text[: body.len]
                lives[body.sug, body.attempt] = replace(life, text=text, spans=((0, body.len),))
        case SuggestionFailed() | SuggestionBlocked():
            life = lives.get((body.sug, body.attempt))
            if life is not None and life.end is None:
                lives[body.sug, body.attempt] = come_to_nothing(life, body)
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
            # That it was seen may be told later, by a frame that took longer to keep.
            shown_at = life.shown_at or (body.at if body.end in SHOWN else None)
            return replace(
                life,
                shown_at=shown_at,
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
