"""One process, from a free port to a clean end."""

import gc
from pathlib import Path

from assist.content import Content
from realtime.server import running
from realtime.settings import Settings


async def test_while_it_serves_cycles_are_looked_for_by_its_own_clock(
    content: Content, tmp_path: Path
) -> None:
    async with running(Settings(data=tmp_path, port=0, considered=False), content):
        during = gc.isenabled()
    assert (during, gc.isenabled()) == (False, True)
