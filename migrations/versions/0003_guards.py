"""Guard by triggers what must never change: revisions stay as students saw them, saves and marks are only added to.

Removing a person removes the saves and marks of that person too, so these may be deleted, but not altered.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MARK_FACTS = "id, response_id, item_revision_id, rule, rule_version, numerator, denominator, reason, by_public_id, at"
# Name of the trigger, table, event, condition, what the database says.
GUARDS = (
    ("passage_revision_kept", "passage_revision", "UPDATE", "", "a passage revision never changes"),
    ("passage_revision_held", "passage_revision", "DELETE", "", "a passage revision is never removed"),
    ("item_revision_kept", "item_revision", "UPDATE", "", "an item revision never changes"),
    ("item_revision_held", "item_revision", "DELETE", "", "an item revision is never removed"),
    ("fact_held", "fact", "DELETE", "", "a fact is retired, never removed"),
    ("item_held", "item", "DELETE", "", "an item is retired, never removed"),
    ("response_event_kept", "response_event", "UPDATE", "", "a save never changes"),
    ("mark_kept", "mark", f"UPDATE OF {MARK_FACTS}", "", "a mark never changes"),
    ("mark_current", "mark", "UPDATE OF is_current", "WHEN (NEW.is_current)", "a mark never becomes current again"),
)
POSTGRES_REFUSAL = """
CREATE FUNCTION quizapp_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'integrity_constraint_violation'; END $$
"""


def upgrade() -> None:
    postgres = op.get_bind().dialect.name == "postgresql"
    if postgres:
        op.execute(POSTGRES_REFUSAL)
    for name, table, event, condition, says in GUARDS:
        action = (
            f"EXECUTE FUNCTION quizapp_refuse('{says}')" if postgres else f"BEGIN SELECT RAISE(ABORT, '{says}'); END"
        )
        op.execute(f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW {condition} {action}")


def downgrade() -> None:
    postgres = op.get_bind().dialect.name == "postgresql"
    for name, table, *_ in GUARDS:
        op.execute(f"DROP TRIGGER {name} ON {table}" if postgres else f"DROP TRIGGER {name}")
    if postgres:
        op.execute("DROP FUNCTION quizapp_refuse()")
