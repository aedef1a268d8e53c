"""Archives of weights: read whole, or refused with what is wrong."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from guardrails.errors import LayersUnfit

T = TypeVar("T")


def read_archive(file: Path, make: Callable[[Any], T]) -> T:
    """make: what is made of the arrays; its KeyError names one that is missing. Raises LayersUnfit."""
    try:
        with np.load(file) as kept:
            return make(kept)
    except FileNotFoundError as error:
        raise LayersUnfit(file.name, "is missing") from error
    except KeyError as error:
        raise LayersUnfit(file.name, f"lacks {error}") from error
    except (ValueError, OSError, EOFError, zipfile.BadZipFile) as error:
        raise LayersUnfit(file.name, "is no archive of weights") from error
