"""Gap numbers: a number that hid something once never hides anything else.

Anki keeps a card's reviews by its gap's number. A number used again, or two changed round, would give a student the
history of another question.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Final

from quizapp.anki.note import NoteContent
from quizapp.core.card import Facet
from quizapp.core.i18n import msg
from quizapp.core.refusal import Malformed

GAP: Final = re.compile(r"\{\{c([0-9]+)::(.*?)(?:::.*?)?\}\}", re.DOTALL)
_DIGITS: Final = 8  # of the answer's hash: enough to tell the gaps of one note apart


def gaps(note: NoteContent) -> dict[int, str]:
    """Return the hash of what each gap number of a note hides; empty for notes without gaps."""
    if note.facet is not Facet.CLOZE:
        return {}
    hidden: dict[int, list[str]] = {}
    for number, answer in GAP.findall(note.fields[0]):
        hidden.setdefault(int(number), []).append(answer.casefold())
    return {number: _hash(answers) for number, answers in sorted(hidden.items())}


def kept_gaps(note: NoteContent, before: Sequence[str]) -> tuple[str, ...]:
    """Return all gap numbers the note ever had as ``core.bank.NoteTime`` holds them, after those of ``before``.

    Raises Malformed when a number is used again that was gone, or when what one number hid is now hidden by another.
    """
    was, now = _read(before), gaps(note)
    homes = {answer: number for number, answer in was.items() if answer}
    for number, answer in now.items():
        home = homes.get(answer, number)
        used_up = was.get(number) == ""
        moved = was.get(number) != answer and home != number and now.get(home) != answer
        if used_up or moved:
            raise _refusal(note, number, was)
    return tuple(f"c{number}:{now[number]}" if number in now else f"c{number}" for number in sorted(was | now))


def _refusal(note: NoteContent, number: int, was: Mapping[int, str]) -> Malformed:
    return Malformed(
        msg(
            "The cloze of “%(id)s” used its gap numbers otherwise before: c%(number)s would take over the reviews of "
            "another gap. Give every gap its old number, and a new gap one from c%(free)s on.",
            id=note.source, number=number, free=max(was) + 1,
        )
    )  # fmt: skip


def _read(kept: Sequence[str]) -> dict[int, str]:
    cut = (one.removeprefix("c").partition(":") for one in kept)
    return {int(number): answer for number, _, answer in cut}


def _hash(answers: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(answers).encode()).hexdigest()[:_DIGITS]
