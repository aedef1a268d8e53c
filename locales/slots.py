"""The slot grammar of everything that people read.

`{name}` is filled; `[[ a part with {name}]]` is dropped when one of its slots has no value. There is nothing
else: no attribute, no condition, no escape. Values are data and are never read as grammar.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from locales.errors import MissingSlot, SlotSyntaxError

MAX_BYTES: Final = 4096
MAX_SLOTS: Final = 20

KNOWN_SLOTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "agent_name": "the agent's name as customers see it",
        "amount": "an amount of money, already formatted for the locale",
        "case_id": "the number of this case, as the customer may quote it",
        "customer_name": "the customer's name without title, as the locale's greeting uses it",
        "date": "a day the facts give (of an order, a payment), already formatted",
        "device": "the device, browser or app the customer uses",
        "due": "when the customer hears next, worked out by the calendar and worded by the guide",
        "error_text": "the error message the customer sees, word for word",
        "order_number": "the order's number",
        "owner": "who does the next step, in the guide's words",
        "policy": "the rule that limits what can be done, as one clause from the policy item",
        "product": "the product or service, by name",
        "summary": "what the customer said, as one clause without a full stop",
    }
)

_TOKEN: Final = re.compile(
    r"\{(?P<slot>[a-z][a-z0-9_]{0,31})\}|(?P<open>\[\[)|(?P<close>\]\])|(?P<brace>[{}])"
)


class Fill(NamedTuple):
    """Where a slot's value stands in the filled text: code points, half open."""

    name: str
    start: int
    end: int


class Filled(NamedTuple):
    text: str
    fills: tuple[Fill, ...]


class _Part(NamedTuple):
    """Literal text, or a slot's name when `is_slot`."""

    text: str
    is_slot: bool


class _Segment(NamedTuple):
    """A run of parts that stands or falls together."""

    parts: tuple[_Part, ...]
    is_optional: bool
    needs: tuple[str, ...]


class Template:
    """A parsed phrase. Made by `parse`, shared, never changed."""

    __slots__ = ("_filled", "_segments", "optional", "required", "slots", "text")

    def __init__(self, text: str, segments: tuple[_Segment, ...]) -> None:
        self.text: Final = text
        self._segments: Final = segments
        self.slots: Final = frozenset(name for segment in segments for name in segment.needs)
        self.required: Final = frozenset(
            name for segment in segments if not segment.is_optional for name in segment.needs
        )
        self.optional: Final = self.slots - self.required
        self._filled: Final = None if self.slots else Filled(text, ())

    def __repr__(self) -> str:
        return f"Template({self.text!r})"

    def fill(self, values: Mapping[str, str]) -> Filled:
        """The text with its values. An empty value counts as none. Raises MissingSlot."""
        if self._filled is not None:
            return self._filled
        pieces: list[str] = []
        fills: list[Fill] = []
        at = 0
        for parts, is_optional, needs in self._segments:
            lacking = _lacking(needs, values) if needs else None
            if lacking is None:
                for text, is_slot in parts:
                    piece = values[text] if is_slot else text
                    end = at + len(piece)
                    if is_slot:
                        fills.append(Fill(text, at, end))
                    pieces.append(piece)
                    at = end
            elif not is_optional:
                raise MissingSlot(lacking)
        return Filled("".join(pieces), tuple(fills))


def _lacking(needs: tuple[str, ...], values: Mapping[str, str]) -> str | None:
    for name in needs:
        if not values.get(name):
            return name
    return None


@lru_cache(maxsize=8192)
def parse(text: str) -> Template:
    """Read a phrase. Raises SlotSyntaxError with the place and how to mend it."""
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise SlotSyntaxError(0, f"longer than {MAX_BYTES} bytes", "split it into phrases")
    return Template(text, tuple(_segments(text)))


def _segments(text: str) -> Iterator[_Segment]:
    parts: list[_Part] = []
    opened_at: int | None = None
    at = slots = 0
    for token in _TOKEN.finditer(text):
        start = token.start()
        if start > at:
            parts.append(_Part(text[at:start], is_slot=False))
        at = token.end()
        match token.lastgroup:
            case "slot":
                slots += 1
                if slots > MAX_SLOTS:
                    raise SlotSyntaxError(start, f"more than {MAX_SLOTS} slots", "use fewer")
                parts.append(_Part(token["slot"], is_slot=True))
            case "open":
                if opened_at is not None:
                    raise SlotSyntaxError(
                        start, "[[ inside [[ … ]]", "close the first part with ]] before it"
                    )
                opened_at = start
                yield from _segment(parts, is_optional=False)
                parts = []
            case "close":
                if opened_at is None:
                    raise SlotSyntaxError(
                        start, "]] without [[", "open the optional part with [[ or remove it"
                    )
                if not any(part.is_slot for part in parts):
                    raise SlotSyntaxError(
                        opened_at, "an optional part without a slot", "put a {slot} in it or remove [[ and ]]"
                    )
                opened_at = None
                yield from _segment(parts, is_optional=True)
                parts = []
            case _:
                raise SlotSyntaxError(
                    start,
                    f"a lone {token['brace']}",
                    "write a slot as {name}: lower-case letters, digits and _, no spaces, at most 32",
                )
    if opened_at is not None:
        raise SlotSyntaxError(opened_at, "[[ is never closed", "close the optional part with ]]")
    if at < len(text):
        parts.append(_Part(text[at:], is_slot=False))
    yield from _segment(parts, is_optional=False)


def _segment(parts: list[_Part], *, is_optional: bool) -> Iterator[_Segment]:
    if parts:
        needs = tuple(dict.fromkeys(part.text for part in parts if part.is_slot))
        yield _Segment(tuple(parts), is_optional, needs)
