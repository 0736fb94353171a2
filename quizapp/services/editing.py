"""Saving what was written about a fact or item: checked, compared with what others saved, kept for ever.

The working copy is the row of the edition; every save adds a state to the history. A published item whose shown or
scored content changed gets a new immutable revision, so attempts keep what their students saw.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from quizapp.bank.align import aligned, untranslated
from quizapp.bank.entry import HERE, Looked, look_at_fact, look_at_item
from quizapp.core.i18n import msg
from quizapp.core.item import Item, Status
from quizapp.core.passage import Passage
from quizapp.core.person import Person
from quizapp.core.problem import Problem, Problems
from quizapp.core.refusal import BadBank, Malformed, Stale
from quizapp.core.shape import Scope
from quizapp.core.stamp import stamp_of
from quizapp.core.tree import from_plain
from quizapp.db.turns import Turn, take_turn
from quizapp.services import unfinished
from quizapp.services.bank_rights import Right
from quizapp.services.entries import STORED, Entry, Kind, entry, rows_of
from quizapp.services.entry_ground import Desk, desk
from quizapp.services.entry_history import Deed, Named, record
from quizapp.services.republish import republish

LOOKS: Final = {Kind.FACT: look_at_fact, Kind.ITEM: look_at_item}
WORD: Final = re.compile(r"[a-z0-9]+")
NAME_WORDS: Final = 5  # of the text that an id is made of
LONGEST_NAME: Final = 48


@dataclass(frozen=True, slots=True)
class Edit:
    """Hold what somebody wants an entry to be; ``base`` is the number of the state that they saw, 0 for a new entry."""

    kind: Kind
    id: str
    language: str
    source: Mapping[str, Any]
    base: int
    deed: Deed = Deed.EDITED
    note: str = ""

    def named(self, bank: int) -> Named:
        """Return the name of the entry in a bank."""
        return Named(bank, self.kind, self.id, self.language)


@dataclass(frozen=True, slots=True)
class Saved:
    """Report a save: the entry's id, the number of its new state, texts that the other language lacks (paths)."""

    id: str
    number: int
    untranslated: tuple[str, ...] = ()


class NotSound(BadBank):
    """Refuse an entry that cannot be read, or one that may not be published yet; the problems travel along."""


def look(desk_: Desk, entry_: Entry, source: Mapping[str, Any]) -> Looked:
    """Return what there is to say about an entry as it is being written."""
    return LOOKS[entry_.kind](source, desk_.around(entry_))


def save(session: Session, right: Right, edit: Edit, *, person: Person, now: datetime) -> Saved:
    """Save an edit and forget what the person left unfinished of it.

    Raises Stale when somebody saved in between, NotSound for what cannot be read or be published, NotFound.
    """
    take_turn(session, Turn.BANKS)
    stored = entry(session, bank=right.id, kind=edit.kind, language=edit.language, id=edit.id)
    if stored.number != edit.base:
        raise Stale(msg("Somebody else saved this entry while you were writing."))
    before = {row.language: row.source for row in session.execute(rows_of(right.id, edit.kind, id=edit.id))}
    found = desk(session, bank=right.id, language=edit.language, facts=tuple(edit.source.get("facts", ())))
    source = sound(found, stored, edit)
    if source == stored.source and edit.deed is Deed.EDITED:
        _bind(session, right.id, edit, found.passage, source)
        unfinished.drop(session, edit.named(right.id), person=person)
        return Saved(edit.id, stored.number)
    _write(session, right.id, edit, found, source)
    number = record(
        session, edit.named(right.id), before=stored.source, after=source, deed=edit.deed, by=person, now=now,
        note=edit.note,
    )  # fmt: skip
    missing = _follow(session, right.id, edit, found, source, person, now)
    unfinished.drop(session, edit.named(right.id), person=person)
    republish(session, right.id, edit.kind, (edit.id,), now=now, before=before)
    return Saved(edit.id, number, missing)


def create(session: Session, right: Right, edit: Edit, *, person: Person, now: datetime) -> Saved:
    """Add an entry at the end, in every language of the bank; the others get this text, to be translated.

    The id is made of the text. Raises NotSound as ``save``.
    """
    take_turn(session, Turn.BANKS)
    found = desk(session, bank=right.id, language=edit.language, facts=tuple(edit.source.get("facts", ())))
    name = _new_id(edit.source, {line.id for line in found.index.lines})
    made = Edit(edit.kind, name, edit.language, {**edit.source, "id": name}, 0, Deed.CREATED, edit.note)
    stored = Entry(edit.kind, name, edit.language, {}, 0, None)
    source = sound(found, stored, made)
    row = _insert(session, right.id, made)
    for language, passage in found.passages.items():
        theirs = source if language == made.language else _aligned(made, source, {}, (found.passage, passage)) or source
        _insert_edition(session, right.id, row, made, language, theirs)
        there = Named(right.id, made.kind, name, language)
        record(session, there, before=None, after=theirs, deed=Deed.CREATED, by=person, now=now)
    unfinished.drop(session, Named(right.id, edit.kind, edit.id, edit.language), person=person)
    republish(session, right.id, made.kind, (name,), now=now, before={})
    return Saved(name, 1)


def rewrite(  # noqa: PLR0913, PLR0917 - one change of one row, the last two by name
    session: Session, bank: int, found: tuple[Kind, Any], source: Mapping[str, Any], deed: Deed, note: str,
    *, person: Person, now: datetime,
) -> None:  # fmt: skip
    """Write one edition of an entry as it shall be, with its history; ``found`` is kind and row of ``rows_of``.

    Whoever calls it republishes what rests on the entry.
    """
    kind, row = found
    after = _canonical(kind, source)
    if after is None:
        raise Malformed(msg("The entry “%(id)s” cannot be read as it is stored.", id=row.author_id))
    _update(session, bank, kind, row.author_id, row.language, {"source": after})
    named = Named(bank, kind, row.author_id, row.language)
    record(session, named, before=row.source, after=after, deed=deed, by=person, now=now, note=note)


def sound(desk_: Desk, stored: Entry, edit: Edit) -> dict[str, Any]:
    """Return canonical plain data of an edit. Raises NotSound when it cannot be read or may not be published.

    What is published already may keep what the rules find now: only publishing asks for it to be mended.
    """
    looked = look(desk_, stored, edit.source)
    value, problems = looked.value, blocking(looked)
    if value is None:
        raise _unreadable(desk_, stored, edit, problems)
    publishing = isinstance(value, Item) and value.status is Status.PUBLISHED
    if publishing and stored.source.get("status") != Status.PUBLISHED and problems:
        raise NotSound(msg("This cannot be published yet."), problems)
    if value.id != edit.id:
        raise Malformed(msg("An id never changes."))
    return STORED[edit.kind].dump(value)


def blocking(looked: Looked) -> tuple[Problem, ...]:
    """Return what stands against publishing."""
    return tuple(remark.problem for remark in looked.remarks if remark.blocks)


def _unreadable(desk_: Desk, stored: Entry, edit: Edit, problems: tuple[Problem, ...]) -> NotSound:
    """Return the refusal of what cannot be read: where a draft may be so, by what it lacks to be more than one."""
    as_draft = look(desk_, stored, {**edit.source, "status": str(Status.DRAFT)})
    if edit.kind is Kind.FACT or as_draft.value is None:
        return NotSound(msg("This cannot be saved yet."), problems)
    if edit.deed is Deed.PUBLISHED:
        return NotSound(msg("This cannot be published yet."), blocking(as_draft))
    return NotSound(msg("Only a draft may be saved so. Finish it, or put it back to draft."), blocking(as_draft))


def _write(session: Session, bank: int, edit: Edit, found: Desk, source: Mapping[str, Any]) -> None:
    looked = LOOKS[edit.kind](source, found.around(Entry(edit.kind, edit.id, edit.language, source, 0, None)))
    counts = {
        level: sum(one.problem.severity == level and not one.problem.waived for one in looked.remarks) for level in "EW"
    }
    _update(session, bank, edit.kind, edit.id, edit.language, {"source": source, "findings": counts})
    _bind(session, bank, edit, found.passage, source)


def _bind(session: Session, bank: int, edit: Edit, passage: Passage, source: Mapping[str, Any]) -> None:
    """Bind an entry to its evidence as it stands now: whoever saves it has read it."""
    _update(session, bank, edit.kind, edit.id, edit.language, {"stamps": stamps_now(passage, source)})


def stamps_now(passage: Passage, source: Mapping[str, Any]) -> dict[str, str]:
    """Return address -> stamp of the sentences that prove an entry."""
    sentences = passage.by_address()
    return {address: stamp_of(sentences[address]) for address in source["evidence"] if address in sentences}


def _follow(  # noqa: PLR0913, PLR0917 - what a save knows
    session: Session, bank: int, edit: Edit, found: Desk, source: Mapping[str, Any], person: Person, now: datetime
) -> tuple[str, ...]:
    """Let the other languages follow in what all share; return the paths of texts that wait for a translation."""
    missing: list[str] = []
    for row in session.execute(rows_of(bank, edit.kind, id=edit.id)).all():
        if row.language == edit.language:
            continue
        passages = found.passage, found.passages[row.language]
        theirs = _aligned(edit, source, row.source, passages) or row.source
        waiting = tuple(untranslated(source, theirs))
        _ready(session, bank, edit, (row.language, theirs), waiting)
        missing.extend(waiting)
        if theirs != row.source:
            _update(session, bank, edit.kind, edit.id, row.language, {"source": theirs})
            there = Named(bank, edit.kind, edit.id, row.language)
            record(session, there, before=row.source, after=theirs, deed=edit.deed, by=person, now=now, note=edit.note)
    return tuple(missing)


def _ready(
    session: Session, bank: int, edit: Edit, other: tuple[str, Mapping[str, Any]], waiting: tuple[str, ...]
) -> None:
    """Let an entry be published when its version in another language is sound and translated, too. Raises NotSound."""
    language, theirs = other
    if edit.deed is not Deed.PUBLISHED:
        return
    there = desk(session, bank=bank, language=language, facts=tuple(theirs.get("facts", ())))
    looked = LOOKS[edit.kind](theirs, there.around(Entry(edit.kind, edit.id, language, theirs, 0, None)))
    if waiting or not looked.sound or theirs.get("status") != edit.source.get("status"):
        raise NotSound(
            msg("The version in “%(language)s” is not ready yet: translate it and mend what is said of it.",
                language=language), (),
        )  # fmt: skip


def _aligned(
    edit: Edit, source: Mapping[str, Any], theirs: Mapping[str, Any], passages: tuple[Passage, Passage]
) -> dict[str, Any] | None:
    """Return the other language's entry in canonical form, None where its own texts no longer fit (gaps of a cloze)."""
    return _canonical(edit.kind, aligned(source, theirs, passages))


def _canonical(kind: Kind, source: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return plain data as publishing writes it, None when it cannot be read."""
    value = STORED[kind].load(from_plain(source, HERE), Scope(Problems()))
    return None if value is None else STORED[kind].dump(value)


def _update(session: Session, bank: int, kind: Kind, name: str, language: str, values: Mapping[str, Any]) -> None:  # noqa: PLR0913, PLR0917 - one row by its name
    stored = STORED[kind]
    which = select(stored.owner.id).where(stored.owner.bank_id == bank, stored.owner.author_id == name)
    session.execute(
        update(stored.edition)
        .where(stored.ties == which.scalar_subquery(), stored.edition.language == language)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


def _insert(session: Session, bank: int, edit: Edit) -> int:
    stored = STORED[edit.kind]
    made = insert(stored.owner).values(bank_id=bank, author_id=edit.id).returning(stored.owner.id)
    return int(session.execute(made).scalar_one())


def _insert_edition(  # noqa: PLR0913, PLR0917 - one row
    session: Session, bank: int, row: int, edit: Edit, language: str, source: Mapping[str, Any]
) -> None:
    stored = STORED[edit.kind]
    theirs = select(func.max(stored.edition.place)).join(stored.owner, stored.owner.id == stored.ties)
    last = session.execute(theirs.where(stored.owner.bank_id == bank, stored.edition.language == language)).scalar()
    place = 0 if last is None else last + 1
    values = {stored.column: row, "language": language, "place": place, "source": source}
    session.execute(insert(stored.edition).values(values))


def _new_id(source: Mapping[str, Any], taken: set[str]) -> str:
    """Return an id made of the first words of an entry's text, with a few random letters where that is taken."""
    text = str(source.get("stem") or source.get("statement") or "").casefold()
    name = "-".join(WORD.findall(text)[:NAME_WORDS])[:LONGEST_NAME].strip("-") or "entry"
    return name if name not in taken else f"{name}-{secrets.token_hex(4)}"
