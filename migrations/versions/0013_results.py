"""Let teachers keep a threshold with an assignment and remarks to use again; read an assignment's attempts by time.

The column is added in place: making the table anew, as SQLite's batches do, would remove all that refers to it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

CHECK = "CONSTRAINT ck_assignment_threshold CHECK (threshold BETWEEN 1 AND 100)"
WAITING = "ix_attempt_waiting"
BY_TIME = "ix_attempt_assignment_id_submitted_at_id"


def upgrade() -> None:
    number = "BIGINT" if op.get_bind().dialect.name == "postgresql" else "INTEGER"
    op.execute(f"ALTER TABLE assignment ADD COLUMN threshold {number} {CHECK}")
    op.create_index(BY_TIME, "attempt", ["assignment_id", "submitted_at", "id"])
    key = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    waits = sa.text("waiting > 0")
    op.create_index(WAITING, "attempt", ["quiz_id"], sqlite_where=waits, postgresql_where=waits)
    op.create_table(
        "remark",
        sa.Column("id", key, nullable=False),
        sa.Column("public_id", sa.String(26), nullable=False),
        sa.Column("person_id", key, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_remark_person_id_person", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_remark"),
        sa.UniqueConstraint("public_id", name="uq_remark_public_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_remark_person_id", "remark", ["person_id"])


def downgrade() -> None:
    op.drop_table("remark")
    op.drop_index(WAITING, "attempt")
    op.drop_index(BY_TIME, "attempt")
    op.execute("ALTER TABLE assignment DROP COLUMN threshold")
