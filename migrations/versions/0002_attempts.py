"""Make the tables of attempts, responses and marks."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
PLAIN = sa.JSON(none_as_null=True)
TABLES = (
    "attempt",
    "attempt_item",
    "response",
    "response_event",
    "mark",
)


def upgrade() -> None:
    _attempts()
    _attempt_items()
    _responses()
    _marks()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _attempts() -> None:
    op.create_table(
        "attempt",
        sa.Column("id", KEY, nullable=False),
        sa.Column("public_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("quiz_id", KEY, nullable=False),
        sa.Column("passage_revision_id", KEY, nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("seed", KEY, nullable=False),
        sa.Column("items", KEY, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("stamp_at", MOMENT, nullable=False),
        sa.Column("submitted_at", MOMENT, nullable=True),
        sa.Column("numerator", KEY, nullable=True),
        sa.Column("denominator", KEY, nullable=True),
        sa.Column("possible", KEY, nullable=True),
        sa.CheckConstraint("(state = 'submitted') = (numerator IS NOT NULL)", name=op.f("ck_attempt_numerator")),
        sa.CheckConstraint("(state = 'submitted') = (submitted_at IS NOT NULL)", name=op.f("ck_attempt_submitted_at")),
        sa.CheckConstraint("state IN ('open', 'submitted')", name=op.f("ck_attempt_state")),
        sa.CheckConstraint("(numerator IS NULL) = (denominator IS NULL)", name=op.f("ck_attempt_denominator")),
        sa.CheckConstraint("(numerator IS NULL) = (possible IS NULL)", name=op.f("ck_attempt_possible")),
        sa.CheckConstraint("denominator > 0 AND possible > 0", name=op.f("ck_attempt_positive")),
        sa.CheckConstraint("items > 0", name=op.f("ck_attempt_items")),
        sa.ForeignKeyConstraint(
            ["passage_revision_id"], ["passage_revision.id"], name="fk_attempt_passage_revision_id_passage_revision"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_attempt_person_id_person", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["quiz_id"], ["quiz.id"], name="fk_attempt_quiz_id_quiz"),
        sa.PrimaryKeyConstraint("id", name="pk_attempt"),
        sa.UniqueConstraint("public_id", name="uq_attempt_public_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_attempt_person_id_quiz_id", "attempt", ["person_id", "quiz_id"], unique=False)
    op.create_index("ix_attempt_quiz_id_state", "attempt", ["quiz_id", "state"], unique=False)


def _attempt_items() -> None:
    op.create_table(
        "attempt_item",
        sa.Column("attempt_id", KEY, nullable=False),
        sa.Column("place", KEY, nullable=False),
        sa.Column("item_revision_id", KEY, nullable=False),
        sa.Column("rule", sa.String(length=64), nullable=False),
        sa.Column("rule_version", KEY, nullable=False),
        sa.Column("score_den", KEY, nullable=False),
        sa.Column("points", KEY, nullable=False),
        sa.Column("shown_order", PLAIN, nullable=False),
        sa.Column("process", sa.String(length=16), nullable=False),
        sa.CheckConstraint(
            "process IN ('menemukan', 'menafsirkan', 'mengevaluasi')", name=op.f("ck_attempt_item_process")
        ),
        sa.CheckConstraint("place > 0", name=op.f("ck_attempt_item_place")),
        sa.CheckConstraint("points > 0", name=op.f("ck_attempt_item_points")),
        sa.CheckConstraint("score_den > 0", name=op.f("ck_attempt_item_score_den")),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempt.id"], name="fk_attempt_item_attempt_id_attempt", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["item_revision_id"], ["item_revision.id"], name="fk_attempt_item_item_revision_id_item_revision"
        ),
        sa.PrimaryKeyConstraint("attempt_id", "place", name="pk_attempt_item"),
    )
    op.create_index("ix_attempt_item_item_revision_id", "attempt_item", ["item_revision_id"], unique=False)


def _responses() -> None:
    op.create_table(
        "response",
        sa.Column("id", KEY, nullable=False),
        sa.Column("attempt_id", KEY, nullable=False),
        sa.Column("place", KEY, nullable=False),
        sa.Column("version", KEY, nullable=False),
        sa.Column("data", PLAIN, nullable=True),
        sa.Column("flag", sa.Boolean(), nullable=False),
        sa.Column("saved_at", MOMENT, nullable=False),
        sa.CheckConstraint("version >= 0", name=op.f("ck_response_version")),
        sa.ForeignKeyConstraint(
            ["attempt_id", "place"],
            ["attempt_item.attempt_id", "attempt_item.place"],
            name="fk_response_attempt_id_place_attempt_item",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_response"),
        sa.UniqueConstraint("attempt_id", "place", name="uq_response_attempt_id_place"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "response_event",
        sa.Column("id", KEY, nullable=False),
        sa.Column("attempt_id", KEY, nullable=False),
        sa.Column("place", KEY, nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("payload_hash", sa.String(length=64), nullable=False),
        sa.Column("version", KEY, nullable=False),
        sa.Column("data", PLAIN, nullable=True),
        sa.Column("flag", sa.Boolean(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.CheckConstraint("version > 0", name=op.f("ck_response_event_version")),
        sa.ForeignKeyConstraint(
            ["attempt_id", "place"],
            ["attempt_item.attempt_id", "attempt_item.place"],
            name="fk_response_event_attempt_id_place_attempt_item",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_response_event"),
        sa.UniqueConstraint("attempt_id", "key", "payload_hash", name="uq_response_event_attempt_id_key_payload_hash"),
        sqlite_autoincrement=True,
    )


def _marks() -> None:
    op.create_table(
        "mark",
        sa.Column("id", KEY, nullable=False),
        sa.Column("response_id", KEY, nullable=False),
        sa.Column("item_revision_id", KEY, nullable=False),
        sa.Column("rule", sa.String(length=64), nullable=False),
        sa.Column("rule_version", KEY, nullable=False),
        sa.Column("numerator", KEY, nullable=False),
        sa.Column("denominator", KEY, nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=False),
        sa.Column("by_public_id", sa.String(length=26), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.CheckConstraint("denominator > 0", name=op.f("ck_mark_denominator")),
        sa.CheckConstraint("numerator <= denominator AND numerator >= -denominator", name=op.f("ck_mark_numerator")),
        sa.ForeignKeyConstraint(
            ["item_revision_id"], ["item_revision.id"], name="fk_mark_item_revision_id_item_revision"
        ),
        sa.ForeignKeyConstraint(
            ["response_id"], ["response.id"], name="fk_mark_response_id_response", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_mark"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_mark_response_id", "mark", ["response_id"], unique=False)
    op.create_index(
        "uq_mark_current",
        "mark",
        ["response_id"],
        unique=True,
        sqlite_where=sa.text("is_current"),
        postgresql_where=sa.text("is_current"),
    )
