"""The reference app with our page and our writes: as many bytes a page, packed alike, three writes an answer.

Loads the file that the environment variable REFERENCE names. Each variant still does in its own way all that it reads
and its upsert; the two further writes of ours (a guarded update of the attempt, an event under a unique key) are done
by the bare driver in the same transaction, which costs every variant less than its own style would. ``init`` makes
data whose page has PAGE_BYTES bytes.
"""

from __future__ import annotations

import importlib.util
import os
import secrets
import sys
import zlib
from typing import Any

from flask import Response, request
from sqlalchemy import Connection, event, text
from sqlalchemy.engine.default import DefaultExecutionContext

SPECIFICATION = importlib.util.spec_from_file_location("reference", os.environ["REFERENCE"])
assert SPECIFICATION is not None
assert SPECIFICATION.loader is not None
reference: Any = importlib.util.module_from_spec(SPECIFICATION)
sys.modules["reference"] = reference
SPECIFICATION.loader.exec_module(reference)
app, engine = reference.app, reference.engine

LITE = engine.dialect.name == "sqlite"
NUMBER = "INTEGER PRIMARY KEY AUTOINCREMENT" if LITE else "BIGSERIAL PRIMARY KEY"
TABLES = (
    "ALTER TABLE attempt ADD COLUMN state VARCHAR(16) NOT NULL DEFAULT 'open'",
    "ALTER TABLE attempt ADD COLUMN stamp VARCHAR(32)",
    f"""CREATE TABLE event (
    id {NUMBER}, attempt_id BIGINT NOT NULL REFERENCES attempt (id), question_id BIGINT NOT NULL,
    key VARCHAR(64) NOT NULL, hash VARCHAR(64) NOT NULL, option_id BIGINT, at VARCHAR(32),
    UNIQUE (attempt_id, key, hash))""",
)
MARK = "?" if LITE else "%s"
ENTER = f"UPDATE attempt SET stamp = {MARK} WHERE id = {MARK} AND state = 'open'"  # noqa: S608 - no text but ours
MARKS = ", ".join([MARK] * 6)
APPEND = f"INSERT INTO event (attempt_id, question_id, key, hash, option_id, at) VALUES ({MARKS})"  # noqa: S608 - likewise


@event.listens_for(engine, "after_cursor_execute")
def write_the_rest(
    connection: Connection, _cursor: object, statement: str, _parameters: object, context: DefaultExecutionContext,
    _many: object,
) -> None:  # fmt: skip
    """Add the two other writes to each upsert, in its transaction."""
    if not statement.startswith("INSERT INTO response"):
        return
    rows = [tuple(values.values())[:5] for values in context.compiled_parameters or ()]
    moment = str(reference.now())
    connection.exec_driver_sql(ENTER, [(moment, row[0]) for row in rows])
    events = [(row[0], row[1], secrets.token_urlsafe(12), secrets.token_hex(32), row[2], moment) for row in rows]
    connection.exec_driver_sql(APPEND, events)


def pack(response: Response) -> Response:
    """Pack pages as ours are packed."""
    if response.mimetype == "text/html" and "gzip" in request.headers.get("Accept-Encoding", ""):
        packer = zlib.compressobj(1, wbits=31)
        response.set_data(packer.compress(response.get_data()) + packer.flush())
        response.headers["Content-Encoding"] = "gzip"
    return response


app.after_request(pack)


def init() -> None:
    """Make the data and cut its texts until the page has PAGE_BYTES bytes."""
    reference.init()
    client = app.test_client()
    client.get("/login/1")
    surplus = len(client.get("/quiz/1").get_data()) - int(os.environ["PAGE_BYTES"])
    with engine.begin() as connection:
        for statement in TABLES:
            connection.execute(text(statement))
        stems, options = (
            connection.execute(
                text(f"SELECT sum(length({column})) FROM {table}")  # noqa: S608 - likewise
            ).scalar_one()
            for column, table in (("stem", "question"), ("text", '"option"'))
        )
        kept = 1 - surplus / (stems + options)
        for column, table in (("stem", "question"), ("text", '"option"')):
            cut = f"substr({column}, 1, CAST(length({column}) * {kept} AS INTEGER))"
            connection.execute(text(f"UPDATE {table} SET {column} = {cut}"))  # noqa: S608 - likewise


if __name__ == "__main__" and sys.argv[1:] == ["init"]:
    init()
