"""Judges the structure of a release: whether items and guides name only what exists, and leave no gap."""

from collections.abc import Iterable, Iterator
from typing import Final

from locales.guide import PhraseGuide
from locales.phrase import Band, Move, Phrase, State
from prompts.errors import TemplateRejected
from prompts.item import DEFAULT_POLICY, ModelItem, PolicyRule, PromptName
from prompts.release import Release

# what the composer always has, whatever the case gives
_ALWAYS_FILLED: Final = frozenset(("due", "owner"))
# what holds words of customers, which are data wherever they stand; the others at most a name or a number
_FENCED: Final = frozenset(("turns", "facts", "previous"))
_NO_ORDERS: Final = _FENCED | {"examples", "greeting"}
# by the composer; the others may be empty in a guide
_BANDS_USED: Final = {
    Move.OPENING: (Band.LOW,),
    Move.VALIDATION: (Band.MEDIUM, Band.HIGH),
    Move.NEXT_STEP: tuple(Band),
    Move.CLOSE: (Band.LOW, Band.MEDIUM),
}


def judge(release: Release) -> list[str]:
    """Every reason why the parts do not fit together, each with the place and how to mend it."""
    return [*_items(release), *_models(release), *_guides(release)]


def _items(release: Release) -> Iterator[str]:
    library = release.library
    for move in Move:
        if move not in release.moves:
            yield f"moves/{move}.md: is missing; write the rules for the move {move}"
    if DEFAULT_POLICY not in release.policies:
        yield f"policies/{DEFAULT_POLICY}.md: is missing; it holds wherever no other policy does"
    yield from _known("library.yaml: general.owner", [library.general.owner], library.owners)
    yield from _known("library.yaml: open_question", [library.open_question], library.topics)
    for name, scenario in release.scenarios.items():
        file = f"scenarios/{name}.md"
        yield from _known(f"{file}: owner", [scenario.owner], library.owners)
        yield from _known(f"{file}: policy", [scenario.policy], release.policies)
        yield from _known(f"{file}: needs", (need.topic for need in scenario.needs), library.topics)
    for name, policy in release.policies.items():
        file = f"policies/{name}.md"
        yield from _known(f"{file}: scenarios", policy.scenarios, release.scenarios)
        for rule in (policy.otherwise, *policy.scenarios.values()):
            yield from _rule(file, rule, release)


def _models(release: Release) -> Iterator[str]:
    for name in PromptName:
        if (item := release.models.get(name)) is None:
            yield f"model/{name}.md: is missing; write the prompt for {name}"
        else:
            yield from _model(f"model/{name}.md", item)


def _model(file: str, item: ModelItem) -> Iterator[str]:
    try:
        system, user = item.templates
    except TemplateRejected as error:
        yield f"{file}: {error}"
        return
    reads = system.reads | user.reads
    if reads != set(item.reads):
        yield f"{file}: reads: is not what it reads; write `reads: [{', '.join(sorted(reads))}]`"
    if "canary" not in system.reads:
        yield f"{file}: never writes {{{{ canary }}}} in its system part; without it no leak is noticed"
    for name in sorted(_NO_ORDERS & system.reads):
        yield f"{file}: {name}: holds customers' words; write it in the user's part, between fences"
    if _FENCED & user.reads and "fence" not in user.reads:
        yield f"{file}: holds customers' words without {{{{ fence }}}} before and after them; add it"


def _rule(file: str, rule: PolicyRule, release: Release) -> Iterator[str]:
    if rule.next_step:
        yield from _known(f"{file}: next_step.owner", [rule.next_step.owner], release.library.owners)
    if rule.limit:
        yield from _known(f"{file}: limit.alternatives", rule.limit.alternatives, release.library.topics)


def _known(where: str, names: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    there = sorted(known)
    for name in names:
        if name not in there:
            yield f"{where}: `{name}` is not known; use one of {', '.join(there) or 'none so far'}, or add it"


def _guides(release: Release) -> Iterator[str]:
    if not release.guides:
        yield "guides: there is none; a release needs at least one"
    library = release.library
    for tag, guide in release.guides.items():
        file = f"{tag}/guide.yaml"
        yield from _known(f"{file}: owners", guide.owners, library.owners)
        for owner in sorted(library.owners.keys() - guide.owners.keys()):
            yield f"{file}: owners: `{owner}` has no words here; add them"
        for item, phrase in guide.phrases.items():
            if phrase.scenario is not None:
                yield from _known(f"{file}: {item}.scenario", [phrase.scenario], release.scenarios)
            if phrase.topic is not None:
                yield from _known(f"{file}: {item}.topic", [phrase.topic], library.topics)
        yield from _gaps(file, guide, release)


def _gaps(file: str, guide: PhraseGuide, release: Release) -> Iterator[str]:
    """Where the composer would find no line, whatever the case. Such a line needs no fact of the case."""
    usable = [
        phrase
        for item, phrase in guide.phrases.items()
        if phrase.state is not State.RETIRED and guide.templates[item].required <= _ALWAYS_FILLED
    ]
    for move, bands in _BANDS_USED.items():
        for band in bands:
            if not any(_is_general(phrase, move, band) for phrase in usable):
                yield f"{file}: phrases: no {move} for just any {band} case; write one without conditions"
    for name in release.scenarios:
        if not any(phrase.scenario == name for phrase in usable):
            yield f"{file}: phrases: none is about {name}; write at least a next step with `scenario: {name}`"
    for topic, bands in sorted(_asked(release).items()):
        for band in bands:
            if not any(
                phrase.move is Move.QUESTION and phrase.topic == topic and band in phrase.bands
                for phrase in usable
            ):
                yield f"{file}: phrases: no question about `{topic}` for {band}; write one"
    yield from _limits(file, release, usable)


def _asked(release: Release) -> dict[str, tuple[Band, ...]]:
    """What the composer may have to ask about, and in which bands."""
    needed = {need.topic for scenario in release.scenarios.values() for need in scenario.needs}
    return {release.library.open_question: (Band.LOW,)} | dict.fromkeys(needed, tuple(Band))


def _is_general(phrase: Phrase, move: Move, band: Band) -> bool:
    """Fits every case of its band. An opening or a close is only said at its own moment."""
    own_moment = {Move.OPENING: "opening", Move.CLOSE: "closing"}.get(move)
    is_any_moment = not phrase.moments or own_moment in phrase.moments
    is_any_case = phrase.scenario is None and not phrase.emotions and phrase.topic is None
    return phrase.move is move and band in phrase.bands and is_any_case and is_any_moment


def _limits(file: str, release: Release, usable: list[Phrase]) -> Iterator[str]:
    for name, scenario in release.scenarios.items():
        policy = release.policies.get(scenario.policy)
        if policy is None or policy.rule(name).limit is None:
            continue
        for move in (Move.LIMIT, Move.ALTERNATIVE):
            if not any(phrase.move is move and phrase.scenario in (None, name) for phrase in usable):
                yield f"{file}: phrases: no {move} for {name}, which its policy limits; write one"
