"""Every frame of the socket protocol `tactful.v1`; the source of docs/wire.md and web_widget/frames.d.ts.

A message on the socket holds one frame, or, from the server, several, a line each. A frame is JSON text:
`{"v":1,"t":type,"c":conversation,"ep":epoch,"seq":sequence,"d":body}`.
Durable frames carry `ep` and `seq` (dense, by conversation); the others carry neither.
`c` is an id `conv_…`, `ep` a whole number written as text; a command's id is the client's own, 16 to 36
characters of `0-9a-fA-F-`, such as a UUID.
Bodies that we send are dataclasses, which orjson writes as they are. Bodies that we get are pydantic.
"""
