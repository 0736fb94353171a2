"""The answer writer: the only way an answer gets into the database, and a reply only after it is on the disk.

On SQLite one thread writes. Whatever waits shares its commit, so that the wait for the disk is shared too; each answer
has a savepoint, so that a bad one fails alone. On PostgreSQL every answer is one statement, and so one transaction, in
the caller's thread.
"""

from __future__ import annotations

from concurrent.futures import Future
from concurrent.futures import TimeoutError as WaitTimeoutError
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Final

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from quizapp.core.attempt import AnswerWrite, Outcome
from quizapp.core.i18n import msg
from quizapp.core.refusal import Unavailable
from quizapp.db.faults import as_refusal, refusing
from quizapp.db.writes import save

LARGEST_BATCH: Final = (
    256  # answers a commit; a class of 36 never gets there, a flood must not hold up the first for ever
)
PATIENCE_SECONDS: Final = 30.0
UNSURE: Final = msg("It is not known whether your answer was saved. Send it again; it will not be saved twice.")
CLOSED: Final = msg("The site is shutting down: your answer was not saved. Send it again in a moment.")


@dataclass(frozen=True, slots=True)
class _Job:
    write: AnswerWrite
    done: Future[Outcome] = field(default_factory=Future)


class AnswerWriter:
    """Save answers; one for each process, shared by all its threads, whose other writes stand in the same ``turn``."""

    def __init__(self, engine: Engine, turn: AbstractContextManager[None]) -> None:
        self._engine = engine
        self._turn = turn
        self._queue: SimpleQueue[_Job | None] = SimpleQueue()
        self._lock = Lock()
        self._thread: Thread | None = None
        self._closed = False

    def submit(self, write: AnswerWrite) -> Outcome:
        """Return what became of an answer, after the commit.

        Raises Unavailable when the database failed (nothing was saved) or did not answer in 30 seconds (not known; the
        key makes sending it again safe), StorageFull when the disk is full.
        """
        if self._engine.dialect.name != "sqlite":
            with refusing(), self._engine.connect() as connection:  # the one statement that writes stands alone
                return save(connection.execution_options(isolation_level="AUTOCOMMIT"), write)
        job = _Job(write)
        self._enqueue(job)
        try:
            return job.done.result(PATIENCE_SECONDS)
        except WaitTimeoutError:
            raise Unavailable(UNSURE) from None

    def close(self) -> None:
        """Finish what waits and stop; answers that come later are refused."""
        with self._lock:
            self._closed = True
            thread, self._thread = self._thread, None
            if thread:
                self._queue.put(None)
        if thread:
            thread.join()

    def _enqueue(self, job: _Job) -> None:
        """Queue a job; the thread is started by the first one, so that a process that forks before takes none along."""
        with self._lock:
            if self._closed:
                raise Unavailable(CLOSED)
            if self._thread is None:
                self._thread = Thread(target=self._run, name="answer-writer", daemon=True)
                self._thread.start()
            self._queue.put(job)

    def _run(self) -> None:
        while (first := self._queue.get()) is not None:
            batch = _Batch(self._queue, first)
            batch.write(self._engine, self._turn)
            if batch.last:
                return


class _Batch:
    """The answers of one commit: the first, and all that come while it is being written."""

    def __init__(self, queue: SimpleQueue[_Job | None], first: _Job) -> None:
        self._queue = queue
        self._next: _Job | None = first
        self._saved: list[tuple[_Job, Outcome]] = []
        self._taken: list[_Job] = []
        self.last = False

    def write(self, engine: Engine, turn: AbstractContextManager[None]) -> None:
        """Write all, commit, then tell everybody; whatever fails as a whole fails for all that had been taken."""
        try:
            with turn, engine.begin() as connection:
                while self._take():
                    self._one(connection, self._taken[-1])
        except Exception as error:  # noqa: BLE001 - each waiting thread gets it; the writer must live on
            self._fail(error)
            return
        for job, outcome in self._saved:
            job.done.set_result(outcome)

    def _take(self) -> bool:
        job, self._next = self._next, None
        if job is None and not self.last and len(self._taken) < LARGEST_BATCH:
            try:
                job = self._queue.get_nowait()
            except Empty:
                return False
            self.last = job is None
        if job is not None:
            self._taken.append(job)
        return job is not None

    def _one(self, connection: Connection, job: _Job) -> None:
        """Save one answer at a savepoint; its error is its own, unless that ended the transaction of all."""
        connection.exec_driver_sql("SAVEPOINT answer")
        try:
            outcome = save(connection, job.write)
        except Exception as error:  # noqa: BLE001 - the neighbours must not fail with it
            self._undo(connection, error)
            job.done.set_exception(_told(error))
            return
        connection.exec_driver_sql("RELEASE answer")
        self._saved.append((job, outcome))

    @staticmethod
    def _undo(connection: Connection, error: Exception) -> None:
        """Go back to the savepoint; where that is gone (SQLite ended the transaction), the error is everyone's."""
        try:
            connection.exec_driver_sql("ROLLBACK TO answer")
            connection.exec_driver_sql("RELEASE answer")
        except SQLAlchemyError:
            raise error from None

    def _fail(self, error: Exception) -> None:
        if self._next is not None:
            self._taken.append(self._next)
        for job in self._taken:
            if not job.done.done():
                job.done.set_exception(_told(error))


def _told(error: Exception) -> Exception:
    """Return the sentence for a fault outside of our hands, the error itself for a bug."""
    return (as_refusal(error) if isinstance(error, SQLAlchemyError) else None) or error
