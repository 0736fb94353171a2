"""Opening an entry for editing: what its page is made of, whether the entry is there already or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from quizapp.core.person import Person
from quizapp.services import unfinished
from quizapp.services.bank_rights import Right
from quizapp.services.entries import Entry
from quizapp.services.entry_ground import Desk, desk
from quizapp.services.entry_history import Named

MOST_FACTS: Final = 100  # that one item asks


@dataclass(frozen=True, slots=True)
class Opened:
    """Hold what an editor page is made of; ``left`` is what the person left unfinished of the entry."""

    right: Right
    desk: Desk
    entry: Entry
    left: unfinished.Unfinished | None

    @property
    def named(self) -> Named:
        """Return the name of the entry."""
        return Named(self.right.id, self.entry.kind, self.entry.id, self.entry.language)


def opened(session: Session, right: Right, entry: Entry, *, facts: Sequence[str], person: Person) -> Opened:
    """Return an entry with all it stands on; ``facts`` are the ids that its form names now, none for the stored ones.

    Raises NotFound for a language that the bank lacks.
    """
    asked = tuple(facts) or tuple(entry.source.get("facts", ()))
    found = desk(session, bank=right.id, language=entry.language, facts=asked[:MOST_FACTS])
    named = Named(right.id, entry.kind, entry.id, entry.language)
    return Opened(right, found, entry, unfinished.kept(session, named, person=person))
