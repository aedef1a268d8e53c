from dataclasses import replace

from locales.guide import PhraseGuide
from locales.phrase import Band, Move, Phrase, State
from prompts.item import Need, NextStep, Within
from prompts.lint import judge
from prompts.release import Release
from tests.loaded import release


def with_guide(guide: PhraseGuide) -> Release:
    return replace(release(), guides={"en-US": guide})


def without(move: Move, topic: str | None = None, band: Band | None = None) -> Release:
    guide = release().guides["en-US"]
    kept = {
        item: phrase
        for item, phrase in guide.phrases.items()
        if not (
            phrase.move is move and topic in (None, phrase.topic) and (band is None or band in phrase.bands)
        )
    }
    return with_guide(guide.model_copy(update={"phrases": kept}))


def with_phrase(phrase: Phrase) -> Release:
    guide = release().guides["en-US"]
    return with_guide(
        PhraseGuide.model_validate(
            {**guide.model_dump(by_alias=True), "phrases": {**guide.phrases, "question.new.1": phrase}}
        )
    )


def test_the_content_that_comes_with_tactful_hangs_together() -> None:
    assert judge(release()) == []


def test_an_unknown_owner_is_named() -> None:
    scenario = release().scenarios["refund"].model_copy(update={"owner": "nobody"})

    (reason,) = judge(replace(release(), scenarios={**release().scenarios, "refund": scenario}))

    assert reason.startswith("scenarios/refund.md: owner: `nobody` is not known; use one of account, billing")


def test_an_unknown_topic_is_named() -> None:
    need = Need(topic="shoe_size", decides="nothing")
    scenario = release().scenarios["refund"].model_copy(update={"needs": (need,)})

    reasons = judge(replace(release(), scenarios={**release().scenarios, "refund": scenario}))

    assert any(
        reason.startswith("scenarios/refund.md: needs: `shoe_size` is not known") for reason in reasons
    )
    assert any(
        "en-US/guide.yaml: phrases: no question about `shoe_size` for low" in reason for reason in reasons
    )


def test_a_policy_about_an_unknown_scenario_is_named() -> None:
    policy = release().policies["default"]
    rule = policy.otherwise.model_copy(
        update={"next_step": NextStep(owner="nobody", within=Within(hours=1)), "limit": None}
    )
    changed = policy.model_copy(update={"scenarios": {**policy.scenarios, "fishing": rule}})

    reasons = judge(replace(release(), policies={"default": changed}))

    assert [reason.split(";")[0] for reason in reasons] == [
        "policies/default.md: scenarios: `fishing` is not known",
        "policies/default.md: next_step.owner: `nobody` is not known",
    ]


def test_a_phrase_for_an_unknown_scenario_or_topic_is_named() -> None:
    reasons = judge(with_phrase(Phrase(text="Hm?", move=Move.QUESTION, scenario="fishing", topic="bait")))

    assert [reason.split(";")[0] for reason in reasons] == [
        "en-US/guide.yaml: question.new.1.scenario: `fishing` is not known",
        "en-US/guide.yaml: question.new.1.topic: `bait` is not known",
    ]


def test_a_move_without_rules_and_a_release_without_policy_or_guide_are_named() -> None:
    bare = replace(release(), moves={}, policies={}, scenarios={}, guides={})

    reasons = judge(bare)

    assert sum(reason.startswith("moves/") for reason in reasons) == len(Move)
    assert any(reason.startswith("policies/default.md: is missing") for reason in reasons)
    assert any(reason.startswith("guides: there is none") for reason in reasons)


def test_a_guide_that_leaves_a_band_without_words_is_named() -> None:
    assert judge(without(Move.VALIDATION, band=Band.HIGH)) == [
        "en-US/guide.yaml: phrases: no validation for just any high case; write one without conditions"
    ]
    general = [one for one in judge(without(Move.NEXT_STEP)) if "no next_step for just any" in one]
    assert len(general) == len(Band)
    assert any("no limit for refund" in reason for reason in judge(without(Move.LIMIT)))
    assert len(judge(without(Move.QUESTION, topic="order_number"))) == len(Band)


def test_a_scenario_that_no_phrase_is_about_is_named() -> None:
    scenario = release().scenarios["refund"].model_copy(update={"scenario": "parcel"})

    (reason,) = judge(
        replace(with_guide(release().guides["en-US"]), scenarios={**release().scenarios, "parcel": scenario})
    )

    assert reason.startswith("en-US/guide.yaml: phrases: none is about parcel; write at least a next step")


def test_a_retired_phrase_counts_for_nothing() -> None:
    guide = release().guides["en-US"]
    phrases = {
        item: phrase.model_copy(update={"state": State.RETIRED}) if phrase.move is Move.CLOSE else phrase
        for item, phrase in guide.phrases.items()
    }

    reasons = judge(with_guide(guide.model_copy(update={"phrases": phrases})))

    assert len(reasons) == 2
    assert all("no close" in reason for reason in reasons)


def test_an_owner_without_words_is_named() -> None:
    guide = release().guides["en-US"]

    reasons = judge(with_guide(guide.model_copy(update={"owners": {"billing": "our billing team"}})))

    assert any(
        reason.startswith("en-US/guide.yaml: owners: `support` has no words here") for reason in reasons
    )
