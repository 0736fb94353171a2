"""Let a quiz be a teacher's own; chain the rows of the audit log by hashes, so that one that is changed or gone shows.

Columns are added in place: making a table anew, as SQLite's batches do, would cascade into the tables that refer to it.
"""

import hashlib
import json
from datetime import UTC

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# Name of the trigger, event, what the database says.
GUARDS = (
    ("audit_seal_kept", "UPDATE", "a seal of the audit log never changes"),
    ("audit_seal_held", "DELETE", "the seals of the audit log are never fewer"),
)
SEEN = "CONSTRAINT ck_quiz_visibility CHECK (visibility IN ('private', 'public'))"


def upgrade() -> None:
    op.execute("ALTER TABLE quiz ADD COLUMN owner_public_id VARCHAR(26)")
    op.execute(f"ALTER TABLE quiz ADD COLUMN visibility VARCHAR(16) DEFAULT 'public' NOT NULL {SEEN}")
    op.create_index("ix_quiz_owner_public_id", "quiz", ["owner_public_id"])
    op.create_table(
        "audit_seal",
        sa.Column("number", KEY, nullable=False),
        sa.Column("audit_id", KEY, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name="fk_audit_seal_audit_id_audit"),
        sa.PrimaryKeyConstraint("number", name="pk_audit_seal"),
        sa.UniqueConstraint("audit_id", name="uq_audit_seal_audit_id"),
        sqlite_autoincrement=True,
    )
    _seal_what_is_there()
    postgres = op.get_bind().dialect.name == "postgresql"
    for name, event, says in GUARDS:
        refuse = (
            f"EXECUTE FUNCTION quizapp_refuse('{says}')" if postgres else f"BEGIN SELECT RAISE(ABORT, '{says}'); END"
        )
        op.execute(f"CREATE TRIGGER {name} BEFORE {event} ON audit_seal FOR EACH ROW {refuse}")


def downgrade() -> None:
    postgres = op.get_bind().dialect.name == "postgresql"
    for name, *_ in GUARDS:
        op.execute(f"DROP TRIGGER {name} ON audit_seal" if postgres else f"DROP TRIGGER {name}")
    op.drop_table("audit_seal")
    op.drop_index("ix_quiz_owner_public_id", "quiz")
    for column in ("visibility", "owner_public_id"):
        op.execute(f"ALTER TABLE quiz DROP COLUMN {column}")


def _seal_what_is_there() -> None:
    plain = sa.JSON(none_as_null=True)
    audit = sa.table(
        "audit", sa.column("id"), sa.column("at", sa.DateTime(timezone=True)), sa.column("by_public_id"),
        sa.column("action"), sa.column("kind"), sa.column("subject_public_id"), sa.column("details", plain),
    )  # fmt: skip
    seal = sa.table("audit_seal", sa.column("audit_id"), sa.column("hash"))
    bind, last = op.get_bind(), ""
    for row in bind.execute(sa.select(audit).order_by(audit.c.id)).all():
        at = row.at.replace(tzinfo=row.at.tzinfo or UTC).astimezone(UTC).isoformat(timespec="microseconds")
        said = [row.id, at, row.by_public_id, row.action, row.kind, row.subject_public_id, row.details]
        text = json.dumps([last, *said], sort_keys=True, separators=(",", ":"))
        last = hashlib.sha256(text.encode()).hexdigest()
        bind.execute(sa.insert(seal).values(audit_id=row.id, hash=last))
