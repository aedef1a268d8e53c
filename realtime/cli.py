"""Where `tactful` begins: ready for Ctrl-C before anything is loaded, which takes most of a short command."""

import os
import signal
import sys
from types import FrameType

# A reader that has seen enough, as `head` has, ends a command silently. Not these: they have sockets.
WITH_SOCKETS = {"serve", "demo", "doctor", "replay"}


def main() -> None:
    signal.signal(signal.SIGINT, _end)
    if hasattr(signal, "SIGPIPE") and not set(sys.argv[1:2]) & WITH_SOCKETS:
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    from realtime.command_line import app

    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        app()
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)


def _end(number: int, _: FrameType | None) -> None:
    # Nothing was begun, and a half-loaded module would only have a traceback to tell.
    os._exit(128 + number)
