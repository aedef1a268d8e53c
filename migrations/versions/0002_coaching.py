"""Suggestions, their items, and the events that happened to them."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0002"
down_revision: Final = "0001"
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    op.create_table(
        "suggestions",
        sa.Column("workspace", sa.String(length=60), nullable=False),
        sa.Column("sug", sa.String(length=60), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("team", sa.String(length=60), nullable=True),
        sa.Column("conversation", sa.String(length=60), nullable=False),
        sa.Column("turn", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("release", sa.String(length=80), nullable=True),
        sa.Column("guide", sa.String(length=80), nullable=True),
        sa.Column("locale", sa.String(length=40), nullable=True),
        sa.Column("requested_locale", sa.String(length=40), nullable=True),
        sa.Column("band", sa.String(length=20), nullable=True),
        sa.Column("trend", sa.String(length=20), nullable=True),
        sa.Column("emotion", sa.String(length=20), nullable=True),
        sa.Column("scenario", sa.String(length=60), nullable=True),
        sa.Column("moment", sa.String(length=20), nullable=True),
        sa.Column("language", sa.String(length=20), nullable=True),
        sa.Column("decision", sa.String(length=20), nullable=True),
        sa.Column("requested_at", sa.BigInteger(), nullable=False),
        sa.Column("shown_at", sa.BigInteger(), nullable=True),
        sa.Column("taken_at", sa.BigInteger(), nullable=True),
        sa.Column("taken_mode", sa.String(length=20), nullable=True),
        sa.Column("end", sa.String(length=20), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.Column("message", sa.String(length=60), nullable=True),
        sa.Column("retained", sa.Float(), nullable=True),
        sa.Column("authored", sa.Float(), nullable=True),
        sa.Column("verbatim", sa.Boolean(), nullable=True),
        sa.Column("fact_edits", sa.Boolean(), nullable=True),
        sa.Column("shadow_use", sa.Boolean(), nullable=False),
        sa.Column("revised", sa.Integer(), nullable=False),
        sa.Column("decision_ms", sa.BigInteger(), nullable=True),
        sa.Column("agent", sa.String(length=60), nullable=True),
        sa.PrimaryKeyConstraint("workspace", "sug", "attempt", name="pk_suggestions"),
    )
    op.create_index(
        "ix_suggestions_acted",
        "suggestions",
        ["workspace", "agent", "shown_at"],
        sqlite_where=sa.text("agent IS NOT NULL"),
        postgresql_where=sa.text("agent IS NOT NULL"),
    )
    op.create_index("ix_suggestions_workspace_conversation", "suggestions", ["workspace", "conversation"])
    op.create_index(
        "ix_suggestions_open",
        "suggestions",
        ["workspace", "requested_at"],
        sqlite_where=sa.text('"end" IS NULL'),
        postgresql_where=sa.text('"end" IS NULL'),
    )
    op.create_index("ix_suggestions_workspace_requested_at", "suggestions", ["workspace", "requested_at"])
    op.create_table(
        "suggestion_items",
        sa.Column("workspace", sa.String(length=60), nullable=False),
        sa.Column("sug", sa.String(length=60), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(length=120), nullable=False),
        sa.Column("revision", sa.String(length=80), nullable=False),
        sa.Column("move", sa.String(length=20), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("workspace", "sug", "attempt", "position", name="pk_suggestion_items"),
    )
    op.create_table(
        "events",
        sa.Column("workspace", sa.String(length=60), nullable=False),
        sa.Column("event_id", sa.String(length=60), nullable=False),
        sa.Column("schema", sa.String(length=40), nullable=False),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("conversation", sa.String(length=60), nullable=False),
        sa.Column("turn", sa.String(length=60), nullable=True),
        sa.Column("sug", sa.String(length=60), nullable=True),
        sa.Column("attempt", sa.Integer(), nullable=True),
        sa.Column("actor_kind", sa.String(length=20), nullable=False),
        sa.Column("actor_ref", sa.String(length=60), nullable=True),
        sa.Column("occurred_at", sa.BigInteger(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workspace", "event_id", name="pk_events"),
    )
    op.create_index("ix_events_workspace_received_at", "events", ["workspace", "received_at"])


def downgrade() -> None:
    op.drop_table("events")
    op.drop_table("suggestion_items")
    op.drop_table("suggestions")
