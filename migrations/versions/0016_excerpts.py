"""Let a passage revision say which of its sentences students may read, where that is not all."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("passage_revision", sa.Column("shown", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    op.drop_column("passage_revision", "shown")
