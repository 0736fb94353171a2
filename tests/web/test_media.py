"""Pictures on pages: shown beside the item, from our own host, and kept by the browser for good."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from quizapp.core.person import Role
from quizapp.db.engine import Database
from quizapp.db.models import BankRow
from quizapp.exchange.bank_zip import pack, unpack
from quizapp.services.bank_hash import bank_hash, content_hash
from quizapp.services.banks import read_bank
from tests.pictures import picture
from tests.services.classroom import account
from tests.services.pictured import pictured
from tests.services.school import publish
from tests.web.browser import Browser
from tests.web.classes import browser_of
from tests.web.uploads import sent_with


@pytest.fixture
def browser(empty_app: Flask, database: Database) -> Browser:
    publish(database, pictured())
    return Browser(empty_app)


def test_an_item_shows_its_picture(browser: Browser) -> None:
    page = browser.start()
    address = f"/media/{picture().address}"
    assert f'<img src="{address}" alt="peta">' in page.text
    sent = browser.get(address)
    assert sent.response.get_data() == picture().content
    assert sent.headers["Content-Type"] == "image/png"
    assert sent.headers["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in sent.headers["Cache-Control"]


@pytest.mark.parametrize("address", ["x", "0.png", "peta.png", f"{'0' * 32}.svg", "..%2F..%2Fetc%2Fpasswd", "%00"])
def test_what_is_no_picture_is_not_found(browser: Browser, address: str) -> None:
    assert browser.get(f"/media/{address}").status == 404


def test_an_exchange_is_shown_as_pictures_where_one_chooses_and_in_the_history(
    empty_app: Flask, database: Database
) -> None:
    publish(database, pictured())
    editor = browser_of(empty_app, database, account(database, "Ed", Role.EDITOR), "en")
    folder, old, new = (
        "/workshop/banks/kebun/folder",
        f"/media/{picture().address}",
        f"/media/{picture(red=200).address}",
    )
    entry = f"/workshop/banks/kebun/id/items/{pictured().editions['id'].items[0].id}"
    assert f'<img src="{old}" alt="peta">' in editor.get(entry).text  # the preview
    taken = unpack(editor.send(editor.get(folder).form("/folder")).response.get_data())
    files = {**taken, "media/peta.png": picture(red=200).content}
    page = editor.follow(sent_with(editor, folder, "/workshop/folder", "x.zip", pack(files, "kebun")))
    assert all(f'<img src="{each}" alt="peta">' in page.text for each in (old, new))
    assert editor.send(page.form("/compare"), go="unite").status == 303
    told = editor.get(f"{entry}/history").text
    assert all(f'<img src="{each}" alt="peta">' in told for each in (old, new))
    assert f'<img src="{new}" alt="peta">' in editor.get(entry).text
    with database.look() as session:
        row = session.execute(select(BankRow)).scalar_one()
        assert content_hash(session, row) == bank_hash(read_bank(session, "kebun"))
