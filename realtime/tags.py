"""Language tags that are sent to us."""

from typing import Annotated

from pydantic import AfterValidator, Field

from locales.errors import UnknownTag
from locales.tag import normalise


def _as_written(tag: str) -> str:
    """As BCP 47 writes it; what was sent is not told back."""
    try:
        return normalise(tag)
    except UnknownTag:
        raise ValueError("is no language tag; write language and region, such as en-US") from None


Tag = Annotated[str, Field(max_length=35), AfterValidator(_as_written)]
