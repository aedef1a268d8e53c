"""The house's own rule packs: read again when they change; where they are refused, those before stay."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

import structlog

from assist.content import Content
from guardrails.errors import PackRejected
from locales.errors import GuideRejected
from prompts.errors import ItemRejected, ReleaseRejected

log = structlog.get_logger()

Rejected: Final = (PackRejected, GuideRejected, ItemRejected, ReleaseRejected)
_Look = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class PackState:
    """own: which packs of the house are in force. refused: why what is in its folder is not, since when."""

    own: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    since: datetime | None = None


@dataclass(slots=True)
class HousePacks:
    """For one process, and not for two tasks at once.

    kept: a copy of the last packs that were fit. make: all content by these packs (None: only those that come
    with Tactful), as on this day; raises what `load_content` does.
    """

    folder: Path
    kept: Path
    make: Callable[[Path | None, date], Content]
    state: PackState = PackState()
    _seen: _Look = ()
    _unsettled: _Look | None = None
    _day: date | None = None

    def load(self, now: datetime) -> Content:
        """At the start. Raises what `load_content` does, when not even what comes with Tactful is fit."""
        self._seen, self._day = self._look(), now.date()
        try:
            return self._loaded(now)
        except Rejected as rejected:
            self._refuse(rejected.reasons, now)
            return self._before(now)

    def look(self, now: datetime) -> Content | None:
        """The content anew, when packs were changed or the day is another; None where all stays as it is."""
        look = self._look()
        is_new_day = now.date() != self._day
        if look == self._seen and not is_new_day:
            return None
        if look not in (self._seen, self._unsettled):
            self._unsettled = look  # somebody may still be writing: wait until it is the same twice
            return None
        self._seen, self._unsettled, self._day = look, None, now.date()
        try:
            return self._loaded(now)
        except Rejected as rejected:
            self._refuse(rejected.reasons, now)
            return self._before(now) if is_new_day else None

    def _loaded(self, now: datetime) -> Content:
        names = _names(self.folder)
        content = self.make(self.folder if names else None, now.date())
        self._keep(names)
        self.state = PackState(names)
        log.info("rule packs in force", own=names, packs=content.guard.packs)
        return content

    def _before(self, now: datetime) -> Content:
        """By the last packs that were fit; where those are no longer, by what comes with Tactful alone."""
        if self.kept.is_dir():
            try:
                content = self.make(self.kept, now.date())
            except Rejected as rejected:
                log.error("rule packs kept from before are refused too", reasons=rejected.reasons)
            else:
                self._own(_names(self.kept))
                return content
        self._own(())
        return self.make(None, now.date())

    def _refuse(self, reasons: list[str], now: datetime) -> None:
        self.state = PackState(self.state.own, tuple(reasons), now)
        log.error("rule packs refused, those before stay in force", folder=str(self.folder), reasons=reasons)

    def _own(self, names: tuple[str, ...]) -> None:
        self.state = PackState(names, self.state.refused, self.state.since)

    def _keep(self, names: tuple[str, ...]) -> None:
        new = self.kept.with_name(f"{self.kept.name}.new")
        try:
            shutil.rmtree(new, ignore_errors=True)
            if names:
                new.mkdir(parents=True)
            for name in names:
                shutil.copyfile(self.folder / f"{name}.yaml", new / f"{name}.yaml")
            shutil.rmtree(self.kept, ignore_errors=True)
            if names:
                new.rename(self.kept)
        except OSError as error:
            log.error("rule packs in force could not be kept for the next start", error=str(error))

    def _look(self) -> _Look:
        return tuple(_files(self.folder))


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    for file in sorted(folder.glob("*.yaml")):
        with suppress(FileNotFoundError):  # taken away a moment ago
            about = file.stat()
            yield file.name, about.st_mtime_ns, about.st_size


def _names(folder: Path) -> tuple[str, ...]:
    """Of the packs in a folder, none where there is no folder."""
    return tuple(sorted(file.stem for file in folder.glob("*.yaml")))
