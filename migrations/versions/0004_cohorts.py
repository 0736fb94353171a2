"""Make the tables of classes: who teaches them, which codes open them, who is enrolled."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
TABLES = (
    "cohort",
    "cohort_teacher",
    "class_code",
    "enrolment",
)


def upgrade() -> None:
    _cohorts()
    _codes()
    _enrolments()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _cohorts() -> None:
    op.create_table(
        "cohort",
        sa.Column("id", KEY, nullable=False),
        sa.Column("public_id", sa.String(length=26), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("archived_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_cohort"),
        sa.UniqueConstraint("public_id", name="uq_cohort_public_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "cohort_teacher",
        sa.Column("cohort_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name="fk_cohort_teacher_cohort_id_cohort", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_cohort_teacher_person_id_person", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("cohort_id", "person_id", name="pk_cohort_teacher"),
    )
    op.create_index("ix_cohort_teacher_person_id", "cohort_teacher", ["person_id"], unique=False)


def _codes() -> None:
    op.create_table(
        "class_code",
        sa.Column("id", KEY, nullable=False),
        sa.Column("cohort_id", KEY, nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["cohort_id"], ["cohort.id"], name="fk_class_code_cohort_id_cohort", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_class_code"),
        sa.UniqueConstraint("code", name="uq_class_code_code"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_class_code_cohort_id", "class_code", ["cohort_id"], unique=False)
    op.create_index(
        "uq_class_code_active",
        "class_code",
        ["cohort_id"],
        unique=True,
        sqlite_where=sa.text("revoked_at IS NULL"),
        postgresql_where=sa.text("revoked_at IS NULL"),
    )


def _enrolments() -> None:
    op.create_table(
        "enrolment",
        sa.Column("id", KEY, nullable=False),
        sa.Column("public_id", sa.String(length=26), nullable=False),
        sa.Column("cohort_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("nickname", sa.String(length=80), nullable=False),
        sa.Column("nickname_key", sa.String(length=320), nullable=False),
        sa.Column("number", KEY, nullable=True),
        sa.Column("nis", sa.String(length=64), nullable=True),
        sa.Column("nisn", sa.String(length=10), nullable=True),
        sa.Column("pin_generation", KEY, nullable=False),
        sa.Column("ticket_hash", sa.String(length=64), nullable=True),
        sa.Column("joined_at", MOMENT, nullable=False),
        sa.Column("removed_at", MOMENT, nullable=True),
        sa.CheckConstraint("number > 0", name=op.f("ck_enrolment_number")),
        sa.CheckConstraint("pin_generation > 0", name=op.f("ck_enrolment_pin_generation")),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name="fk_enrolment_cohort_id_cohort", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_enrolment_person_id_person", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_enrolment"),
        sa.UniqueConstraint("cohort_id", "nisn", name="uq_enrolment_cohort_id_nisn"),
        sa.UniqueConstraint("cohort_id", "person_id", name="uq_enrolment_cohort_id_person_id"),
        sa.UniqueConstraint("public_id", name="uq_enrolment_public_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_enrolment_person_id", "enrolment", ["person_id"], unique=False)
    op.create_index(
        "uq_enrolment_nickname",
        "enrolment",
        ["cohort_id", "nickname_key"],
        unique=True,
        sqlite_where=sa.text("removed_at IS NULL"),
        postgresql_where=sa.text("removed_at IS NULL"),
    )
