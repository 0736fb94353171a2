"""Pictures on pages: shown beside the item, from our own host, and kept by the browser for good."""

from __future__ import annotations

import pytest
from flask import Flask

from quizapp.db.engine import Database
from tests.pictures import picture
from tests.services.school import publish
from tests.services.test_media import pictured
from tests.web.browser import Browser


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
