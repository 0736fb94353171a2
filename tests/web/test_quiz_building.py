"""Teachers build quizzes on the pages: made, put together, copied, tried out, and nobody else's are seen."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from quizapp.core.person import Role
from quizapp.core.policy import Purpose
from quizapp.core.refusal import NotFound
from quizapp.db.engine import Database
from quizapp.db.models import AttemptItemRow, AttemptRow, AuditRow, BankRow, EntryHistoryRow, QuizItemRow, QuizRow
from quizapp.exchange.bank_zip import unpack
from quizapp.services import attempts, banks, people
from quizapp.services.bank_folder import read_files
from quizapp.services.quiz_states import quiz_in
from tests.services.classroom import account
from tests.services.school import BANK, NOW, publish, quiz_id
from tests.web.browser import Browser, Form, Reply
from tests.web.classes import Room, a_room, browser_of, cost

MENUS = {"purpose": "practice", "behaviour": "deferred", "penalty": "1/3", "grade": "best"}


@pytest.fixture
def path(room: Room) -> str:
    """Return the path of a new quiz."""
    return make(room)


def make(room: Room, title: str = "Ulangan 1") -> str:
    reply = room.browser.send(room.browser.get("/teacher/quizzes/new").form("/new"), title=title, bank="kebun")
    assert reply.status == 303, reply.text
    return reply.to


def own_row(database: Database) -> QuizRow:
    with database.look() as session:
        return session.execute(select(QuizRow).where(QuizRow.visibility == "private")).scalar_one()


def settings(room: Room, path: str) -> Form:
    forms = room.browser.get(path).sheet.forms
    form = next(form for form in forms if "title_id" in form.fields)
    for name, value in MENUS.items():
        form.fields[name] = value
    return form


def test_a_quiz_is_made_of_a_bank_and_draws_at_first(room: Room, path: str) -> None:
    quiz = quiz_in(own_row(room.database).source)
    assert (quiz.title["id"], quiz.pools[0].take, quiz.items) == ("Ulangan 1", 4, ())
    page = room.browser.get(path).text
    assert "Kisi-kisi" in page
    assert "milik Anda" in room.browser.get("/teacher/quizzes").text


@pytest.mark.parametrize("title", ["", "x" * 201])
def test_a_bad_title_is_said_beside_the_field(room: Room, title: str) -> None:
    form = room.browser.get("/teacher/quizzes/new").form("/new")
    reply = room.browser.send(form, title=title, bank="kebun")
    assert reply.status == 422
    assert "title-fault" in reply.text


def test_items_are_chosen_ordered_weighted_and_left_out(room: Room, path: str) -> None:
    page = room.browser.get(f"{path}/choose?processes=menemukan")
    assert "apa-ditanam" in page.text
    assert "mana-sulit" not in page.text
    assert "masih-draf" not in room.browser.get(f"{path}/choose").text
    form = room.browser.get(f"{path}/choose").form("/choose")
    form.fields.setlist("items", ["apa-pendapat", "siapa-menyiram", "no-such", "masih-draf"])
    assert room.browser.send(form).status == 303
    quiz = quiz_in(own_row(room.database).source)
    assert quiz.items == ("siapa-menyiram", "apa-pendapat")
    form = room.browser.get(path).form("/items")
    changed = {"place_apa-pendapat": "1", "place_siapa-menyiram": "2", "points_apa-pendapat": "5"}
    assert room.browser.send(form, **changed).status == 303
    quiz = quiz_in(own_row(room.database).source)
    assert (quiz.items, quiz.points) == (("apa-pendapat", "siapa-menyiram"), {"apa-pendapat": 5})
    form = room.browser.get(path).form("/items")
    wrong = room.browser.send(
        form, **{"points_apa-pendapat": "101", "place_apa-pendapat": "2", "out_siapa-menyiram": "1"}
    )
    assert wrong.status == 422
    kept = wrong.form("/items").fields
    assert (kept["points_apa-pendapat"], kept["place_apa-pendapat"]) == ("101", "2")
    assert wrong.text.count("bilangan bulat dari 1 sampai 100") == 2  # above, and beside the field
    titles = [form.fields["title_id"] for form in wrong.sheet.forms if "title_id" in form.fields]
    assert all(titles)
    assert quiz_in(own_row(room.database).source).points == {"apa-pendapat": 5}
    form = room.browser.get(path).form("/items")
    assert room.browser.send(form, **{"out_siapa-menyiram": "1"}).status == 303
    assert quiz_in(own_row(room.database).source).items == ("apa-pendapat",)


def test_draws_are_added_and_taken_out_but_not_the_last_thing(room: Room, path: str) -> None:
    form = next(form for form in room.browser.get(path).sheet.forms if "take" in form.fields)
    assert room.browser.send(form, take="0").status == 422
    assert room.browser.send(form, take="2", processes="menemukan", topics="kebun").status == 303
    pools = quiz_in(own_row(room.database).source).pools
    assert [pool.take for pool in pools] == [4, 2]
    for pool in pools[:1]:
        form = room.browser.get(path).form("/draws")
        assert room.browser.send(form, drop=pool.id).status == 303
    form = room.browser.get(path).form("/draws")
    refused = room.browser.send(form, drop=pools[1].id)
    assert refused.status == 422
    assert "Tambahkan" in refused.text or "tidak punya" in refused.text or "soal" in refused.text
    assert len(quiz_in(own_row(room.database).source).pools) == 1


def test_settings_are_kept(room: Room, path: str) -> None:
    form = settings(room, path)
    changed = {"title_id": "Ulangan 2", "purpose": "test", "time_limit": "40", "shuffle": "y", "rule_grid": "per_row"}
    assert room.browser.send(form, **changed).status == 303
    quiz = quiz_in(own_row(room.database).source)
    assert (quiz.title["id"], quiz.policy.purpose, quiz.policy.time_limit) == ("Ulangan 2", Purpose.TEST, 40)
    assert (quiz.shuffle_items, quiz.rules) == (True, {"grid": "per_row"})
    assert "bersifat umum" in room.browser.get(path).text


def test_a_form_that_is_too_old_overwrites_nothing(room: Room, path: str) -> None:
    old = settings(room, path)
    assert room.browser.send(settings(room, path), title_id="Baru").status == 303
    reply = room.browser.send(old, title_id="Lama", rule_grid="all_or_nothing")
    assert reply.status == 409
    assert quiz_in(own_row(room.database).source).title["id"] == "Baru"
    kept = next(form for form in reply.sheet.forms if "title_id" in form.fields)
    assert kept.fields["title_id"] == "Lama"
    assert 'value="all_or_nothing" selected' in reply.text
    assert room.browser.send(kept, **MENUS).status == 303  # seen now, and wanted all the same
    assert quiz_in(own_row(room.database).source).title["id"] == "Lama"


def test_what_two_people_add_at_once_is_all_there(room: Room, path: str) -> None:
    draw = next(form for form in room.browser.get(path).sheet.forms if "take" in form.fields)
    choosing = room.browser.get(f"{path}/choose").form("/choose")
    assert room.browser.send(settings(room, path), title_id="Baru").status == 303
    assert room.browser.send(choosing, items="mana-sulit").status == 303
    assert room.browser.send(draw, take="2", processes="menemukan").status == 303
    quiz = quiz_in(own_row(room.database).source)
    assert (quiz.title["id"], quiz.items, [pool.take for pool in quiz.pools]) == ("Baru", ("mana-sulit",), [2])


def test_every_state_is_in_the_history(room: Room, path: str, database: Database) -> None:
    room.browser.send(settings(room, path), title_id="Kedua")
    room.browser.send(settings(room, path), title_id="Kedua")
    with database.look() as session:
        states = session.execute(select(EntryHistoryRow).order_by(EntryHistoryRow.number)).scalars().all()
    assert [(state.number, state.deed, state.source["title"]["id"]) for state in states if state.kind == "quiz"] == [
        (1, "created", "Ulangan 1"), (2, "edited", "Kedua"),
    ]  # fmt: skip


def test_what_a_bank_offers_is_copied_not_changed(room: Room) -> None:
    theirs = f"/teacher/quizzes/{quiz_id(room.database)}"
    page = room.browser.get(theirs)
    assert "title_id" not in page.text
    assert room.browser.post(f"{theirs}/items", {"csrf_token": page.form("/copy").fields["csrf_token"]}).status == 409
    reply = room.browser.send(page.form("/copy"))
    assert reply.status == 303
    assert reply.to != theirs
    assert "Cek kebun (salinan)" in room.browser.follow(reply).text
    assert room.browser.send(room.browser.get(reply.to).form("/remove")).status == 303
    assert room.browser.get(reply.to).status == 404


def test_a_given_quiz_stays(room: Room, path: str) -> None:
    form = room.browser.get(f"{path}/assign").form("/assign")
    form.fields.setlist("classes", [room.cohort.public_id])
    assert room.browser.send(form, **MENUS).status == 303
    assert room.browser.send(room.browser.get(path).form("/remove")).status == 409
    assert room.browser.get(path).status == 200


def test_students_take_it_with_its_points_only_when_it_is_given(room: Room, path: str, database: Database) -> None:
    form = room.browser.get(f"{path}/choose").form("/choose")
    form.fields.setlist("items", ["apa-pendapat"])
    room.browser.send(form)
    room.browser.send(room.browser.get(path).form("/items"), **{"points_apa-pendapat": "7"})
    quiz = path.rpartition("/")[2]
    with database.change() as session:
        guest = people.new_guest(session, now=NOW)
        with pytest.raises(NotFound):
            attempts.start(session, quiz=quiz, person=guest, language="id", seed=1, now=NOW)
    with database.look() as session:
        assert [each.public_id for bank in banks.list_banks(session) for each in bank.quizzes] == [quiz_id(database)]
    form = room.browser.get(f"{path}/assign").form("/assign")
    form.fields.setlist("classes", [room.cohort.public_id])
    room.browser.send(form, **MENUS)
    budi = browser_of(room.app, database, room.budi.person)
    assert budi.send(budi.get("/").form("/start")).status == 303
    with database.look() as session:
        points = session.execute(select(AttemptItemRow.points).order_by(AttemptItemRow.place)).scalars().all()
    assert points == [7]


def test_a_bank_that_is_published_again_keeps_the_quizzes_of_teachers(room: Room, path: str) -> None:
    before = own_row(room.database).source
    publish(room.database, BANK)
    assert own_row(room.database).source == before
    with room.database.look() as session:
        mine = select(QuizItemRow.item_id).where(QuizItemRow.quiz_id == own_row(room.database).id)
        assert len(session.execute(mine).all()) == 5  # all items fit the draw, drafts too: they may be published
    assert room.browser.get(path).status == 200


def test_a_quiz_is_tried_out_and_nothing_is_stored(room: Room, path: str, database: Database) -> None:
    page = room.browser.get(f"{path}/preview/1")
    assert "Tidak ada yang disimpan" in page.text
    assert "Sebab teks menyebutnya" not in page.text
    reply = room.browser.send(page.form("/preview"))
    assert reply.status == 200
    assert "Sebab teks menyebutnya" in reply.text
    with database.look() as session:
        assert session.execute(select(AttemptRow)).all() == []
        deed = session.execute(select(AuditRow).order_by(AuditRow.id.desc()).limit(1)).scalar_one()
    assert (deed.action, deed.kind, deed.subject) == ("keys-seen", "quiz", path.rpartition("/")[2])
    assert room.browser.get(f"{path}/preview/5?seed=1").status == 404


def test_pages_cost_the_same_however_many_items(room: Room, path: str) -> None:
    assert [cost(room, page) for page in (path, f"{path}/choose", "/teacher/quizzes", "/teacher/quizzes/new")] == [
        3, 3, 2, 2,
    ]  # fmt: skip


def test_strangers_see_nothing_of_it(path: str, app: Flask, database: Database) -> None:
    stranger: Browser = a_room(app, database, "Pak Adi").browser
    assert path not in stranger.get("/teacher/quizzes").text
    replies: list[Reply] = [stranger.get(f"{path}{page}") for page in ("", "/choose", "/preview/1?seed=1", "/assign")]
    assert [reply.status for reply in replies] == [404] * 4


def test_a_quiz_of_ones_own_bank_is_changed_and_comes_down_with_its_folder(room: Room) -> None:
    bank = room.browser.send(room.browser.get("/workshop/banks/kebun").form("/copy")).to
    slug = bank.rpartition("/")[2].partition("?")[0]
    with room.database.look() as session:
        named = select(QuizRow.public_id).join(BankRow, BankRow.id == QuizRow.bank_id).where(BankRow.slug == slug)
        path = f"/teacher/quizzes/{session.execute(named).scalar_one()}"
    assert "sejak datang bersama" in room.browser.get(f"{path}/history").text
    assert room.browser.send(settings(room, path), title_id="Cek ulang").status == 303
    draw = room.browser.get(path).form("/draws")
    refused = room.browser.send(draw, take="900", processes="menemukan")  # the folder could not be read again
    assert refused.status == 422
    assert next(form for form in refused.sheet.forms if "take" in form.fields).fields["take"] == "900"
    assert 'value="menemukan" selected' in refused.text
    told = room.browser.get(f"{path}/history").text
    assert "Revisi 2" in told
    assert "<ins>ulang</ins>" in told
    taken = room.browser.send(room.browser.get(f"/workshop/banks/{slug}/folder").form("/folder"))
    folder = read_files(unpack(taken.response.get_data()))
    assert folder.bank.quizzes[0].title == {"id": "Cek ulang"}
    with room.database.look() as session:
        assert folder.bank == banks.read_bank(session, slug)
        row = session.execute(select(BankRow).where(BankRow.slug == slug)).scalar_one()
        assert row.edited_at is not None


def test_an_editor_changes_the_quiz_of_a_bank_and_assigns_nothing(app: Flask, database: Database) -> None:
    editor = browser_of(app, database, account(database, "Ed", Role.EDITOR))
    assert 'href="/teacher/quizzes"' in editor.get("/workshop").text
    assert "/assign" not in editor.get("/teacher/quizzes").text
    path = f"/teacher/quizzes/{quiz_id(database)}"
    page = editor.get(path)
    assert "/assign" not in page.text
    form = next(form for form in page.sheet.forms if "title_id" in form.fields)
    assert editor.send(form, **MENUS, title_id="Cek baru").status == 303
    assert "Cek baru" in editor.get(f"{path}/preview/1").text
    assert editor.get(f"{path}/assign").status == 403
