"""The workspaces as the line needs them: their copilot, hours and switches; read again when they change."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import structlog

from assist.bench import Benches
from assist.content import Content
from assist.copilot import Copilot, House
from assist.reader import InstantReader
from assist.scenarios import load_scenarios
from guardrails.inspection import Guard
from locales.calendar import WorkCalendar, office_week
from locales.detect import Detector
from locales.engines import Engine, EngineMissing, open_detector
from prompts.item import ScenarioItem
from realtime import store
from realtime.errors import Invalid, NotFound, SettingsInvalid
from realtime.hours import calendar_of
from realtime.writer import Writer

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Workspace:
    id: str
    name: str
    languages: tuple[str, ...]
    time_zone: str
    suggestions_on: bool
    text_days: int
    copilot: Copilot
    house: House
    calibration: Mapping[str, float]


class Workspaces:
    """One copilot for each set of languages, shared by the workspaces that have it."""

    def __init__(
        self, content: Content, benches: Benches | None = None, engine: Engine = Engine.PY3LANGID
    ) -> None:
        self._content = content
        self._engine = engine
        self._benches = benches
        self._copilots: dict[tuple[str, ...], Copilot] = {}
        self._known: dict[str, Workspace] = {}
        self._refreshing = asyncio.Lock()

    @property
    def release(self) -> str:
        return self._content.composer.release.id

    @property
    def guard(self) -> Guard:
        return self._content.guard

    @property
    def scenarios(self) -> Mapping[str, ScenarioItem]:
        return self._content.composer.release.scenarios

    @property
    def scenario_names(self) -> tuple[str, ...]:
        """All that a conversation may be about: what we know, and what a team added."""
        return tuple(sorted(load_scenarios().known | self.scenarios.keys()))

    def get(self, workspace: str) -> Workspace:
        """Raises NotFound for one that is not known, also when it was made a moment ago: `refresh` first."""
        try:
            return self._known[workspace]
        except KeyError:
            raise NotFound from None

    def all(self) -> tuple[Workspace, ...]:
        return tuple(self._known.values())

    async def refresh(self, writer: Writer) -> list[Workspace]:
        """Read them again; gives those whose switch for suggestions was moved."""
        # One after the other: what was read earlier must not replace what was read since.
        async with self._refreshing:
            rows = await writer.read(store.list_workspaces)
            before, self._known = self._known, {row.id: self._made(row) for row in rows}
        return [
            one
            for one in self._known.values()
            if one.id in before and before[one.id].suggestions_on != one.suggestions_on
        ]

    def switch(self, workspace: str, *, on: bool) -> None:
        """Take the switch over at once, where it was moved here."""
        self._known[workspace] = replace(self.get(workspace), suggestions_on=on)

    def adopt(self, content: Content) -> None:
        """Other content from now on, for all at once."""
        self._content = content
        self._copilots = {}
        self._known = {
            name: replace(one, copilot=self._copilot(one.languages)) for name, one in self._known.items()
        }

    def detector(self, languages: Sequence[str]) -> Detector:
        """Raises SettingsInvalid when the chosen engine is not installed."""
        try:
            return open_detector(self._engine, languages)
        except EngineMissing as missing:
            raise SettingsInvalid((f"TACTFUL_LANGUAGE_ENGINE: {missing}",)) from missing

    def _copilot(self, languages: tuple[str, ...]) -> Copilot:
        copilot = self._copilots.get(languages)
        if copilot is None:
            detector = self.detector(languages)
            reader = InstantReader(languages, detector)
            copilot = Copilot(reader, self._content.composer, self._content.guard, detector, self._benches)
            self._copilots[languages] = copilot
        return copilot

    def _made(self, row: store.Workspace) -> Workspace:
        languages = tuple(sorted(row.languages))
        copilot = self._copilot(languages)
        return Workspace(
            row.id,
            row.name,
            languages,
            row.time_zone,
            row.suggestions_on,
            row.text_days,
            copilot,
            House(_calendar(row)),
            row.calibration,
        )


def _calendar(row: store.Workspace) -> WorkCalendar:
    """The workspace's calendar; office hours in UTC, loudly, when what it says cannot be kept."""
    try:
        return calendar_of(row)
    except Invalid as refused:
        log.error("calendar refused, office hours in UTC instead", workspace=row.id, reason=str(refused))
        return WorkCalendar("UTC", office_week())
