"""Make the reports of items: what students say is wrong, and what was answered."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
PLAIN = sa.JSON(none_as_null=True)
REASONS = "'key', 'several', 'unclear', 'passage', 'writing', 'broken', 'other'"


def upgrade() -> None:
    op.create_table(
        "item_report",
        sa.Column("id", KEY, nullable=False),
        sa.Column("public_id", sa.String(26), nullable=False),
        sa.Column("attempt_id", KEY, nullable=False),
        sa.Column("place", KEY, nullable=False),
        sa.Column("item_revision_id", KEY, nullable=False),
        sa.Column("data", PLAIN, nullable=True),
        sa.Column("reason", sa.String(16), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("closed_by", sa.String(26), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.CheckConstraint(f"reason IN ({REASONS})", name=op.f("ck_item_report_reason")),
        sa.CheckConstraint("(closed_at IS NULL) = (closed_by IS NULL)", name=op.f("ck_item_report_closed_by")),
        sa.ForeignKeyConstraint(
            ["attempt_id", "place"],
            ["attempt_item.attempt_id", "attempt_item.place"],
            name="fk_item_report_attempt_id_place_attempt_item",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["item_revision_id"], ["item_revision.id"], name="fk_item_report_item_revision_id_item_revision"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_item_report"),
        sa.UniqueConstraint("public_id", name="uq_item_report_public_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_item_report_attempt_id_place", "item_report", ["attempt_id", "place"])
    op.create_index("ix_item_report_item_revision_id", "item_report", ["item_revision_id"])
    op.create_index(
        "uq_item_report_open",
        "item_report",
        ["attempt_id", "place"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("item_report")
