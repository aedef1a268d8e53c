"""Bands by a workspace's own cut points: what was added to the scores of a language before they are cut."""

from collections.abc import Mapping
from dataclasses import replace

from assist.feeling import band_of
from assist.reading import Reading


def shifted(reading: Reading, shifts: Mapping[str, float]) -> Reading:
    """The score stays as it was read; only the band that is made of it may be another."""
    shift = shifts.get(reading.language)
    return replace(reading, band=band_of(reading.score + shift)) if shift else reading
