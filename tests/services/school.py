"""A small bank with every item type and process, a site that offers it, and students who take its quiz."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import select

from quizapp.bank.passage_text import parse_passage
from quizapp.bank.plain import load_fact, load_head, load_item, load_quiz
from quizapp.core.attempt import AnswerWrite, Outcome, Snapshot
from quizapp.core.bank import Bank, Edition, NoteTime
from quizapp.core.item import Item
from quizapp.core.passage import Passage
from quizapp.core.person import Person
from quizapp.core.problem import Place, Problems
from quizapp.core.response import Blank, Given, Response
from quizapp.core.shape import Scope
from quizapp.core.tree import Node, from_plain
from quizapp.db.engine import Database
from quizapp.db.models import AttemptItemRow, AttemptRow, AuditRow, ItemRevisionRow, ItemRow
from quizapp.services import attempts, banks, people, sign_ins
from quizapp.services.publish import Origin, Published, publish_bank

Value = TypeVar("Value")
NOW = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
SEED = 4_611_686_018_427_387_904
HERE = Place("test")

HEAD = {
    "format": 1,
    "uuid": "00000000-0000-4000-8000-00000000abcd",
    "slug": "kebun",
    "languages": ["id"],
    "title": {"id": "Kebun", "en": "Garden"},
    "summary": {"id": "Tentang kebun."},
    "deck": {"id": "Membaca::Kebun"},
    "as_of": {"id": "per 2026"},
    "licence": "CC-BY-4.0",
    "provenance": {"published": "2026-01", "language": "id", "note": {"id": "Catatan."}},
    "topics": [{"id": "kebun", "name": {"id": "Kebun"}}],
    "entities": [{"id": "sari", "kind": "person", "name": {"id": "Sari"}, "aliases": {"id": ["Bu Sari"]}}],
}
PASSAGE = """# Kebun Sari

## Pagi

Sari menyiram kebun pada pukul enam.
Ia menanam cabai dan tomat.

## Sore

Menurut Sari, tomat lebih sulit dirawat.
"""
FACT = {
    "id": "sari-menyiram",
    "statement": "Sari menyiram kebun pada pukul enam.",
    "stance": "stated",
    "evidence": ["p1.1"],
    "topics": ["kebun"],
    "card": {"kind": "recall", "front": "Kapan Sari menyiram kebun?", "back": "Pukul enam"},
}
CHOICE = {
    "options": [
        {"id": "sari", "text": "Sari", "key": True, "rationale": "Kalimat pertama menyebutnya."},
        {"id": "budi", "text": "Budi", "rationale": "Ia tidak disebut.", "credit": "1/3"},
        {"id": "tono", "text": "Tono", "rationale": "Ia tidak disebut."},
        {"id": "wati", "text": "Wati", "rationale": "Ia tidak disebut."},
    ]
}
GRID = {
    "labels": [{"id": "benar", "text": "Benar"}, {"id": "salah", "text": "Salah"}],
    "statements": [
        {"id": "cabai", "text": "Sari menanam cabai.", "label": "benar", "rationale": "Kalimat kedua."},
        {"id": "jagung", "text": "Sari menanam jagung.", "label": "salah", "rationale": "Tidak disebut."},
        {"id": "tomat", "text": "Sari menanam tomat.", "label": "benar", "rationale": "Kalimat kedua."},
    ],
}
TYPED = {"accepted": [{"text": "tomat"}], "entity": "sari"}
RIGHT: Mapping[str, Response] = {
    "siapa-menyiram": Given({"option": "sari"}),
    "apa-ditanam": Given({"rows": {"cabai": "benar", "jagung": "salah", "tomat": "benar"}}),
    "mana-sulit": Given({"text": "tomat"}),
    "apa-pendapat": Given({"option": "sari"}),
}


def item(id_: str, type_: str, content: Mapping[str, Any], process: str, **more: object) -> Item:
    """Return an item by its plain data."""
    plain = {
        "id": id_, "type": type_, "stem": f"Soal {id_}?", "content": content, "rationale": "Sebab teks menyebutnya.",
        "evidence": ["p1.2"], "facts": [], "process": process, "topics": ["kebun"], "difficulty": "mudah",
        "indicator": "Menemukan sesuatu.", "status": "published",
    }  # fmt: skip
    return loaded(load_item, plain | more)


def loaded(load: Callable[[Node, Scope], Value | None], plain: object) -> Value:
    """Return the value of plain data that must be right."""
    problems = Problems()
    value = load(from_plain(plain, HERE), Scope(problems))
    assert value is not None, [str(problem.message) for problem in problems]
    return value


def passage(text: str = PASSAGE) -> Passage:
    """Return the passage of a text that must be right."""
    found = parse_passage(text, "p", "id", Problems())
    assert found is not None
    return found


ITEMS = (
    item("siapa-menyiram", "single_choice", CHOICE, "menemukan", evidence=["p1.1"], points=2),
    item("apa-ditanam", "grid", GRID, "menemukan"),
    item("mana-sulit", "short_answer", TYPED, "menafsirkan", evidence=["p2.1"]),
    item("apa-pendapat", "single_choice", CHOICE, "mengevaluasi"),
    item("masih-draf", "single_choice", CHOICE, "mengevaluasi", status="draft"),
)
QUIZ = {
    "id": "cek", "title": {"id": "Cek kebun"}, "description": {"id": "Empat soal."}, "languages": ["id"],
    "items": ["siapa-menyiram", "apa-ditanam", "mana-sulit", "apa-pendapat"], "behaviour": "deferred",
    "rules": {"grid": "per_row"},
}  # fmt: skip
TIMES = {"A" * 24: NoteTime("0" * 64, NOW), "B" * 24: NoteTime("1" * 64, NOW, withdrawn=True)}
EDITION = Edition(passage(), (loaded(load_fact, FACT),), ITEMS)
BANK: Bank = loaded(load_head, HEAD).bank({"id": EDITION}, (loaded(load_quiz, QUIZ),), TIMES)


def with_items(*items: Item, bank: Bank = BANK, text: str = PASSAGE) -> Bank:
    """Return the bank with other items or another passage."""
    return replace(bank, editions={"id": Edition(passage(text), bank.editions["id"].facts, items or ITEMS)})


@dataclass
class Sitting:
    """A student with a sign-in and an attempt."""

    database: Database
    person: Person
    token: str
    attempt: str

    def snapshot(self, place: int, now: datetime = NOW) -> Snapshot:
        with self.database.reads() as reads:
            return attempts.snapshot(reads, token=self.token, attempt=self.attempt, place=place, now=now)

    def write(self, place: int, response: Response, **more: Any) -> AnswerWrite:  # noqa: ANN401 - what respond takes
        seen = self.snapshot(place)
        values: dict[str, Any] = {"flag": False, "seen": seen.saved.version, "now": NOW}
        values["key"] = f"key-of-place-{place}-{seen.saved.version}"
        return attempts.respond(seen, response, **(values | more))

    def save(self, place: int, response: Response, **more: Any) -> Outcome:  # noqa: ANN401 - what respond takes
        return self.database.writer.submit(self.write(place, response, **more))

    def submit(self, now: datetime = NOW + timedelta(minutes=5)) -> None:
        with self.database.change() as session:
            attempts.submit(session, attempt=self.attempt, person=self.person, now=now)


def publish(database: Database, bank: Bank = BANK, origin: Origin = Origin.SHIPPED, now: datetime = NOW) -> Published:
    """Publish a bank in its own transaction."""
    with database.change() as session:
        return publish_bank(session, bank, origin=origin, now=now)


def quiz_id(database: Database) -> str:
    """Return the public id of the only quiz."""
    with database.look() as session:
        return banks.list_banks(session)[0].quizzes[0].public_id


def sit_down(
    database: Database, nickname: str = "Budi", seed: int = SEED, quiz: str = "", now: datetime = NOW
) -> Sitting:
    """Let a guest begin the quiz, or another one by its public id; whoever goes on by pages begins at the present."""
    quiz = quiz or quiz_id(database)
    with database.change() as session:
        person = people.new_guest(session, now=now, nickname=nickname)
        token = sign_ins.open_sign_in(session, person=person, now=now)
        attempt = attempts.start(session, quiz=quiz, person=person, language="id", seed=seed, now=now)
    return Sitting(database, person, token, attempt)


def row_of(database: Database, attempt: str) -> AttemptRow:
    """Return the row of an attempt by its public id."""
    with database.look() as session:
        return session.execute(select(AttemptRow).where(AttemptRow.public_id == attempt)).scalar_one()


def asked(database: Database, attempt: str) -> list[str]:
    """Return the author ids of the items of an attempt, in its order."""
    with database.look() as session:
        found = (
            select(ItemRow.author_id)
            .join(ItemRevisionRow, ItemRevisionRow.item_id == ItemRow.id)
            .join(AttemptItemRow, AttemptItemRow.item_revision_id == ItemRevisionRow.id)
            .join(AttemptRow, AttemptRow.id == AttemptItemRow.attempt_id)
            .where(AttemptRow.public_id == attempt)
            .order_by(AttemptItemRow.place)
        )
        return list(session.execute(found).scalars())


def deeds(database: Database) -> list[str]:
    """Return what the audit log says was done, in order."""
    with database.look() as session:
        return list(session.execute(select(AuditRow.action).order_by(AuditRow.id)).scalars())


BLANK = Blank()
