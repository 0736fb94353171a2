"""A site on which every page for staff has something to show: made before the server starts, without a browser."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from sqlalchemy import select, update
from werkzeug.routing import Map

from quizapp.config import Settings
from quizapp.core.assignment import Window
from quizapp.core.attempt import Snapshot
from quizapp.core.bank import Bank
from quizapp.core.item import Status
from quizapp.core.item_report import Reason
from quizapp.core.person import Person, Role
from quizapp.core.response import Response
from quizapp.db.engine import Database
from quizapp.db.migrate import upgrade
from quizapp.db.models import AssignmentRow, ItemReportRow
from quizapp.exchange.bank_zip import pack, unpack
from quizapp.itemtypes.example import PASSAGE
from quizapp.services import grading_queue, item_reports, people, quizzes
from quizapp.services.revisions import item_revisions
from quizapp.web.app import create_app
from quizapp.web.site import EXTENSION, utc_now
from tests.house import REPOSITORY
from tests.itemtypes.samples import SLUG, sample_bank
from tests.services import school
from tests.services.lesson import Lesson, a_lesson
from tests.web.browser import KEY, Browser
from tests.web.classes import browser_of
from tests.web.uploads import filled, sent_with

PASSWORD = "empat kata yang panjang"
HOUR = timedelta(hours=1)
NAMES = (
    "Siti Aminah", "Budi Santoso", "Raden Ajeng Kusumaningrum Wijayanti Putri Hadiningrat", "Maria Goretti", "Yusuf",
    "Tuti",
)  # fmt: skip
STAFF = {"Bu Rina": Role.TEACHER, "Pak Edi": Role.EDITOR}
PUBLIC = f"/workshop/banks/{SLUG}"
PLAIN = {"language": "id", "kind": "items", "type_": "single_choice", "letter": "A", "number": 1}
ARTICLE = REPOSITORY / "tests" / "drafting" / "articles" / "banjir.id.txt"


@dataclass(frozen=True)
class Staffroom:
    """Hold the routes of the site, and parts of addresses by name: those of what the teacher has."""

    routes: Map
    parts: Mapping[str, object]

    def pages(self, endpoint: str) -> bool:
        """Tell whether a route can be opened, or is only sent to."""
        return any("GET" in (rule.methods or ()) for rule in self.routes.iter_rules(endpoint))

    def address(self, endpoint: str, state: Mapping[str, object]) -> str:
        """Return the path of a page; what of ``state`` is no part of it becomes its query."""
        arguments = set().union(*(rule.arguments for rule in self.routes.iter_rules(endpoint)))
        values = {name: part for name, part in self.parts.items() if name in arguments}
        values |= {name: self.parts.get(str(value), value) for name, value in state.items()}
        return self.routes.bind("localhost").build(endpoint, values, method="GET")


def settings_of(data: Path) -> Settings:
    """Return the settings of a site with a data folder of its own."""
    return Settings(data=data, database_url=f"sqlite:///{data / 'quizapp.sqlite3'}", secret_key=KEY)


def furnish(data: Path, times: int = 1) -> Staffroom:
    """Fill a new data folder, with ``times`` as much of everything that pages list."""
    data.mkdir()
    settings = settings_of(data)
    database = Database(settings.database_url)
    upgrade(database.engine)
    database.close()
    app = create_app(settings)
    database = app.extensions[EXTENSION].database
    try:
        school.publish(database, grown(sample_bank(), times))
        rina, _ = (account(database, name, role) for name, role in STAFF.items())
        parts = taught(database, rina, times)
        for number in range(1, times):
            other = replace(
                school.BANK, uuid=str(UUID(int=number)), slug=f"kebun-{number}", deck={"id": f"Kebun {number}"}
            )
            school.publish(database, other)
        return Staffroom(app.url_map, PLAIN | parts | workshop(browser_of(app, database, rina)))
    finally:
        database.close()


def account(database: Database, name: str, role: Role) -> Person:
    """Return a new member of staff."""
    with database.change() as session:
        person = people.sign_up(session, name=name, password=PASSWORD, now=utc_now())
        return people.grant(session, person=person, roles=[role])


def grown(bank: Bank, times: int) -> Bank:
    """Return a bank with more drafts of its items."""
    edition = bank.editions["id"]
    more = [
        replace(item, id=f"{item.id}-{number}", status=Status.DRAFT)
        for number in range(1, times)
        for item in edition.items
    ]
    return replace(bank, editions={"id": replace(edition, items=(*edition.items, *more))})


def taught(database: Database, teacher: Person, times: int = 1) -> dict[str, object]:
    """Let one class hand in the quiz, each next student with less right, and another one work at it."""
    now = utc_now()
    names = (*NAMES, *(f"Siswa {number}" for number in range(len(NAMES) * (times - 1))))
    quiz = school.quiz_id(database)
    window = Window(now - HOUR, now + HOUR)
    closed = a_lesson(database, window=window, by=teacher)
    students = [closed.student(name, number, f"00512345{number:02}") for number, name in enumerate(names, 1)]
    handed_in = [hand_in(closed, student.person, number) for number, student in enumerate(students[:-1], 1)]
    with database.change() as session:
        for attempt, student in list(zip(handed_in, students, strict=False))[:times]:
            item_reports.report(
                session, attempt=attempt, place=1, person=student.person, reason=Reason.KEY,
                remark="Menurut kalimat kedua bukan begitu.", now=now,
            )  # fmt: skip
        report = session.scalars(select(ItemReportRow.public_id).order_by(ItemReportRow.id)).first()
        session.execute(update(AssignmentRow).values(closes_at=now))
    running = a_lesson(database, window=window, by=teacher, name="Kelas 8B")
    for number in range(1, times):
        a_lesson(database, window=window, by=teacher, name=f"Kelas 9{number}")
        own_quiz(database, quiz, teacher)
    *_, joined = [running.student(name, number) for number, name in enumerate(names, 1)]
    sitting = running.begin(joined.person, now)
    seen = sitting.snapshot(1, now)
    sitting.save(1, answer(database, seen, right=True), seen=seen.saved.version, now=now)
    return {
        "quiz": quiz, **essay(database, teacher), "report": report,
        "person": teacher.public_id, "cohort": running.cohort.public_id, "enrolment": joined.enrolment.public_id,
        "assignment": running.assignment, "closed": closed.assignment, "own": own_quiz(database, quiz, teacher),
    }  # fmt: skip


def own_quiz(database: Database, quiz: str, teacher: Person) -> str:
    """Return a copy of a quiz that the teacher may change."""
    with database.change() as session:
        return quizzes.copy(
            session, quiz=quiz, title="Ulangan akhir semester genap tentang alam", by=teacher, now=utc_now()
        )


def hand_in(lesson: Lesson, person: Person, number: int) -> str:
    """Answer every item, more of them wrongly the higher the number, and hand in; return the attempt."""
    now = utc_now()
    sitting = lesson.begin(person, now)
    for place in range(1, sitting.snapshot(1, now).attempt.items + 1):
        seen = sitting.snapshot(place, now)
        response = answer(lesson.database, seen, right=(place + number) % 5 >= number - 1)
        sitting.save(place, response, seen=seen.saved.version, now=now)
    sitting.submit(now)
    return sitting.attempt


def answer(database: Database, seen: Snapshot, *, right: bool) -> Response:
    """Return a right or a wrong response; an essay is neither."""
    with database.reads() as reads:
        (revision,) = item_revisions(reads, [seen.placed.revision]).values()
    kind = revision.type
    return kind.key(revision.bound) if right or kind.name == "essay" else kind.wrong(revision.bound, Random(1))  # noqa: S311 - any wrong answer


def essay(database: Database, teacher: Person) -> dict[str, object]:
    """Return where the first essay is that waits to be graded."""
    with database.reads() as reads:
        (item,) = grading_queue.waiting_items(reads, teacher=teacher)
        stop = grading_queue.first_waiting(reads, quiz=item.quiz, item=item.item, teacher=teacher)
    assert stop
    return {"attempt": stop.attempt, "place": stop.place}


def workshop(teacher: Browser) -> dict[str, object]:
    """Let the teacher copy the bank, edit its text and an item, bring an older folder up, and draft from an article."""
    bank = teacher.send(teacher.get(PUBLIC).form("/copy")).to
    token = teacher.get(f"{bank}/folder").form("/folder").fields["csrf_token"]
    files = unpack(teacher.client.post(f"{bank}/folder", data={"csrf_token": token}).data)
    sentence = next(iter(PASSAGE.sentences())).text
    passage = filled(teacher.get(f"{bank}/id/passage"), "/passage")
    assert sentence in passage.fields["text"]
    saved = teacher.send(passage, text=passage.fields["text"].replace(sentence, f"{sentence} Begitulah kata mereka."))
    assert saved.status == 303, saved.text
    files["passage.id.md"] = files["passage.id.md"].replace(sentence.encode(), f"{sentence} Begitu.".encode())
    brought = sent_with(teacher, f"{bank}/folder", "/workshop/folder", "bank.zip", pack(files, "bank"))
    assert brought.status == 303, brought.text
    text = ARTICLE.read_text(encoding="utf-8")
    drafted = teacher.send(teacher.get("/workshop/draft").form("/workshop/draft"), pasted=text)
    assert drafted.status == 303, drafted.text
    return {
        "bank": bank.rpartition("/")[2],
        "public": SLUG,
        "drafts": drafted.to.split("/")[3],
        "entry": sample_bank().editions["id"].items[0].id,
    }
