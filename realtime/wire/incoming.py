"""Frames from a client: it says hello, follows conversations, answers heartbeats, sends commands."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from realtime.wire.commands import Command, ConversationId, Incoming


class Client(Incoming):
    name: Annotated[str, Field(max_length=60)]
    ver: Annotated[str, Field(max_length=30)]


class Sub(Incoming):
    """Follow a conversation, from after `seq` of epoch `ep` when both are known."""

    c: ConversationId
    ep: Annotated[str, Field(max_length=20, pattern=r"^\d+$")] | None = None
    seq: Annotated[int, Field(ge=-1)] | None = None


class Hello(Incoming):
    ticket: Annotated[str, Field(max_length=200)]
    client: Client | None = None
    caps: tuple[str, ...] = ()
    subs: Annotated[tuple[Sub, ...], Field(max_length=50)] = ()
    session: Annotated[str, Field(max_length=60)] | None = None


class Unsub(Incoming):
    c: ConversationId


class Beat(Incoming):
    """Answer to a heartbeat: the last contiguous sequence applied, by conversation."""

    n: int
    seqs: dict[str, int] = Field(default_factory=dict)


class Auth(Incoming):
    """A fresh ticket, before the old one runs out."""

    ticket: Annotated[str, Field(max_length=200)]


class Resync(Incoming):
    c: ConversationId


class Envelope(Incoming):
    """What every frame from a client says: the version that it is of. The sub-protocol named it already."""

    v: Literal[1] = 1


class HelloFrame(Envelope):
    t: Literal["hello"]
    d: Hello


class SubFrame(Envelope):
    t: Literal["sub"]
    d: Sub


class UnsubFrame(Envelope):
    t: Literal["unsub"]
    d: Unsub


class BeatFrame(Envelope):
    t: Literal["hb"]
    d: Beat


class AuthFrame(Envelope):
    t: Literal["auth"]
    d: Auth


class ResyncFrame(Envelope):
    t: Literal["resync"]
    d: Resync


class CommandFrame(Envelope):
    t: Literal["cmd"]
    c: ConversationId
    d: Annotated[Command, Field(discriminator="op")]


FromClient = Annotated[
    HelloFrame | SubFrame | UnsubFrame | BeatFrame | AuthFrame | ResyncFrame | CommandFrame,
    Field(discriminator="t"),
]
FROM_CLIENT: TypeAdapter[
    HelloFrame | SubFrame | UnsubFrame | BeatFrame | AuthFrame | ResyncFrame | CommandFrame
] = TypeAdapter(FromClient)
HELLO: TypeAdapter[HelloFrame] = TypeAdapter(HelloFrame)
