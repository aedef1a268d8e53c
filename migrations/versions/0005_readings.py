"""What supervisors look for in readings, and what a workspace made of what people said of them."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0005"
down_revision: Final = "0004"
branch_labels: Final = None
depends_on: Final = None

_SIGNS: Final = sa.text("signs IS NOT NULL")


def upgrade() -> None:
    op.add_column("readings", sa.Column("band_meant", sa.String(length=10), nullable=True))
    op.add_column("readings", sa.Column("signs", sa.JSON(), nullable=True))
    op.create_index(
        "ix_readings_signs", "readings", ["conversation"], sqlite_where=_SIGNS, postgresql_where=_SIGNS
    )
    op.add_column("workspaces", sa.Column("calibration", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("workspaces", "calibration")
    op.drop_index("ix_readings_signs", "readings")
    op.drop_column("readings", "signs")
    op.drop_column("readings", "band_meant")
