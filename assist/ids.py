"""Opaque, prefixed names. They name things; journal ids order them.

They begin with the time they were made at, so that rows made together lie together in a database's indexes:
with random names a database of some size spends a third of its time on pages all over the place.
"""

import hashlib
import secrets
import time
from typing import Final, Literal

Prefix = Literal["ws", "team", "per", "conv", "msg", "tok", "src", "evt", "ses", "con"]
_TIME_DIGITS: Final = 11


def make_id(prefix: Prefix) -> str:
    """A fresh id with 80 bits of chance in it, such as `conv_019ac2…`."""
    return f"{prefix}_{time.time_ns() // 1_000_000:0{_TIME_DIGITS}x}{secrets.token_hex(10)}"


def suggestion_id(workspace: str, conversation: str, turn: str, kind: str) -> str:
    """The same for the same place, so that a turn taken over makes no second suggestion."""
    place = "\0".join((workspace, conversation, turn, kind))
    made_at = turn.partition("_")[2][:_TIME_DIGITS]
    return f"sug_{made_at}{hashlib.blake2b(place.encode(), digest_size=12).hexdigest()}"
