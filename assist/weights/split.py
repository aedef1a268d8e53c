"""Which customer turns nothing is learned from; what was published does not say."""

import hashlib


def is_held_out(text: str) -> bool:
    """One turn in five, the same ones for ever."""
    return hashlib.sha256(text.encode()).digest()[0] % 5 == 0
