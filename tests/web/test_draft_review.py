"""Drafts in the workshop: an article in, a verdict on each, and what came of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from quizapp.core.person import Role
from quizapp.db.engine import Database
from quizapp.db.models import AuditRow, DraftedItemRow, EntryHistoryRow
from quizapp.drafting.items.rule_words import RULE_WORDS
from tests.databases import counted
from tests.services.classroom import account
from tests.web.browser import Browser, Reply
from tests.web.classes import browser_of
from tests.web.drafts import DRAFT, drafted, item_of, press, status_of
from tests.web.uploads import ARTICLE, sent_with


@pytest.fixture
def teacher(app: Flask, database: Database) -> Browser:
    return browser_of(app, database, account(database, "Bu Rina", Role.TEACHER), "en")


def test_an_article_becomes_a_private_bank_of_drafts_with_their_histories(
    teacher: Browser, app: Flask, database: Database
) -> None:
    page = drafted(teacher)
    assert "Draft 1 of" in page.text
    other = browser_of(app, database, account(database, "Pak Adi", Role.TEACHER), "en")
    assert other.get(page.path).status == 404
    with database.look() as session:
        drafts = session.execute(select(DraftedItemRow)).scalars().all()
        notes = session.execute(select(EntryHistoryRow.note).where(EntryHistoryRow.deed == "drafted")).scalars().all()
    assert len(drafts) > 5
    assert {draft.how for draft in drafts} <= set(notes)
    assert {draft.verdict for draft in drafts} == {None}


def test_two_teachers_draft_from_one_article(teacher: Browser, app: Flask, database: Database) -> None:
    other = browser_of(app, database, account(database, "Pak Adi", Role.TEACHER), "en")
    assert drafted(teacher).path != drafted(other).path


def test_the_page_shows_key_evidence_and_how_it_was_made(teacher: Browser) -> None:
    page = drafted(teacher)
    assert "<mark>" in page.text
    assert "Draf otomatis" in page.text
    assert page.sheet.all("progress")[0]["value"] == "0"


def test_the_list_of_banks_says_how_many_wait_and_leads_there(teacher: Browser, database: Database) -> None:
    page = drafted(teacher)
    with database.look() as session:
        drafts = len(session.execute(select(DraftedItemRow)).scalars().all())
    assert f"{drafts} drafts to check" in teacher.get("/workshop").text
    press(teacher, page, "accept")
    listed = teacher.get("/workshop")
    assert f'{page.path}">{drafts - 1} drafts to check' in listed.text


def test_a_draft_is_taken_rejected_and_taken_back(teacher: Browser, database: Database) -> None:
    page = drafted(teacher)
    first = item_of(page)
    second = press(teacher, page, "accept")
    assert status_of(database, first) == "reviewed"
    assert "Draft 2 of" in second.text
    wrong = item_of(second)
    third = press(teacher, second, "reject", reason="unclear", remark="Siapa?")
    assert status_of(database, wrong) == "retired"
    assert "Draft 3 of" in third.text
    back = teacher.get(f"{page.path}?at=1")
    assert "the question is unclear" in back.text
    assert "“Siapa?”" in back.text
    again = press(teacher, back, "undo")
    assert status_of(database, wrong) == "draft"
    assert "Draft 2 of" in again.text
    assert 'value="1"' in next(line for line in again.text.splitlines() if "<progress" in line)


def test_facts_that_only_a_rejected_draft_asked_go_and_come_back_with_it(teacher: Browser, database: Database) -> None:
    page, at = drafted(teacher), 0
    retired: list[Mapping[str, Any]] = []
    facts = select(EntryHistoryRow.source).where(EntryHistoryRow.kind == "fact", EntryHistoryRow.deed == "retired")
    while not retired:  # which drafts have a fact to themselves is the engine's affair; some have
        at += 1
        press(teacher, teacher.get(f"{page.path}?at={at}"), "reject", reason="trivial")
        with database.look() as session:
            retired = list(session.execute(facts).scalars().all())
    press(teacher, teacher.get(f"{page.path}?at={at}"), "undo")
    with database.look() as session:
        back = session.execute(
            select(EntryHistoryRow.source)
            .where(EntryHistoryRow.author_id == retired[0]["id"])
            .order_by(EntryHistoryRow.number.desc())
        ).scalars()
        assert "retired" not in next(back)


def test_a_draft_that_was_edited_counts_as_edited(teacher: Browser) -> None:
    page = drafted(teacher)
    address = next(link["href"] for link in page.sheet.all("a") if "/items/" in link["href"])
    editor = teacher.get(address)
    fields = {"indicator": "Menemukan pelaku dalam berita tentang banjir"}
    assert teacher.send(editor.form("/items/"), **fields, go="save").status == 303
    press(teacher, teacher.get(f"{page.path}?at=0"), "accept")
    lines = teacher.get("/workshop/drafts").text
    assert re.search(r"Edited: </span>1<", lines)


def test_a_second_click_says_nothing_and_goes_on(teacher: Browser) -> None:
    page = drafted(teacher)
    press(teacher, page, "accept")
    again = press(teacher, page, "accept")
    assert "Draft 2 of" in again.text
    assert "meanwhile" not in again.text
    assert "meanwhile" in press(teacher, page, "reject", reason="trivial").text


def edited(browser: Browser, page: Reply, go: str, **fields: str) -> Reply:
    """Edit the draft of a page, which was opened from there; return the page that it leads to."""
    address = next(link["href"] for link in page.sheet.all("a") if "/items/" in link["href"])
    card = {"card-kind": "none"}  # chosen in a menu, which this browser does not read
    reply = browser.send(browser.get(address).form("/items/"), **card, **fields, go=go)
    assert reply.status == 303, reply.text
    return browser.get(reply.to)


BETTER = {"indicator": "Menemukan pelaku dalam berita tentang banjir"}


def test_an_edit_leads_back_to_its_draft_and_from_there_to_the_next(teacher: Browser) -> None:
    back = edited(teacher, drafted(teacher), "save", **BETTER)
    assert "Draft 1 of" in back.text
    assert "Draft 2 of" in press(teacher, back, "accept").text


@pytest.mark.parametrize(("fields", "word"), [({}, "As it is"), (BETTER, "Edited")], ids=["as it is", "edited"])
def test_a_draft_that_its_editor_marks_as_reviewed_is_taken(
    teacher: Browser, fields: dict[str, str], word: str
) -> None:
    page = edited(teacher, drafted(teacher), "reviewed", **fields)
    assert "Draft 2 of" in page.text
    assert re.search(rf"{word}: </span>1<", teacher.get("/workshop/drafts").text)


def test_a_published_item_keeps_its_verdict(teacher: Browser, database: Database) -> None:
    page = drafted(teacher)
    item = item_of(page)
    edited(teacher, page, "published")
    assert status_of(database, item) == "published"
    shown = teacher.get(f"{page.path}?at=0")
    assert "its verdict stands" in shown.text
    assert not [one for one in shown.sheet.forms if f"/drafts/{item}" in one.action]
    form = page.form("/drafts/")
    form.fields["base"] = "2"
    assert "Withdraw it in its editor" in teacher.get(teacher.send(form, go="undo").to).text
    assert status_of(database, item) == "published"


def test_a_topic_more_is_no_edit_of_a_draft(teacher: Browser) -> None:
    back = edited(teacher, drafted(teacher), "save", topics="angka")
    press(teacher, back, "accept")
    assert re.search(r"As it is: </span>1<", teacher.get("/workshop/drafts").text)


def test_enter_in_the_words_of_a_rejection_gives_no_reason_that_nobody_chose(teacher: Browser) -> None:
    page = drafted(teacher)
    buttons = [one for one in page.sheet.all("button") if one.get("name") == "reason"]
    assert (buttons[0]["value"], "hidden" in buttons[0]) == ("other", True)


def test_what_somebody_else_saved_meanwhile_is_looked_at_again(teacher: Browser, database: Database) -> None:
    page = drafted(teacher)
    item = item_of(page)
    press(teacher, page, "accept")
    press(teacher, teacher.get(f"{page.path}?at=0"), "undo")
    stale = press(teacher, page, "accept")
    assert "changed or decided about meanwhile" in stale.text
    assert status_of(database, item) == "draft"


@pytest.mark.parametrize(
    "fields",
    [
        {"go": "publish"},
        {"go": "reject"},
        {"go": "reject", "reason": "because"},
        {"go": "accept", "base": "x"},
        {"go": "accept", "base": "9" * 30},
    ],
    ids=range(5),
)
def test_what_no_button_says_is_refused(teacher: Browser, database: Database, fields: dict[str, str]) -> None:
    page = drafted(teacher)
    assert teacher.send(page.form("/drafts/"), **fields).status == 422
    assert status_of(database, item_of(page)) == "draft"


def test_what_is_no_draft_cannot_be_decided(teacher: Browser) -> None:
    page = drafted(teacher)
    form = page.form("/drafts/")
    form.action = form.action.rpartition("/")[0] + "/nothing"
    assert teacher.send(form, go="accept").status == 404
    assert teacher.get("/workshop/banks/kebun/id/drafts").status == 404


@pytest.mark.parametrize("text", ["", "Satu", "Air\nangin\napi\ntanah", "x" * 50_000])
def test_what_is_no_article_is_refused_beside_the_field_and_not_lost(teacher: Browser, text: str) -> None:
    reply = teacher.send(teacher.get(DRAFT).form(DRAFT), pasted=text)
    assert reply.status == 422
    assert 'href="#pasted"' in reply.text
    assert text[:100] in reply.text


def test_a_file_is_drafted_from(teacher: Browser) -> None:
    reply = sent_with(teacher, DRAFT, DRAFT, "berita.txt", ARTICLE.encode())
    assert reply.status == 303
    assert sent_with(teacher, DRAFT, DRAFT, "berita.pdf", b"%PDF-1.4").status == 422


def test_the_report_begins_empty_and_counts(teacher: Browser) -> None:
    assert "Nothing has been drafted yet" in teacher.get("/workshop/drafts").text
    press(teacher, drafted(teacher), "accept")
    page = teacher.get("/workshop/drafts").text
    assert "100%" in page.partition("All drafts")[2]
    assert any(str(word) in page for word in RULE_WORDS.values())
    assert not any(f">{rule}<" in page for rule in RULE_WORDS)


def test_no_model_is_offered_or_asked_unless_it_is_set_up(teacher: Browser, database: Database) -> None:
    assert "agree" not in teacher.get(DRAFT).text
    teacher.send(teacher.get(DRAFT).form(DRAFT), pasted=ARTICLE, agree="y")
    with database.look() as session:
        assert session.execute(select(AuditRow.action).where(AuditRow.action == "model-asked")).first() is None


def test_a_page_takes_the_same_statements_for_many_drafts(teacher: Browser, database: Database) -> None:
    short = drafted(teacher, ARTICLE[: ARTICLE.index("Bupati Demak")])
    long = drafted(teacher)
    with counted(database.engine) as few:
        teacher.get(short.path)
    with counted(database.engine) as many:
        teacher.get(long.path)
    assert len(few) == len(many) <= 12
