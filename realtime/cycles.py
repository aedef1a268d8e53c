"""Looking for objects that refer to each other and to which nothing else does.

Our values hold no such cycles and go by counting. Some things do, such as a socket that has ended, and a
search through all that lives holds everybody up for tenths of a second. So the newest objects are searched
often, which takes less than a millisecond, and all of them only while nobody writes.
"""

import gc
from typing import Final

CALM_S: Final = 5.0
# New objects after which the newest are searched; those that stay are left to `search`.
NEWEST: Final = 2_000
# Searches of the newest after which all are due, and after which they wait for calm no longer.
DUE: Final = 50
OVERDUE: Final = 200_000
_NEVER: Final = 2**31 - 1


def begin() -> None:
    """All is loaded: what is there now stays, and is never searched again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEWEST, _NEVER, _NEVER)


def search(quiet_s: float) -> bool:
    """Search everything if that is due and nobody has written for a while; says whether it did."""
    _, searches, _ = gc.get_count()
    if searches < DUE or (quiet_s < CALM_S and searches < OVERDUE):
        return False
    gc.collect()
    return True
