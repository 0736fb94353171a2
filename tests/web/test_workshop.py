"""The pages of the workshop: lists, the editor, remarks, saving, merging, what each costs the database."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import text

from quizapp.core.item import WRITTEN_LATER, Status
from quizapp.core.person import Person, Role
from quizapp.db.engine import Database
from quizapp.services import sign_ins
from quizapp.services.bank_index import forget
from quizapp.web.site import utc_now
from tests.databases import counted
from tests.itemtypes.hostile import HOSTILE, HOSTILE_MARK
from tests.itemtypes.samples import SLUG, sample_bank, samples
from tests.services import school
from tests.services.classroom import account
from tests.web.browser import Browser, Form, Reply

BANK = "/workshop/banks/kebun"
ITEM = f"{BANK}/id/items/siapa-menyiram"
FACT = f"{BANK}/id/facts/sari-menyiram"


def signed_in(app: Flask, database: Database, person: Person) -> Browser:
    """Return the browser of somebody who is signed in."""
    browser = Browser(app)
    with database.change() as session:
        token = sign_ins.open_sign_in(session, person=person, now=utc_now())
    with browser.client.session_transaction() as session:
        session["_user_id"] = token
    return browser


@pytest.fixture
def editor(app: Flask, database: Database) -> Browser:
    return signed_in(app, database, account(database, "Ed", Role.EDITOR))


def sheet(reply: Reply) -> Form:
    """Return the form of the editor page."""
    page = reply.sheet
    fields = page.sent()
    fields["note"] = ""
    return Form(page.by_id["edit"].action, "post", fields)


def test_lists_and_editor_open(editor: Browser) -> None:
    for path, says in (
        ("/workshop", "Kebun"), (BANK, "masih-draf"), (f"{BANK}/coverage", "Menurut Sari"), (ITEM, "Budi"),
        (FACT, "Kapan Sari"), (f"{ITEM}/history", "belum pernah diubah"), (f"{BANK}/id/new/fact", "Pernyataan"),
    ):  # fmt: skip
        page = editor.get(path)
        assert page.status == 200, path
        assert says in page.text, path


def test_every_item_type_can_be_edited_and_begun(empty_app: Flask, database: Database) -> None:
    school.publish(database, sample_bank())
    browser = signed_in(empty_app, database, account(database, "Ed", Role.EDITOR))
    for sample in samples():
        path = f"/workshop/banks/{SLUG}/id/items/{sample.item.id}"
        form = sheet(browser.get(path))
        assert browser.send(form, go="save").status == 303, sample.kind.name
        assert "Revisi 1" in browser.get(path).text, f"{sample.kind.name}: the form says something else than was stored"
        empty = browser.get(f"/workshop/banks/{SLUG}/id/new/{sample.kind.name}")
        assert empty.status == 200
        assert browser.send(sheet(empty), go="save").status == 422


def test_search_and_filters_find_what_they_name(editor: Browser) -> None:
    for query, found in (
        ("words=menyiram", {"siapa-menyiram", "sari-menyiram"}),
        ("words=MENYIRAM+siapa", {"siapa-menyiram"}),
        ("kind=fact", {"sari-menyiram"}),
        ("type=grid", {"apa-ditanam"}),
        ("process=menafsirkan", {"mana-sulit"}),
        ("status=draft", {"masih-draf"}),
        ("flag=unused&kind=item", {"masih-draf"}),
        ("flag=unused&kind=fact", {"sari-menyiram"}),
        ("difficulty=sukar", set()),
        ("topic=kebun&words=tomat&type=short_answer", {"mana-sulit"}),
        ("words=rationale", set()),
    ):  # fmt: skip
        page = editor.get(f"{BANK}?{query}")
        links = (attributes.get("href", "") for tag, attributes in page.sheet.elements if tag == "a")
        names = {link.rpartition("/")[2] for link in links if "/id/items/" in link or "/id/facts/" in link}
        assert names == found, query


def test_a_save_is_told_and_can_be_taken_back(editor: Browser) -> None:
    form = sheet(editor.get(ITEM))
    before = form.fields["stem"]
    page = editor.follow(editor.send(form, stem="Siapa menyiram kebun?", go="save"))
    assert "Tersimpan" in page.text
    assert sheet(page).fields["stem"] == "Siapa menyiram kebun?"
    history = editor.get(f"{ITEM}/history")
    assert "<ins>menyiram kebun</ins>" in history.text or "<ins>" in history.text
    assert "<dt>Pokok soal</dt>" in history.text
    back = history.form("/restore")
    page = editor.follow(editor.send(back, number="1"))
    assert sheet(page).fields["stem"] == before


def test_faults_stand_beside_their_fields_and_nothing_is_saved(editor: Browser) -> None:
    form = sheet(editor.get(ITEM))
    reply = editor.send(form, stem="", **{"content-options-0-text": "", "content-options-0-rationale": ""}, go="save")
    assert reply.status == 422
    assert 'aria-describedby="stem-fault"' in reply.text.replace("stem-hint ", "")
    assert '<a href="#stem">Pokok soal: ' in reply.text
    assert sheet(editor.get(ITEM)).fields["stem"] == "Soal siapa-menyiram?"


def test_a_draft_is_saved_with_its_stem_alone_and_told_what_it_lacks_when_published(editor: Browser) -> None:
    form = sheet(editor.get(f"{BANK}/id/new/single_choice"))
    page = editor.follow(editor.send(form, stem="Siapa yang menyiram bunga?", go="save"))
    assert page.status == 200
    assert sheet(page).fields["stem"] == "Siapa yang menyiram bunga?"
    assert page.text.count("harus diperbaiki") == len(WRITTEN_LATER)
    page = editor.send(sheet(page), go="published")
    assert page.status == 422
    assert "belum dapat diterbitkan" in page.text
    links = set(re.findall(r'<li><a href="#([\w-]+)">', page.text))
    assert links == {"asked", "rationale", "topics", "indicator", "evidence"}
    assert links <= set(re.findall(r'id="([\w-]+)"', page.text))
    assert "draf" in editor.get(f"{BANK}?words=bunga").text


def test_rows_come_one_by_one_without_a_script_and_what_was_typed_stays(editor: Browser) -> None:
    form = sheet(editor.get(f"{BANK}/id/new/single_choice"))
    page = editor.send(form, stem="Siapa?", **{"content-options-0-text": "Sari"}, more="content-options")
    page = editor.send(sheet(page), **{"content-options-3-text": "Tono"}, more="content-options")
    fields = sheet(page).fields
    assert (fields["stem"], fields["content-options-0-text"], fields["content-options-3-text"]) == (
        "Siapa?",
        "Sari",
        "Tono",
    )
    assert "content-options-4-text" in fields
    page = editor.send(sheet(editor.get(f"{BANK}/id/new/cloze_typed")), more="content-gaps-0-accepted")
    assert "content-gaps-0-accepted-3-text" in sheet(page).fields
    assert editor.send(sheet(page), more="content-nothing").status == 200


def test_two_saves_of_one_state_lead_to_a_page_with_both(app: Flask, editor: Browser, database: Database) -> None:
    other = signed_in(app, database, account(database, "Edo", Role.EDITOR))
    mine, theirs = sheet(editor.get(ITEM)), sheet(other.get(ITEM))
    assert other.send(theirs, stem="Siapakah penyiram kebun?", go="save").status == 303
    page = editor.send(mine, stem="Siapa menyiram?", indicator="Menemukan nama.", go="save")
    assert page.status == 409
    assert "Edo" in page.text
    choice = page.form("/siapa-menyiram")
    done = editor.follow(editor.send(choice, **{"keep-stem": "theirs"}, go="save"))
    fields = sheet(done).fields
    assert (fields["stem"], fields["indicator"]) == ("Siapakah penyiram kebun?", "Menemukan nama.")


def test_what_is_written_meanwhile_is_kept_and_dropped(editor: Browser) -> None:
    form = sheet(editor.get(ITEM))
    keep = Form(f"{BANK}/id/keep/items/siapa-menyiram", "post", form.fields)
    assert editor.send(keep, stem="Belum sele").status == 204
    page = editor.get(ITEM)
    assert sheet(page).fields["stem"] == "Belum sele"
    assert "belum Anda selesaikan" in page.text
    page = editor.follow(editor.send(page.form("/drop/")))
    assert sheet(page).fields["stem"] == "Soal siapa-menyiram?"


def test_many_entries_are_tagged_moved_and_withdrawn(editor: Browser) -> None:
    page = editor.get(f"{BANK}?type=single_choice")
    form = page.form("/bulk")
    chosen = {"entry": "item:siapa-menyiram"}
    done = editor.follow(editor.send(form, **chosen, do="retire"))
    assert "1 entri diubah" in done.text
    assert "ditarik" in editor.get(f"{BANK}?status=retired").text
    assert "Pilih topik" in editor.follow(editor.send(form, **chosen, do="tag", to="gunung")).text
    none = editor.send(form, do="tag", to="kebun")
    assert "type=single_choice" in none.headers["Location"]  # the filter stays
    assert "Centang" in editor.follow(none).text
    assert editor.send(form, entry="item:tidak-ada", do="tag", to="kebun").status == 303
    assert "Pilih apa" in editor.follow(editor.send(form, **chosen, do="explode")).text


def test_the_whole_bank_is_checked_and_its_evidence_bound(editor: Browser, database: Database) -> None:
    page = editor.follow(editor.send(editor.get(BANK).form("/check")))
    assert "entri punya catatan" in page.text
    assert "/items/apa-ditanam" in page.text
    with database.look() as session:
        stamps = session.execute(text("SELECT count(*) FROM item_edition WHERE stamps IS NULL")).scalar_one()
    assert stamps == 0
    assert "/items/" not in editor.get(f"{BANK}?flag=stale").text


def test_hostile_text_and_strange_fields_do_no_harm(editor: Browser) -> None:
    form = sheet(editor.get(ITEM))
    names = [name for name in form.fields if name not in {"csrf_token", "base"} and "-id" not in name]
    for name in names:
        hostile = editor.send(form, **{name: HOSTILE}, go="look")
        assert hostile.status == 200, name
        assert HOSTILE_MARK not in hostile.text, name
    extra = editor.send(form, status="retired", id="andere", type="essay", place="0", go="save")
    assert extra.status == 303
    assert sheet(editor.get(ITEM)).fields["stem"] == form.fields["stem"]
    for base in ("", "-1", "x", "9" * 30):
        assert editor.send(form, base=base, go="save").status == 422
    assert editor.send(form, go="explode").status == 422
    assert editor.get(f"{BANK}/xx/items/siapa-menyiram").status == 404
    assert editor.get(f"{BANK}/id/new/gibt-es-nicht").status == 404


def test_a_teacher_sees_a_public_bank_and_may_not_save(app: Flask, editor: Browser, database: Database) -> None:
    teacher = signed_in(app, database, account(database, "Bu Rina", Role.TEACHER))
    page = teacher.get(ITEM)
    assert "Salin" in page.text
    form = Form(ITEM, "post", sheet(editor.get(ITEM)).fields)
    token = teacher.get("/workshop").form("/language").fields["csrf_token"]
    assert teacher.send(form, csrf_token=token, stem="Lain?", go="save").status == 403


# What a page costs: reads with nothing remembered, reads of a save and its writes. None grows with the bank.
COSTS = {"/workshop": 2, BANK: 12, f"{BANK}?words=tomat": 12, f"{BANK}/coverage": 7, ITEM: 11, f"{ITEM}/history": 5}


@pytest.mark.parametrize("many", [False, True], ids=["small", "large"])
def test_pages_cost_the_same_however_large_the_bank_is(app: Flask, database: Database, *, many: bool) -> None:
    if many:
        items = school.BANK.editions["id"].items
        more = [replace(items[0], id=f"soal-{number}", status=Status.DRAFT) for number in range(120)]
        school.publish(database, school.with_items(*items, *more))
    browser = signed_in(app, database, account(database, "Ed", Role.EDITOR))
    for path, cost in COSTS.items():
        forget()
        with counted(database.engine) as seen:
            assert browser.get(path).status == 200
        assert set(seen) == {"SELECT"}
        assert len(seen) <= cost, (path, len(seen))
    form = sheet(browser.get(ITEM))
    with counted(database.engine) as seen:
        assert browser.post(f"{BANK}/id/look/items/siapa-menyiram", form.fields).status == 200
    assert len(seen) <= 9
    with counted(database.engine) as seen:
        assert browser.send(form, stem="Siapa menyiram kebun?", go="save").status == 303
    assert len(seen) <= 55, len(seen)
