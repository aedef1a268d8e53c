"""Logs: constant texts with facts as fields; people's words only in fields `pii_…`, which are dropped."""

import logging
import sys
import traceback
from pathlib import Path

import structlog
from structlog.typing import EventDict, WrappedLogger


def set_up(*, as_json: bool) -> None:
    """JSON lines on standard error for machines, short lines for people."""
    renderer = (
        structlog.processors.JSONRenderer()
        if as_json
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            without_words,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        # Asked for each time: a log must never fail because what was standard error then is closed now.
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )


def quiet() -> None:
    """Only what went wrong, for commands whose output is the point."""
    set_up(as_json=False)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))


def without_words(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Drop the fields that hold what people wrote, and the words of exceptions, which may quote them."""
    for name in [name for name in event if name.startswith("pii_")]:
        del event[name]
    fault = event.pop("exc_info", None)
    if fault:
        event["fault"] = _without_message(sys.exc_info()[1] if fault is True else fault)
    return event


def _without_message(fault: object) -> str:
    """The kind of an exception and where it came from: files, lines and names only."""
    if not isinstance(fault, BaseException):
        return "unknown"
    frames = traceback.extract_tb(fault.__traceback__)
    places = " < ".join(f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in reversed(frames))
    return f"{type(fault).__name__} at {places}"
