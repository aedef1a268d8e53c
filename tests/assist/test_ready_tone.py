"""No ready line sounds like a recording, or speaks in another register than its guide."""

from assist.gates import release_gates
from guardrails.finding import Category, Severity
from guardrails.inspection import PACKS, SWITCHED, Guard
from guardrails.pack import read_specs
from guardrails.rules import compile_packs
from guardrails.spec import Mode, PackSpec, Terms
from locales.catalog import load_guides
from prompts.release import load_release

TONES = {Category.TOXIC, Category.ROBOTIC, Category.REGISTER}
STRICT = Terms(severity=Severity.ERROR, mode=Mode.ENFORCE)


def strict(spec: PackSpec) -> PackSpec:
    """What is only warned of is an error."""
    rules = tuple(rule.changed(STRICT) if rule.category in TONES else rule for rule in spec.rules)
    return spec.model_copy(update={"rules": rules})


def test_nothing_ready_is_even_warned_of_for_its_tone() -> None:
    specs = {name: (strict(spec), digest) for name, (spec, digest) in read_specs(PACKS, SWITCHED).items()}

    guard = Guard(compile_packs(specs, were_tested=True))

    assert release_gates(guard)(load_release(None, load_guides(), lambda _: [])) == []
