"""Keep pictures by their content, and which of them a bank means by a name."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "medium",
        sa.Column("address", sa.String(40), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("address", name="pk_medium"),
    )
    op.create_table(
        "bank_medium",
        sa.Column("bank_id", KEY, nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("address", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(["address"], ["medium.address"], name="fk_bank_medium_address_medium"),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name="fk_bank_medium_bank_id_bank"),
        sa.PrimaryKeyConstraint("bank_id", "name", name="pk_bank_medium"),
    )
    op.create_index("ix_bank_medium_address", "bank_medium", ["address"])


def downgrade() -> None:
    op.drop_table("bank_medium")
    op.drop_table("medium")
