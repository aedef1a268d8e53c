"""What both ends agree on before any frame: limits, close codes, and why a command is refused."""

from enum import IntEnum, StrEnum

import orjson

VERSION = 1
SUBPROTOCOL = f"tactful.v{VERSION}"
MAX_FRAME_IN = 16 * 1024
MAX_HELLO = 4 * 1024
MAX_TEXT = 4_000
# How bodies are written.
BODY_JSON = orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS


class Close(IntEnum):
    """Close codes: 40xx reconnect and resume, 44xx get a new ticket first, 45xx stay away."""

    NORMAL = 1000
    BINARY = 1003
    BAD_TEXT = 1007
    TOO_BIG = 1009
    RESTART = 1012
    OVERLOADED = 1013
    HEARTBEAT_LOST = 4000
    EPOCH_CHANGED = 4002
    SLOW = 4008
    REPLACED = 4010
    RATE_LIMITED = 4029
    NO_HELLO = 4401
    EXPIRED = 4402
    BAD_TICKET = 4404
    VIOLATION = 4500
    UNSUPPORTED = 4501
    WRONG_ORIGIN = 4502
    REVOKED = 4503
    TOO_MANY = 4504


class Nack(StrEnum):
    """Why a command was refused."""

    INVALID = "invalid"
    NOT_FOUND = "not_found"
    FORBIDDEN = "forbidden"
    ALREADY_ENDED = "already_ended"
    NOTHING_ELSE = "nothing_else"
    SUPERSEDED = "superseded"
    RATE_LIMITED = "rate_limited"
    UNAVAILABLE = "unavailable"
    CONFLICT = "conflict"
