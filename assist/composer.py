"""The ready line: the moves of the plan in the words of the guide. No model, no waiting, no guessing."""

import zlib
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, Never

from assist.book import Book
from assist.choosing import Case, Choice, choose, stages
from assist.plan import REPEAT, Mood, Needs
from assist.policy import CasePolicy, Ruling, rulings
from assist.reading import Moment, Reading
from assist.suggestion import Mark, Piece
from assist.tact import PLAIN, Tact
from assist.typeset import typeset
from locales.calendar import WorkCalendar
from locales.guide import PhraseGuide
from locales.phrase import Band, Move
from locales.tag import resolve
from prompts.item import Limit, Within
from prompts.release import Release

_BRIEF_CHARS: Final = 60
_STORY_CHARS: Final = 220
# in these a character says about two and a half times as much
_DENSE_LANGUAGES: Final = frozenset(("ja", "zh", "ko"))
_DENSE_BY: Final = 0.4
_NOTHING: Final[Mapping[str, Never]] = MappingProxyType({})
_NO_POLICY: Final = CasePolicy()
_COMES_BACK: Final = 3
_MAX_ASKED: Final = 2
_SUBSTANCE: Final = frozenset((Move.QUESTION, Move.LIMIT, Move.ALTERNATIVE, Move.NEXT_STEP, Move.CLOSE))


class Situation(NamedTuple):
    """Everything the composer may know. Nothing else flows into a ready line.

    facts: what may be said, by slot, and topics that are answered; values are filled in as they stand.
    used: when each phrase was last offered or sent in this conversation, the greater the later.
    scenario: in place of the one that was read. seed: what makes one conversation's wording its own.
    promised: when they were last told to hear next; while it lies ahead no later time is given.
    tact: what their words ask for beside the reading. is_owed: they wait for what we said we'd tell them.
    is_repeat: they write about it again. is_another: the agent asks for another line for the same turn.
    """

    reading: Reading
    requested_locale: str
    now: datetime
    calendar: WorkCalendar
    customer_turns: int = 1
    facts: Mapping[str, str] = _NOTHING
    used: Mapping[str, int] = _NOTHING
    policy: CasePolicy = _NO_POLICY
    scenario: str | None = None
    agent_name: str | None = None
    seed: str = ""
    message_chars: int = 0
    promised: datetime | None = None
    tact: Tact = PLAIN
    is_owed: bool = False
    is_repeat: bool = False
    is_another: bool = False


class Composition(NamedTuple):
    """A ready line, not yet judged.

    phrases, joiner: the text as its pieces, and what stands between them.
    evidence: the values that were filled in; due: the moment that was named, if one was.
    guide: the revision that served. unreviewed: no native reviewer approved one of its phrases.
    """

    phrases: tuple[str, ...]
    joiner: Literal["", " "]
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]
    locale: str
    requested_locale: str
    fallback: tuple[str, ...]
    guide: str
    unreviewed: bool
    evidence: tuple[str, ...]
    due: datetime | None

    @property
    def text(self) -> str:
        return self.joiner.join(self.phrases)

    @property
    def moves(self) -> tuple[Move, ...]:
        return tuple(dict.fromkeys(piece.move for piece in self.pieces))


class Composer:
    """Composes from one release. Made when the release is loaded; holds no state of a conversation."""

    def __init__(self, release: Release) -> None:
        self.release: Final = release
        self._books: Final = {tag: Book(guide) for tag, guide in release.guides.items()}
        self._tags: Final = frozenset(self._books)
        self._rulings: Final = rulings(release)

    def ruling(self, scenario: str | None) -> Ruling:
        """The library's rule for a scenario; the general one where it has none."""
        return self._rulings.get(scenario) or self._rulings[None]

    def compose(self, situation: Situation) -> Composition | None:
        """The ready line, or None when no guide speaks the language or only repeats are left for another one.

        The same situation gives the same line. Raises UnknownTag, and CalendarRejected when it never opens.
        """
        resolution = resolve(situation.requested_locale, self._tags)
        if resolution.served is None:
            return None
        book = self._books[resolution.served]
        scenario = situation.scenario or situation.reading.scenario
        ruling = self.ruling(scenario)
        limit = ruling.limit_here(situation.policy, situation.reading.moment, situation.facts)
        due = _due(ruling.within, situation)
        values = _values(situation, ruling, limit, due, book.guide)
        reading = situation.reading
        length = _length(situation)
        case = Case(
            scenario=scenario,
            mood=Mood(reading.band, reading.trend, reading.emotion, reading.moment, situation.tact.is_named),
            needs=self._needs(situation, scenario, ruling, limit, book),
            have=frozenset(values),
            wants_brief=length <= _BRIEF_CHARS if length else None,
        )
        choices = choose(stages(book, case), situation.used, _draw(situation))
        if not _is_worth_saying(choices, is_another=situation.is_another):
            return None
        line = typeset(choices, values, book.guide.joiner)
        return Composition(
            phrases=line.phrases,
            joiner=book.guide.joiner,
            pieces=line.pieces,
            marks=line.marks,
            locale=book.guide.locale,
            requested_locale=situation.requested_locale,
            fallback=resolution.path,
            guide=book.guide.revision,
            unreviewed=not all(choice.line.is_reviewed for choice in choices),
            evidence=line.evidence,
            due=due if "due" in line.said else None,
        )

    def _needs(
        self, situation: Situation, scenario: str | None, ruling: Ruling, limit: Limit | None, book: Book
    ) -> Needs:
        reading = situation.reading
        is_first_turn = situation.customer_turns <= 1
        is_repeat = situation.is_repeat or scenario == REPEAT
        missing = ruling.missing(situation.facts)
        return Needs(
            missing=_unasked(missing, situation.used, reading, book),
            is_limited=limit is not None,
            alternatives=limit.alternatives if limit else (),
            is_story=is_repeat or _length(situation) >= _STORY_CHARS,
            is_repeat=is_repeat or situation.customer_turns >= _COMES_BACK,
            is_first_turn=is_first_turn,
            is_unclear=is_first_turn and scenario is None and reading.moment is Moment.OPENING,
            open_question=self.release.library.open_question,
            is_bereaved=situation.tact.is_bereaved,
            goes_on=situation.tact.goes_on,
            is_owed=situation.is_owed and not situation.tact.is_done,
        )


def requested_locale(reading: Reading, hint: str | None) -> str | None:
    """What the customer needs: the language they write, with the hint's region; the hint when unread."""
    if reading.language == "und":
        return hint
    if hint is not None and hint.replace("_", "-").split("-")[0].lower() == reading.language:
        return hint
    return reading.locale or reading.language


def _length(situation: Situation) -> float:
    """Characters of the message, as many as an English one would have; 0 when nobody counted."""
    is_dense = situation.reading.language in _DENSE_LANGUAGES
    return situation.message_chars / _DENSE_BY if is_dense else situation.message_chars


def _values(
    situation: Situation, ruling: Ruling, limit: Limit | None, due: datetime, guide: PhraseGuide
) -> dict[str, str]:
    values = {name: value for name, value in situation.facts.items() if value}
    values["due"] = situation.calendar.describe_due(due, situation.now, guide)
    if owner := guide.owners.get(ruling.owner):
        values["owner"] = owner
    if situation.agent_name:
        values["agent_name"] = situation.agent_name
    if limit is not None and (clause := limit.clause.get(guide.locale)):
        values["policy"] = clause
    return values


def _due(within: Within, situation: Situation) -> datetime:
    calendar, now, promised = situation.calendar, situation.now, situation.promised
    if within.hours is not None:
        due = calendar.add_hours(now, within.hours)
    else:
        due = calendar.add_days(now, within.days or 0)
    return promised if promised is not None and now < promised < due else due


def _unasked(
    missing: tuple[str, ...], used: Mapping[str, int], reading: Reading, book: Book
) -> tuple[str, ...]:
    """A topic that was asked about and stays open is left to the agent: asking on is nagging.

    What somebody says when asked is taken for the answer, also where we can't read it, and nobody who is
    angry is asked the same again.
    """
    if not (missing and used):
        return missing
    is_once = reading.moment is Moment.CLARIFICATION or reading.band is Band.HIGH
    most = 1 if is_once else _MAX_ASKED
    return tuple(topic for topic in missing if _times_asked(topic, used, book) < most)


def _times_asked(topic: str, used: Mapping[str, int], book: Book) -> int:
    return sum(item in used for item in book.questions.get(topic, ()))


def _draw(situation: Situation) -> int:
    return zlib.crc32(f"{situation.seed}/{situation.customer_turns}".encode())


def _is_worth_saying(choices: list[Choice], *, is_another: bool) -> bool:
    if not any(choice.line.move in _SUBSTANCE for choice in choices):
        return False
    return not is_another or any(not choice.is_repeat for choice in choices)
