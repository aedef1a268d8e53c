"""From a model's words to steps, with the real prompts and gate."""

import pytest

from assist.bench import Benches
from assist.copilot import Copilot
from assist.drafting import Faulted, Finished, Refused, Released, Step
from assist.model import Deadlines, Fault, ModelDoor
from assist.reader import InstantReader
from assist.testing import Pause, ScriptedModel
from locales.detect import Py3LangidDetector
from tests.assist.talking import ANGRY, HOUSE, NOW, copilot, talked
from tests.loaded import content

WHOLE = "I can see how tiring this is. First, I will look into it now."


async def steps_of(model: ScriptedModel, benches: Benches | None = None) -> list[Step]:
    order = (_judged_by(benches) if benches else copilot()).order(*talked(ANGRY), HOUSE, NOW)
    return [step async for step in order.steps(ModelDoor([model]), "w")]


def _judged_by(benches: Benches) -> Copilot:
    detector = Py3LangidDetector(("en",))
    return Copilot(InstantReader(("en",)), content().composer, content().guard, detector, benches)


def shown(steps: list[Step]) -> str:
    return "".join(piece.text.text for step in steps if isinstance(step, Released) for piece in step.pieces)


async def test_a_draft_that_was_stopped_for_its_length_ends_with_its_last_whole_sentence() -> None:
    steps = await steps_of(ScriptedModel(f"{WHOLE} And the", is_cut=True))

    assert shown(steps) == WHOLE
    assert isinstance(steps[-1], Finished)


async def test_a_draft_that_was_stopped_in_its_first_sentence_is_none() -> None:
    steps = await steps_of(ScriptedModel("I can see how", is_cut=True))

    assert steps == [Faulted(Fault.CUT)]


async def test_a_model_that_ends_by_itself_may_leave_out_the_last_full_stop() -> None:
    steps = await steps_of(ScriptedModel(f"{WHOLE} Thank you"))

    assert shown(steps) == f"{WHOLE} Thank you"


async def test_with_sentence_vectors_every_layer_judges_a_draft_and_its_verdict_says_so() -> None:
    benches = Benches()
    await benches.open()
    if not benches.has_vectors:
        pytest.skip("no sentence vectors on this machine")

    steps = await steps_of(ScriptedModel(list(WHOLE)), benches)

    finished = steps[-1]
    assert isinstance(finished, Finished)
    assert (shown(steps), finished.verdict.layers) == (WHOLE, ("rules", "ngrams", "vectors"))
    benches.close()


async def test_the_customers_own_address_is_kept_from_the_model_and_put_back_in_its_words() -> None:
    model = ScriptedModel(list("Thank you. I will write to [email] today."))
    order = copilot().order(*talked(f"{ANGRY} Write to ana@mail.example"), HOUSE, NOW)

    steps = [step async for step in order.steps(ModelDoor([model]), "w")]

    assert "ana@mail.example" in shown(steps)
    assert "ana@mail.example" not in model.asks[0].user + model.asks[0].system


FOREIGN = "The card 4111 1111 1111 1111 is on file. "


async def test_what_the_guard_stops_before_a_word_was_seen_is_written_again_without_it() -> None:
    model = ScriptedModel(FOREIGN, WHOLE)

    steps = await steps_of(model)

    assert shown(steps) == WHOLE
    assert isinstance(steps[-1], Finished)
    first, second = model.asks
    assert second.system.startswith(first.system)
    assert "without addresses or numbers" in second.system
    assert "4111" not in second.system


async def test_a_second_attempt_that_the_guard_stops_is_the_last() -> None:
    model = ScriptedModel(FOREIGN)

    steps = await steps_of(model)

    assert steps == [Refused("personal.card")]
    assert len(model.asks) == 2


async def test_after_a_word_was_seen_no_second_attempt_is_made() -> None:
    model = ScriptedModel([f"{WHOLE} ", FOREIGN, "And more."])

    steps = await steps_of(model)

    assert (shown(steps), steps[-1]) == (WHOLE, Refused("personal.card"))
    assert len(model.asks) == 1


async def test_a_second_attempt_has_what_is_left_of_the_time() -> None:
    model = ScriptedModel([Pause(0.2), FOREIGN], [Pause(0.2), WHOLE])
    order = copilot().order(*talked(ANGRY), HOUSE, NOW)
    door = ModelDoor([model], deadlines=Deadlines(whole_s=0.3))

    steps = [step async for step in order.steps(door, "w")]

    assert steps == [Faulted(Fault.DEADLINE)]


CLAUSES = ["Thank you for telling me, ", "and I will look ", "into it now, ", "as you asked."]


def pieces(steps: list[Step]) -> list[str]:
    return [piece.text.text for step in steps if isinstance(step, Released) for piece in step.pieces]


async def test_by_clause_words_are_shown_before_their_sentence_ends() -> None:
    steps = await steps_of(ScriptedModel(CLAUSES), Benches(by_clause=True))

    assert pieces(steps)[0] == "Thank you for telling me"
    assert shown(steps) == "".join(CLAUSES)
    assert isinstance(steps[-1], Finished)


async def test_by_clause_a_sentence_that_ends_badly_ends_the_draft() -> None:
    model = ScriptedModel([*CLAUSES[:2], "since we lost it. And more."])

    steps = await steps_of(model, Benches(by_clause=True))

    assert (shown(steps), steps[-1]) == ("Thank you for telling me", Refused("en.fault.we-failed"))


async def test_by_clause_a_draft_that_was_stopped_behind_words_of_its_last_sentence_is_none() -> None:
    steps = await steps_of(ScriptedModel(CLAUSES[:2], is_cut=True), Benches(by_clause=True))

    assert (shown(steps), steps[-1]) == ("Thank you for telling me", Faulted(Fault.CUT))
