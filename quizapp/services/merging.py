"""Two people wrote at once: the state both began from, what is stored now, and both edits brought together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from quizapp.bank.states import united
from quizapp.core.refusal import NotFound
from quizapp.services.editing import Edit
from quizapp.services.entries import Kind, entry
from quizapp.services.entry_history import Named, State, state


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """Hold the state that an edit began from, and the state that somebody saved meanwhile."""

    before: Mapping[str, Any]
    last: State


def meanwhile(session: Session, named: Named, base: int) -> Meanwhile:
    """Return what happened to an entry after the state ``base``. Raises NotFound for one without a history."""
    stored = entry(session, bank=named.bank, kind=Kind(named.kind), language=named.language, id=named.id)
    return Meanwhile(_before(session, named, base, stored.source), state(session, named, stored.number))


def merged(session: Session, bank: int, edit: Edit, base: int, keep: Mapping[str, str]) -> dict[str, Any]:
    """Return an edit that began from the state ``base`` in one with what is stored now; ``keep`` as in ``united``."""
    stored = entry(session, bank=bank, kind=edit.kind, language=edit.language, id=edit.id)
    return united(_before(session, edit.named(bank), base, stored.source), stored.source, edit.source, keep)


def _before(session: Session, named: Named, base: int, newest: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the state from which an edit began; the newest one for a number that never was."""
    try:
        return state(session, named, base).source
    except NotFound:
        return newest
