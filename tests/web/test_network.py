"""What the site says about where it runs: a page over the network without encryption, and whether it is ready."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import text

from quizapp.db.engine import Database
from tests.services import school
from tests.web.browser import Browser

NOTICE = "tanpa enkripsi di jaringan lokal"
HOSTS = ("localhost", "127.0.0.1", "[::1]", "192.168.1.7", "kuis.example")


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("localhost", False),
        ("127.0.0.1:8000", False),
        ("[::1]:8000", False),
        ("192.168.1.7:8000", True),
        ("kuis.example", True),
    ],
)
@pytest.mark.parametrize("path", ["/", "/account/sign-in", "/nothing"])
def test_a_page_over_the_network_says_that_it_is_not_encrypted(
    made_app: Callable[..., Flask], host: str, path: str, *, shown: bool
) -> None:
    plain, encrypted = Browser(made_app(trusted_hosts=HOSTS)), Browser(made_app(trusted_hosts=HOSTS, https=True))
    assert (NOTICE in plain.get(path, Host=host).text) is shown
    assert NOTICE not in encrypted.get(path, Host=host).text


def test_pages_of_an_attempt_say_it_too(made_app: Callable[..., Flask], database: Database) -> None:
    school.publish(database)
    near = Browser(made_app(trusted_hosts=HOSTS))
    page = near.start()
    attempt = page.path.rpartition("/items")[0]
    assert NOTICE not in page.text
    assert NOTICE in near.get(page.path, Host="192.168.1.7:8000").text
    assert NOTICE not in near.get(page.path).text
    near.send(near.get(f"{attempt}/submit").form("/submit"))
    assert NOTICE in near.get(f"{attempt}/review", Host="192.168.1.7:8000").text


def test_a_site_is_not_ready_before_its_tables_are(browser: Browser, database: Database) -> None:
    assert (browser.get("/readyz").status, browser.get("/readyz").text) == (200, "ready\n")
    with database.change() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    assert browser.get("/readyz").status == 503
    assert browser.get("/healthz").status == 200
    with database.change() as session:
        session.execute(text("DROP TABLE alembic_version"))
    assert browser.get("/readyz").status == 503
