"""What can go wrong in the copilot, and what a caller can do about it."""


class AssistError(Exception):
    """The copilot could not do its work."""


class PolicyRejected(AssistError):
    """A policy handed in with a case does not say anything usable; the reasons name the field."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__("; ".join(reasons))


class CareRejected(AssistError):
    """The file of words for a customer in danger is not usable; the message names the field."""
