"""What is wrong with something sent to us, in our words: which field, and how to mend it."""

from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

_KINDS: Final = {
    "missing": "is missing; add it",
    "string_type": "should be text",
    "int_type": "should be a whole number",
    "float_type": "should be a number",
    "bool_type": "should be true or false",
    "list_type": "should be a list",
    "dict_type": "should be an object",
    "model_type": "should be an object",
    "model_attributes_type": "should be an object",
    "extra_forbidden": "is not known here; leave it out",
    "json_invalid": "is not JSON",
    "string_unicode": "holds half a surrogate pair, which is no text",
}
_MOMENT: Final = "should be a moment with its offset, as 2026-11-26T09:00:00Z"
# The branches of a union end its members' paths; nobody wrote them.
_BRANCHES: Final = frozenset(("str", "int", "float", "bool", "constrained-int"))
_ANY_SCALAR: Final = "should be text, a number, true, false or null"


def problem_of(wrong: ValidationError) -> str:
    """The first problem, never what was sent."""
    problem = wrong.errors(include_url=False, include_input=False)[0]
    place = [str(part) for part in problem["loc"]]
    if len(place) > 1 and place[-1] in _BRANCHES and place[-2] == "id":
        return f"{'.'.join(place[:-1])}: {_ANY_SCALAR}"
    said = _in_words(problem)
    return f"{'.'.join(place)}: {said}" if place else said


def _in_words(problem: ErrorDetails) -> str:
    kind, context = problem["type"], problem.get("ctx", {})
    if kind in _KINDS:
        return _KINDS[kind]
    match kind:
        case "enum" | "literal_error":
            return f"should be {context['expected']}"
        case "too_short":
            return f"should have at least {context['min_length']}, and has {context['actual_length']}"
        case "too_long":
            return f"may have {context['max_length']} at most"
        case "string_too_short":
            return "is empty" if context["min_length"] == 1 else f"needs {context['min_length']} characters"
        case "string_too_long":
            return f"is longer than {context['max_length']} characters; shorten it"
        case _ if kind.startswith(("datetime", "timezone")):
            return _MOMENT
        case _:
            return problem["msg"].removeprefix("Value error, ")
