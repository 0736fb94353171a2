"""Let a passage revision keep the words that are explained beside it."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("passage_revision", sa.Column("glossary", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    op.drop_column("passage_revision", "glossary")
