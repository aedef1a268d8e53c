"""Workspaces, people, keys, conversations, messages, readings, commands done."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0001"
down_revision: Final = None
branch_labels: Final = None
depends_on: Final = None


def upgrade() -> None:
    op.create_table(
        "journal_cursor",
        sa.Column("instance", sa.String(length=60), nullable=False),
        sa.Column("feed_id", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("instance", name="pk_journal_cursor"),
    )
    op.create_table(
        "workspaces",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("time_zone", sa.String(length=60), nullable=False),
        sa.Column("working_hours", sa.JSON(), nullable=False),
        sa.Column("holidays", sa.String(length=10), nullable=True),
        sa.Column("suggestions_on", sa.Boolean(), nullable=False),
        sa.Column("text_days", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workspaces"),
        sa.UniqueConstraint("name", name="uq_workspaces_name"),
    )
    op.create_table(
        "commands_done",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("workspace", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("conversation", sa.String(length=60), nullable=True),
        sa.Column("person", sa.String(length=60), nullable=True),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("frames", sa.LargeBinary(), nullable=False),
        sa.Column("journaled", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["workspace"], ["workspaces.id"], name="fk_commands_done_workspace"),
        sa.PrimaryKeyConstraint("number", name="pk_commands_done"),
        sa.UniqueConstraint("workspace", "id", name="uq_commands_done_workspace_id"),
    )
    op.create_index(
        "ix_commands_done_journaled_number", "commands_done", ["journaled", "number"], unique=False
    )
    op.create_table(
        "people",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("workspace", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["workspace"], ["workspaces.id"], name="fk_people_workspace"),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.UniqueConstraint("workspace", "name", name="uq_people_workspace_name"),
    )
    op.create_table(
        "teams",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("workspace", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["workspace"], ["workspaces.id"], name="fk_teams_workspace"),
        sa.PrimaryKeyConstraint("id", name="pk_teams"),
        sa.UniqueConstraint("workspace", "name", name="uq_teams_workspace_name"),
    )
    op.create_table(
        "webhook_sources",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("workspace", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("secret", sa.String(length=120), nullable=False),
        sa.Column("previous_secret", sa.String(length=120), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["workspace"], ["workspaces.id"], name="fk_webhook_sources_workspace"),
        sa.PrimaryKeyConstraint("id", name="pk_webhook_sources"),
        sa.UniqueConstraint("workspace", "name", name="uq_webhook_sources_workspace_name"),
    )
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("workspace", sa.String(length=60), nullable=False),
        sa.Column("source", sa.String(length=60), nullable=False),
        sa.Column("external_id", sa.String(length=200), nullable=True),
        sa.Column("customer", sa.String(length=200), nullable=True),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("locale_hint", sa.String(length=35), nullable=True),
        sa.Column("team", sa.String(length=60), nullable=True),
        sa.Column("assignee", sa.String(length=60), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("release", sa.String(length=80), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["assignee"], ["people.id"], name="fk_conversations_assignee"),
        sa.ForeignKeyConstraint(["team"], ["teams.id"], name="fk_conversations_team"),
        sa.ForeignKeyConstraint(["workspace"], ["workspaces.id"], name="fk_conversations_workspace"),
        sa.PrimaryKeyConstraint("id", name="pk_conversations"),
        sa.UniqueConstraint(
            "workspace", "source", "external_id", name="uq_conversations_workspace_source_external_id"
        ),
    )
    op.create_index(
        "ix_conversations_workspace_last_at", "conversations", ["workspace", "last_at"], unique=False
    )
    op.create_table(
        "memberships",
        sa.Column("person", sa.String(length=60), nullable=False),
        sa.Column("team", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="fk_memberships_person"),
        sa.ForeignKeyConstraint(["team"], ["teams.id"], name="fk_memberships_team"),
        sa.PrimaryKeyConstraint("person", "team", name="pk_memberships"),
    )
    op.create_table(
        "tokens",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("workspace", sa.String(length=60), nullable=False),
        sa.Column("person", sa.String(length=60), nullable=True),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="fk_tokens_person"),
        sa.ForeignKeyConstraint(["workspace"], ["workspaces.id"], name="fk_tokens_workspace"),
        sa.PrimaryKeyConstraint("id", name="pk_tokens"),
        sa.UniqueConstraint("hash", name="uq_tokens_hash"),
    )
    op.create_table(
        "messages",
        sa.Column("workspace", sa.String(length=60), nullable=False),
        sa.Column("conversation", sa.String(length=60), nullable=False),
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("epoch", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("author", sa.String(length=60), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("attachments", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=60), nullable=False),
        sa.Column("external_id", sa.String(length=200), nullable=True),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sug", sa.String(length=60), nullable=True),
        sa.ForeignKeyConstraint(["conversation"], ["conversations.id"], name="fk_messages_conversation"),
        sa.ForeignKeyConstraint(["workspace"], ["workspaces.id"], name="fk_messages_workspace"),
        sa.PrimaryKeyConstraint("conversation", "id", name="pk_messages"),
        sa.UniqueConstraint(
            "conversation", "source", "external_id", name="uq_messages_conversation_source_external_id"
        ),
    )
    op.create_index(
        "ix_messages_conversation_epoch_seq", "messages", ["conversation", "epoch", "seq"], unique=False
    )
    op.create_table(
        "readings",
        sa.Column("workspace", sa.String(length=60), nullable=False),
        sa.Column("conversation", sa.String(length=60), nullable=False),
        sa.Column("message", sa.String(length=60), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("locale", sa.String(length=35), nullable=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("band", sa.String(length=10), nullable=False),
        sa.Column("emotion", sa.String(length=20), nullable=False),
        sa.Column("level", sa.Float(), nullable=False),
        sa.Column("trend", sa.String(length=10), nullable=False),
        sa.Column("scenario", sa.String(length=60), nullable=True),
        sa.Column("moment", sa.String(length=20), nullable=False),
        sa.Column("supported", sa.Boolean(), nullable=False),
        sa.Column("engine", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["conversation"], ["conversations.id"], name="fk_readings_conversation"),
        sa.ForeignKeyConstraint(["workspace"], ["workspaces.id"], name="fk_readings_workspace"),
        sa.PrimaryKeyConstraint("conversation", "message", name="pk_readings"),
    )


def downgrade() -> None:
    op.drop_table("readings")
    op.drop_table("messages")
    op.drop_table("tokens")
    op.drop_table("memberships")
    op.drop_table("conversations")
    op.drop_table("webhook_sources")
    op.drop_table("teams")
    op.drop_table("people")
    op.drop_table("commands_done")
    op.drop_table("workspaces")
    op.drop_table("journal_cursor")
