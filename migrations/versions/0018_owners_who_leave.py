"""Let a bank be nobody's once the person whose it is has been erased; it stays, for editors and administrators.

SQLite can change no constraint in place, and making the table anew would cascade into the tables that refer to it: so
the column is added again beside the old one, filled, and called by its name.
"""

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

NAME = "fk_bank_owner_id_person"
KEEPS = "REFERENCES person (id)"
LETS_GO = "REFERENCES person (id) ON DELETE SET NULL"


def upgrade() -> None:
    _refer(LETS_GO)


def downgrade() -> None:
    _refer(KEEPS)


def _refer(rule: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE bank DROP CONSTRAINT {NAME}")
        op.execute(f"ALTER TABLE bank ADD CONSTRAINT {NAME} FOREIGN KEY (owner_id) {rule}")
        return
    op.drop_index("ix_bank_owner_id", "bank")
    op.execute(f"ALTER TABLE bank ADD COLUMN next_owner_id INTEGER CONSTRAINT {NAME} {rule}")
    op.execute("UPDATE bank SET next_owner_id = owner_id")
    op.execute("ALTER TABLE bank DROP COLUMN owner_id")
    op.execute("ALTER TABLE bank RENAME COLUMN next_owner_id TO owner_id")
    op.create_index("ix_bank_owner_id", "bank", ["owner_id"])
