"""Cue words of our own, one file a language."""

from functools import lru_cache
from typing import Final

from assist.cues import Lexicon
from assist.lexicon import en, es, ja

_SOURCES: Final = {"en": en.SOURCE, "es": es.SOURCE, "ja": ja.SOURCE}


@lru_cache(maxsize=8)
def lexicon_for(language: str) -> Lexicon | None:
    source = _SOURCES.get(language)
    return Lexicon(source) if source else None
