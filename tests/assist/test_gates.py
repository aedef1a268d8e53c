from dataclasses import replace
from functools import cache

from assist.gates import release_gates
from guardrails.inspection import Guard
from locales.cases import Cases, ComposeCase, GuardCase
from locales.catalog import load_cases
from locales.errors import GuideRejected
from locales.guide import PhraseGuide
from locales.phrase import Band, Move, Phrase
from prompts.item import Limit, PolicyRule
from prompts.release import Release
from tests.loaded import release


@cache
def guard() -> Guard:
    return Guard.load()


def english(**phrases: Phrase) -> Release:
    """The release with its English guide alone, and these phrases added; `__` in a name stands for a dot."""
    guide = release().guides["en-US"]
    added = {name.replace("__", "."): phrase for name, phrase in phrases.items()}
    fresh = PhraseGuide.model_validate(
        {**guide.model_dump(by_alias=True), "phrases": {**guide.phrases, **added}}
    )
    return replace(release(), guides={"en-US": fresh})


def no_cases(tag: str) -> Cases:
    return Cases(schema=1, locale=tag, guard=(), compose=())


def reasons(of: Release, cases: Cases | None = None) -> list[str]:
    return release_gates(guard(), (lambda _: cases) if cases else no_cases)(of)


def test_what_comes_with_tactful_passes_its_whole_gate() -> None:
    assert release_gates(guard(), load_cases)(release()) == []


def test_a_phrase_that_admits_fault_is_stopped_and_named() -> None:
    found = reasons(english(close__bad__1=Phrase(text="Sorry, this was our fault.", move=Move.CLOSE)))

    assert any(
        reason.startswith("en-US/guide.yaml: phrases.close.bad.1: the guard stops “") for reason in found
    )


def test_a_phrase_that_promises_is_stopped_also_in_its_optional_part() -> None:
    promise = Phrase(
        text="I write {due}[[ and you will get your refund of {amount} today]].", move=Move.NEXT_STEP
    )

    assert any("next_step.bad.1" in reason for reason in reasons(english(next_step__bad__1=promise)))


def with_prompt(**changes: object) -> Release:
    reply = release().models["reply"]
    changed = type(reply).model_validate({**reply.model_dump(), **changes})
    return replace(english(), models={**release().models, "reply": changed})


def test_a_prompt_without_room_for_its_brief_is_named() -> None:
    found = reasons(with_prompt(max_prompt_tokens=300))

    assert any(reason.startswith("en-US: model.reply: ") and "at most 300" in reason for reason in found)


def test_a_prompt_that_reads_what_is_not_there_is_named() -> None:
    body = release().models["reply"].body.replace("{{ due }}", "{{ due_date }}")

    found = reasons(with_prompt(body=body))

    assert any("`due_date` is not known" in reason for reason in found)


def test_a_feeling_or_moment_nobody_reads_is_named() -> None:
    odd = Phrase(text="Hm.", move=Move.CLOSE, emotions=("boredom",), moments=("lunch",))

    found = reasons(english(close__odd__1=odd))

    assert [reason.split(";")[0] for reason in found] == [
        "en-US/guide.yaml: phrases.close.odd.1.emotions: `boredom` is not known",
        "en-US/guide.yaml: phrases.close.odd.1.moments: `lunch` is not known",
    ]


def test_a_policy_with_unknown_words_is_named() -> None:
    rule = PolicyRule(allow=("gold",), limit=Limit(moments=("lunch",)))
    policy = release().policies["default"].model_copy(update={"scenarios": {"refund": rule}})

    found = reasons(replace(english(), policies={"default": policy}))

    assert [reason.split(";")[0] for reason in found] == [
        "policies/default.md: allow: `gold` is not known",
        "policies/default.md: limit.moments: `lunch` is not known",
    ]


def test_structure_comes_first_and_alone() -> None:
    found = reasons(replace(english(), moves={}))

    assert {reason.partition("/")[0] for reason in found} == {"moves"}


def test_a_guard_case_that_goes_the_other_way_is_named() -> None:
    cases = no_cases("en-US").model_copy(
        update={
            "guard": (
                GuardCase(says="Thank you for writing.", expect="fault_admission"),
                GuardCase(says="This was our fault.", expect="pass"),
                GuardCase(says="This was our fault.", expect="fault_admission"),
            )
        }
    )

    found = reasons(english(), cases)

    assert found[0].startswith("en-US/cases.yaml: guard.0: should be stopped as fault_admission")
    assert found[1].startswith("en-US/cases.yaml: guard.1: should pass: the guard stops")
    assert len(found) == 2


def test_a_compose_case_that_goes_the_other_way_is_named() -> None:
    cases = no_cases("en-US").model_copy(
        update={
            "compose": (
                ComposeCase(says="Hi", band=Band.MEDIUM, moves=(Move.NEXT_STEP, Move.VALIDATION)),
                ComposeCase(says="Hi", band=Band.MEDIUM, without=(Move.VALIDATION,)),
                ComposeCase(says="Hi", band=Band.MEDIUM, moves=(Move.VALIDATION, Move.NEXT_STEP)),
            )
        }
    )

    found = reasons(english(), cases)

    assert found[0].startswith(
        "en-US/cases.yaml: compose.0: should do next_step → validation, does validation"
    )
    assert found[1].startswith("en-US/cases.yaml: compose.1: should not do validation")
    assert len(found) == 2


def test_cases_that_cannot_be_read_are_a_reason() -> None:
    def broken(tag: str) -> Cases:
        raise GuideRejected([f"{tag}/cases.yaml: gone"])

    assert release_gates(guard(), broken)(english()) == ["en-US/cases.yaml: gone"]
