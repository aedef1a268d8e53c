"""What can go wrong with content, tags and calendars, and what a caller can do about it."""


class LocaleError(Exception):
    """Something about a language, a region or its guide cannot be used."""


class SlotSyntaxError(LocaleError):
    """A phrase is not in the slot grammar; `position` counts code points from 0."""

    def __init__(self, position: int, problem: str, mend: str) -> None:
        self.position = position
        self.problem = problem
        self.mend = mend
        super().__init__(f"at character {position + 1}: {problem}; {mend}")


class MissingSlot(LocaleError):
    """A phrase needs a value that nobody gave; choose another phrase."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"no value for {{{name}}}")


class UnknownTag(LocaleError):
    """This is no BCP 47 language tag; ask for one such as `en-US`."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        super().__init__(f"{tag[:60]!r} is no language tag; write language and region, such as en-US")


class GuideRejected(LocaleError):
    """No guide was loaded; each reason names file, key path and rule."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__("; ".join(reasons))


class CalendarRejected(LocaleError):
    """Working hours, time zone or holidays that cannot be kept."""
