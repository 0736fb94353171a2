"""What names a state of a bank: the hash of all it says, and after an edit on the site a name of its own.

Hashing reads the whole bank, so an edit does without: whoever compares contents asks ``content_hash``.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from typing import Final

from sqlalchemy import Text, cast, select
from sqlalchemy.orm import Session

from quizapp.bank.passage_text import passage_text
from quizapp.bank.plain import dump_fact, dump_head, dump_item, dump_quiz, dump_term, dump_times
from quizapp.core.bank import Bank
from quizapp.db.models import BankRow, QuizRow
from quizapp.services.banks import note_times, passages_of
from quizapp.services.entries import STORED, Kind
from quizapp.services.media import bank_media

STATE_BYTES: Final = 32  # as many as a hash has


def new_state() -> str:
    """Return a name, 64 hex digits, for the state that an edit makes of a bank; no other state has it."""
    return secrets.token_hex(STATE_BYTES)


def bank_hash(bank: Bank) -> str:
    """Return the SHA-256 (hex) of everything the bank's folder says."""
    editions = {
        language: {
            "passage": passage_text(edition.passage),
            "glossary": [dump_term(term) for term in edition.passage.glossary],
            "facts": [dump_fact(fact) for fact in edition.facts],
            "items": [dump_item(item) for item in edition.items],
        }
        for language, edition in bank.editions.items()
    }
    everything = {
        "head": dump_head(bank),
        "editions": editions,
        "quizzes": [dump_quiz(quiz) for quiz in bank.quizzes],
        "times": dump_times(bank.note_times),
    }
    if bank.media:
        everything["media"] = {name: medium.hash for name, medium in bank.media.items()}
    return hashlib.sha256(json.dumps(everything, separators=(",", ":")).encode()).hexdigest()


def content_hash(session: Session, row: BankRow) -> str:
    """Return ``bank_hash`` of a stored bank; it is known until somebody edits the bank on the site."""
    return row.hash if row.edited_at is None else _stored(session, row.id)


def _stored(session: Session, bank: int) -> str:
    """Hash what is stored: the rows hold the very JSON that ``bank_hash`` makes."""
    passages = passages_of(session, bank)
    head = session.execute(select(cast(BankRow.head, Text)).where(BankRow.id == bank)).scalar_one()
    entries = {kind: _sources(session, bank, kind) for kind in STORED}
    editions = {
        language: _object(
            passage=_json(passage_text(passages[language])),
            glossary=_json([dump_term(term) for term in passages[language].glossary]),
            facts=_array(entries[Kind.FACT].get(language, ())),
            items=_array(entries[Kind.ITEM].get(language, ())),
        )
        for language in json.loads(head)["languages"]
    }
    quizzes = select(cast(QuizRow.source, Text)).where(QuizRow.bank_id == bank).order_by(QuizRow.place)
    media = {name: medium.hash for name, medium in bank_media(session, bank).items()}
    everything = _object(
        head=head,
        editions=_object(**editions),
        quizzes=_array(session.execute(quizzes).scalars()),
        times=_json(dump_times(note_times(session, bank))),
        **({"media": _json(media)} if media else {}),
    )
    return hashlib.sha256(everything.encode()).hexdigest()


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _object(**fields: str) -> str:
    return f"{{{','.join(f'{_json(name)}:{text}' for name, text in fields.items())}}}"


def _array(texts: Iterable[str]) -> str:
    return f"[{','.join(texts)}]"


def _sources(session: Session, bank: int, kind: Kind) -> Mapping[str, list[str]]:
    """Return language -> the JSON of its entries, in their order."""
    stored = STORED[kind]
    rows = (
        select(stored.edition.language, cast(stored.edition.source, Text).label("source"))
        .join(stored.owner, stored.owner.id == stored.ties)
        .where(stored.owner.bank_id == bank)
        .order_by(stored.edition.place)
    )
    found: dict[str, list[str]] = {}
    for row in session.execute(rows):
        found.setdefault(row.language, []).append(row.source)
    return found
