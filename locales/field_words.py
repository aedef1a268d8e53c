"""What is wrong with a field, in our own words: the same at every door, and never what was sent."""

from typing import Final

from pydantic_core import ErrorDetails

_KINDS: Final = {
    "missing": "is missing; add it",
    "missing_argument": "is missing; add it",
    "missing_keyword_only_argument": "is missing; add it",
    "string_type": "should be text",
    "int_type": "should be a whole number",
    "int_parsing": "should be a whole number",
    "int_from_float": "should be a whole number",
    "float_type": "should be a number",
    "float_parsing": "should be a number",
    "finite_number": "should be a number with an end",
    "bool_type": "should be true or false",
    "bool_parsing": "should be true or false",
    "list_type": "should be a list",
    "tuple_type": "should be a list",
    "frozen_set_type": "should be a list",
    "set_type": "should be a list",
    "dict_type": "should be an object",
    "mapping_type": "should be an object",
    "model_type": "should be an object",
    "model_attributes_type": "should be an object",
    "dataclass_type": "should be an object",
    "none_required": "should be left out",
    "extra_forbidden": "is not known here; leave it out or mend its spelling",
    "unexpected_keyword_argument": "is not known here; leave it out or mend its spelling",
    "json_invalid": "is not JSON",
    "json_type": "should be JSON",
    "string_unicode": "holds half a surrogate pair, which is no text",
    "union_tag_not_found": "is missing; it says what kind this is",
    "recursion_loop": "holds itself",
    "path_type": "should be a path",
    "url_parsing": "is no address",
}
_MOMENT: Final = "should be a moment with its offset, as 2026-11-26T09:00:00Z"
_LIMITS: Final = {
    "greater_than": ("gt", "should be more than"),
    "greater_than_equal": ("ge", "should be at least"),
    "less_than": ("lt", "should be less than"),
    "less_than_equal": ("le", "should be at most"),
}


def at_field(problem: ErrorDetails, whole: str = "") -> str:
    """One problem and its place: `slots.name: is missing; add it`. whole: the place of what has no field."""
    return f"{'.'.join(map(str, problem['loc'])) or whole}: {said_of(problem)}"


def said_of(problem: ErrorDetails) -> str:
    """One problem, as what follows the name of the field: `is missing; add it`."""
    kind, context = problem["type"], problem.get("ctx", {})
    if kind in _KINDS:
        return _KINDS[kind]
    if kind in _LIMITS:
        bound, words = _LIMITS[kind]
        return f"{words} {context[bound]}"
    match kind:
        case "enum" | "literal_error":
            return f"should be {context['expected']}"
        case "union_tag_invalid":
            return f"should be one of {context['expected_tags']}"
        case "string_pattern_mismatch":
            return f"should be written as {context['pattern']}"
        case "too_short":
            return f"should have at least {context['min_length']}, and has {context['actual_length']}"
        case "too_long":
            return f"may have {context['max_length']} at most"
        case "string_too_short":
            return "is empty" if context["min_length"] == 1 else f"needs {context['min_length']} characters"
        case "string_too_long":
            return f"is longer than {context['max_length']} characters; shorten it"
        case "date_type" | "date_parsing" | "date_from_datetime_parsing":
            return "should be a day, as 2026-11-26"
        case _ if kind.startswith(("datetime", "timezone")):
            return _MOMENT
        case _:
            return problem["msg"].removeprefix("Value error, ").rstrip(".")
