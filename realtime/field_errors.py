"""What is wrong with something sent to us: which fields, and how to mend them."""

from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from locales.field_words import said_of

# The branches of a union end its members' paths; nobody wrote them.
_BRANCHES: Final = frozenset(("str", "int", "float", "bool", "constrained-int"))
_ANY_SCALAR: Final = "should be text, a number, true, false or null"
# A mapping whose keys are the sender's own, which are not told back.
_OWN_KEYS: Final = frozenset(("seqs",))


def problem_of(wrong: ValidationError) -> str:
    """The first problem, never what was sent."""
    return problem_in(wrong.errors(include_url=False, include_input=False)[0])


def problem_in(problem: ErrorDetails, *, besides: frozenset[str] = frozenset(), whole: str = "") -> str:
    """besides: parts of a path that nobody wrote; whole: what to call the place that no field names."""
    place = [str(part) for part in problem["loc"] if part not in besides]
    for at, part in enumerate(place):
        if part in _OWN_KEYS:
            del place[at + 1 :]
    if len(place) > 1 and place[-1] in _BRANCHES and place[-2] == "id":
        return f"{'.'.join(place[:-1])}: {_ANY_SCALAR}"
    if problem["type"].startswith("union_tag"):
        place.append(problem["ctx"]["discriminator"].strip("'"))
    said = said_of(problem)
    where = ".".join(place) or whole
    return f"{where}: {said}" if where else said
