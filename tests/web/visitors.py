"""Visitors of every role with something of their own: a quiz, a bank, a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select, update

from quizapp.core.item_report import Reason
from quizapp.core.person import Person
from quizapp.db.engine import Database
from quizapp.db.models import BankRow, ItemReportRow, QuizRow
from quizapp.db.types import new_public_id
from quizapp.services import attempts, item_reports, sign_ins
from quizapp.web.site import utc_now
from tests.services import school


@dataclass(frozen=True)
class Visitor:
    """Hold who visits, and the parts of addresses of what is theirs."""

    token: str
    own: Mapping[str, object]


def a_quiz_of(database: Database, person: Person) -> str:
    """Return the id of a quiz that a teacher has made."""
    with database.change() as session:
        row = session.execute(select(QuizRow)).scalars().one()
        made = QuizRow(
            bank_id=row.bank_id, author_id="kuis-guru", place=0, source=row.source, public_id=new_public_id(),
            owner=person.public_id, visibility="private",
        )  # fmt: skip
        session.add(made)
        return made.public_id


def own_bank(database: Database, owner: Person) -> str:
    """Return the slug of a private bank of somebody's own."""
    slug = f"kebun-{owner.id}"
    copy = replace(school.BANK, slug=slug, uuid=f"00000000-0000-4000-8000-{owner.id:012}", quizzes=())
    school.publish(database, copy)
    with database.change() as session:
        own = update(BankRow).where(BankRow.slug == slug)
        session.execute(own.values(owner_id=owner.id, visibility="private"))
    return slug


def visitor(database: Database, person: Person, shared: Mapping[str, object]) -> Visitor:
    """Sign somebody in who has begun an attempt."""
    with database.change() as session:
        token = sign_ins.open_sign_in(session, person=person, now=utc_now())
        quiz = str(shared["quiz"])
        attempt = attempts.start(session, quiz=quiz, person=person, language="id", seed=1, now=utc_now())
    return Visitor(token, {**shared, "attempt": attempt, "person": person.public_id})


def reported(database: Database, person: Person, attempt: str) -> str:
    """Let somebody report the first item of their attempt; return the public id of the report."""
    with database.change() as session:
        item_reports.report(
            session, attempt=attempt, place=1, person=person, reason=Reason.KEY, remark="", now=utc_now()
        )
        return session.scalars(select(ItemReportRow.public_id).order_by(ItemReportRow.id.desc())).first() or ""
