"""Which model to ask, where, with whose key: what an operator writes in TACTFUL_MODEL."""

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, Self, cast, get_args
from urllib.parse import urlsplit

from assist.errors import AssistError

Maker = Literal["auto", "lean", "litellm"]

OPENAI_BASE: Final = "https://api.openai.com/v1"
_OPENAI_KEY: Final = "OPENAI_API_KEY"
# before the first slash, and no part of the model's own name at a server that speaks as OpenAI does
_OPENAI_LIKE: Final = frozenset(
    {"openai", "openai_like", "custom_openai", "hosted_vllm", "lm_studio", "llamafile", "local"}
)
# speak a protocol of their own, also behind an address that is given
_OWN_PROTOCOL: Final = frozenset(
    {
        "anthropic",
        "azure",
        "azure_ai",
        "bedrock",
        "cloudflare",
        "cohere",
        "cohere_chat",
        "databricks",
        "gemini",
        "huggingface",
        "ollama",
        "ollama_chat",
        "oci",
        "predibase",
        "replicate",
        "sagemaker",
        "sagemaker_chat",
        "snowflake",
        "triton",
        "vertex_ai",
        "watsonx",
    }
)
# refuse the usual parameters; litellm knows which
_REASONS: Final = re.compile(r"o\d|gpt-5")
_NAME: Final = re.compile(r"[A-Za-z0-9][\w.:/@+-]*")
_VARIABLE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ADDRESS: Final = re.compile(r"@(?=https?://)")
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_OPTIONS: Final = ("key_env", "key_file", "maker", "usd_in", "usd_out")


class ModelSpecRejected(AssistError):
    """A model is described in a way that cannot be used; the message says where and how to mend it."""


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """name: as litellm writes it, `provider/model`. base_url: of the API; `/chat/completions` is added.

    api_key_env, api_key_file: where the key stands, never the key. usd_in, usd_out: of a million tokens.
    maker: `auto` is lean for servers that speak as OpenAI does (an address is given and the provider has no
    protocol of its own, or it is OpenAI), litellm for all others.
    """

    name: str
    base_url: str | None = None
    api_key_env: str | None = None
    api_key_file: Path | None = None
    maker: Maker = "auto"
    usd_in: float | None = None
    usd_out: float | None = None

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ModelSpecRejected(
                f"model name {self.name!r}: expected provider/model, such as openai/gpt-4o-mini"
            )
        if "://" in self.name:
            raise ModelSpecRejected(f"model {self.name}: the address is to begin with http:// or https://")
        if self.base_url is not None:
            self._check_address(self.base_url)
        if self.api_key_env is not None and not _VARIABLE.fullmatch(self.api_key_env):
            # not quoted: somebody may have written the key itself
            raise ModelSpecRejected(f"model {self.name}: key_env is to name an environment variable")
        if self.api_key_env and self.api_key_file:
            raise ModelSpecRejected(f"model {self.name}: give key_env or key_file, not both")
        if self.maker not in get_args(Maker):
            raise ModelSpecRejected(
                f"model {self.name}: maker {self.maker!r} is none of {', '.join(get_args(Maker))}"
            )
        if self.maker == "lean" and self.base_url is None and self.provider != "openai":
            raise ModelSpecRejected(f"model {self.name}: maker lean needs an address, {self.name}@http://…")
        if (self.usd_in is None) != (self.usd_out is None):
            raise ModelSpecRejected(f"model {self.name}: give usd_in and usd_out, or neither")

    def _check_address(self, base_url: str) -> None:
        try:
            parts = urlsplit(base_url)
            is_good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        except ValueError:
            is_good = False
        if not is_good:
            raise ModelSpecRejected(f"model {self.name}: the address is to be http(s)://host[:port]/path")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ModelSpecRejected(
                f"model {self.name}: the address holds a user, a query or a fragment; a key goes into key_env"
            )

    @classmethod
    def parse(cls, text: str) -> Self:
        """From `name[@address][;option=value…]`; options: key_env, key_file, maker, usd_in, usd_out."""
        head, *options = text.strip().split(";")
        name, *address = _ADDRESS.split(head, maxsplit=1)
        spec = cls(name, address[0].rstrip("/") if address else None)
        for option in options:
            spec = spec._with(*option.partition("="))
        return spec

    @classmethod
    def parse_chain(cls, text: str) -> tuple[Self, ...]:
        """Several, first choice first, with commas or spaces between them."""
        return tuple(cls.parse(part) for part in re.split(r"[\s,]+", text) if part)

    def _with(self, option: str, equals: str, value: str) -> Self:
        if not equals or not value or option not in _OPTIONS:
            raise ModelSpecRejected(
                f"model {self.name}: {option!r} is no option=value with one of {', '.join(_OPTIONS)}"
            )
        match option:
            case "key_env":
                return replace(self, api_key_env=value)
            case "key_file":
                return replace(self, api_key_file=Path(value))
            case "maker":
                return replace(self, maker=cast(Maker, value))  # judged when it is made
            case "usd_in":
                return replace(self, usd_in=self._price(option, value), usd_out=self.usd_out or 0.0)
            case _:
                return replace(self, usd_out=self._price(option, value), usd_in=self.usd_in or 0.0)

    def _price(self, option: str, value: str) -> float:
        try:
            price = float(value)
        except ValueError:
            price = -1.0
        if not 0 <= price < 1e6:
            raise ModelSpecRejected(f"model {self.name}: {option} is to be US dollars for a million tokens")
        return price

    @property
    def provider(self) -> str:
        """What stands before the first slash; empty when there is none."""
        head, slash, _ = self.name.partition("/")
        return head if slash else ""

    @property
    def served_name(self) -> str:
        """What a server that speaks as OpenAI does calls it."""
        return self.name.partition("/")[2] if self.provider in _OPENAI_LIKE else self.name

    @property
    def is_lean(self) -> bool:
        if self.maker != "auto":
            return self.maker == "lean"
        if self.base_url is not None:
            return self.provider not in _OWN_PROTOCOL
        return self.provider == "openai" and not _REASONS.match(self.served_name)

    @property
    def is_openai_like(self) -> bool:
        return self.provider in _OPENAI_LIKE

    @property
    def is_local(self) -> bool:
        return self.base_url is not None and urlsplit(self.base_url).hostname in _LOOPBACK

    def key(self) -> str | None:
        """Read anew for every attempt, so that a key can change without a restart.

        None: none is configured. OpenAI's own key goes to OpenAI's own address only.
        """
        if self.api_key_file is not None:
            return self._key_from_file(self.api_key_file)
        variable = self.api_key_env
        if variable is None:
            if not self.is_lean or self.base_url is not None:
                return None
            variable = _OPENAI_KEY
        return self._usable(os.environ.get(variable, ""), f"environment variable {variable}")

    def _key_from_file(self, path: Path) -> str:
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as wrong:
            raise ModelSpecRejected(
                f"model {self.name}: key_file {path} cannot be read ({type(wrong).__name__})"
            ) from None
        return self._usable(text, f"key_file {path}")

    def _usable(self, text: str, source: str) -> str:
        key = text.strip()
        if not key:
            raise ModelSpecRejected(f"model {self.name}: {source} is not set or empty; it is to hold the key")
        if not key.isascii() or not key.isprintable():
            raise ModelSpecRejected(f"model {self.name}: {source} holds characters that no key has")
        return key

    def cost_usd(self, prompt_tokens: int, completion_tokens: int) -> float | None:
        """None: no price was given."""
        if self.usd_in is None or self.usd_out is None:
            return None
        return (prompt_tokens * self.usd_in + completion_tokens * self.usd_out) / 1e6
