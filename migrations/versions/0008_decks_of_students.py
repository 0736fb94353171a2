"""Make the last downloads of decks, and the states of cards that students bring back from Anki."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
PLAIN = sa.JSON(none_as_null=True)


def upgrade() -> None:
    op.create_table(
        "deck_download",
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("bank_id", KEY, nullable=False),
        sa.Column("edition", sa.String(8), nullable=False),
        sa.Column("part", sa.String(80), nullable=False),
        sa.Column("notes", PLAIN, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_deck_download_person_id_person", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name="fk_deck_download_bank_id_bank"),
        sa.PrimaryKeyConstraint("person_id", "bank_id", "edition", "part", name="pk_deck_download"),
    )
    op.create_table(
        "card_state",
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("guid", sa.String(24), nullable=False),
        sa.Column("bank_id", KEY, nullable=False),
        sa.Column("interval_days", KEY, nullable=False),
        sa.Column("lapses", KEY, nullable=False),
        sa.Column("stability", sa.Float(), nullable=True),
        sa.Column("difficulty", sa.Float(), nullable=True),
        sa.Column("due_at", MOMENT, nullable=True),
        sa.Column("reviewed_at", MOMENT, nullable=True),
        sa.Column("read_at", MOMENT, nullable=False),
        sa.CheckConstraint("interval_days >= 0", name=op.f("ck_card_state_interval_days")),
        sa.CheckConstraint("lapses >= 0", name=op.f("ck_card_state_lapses")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_card_state_person_id_person", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name="fk_card_state_bank_id_bank"),
        sa.PrimaryKeyConstraint("person_id", "guid", name="pk_card_state"),
    )
    op.create_index("ix_card_state_bank_id", "card_state", ["bank_id"])


def downgrade() -> None:
    op.drop_index("ix_card_state_bank_id", "card_state")
    op.drop_table("card_state")
    op.drop_table("deck_download")
