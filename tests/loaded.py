"""The content as it comes with us, loaded once for the whole run: judging every phrase takes seconds."""

from functools import cache

from assist.content import Content, load_content
from locales.catalog import load_guides
from prompts.release import Release, load_release


@cache
def content() -> Content:
    return load_content()


@cache
def release() -> Release:
    """Without its gates: what tests of single phrases and items look into."""
    return load_release(None, load_guides(), lambda _: [])
