"""A class list on its way through the pages: from the form to rows, and from the preview back to rows again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask_babel import gettext

from quizapp.core.i18n import Message, msg
from quizapp.core.problem import Problem, Severity
from quizapp.core.refusal import Malformed
from quizapp.core.roster import ListedRow, RosterOutcome, RosterRow
from quizapp.exchange.roster import read_file, read_pasted
from quizapp.web.forms import said
from quizapp.web.teacher.forms import RosterForm

CELLS: Final = 5
OUTCOMES: Final = {
    RosterOutcome.ADDED: msg("new"),
    RosterOutcome.CHANGED: msg("changed"),
    RosterOutcome.UNCHANGED: msg("stays as it is"),
    RosterOutcome.RESTORED: msg("let in again"),
    RosterOutcome.AMBIGUOUS: msg("left out: cannot be told apart"),
    RosterOutcome.BAD: msg("left out: cannot be read"),
}


@dataclass(frozen=True, slots=True)
class ReadList:
    """Hold the rows that were read and what is to be told about the others."""

    rows: tuple[RosterRow, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def unreadable(self) -> int:
        """Return how many lines were left out because of an error."""
        return len({each.place.line for each in self.problems if each.severity is Severity.ERROR})

    @property
    def packed(self) -> str:
        """Return the rows as text for a hidden field."""
        cells = [[row.line, row.name, row.number, row.nis, row.nisn] for row in self.rows]
        return json.dumps(cells, ensure_ascii=False, separators=(",", ":"))


def read_form(form: RosterForm) -> ReadList:
    """Return the list in a form. Raises Malformed with a sentence for the teacher."""
    sent = form.sent_file()
    roster = read_file(*sent) if sent else read_pasted(said(form.pasted), gettext("Pasted cells"))
    return ReadList(_rows(roster.rows), roster.problems)


def unpack(text: str) -> ReadList:
    """Return the rows that a preview carried along. Raises Malformed for anything that we did not write."""
    try:
        return ReadList(tuple(_row(cells) for cells in json.loads(text)))
    except (ValueError, TypeError, RecursionError):
        raise Malformed(msg("The list did not come back whole. Paste or upload it again.")) from None


def outcome_word(outcome: RosterOutcome) -> Message:
    """Return what a row does, in a word or two."""
    return OUTCOMES[outcome]


def _rows(rows: Sequence[ListedRow]) -> tuple[RosterRow, ...]:
    return tuple(RosterRow(row.line, row.name, str(row.number), row.nis, row.nisn) for row in rows)


def _row(cells: object) -> RosterRow:
    if not isinstance(cells, list) or len(cells) != CELLS:
        raise TypeError
    line, *texts = cells
    if type(line) is not int or not all(isinstance(text, str) for text in texts):
        raise TypeError
    "".join(texts).encode()  # half a character cannot be shown: a ValueError
    return RosterRow(line, *texts)
