"""Let an attempt ask what its student missed before; such an attempt is no try of the quiz that it names.

The column is added in place: making the table anew, as SQLite's batches do, would remove all attempts' answers with it.
"""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

CHECK = "CONSTRAINT ck_attempt_selection CHECK (selection IN ('quiz', 'missed'))"


def upgrade() -> None:
    op.execute(f"ALTER TABLE attempt ADD COLUMN selection VARCHAR(16) DEFAULT 'quiz' NOT NULL {CHECK}")


def downgrade() -> None:
    op.execute("DELETE FROM attempt WHERE selection <> 'quiz'")  # they would pass for tries of a quiz
    op.execute("ALTER TABLE attempt DROP COLUMN selection")
