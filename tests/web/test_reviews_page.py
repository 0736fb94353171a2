"""Bringing an export of Anki back: read and shown, or refused beside the form; never too often."""

from __future__ import annotations

import io
import sqlite3
from pathlib import Path

from quizapp.anki.build import deck_notes
from quizapp.db.engine import Database
from quizapp.web.limits import EXPORTS
from tests.anki.exports import GUID, archive
from tests.anki.exports import database as made
from tests.databases import rows
from tests.services import school
from tests.web.browser import Browser, Reply
from tests.web.taking import handed_in


def upload(browser: Browser, content: bytes | None, name: str = "deck.apkg") -> Reply:
    fields: dict[str, object] = dict(browser.get("/reviews").form("/reviews").fields)
    if content is not None:
        fields["export"] = (io.BytesIO(content), name)
    headers = {"Accept-Language": "id"}
    reply = browser.client.post("/reviews", data=fields, content_type="multipart/form-data", headers=headers)
    return Reply("/reviews", reply)


def test_an_export_is_read_and_shown(browser: Browser, database: Database, tmp_path: Path) -> None:
    handed_in(browser)
    (guid,) = (note.guid for note in deck_notes(school.BANK, "id") if note.source == "sari-menyiram")
    content = archive(made(tmp_path, f"UPDATE notes SET guid = '{guid}'"))  # noqa: S608 - our own GUID
    reply = upload(browser, content, "../../../etc/passwd")
    assert reply.status == 303
    page = browser.get("/reviews").text
    assert "1 kartu sudah dibaca" in page
    assert "Sari menyiram kebun" in page
    assert "setiap 30 hari, lupa 2 kali" in page
    assert rows(database.engine, "card_state") == 1


def test_what_cannot_be_read_is_refused_beside_the_form(browser: Browser, database: Database, tmp_path: Path) -> None:
    handed_in(browser)
    for content in (
        None,
        b"",
        b"hello",
        archive(b"x"),
        archive(made(tmp_path)),
        archive(made(tmp_path, "DROP TABLE col")),
    ):
        reply = upload(browser, content)
        assert reply.status == 422
        assert 'id="export-fault"' in reply.text
        assert GUID not in reply.text
    assert rows(database.engine, "card_state") == 0


def test_uploads_are_counted(browser: Browser) -> None:
    handed_in(browser)
    replies = [upload(browser, b"hello").status for _ in range(EXPORTS.amount + 1)]
    assert replies == [422] * EXPORTS.amount + [429]


def test_a_database_by_itself_is_no_export(browser: Browser) -> None:
    handed_in(browser)
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE col (id)")
    assert upload(browser, connection.serialize()).status == 422
    connection.close()
