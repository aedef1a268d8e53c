"""What can go wrong with the prompt library, and what a caller can do about it."""


class PromptsError(Exception):
    """The prompt library could not be used."""


class ItemRejected(PromptsError):
    """A file of the library does not load; each reason names the file, the field and how to mend it."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__("\n".join(reasons))


class ReleaseRejected(PromptsError):
    """The content was refused as a whole; the release that was live stays live."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__(f"{len(reasons)} reasons:\n" + "\n".join(reasons))


class TemplateRejected(PromptsError):
    """A model prompt says more than it may; the line is that of the text given."""

    def __init__(self, line: int, problem: str, mend: str) -> None:
        self.line = line
        self.problem = problem
        self.mend = mend
        super().__init__(f"line {line}: {problem}; {mend}")


class TemplateUnfit(PromptsError):
    """A model prompt could not be filled with these values."""
