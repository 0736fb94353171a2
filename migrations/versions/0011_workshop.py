"""Let banks belong to somebody, and keep what their editing needs: history, unfinished edits, stamps of evidence.

Columns are added in place: making a table anew, as SQLite's batches do, would cascade into the tables that refer to it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
PLAIN = sa.JSON(none_as_null=True)
OWNER = "CONSTRAINT fk_bank_owner_id_person REFERENCES person (id)"
VISIBLE = "CONSTRAINT ck_bank_visibility CHECK (visibility IN ('private', 'public'))"
DEEDS = "'created', 'edited', 'reviewed', 'published', 'retired', 'restored', 'imported', 'drafted'"
EDITIONS = ("fact_edition", "item_edition")
# Name of the trigger, event, what the database says.
GUARDS = (
    ("entry_history_kept", "UPDATE", "a history never changes"),
    ("entry_history_held", "DELETE", "a history is never shortened"),
)


def upgrade() -> None:
    number = "BIGINT" if op.get_bind().dialect.name == "postgresql" else "INTEGER"
    op.execute(f"ALTER TABLE bank ADD COLUMN owner_id {number} {OWNER}")
    op.execute(f"ALTER TABLE bank ADD COLUMN visibility VARCHAR(8) DEFAULT 'public' NOT NULL {VISIBLE}")
    op.create_index("ix_bank_owner_id", "bank", ["owner_id"])
    for table in EDITIONS:
        op.add_column(table, sa.Column("stamps", PLAIN, nullable=True))
        op.add_column(table, sa.Column("findings", PLAIN, nullable=True))
    _history()
    _unfinished()
    _bases()
    _guard()


def downgrade() -> None:
    postgres = op.get_bind().dialect.name == "postgresql"
    for name, *_ in GUARDS:
        op.execute(f"DROP TRIGGER {name} ON entry_history" if postgres else f"DROP TRIGGER {name}")
    for table in ("bank_base", "unfinished_edit", "entry_history"):
        op.drop_table(table)
    for table in EDITIONS:
        op.drop_column(table, "findings")
        op.drop_column(table, "stamps")
    op.drop_index("ix_bank_owner_id", "bank")
    op.execute("ALTER TABLE bank DROP COLUMN visibility")
    op.execute("ALTER TABLE bank DROP COLUMN owner_id")


def _history() -> None:
    op.create_table(
        "entry_history",
        sa.Column("id", KEY, nullable=False),
        sa.Column("bank_id", KEY, nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("author_id", sa.String(64), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("number", KEY, nullable=False),
        sa.Column("source", PLAIN, nullable=False),
        sa.Column("by_public_id", sa.String(26), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("deed", sa.String(16), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_entry_history_number")),
        sa.CheckConstraint(
            "kind IN ('bank', 'passage', 'fact', 'item', 'quiz')", name=op.f("ck_entry_history_kind")
        ),
        sa.CheckConstraint(f"deed IN ({DEEDS})", name=op.f("ck_entry_history_deed")),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name="fk_entry_history_bank_id_bank"),
        sa.PrimaryKeyConstraint("id", name="pk_entry_history"),
        sa.UniqueConstraint(
            "bank_id", "kind", "author_id", "language", "number",
            name="uq_entry_history_bank_id_kind_author_id_language_number",
        ),
        sqlite_autoincrement=True,
    )  # fmt: skip


def _unfinished() -> None:
    op.create_table(
        "unfinished_edit",
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("bank_id", KEY, nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("author_id", sa.String(64), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("base_number", KEY, nullable=False),
        sa.Column("form", PLAIN, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_unfinished_edit_person_id_person", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name="fk_unfinished_edit_bank_id_bank"),
        sa.PrimaryKeyConstraint("person_id", "bank_id", "kind", "author_id", "language", name="pk_unfinished_edit"),
    )
    op.create_index("ix_unfinished_edit_bank_id", "unfinished_edit", ["bank_id"])


def _bases() -> None:
    op.create_table(
        "bank_base",
        sa.Column("bank_id", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("files", PLAIN, nullable=False),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name="fk_bank_base_bank_id_bank"),
        sa.PrimaryKeyConstraint("bank_id", name="pk_bank_base"),
    )


def _guard() -> None:
    postgres = op.get_bind().dialect.name == "postgresql"
    for name, event, says in GUARDS:
        refuse = (
            f"EXECUTE FUNCTION quizapp_refuse('{says}')" if postgres else f"BEGIN SELECT RAISE(ABORT, '{says}'); END"
        )
        op.execute(f"CREATE TRIGGER {name} BEFORE {event} ON entry_history FOR EACH ROW {refuse}")
