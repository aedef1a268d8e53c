"""From a model's words to steps, with the real prompts and gate."""

from assist.drafting import Faulted, Finished, Released, Step
from assist.model import Fault, ModelDoor
from assist.testing import ScriptedModel
from tests.assist.test_brief import ANGRY, HOUSE, NOW, copilot, talked

WHOLE = "I can see how tiring this is. First, I will look into it now."


async def steps_of(model: ScriptedModel) -> list[Step]:
    order = copilot().order(*talked(ANGRY), HOUSE, NOW)
    return [step async for step in order.steps(ModelDoor([model]), "w")]


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
