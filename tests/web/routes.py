"""Every route of the site with an address for it, and everything that a database holds."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Flask
from werkzeug.routing import Rule

from quizapp.db.engine import Database
from quizapp.db.models import Base
from quizapp.web.access import WHO, Who

PARTS = {
    "address": "0.png",
    "bank": "no-bank",
    "language": "id",
    "kind": "items",
    "what": "items",
    "type_": "single_choice",
    "entry": "masih-draf",
    "assignment": "no-assignment",
    "attempt": "nobody-has-this",
    "cohort": "nobodys-class",
    "enrolment": "no-student",
    "place": 1,
    "quiz": "no-quiz",
    "report": "no-report",
    "slug": "kebun",
    "edition": "id",
    "token": "none",
    "version": "0",
    "remark": "no-remark",
    "number": 1,
    "letter": "A",
    "name": "app.css",
    "person": "nobody",
}


def rules(app: Flask, method: str, *who: Who) -> Iterator[Rule]:
    """Yield the routes that take a method and are open to one of ``who``."""
    for rule in app.url_map.iter_rules():
        if method in (rule.methods or ()) and WHO[rule.endpoint] in who:
            yield rule


def address(app: Flask, rule: Rule, **parts: object) -> str:
    """Return an address of a route."""
    with app.test_request_context():
        return app.url_map.bind("localhost").build(
            rule.endpoint,
            {name: (PARTS | parts)[name] for name in rule.arguments},
            method="GET" if "GET" in (rule.methods or ()) else "POST",
        )


def content(database: Database) -> list[object]:
    """Return every row of every table, as the database's driver gives it."""
    with database.reads() as reads:
        return [
            tuple(row)
            for table in Base.metadata.sorted_tables
            for row in reads.exec_driver_sql(f"SELECT * FROM {table.name}")  # noqa: S608 - our own table names
        ]
