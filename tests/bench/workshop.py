"""Measure the teachers' workshop on a generated bank: opening, searching, previewing, saving, building a quiz of it.

    python -m tests.bench.workshop [--items 5000] [--published 5000] [--runs 20] [--database URL]

Processor time of whole requests, in one process: median, worst and first. In the first line a bank is opened with
nothing remembered of any; what follows a save opens the editor on the bank that the save before it changed. Building a
bank of 5,000 published items takes about ten seconds. Prints figures; asserts nothing.
"""

from __future__ import annotations

import argparse
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from pathlib import Path

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from quizapp.bank.files import read_folder
from quizapp.config import Settings
from quizapp.core.bank import Bank
from quizapp.core.item import Status
from quizapp.core.person import Role
from quizapp.db import migrate
from quizapp.db.engine import Database, make_engine
from quizapp.services import bank_index, people, sign_ins
from quizapp.web.app import create_app
from tests.bench import bank_check
from tests.services import school
from tests.services.classroom import account
from tests.web.browser import Reply

ASKED = 36  # items of the bank's own quiz
IN_FILES = 1000  # items; a file holds no more than 5 MB, a bank on the site may grow on
BANK = "/workshop/banks/besar"
ITEMS = f"{BANK}/id/items"
QUIZZES = "/teacher/quizzes"


def grown(bank: Bank, items: int, published: int) -> Bank:
    """Return the bank with as many items, each with a stem of its own; all but the first ``published`` are drafts."""
    edition = bank.editions["id"]
    made = [
        replace(
            edition.items[number % len(edition.items)],
            id=f"soal-{number}",
            stem=f"Apa yang dinyatakan bacaan tentang {bank_check.words(number, 8)} nomor {number}?",
            status=Status.PUBLISHED if number < published else Status.DRAFT,
        )
        for number in range(items)
    ]
    quiz = replace(bank.quizzes[0], items=tuple(item.id for item in made[:ASKED]))
    return replace(bank, editions={"id": replace(edition, items=tuple(made))}, quizzes=(quiz,))


def prepared(url: str, items: int, published: int) -> str:
    """Publish the bank; return the token of the sign-in of an editor who teaches."""
    engine = make_engine(url)
    migrate.upgrade(engine)
    engine.dispose()
    with tempfile.TemporaryDirectory() as folder:
        bank_check.make(Path(folder), IN_FILES)
        bank, problems = read_folder(Path(folder))
    assert bank, [str(problem.message) for problem in problems][:3]
    database = Database(url)
    school.publish(database, grown(bank, items, published))
    person = account(database, "Ed", Role.EDITOR)
    with database.change() as session:
        people.grant(session, person=person, roles=[Role.EDITOR, Role.TEACHER])
        token = sign_ins.open_sign_in(session, person=person, now=datetime.now(UTC))
    database.close()
    return token


def told(name: str, action: Callable[[], TestResponse], runs: int) -> None:
    """Print how long a request takes."""
    spent = []
    for _ in range(runs):
        start = time.process_time()
        reply = action()
        spent.append((time.process_time() - start) * 1000)
        assert reply.status_code in {200, 204, 303}, (
            name,
            reply.status_code,
            re.findall(r'(?s)<li class="remark.*?</li>|class="[^"]*(?:error|fault)[^>]*>.{0,200}', reply.text)[:3],
        )
    print(f"{name:34} median {statistics.median(spent):7.1f} ms, worst {max(spent):7.1f} ms, first {spent[0]:7.1f} ms")


def cold(client: FlaskClient) -> TestResponse:
    """Open the bank with nothing remembered of any."""
    bank_index.forget()
    return client.get(BANK)


def measure(client: FlaskClient, items: int, runs: int) -> None:
    """Measure every request."""
    told("open the bank, nothing remembered", lambda: cold(client), max(3, runs // 4))
    told("open the bank", lambda: client.get(BANK), runs)
    told("page 77", lambda: client.get(f"{BANK}?page=77"), runs)
    told("search, three words", lambda: client.get(f"{BANK}?words=perjanjian+tentara+4711"), runs)
    told("filter by all", lambda: client.get(f"{BANK}?type=grid&status=draft&difficulty=sedang&topic=umum"), runs)
    told("coverage", lambda: client.get(f"{BANK}/coverage"), max(3, runs // 4))
    item = f"{ITEMS}/soal-{items - 1}"
    told("open the editor", lambda: client.get(item), runs)
    form = Reply(item, client.get(item)).sheet.by_id["edit"]
    told("live preview", lambda: client.post(item.replace("/items/", "/look/items/"), data=form.fields), runs)
    told(
        "keep what is unfinished", lambda: client.post(item.replace("/items/", "/keep/items/"), data=form.fields), runs
    )
    for name, first in (("the last item", items - 1), ("the first item", 0)):
        sound = next(path for path in _from(first) if saved(client, path).status_code == HTTPStatus.SEE_OTHER)
        told(f"open and save {name}", partial(saved, client, sound), runs)


def _from(number: int) -> Iterator[str]:
    """Walk the addresses of an item and its neighbours: some types want more than a new stem."""
    for away in range(20):
        yield f"{ITEMS}/soal-{abs(number - away)}"


def saved(client: FlaskClient, item: str) -> TestResponse:
    """Open the editor of an item and save another stem."""
    fields = Reply(item, client.get(item)).sheet.by_id["edit"].fields
    fields["stem"] = f"Apa yang dinyatakan bacaan tentang hal nomor {time.perf_counter_ns()}?"
    return client.post(item, data=fields)


def building(client: FlaskClient, runs: int) -> None:
    """Measure the pages on which a quiz is built of the bank's published items."""

    def made() -> TestResponse:
        fields = Reply(QUIZZES, client.get(f"{QUIZZES}/new")).form("/new").fields
        fields["title"] = f"Kuis {time.perf_counter_ns()}"
        return client.post(f"{QUIZZES}/new", data=fields)

    told("make a quiz of it", made, max(3, runs // 4))
    quiz = made().headers["Location"]
    choose = f"{quiz}/choose"
    told("a quiz with its blueprint", lambda: client.get(quiz), runs)
    told("choose items", lambda: client.get(choose), runs)
    told("choose items, three words", lambda: client.get(f"{choose}?q=perjanjian+tentara+4711"), runs)
    fields = Reply(choose, client.get(choose)).form("/choose").fields
    fields["items"] = "soal-7"
    told("add an item to it", lambda: client.post(choose, data=fields), 1)
    told("try it out", lambda: client.get(f"{quiz}/preview/1?seed=1"), runs)


def main() -> None:
    """Make the bank, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=5000)
    parser.add_argument("--published", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--database", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = options.database or f"sqlite:///{folder}/site.sqlite3"
        token = prepared(url, options.items, options.published)
        app = create_app(Settings(data=Path(folder), database_url=url, secret_key="s" * 40))
        client = app.test_client()
        with client.session_transaction() as session:
            session["_user_id"] = token
        measure(client, options.items, options.runs)
        building(client, options.runs)
        app.extensions["quizapp"].database.close()


if __name__ == "__main__":
    main()
