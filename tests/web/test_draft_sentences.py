"""What each sentence of an article gave: kept with the drafts, told beside them, told where nothing came out at all."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from markupsafe import escape
from sqlalchemy import delete

from quizapp.core.document import as_article
from quizapp.core.drafted import MOST_DRAFTS, USUAL_DRAFTS
from quizapp.core.person import Role
from quizapp.db.engine import Database
from quizapp.db.models import DraftingRow
from quizapp.drafting.draft import draft
from quizapp.drafting.items.drafts import Drafts
from quizapp.exchange.documents import read_pasted
from tests.databases import counted
from tests.services.classroom import account
from tests.web.browser import Browser, Reply
from tests.web.classes import browser_of
from tests.web.uploads import ARTICLE, filled, sent_with

DRAFT = "/workshop/draft"
LIST = "- beras\n- gula merah dari Banyumas\n\n"
CUT = "dan itu sebabnya warga menunggu bantuan sampai malam di balai desa."
ODD = f"{ARTICLE}\n\n{LIST}{CUT} Bupati sudah pergi ke kota.\n"
BARE = "Begitulah hari itu berlalu tanpa kabar apa pun. " * 6


@pytest.fixture
def teacher(app: Flask, database: Database) -> Browser:
    return browser_of(app, database, account(database, "Bu Rina", Role.TEACHER), "en")


def sent_drafts(text: str) -> Drafts:
    """Return what is drafted from a text that was pasted."""
    return draft(as_article(read_pasted(text)))


def send(browser: Browser, text: str, **fields: str) -> Reply:
    return browser.send(browser.get(DRAFT).form(DRAFT), pasted=text, **fields)


def drafted(browser: Browser, text: str = ODD, **fields: str) -> str:
    """Draft from a text; return the address of what each sentence gave."""
    reply = send(browser, text, **fields)
    assert reply.status == 303, reply.text
    review = browser.get(reply.to)
    return next(link["href"] for link in review.sheet.all("a") if link["href"].endswith("/sentences"))


def test_each_sentence_is_told_with_its_drafts_or_the_reason_why_nothing(teacher: Browser) -> None:
    found = sent_drafts(ODD)
    page = teacher.get(drafted(teacher))
    rows = page.text.split('<li class="cover-row')[1:]
    assert len(rows) == len(found.told) + len(found.left_out)
    for told, row in zip(found.told, rows, strict=False):
        assert f">{told.address}</span>" in row
        assert row.count("told-draft") == len(told.items)
        assert all(escape(str(why)) in row for why in told.why)
        assert (">damaged<" in row) is told.damaged
    assert any(told.damaged for told in found.told)
    assert len(found.left_out) > 1
    for left, row in zip(found.left_out, rows[len(found.told) :], strict=True):
        assert escape(left.text) in row
        assert escape(str(left.why)) in row


def test_a_draft_links_to_its_place_in_the_review_and_shows_type_question_key_and_verdict(teacher: Browser) -> None:
    address = drafted(teacher)
    review = teacher.get(address.replace("/sentences", "/drafts"))
    assert teacher.send(review.form("/drafts/"), go="accept").status == 303
    page = teacher.get(address)
    links = [link["href"] for link in page.sheet.all("a") if "/drafts?at=" in link["href"]]
    assert len(set(links)) == len(sent_drafts(ODD).drafts)
    for at in (0, len(set(links)) - 1):
        link = next(one for one in links if one.endswith(f"at={at}"))
        row = page.text.partition(f'href="{link}"')[2].partition("</p>")[0]
        key = re.search(r"<b[^>]*>(.*?)</b>", row)
        assert key
        assert key[1].partition("; ")[0] in teacher.get(link).text
        assert ("taken as it is" in row) is (at == 0)


def test_a_key_is_told_once_and_found_from_each_sentence_that_its_draft_rests_on(teacher: Browser) -> None:
    found, page = sent_drafts(ODD), teacher.get(drafted(teacher))
    rows = page.text.split('<li class="cover-row')[1:]
    first = {item: told.address for told in reversed(found.told) for item in told.items}
    assert any(len(one.item.evidence) > 1 for one in found.drafts)
    assert page.text.count("Key: <b") == len(found.drafts)
    for told, row in zip(found.told, rows, strict=False):
        elsewhere = [first[item] for item in told.items if first[item] != told.address]
        assert re.findall(r'href="#(p[0-9.]+)"', row) == elsewhere
    assert all(page.text.count(f'id="{told.address}"') == 1 for told in found.told)


def test_reasons_are_told_in_the_language_of_the_reader(teacher: Browser) -> None:
    address = drafted(teacher)
    page = teacher.get(address)
    assert "It begins with a small letter" in page.text
    assert teacher.send(page.form("/language"), language="id").status == 303
    told = teacher.get(address).text
    assert "It begins with a small letter" not in told
    assert "huruf kecil" in told


def test_only_who_may_edit_the_bank_sees_it(teacher: Browser, app: Flask, database: Database) -> None:
    address = drafted(teacher)
    other = browser_of(app, database, account(database, "Pak Adi", Role.TEACHER), "en")
    editor = browser_of(app, database, account(database, "Ed", Role.EDITOR), "en")
    assert (other.get(address).status, editor.get(address).status) == (404, 200)
    assert teacher.get("/workshop/banks/kebun/id/sentences").status == 403
    assert editor.get("/workshop/banks/kebun/id/sentences").status == 404
    assert teacher.get(address.replace("/id/", "/zz/")).status == 404


def test_what_was_edited_since_does_not_change_what_was_told(teacher: Browser) -> None:
    address = drafted(teacher)
    passage = address.replace("/sentences", "/passage")
    form = filled(teacher.get(passage), "/passage")
    first = form.fields["text"].splitlines()[0]
    assert (
        teacher.send(form, text=form.fields["text"].replace(first, "Kalimat ini baru saja disunting guru.")).status
        == 303
    )
    texts = "".join(re.findall(r'<p class="cover-text".*?</p>', teacher.get(address).text))
    assert "disunting guru" not in texts
    assert first[:30] in texts


def test_drafts_that_are_older_than_the_keeping_say_so(teacher: Browser, database: Database) -> None:
    address = drafted(teacher)
    with database.change() as session:
        session.execute(delete(DraftingRow))
    page = teacher.get(address)
    assert page.status == 200
    assert "was not kept yet" in page.text


def test_where_nothing_is_drafted_the_reasons_stand_under_the_text(teacher: Browser) -> None:
    reply = send(teacher, BARE)
    assert reply.status == 422
    assert "Nothing in this text was certain enough" in reply.text
    assert "0 of 6 sentences gave drafts." in reply.text
    assert reply.text.count("No rule found anything certain in it.") == 6
    assert BARE.strip() in reply.text


def test_hostile_words_of_an_article_stay_words(teacher: Browser) -> None:
    page = teacher.get(drafted(teacher, f"{ARTICLE}\n\n- <b onclick=x>100 %(x)s</b> & {{{{ 7*7 }}}} <i\n"))
    assert "<b onclick" not in page.text
    assert "%(x)s" in page.text


def test_the_page_takes_the_same_statements_for_many_drafts(teacher: Browser, database: Database) -> None:
    short, long = drafted(teacher, ARTICLE[: ARTICLE.index("Bupati Demak")]), drafted(teacher)
    with counted(database.engine) as few:
        teacher.get(short)
    with counted(database.engine) as many:
        teacher.get(long)
    assert len(few) == len(many) <= 14


@pytest.mark.parametrize(("most", "number"), [("3", 3), (" 1 ", 1)])
def test_no_more_drafts_are_made_than_asked_for(teacher: Browser, most: str, number: int) -> None:
    reply = send(teacher, ARTICLE, most=most)
    assert f"Draft 1 of {number}<" in teacher.get(reply.to).text


def test_as_many_as_usual_are_made_where_nothing_is_said(teacher: Browser) -> None:
    assert teacher.get(DRAFT).form(DRAFT).fields["most"] == str(USUAL_DRAFTS)
    usual = f"Draft 1 of {len(sent_drafts(ARTICLE).drafts)}<"
    assert usual in teacher.get(send(teacher, ARTICLE).to).text
    assert usual in teacher.get(send(teacher, ARTICLE, most="").to).text


@pytest.mark.parametrize("most", ["0", str(MOST_DRAFTS + 1), "-1", "1.5", "tiga", "9" * 40, "<b>"])
def test_what_is_no_number_of_drafts_is_refused_beside_its_field_and_nothing_is_lost(
    teacher: Browser, most: str
) -> None:
    reply = send(teacher, ARTICLE, most=most, published="2024-13")
    assert reply.status == 422
    assert 'id="most-fault">Write a whole number from 1 to 200.' in reply.text
    assert 'id="published-fault">' in reply.text
    fields = filled(reply, DRAFT).fields
    assert (fields["pasted"], fields["published"]) == (ARTICLE, "2024-13")
    assert "<b>" not in str(re.findall(r"<input[^>]*name=.most.[^>]*>", reply.text))


@pytest.mark.parametrize("day", ["2026-02-30", "besok", "٢٠٢٤", "2026-W01-1"])
def test_a_day_that_the_calendar_lacks_is_refused_beside_its_field(teacher: Browser, day: str) -> None:
    reply = send(teacher, ARTICLE, published=day)
    assert reply.status == 422
    assert f'id="published-fault">“{day}” is no date.' in reply.text
    assert 'id="pasted-fault"' not in reply.text
    assert filled(reply, DRAFT).fields["pasted"] == ARTICLE


def test_the_day_of_an_article_is_kept(teacher: Browser) -> None:
    assert send(teacher, ARTICLE, published="2026-02-28").status == 303


def test_the_text_of_a_file_waits_in_the_field_when_something_else_is_wrong(teacher: Browser) -> None:
    reply = sent_with(teacher, DRAFT, DRAFT, "berita.txt", ARTICLE.encode(), most="0")
    assert reply.status == 422
    form = filled(reply, DRAFT)
    assert "Bupati Demak" in form.fields["pasted"]
    again = teacher.send(form, most="60")
    count = len(sent_drafts(ARTICLE).drafts)
    assert f"Draft 1 of {count}<" in teacher.get(again.to).text
    broken = sent_with(teacher, DRAFT, DRAFT, "berita.pdf", b"%PDF-1.4", most="0")
    assert 'id="file-fault"' in broken.text
    assert 'id="most-fault"' in broken.text
