"""A school's own model on the pages: asked about an article only when the teacher agreed for that article."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from quizapp.core.person import Role
from quizapp.db.engine import Database
from quizapp.db.models import AuditRow, BankRow, DraftedItemRow, EntryHistoryRow
from quizapp.services.own_model import Endpoint
from tests.drafting.model.replies import ARTICLE, choice, proof, reply
from tests.model_server import KEY, MODEL, endpoint, said, send
from tests.services.classroom import account
from tests.web.browser import Browser
from tests.web.classes import browser_of

DRAFT = "/workshop/draft"


class Model:
    """Hold what the model was asked and what it answers."""

    def __init__(self) -> None:
        self.asked: list[Any] = []
        self.answer = said(content=reply(choice(), proof()))
        self.status = 200

    def __call__(self, handler: BaseHTTPRequestHandler, body: object) -> None:
        self.asked.append(body)
        send(handler, self.answer, self.status)


@pytest.fixture
def model() -> Model:
    return Model()


@pytest.fixture
def where(model: Model) -> Iterator[Endpoint]:
    with endpoint(model) as found:
        yield found


@pytest.fixture
def teacher(made_app: Callable[..., Flask], database: Database, where: Endpoint) -> Browser:
    app = made_app(model_url=where.url, model_name=where.name, model_key=where.key)
    return browser_of(app, database, account(database, "Bu Rina", Role.TEACHER), "en")


def agreements(database: Database) -> int:
    """Return how many agreements the log of staff holds."""
    with database.look() as session:
        found = select(func.count()).select_from(AuditRow).where(AuditRow.action == "model-asked")
        return session.execute(found).scalar_one()


def test_the_page_names_model_and_host_and_an_article_stays_here_unless_it_is_ticked(
    teacher: Browser, database: Database, model: Model, where: Endpoint
) -> None:
    page = teacher.get(DRAFT)
    assert f"the model {MODEL} at {where.host}" in page.text
    assert KEY not in page.text
    assert teacher.send(page.form(DRAFT), pasted=ARTICLE).status == 303
    assert (model.asked, agreements(database)) == ([], 0)


def test_what_the_model_proposed_is_kept_with_its_name_and_the_agreement_with_nothing_of_the_article(
    teacher: Browser, database: Database, model: Model
) -> None:
    sent = teacher.send(teacher.get(DRAFT).form(DRAFT), pasted=ARTICLE, agree="y")
    assert sent.status == 303, sent.text
    assert "2 of them are the model’s." in teacher.get(sent.to).text
    (asked,) = model.asked
    assert "p1.1 Pemerintah Kota Salatiga" in asked["messages"][1]["content"]
    with database.look() as session:
        drafted = session.execute(select(DraftedItemRow.how).where(DraftedItemRow.rule == "model")).scalars().all()
        notes = session.execute(select(EntryHistoryRow.note).where(EntryHistoryRow.note.contains(MODEL))).all()
        details = session.execute(select(AuditRow.details).where(AuditRow.action == "model-asked")).scalar_one()
    assert (len(drafted), len(notes)) == (2, 2)
    assert all(MODEL in how for how in drafted)
    assert "Salatiga" not in str(details)


def test_an_agreement_is_for_one_article(teacher: Browser, database: Database, model: Model) -> None:
    teacher.send(teacher.get(DRAFT).form(DRAFT), pasted=ARTICLE, agree="y")
    assert "checked> <span>Send this article" not in teacher.get(DRAFT).text
    assert teacher.send(teacher.get(DRAFT).form(DRAFT), pasted=ARTICLE).status == 303
    assert (len(model.asked), agreements(database)) == (1, 1)


@pytest.mark.parametrize(
    ("status", "answer", "sentence"),
    [
        (500, b"", "status 500"),
        (200, said(content="Tentu! Ini soalnya:"), "form that was asked for"),
        (200, said(content=None, refusal="no"), "refused to work"),
    ],
    ids=["status", "form", "refusal"],
)
def test_what_fails_is_said_and_nothing_is_lost_or_stored(  # noqa: PLR0913, PLR0917 - one failure and its signs
    teacher: Browser, database: Database, model: Model, status: int, answer: bytes, sentence: str
) -> None:
    model.status, model.answer = status, answer
    refused = teacher.send(teacher.get(DRAFT).form(DRAFT), pasted=ARTICLE, agree="y")
    assert refused.status == 422
    assert sentence in refused.text
    assert "Truk pengangkut sayur" in refused.text
    assert 'checked aria-invalid="true" aria-describedby="agree-fault"> <span>Send this article' in refused.text
    assert 'id="agree-fault"' in refused.text
    assert 'id="pasted-fault"' not in refused.text
    with database.look() as session:
        assert session.execute(select(func.count()).select_from(BankRow)).scalar_one() == 0


def test_proposals_that_the_text_does_not_prove_are_told(teacher: Browser, model: Model) -> None:
    model.answer = said(content=reply(choice(key="tiang tengah terlalu pendek")))
    sent = teacher.send(teacher.get(DRAFT).form(DRAFT), pasted=ARTICLE, agree="y")
    page = teacher.get(sent.to)
    assert "None of them is the model’s" in page.text
    sentences = next(link["href"] for link in page.sheet.all("a") if link["href"].endswith("/sentences"))
    assert "The key does not stand in the sentence that should prove it." in teacher.get(sentences).text
