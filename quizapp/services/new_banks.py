"""Banks begun on the site: from a text, as a copy of another, or from a folder that nobody here has yet."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import uuid4

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from quizapp.bank.plain import dump_head, load_head
from quizapp.core.bank import Bank, Edition, Provenance, Rights, Texts, Topic
from quizapp.core.i18n import msg
from quizapp.core.markup import plain
from quizapp.core.passage import Passage
from quizapp.core.person import Person
from quizapp.core.problem import Place, Problems
from quizapp.core.refusal import BadBank
from quizapp.core.shape import Scope
from quizapp.core.stamp import Stamps
from quizapp.core.tree import from_plain
from quizapp.db.models import BankRow
from quizapp.db.turns import Turn, take_turn
from quizapp.services.bank_rewrite import stamps_of, store_stamps_of_bank
from quizapp.services.bank_rights import Right, Visibility
from quizapp.services.banks import stored_bank
from quizapp.services.passages import read_text
from quizapp.services.publish import Origin, publish_bank

LONGEST_SLUG: Final = 48
LONGEST_TITLE: Final = 180  # a copy's title says that it is one, and is a title still
LONGEST_SUMMARY: Final = 300
COPY: Final = {"id": "salinan", "en": "copy"}
AS_OF: Final = {"id": "per", "en": "as of"}
GENERAL: Final = {"id": "Umum", "en": "General"}
FORM: Final = Place("form")


@dataclass(frozen=True, slots=True)
class NewBank:
    """Hold what a teacher says of a bank to be made; ``text`` is the body of the passage, one sentence a line.

    ``published`` is a year, month or day as 2024-06; ``note`` says where the text comes from.
    """

    title: str
    language: str
    text: str
    published: str
    note: str
    licence: str
    rights: Rights = Rights.WHOLE
    link: str = ""


def make_bank(session: Session, wanted: NewBank, *, person: Person, now: datetime) -> str:
    """Make a private bank with a passage and no items, and return its slug. Raises BadBank with what is wrong."""
    take_turn(session, Turn.BANKS)
    passage = read_text(f"# {wanted.title}\n\n{wanted.text}", wanted.language)
    bank = _begun(wanted, passage, _free_slug(session, wanted.title))
    _check_head(bank)
    return _keep(session, bank, {}, person=person, now=now)


def copy_bank(session: Session, right: Right, *, person: Person, now: datetime) -> str:
    """Make a private copy of a bank that the person may see, and return its slug."""
    take_turn(session, Turn.BANKS)
    bank = as_copy(stored_bank(session, right.id))
    return _keep(session, _named(session, bank), stamps_of(session, right.id), person=person, now=now)


def keep_folder(session: Session, bank: Bank, stamps: Mapping[str, Stamps], *, person: Person, now: datetime) -> str:
    """Keep a bank that came as a folder as the person's private one, and return its slug."""
    take_turn(session, Turn.BANKS)
    return _keep(session, _named(session, bank), stamps, person=person, now=now)


def as_copy(bank: Bank) -> Bank:
    """Return a bank with an identity of its own: its cards are others' cards, so its decks have other names."""
    return replace(bank, uuid=str(uuid4()), title=_copied(bank.title), deck=_copied(bank.deck), note_times={})


def _copied(texts: Texts) -> dict[str, str]:
    return {
        name: f"{text[:LONGEST_TITLE]} ({COPY.get(name.partition('-')[0], COPY['en'])})" for name, text in texts.items()
    }


def _named(session: Session, bank: Bank) -> Bank:
    """Return the bank with a slug that is free here."""
    return replace(bank, slug=_free_slug(session, bank.slug))


def _keep(session: Session, bank: Bank, stamps: Mapping[str, Stamps], *, person: Person, now: datetime) -> str:
    publish_bank(session, bank, origin=Origin.IMPORTED, now=now)
    mine = update(BankRow).where(BankRow.uuid == bank.uuid)
    session.execute(mine.values(owner_id=person.id, visibility=Visibility.PRIVATE))
    store_stamps_of_bank(session, bank.uuid, stamps)
    return bank.slug


def _begun(wanted: NewBank, passage: Passage, slug: str) -> Bank:
    language = wanted.language
    first = plain(next(passage.sentences()).text)
    origin = Provenance(wanted.published, language, {language: wanted.note}, wanted.rights, wanted.link)
    return Bank(
        uuid=str(uuid4()),
        slug=slug,
        title={language: wanted.title},
        summary={language: first[:LONGEST_SUMMARY]},
        deck={language: f"Membaca::{wanted.title.replace('::', ': ')}"},
        as_of={language: f"{AS_OF[language]} {wanted.published}"},
        licence=wanted.licence,
        provenance=origin,
        topics=(Topic("umum", {language: GENERAL[language]}),),
        entities=(),
        editions={language: Edition(passage, (), ())},
        quizzes=(),
    )


def _check_head(bank: Bank) -> None:
    """Raise BadBank when what was said of the bank cannot stand in its files."""
    problems = Problems()
    if load_head(from_plain(dump_head(bank), FORM), Scope(problems)) is None:
        raise BadBank(msg("The bank cannot be made yet."), tuple(problems))


def _free_slug(session: Session, name: str) -> str:
    """Return a slug made of a name, with a few random letters where another bank has it."""
    bare = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    slug = "-".join(re.findall(r"[a-z0-9]+", bare))[:LONGEST_SLUG].strip("-") or "bank"
    taken = session.execute(select(BankRow.id).where(BankRow.slug == slug)).first()
    return f"{slug}-{secrets.token_hex(3)}" if taken else slug
