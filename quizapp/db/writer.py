"""The answer writer: the only way an answer gets into the database, and a reply only after it is on the disk.

On SQLite one thread writes. Whatever waits shares its commit, so that the wait for the disk is shared too, and is
written together; when an answer among them is not stored, all are written again one by one, each at a savepoint, so
that a bad one fails alone. On PostgreSQL every answer is one statement, and so one transaction, in
the caller's thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as WaitTimeoutError
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Final, TypeAlias

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from quizapp.core.attempt import AnswerWrite, Outcome, Stored
from quizapp.core.i18n import msg
from quizapp.core.refusal import Unavailable
from quizapp.db.faults import as_refusal, refusing
from quizapp.db.writes import save, save_all

LARGEST_BATCH: Final = 256  # answers a commit: no class gets there, and a flood does not hold up the first for ever
PATIENCE_SECONDS: Final = 30.0
UNSURE: Final = msg("It is not known whether your answer was saved. Send it again; it will not be saved twice.")
CLOSED: Final = msg("The site is shutting down: your answer was not saved. Send it again in a moment.")


_Told: TypeAlias = Outcome | Exception


@dataclass(frozen=True, slots=True)
class _Job:
    write: AnswerWrite
    done: Future[Outcome] = field(default_factory=Future)

    def tell(self, told: _Told) -> None:
        """Let the one who waits go on."""
        if isinstance(told, Exception):
            self.done.set_exception(told)
        else:
            self.done.set_result(told)


class AnswerWriter:
    """Save answers; one for each process, shared by all its threads, whose other writes stand in the same ``turn``."""

    def __init__(self, engine: Engine, alone: Engine, turn: AbstractContextManager[None]) -> None:
        self._engine = engine
        self._alone = alone
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
            with refusing(), self._alone.connect() as connection:
                return save(connection, write)
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
    """The answers of one commit: the first, and all that come until nothing is left to do but commit."""

    def __init__(self, queue: SimpleQueue[_Job | None], first: _Job) -> None:
        self._queue = queue
        self._jobs = [first]
        self.last = False

    def write(self, engine: Engine, turn: AbstractContextManager[None]) -> None:
        """Write all, commit, then tell everybody; whatever fails as a whole fails for all that had been taken."""
        try:
            with turn:
                outcomes = self._together(engine) or self._one_by_one(engine)
        except Exception as error:  # noqa: BLE001 - each waiting thread gets it; the writer must live on
            outcomes = [_told(error)] * len(self._jobs)
        for job, outcome in zip(self._jobs, outcomes, strict=True):
            job.tell(outcome)

    def _together(self, engine: Engine) -> Sequence[_Told]:
        """Write all by the same few statements; return and write nothing if one of them is not stored."""
        written = 0
        with engine.connect() as connection, connection.begin() as transaction:
            while written < len(self._jobs) or self._take():
                writes = [job.write for job in self._jobs[written:]]
                if not _all_stored(connection, writes):
                    transaction.rollback()
                    return ()
                written += len(writes)
        return [Stored(job.write.seen + 1) for job in self._jobs]

    def _take(self) -> bool:
        """Take along what waits; return whether there was anything."""
        before = len(self._jobs)
        while not self.last and len(self._jobs) < LARGEST_BATCH and not self._queue.empty():
            job = self._queue.get()
            self.last = job is None
            if job is not None:
                self._jobs.append(job)
        return len(self._jobs) > before

    def _one_by_one(self, engine: Engine) -> Sequence[_Told]:
        """Write each answer at a savepoint, so that a bad one fails alone."""
        with engine.begin() as connection:
            return [_at_savepoint(connection, job.write) for job in self._jobs]


def _all_stored(connection: Connection, writes: Sequence[AnswerWrite]) -> bool:
    try:
        return save_all(connection, writes)
    except Exception:  # noqa: BLE001 - whose fault it is shows when each is written by itself
        return False


def _at_savepoint(connection: Connection, write: AnswerWrite) -> _Told:
    """Save one answer; its error is its own, unless that ended the transaction of all."""
    connection.exec_driver_sql("SAVEPOINT answer")
    try:
        outcome = save(connection, write)
    except Exception as error:  # noqa: BLE001 - the neighbours must not fail with it
        _undo(connection, error)
        return _told(error)
    connection.exec_driver_sql("RELEASE answer")
    return outcome


def _undo(connection: Connection, error: Exception) -> None:
    """Go back to the savepoint; where that is gone (SQLite ended the transaction), the error is everyone's."""
    try:
        connection.exec_driver_sql("ROLLBACK TO answer")
        connection.exec_driver_sql("RELEASE answer")
    except SQLAlchemyError:
        raise error from None


def _told(error: Exception) -> Exception:
    """Return the sentence for a fault outside of our hands, the error itself for a bug."""
    return (as_refusal(error) if isinstance(error, SQLAlchemyError) else None) or error
