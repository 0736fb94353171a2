"""A quiz on paper: no key on a student's sheet, keys that match each version, a log of who saw them."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from quizapp.core.item import Process
from quizapp.core.person import Role
from quizapp.db.engine import Database
from quizapp.db.models import AuditRow
from quizapp.paper.sheets import LETTERS, by_process, seed_of, sheets
from quizapp.services import papers
from quizapp.services.papers import QuizOnPaper
from tests.databases import counted
from tests.services.classroom import account, teacher
from tests.services.school import CHOICE, ITEMS, item, publish, quiz_id, with_items
from tests.web.browser import Browser
from tests.web.classes import browser_of

SECRETS = ("Sebab teks menyebutnya", "Kalimat pertama menyebutnya", "Ia tidak disebut")


@pytest.fixture
def rina(app: Flask, database: Database) -> Browser:
    return browser_of(app, database, teacher(database))


@pytest.fixture
def found(app: Flask, database: Database) -> QuizOnPaper:
    assert app.extensions["quizapp"].database is database
    person = account(database, "Pak Adi", Role.TEACHER)
    with database.reads() as reads:
        return papers.quiz_on_paper(reads, quiz=quiz_id(database), language="id", person=person)


def test_versions_ask_the_same_in_other_orders_and_always_alike(found: QuizOnPaper) -> None:
    made = sheets(found.items, seed=found.seed)
    assert [sheet.version for sheet in made] == list(LETTERS)
    asked = [[each.source.item.id for each in sheet.items] for sheet in made]
    assert asked[0] == ["siapa-menyiram", "apa-ditanam", "mana-sulit", "apa-pendapat"]
    assert all(sorted(ids) == sorted(asked[0]) for ids in asked)
    options = {sheet.items[sheet.number_of("siapa-menyiram") - 1].order for sheet in made}
    assert len({tuple(ids) for ids in asked} | options) >= 3
    assert made == sheets(found.items, seed=found.seed)
    assert found.seed == seed_of(found.public_id)
    assert by_process(found.items) == {Process.LOCATE: (2, 3), Process.INTERPRET: (1, 1), Process.EVALUATE: (1, 1)}
    assert made[0].points == 5


@pytest.mark.parametrize("version", list(LETTERS))
def test_the_key_s_letter_is_the_one_that_is_printed(rina: Browser, found: QuizOnPaper, version: str) -> None:
    """Read the letters off the printed sheet itself."""
    page = rina.get(f"/papers/{found.public_id}/sheet/{version}").text
    (sheet,) = (each for each in sheets(found.items, seed=found.seed) if each.version == version)
    for each in sheet.items:
        if each.source.kind.name != "single_choice":
            continue
        block = page.split('<section class="paper-item"')[each.number]
        options = re.findall(r"<li>(\w+)</li>", block)
        letter, _, text = each.key.partition(". ")
        assert options["ABCD".index(letter)] == text == "Sari"


@pytest.mark.parametrize("version", list(LETTERS))
def test_no_key_is_on_a_student_s_sheet(rina: Browser, found: QuizOnPaper, version: str) -> None:
    page = rina.get(f"/papers/{found.public_id}/sheet/{version}?text=1")
    assert page.status == 200
    assert not [secret for secret in SECRETS if secret in page.text]
    assert "Sari menyiram kebun pada pukul enam." in page.text
    assert "Sari menyiram kebun pada pukul enam." not in rina.get(f"/papers/{found.public_id}/sheet/{version}").text


def test_a_sheet_speaks_the_language_of_its_quiz_whoever_prints_it(
    app: Flask, database: Database, found: QuizOnPaper
) -> None:
    page = browser_of(app, database, teacher(database, "Mr Adams"), "en").get(f"/papers/{found.public_id}/sheet/A").text
    assert "<dt>Nama</dt>" in page
    assert "Sign out" in page
    assert "Name" not in page


def test_keys_and_cards_are_logged(rina: Browser, found: QuizOnPaper, database: Database) -> None:
    choose = rina.get(f"/papers/{found.public_id}")
    for part, secret in (("keys", "Sari"), ("cards", "Sebab teks menyebutnya")):
        assert rina.get(f"/papers/{found.public_id}/{part}").status == 405
        page = rina.send(choose.form(f"/{part}"))
        assert page.status == 200
        assert secret in page.text
    with database.look() as session:
        noted = session.execute(select(AuditRow.subject, AuditRow.details).where(AuditRow.action == "keys-seen")).all()
    assert [tuple(row) for row in noted] == [(found.public_id, {"form": "keys"}), (found.public_id, {"form": "cards"})]


def test_the_blueprint_tells_every_item_and_its_numbers(rina: Browser, found: QuizOnPaper) -> None:
    page = rina.get(f"/papers/{found.public_id}/blueprint").text
    assert page.count("Menemukan sesuatu.") == 4
    assert not [secret for secret in SECRETS if secret in page]


def test_hostile_items_stay_text(rina: Browser, found: QuizOnPaper, database: Database) -> None:
    hostile = "<script>alert(1)</script>"
    choice: dict[str, Any] = deepcopy(CHOICE)
    choice["options"][0].update(text=hostile, rationale=hostile)
    more = {"stem": hostile, "indicator": hostile, "rationale": hostile}
    again = item("apa-pendapat", "single_choice", choice, "mengevaluasi", **more)
    publish(database, with_items(*ITEMS[:3], again, ITEMS[4]))
    choose = rina.get(f"/papers/{found.public_id}")
    for page in (
        rina.get(f"/papers/{found.public_id}/sheet/A?text=1"), rina.get(f"/papers/{found.public_id}/blueprint"),
        rina.send(choose.form("/keys")), rina.send(choose.form("/cards")),
    ):  # fmt: skip
        assert page.status == 200
        assert hostile not in page.text


@pytest.mark.parametrize("path", ["x", "x/sheet/A", "{}/sheet/D", "{}/sheet/a", "%27/blueprint"])
def test_what_does_not_exist_is_not_found(rina: Browser, found: QuizOnPaper, path: str) -> None:
    assert rina.get(f"/papers/{path.format(found.public_id)}").status == 404


def test_what_a_sheet_costs(rina: Browser, found: QuizOnPaper, database: Database) -> None:
    rina.get(f"/papers/{found.public_id}/sheet/A")
    with counted(database.engine) as seen:
        rina.get(f"/papers/{found.public_id}/sheet/B?text=1")
    assert seen == ["SELECT"] * 4
