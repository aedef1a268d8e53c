"""Cue words of our own, one file a language."""

from functools import cache
from typing import Final

from assist.cues import Lexicon
from assist.lexicon import ar, de, en, es, fr, it, ja, pt, ru, uk, zh

_SOURCES: Final = {
    "ar": ar.SOURCE,
    "de": de.SOURCE,
    "en": en.SOURCE,
    "es": es.SOURCE,
    "fr": fr.SOURCE,
    "it": it.SOURCE,
    "ja": ja.SOURCE,
    "pt": pt.SOURCE,
    "ru": ru.SOURCE,
    "uk": uk.SOURCE,
    "zh": zh.SOURCE,
}


@cache
def lexicon_for(language: str) -> Lexicon | None:
    source = _SOURCES.get(language)
    return Lexicon(source) if source else None
