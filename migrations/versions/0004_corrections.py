"""A way to what people said of readings, past all other events."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0004"
down_revision: Final = "0003"
branch_labels: Final = None
depends_on: Final = None

_ABOUT_READINGS: Final = sa.text("type IN ('reading.corrected', 'correction.reviewed')")


def upgrade() -> None:
    op.create_index(
        "ix_events_about_readings",
        "events",
        ["workspace", "received_at"],
        sqlite_where=_ABOUT_READINGS,
        postgresql_where=_ABOUT_READINGS,
    )


def downgrade() -> None:
    op.drop_index("ix_events_about_readings", "events")
