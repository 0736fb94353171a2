"""The site with a writer that answers before it has written: a drill that does not convict it proves nothing."""

from __future__ import annotations

from threading import Timer

from quizapp.cli.main import main
from quizapp.core.attempt import AnswerWrite, Outcome, Stored
from quizapp.db.writer import AnswerWriter

LATER_SECONDS = 2.0  # so long that a kill on a slow machine, too, comes before
_submit = AnswerWriter.submit


def submit(writer: AnswerWriter, write: AnswerWrite) -> Outcome:
    """Say "saved" and save a little later."""
    later = Timer(LATER_SECONDS, _submit, (writer, write))
    later.daemon = True
    later.start()
    return Stored(write.seen + 1)


if __name__ == "__main__":
    AnswerWriter.submit = submit  # type: ignore[method-assign, assignment]  # the fault
    main()
