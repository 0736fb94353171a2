"""Editing facts and items on the site: what is written, what is refused, what is kept, and that nothing gets lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from quizapp.anki.build import deck_notes
from quizapp.bank.files import read_folder
from quizapp.core.item import WRITTEN_LATER
from quizapp.core.person import Person, Role
from quizapp.core.refusal import Malformed, NotFound, Stale
from quizapp.db.engine import Database
from quizapp.db.models import BankRow, ItemRevisionRow
from quizapp.resources import questions_folder
from quizapp.services import banks, unfinished
from quizapp.services.bank_folder import folder_of, read_files
from quizapp.services.bank_hash import bank_hash, content_hash
from quizapp.services.bank_rights import Right, right
from quizapp.services.editing import Edit, NotSound, Saved, create, save
from quizapp.services.entries import Entry, Kind, entry
from quizapp.services.entry_history import Deed, Named, State, states
from quizapp.services.merging import meanwhile, merged
from quizapp.services.publish import Origin
from tests.databases import rows
from tests.services import school
from tests.services.classroom import account

LATER = school.NOW + timedelta(hours=1)
ITEM = "siapa-menyiram"


class Desk:
    """An editor at the small bank."""

    def __init__(self, database: Database, name: str = "Ed") -> None:
        self.database, self.person = database, account(database, name, Role.EDITOR)

    @property
    def right(self) -> Right:
        with self.database.look() as session:
            return right(session, slug="kebun", person=self.person, change=True)

    def entry(self, name: str = ITEM, kind: Kind = Kind.ITEM, language: str = "id") -> Entry:
        with self.database.look() as session:
            return entry(session, bank=self.right.id, kind=kind, language=language, id=name)

    def save(self, changes: dict[str, Any], name: str = ITEM, kind: Kind = Kind.ITEM, **more: Any) -> int:  # noqa: ANN401 - fields of an edit
        stored = self.entry(name, kind)
        values: dict[str, Any] = {"base": stored.number} | more
        edit = Edit(kind, name, "id", {**stored.source, **changes}, **values)
        with self.database.change() as session:
            return save(session, self.right, edit, person=self.person, now=LATER).number

    def history(self, name: str = ITEM, kind: Kind = Kind.ITEM) -> tuple[State, ...]:
        with self.database.look() as session:
            return states(session, Named(self.right.id, kind, name, "id"))


@pytest.fixture
def desk(garden: Database) -> Desk:
    return Desk(garden)


def test_the_first_edit_keeps_the_state_before_it(desk: Desk) -> None:
    before = desk.entry()
    assert (before.number, desk.history()) == (1, ())
    assert desk.save({"stem": "Siapa yang menyiram kebun Sari?"}) == 2
    newest, first = desk.history()
    assert (first.number, first.source, first.deed, first.by) == (1, before.source, Deed.IMPORTED, "")
    assert (newest.number, newest.source["stem"], newest.by) == (2, "Siapa yang menyiram kebun Sari?", "Ed")
    assert desk.entry().source == newest.source


def test_a_published_item_gets_a_new_revision_and_attempts_keep_theirs(desk: Desk) -> None:
    sitting = school.sit_down(desk.database)
    shown = sitting.snapshot(1).placed.revision
    before = rows(desk.database.engine, "item_revision")
    desk.save({"stem": "Siapa yang menyiram kebun?"})
    assert rows(desk.database.engine, "item_revision") == before + 1
    assert sitting.snapshot(1).placed.revision == shown
    desk.save({"topics": ["kebun"], "difficulty": "sukar"})
    assert rows(desk.database.engine, "item_revision") == before + 1  # nothing shown or scored changed
    newer = school.sit_down(desk.database, "Tuti").snapshot(1).placed.revision
    with desk.database.look() as session:
        stem = session.execute(select(ItemRevisionRow.bound).where(ItemRevisionRow.id == newer)).scalar_one()["stem"]
    assert stem == "Siapa yang menyiram kebun?"


def test_a_draft_makes_no_revision(desk: Desk) -> None:
    before = rows(desk.database.engine, "item_revision")
    desk.save({"stem": "Masih ditulis?"}, "masih-draf")
    assert rows(desk.database.engine, "item_revision") == before


def test_the_bank_is_edited_and_known_again_by_what_it_says(desk: Desk) -> None:
    desk.save({"stem": "Siapa yang menyiram kebun?"})
    desk.save({"stem": "Masih ditulis?"}, "masih-draf")
    desk.save({"statement": "Sari menyiram kebun setiap pagi pukul enam."}, "sari-menyiram", Kind.FACT)
    with desk.database.look() as session:
        row = session.execute(select(BankRow)).scalar_one()
        now = banks.read_bank(session, "kebun")
        assert (content_hash(session, row), row.edited_at) == (bank_hash(now), LATER)
    assert not school.publish(desk.database, now, origin=Origin.IMPORTED).changed
    assert school.publish(desk.database, origin=Origin.SHIPPED).kept


def test_what_cannot_be_read_is_refused_and_nothing_changes(desk: Desk) -> None:
    before = desk.entry()
    with pytest.raises(NotSound) as refusal:
        desk.save({"stem": "", "evidence": ["p9.9"]})
    assert [problem.field for problem in refusal.value.problems] == ["stem"]
    assert desk.entry() == before
    assert desk.history() == ()


def test_publishing_asks_for_sound_evidence_and_drafts_do_not(desk: Desk) -> None:
    wrong = {"evidence": ["p9.9"], "topics": ["gunung"]}
    assert desk.save(wrong, "masih-draf") == 2
    with pytest.raises(NotSound, match="published") as refusal:
        desk.save({"status": "published"}, "masih-draf", deed=Deed.PUBLISHED)
    assert {"evidence[1]", "topics[1]"} <= {problem.field for problem in refusal.value.problems}
    assert desk.entry("masih-draf").source["status"] == "draft"


def test_a_draft_may_lie_unfinished_and_reaches_nobody(desk: Desk) -> None:
    published, asked = rows(desk.database.engine, "item_revision"), rows(desk.database.engine, "quiz_item")
    source = {name: value for name, value in desk.entry("masih-draf").source.items() if name not in WRITTEN_LATER}
    edit = Edit(Kind.ITEM, "new", "id", {**source, "id": "new", "stem": "Apa yang kurang?"}, 0)
    with desk.database.change() as session:
        name = create(session, desk.right, edit, person=desk.person, now=LATER).id
        folder = read_files(folder_of(session, desk.right.id))
        bank = banks.read_bank(session, "kebun")
    assert next(item.lacks for item in bank.editions["id"].items if item.id == name) == WRITTEN_LATER
    assert folder.bank == bank
    assert len(deck_notes(bank, "id")) == len(deck_notes(school.BANK, "id"))
    for status, deed in (("reviewed", Deed.REVIEWED), ("published", Deed.PUBLISHED)):
        with pytest.raises(NotSound) as refusal:
            desk.save({"status": status}, name, deed=deed)
        assert {problem.field for problem in refusal.value.problems} == set(WRITTEN_LATER)
    assert desk.save({"status": "retired"}, name, deed=Deed.RETIRED) == 2  # given up as it is
    assert (rows(desk.database.engine, "item_revision"), rows(desk.database.engine, "quiz_item")) == (published, asked)


def test_an_item_lives_from_draft_to_withdrawn_with_who_and_when(desk: Desk) -> None:
    stored = desk.entry("masih-draf")
    options = [
        {"id": "sari", "text": "Pukul enam", "key": True, "rationale": "Kalimat pertama menyebut pukul enam."},
        {"id": "budi", "text": "Pukul tujuh", "rationale": "Bacaan tidak menyebut pukul tujuh."},
        {"id": "tono", "text": "Pukul delapan", "rationale": "Bacaan tidak menyebut pukul delapan."},
    ]
    good = {
        "stem": "Pada pukul berapa Sari menyiram kebun?", "evidence": ["p1.1"], "process": "menemukan",
        "content": {**stored.source["content"], "options": options},
        "rationale": "Kalimat pertama menyebut pukul enam; pukul tujuh tidak disebut di bacaan.",
    }  # fmt: skip
    desk.save(good, "masih-draf")
    for status, deed in (("reviewed", Deed.REVIEWED), ("published", Deed.PUBLISHED), ("retired", Deed.RETIRED)):
        desk.save({"status": status}, "masih-draf", deed=deed)
    told = [(state.number, state.deed, state.by, state.at) for state in desk.history("masih-draf")]
    assert [deed for _, deed, _, _ in told] == [
        Deed.RETIRED, Deed.PUBLISHED, Deed.REVIEWED, Deed.EDITED, Deed.IMPORTED,
    ]  # fmt: skip
    assert {(by, at) for number, _, by, at in told if number > 1} == {("Ed", LATER)}


def test_two_editors_never_overwrite_each_other(desk: Desk) -> None:
    other = Desk(desk.database, "Edo")
    mine = Edit(Kind.ITEM, ITEM, "id", {**desk.entry().source, "stem": "Siapa menyiram?", "difficulty": "sukar"}, 1)
    other.save({"stem": "Siapakah penyiram kebun?", "indicator": "Menemukan nama."})
    with pytest.raises(Stale), desk.database.change() as session:
        save(session, desk.right, mine, person=desk.person, now=LATER)
    assert desk.entry().source["stem"] == "Siapakah penyiram kebun?"
    with desk.database.look() as session:
        between = meanwhile(session, mine.named(desk.right.id), 1)
        assert (between.last.by, between.before["stem"]) == ("Edo", "Soal siapa-menyiram?")
        theirs, both = (merged(session, desk.right.id, mine, 1, {"keep-stem": keep}) for keep in ("theirs", "mine"))
    assert (theirs["stem"], both["stem"]) == ("Siapakah penyiram kebun?", "Siapa menyiram?")
    assert [(each["indicator"], each["difficulty"]) for each in (theirs, both)] == [("Menemukan nama.", "sukar")] * 2
    with desk.database.change() as session:
        save(session, desk.right, replace(mine, source=both, base=2), person=desk.person, now=LATER)
    assert [state.source["stem"] for state in desk.history()][:2] == ["Siapa menyiram?", "Siapakah penyiram kebun?"]


def test_a_new_entry_gets_an_id_of_its_words_and_stands_last(desk: Desk) -> None:
    source = {name: value for name, value in desk.entry("masih-draf").source.items() if name != "id"}
    made = []
    for _ in range(2):
        with desk.database.change() as session:
            edit = Edit(Kind.ITEM, "new-single-choice", "id", {**source, "stem": "Apa yang ditanam Sari di kebun?"}, 0)
            made.append(create(session, desk.right, edit, person=desk.person, now=LATER).id)
    assert made[0] == "apa-yang-ditanam-sari-di"
    assert made[1].startswith(made[0])
    assert made[1] != made[0]
    with desk.database.look() as session:
        items = banks.read_bank(session, "kebun").editions["id"].items
    assert [item.id for item in items][-2:] == made
    assert [state.deed for state in desk.history(made[0])] == [Deed.CREATED]


def test_an_id_never_changes_and_an_unknown_entry_does_not_exist(desk: Desk) -> None:
    with pytest.raises(Malformed, match="never changes"):
        desk.save({"id": "lain"})
    with pytest.raises(NotFound):
        desk.entry("tidak-ada")


def test_the_history_cannot_be_changed(desk: Desk) -> None:
    desk.save({"stem": "Siapa?"}, "masih-draf")
    for statement in ("UPDATE entry_history SET note = 'x'", "DELETE FROM entry_history"):
        with pytest.raises(IntegrityError, match="never"), desk.database.engine.begin() as connection:
            connection.execute(text(statement))


def test_what_was_left_unfinished_waits_for_its_writer_alone(desk: Desk) -> None:
    other, named = Desk(desk.database, "Edo"), Named(desk.right.id, Kind.ITEM, ITEM, "id")
    fields = {"stem": ["Belum sele"], "topics": ["kebun", "pasar"]}

    def left(person: Person) -> unfinished.Unfinished | None:
        with desk.database.look() as session:
            return unfinished.kept(session, named, person=person)

    for number in (1, 2):
        with desk.database.change() as session:
            unfinished.keep(session, named, person=desk.person, base=number, fields=fields, now=LATER)
    assert left(desk.person) == unfinished.Unfinished(2, fields, LATER)
    assert left(other.person) is None
    desk.save({"stem": "Selesai?"})
    assert left(desk.person) is None
    with pytest.raises(Malformed), desk.database.change() as session:
        unfinished.keep(
            session,
            named,
            person=desk.person,
            base=1,
            fields={"stem": ["x" * (unfinished.MOST_LETTERS + 1)]},
            now=LATER,
        )


def test_the_other_language_follows_and_both_must_be_ready_to_be_published(database: Database) -> None:
    shipped, _ = read_folder(questions_folder() / "selat-sunda-1883")
    assert shipped
    school.publish(database, shipped)
    person = account(database, "Ed", Role.EDITOR)
    with database.look() as session:
        found = right(session, slug=shipped.slug, person=person, change=True)
        item = next(item for item in shipped.editions["id"].items if item.type == "single_choice")
        stored = {
            language: entry(session, bank=found.id, kind=Kind.ITEM, language=language, id=item.id)
            for language in ("id", "en")
        }

    def saved(changes: dict[str, Any], deed: Deed = Deed.EDITED, language: str = "id") -> Saved:
        with database.look() as session:
            now = entry(session, bank=found.id, kind=Kind.ITEM, language=language, id=item.id)
        source = {name: value for name, value in {**now.source, **changes}.items() if value is not None}
        edit = Edit(Kind.ITEM, item.id, language, source, now.number, deed)
        with database.change() as session:
            return save(session, found, edit, person=person, now=LATER)

    options = [*stored["id"].source["content"]["options"]]
    options[-1] = {"id": "baru", "text": "Ini pilihan baru yang belum diterjemahkan", "rationale": "Tidak disebut."}
    result = saved({"status": "draft", "difficulty": "sukar", "content": {"options": options}})
    assert any(path.endswith(".text") for path in result.untranslated)
    with database.look() as session:
        there = entry(session, bank=found.id, kind=Kind.ITEM, language="en", id=item.id)
    assert there.number == 2
    assert (there.source["status"], there.source["difficulty"]) == ("draft", "sukar")
    assert there.source["stem"] == stored["en"].source["stem"]
    assert [option["id"] for option in there.source["content"]["options"]] == [option["id"] for option in options]
    saved({"rationale": None, "evidence": []})
    with database.look() as session:
        there = entry(session, bank=found.id, kind=Kind.ITEM, language="en", id=item.id)
    assert all(there.source[name] == stored["en"].source[name] for name in ("rationale", "evidence"))  # its own stay
    saved({name: stored["id"].source[name] for name in ("rationale", "evidence")})
    with pytest.raises(NotSound, match="“en” is not ready"):
        saved({"status": "published"}, Deed.PUBLISHED)
    before = stored["en"].source["content"]["options"][-1]
    translated = [*there.source["content"]["options"][:-1], {**before, "id": "baru"}]
    saved({"content": {"options": translated}}, language="en")
    saved({"content": {"options": [*options[:-1], {**stored["id"].source["content"]["options"][-1], "id": "baru"}]}})
    saved({"status": "published"}, Deed.PUBLISHED)
