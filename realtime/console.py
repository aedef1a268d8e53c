"""What the commands on a console share: settings, the office, and one way to say that it cannot be done."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NoReturn, TypeVar

import typer

from realtime.errors import Invalid, RealtimeError, SettingsInvalid
from realtime.settings import Settings, load_settings

if TYPE_CHECKING:  # the database is loaded by the command that needs it: most commands don't
    from realtime.store.office import Office

T = TypeVar("T")


def settings_of(**chosen: object) -> Settings:
    """The settings of this environment and, before them, what the command line chose."""
    try:
        return load_settings(**chosen)
    except SettingsInvalid as wrong:
        give_up(*wrong.problems)


def at_the_office(
    workspace: str | None, work: "Callable[[Office], T]", settings: Settings | None = None
) -> T:
    """What `work` gave, in one transaction on the database that the settings name."""
    from realtime.store import office

    url = (settings or settings_of()).database
    try:
        return office.at_the_office(url, datetime.now(UTC), workspace, work)
    except RealtimeError as refused:
        give_up(*problems_of(refused))


def problems_of(wrong: RealtimeError) -> tuple[str, ...]:
    if isinstance(wrong, SettingsInvalid):
        return wrong.problems
    if isinstance(wrong, Invalid) and wrong.errors:
        return wrong.errors
    return (str(wrong),)


def give_up(*problems: str) -> NoReturn:
    """A line for each, and the exit status of what was asked for wrongly or cannot be done."""
    for problem in problems:
        typer.echo(f"tactful: {problem}", err=True)
    sys.exit(2)
