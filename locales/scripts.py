"""Which script a text is written in, and who writes it."""

import re
from typing import Final

LETTERS: Final = re.compile(r"[^\W\d_]")
BEYOND_LATIN: Final = re.compile(r"[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufaff\uff66-\uffdc]")
KANA: Final = re.compile(r"[\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f]")
HAN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")

# scripts that one language of chats owns, before those that several share
OWN: Final = (
    ("ko", re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("te", re.compile(r"[\u0c00-\u0c7f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("gu", re.compile(r"[\u0a80-\u0aff]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("km", re.compile(r"[\u1780-\u17ff]")),
)
SHARED: Final = (
    (
        re.compile(r"[\u0400-\u052f]"),
        frozenset({"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"}),
    ),
    (re.compile(r"[\u0600-\u06ff\u0750-\u077f]"), frozenset({"ar", "fa", "ku", "ps", "ug", "ur"})),
    (re.compile(r"[\u0900-\u097f]"), frozenset({"hi", "mr", "ne", "sa"})),
    (HAN, frozenset({"ja", "zh"})),
)
NOT_LATIN: Final = frozenset(language for language, _ in OWN).union(*(languages for _, languages in SHARED))


def is_han_only(text: str) -> bool:
    """Chinese or Japanese cannot be told apart by script: ideographs, and no kana among them."""
    return HAN.search(text) is not None and KANA.search(text) is None
