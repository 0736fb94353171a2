"""Measure the teachers' workshop on a generated bank: opening it, searching it, the live preview, saving.

    python tests/bench/workshop.py [--items 5000] [--runs 20] [--database URL]

Processor time of whole requests, in one process: median, worst and first. In the first line a bank is opened with
nothing remembered of any. All items but a hundred are drafts, for publishing takes long and no page differs by it.
Prints figures; asserts nothing.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from quizapp.bank.files import read_folder
from quizapp.config import Settings
from quizapp.core.bank import Bank
from quizapp.core.item import Status
from quizapp.core.person import Role
from quizapp.db import migrate
from quizapp.db.engine import Database, make_engine
from quizapp.services import bank_index, sign_ins
from quizapp.web.app import create_app
from tests.bench import bank_check
from tests.services import school
from tests.services.classroom import account
from tests.web.browser import Reply

PUBLISHED = 100
IN_FILES = 1000  # items; a file holds no more than 5 MB, a bank on the site may grow on
BANK = "/workshop/banks/besar"
ITEM = f"{BANK}/id/items/soal-150"


def grown(bank: Bank, items: int) -> Bank:
    """Return the bank with as many items, each with a stem of its own; all but the first hundred are drafts."""
    edition = bank.editions["id"]
    made = [
        replace(
            edition.items[number % len(edition.items)],
            id=f"soal-{number}",
            stem=f"Apa yang dinyatakan bacaan tentang {bank_check.words(number, 8)} nomor {number}?",
            status=Status.PUBLISHED if number < PUBLISHED else Status.DRAFT,
        )
        for number in range(items)
    ]
    quiz = replace(bank.quizzes[0], items=tuple(item.id for item in made[:PUBLISHED]))
    return replace(bank, editions={"id": replace(edition, items=tuple(made))}, quizzes=(quiz,))


def prepared(url: str, items: int) -> str:
    """Publish the bank; return the token of an editor's sign-in."""
    engine = make_engine(url)
    migrate.upgrade(engine)
    engine.dispose()
    with tempfile.TemporaryDirectory() as folder:
        bank_check.make(Path(folder), IN_FILES)
        bank, problems = read_folder(Path(folder))
    assert bank, [str(problem.message) for problem in problems][:3]
    database = Database(url)
    school.publish(database, grown(bank, items))
    person = account(database, "Ed", Role.EDITOR)
    with database.change() as session:
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
            re.findall(r'(?s)<li class="remark.*?</li>', reply.text)[:3],
        )
    print(f"{name:34} median {statistics.median(spent):7.1f} ms, worst {max(spent):7.1f} ms, first {spent[0]:7.1f} ms")


def cold(client: FlaskClient) -> TestResponse:
    """Open the bank with nothing remembered of any."""
    bank_index.forget()
    return client.get(BANK)


def measure(client: FlaskClient, runs: int) -> None:
    """Measure every request."""
    told("open the bank, nothing remembered", lambda: cold(client), max(3, runs // 4))
    told("open the bank", lambda: client.get(BANK), runs)
    told("page 77", lambda: client.get(f"{BANK}?page=77"), runs)
    told("search, three words", lambda: client.get(f"{BANK}?words=perjanjian+tentara+4711"), runs)
    told("filter by all", lambda: client.get(f"{BANK}?type=grid&status=draft&difficulty=sedang&topic=umum"), runs)
    told("coverage", lambda: client.get(f"{BANK}/coverage"), max(3, runs // 4))
    told("open the editor", lambda: client.get(ITEM), runs)
    form = Reply(ITEM, client.get(ITEM)).sheet.by_id["edit"]
    told("live preview", lambda: client.post(f"{BANK}/id/look/items/soal-150", data=form.fields), runs)
    told("keep what is unfinished", lambda: client.post(f"{BANK}/id/keep/items/soal-150", data=form.fields), runs)

    def save() -> TestResponse:
        fields = Reply(ITEM, client.get(ITEM)).sheet.by_id["edit"].fields
        fields["stem"] = f"Apa yang dinyatakan bacaan tentang hal nomor {time.perf_counter_ns()}?"
        return client.post(ITEM, data=fields)

    told("open and save a draft", save, max(3, runs // 4))


def main() -> None:
    """Make the bank, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--database", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = options.database or f"sqlite:///{folder}/site.sqlite3"
        token = prepared(url, options.items)
        app = create_app(Settings(data=Path(folder), database_url=url, secret_key="s" * 40))
        client = app.test_client()
        with client.session_transaction() as session:
            session["_user_id"] = token
        measure(client, options.runs)
        app.extensions["quizapp"].database.close()


if __name__ == "__main__":
    main()
