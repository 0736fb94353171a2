"""Keep what each sentence of an article gave when it was drafted from."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "drafting",
        sa.Column("bank_id", KEY, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("left_out", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name="fk_drafting_bank_id_bank"),
        sa.PrimaryKeyConstraint("bank_id", name="pk_drafting"),
    )


def downgrade() -> None:
    op.drop_table("drafting")
