"""The teachers' pages: who may see which, what they change, class lists and cards."""

from __future__ import annotations

from io import BytesIO

import pytest
from flask import Flask
from openpyxl import Workbook
from werkzeug.routing import Rule

from quizapp.core.person import Role
from quizapp.db.engine import Database
from quizapp.web import security
from quizapp.web.access import Who
from tests.databases import counted
from tests.services.classroom import account, join, teacher
from tests.web.browser import Browser, Form, Reply
from tests.web.classes import Room, browser_of, returned
from tests.web.routes import address, content, rules

LIST = "No\tNama\tNIS\tNISN\n1\tSiti Aminah\t0012\t0051234567\n2\tBudi\t0013\t0051234568\n"


def preview(room: Room, text: str = LIST) -> Reply:
    """Paste a list and look at what it does."""
    return room.browser.send(room.browser.get(f"{room.path}/roster").form("/roster"), pasted=text)


def upload(room: Room, data: bytes, name: str) -> Reply:
    """Upload a list and look at what it does."""
    path = f"{room.path}/roster"
    form = room.browser.get(path).form("/roster")
    fields = {"csrf_token": form.fields["csrf_token"], "pasted": "", "file": (BytesIO(data), name)}
    return Reply(path, room.browser.client.post(path, data=fields, headers={"Accept-Language": "id"}))


def visitors(room: Room) -> dict[str, tuple[Browser, int]]:
    """Return a browser for each kind of visitor, and the status of the class's pages there."""
    guest = Browser(room.app)
    guest.start()
    people = {
        "student": (account(room.database, "Joko", Role.STUDENT), 403),
        "in the class": (room.budi.person, 403),
        "editor": (account(room.database, "Ed", Role.EDITOR), 403),
        "teacher": (room.teacher, 200),
        "other teacher": (teacher(room.database, "Pak Adi"), 404),
        "admin": (account(room.database, "Admin", Role.ADMIN), 200),
    }
    found = {name: (browser_of(room.app, room.database, person), status) for name, (person, status) in people.items()}
    return found | {"nobody": (Browser(room.app), 401), "guest": (guest, 403)}


def class_routes(room: Room, method: str) -> list[Rule]:
    """Return the routes about classes; those about quizzes and results are tried beside their own pages."""
    return [rule for rule in rules(room.app, method, Who.TEACHER) if rule.endpoint.startswith("teacher.")]


def test_each_route_for_each_role_and_own_or_other_class(room: Room) -> None:
    parts = {"cohort": room.cohort.public_id, "enrolment": room.budi.enrolment.public_id}
    who = visitors(room)
    pages, posts = class_routes(room, "GET"), class_routes(room, "POST")
    assert len(pages) + len(posts) >= 16
    tokens = {name: browser.get("/join").form("/join").fields["csrf_token"] for name, (browser, _) in who.items()}
    before = content(room.database)
    for rule in pages:
        path = address(room.app, rule, **parts)
        for name, (browser, status) in who.items():
            owned = 200 if status == 404 and "cohort" not in rule.arguments else status
            assert browser.get(path).status == owned, (rule, name)
    for rule in posts:
        path = address(room.app, rule, **parts)
        for name, (browser, status) in who.items():
            if status == 200 or (status == 404 and "cohort" not in rule.arguments):
                continue
            fields = {"csrf_token": tokens[name], "name": "X", "go": "new", "rows": "[]", "seal": "", "pasted": "Ani"}
            assert browser.post(path, fields).status == status, (rule, name)
    assert content(room.database) == before


def test_the_first_page_says_what_to_do_and_makes_a_class(app: Flask, database: Database) -> None:
    browser = browser_of(app, database, teacher(database))
    page = browser.get("/teacher/classes")
    assert "Buat yang pertama" in page.text
    made = browser.send(page.form("/teacher/classes"), name="Kelas 9B")
    assert made.status == 303
    assert "Belum ada siswa" in browser.follow(made).text
    assert "Kelas 9B" in browser.get("/teacher/classes").text


def test_a_bad_class_name_stands_beside_its_field(room: Room) -> None:
    for path in ("/teacher/classes", room.path):
        for name in ("", "x" * 81, "a\u202eb"):
            reply = room.browser.send(Form(path, "post", room.browser.get(path).form(path).fields), name=name)
            assert reply.status == 422
            assert 'id="name-fault"' in reply.text


def test_a_class_is_renamed_archived_and_brought_back(room: Room) -> None:
    page = room.browser.get(room.path)
    fields = page.form("/archive").fields
    assert room.browser.post(room.path, {**fields, "name": "Kelas 8B"}).status == 303
    assert "Kelas 8B" in room.browser.get(room.path).text
    assert room.browser.send(page.form("/archive")).status == 303
    assert returned(Browser(room.app), room.cohort.code, "Budi", room.pin).status == 422
    archived = room.browser.get(room.path)
    assert room.cohort.code[:4] not in archived.text
    assert room.browser.get(f"{room.path}/cards").status == 409
    assert room.browser.send(archived.form("/bring-back")).status == 303


def test_a_code_is_made_anew_and_revoked(room: Room) -> None:
    form = room.browser.get(room.path).form("/code")
    assert room.browser.send(form, go="new").status == 303
    assert returned(Browser(room.app), room.cohort.code, "Budi", room.pin).status == 422
    assert room.browser.send(form, go="revoke").status == 303
    assert "Tidak ada kode" in room.browser.get(room.path).text
    assert room.browser.send(form, go="other").status == 422


def test_a_student_is_renamed_removed_and_let_in_again(room: Room) -> None:
    page = room.browser.get(room.student_path)
    assert room.pin in page.text
    fields = page.form("/remove").fields
    join(room.database, room.cohort.code, "Sari")
    taken = room.browser.post(room.student_path, {**fields, "name": "sari"})
    assert taken.status == 422
    assert "sari 2" in taken.text
    assert room.browser.post(room.student_path, {**fields, "name": "Budi S."}).status == 303
    assert "Budi S." in room.browser.get(room.path).text
    undo = room.browser.follow(room.browser.send(page.form("/remove")))
    assert "Budi S." not in undo.text.split("dikeluarkan dari kelas")[0]
    assert room.browser.get(room.student_path).status == 404
    assert room.browser.send(undo.form("/restore")).status == 303
    assert "Budi S." in room.browser.get(room.path).text


def test_who_was_taken_off_stands_in_a_list_and_comes_back_from_it(room: Room) -> None:
    join(room.database, room.cohort.code, "Sari")
    assert "dikeluarkan dari kelas" not in room.browser.get(room.path).text
    room.browser.send(room.browser.get(room.student_path).form("/remove"))
    page = room.browser.get(room.path)
    assert "1 siswa dikeluarkan dari kelas" in page.text
    assert "Budi" in page.text.split("dikeluarkan dari kelas")[1]
    assert page.text.count('<th scope="row">') == 1
    joined_again = join(room.database, room.cohort.code, "Budi")
    assert joined_again.enrolment.public_id != room.budi.enrolment.public_id
    taken = room.browser.send(page.form("/restore"))
    assert taken.status == 409
    assert "Budi 2" in taken.text
    path = f"{room.path}/students/{joined_again.enrolment.public_id}"
    room.browser.send(room.browser.get(path).form("/remove"))
    assert "2 siswa dikeluarkan dari kelas" in room.browser.get(room.path).text
    assert room.browser.send(page.form("/restore")).status == 303
    assert room.browser.get(room.student_path).status == 200


def test_a_pasted_list_is_looked_at_then_taken_in(room: Room) -> None:
    before = content(room.database)
    page = preview(room)
    assert page.status == 200
    assert content(room.database) == before
    assert "1 baru, 1 berubah" in page.text
    assert page.form("/roster").fields is not None
    assert room.browser.send(page.form("/apply")).status == 303
    text = room.browser.get(room.path).text
    for part in ("Siti Aminah", "0012", "0051234567", "0051234568"):
        assert part in text
    assert "tidak mengubah apa pun" in preview(room).text


def test_an_uploaded_workbook_keeps_noughts(room: Room) -> None:
    book, data = Workbook(), BytesIO()
    assert book.active is not None
    for row in (["No", "Nama", "NIS", "NISN"], [1, "Ani", "0007", "0051234999"]):
        book.active.append(row)
    book.save(data)
    page = upload(room, data.getvalue(), "kelas.xlsx")
    assert page.status == 200, page.text
    assert "0007" in page.text
    assert room.browser.send(page.form("/apply")).status == 303
    assert "0051234999" in room.browser.get(room.path).text


def test_a_list_larger_than_an_answer_is_taken(room: Room) -> None:
    rows = "".join(f"{number};Siswa {number};{number:06};{number:010};{'catatan ' * 20}\n" for number in range(1, 901))
    page = upload(room, f"No;Nama;NIS;NISN;Catatan\n{rows}".encode("cp1252"), "kelas.csv")
    assert page.status == 200
    assert "900 baru" in page.text
    assert room.browser.send(page.form("/apply")).status == 303


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"\xd0\xcf\x11\xe0", b"PK\x03\x04broken", b"<html>"])
def test_a_file_that_is_no_list_is_told_beside_its_field(room: Room, data: bytes) -> None:
    reply = upload(room, data, "daftar.xlsx")
    assert reply.status == 422
    assert 'id="file-fault"' in reply.text


def test_a_bad_paste_is_kept_to_be_mended(room: Room) -> None:
    text = "NIS\tNISN\n1\t2\n"
    reply = preview(room, text)
    assert reply.status == 422
    assert "NIS\tNISN" in reply.text
    some = preview(room, LIST + "3\tx\u202ey\t0014\tbukan angka\n")
    assert some.status == 200
    assert "bukan angka" in some.text
    assert "Baris 4, dilewati" in some.text
    assert "1 baris dilewati" in some.text


def test_a_formula_is_shown_as_text(room: Room) -> None:
    page = preview(room, 'Nama\n=HYPERLINK("http://x")\n<img src=x>\nAni\n')
    assert "<img src=x>" not in page.text
    assert page.status in {200, 422}


def test_a_class_that_changed_meanwhile_is_shown_anew(room: Room) -> None:
    page = preview(room)
    join(room.database, room.cohort.code, "Siti Aminah")
    reply = room.browser.send(page.form("/apply"))
    assert reply.status == 409
    assert room.browser.send(reply.form("/apply")).status == 303


def test_more_than_a_list_can_be_is_refused_and_elsewhere_much_less(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(security, "ROOM", {"teacher.roster": 400_000})
    assert upload(room, b"Nama\n" + b"x" * 300_000, "besar.csv").status != 413
    assert upload(room, b"x" * 450_000, "besar.csv").status == 413
    form = room.browser.get(room.path).form("/code")
    assert room.browser.send(form, go="x" * 300_000).status == 413


@pytest.mark.parametrize(
    "rows",
    ["", "x", "{}", "[1]", "[[1]]", '[["1","a","","",""]]', "[[1,2,3,4,5]]", "[" * 9000, '[[1,"\\ud800","","",""]]'],
)
def test_rows_that_we_did_not_write_are_refused(room: Room, rows: str) -> None:
    before = content(room.database)
    assert room.browser.send(preview(room).form("/apply"), rows=rows).status in {409, 422}
    assert content(room.database) == before


def test_cards_hold_name_code_and_pin(room: Room) -> None:
    text = room.browser.get(f"{room.path}/cards").text
    for part in ("Budi", f"{room.cohort.code[:4]}-{room.cohort.code[4:]}", room.pin):
        assert part in text


def test_the_class_page_takes_two_reads_for_however_many(room: Room) -> None:
    counts = []
    for group in range(2):
        with counted(room.database.engine) as seen:
            assert room.browser.get(room.path).status == 200
        counts.append(seen)
        for number in range(10):
            join(room.database, room.cohort.code, f"Siswa {group}{number}")
    assert counts == [["SELECT", "SELECT"]] * 2


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_page_in_both_languages_has_one_primary_button_at_most(room: Room, language: str) -> None:
    browser = browser_of(room.app, room.database, room.teacher, language)
    for path in ("/teacher/classes", room.path, f"{room.path}/roster", f"{room.path}/cards", room.student_path):
        page = browser.get(path)
        assert page.status == 200
        assert page.text.count("button primary") <= 1
        assert f'lang="{language}"' in page.text
