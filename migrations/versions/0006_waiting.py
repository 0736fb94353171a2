"""Let a response wait for a teacher: how many of an attempt do, and what a teacher judged and wrote in a mark.

Columns are added in place. Rebuilding the table, as SQLite needs for any other change, would remove all attempts'
answers with it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

COUNTS = ("waiting", "waiting_points")
TOLD = (("judgement", sa.JSON(none_as_null=True)), ("comment", sa.Text()))
FACTS = "id, response_id, item_revision_id, rule, rule_version, numerator, denominator, reason, by_public_id, at"
SAYS = "a mark never changes"


def upgrade() -> None:
    number = "BIGINT" if op.get_bind().dialect.name == "postgresql" else "INTEGER"
    for name in COUNTS:
        check = f"CONSTRAINT ck_attempt_{name} CHECK ({name} >= 0)"
        op.execute(f"ALTER TABLE attempt ADD COLUMN {name} {number} DEFAULT '0' NOT NULL {check}")
    for name, kind in TOLD:
        op.add_column("mark", sa.Column(name, kind, nullable=True))
    _keep_marks(f"{FACTS}, judgement, comment")


def downgrade() -> None:
    _keep_marks(FACTS)
    for name, _ in TOLD:
        op.drop_column("mark", name)
    for name in COUNTS:
        op.execute(f"ALTER TABLE attempt DROP COLUMN {name}")


def _keep_marks(columns: str) -> None:
    """Guard these columns of a mark against any change."""
    postgres = op.get_bind().dialect.name == "postgresql"
    action = f"EXECUTE FUNCTION quizapp_refuse('{SAYS}')" if postgres else f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
    op.execute("DROP TRIGGER mark_kept ON mark" if postgres else "DROP TRIGGER mark_kept")
    op.execute(f"CREATE TRIGGER mark_kept BEFORE UPDATE OF {columns} ON mark FOR EACH ROW {action}")
