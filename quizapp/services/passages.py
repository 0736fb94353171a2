"""Editing a passage: sentences may move, change and go; what rests on them follows and is to be read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from quizapp.bank.moves import Moves, moves, readdressed
from quizapp.bank.passage_text import parse_passage, passage_text
from quizapp.bank.plain import dump_fact, dump_item, load_fact, load_item
from quizapp.bank.stamps import stamped
from quizapp.bank.three_way import Part
from quizapp.core.bank import Bank, Edition
from quizapp.core.i18n import msg
from quizapp.core.item import Status
from quizapp.core.passage import Passage, Term
from quizapp.core.person import Person
from quizapp.core.problem import Problems
from quizapp.core.refusal import BadBank, Stale
from quizapp.core.stamp import Stamps, stamp_of
from quizapp.db.models import PassageRevisionRow
from quizapp.db.turns import Turn, take_turn
from quizapp.services import unfinished
from quizapp.services.bank_rewrite import rewrite, stamps_of
from quizapp.services.bank_rights import Right
from quizapp.services.banks import loaded, stored_bank
from quizapp.services.entry_history import Deed, Named

FILE: Final = "passage"  # how problems name the text that is being edited


@dataclass(frozen=True, slots=True)
class PassageEdit:
    """Hold a passage as its editor wants it; ``base`` is the number of the revision that they saw."""

    language: str
    text: str
    glossary: tuple[Term, ...]
    base: int


@dataclass(frozen=True, slots=True)
class Resaved:
    """Report a save: how many facts and items are now to be read again, and whether anything changed at all."""

    facts: int
    items: int
    changed: bool


def named(bank: int, language: str) -> Named:
    """Return the name under which a passage has a history and waits unfinished."""
    return Named(bank, Part.PASSAGE, language, language)


def newest_number(reads: Connection | Session, *, bank: int, language: str) -> int:
    """Return the number of a passage's newest revision, 0 where there is none."""
    row = PassageRevisionRow
    last = select(func.max(row.number)).where(row.bank_id == bank, row.language == language)
    return int(reads.execute(last).scalar() or 0)


def read_text(text: str, language: str, glossary: Sequence[Term] = ()) -> Passage:
    """Return the passage of a text as its file has it. Raises BadBank with what is wrong in which line."""
    problems = Problems()
    passage = parse_passage(text.replace("\r\n", "\n"), FILE, language, problems)
    if passage is None:
        raise BadBank(msg("The passage cannot be saved yet."), tuple(problems))
    return replace(passage, glossary=tuple(glossary))


def save_passage(session: Session, right: Right, edit: PassageEdit, *, person: Person, now: datetime) -> Resaved:
    """Save a passage as a new revision; references follow their sentences.

    Facts and items one of whose sentences is not what it was keep the stamp of the old one, so they are known to be
    read again. What the person left unfinished is forgotten. Raises Stale when somebody saved in between, BadBank for a
    text that is no passage.
    """
    take_turn(session, Turn.BANKS)
    passage = read_text(edit.text, edit.language, edit.glossary)
    if newest_number(session, bank=right.id, language=edit.language) != edit.base:
        raise Stale(msg("Somebody else saved this passage while you were writing."))
    unfinished.drop(session, named(right.id, edit.language), person=person)
    bank = stored_bank(session, right.id)
    old = bank.editions[edit.language]
    if (passage_text(passage), passage.glossary) == (passage_text(old.passage), old.passage.glossary):
        return Resaved(0, 0, changed=False)
    moved = moves(old.passage, passage)
    stamps = stamps_of(session, right.id)
    bound = {
        name: {moved.sentences[address]: stamp for address, stamp in found.items()}
        for name, found in stamped(bank, stamps)[edit.language].items()
    }
    new = replace(bank, editions={**bank.editions, edit.language: _readdressed(old, passage, moved)})
    every: dict[str, Stamps] = {**stamps, edit.language: bound}
    rewrite(session, right.id, new, stamps=every, deed=Deed.EDITED, by=person, now=now)
    return _counted(new, edit.language, bound)


def _readdressed(old: Edition, passage: Passage, moved: Moves) -> Edition:
    facts = tuple(loaded(load_fact, readdressed(dump_fact(fact), moved)) for fact in old.facts)
    items = tuple(loaded(load_item, readdressed(dump_item(item), moved)) for item in old.items)
    return Edition(passage, facts, items)


def _counted(bank: Bank, language: str, bound: Mapping[str, Mapping[str, str]]) -> Resaved:
    edition = bank.editions[language]
    now = {sentence.address: stamp_of(sentence) for sentence in edition.passage.sentences()}
    stale = {name for name, found in bound.items() if any(now[address] != stamp for address, stamp in found.items())}
    living = [fact.id for fact in edition.facts if fact.retired is None]
    asked = [item.id for item in edition.items if item.status is not Status.RETIRED]
    return Resaved(len(stale.intersection(living)), len(stale.intersection(asked)), changed=True)
