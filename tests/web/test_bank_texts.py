"""Pages about a bank's text: a new bank, a copy, the passage, the walk past what to check, the folder both ways."""

from __future__ import annotations

import pytest
from flask import Flask

from quizapp.core.person import Role
from quizapp.db.engine import Database
from quizapp.exchange.bank_zip import MEGABYTE, pack, unpack
from quizapp.web.security import LARGEST_BODY, ROOM
from tests.databases import counted
from tests.exchange.documents import paragraph, word
from tests.services import school
from tests.services.classroom import account
from tests.web.browser import Browser, Form, Reply
from tests.web.classes import browser_of
from tests.web.uploads import filled, sent_with

TEXT = "Banjir di Hilir\n\nHujan turun sejak Senin. Air naik.\n\nBantuan\n\nBeras tiba di sekolah."
ABOUT = {"note": "Tulisan sendiri", "published": "2026-01", "licence": "CC-BY-4.0"}
KEBUN = "/workshop/banks/kebun"
PASSAGE = f"{KEBUN}/id/passage"


@pytest.fixture
def teacher(app: Flask, database: Database) -> Browser:
    return browser_of(app, database, account(database, "Bu Rina", Role.TEACHER), "en")


@pytest.fixture
def editor(app: Flask, database: Database) -> Browser:
    return browser_of(app, database, account(database, "Ed", Role.EDITOR), "en")


def begun(browser: Browser, text: str = TEXT) -> Reply:
    """Paste a text; return the page that shows how it is cut."""
    return browser.send(browser.get("/workshop/new").form("/workshop/new"), pasted=text, go="look")


def made(browser: Browser) -> Reply:
    """Make a bank; return its page."""
    reply = browser.send(filled(begun(browser), "/workshop/new"), **ABOUT, go="make")
    assert reply.status == 303, reply.text
    return browser.get(reply.to)


def test_a_pasted_text_becomes_a_private_bank(teacher: Browser, app: Flask, database: Database) -> None:
    look = begun(teacher)
    assert "3 sentences" in look.text
    assert "Hujan turun sejak Senin.\nAir naik.\n\n## Bantuan\n\nBeras tiba di sekolah." in look.text
    page = made(teacher)
    assert "Banjir di Hilir" in page.text
    other = browser_of(app, database, account(database, "Pak Adi", Role.TEACHER), "en")
    assert other.get("/workshop/banks/banjir-di-hilir").status == 404
    assert Browser(app).get("/passages/banjir-di-hilir").status == 404


def test_a_year_that_is_none_is_told_beside_its_field(teacher: Browser) -> None:
    reply = teacher.send(filled(begun(teacher), "/workshop/new"), **{**ABOUT, "published": "last year"}, go="make")
    assert reply.status == 422
    assert 'id="published-fault"' in reply.text
    assert "Write the year, or year and month as 2024-06." in reply.text


def test_a_word_document_is_looked_at(teacher: Browser) -> None:
    data = word(paragraph("Banjir", "Judul") + paragraph("Hujan turun. Air naik."))
    reply = sent_with(teacher, "/workshop/new", "/workshop/new", "teks.docx", data, go="look")
    assert reply.status == 200
    assert "Hujan turun.\nAir naik." in reply.text


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.pdf", b"%PDF-1.4", "This is a PDF"),
        ("a.docx", b"PK\x03\x04", "damaged"),
        ("a.txt", b"", "No text was found"),
    ],
)
def test_what_is_no_text_is_refused_beside_the_field(teacher: Browser, name: str, data: bytes, sentence: str) -> None:
    reply = sent_with(teacher, "/workshop/new", "/workshop/new", name, data, go="look")
    assert reply.status == 422
    assert sentence in reply.text


def test_what_a_bank_still_lacks_is_said_and_nothing_is_lost(teacher: Browser) -> None:
    form = filled(begun(teacher), "/workshop/new")
    reply = teacher.send(form, **{**ABOUT, "note": "", "text": "Satu.\n| dua |"}, go="make")
    assert reply.status == 422
    assert "Say whose text it is" in reply.text
    assert "Line 2:" in reply.text
    assert "| dua |" in reply.text
    assert teacher.send(form, **{**ABOUT, "published": "kemarin"}, go="make").status == 422
    assert teacher.send(form, **ABOUT, link="javascript:alert(1)", go="make").status == 422


def test_a_teacher_copies_a_public_bank_and_changes_the_copy(teacher: Browser) -> None:
    assert teacher.get(PASSAGE).status == 403
    reply = teacher.send(teacher.get(KEBUN).form("/copy"))
    assert reply.status == 303
    page = teacher.get(reply.to)
    assert "(salinan)" in page.text or "(copy)" in page.text
    assert teacher.get(f"{reply.to}/id/passage").status == 200


def test_an_edited_sentence_leads_past_what_rests_on_it(editor: Browser) -> None:
    form = filled(editor.get(PASSAGE), "/passage")
    reply = editor.send(form, text=form.fields["text"].replace("pukul enam", "pukul tujuh"))
    assert reply.status == 303
    assert reply.to.endswith("/id/stale")
    page = editor.get(reply.to)
    assert "<del>enam</del><ins>tujuh</ins>" in page.text
    count = 0
    while "still holds" in page.text:
        assert editor.send(page.form("/stale")).status == 303
        page = editor.get(f"{KEBUN}/id/stale")
        count += 1
    assert count > 1
    assert "Everything is checked" in page.text


def test_what_is_written_of_a_passage_waits_until_it_is_saved_or_dropped(editor: Browser) -> None:
    form = filled(editor.get(PASSAGE), "/passage")
    longer = f"{form.fields['text']}\nSari belum selesai"
    keep = Form(f"{PASSAGE}/keep", "post", form.fields)
    assert editor.send(keep, text=longer).status == 204
    page = editor.get(PASSAGE)
    assert "what you left unfinished" in page.text
    assert filled(page, "/passage").fields["text"].splitlines() == longer.splitlines()
    assert editor.send(page.form("/drop")).status == 303
    assert filled(editor.get(PASSAGE), "/passage").fields["text"] == form.fields["text"]
    assert editor.send(keep, text=longer).status == 204
    assert editor.send(filled(editor.get(PASSAGE), "/passage"), text=f"{longer}.").status == 303
    assert "what you left unfinished" not in editor.get(PASSAGE).text
    assert editor.send(Form(f"{KEBUN}/en/passage/keep", "post", keep.fields)).status == 404


def test_two_editors_of_a_passage_never_overwrite_each_other(editor: Browser) -> None:
    first, second = (filled(editor.get(PASSAGE), "/passage") for _ in range(2))
    assert editor.send(first, text=first.fields["text"].replace("cabai", "terung")).status == 303
    reply = editor.send(second, text=second.fields["text"].replace("cabai", "jagung"))
    assert reply.status == 409
    assert "jagung" in reply.text
    assert "terung" in reply.text
    assert editor.send(filled(reply, "/passage")).status == 303


def test_a_broken_passage_and_glossary_are_refused_with_their_lines(editor: Browser) -> None:
    form = filled(editor.get(PASSAGE), "/passage")
    reply = editor.send(form, text="Satu.\n\n- dua")
    assert reply.status == 422
    assert "Line 3:" in reply.text
    reply = editor.send(form, glossary="cabai = pedas\ntanpa tanda")
    assert reply.status == 422
    assert "Explained words, line 2:" in reply.text
    assert editor.send(form, glossary="cabai | cabe = buah yang pedas").status == 303
    assert "cabai | cabe = buah yang pedas" in editor.get(PASSAGE).text


def test_the_folder_goes_down_and_up(editor: Browser, teacher: Browser) -> None:
    taken = editor.client.post(
        f"{KEBUN}/folder", data={"csrf_token": editor.get(f"{KEBUN}/folder").form("/folder").fields["csrf_token"]}
    )
    assert taken.headers["Content-Disposition"] == "attachment; filename=kebun.zip"
    files = unpack(taken.data)
    files["items.id.yaml"] = files["items.id.yaml"].replace(school.ITEMS[0].stem.encode(), b"Stem dari berkas?")
    upload = pack(files, "kebun")
    reply = sent_with(editor, f"{KEBUN}/folder", "/workshop/folder", "kebun.zip", upload)
    assert reply.status == 303, reply.text
    page = editor.get(reply.to)
    assert "No entry was changed on both sides" in page.text
    assert editor.send(page.form("/compare"), go="unite").status == 303
    assert "Stem dari berkas?" in editor.get(KEBUN).text
    refused = sent_with(teacher, f"{KEBUN}/folder", "/workshop/folder", "kebun.zip", upload)
    assert refused.status == 422
    assert "not yours to change" in refused.text
    own = sent_with(teacher, f"{KEBUN}/folder", "/workshop/folder", "kebun.zip", upload, own="y")
    assert own.status == 303
    assert "Stem dari berkas?" in teacher.get(own.to).text


def test_both_sides_are_shown_and_nothing_is_taken_without_a_choice(editor: Browser) -> None:
    token = editor.get(f"{KEBUN}/folder").form("/folder").fields["csrf_token"]
    taken = unpack(editor.client.post(f"{KEBUN}/folder", data={"csrf_token": token}).data)
    form = filled(editor.get(PASSAGE), "/passage")
    editor.send(form, text=form.fields["text"].replace("cabai", "terung"))
    files = {**taken, "passage.id.md": taken["passage.id.md"].replace(b"cabai", b"jagung")}
    reply = sent_with(editor, f"{KEBUN}/folder", "/workshop/folder", "kebun.zip", pack(files, "kebun"))
    page = editor.get(reply.to)
    assert "<ins>terung</ins>" in page.text
    assert "<ins>jagung</ins>" in page.text
    refused = editor.send(page.form("/compare"), go="unite")
    assert refused.status == 422
    assert "terung" in editor.get(PASSAGE).text
    chosen = {"passage.id.id": "theirs"}
    assert editor.send(page.form("/compare"), **chosen, go="unite").status == 303
    assert "jagung" in editor.get(PASSAGE).text


def test_a_broken_folder_is_refused_with_file_and_line(editor: Browser) -> None:
    reply = sent_with(editor, f"{KEBUN}/folder", "/workshop/folder", "x.zip", pack({"bank.yaml": b"a: [\n"}, "x"))
    assert reply.status == 422
    assert "bank.yaml" in reply.text
    assert "nothing was changed" in reply.text


@pytest.mark.parametrize(
    ("action", "room"), [("/workshop/new", ROOM["workshop.begin"]), ("/workshop/folder", 10 * MEGABYTE + LARGEST_BODY)]
)
def test_a_file_larger_than_any_is_refused_before_it_is_read(teacher: Browser, action: str, room: int) -> None:
    sent = {"data": b"x" * (room + 1), "content_type": "multipart/form-data; boundary=b"}
    assert teacher.client.post(action, **sent).status_code == 413


@pytest.mark.parametrize("path", ["/workshop/new", PASSAGE, f"{KEBUN}/id/stale", f"{KEBUN}/folder"])
def test_what_a_page_costs_the_database(editor: Browser, database: Database, path: str) -> None:
    editor.get(path)
    with counted(database.engine) as seen:
        assert editor.get(path).status == 200
    assert set(seen) == {"SELECT"}
    assert len(seen) <= 8, seen
