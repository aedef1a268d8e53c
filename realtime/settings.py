"""The only reader of the environment: every setting, its unit, its default."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from assist.models.spec import ModelSpec, ModelSpecRejected
from locales.engines import Engine
from locales.field_words import said_of
from realtime.access import is_origin
from realtime.errors import SettingsInvalid

PREFIX: Final = "TACTFUL_"
_DATABASES: Final = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
}
_REDIS: Final = ("redis", "rediss", "unix")


class _Group(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SocketSettings(_Group):
    """Limits of the socket."""

    heartbeat_s: float = Field(15, gt=0, le=60, description="Seconds between two heartbeats of the server.")
    hello_s: float = Field(5, gt=0, le=60, description="Seconds in which a new socket must say hello.")
    session_s: float = Field(
        900, gt=0, le=86_400, description="Seconds that a socket may stay open on one ticket."
    )
    per_person: int = Field(5, ge=1, le=100, description="Open sockets that one person may have.")
    handshakes: int = Field(
        64, ge=1, description="Handshakes under way at once in one process; more get a 503."
    )
    outbox_frames: int = Field(64, ge=4, description="Frames that may wait for one socket.")
    outbox_bytes: int = Field(256 * 1024, ge=32 * 1024, description="Bytes that may wait for one socket.")
    write_stall_s: float = Field(
        5, gt=0, description="Seconds after which a socket that takes nothing is closed."
    )
    commands_per_min: int = Field(60, ge=1, description="Commands a minute that one socket may send.")
    commands_burst: int = Field(20, ge=1, description="Commands that one socket may send at once.")
    ingest_per_s: int = Field(5_000, ge=1, description="Messages a second that one helpdesk source may send.")


class RetentionSettings(_Group):
    """How long words are kept."""

    text_days: int = Field(
        30, ge=0, le=3_650, description="Days that a new workspace keeps the words of messages; 0 keeps none."
    )


class SweepSettings(_Group):
    """Tidying up."""

    ttl_s: float = Field(
        1_800, gt=0, description="Seconds after which a suggestion that nobody acted on has expired."
    )


class DraftSettings(_Group):
    """What a draft by a model may take. The local model gets three times as long."""

    first_token_s: float = Field(
        2.5,
        gt=0,
        le=60,
        description="Seconds in which a model must begin, else the next of the chain is asked.",
    )
    idle_s: float = Field(
        1.5, gt=0, le=60, description="Seconds that a model may be silent in the middle of a draft."
    )
    whole_s: float = Field(
        8,
        gt=0,
        le=120,
        description="Seconds that a draft may take with all its attempts; then it has failed.",
    )
    by_clause: bool = Field(
        False,
        description="Show a draft clause by clause, not sentence by sentence: sooner, and now and then taken "
        "back when a sentence ends otherwise than it began (docs/guard.md).",
    )
    concurrent: int = Field(32, ge=1, description="Drafts under way at once in one workspace.")
    in_all: int = Field(200, ge=1, description="Drafts under way at once in one process.")
    tokens_per_min: int = Field(
        300_000, ge=1, description="Tokens a minute, of prompts and answers, that one workspace may use."
    )


class Settings(BaseSettings):
    """What an operator may set, each as `TACTFUL_…` in the environment (groups with two underscores)."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        env_ignore_empty=True,
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
    )

    host: str = Field("127.0.0.1", min_length=1, description="Address that the server listens on.")
    port: int = Field(
        8787, ge=0, le=65_535, description="TCP port that the server listens on; 0 takes a free one."
    )
    data: Path = Field(Path("data"), description="Folder of the embedded databases, made when missing.")
    redis_url: str | None = Field(
        None,
        repr=False,
        description="Redis or Valkey, as redis://…, rediss://… or unix://…; unset: the embedded one.",
    )
    database_url: str | None = Field(
        None,
        repr=False,
        description="Database, as postgresql://… or sqlite:///…; unset: SQLite in the data folder.",
    )
    model: str | None = Field(
        None,
        description="Language models, first choice first, separated by commas: `local`, or litellm's names, "
        "each as name[@address][;key_env=VARIABLE] (docs/models.md); unset: none.",
    )
    instance: str = Field(
        "main",
        pattern=r"^[a-z0-9][a-z0-9-]{0,39}$",
        description="Name of this process among others, the same after a restart (a-z, 0-9, -).",
    )
    origins: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Further web origins that may embed the sidebar, separated by commas."
    )
    language_engine: Engine = Field(
        Engine.PY3LANGID,
        description="What tells languages apart: py3langid, or langdetect where that package is installed.",
    )
    considered: bool = Field(
        True, description="Read each message again and judge drafts by sentence vectors, where installed."
    )
    demo: bool = Field(False, description="Demo mode: loopback only, the desk signs in by itself.")
    socket: SocketSettings = SocketSettings()
    retention: RetentionSettings = RetentionSettings()
    sweep: SweepSettings = SweepSettings()
    draft: DraftSettings = DraftSettings()

    @field_validator("origins", mode="before")
    @classmethod
    def _by_commas(cls, value: object) -> object:
        return tuple(filter(None, map(str.strip, value.split(",")))) if isinstance(value, str) else value

    @field_validator("origins")
    @classmethod
    def _are_origins(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for origin in value:
            if not is_origin(origin):
                raise ValueError(
                    f"{origin!r} is no origin; write it as https://desk.example.com, without a path"
                )
        return value

    @field_validator("model")
    @classmethod
    def _are_models(cls, value: str | None) -> str | None:
        try:
            if value is not None and not ModelSpec.parse_chain(value):
                raise ValueError("it names no model")
        except ModelSpecRejected as rejected:
            raise ValueError(str(rejected)) from None
        return value

    @field_validator("redis_url")
    @classmethod
    def _is_redis(cls, value: str | None) -> str | None:
        if value is not None and value.partition("://")[0] not in _REDIS:
            raise ValueError("it should begin with redis://, rediss:// or unix://")
        return value

    @field_validator("database_url")
    @classmethod
    def _is_database(cls, value: str | None) -> str | None:
        if value is None:
            return None
        scheme, separator, rest = value.partition("://")
        if not separator or scheme not in {*_DATABASES, *_DATABASES.values()}:
            raise ValueError("it should begin with postgresql:// or sqlite:///")
        return f"{_DATABASES.get(scheme, scheme)}://{rest}"

    @property
    def items(self) -> Path:
        """Where the words are kept that suggestions were made from, see `prompts.keeping`."""
        return self.data / "items"

    @property
    def packs(self) -> Path:
        """Where compliance people put rule packs of their own, see docs/rules-for-compliance.md."""
        return self.data / "packs"

    @property
    def database(self) -> str:
        """Where the database is, for `store.make_engine` and `store.migrate`."""
        return self.database_url or f"sqlite+aiosqlite:///{(self.data / 'tactful.db').absolute()}"


@dataclass(frozen=True, slots=True)
class SettingDoc:
    """One line of the table of settings. `default` as it would be written in the environment."""

    name: str
    default: str
    doc: str


def setting_docs() -> tuple[SettingDoc, ...]:
    """Every setting, in order; the documentation is tested against it."""
    return tuple(_docs(Settings, PREFIX))


def load_settings(**chosen: object) -> Settings:
    """The settings of this environment; `chosen` (from a command line) comes first.

    Raises SettingsInvalid, which names each setting that is wrong and how to mend it.
    """
    problems = tuple(_unknown(os.environ))
    if problems:
        raise SettingsInvalid(problems)
    try:
        # Settings takes its fields from the environment too, which the type checker cannot know.
        return Settings(**{name: value for name, value in chosen.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as wrong:
        raise SettingsInvalid(tuple(map(_mend, wrong.errors()))) from None


def _docs(model: type[BaseModel], prefix: str) -> Iterator[SettingDoc]:
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, _Group):
            yield from _docs(field.annotation, f"{prefix}{name.upper()}__")
        else:
            yield SettingDoc(f"{prefix}{name.upper()}", _written(field.default), field.description or "")


def _written(default: object) -> str:
    if default is None or default == ():
        return ""
    return str(default).lower() if isinstance(default, bool) else str(default)


def _unknown(environ: Mapping[str, str]) -> Iterator[str]:
    known = [one.name for one in setting_docs()]
    for name in sorted(environ):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            close = get_close_matches(name.upper(), known, n=1)
            yield f"{name}: no such setting" + (f"; did you mean {close[0]}?" if close else "")


def _mend(error: ErrorDetails) -> str:
    name = PREFIX + "__".join(str(part).upper() for part in error["loc"] if isinstance(part, str))
    doc = next((one for one in setting_docs() if one.name == name), None)
    return f"{name}: {said_of(error)}" + (f" ({doc.doc} Default: {doc.default or 'unset'})" if doc else "")
