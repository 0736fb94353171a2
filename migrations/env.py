"""Alembic's way in: runs the migrations on the connection that ``quizapp.db.migrate`` hands over."""

from alembic import context

from quizapp.db.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a table by making it anew
    transaction_per_migration=False,  # all or nothing: the caller's transaction holds every step
)
context.run_migrations()
