"""The schema that the migrations make is the one that the code expects, wherever the code was installed."""

import asyncio
import subprocess
import sys
import zipfile
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, MetaData, inspect

import migrations
from coaching.store import metadata as coaching_metadata
from realtime import store
from realtime.errors import Unavailable
from realtime.store import metadata as realtime_metadata

BREAKS = """
from alembic import op
import sqlalchemy as sa

revision = "0001"
down_revision = None


def upgrade():
    op.create_table("half", sa.Column("id", sa.Integer()))
    op.execute("nonsense")
"""


def url_in(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder}/t.db"


def differences(connection: Connection, expected: list[MetaData]) -> list[Any]:
    return list(compare_metadata(MigrationContext.configure(connection), expected))  # type: ignore[arg-type]


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


def test_the_migrated_schema_is_the_one_that_both_rooms_expect(tmp_path: Path) -> None:
    store.migrate(url_in(tmp_path))
    found = store.at_once(
        url_in(tmp_path), lambda connection: differences(connection, [realtime_metadata, coaching_metadata])
    )
    assert found == []


def test_migrating_again_changes_nothing(tmp_path: Path) -> None:
    store.migrate(url_in(tmp_path))
    before = store.at_once(url_in(tmp_path), tables)
    store.migrate(url_in(tmp_path))
    assert store.at_once(url_in(tmp_path), tables) == before


async def test_migrating_works_while_a_loop_runs(tmp_path: Path) -> None:
    store.migrate(url_in(tmp_path))
    engine = store.make_engine(url_in(tmp_path))
    async with engine.connect() as connection:
        assert "workspaces" in await connection.run_sync(tables)
    await engine.dispose()


async def test_two_that_start_at_once_migrate_once(tmp_path: Path) -> None:
    engines = [store.make_engine(url_in(tmp_path)) for _ in range(2)]
    await asyncio.gather(*map(store.upgrade, engines))
    async with engines[0].connect() as connection:
        assert "alembic_version" in await connection.run_sync(tables)
    for engine in engines:
        await engine.dispose()


def test_a_step_that_fails_leaves_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    source = Path(migrations.__file__).parent
    for name in ("env.py", "script.py.mako"):
        (folder / name).write_text((source / name).read_text())
    (folder / "versions" / "0001_breaks.py").write_text(BREAKS)
    monkeypatch.setattr(migrations, "__file__", str(folder / "__init__.py"))
    with pytest.raises(Unavailable):
        store.migrate(url_in(tmp_path))
    monkeypatch.undo()
    assert "half" not in store.at_once(url_in(tmp_path), tables)


def test_the_steps_stand_in_one_line() -> None:
    steps = sorted(path.name for path in (Path(migrations.__file__).parent / "versions").glob("[0-9]*.py"))
    assert [name[:4] for name in steps] == [f"{number:04}" for number in range(1, len(steps) + 1)]


def test_a_step_is_named_by_its_revision() -> None:
    files = (Path(migrations.__file__).parent / "versions").glob("[0-9]*.py")
    named = {path.stem: import_module(f"migrations.versions.{path.stem}").revision for path in files}
    assert all(stem.partition("_")[0] == revision for stem, revision in named.items())


def test_migrating_works_from_an_installed_package(tmp_path: Path) -> None:
    root = Path(migrations.__file__).parents[1]
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "100% installed")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / '100% installed')!r}); "
        f"from realtime import store; store.migrate({url_in(tmp_path)!r}); print(store.__file__)"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "100% installed" in done.stdout
    assert "workspaces" in store.at_once(url_in(tmp_path), tables)
