"""The one door to language models: `open_door`, then `ModelDoor.stream`.

litellm is imported here and nowhere else, and only when a model needs it: that takes seconds and 170 MB.
"""

import asyncio
import importlib
import importlib.util
import logging
import os
from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

from assist.models.asking import Ask, Fault, Meter, Model, ModelFailed, Restart, Usage
from assist.models.deadlines import DEADLINES, Deadlines
from assist.models.door import ModelDoor, ModelStream
from assist.models.failing import TAIL_S, after_s, fault_of_status
from assist.models.limits import LIMITS, Limits
from assist.models.spec import ModelSpec, ModelSpecRejected

__all__ = [
    "Ask",
    "Deadlines",
    "Fault",
    "Limits",
    "LitellmModel",
    "Meter",
    "Model",
    "ModelDoor",
    "ModelFailed",
    "ModelSpec",
    "ModelSpecRejected",
    "ModelStream",
    "Restart",
    "Usage",
    "open_door",
]

_LOGGERS: Final = ("LiteLLM", "LiteLLM Router", "LiteLLM Proxy")
# they log whole requests when somebody asks for everything
_TALKATIVE: Final = ("openai", "httpx", "httpcore", "botocore", "urllib3")
# a port that nobody listens at
_NOWHERE: Final = "http://127.0.0.1:1/v1"
_CLOSE_S: Final = 0.2
# the door's watchdog is the clock; this is for what it might miss
_LONGEST_S: Final = 60.0
# what stands somewhere behind litellm's own errors, by the name of its class: each provider has its library
_BROKEN: Final = frozenset(
    {
        "ClientConnectorError",
        "ClientOSError",
        "ClientPayloadError",
        "ConnectError",
        "ConnectionResetError",
        "ReadError",
        "RemoteProtocolError",
        "ServerDisconnectedError",
        "WriteError",
    }
)
_NO_STREAM: Final = frozenset(
    {
        "AttributeError",
        "IndexError",
        "JSONDecodeError",
        "KeyError",
        "TypeError",
        "UnicodeDecodeError",
        "UnicodeEncodeError",
        "ValidationError",
    }
)


def open_door(
    specs: Sequence[ModelSpec], limits: Limits = LIMITS, deadlines: Deadlines = DEADLINES
) -> ModelDoor:
    """Raises ModelSpecRejected for what is known to fail: no model, a key that is not there, no litellm."""
    if not specs:
        raise ModelSpecRejected("no model is given")
    return ModelDoor([_make(spec) for spec in specs], limits, deadlines)


def _make(spec: ModelSpec) -> Model:
    if spec.is_lean:
        from assist.models.lean import LeanModel  # aiohttp takes a third of a second

        return LeanModel(spec)
    return LitellmModel(spec)


class LitellmModel:
    """Any provider. Of litellm only the translation is used; its retries, caches and reports are off."""

    def __init__(self, spec: ModelSpec) -> None:
        spec.key()  # one that is not there is an error now, not at the first customer
        if importlib.util.find_spec("litellm") is None:
            raise ModelSpecRejected(
                f"model {spec.name} needs litellm, which is not installed: see requirements/model.txt"
            )
        self._spec: Final = spec
        self._litellm: Any = None

    @property
    def name(self) -> str:
        return self._spec.name

    async def warm(self) -> None:
        """Raises ModelSpecRejected when litellm knows no such provider."""
        litellm = await asyncio.to_thread(_import_litellm)
        if not _is_known(litellm, self._spec):
            raise ModelSpecRejected(f"model {self.name}: litellm knows no such provider")
        self._litellm = litellm
        await self._rehearse()

    async def _rehearse(self) -> None:
        """The first call imports for a second, in the loop: one that reaches nobody, before anybody waits."""
        wish = self._wish(Ask("", "", 1))
        stand_in = {"mock_response": "."}
        if self._spec.is_openai_like:
            stand_in = {"api_base": _NOWHERE, "api_key": "none"}
        with suppress(Exception):
            async for _ in await self._litellm.acompletion(**wish | stand_in):
                pass

    def cost_usd(self, prompt_tokens: int, completion_tokens: int) -> float | None:
        if (cost := self._spec.cost_usd(prompt_tokens, completion_tokens)) is not None:
            return cost
        try:
            told = self._litellm.cost_per_token(
                model=self.name, prompt_tokens=prompt_tokens, completion_tokens=completion_tokens
            )
        except Exception:  # litellm raises plain ones when it knows no price
            return None
        return float(sum(told))

    async def stream(self, ask: Ask, meter: Meter | None = None) -> AsyncGenerator[str, None]:
        if self._litellm is None:
            await self.warm()
        failed: ModelFailed | None = None
        has_words = False
        stream: Any = None
        try:
            stream = await self._litellm.acompletion(**self._wish(ask))
            async for chunk in stream:
                if words := _words_of(chunk):
                    has_words = True
                    yield words
                if _is_last(chunk):
                    break
            meter = meter or Meter()
            meter.is_cut = self._finish(stream) == "length"
            await self._count(stream, meter)
        except ModelFailed:
            raise
        except Exception as wrong:
            failed = self._failure(wrong, has_words=has_words)
        finally:
            if stream is not None:
                await _hang_up(stream)
        if failed is not None:
            raise failed  # here, so that litellm's error, which quotes the whole request, does not hang on it

    def _wish(self, ask: Ask) -> dict[str, object]:
        key = self._spec.key()
        if key is None and self._spec.is_openai_like and self._spec.base_url is not None:
            key = "none"  # else litellm sends OpenAI's key to whatever address this is
        return {
            "model": self.name,
            "messages": [
                {"role": "system", "content": ask.system},
                {"role": "user", "content": ask.user},
            ],
            "stream": True,
            "stream_options": {"include_usage": True},
            "max_tokens": ask.max_tokens,
            "temperature": ask.temperature,
            "stop": list(ask.stop) or None,
            "api_base": self._spec.base_url,
            "api_key": key,
            "drop_params": True,
            "num_retries": 0,
            "max_retries": 0,
            "caching": False,
            "no-log": True,
            "timeout": _LONGEST_S,
        }

    def _finish(self, stream: Any) -> Any:
        """How it ended; litellm makes up a good end where the provider's is missing."""
        finish = stream.received_finish_reason or stream.intermittent_finish_reason
        if finish is None:
            raise ModelFailed(Fault.CUT, self.name)
        if finish == "content_filter":
            raise ModelFailed(Fault.REFUSED, self.name, detail="its content filter")
        return finish

    async def _count(self, stream: Any, meter: Meter) -> None:
        """What comes after the last words, for a moment; a draft does not fail for its sake."""
        with suppress(Exception):
            async with asyncio.timeout(TAIL_S):
                async for chunk in stream:
                    if (usage := getattr(chunk, "usage", None)) is not None:
                        # it makes up zeros where the provider does not tell
                        meter.prompt_tokens = usage.prompt_tokens or None
                        meter.completion_tokens = usage.completion_tokens or None
                        return

    def _failure(self, wrong: Exception, *, has_words: bool) -> ModelFailed:
        if isinstance(wrong, ModelSpecRejected):
            return ModelFailed(Fault.REFUSED, self.name, detail="its key is gone")
        causes = list(_causes(wrong))
        kinds = {type(cause).__name__ for cause in causes}
        if kinds & _NO_STREAM:
            return ModelFailed(Fault.MALFORMED, self.name)
        if kinds & _BROKEN:
            return ModelFailed(Fault.CUT if has_words else Fault.CONNECT, self.name)
        status = next((code for cause in causes if isinstance(code := _status(cause), int)), 500)
        waits = (after_s(headers) for cause in causes for headers in _headers(cause))
        return ModelFailed(
            fault_of_status(status),
            self.name,
            detail=f"status {status}",
            retry_after_s=next((wait for wait in waits if wait is not None), None),
        )

    async def aclose(self) -> None:
        """litellm keeps its connections by loop, for good: those of this loop are closed."""
        if self._litellm is None:
            return
        cache = self._litellm.in_memory_llm_clients_cache
        ours = f"-{id(asyncio.get_running_loop())}"
        for key in [key for key in cache.cache_dict if key.endswith(ours)]:
            client = cache.cache_dict.pop(key)
            cache.ttl_dict.pop(key, None)
            if (close := getattr(client, "close", None) or getattr(client, "aclose", None)) is not None:
                with suppress(Exception):
                    await close()


def _import_litellm() -> Any:
    """litellm, quiet: it asks nobody for prices, and says, keeps and reports nothing."""
    os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
    litellm: Any = importlib.import_module("litellm")
    litellm.suppress_debug_info = True
    litellm.disable_streaming_logging = True
    litellm.disable_token_counter = True
    litellm.disable_hf_tokenizer_download = True
    litellm.turn_off_message_logging = True
    litellm.cache = None
    litellm.num_retries = 0
    for callbacks in ("callbacks", "success_callback", "failure_callback", "input_callback"):
        setattr(litellm, callbacks, [])
    for name in _LOGGERS:
        logging.getLogger(name).disabled = True
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    return litellm


def _is_known(litellm: Any, spec: ModelSpec) -> bool:
    try:
        litellm.get_llm_provider(spec.name, api_base=spec.base_url)
    except litellm.exceptions.BadRequestError:
        return False
    return True


def _words_of(chunk: Any) -> str:
    if not chunk.choices:
        return ""
    words = chunk.choices[0].delta.content or ""
    words.encode()  # half a character cannot be shown: a UnicodeEncodeError, and so no stream of words
    return str(words)


def _is_last(chunk: Any) -> bool:
    return bool(chunk.choices and chunk.choices[0].finish_reason)


async def _hang_up(stream: Any) -> None:
    """An abandoned stream leaves the model generating."""
    with suppress(Exception):
        async with asyncio.timeout(_CLOSE_S):
            await stream.aclose()


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error and all that stands behind it, as far as that goes."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or getattr(error, "original_exception", None) or error.__context__


def _status(error: BaseException) -> int | None:
    status = getattr(error, "status_code", None)
    return int(status) if status is not None and str(status).isdecimal() else None


def _headers(error: BaseException) -> Iterator[Mapping[str, str]]:
    for holder in (error, getattr(error, "response", None)):
        for name in ("litellm_response_headers", "headers"):
            headers = getattr(holder, name, None)
            if isinstance(headers, Mapping):
                yield headers
