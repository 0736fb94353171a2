"""Make assignments, the audit log and graded tries; give attempts their terms, and responses their lock.

Columns are added in place: making a table anew, as SQLite's batches do, would cascade into the tables that refer to it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
PLAIN = sa.JSON(none_as_null=True)
# Name of the trigger, table, event, what the database says.
GUARDS = (
    ("response_check_kept", "response_check", "UPDATE", "a graded try never changes"),
    ("audit_kept", "audit", "UPDATE", "the audit log never changes"),
    ("audit_held", "audit", "DELETE", "the audit log is never shortened"),
)
ENDS = "'student', 'time', 'teacher'"
BEHAVIOUR = "behaviour IN ('deferred', 'immediate', 'interactive')"


def upgrade() -> None:
    _quiz_items()
    _fill_quiz_items()
    _assignments()
    _assigned_people()
    _audit()
    _terms()
    _checks()
    _guard()


def downgrade() -> None:
    postgres = op.get_bind().dialect.name == "postgresql"
    for name, table, *_ in GUARDS:
        op.execute(f"DROP TRIGGER {name} ON {table}" if postgres else f"DROP TRIGGER {name}")
    op.drop_table("response_check")
    for column in ("locked", "checks"):
        op.execute(f"ALTER TABLE response DROP COLUMN {column}")
    op.drop_index("ix_attempt_due", "attempt")
    op.drop_index("ix_attempt_assignment_id_person_id", "attempt")
    for column in (
        "ended_by", "due_at", "extra_seconds", "limit_seconds", "penalty_denominator", "penalty_numerator",
        "behaviour", "assignment_id",
    ):  # fmt: skip
        op.execute(f"ALTER TABLE attempt DROP COLUMN {column}")
    for table in ("audit", "assignment_person", "assignment", "quiz_item"):
        op.drop_table(table)


def _quiz_items() -> None:
    op.create_table(
        "quiz_item",
        sa.Column("quiz_id", KEY, nullable=False),
        sa.Column("item_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(["quiz_id"], ["quiz.id"], name="fk_quiz_item_quiz_id_quiz"),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name="fk_quiz_item_item_id_item"),
        sa.PrimaryKeyConstraint("quiz_id", "item_id", name="pk_quiz_item"),
    )
    op.create_index("ix_quiz_item_item_id", "quiz_item", ["item_id"])


def _assignments() -> None:
    op.create_table(
        "assignment",
        sa.Column("id", KEY, nullable=False),
        sa.Column("public_id", sa.String(26), nullable=False),
        sa.Column("batch_public_id", sa.String(26), nullable=False),
        sa.Column("quiz_id", KEY, nullable=False),
        sa.Column("cohort_id", KEY, nullable=False),
        sa.Column("everyone", sa.Boolean(), nullable=False),
        sa.Column("policy", PLAIN, nullable=False),
        sa.Column("purpose", sa.String(16), nullable=False),
        sa.Column("opens_at", MOMENT, nullable=True),
        sa.Column("closes_at", MOMENT, nullable=True),
        sa.Column("made_by_public_id", sa.String(26), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.CheckConstraint("closes_at > opens_at", name=op.f("ck_assignment_closes_at")),
        sa.ForeignKeyConstraint(["quiz_id"], ["quiz.id"], name="fk_assignment_quiz_id_quiz"),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name="fk_assignment_cohort_id_cohort", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_assignment"),
        sa.UniqueConstraint("public_id", name="uq_assignment_public_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_assignment_batch_public_id", "assignment", ["batch_public_id"])
    op.create_index("ix_assignment_cohort_id_closes_at", "assignment", ["cohort_id", "closes_at"])
    op.create_index("ix_assignment_quiz_id_closes_at", "assignment", ["quiz_id", "closes_at"])


def _assigned_people() -> None:
    op.create_table(
        "assignment_person",
        sa.Column("assignment_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("included", sa.Boolean(), nullable=False),
        sa.Column("extra_seconds", KEY, nullable=False),
        sa.Column("extra_tries", KEY, nullable=False),
        sa.Column("closes_at", MOMENT, nullable=True),
        sa.CheckConstraint("extra_seconds >= 0", name=op.f("ck_assignment_person_extra_seconds")),
        sa.CheckConstraint("extra_tries >= 0", name=op.f("ck_assignment_person_extra_tries")),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name="fk_assignment_person_assignment_id_assignment",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_assignment_person_person_id_person", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("assignment_id", "person_id", name="pk_assignment_person"),
    )  # fmt: skip
    op.create_index("ix_assignment_person_person_id", "assignment_person", ["person_id"])


def _fill_quiz_items() -> None:
    """Store which items the quizzes ask that are there already; they had no pools yet."""
    quiz = sa.table("quiz", sa.column("id"), sa.column("bank_id"), sa.column("source", PLAIN))
    item = sa.table("item", sa.column("id"), sa.column("bank_id"), sa.column("author_id"))
    asked = sa.table("quiz_item", sa.column("quiz_id"), sa.column("item_id"))
    bind = op.get_bind()
    known = {(row.bank_id, row.author_id): row.id for row in bind.execute(sa.select(item))}
    rows = [
        {"quiz_id": row.id, "item_id": known[row.bank_id, author_id]}
        for row in bind.execute(sa.select(quiz)).all()
        for author_id in row.source["items"]
        if (row.bank_id, author_id) in known
    ]
    if rows:
        op.bulk_insert(asked, rows)


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_public_id", sa.String(26), nullable=True),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("subject_public_id", sa.String(26), nullable=False),
        sa.Column("details", PLAIN, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_at", "audit", ["at"])
    op.create_index("ix_audit_subject_public_id", "audit", ["subject_public_id"])


def _terms() -> None:
    postgres = op.get_bind().dialect.name == "postgresql"
    number, moment, true = ("BIGINT", "TIMESTAMP WITH TIME ZONE", "false") if postgres else ("INTEGER", "DATETIME", "0")
    for column in (
        f"assignment_id {number} CONSTRAINT fk_attempt_assignment_id_assignment REFERENCES assignment (id)",
        f"behaviour VARCHAR(16) DEFAULT 'deferred' NOT NULL CONSTRAINT ck_attempt_behaviour CHECK ({BEHAVIOUR})",
        f"penalty_numerator {number} DEFAULT '0' NOT NULL",
        f"penalty_denominator {number} DEFAULT '1' NOT NULL",
        f"limit_seconds {number}",
        f"extra_seconds {number} DEFAULT '0' NOT NULL",
        f"due_at {moment}",
        f"ended_by VARCHAR(16) CONSTRAINT ck_attempt_ended_by CHECK (ended_by IN ({ENDS}))",
    ):
        op.execute(f"ALTER TABLE attempt ADD COLUMN {column}")
    op.create_index("ix_attempt_assignment_id_person_id", "attempt", ["assignment_id", "person_id"])
    while_open = sa.text("state = 'open'")
    op.create_index("ix_attempt_due", "attempt", ["due_at"], sqlite_where=while_open, postgresql_where=while_open)
    op.execute(f"ALTER TABLE response ADD COLUMN checks {number} DEFAULT '0' NOT NULL")
    op.execute(f"ALTER TABLE response ADD COLUMN locked BOOLEAN DEFAULT {true} NOT NULL")


def _checks() -> None:
    op.create_table(
        "response_check",
        sa.Column("id", KEY, nullable=False),
        sa.Column("response_id", KEY, nullable=False),
        sa.Column("number", KEY, nullable=False),
        sa.Column("payload_hash", sa.String(64), nullable=False),
        sa.Column("data", PLAIN, nullable=False),
        sa.Column("numerator", KEY, nullable=False),
        sa.Column("denominator", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_response_check_number")),
        sa.CheckConstraint("denominator > 0", name=op.f("ck_response_check_denominator")),
        sa.ForeignKeyConstraint(
            ["response_id"], ["response.id"], name="fk_response_check_response_id_response", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_response_check"),
        sa.UniqueConstraint("response_id", "number", name="uq_response_check_response_id_number"),
        sqlite_autoincrement=True,
    )


def _guard() -> None:
    postgres = op.get_bind().dialect.name == "postgresql"
    for name, table, event, says in GUARDS:
        refuse = (
            f"EXECUTE FUNCTION quizapp_refuse('{says}')" if postgres else f"BEGIN SELECT RAISE(ABORT, '{says}'); END"
        )
        op.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW {refuse}")
