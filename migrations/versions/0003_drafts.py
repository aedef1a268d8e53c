"""What a model's draft took: which model, tokens, price and time."""

from typing import Any, Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0003"
down_revision: Final = "0002"
branch_labels: Final = None
depends_on: Final = None

_COLUMNS: Final[dict[str, sa.types.TypeEngine[Any]]] = {
    "model": sa.String(length=200),
    "prompt_tokens": sa.Integer(),
    "completion_tokens": sa.Integer(),
    "cost_usd": sa.Float(),
    "first_ms": sa.Integer(),
    "total_ms": sa.Integer(),
}


def upgrade() -> None:
    for name, kind in _COLUMNS.items():
        op.add_column("suggestions", sa.Column(name, kind, nullable=True))


def downgrade() -> None:
    for name in _COLUMNS:
        op.drop_column("suggestions", name)
