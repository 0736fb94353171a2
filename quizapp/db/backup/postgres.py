"""PostgreSQL: copied out by its own program pg_dump, put back by psql in one transaction.

The whole database is copied: it is taken to be the site's alone. What came into it after the backup stays.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Engine, inspect, text

from quizapp.core.i18n import Message, msg
from quizapp.core.refusal import NotNow, Unavailable
from quizapp.db.backup.file import Step, appearing, file_faults, unused, verify
from quizapp.db.backup.store import Restored, damaged, known
from quizapp.db.engine import reading
from quizapp.db.faults import refusing
from quizapp.db.migrate import NEWEST
from quizapp.db.models import Base

LOCK_TIMEOUT: Final = "-c lock_timeout=10s"  # a restore gives up, and is undone, when somebody holds a table
TABLE_ENTRY: Final = re.compile(r"^\d+; \d+ \d+ TABLE \S+ (\S+) ", re.MULTILINE)  # a line of pg_restore --list
VERSION_ROW: Final = re.compile(r"^COPY \S*alembic_version .*\n(.*)\n", re.MULTILINE)
# PostgreSQL hides much of other people's connections, but not that there is a person behind one.
OTHERS: Final = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid() AND usesysid IS NOT NULL"
)
BROKEN: Final = text(
    "SELECT CAST(indexrelid AS regclass)::text FROM pg_index WHERE NOT (indisvalid AND indisready)"
    " UNION ALL SELECT conname::text FROM pg_constraint WHERE NOT convalidated ORDER BY 1"
)
# A backup older than a function of ours does not name it, and the upgrade after the restore would meet it.
DROP_FUNCTIONS: Final = """
DO $$ DECLARE ours regprocedure; BEGIN
  FOR ours IN SELECT oid FROM pg_proc WHERE proname LIKE 'quizapp\\_%' AND pronamespace = current_schema()::regnamespace
  LOOP EXECUTE format('DROP FUNCTION %s CASCADE', ours); END LOOP;
END $$;
"""


class PostgresStore:
    """Copy a database that a server keeps."""

    def __init__(self, engine: Engine) -> None:
        """Take the address; the password goes to the programs by their environment, where nobody else reads it."""
        self.engine = engine
        url = engine.url.difference_update_query(["password"])
        plain = URL.create("postgresql", url.username, None, url.host, url.port, url.database, url.query)
        self.address = f"--dbname={plain.render_as_string(hide_password=False)}"
        password = url.password or engine.url.query.get("password")
        secret = {"PGPASSWORD": str(password)} if password else {}
        self.environment = os.environ | {"LC_ALL": "C", "PGCONNECT_TIMEOUT": "10", "PGOPTIONS": LOCK_TIMEOUT} | secret

    def copy_out(self, draft: Path, step: Step) -> None:  # noqa: ARG002 - pg_dump says nothing of how far it is
        """Let pg_dump write its custom format, and read the file back to its end."""
        self._run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={draft}", self.address)
        self._examined(draft, draft)

    def put_in(self, source: Path, folder: Path, step: Step) -> Restored:
        """Check the backup, keep the present database as another one in ``folder``, then replace all tables at once."""
        with _private_folder(folder) as room:
            copy = room / "backup"
            with file_faults(copy), copy.open("wb") as file:
                verify(source, step, file)
            version = self._examined(copy, source)
            self._refuse_users()
            kept = self._keep(folder, step)
            self._replace(copy, room)
        return Restored(kept, upgrade_due=version != NEWEST)

    def faults(self) -> tuple[Message, ...]:
        """Return indexes and constraints that PostgreSQL does not vouch for; its pages it checks when it reads them."""
        with reading(self.engine) as connection:
            broken = connection.execute(BROKEN).scalars().all()
        return tuple(msg("“%(name)s” is not valid; have PostgreSQL build it anew.", name=name) for name in broken)

    def _examined(self, dump: Path, source: Path) -> str:
        """Return the migration that a dump is at. Raises Malformed for one that is not whole or not ours."""
        try:
            self._run("pg_restore", f"--file={os.devnull}", str(dump))
            listing = self._run("pg_restore", "--list", str(dump))
            rows = self._run("pg_restore", "--data-only", "--table=alembic_version", "--file=-", str(dump))
        except _ProgramError as fault:
            raise damaged(source, fault.reason) from fault
        version = VERSION_ROW.search(rows)
        return known(version[1] if version else "", set(TABLE_ENTRY.findall(listing)), source)

    def _refuse_users(self) -> None:
        with reading(self.engine) as connection:
            others = connection.execute(OTHERS).scalar_one()
        if others:
            raise NotNow(msg("The database is in use. Stop the site first, then restore. Nothing was changed."))

    def _keep(self, folder: Path, step: Step) -> Path | None:
        with refusing(), self.engine.connect() as connection:
            is_ours = inspect(connection).has_table("alembic_version")
        if not is_ours:
            return None
        kept = unused(folder / f"{self.engine.url.database}.before-restore")
        with appearing(kept) as draft:
            self.copy_out(draft, step)
        return kept

    def _replace(self, dump: Path, room: Path) -> None:
        """Drop our tables and make the backup's in one transaction, so that nothing is changed when anything fails."""
        drop, make = room / "drop.sql", room / "make.sql"
        quoted = (self.engine.dialect.identifier_preparer.quote(name) for name in Base.metadata.tables)
        tables = "".join(f"DROP TABLE IF EXISTS {name} CASCADE;\n" for name in quoted)
        drop.write_text(tables + DROP_FUNCTIONS, encoding="utf-8")
        clean = ("--clean", "--if-exists", "--no-owner", "--no-privileges")
        self._run("pg_restore", *clean, f"--file={make}", str(dump))
        once = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1")
        self._run("psql", *once, f"--output={os.devnull}", f"--file={drop}", f"--file={make}", self.address)

    def _run(self, program: str, *arguments: str) -> str:
        """Run one of PostgreSQL's programs and return what it prints; Unavailable when it is missing or fails."""
        path = shutil.which(program)
        if path is None:
            raise Unavailable(
                msg("The program %(program)s is missing. Type: sudo apt install postgresql-client", program=program)
            )
        command = [path, *arguments]
        done = subprocess.run(  # noqa: S603 - the programs and their options are ours, no shell reads them
            command, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, check=False,
            encoding="utf-8", errors="replace",
        )  # fmt: skip
        if done.returncode:
            raise _ProgramError(program, _reason(done.stderr))
        return done.stdout


class _ProgramError(Unavailable):
    """Refuse because a program of PostgreSQL failed; ``reason`` is its own word."""

    def __init__(self, program: str, reason: str) -> None:
        super().__init__(msg("%(program)s failed: %(reason)s. Nothing was changed.", program=program, reason=reason))
        self.reason = reason


def _reason(complaint: str) -> str:
    """Return the line of a complaint that says what is wrong: the first error, else the last line."""
    lines = [line.strip() for line in complaint.splitlines() if line.strip()] or ["no reason was given"]
    return next((line for line in lines if "error:" in line.lower()), lines[-1]).rstrip(".")


@contextmanager
def _private_folder(folder: Path) -> Iterator[Path]:
    with file_faults(folder):
        room = Path(tempfile.mkdtemp(prefix=".restore-", dir=folder))
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)
