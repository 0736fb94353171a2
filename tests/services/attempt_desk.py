"""Students as the model of an attempt needs them: every request goes to services and model, replies must be equal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from quizapp.core.attempt import AnswerWrite, NotOpen, Outcome, Stored
from quizapp.core.bank import Bank
from quizapp.core.policy import Behaviour, Policy
from quizapp.core.refusal import NotNow
from quizapp.core.response import Blank, Response
from quizapp.db.engine import Database
from quizapp.services import attempts, banks, checking, reports
from tests.services import school
from tests.services.attempt_judge import Judge
from tests.services.attempt_model import (
    DEFERRED,
    HINTS,
    IMMEDIATE,
    INTERACTIVE,
    OFFERS,
    POSSIBLE,
    TIMED,
    Request,
    Sheet,
    Terms,
)

TABS = 8  # requests at once


@dataclass
class Desk:
    """What a whole run shares; ``steps`` and ``keys`` count."""

    database: Database
    pool: ThreadPoolExecutor
    judge: Judge = field(init=False)
    quizzes: tuple[tuple[str, Terms], ...] = field(init=False)
    steps: int = 0
    keys: int = 0

    def __post_init__(self) -> None:
        self.judge = Judge(self.database)
        school.publish(self.database, bank())
        with self.database.look() as session:
            quizzes = banks.list_banks(session)[0].quizzes
        self.quizzes = tuple(zip((quiz.public_id for quiz in quizzes), TERMS.values(), strict=True))

    def end_overdue(self, now: datetime) -> None:
        """Hand in what is overdue, as the command does."""
        with self.database.change() as session:
            attempts.end_overdue(session, now=now)

    def together(self, acts: list[Callable[[], Outcome | None]]) -> list[Outcome | None]:
        """Do everything at once and return what came of each, in order."""
        waiting: list[Future[Outcome | None]] = [self.pool.submit(act) for act in acts]
        return [each.result() for each in waiting]


TERMS: Mapping[str, Terms] = {"cek": DEFERRED, "waktu": TIMED, "sekali": IMMEDIATE, "petunjuk": INTERACTIVE}
BEHAVIOURS = {"sekali": Behaviour.IMMEDIATE, "petunjuk": Behaviour.INTERACTIVE}


def bank() -> Bank:
    """Return the small bank with a quiz under each of the terms."""
    edition = school.BANK.editions["id"]
    items = tuple(replace(item, hints=HINTS[1]) if item.id == "siapa-menyiram" else item for item in edition.items)
    quizzes = tuple(
        replace(school.BANK.quizzes[0], id=name, policy=_policy(name, terms)) for name, terms in TERMS.items()
    )
    return replace(school.BANK, editions={"id": replace(edition, items=items)}, quizzes=quizzes)


def _policy(name: str, terms: Terms) -> Policy:
    minutes = None if terms.limit is None else int(terms.limit.total_seconds()) // 60
    return Policy(behaviour=BEHAVIOURS.get(name, Behaviour.DEFERRED), penalty=terms.penalty, time_limit=minutes)


@contextmanager
def desk(database: Database) -> Iterator[Desk]:
    """Open a run on a database that offers the small bank and nothing else."""
    with ThreadPoolExecutor(TABS) as pool:
        yield Desk(database, pool)


class Student:
    """One student with all attempts as they must look, oldest first."""

    def __init__(self, at: Desk, name: str, quiz: int = 0) -> None:
        self.desk = at
        self.quiz, self.terms = at.quizzes[quiz % len(at.quizzes)]
        self.sitting = school.sit_down(at.database, name, quiz=self.quiz)
        self.sheets: list[Sheet] = []
        self._begin(self.sitting.attempt, school.NOW)

    @property
    def sheet(self) -> Sheet:
        """Return the newest attempt."""
        return self.sheets[-1]

    def start(self, now: datetime) -> None:
        """Press the start button."""
        person = self.sitting.person
        self.sheet.touch(now)
        with self.desk.database.change() as session:
            public_id = attempts.start(session, quiz=self.quiz, person=person, language="id", seed=school.SEED, now=now)
        if self.sheet.open:
            assert public_id == self.sheet.public_id
        else:
            assert public_id not in {sheet.public_id for sheet in self.sheets}
            self._begin(public_id, now)

    def request(  # noqa: PLR0913 - what a page sends, all by name
        self,
        place: int,
        response: Response,
        *,
        now: datetime,
        flag: bool = False,
        seen: int | None = None,
        key: str = "",
        sheet: Sheet | None = None,
    ) -> AnswerWrite:
        """Return what a fresh page sends: the stored version, a key of its own, the newest attempt."""
        self.desk.keys += 1
        page = self.at(sheet or self.sheet).snapshot(place, now)
        shown = page.saved.version if seen is None else seen
        return attempts.respond(page, response, flag=flag, key=key or f"key-{self.desk.keys:06}", seen=shown, now=now)

    def check(self, place: int, response: Response, *, now: datetime) -> Request | None:
        """Return what the button to check sends from a fresh page, None where there is no such button."""
        self.desk.keys += 1
        page = self.at(self.sheet).snapshot(place, now)
        with self.desk.database.reads() as reads:
            sight = checking.sight(reads, page, now, to_check=True)
        assert (sight.checks is not None) == (place in self.terms.tries)
        if sight.checks is None:
            return None
        assert sight.checks.left == self.terms.tries[place] - len(self.sheet.tried.get(place, []))
        key, version = f"key-{self.desk.keys:06}", page.saved.version
        write = attempts.respond(page, response, flag=page.saved.flag, key=key, seen=version, now=now)
        return Request(checking.checking(write, sight), checks=True)

    def at(self, sheet: Sheet) -> school.Sitting:
        """Return the sitting at one of the attempts."""
        return replace(self.sitting, attempt=sheet.public_id)

    def send(self, request: AnswerWrite | Request, sheet: Sheet | None = None) -> Outcome:
        """Send a request; the reply must be the model's."""
        sheet, request = sheet or self.sheet, request if isinstance(request, Request) else Request(request)
        sheet.sent.append(request)
        outcome = self.desk.database.writer.submit(request.write)
        assert outcome == sheet.save(request)
        return outcome

    def submit(self, now: datetime) -> None:
        """Hand the newest attempt in."""
        self.sitting.submit(now)
        self.sheet.submit(now)

    def race(self, writes: list[AnswerWrite], handed_in: datetime | None) -> None:
        """Send requests for one place at once, perhaps handing in meanwhile; some order must explain the replies."""
        acts: list[Callable[[], Outcome | None]] = [self._sending(write) for write in writes]
        if handed_in:
            acts.append(lambda: self.sitting.submit(handed_in))
        sent = list(zip(map(Request, writes), self.desk.together(acts)[: len(writes)], strict=True))
        self.sheet.sent.extend(request for request, _ in sent)
        first = [pair for pair in sent if isinstance(pair[1], Stored) and not pair[1].replayed]
        after = [pair for pair in sent if pair[1] == NotOpen()]
        others = [pair for pair in sent if pair not in first and pair not in after]
        assert len(first) <= 1
        for request, outcome in first + others:
            assert outcome == self.sheet.save(request)
        if handed_in:
            self.sheet.submit(handed_in)
        for request, outcome in after:
            assert outcome == self.sheet.save(request)

    def look(self, place: int, now: datetime) -> None:
        """See on every page what the model says."""
        sheet, seen = self.sheet, self.sitting.snapshot(place, now)
        spots = [(spot.answered, spot.flagged) for spot in seen.spots]
        assert (seen.attempt.open, seen.saved) == (sheet.open, sheet.saved(place))
        assert spots == [(sheet.saved(at).response != Blank(), sheet.saved(at).flag) for at in sorted(OFFERS)]
        with self.desk.database.look() as session:
            overview = attempts.overview(session, attempt=sheet.public_id, person=self.sitting.person)
            mine = attempts.my_attempts(session, person=self.sitting.person, now=school.NOW)
            self._see_result(session)
        assert overview.spots == seen.spots
        listed = [(row.attempt.public_id, row.submitted, row.mark.points if row.mark else None) for row in mine]
        assert listed == [(each.public_id, each.submitted, each.total()) for each in reversed(self.sheets)]

    def _see_result(self, session: Session) -> None:
        sheet, person = self.sheet, self.sitting.person
        if sheet.open:
            for tell in (reports.result, reports.review):
                with pytest.raises(NotNow):
                    tell(session, attempt=sheet.public_id, person=person, now=school.NOW)
            return
        review = reports.review(session, attempt=sheet.public_id, person=person, now=school.NOW)
        assert (review.result.mark.points, review.result.mark.possible) == (sheet.total(), POSSIBLE)
        assert [each.score.fraction for each in review.items] == list(sheet.marks().values())
        assert sum(part.mark.points for part in review.result.by_process) == sheet.total()

    def _sending(self, write: AnswerWrite) -> Callable[[], Outcome]:
        return lambda: self.desk.database.writer.submit(write)

    def _begin(self, public_id: str, now: datetime) -> None:
        self.sheets.append(Sheet(self.terms, public_id, now, now))
        self.desk.judge.watch(self.sheet)
        self.sitting.attempt = public_id
