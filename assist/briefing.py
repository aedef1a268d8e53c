"""From a conversation to a brief: what the ready line knows, and the words of both sides, made harmless."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from babel import Locale, UnknownLocaleError

from assist.brief import Brief, Terms, Variant
from assist.choosing import used_after
from assist.composer import Composer, Composition, Situation
from assist.conversation import Role
from assist.fence import harmless, without_orders
from assist.plan import Mood, pace
from assist.policy import Ruling, allowance
from assist.suggestion import Kind
from guardrails.finding import Allowance
from locales.guide import PhraseGuide
from locales.phrase import Band, Move
from locales.slots import KNOWN_SLOTS

TURNS_KEPT: Final = 12
PREVIOUS_CHARS: Final = 600
_LATEST_CHARS: Final = 1_600
_EARLIER_CHARS: Final = 500
_FACT_CHARS: Final = 80
# a fact of more words would put somebody else's sentences into our own examples
_FACT_WORDS: Final = 6
_NAME_CHARS: Final = 40
_MAX_LINES: Final = 12
# redaction sees more than is kept, so that no number is cut in two before it is found
_SEEN_TIMES: Final = 4
_EXAMPLES: Final = 2
_SORRY: Final = 2
_NEVER: Final = 5
_SPEAKERS: Final = {Role.CUSTOMER: "Customer", Role.AGENT: "Agent"}
# filled by the composer, not known about the case
_NOT_FACTS: Final = frozenset(("agent_name", "due", "owner", "policy", "summary"))
_GIVEN: Final = "given"

# a sentence of a chat, and how much less a dense script needs
_SENTENCE_CHARS: Final = 110
_DENSE: Final = 0.45
_DENSE_LANGUAGES: Final = frozenset(("ja", "ko", "zh"))
_SHORTER: Final = 0.7

Redact = Callable[[str], str]


class Spoken(NamedTuple):
    """One message as the copilot heard it."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted of the model. previous: the suggestion that a variant rewrites."""

    kind: Kind = Kind.DRAFT
    variant: Variant | None = None
    previous: str | None = None


def brief_for(
    composer: Composer,
    situation: Situation,
    spoken: Sequence[Spoken],
    said: Sequence[str],
    request: Request,
    redact: Redact,
) -> Brief | None:
    """The brief for this situation, None when no guide speaks the language.

    spoken: the conversation, newest last; said: what counts as evidence, as it was written.
    Raises UnknownTag.
    """
    heard = [Spoken(role, without_orders(text) if role is Role.CUSTOMER else text) for role, text in spoken]
    facts = _unless_ordered(_sayable(situation.facts, redact), said)
    situation = situation._replace(facts=facts)
    said = [without_orders(text) for text in said]
    line = composer.compose(situation)
    if line is None:
        return None
    guide = composer.release.guides[line.locale]
    reading = situation.reading
    scenario = situation.scenario or reading.scenario
    ruling = composer.ruling(scenario)
    allowed = allowance(ruling, situation.policy)
    limit = ruling.limit_here(situation.policy, reading.moment, situation.facts)
    clause = limit.clause.get(guide.locale, "") if limit else ""
    moves = _moves(line, request)
    examples = tuple(_examples(composer, situation, line))
    previous = _bounded(request.previous or "", PREVIOUS_CHARS, redact)
    sentences, chars = _length(situation, moves, request, previous)
    named = situation.calendar.describe_due(line.due, situation.now, guide) if line.due else ""
    return Brief(
        locale=guide.locale,
        terms=Terms(guide.locale, allowed, _evidence(situation, said, (line, *examples), clause, previous)),
        allowed=tuple(sorted(name.replace("_", " ") for name in allowed.allow)),
        ask=_ask(composer, situation, line, guide, ruling, request),
        band=reading.band.value,
        chars=chars,
        due=named,
        emotion=reading.emotion.value,
        examples=tuple(example.text for example in examples),
        facts=tuple(_told(situation.facts)),
        greeting=_greeting(guide, situation.facts),
        language=english_name(guide.locale),
        limit=clause,
        may_admit=allowed.confirmed_fault,
        moment=reading.moment.value,
        moves=tuple(_rules(composer, situation, moves)),
        never=tuple(_never(guide, allowed)),
        owner=guide.owners.get(ruling.owner, ""),
        previous=previous,
        scenario=(scenario or "").replace("_", " "),
        sentences=sentences,
        sorry=(*guide.apology.T1[:_SORRY], *guide.apology.T2[:_SORRY]) if allowed.regret_words else (),
        trend=reading.trend.value,
        turns=tuple(_turns(heard, redact)),
        left_out=heard != list(spoken),
    )


@lru_cache(maxsize=256)
def english_name(tag: str) -> str:
    """`Spanish (Mexico)`; the tag itself where nobody knows a name."""
    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (UnknownLocaleError, ValueError):
        return tag


def _sayable(facts: Mapping[str, str], redact: Redact) -> dict[str, str]:
    """Facts short enough to be facts; what is longer is left to the conversation."""
    said = {
        name: " ".join(harmless(redact(value)).split())
        for name, value in facts.items()
        if len(value) <= _FACT_CHARS * _SEEN_TIMES
    }
    return {
        name: value
        for name, value in said.items()
        if len(value) <= _FACT_CHARS and len(value.split()) <= _FACT_WORDS
    }


def _unless_ordered(facts: Mapping[str, str], said: Sequence[str]) -> dict[str, str]:
    """Without those that stand in words meant for the copilot and nowhere else."""
    orders = [text for text in said if without_orders(text) != text]
    rest = [without_orders(text) for text in said]
    return {
        name: value
        for name, value in facts.items()
        if not any(value in text for text in orders) or any(value in text for text in rest)
    }


def _told(facts: Mapping[str, str]) -> list[str]:
    """The facts that may be quoted, not those that only answer a question."""
    names = sorted(facts.keys() & KNOWN_SLOTS.keys() - _NOT_FACTS)
    return [f"{name.replace('_', ' ')}: {facts[name]}" for name in names if facts[name] not in ("", _GIVEN)]


def _moves(line: Composition, request: Request) -> tuple[Move, ...]:
    if request.kind is not Kind.QUESTION:
        return line.moves
    return (*(move for move in line.moves if move is Move.VALIDATION), Move.QUESTION)


def _rules(composer: Composer, situation: Situation, moves: tuple[Move, ...]) -> Iterator[str]:
    reading = situation.reading
    band = pace(Mood(reading.band, reading.trend, reading.emotion, reading.moment))
    for move in moves:
        item = composer.release.moves[move]
        yield f"{move.value.replace('_', ' ')}: {item.bands.get(band, item.summary)}"


def _examples(composer: Composer, situation: Situation, line: Composition) -> Iterator[Composition]:
    """Other ready lines for the same situation: how the house would put it."""
    used = situation.used
    for _ in range(_EXAMPLES):
        used = used_after(used, (piece.item for piece in line.pieces))
        other = composer.compose(situation._replace(used=used))
        if other is None or other.text == line.text:
            return
        line = other
        yield line


def _ask(
    composer: Composer,
    situation: Situation,
    line: Composition,
    guide: PhraseGuide,
    ruling: Ruling,
    request: Request,
) -> str:
    library = composer.release.library
    for piece in line.pieces:
        topic = guide.phrases[piece.item].topic
        if piece.move is Move.QUESTION and topic:
            return library.topics[topic]
    if request.kind is not Kind.QUESTION:
        return ""
    missing = ruling.missing(situation.facts)
    if missing:
        return library.topics[missing[0]]
    is_unclear = (situation.scenario or situation.reading.scenario) is None
    return library.topics[library.open_question] if is_unclear else ""


def _greeting(guide: PhraseGuide, facts: Mapping[str, str]) -> str:
    name = facts.get("customer_name", "")
    if 0 < len(name) <= _NAME_CHARS:
        return guide.address.greeting.replace("{customer_name}", name)
    return guide.address.greeting_nameless


def _never(guide: PhraseGuide, allowed: Allowance) -> Iterator[str]:
    """What this locale does not say: a few of each kind, for a model learns no list by heart."""
    if not allowed.confirmed_fault:
        yield from (admission.stem for admission in guide.apology.T3[:_NEVER])
    if not allowed.regret_words:
        yield from guide.apology.T1[:_NEVER]
    yield from (avoid.say for avoid in guide.avoid[:_NEVER])
    yield from guide.address.never[:_NEVER]


def _length(
    situation: Situation, moves: tuple[Move, ...], request: Request, previous: str
) -> tuple[int, int]:
    """How long the reply may be: a sentence for each move, one more for somebody who is angry."""
    sentences = len(moves) + (situation.reading.band is Band.HIGH)
    chars = float(sentences * _SENTENCE_CHARS)
    if situation.reading.language in _DENSE_LANGUAGES:
        chars *= _DENSE
    if request.variant is Variant.SHORTER:
        sentences = max(1, sentences - 1)
        chars = _SHORTER * min(chars, len(previous))
    return sentences, round(chars)


def _evidence(
    situation: Situation,
    said: Sequence[str],
    lines: tuple[Composition, ...],
    clause: str,
    previous: str,
) -> tuple[str, ...]:
    filled = (value for line in lines for value in line.evidence)
    return tuple(
        dict.fromkeys(text for text in (*said, *situation.facts.values(), *filled, clause, previous) if text)
    )


def _turns(spoken: Sequence[Spoken], redact: Redact) -> Iterator[str]:
    last = len(spoken) - 1
    for at, (role, text) in enumerate(spoken):
        if at <= last - TURNS_KEPT:
            continue
        words = _bounded(text, _LATEST_CHARS if at == last else _EARLIER_CHARS, redact)
        if words:
            yield f"{_SPEAKERS[role]}: {words}"


def _bounded(text: str, most: int, redact: Redact) -> str:
    """What a model may see of a text: redacted, harmless, its start and its end when it is long."""
    wide = most * _SEEN_TIMES
    ends = [text] if len(text) <= 2 * wide else [text[:wide], text[-wide:]]
    seen = [harmless(redact(end)) for end in ends]
    whole = seen[0] if len(seen) == 1 else "…".join((seen[0][:most], seen[1][-most:]))
    if len(whole) > most:
        head = most * 2 // 3
        whole = f"{whole[:head]}…{whole[head - most + 1 :]}"
    lines = [line.strip() for line in whole.split("\n") if line.strip()]
    # a line of its own never starts at the margin, so nobody can pose as the next speaker
    return "\n  ".join([*lines[: _MAX_LINES - 1], " ".join(lines[_MAX_LINES - 1 :])]).rstrip()
