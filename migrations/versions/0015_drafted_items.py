"""Keep what was drafted and what a person decided about each draft."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
VERDICTS = "'accepted', 'edited', 'rejected'"
REASONS = "'wrong-key', 'not-in-text', 'unclear', 'trivial', 'options', 'language', 'other'"


def upgrade() -> None:
    op.create_table(
        "drafted_item",
        sa.Column("item_id", KEY, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("rule", sa.String(32), nullable=False),
        sa.Column("confidence", KEY, nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=True),
        sa.Column("reason", sa.String(16), nullable=True),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.String(26), nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.CheckConstraint(f"verdict IN ({VERDICTS})", name=op.f("ck_drafted_item_verdict")),
        sa.CheckConstraint(f"reason IN ({REASONS})", name=op.f("ck_drafted_item_reason")),
        sa.CheckConstraint("(verdict IS NULL) = (decided_at IS NULL)", name=op.f("ck_drafted_item_decided_at")),
        sa.CheckConstraint("confidence BETWEEN 0 AND 100", name=op.f("ck_drafted_item_confidence")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name="fk_drafted_item_item_id_item"),
        sa.PrimaryKeyConstraint("item_id", name="pk_drafted_item"),
    )


def downgrade() -> None:
    op.drop_table("drafted_item")
