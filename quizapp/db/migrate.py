"""The shape of the database: how far it is, and bringing it up to date. Alembic is imported only where it works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, Engine, inspect, text

from quizapp.core.i18n import msg
from quizapp.core.refusal import NotNow
from quizapp.db.faults import refusing
from quizapp.db.turns import Turn, take_turn
from quizapp.resources import migrations_folder

if TYPE_CHECKING:
    from alembic.config import Config

NEWEST: Final = "0019"  # the last file of migrations/versions; a test compares, so that asking needs no Alembic


def version(connection: Connection) -> str:
    """Return the migration that the database is at, "" for one without tables of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def up_to_date(engine: Engine) -> bool:
    """Tell whether the database has the newest shape. Raises Unavailable when it cannot be reached."""
    with refusing(), engine.connect() as connection:
        return version(connection) == NEWEST


def upgrade(engine: Engine, target: str = "head") -> tuple[str, str]:
    """Bring the database up to date in one transaction; return the versions before and after.

    Two processes that start at once take turns. Raises NotNow for a database made by a newer quizapp, Unavailable when
    it cannot be reached or written.
    """
    from alembic import command  # noqa: PLC0415 - heavy, and only this needs it

    with refusing(), engine.begin() as connection:
        take_turn(connection, Turn.TABLES)
        before = version(connection)
        config = alembic_config(connection)
        _known(config, before)
        command.upgrade(config, target)
        return before, version(connection)


def alembic_config(connection: Connection) -> Config:
    """Return Alembic's settings for a connection; the migrations lie in the wheel or in the checkout."""
    from alembic.config import Config  # noqa: PLC0415 - heavy, and only this needs it

    config = Config()
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _known(config: Config, revision: str) -> None:
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - heavy, and only this needs it

    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision and revision not in known:
        raise NotNow(msg("The database was made by a newer quizapp (%(version)s). Install that one.", version=revision))
