"""Make the tables of people, banks and revisions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
PLAIN = sa.JSON(none_as_null=True)
TABLES = (
    "person",
    "person_role",
    "sign_in",
    "setup_link",
    "bank",
    "quiz",
    "fact",
    "fact_edition",
    "note_time",
    "item",
    "passage_revision",
    "item_revision",
    "item_edition",
)


def upgrade() -> None:
    _people()
    _sign_ins()
    _banks()
    _facts()
    _revisions()
    _item_editions()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _people() -> None:
    op.create_table(
        "person",
        sa.Column("id", KEY, nullable=False),
        sa.Column("public_id", sa.String(length=26), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("name_key", sa.String(length=320), nullable=True),
        sa.Column("password_hash", sa.String(length=255), nullable=True),
        sa.Column("guest", sa.Boolean(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.CheckConstraint("guest = (name_key IS NULL)", name=op.f("ck_person_guest_has_no_name_key")),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("name_key", name="uq_person_name_key"),
        sa.UniqueConstraint("public_id", name="uq_person_public_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "person_role",
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.CheckConstraint("role IN ('student', 'editor', 'teacher', 'admin')", name=op.f("ck_person_role_role")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_person_role_person_id_person", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "role", name="pk_person_role"),
    )


def _sign_ins() -> None:
    op.create_table(
        "sign_in",
        sa.Column("id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("staff", sa.Boolean(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_sign_in_person_id_person", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in"),
        sa.UniqueConstraint("token_hash", name="uq_sign_in_token_hash"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sign_in_person_id", "sign_in", ["person_id"], unique=False)
    op.create_table(
        "setup_link",
        sa.Column("id", KEY, nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_setup_link"),
        sa.UniqueConstraint("token_hash", name="uq_setup_link_token_hash"),
        sqlite_autoincrement=True,
    )


def _banks() -> None:
    op.create_table(
        "bank",
        sa.Column("id", KEY, nullable=False),
        sa.Column("uuid", sa.String(length=36), nullable=False),
        sa.Column("slug", sa.String(length=64), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.Column("head", PLAIN, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("published_at", MOMENT, nullable=False),
        sa.Column("edited_at", MOMENT, nullable=True),
        sa.CheckConstraint("origin IN ('shipped', 'imported')", name=op.f("ck_bank_origin")),
        sa.PrimaryKeyConstraint("id", name="pk_bank"),
        sa.UniqueConstraint("slug", name="uq_bank_slug"),
        sa.UniqueConstraint("uuid", name="uq_bank_uuid"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "quiz",
        sa.Column("id", KEY, nullable=False),
        sa.Column("public_id", sa.String(length=26), nullable=False),
        sa.Column("bank_id", KEY, nullable=False),
        sa.Column("author_id", sa.String(length=64), nullable=False),
        sa.Column("place", KEY, nullable=False),
        sa.Column("source", PLAIN, nullable=False),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name="fk_quiz_bank_id_bank"),
        sa.PrimaryKeyConstraint("id", name="pk_quiz"),
        sa.UniqueConstraint("bank_id", "author_id", name="uq_quiz_bank_id_author_id"),
        sa.UniqueConstraint("public_id", name="uq_quiz_public_id"),
        sqlite_autoincrement=True,
    )


def _facts() -> None:
    op.create_table(
        "fact",
        sa.Column("id", KEY, nullable=False),
        sa.Column("bank_id", KEY, nullable=False),
        sa.Column("author_id", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name="fk_fact_bank_id_bank"),
        sa.PrimaryKeyConstraint("id", name="pk_fact"),
        sa.UniqueConstraint("bank_id", "author_id", name="uq_fact_bank_id_author_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "fact_edition",
        sa.Column("fact_id", KEY, nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("place", KEY, nullable=False),
        sa.Column("source", PLAIN, nullable=False),
        sa.ForeignKeyConstraint(["fact_id"], ["fact.id"], name="fk_fact_edition_fact_id_fact"),
        sa.PrimaryKeyConstraint("fact_id", "language", name="pk_fact_edition"),
    )
    op.create_table(
        "note_time",
        sa.Column("bank_id", KEY, nullable=False),
        sa.Column("guid", sa.String(length=24), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name="fk_note_time_bank_id_bank"),
        sa.PrimaryKeyConstraint("bank_id", "guid", name="pk_note_time"),
    )


def _revisions() -> None:
    op.create_table(
        "item",
        sa.Column("id", KEY, nullable=False),
        sa.Column("bank_id", KEY, nullable=False),
        sa.Column("author_id", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name="fk_item_bank_id_bank"),
        sa.PrimaryKeyConstraint("id", name="pk_item"),
        sa.UniqueConstraint("bank_id", "author_id", name="uq_item_bank_id_author_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "passage_revision",
        sa.Column("id", KEY, nullable=False),
        sa.Column("bank_id", KEY, nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("number", KEY, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_passage_revision_number")),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name="fk_passage_revision_bank_id_bank"),
        sa.PrimaryKeyConstraint("id", name="pk_passage_revision"),
        sa.UniqueConstraint("bank_id", "language", "number", name="uq_passage_revision_bank_id_language_number"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "item_revision",
        sa.Column("id", KEY, nullable=False),
        sa.Column("item_id", KEY, nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("number", KEY, nullable=False),
        sa.Column("passage_revision_id", KEY, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("type", sa.String(length=64), nullable=False),
        sa.Column("bound", PLAIN, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_item_revision_number")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name="fk_item_revision_item_id_item"),
        sa.ForeignKeyConstraint(
            ["passage_revision_id"],
            ["passage_revision.id"],
            name="fk_item_revision_passage_revision_id_passage_revision",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_item_revision"),
        sa.UniqueConstraint("item_id", "language", "number", name="uq_item_revision_item_id_language_number"),
        sqlite_autoincrement=True,
    )


def _item_editions() -> None:
    op.create_table(
        "item_edition",
        sa.Column("item_id", KEY, nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("place", KEY, nullable=False),
        sa.Column("source", PLAIN, nullable=False),
        sa.Column("current_revision_id", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["current_revision_id"], ["item_revision.id"], name="fk_item_edition_current_revision_id_item_revision"
        ),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name="fk_item_edition_item_id_item"),
        sa.PrimaryKeyConstraint("item_id", "language", name="pk_item_edition"),
    )
