"""Drafts kept: a private bank whose items wait for a person's verdict, each with how it was made."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from quizapp.bank.plain import dump_fact, dump_item
from quizapp.core.i18n import msg
from quizapp.core.person import Person
from quizapp.core.refusal import Malformed
from quizapp.db.models import BankRow, DraftedItemRow, ItemRow
from quizapp.drafting.items.drafts import Drafts
from quizapp.services.draft_told import keep_told
from quizapp.services.entry_history import Deed, Named, record
from quizapp.services.new_banks import keep_folder


def keep_drafts(session: Session, drafts: Drafts, *, person: Person, now: datetime) -> str:
    """Keep what was drafted as a private bank of a person, and return its slug.

    The bank gets an identity of its own: two teachers may draft from one article. Raises Malformed where nothing was
    drafted.
    """
    if not drafts.drafts:
        raise Malformed(
            msg("Nothing in this text was certain enough to be asked. Make a bank of it, and write the items yourself.")
        )
    slug = keep_folder(session, replace(drafts.bank, uuid=str(uuid4())), {}, person=person, now=now)
    bank = session.execute(select(BankRow.id).where(BankRow.slug == slug)).scalar_one()
    numbers = _numbers(session, bank)
    rows = [
        {
            "item_id": numbers[one.item.id], "language": drafts.language, "rule": one.rule, "how": one.how,
            "confidence": one.confidence, "remark": "",
        }
        for one in drafts.drafts
    ]  # fmt: skip
    session.execute(insert(DraftedItemRow), rows)
    keep_told(session, drafts, bank=bank, now=now)
    _begin_histories(session, bank, drafts, person, now)
    return slug


def _numbers(session: Session, bank: int) -> dict[str, int]:
    found = select(ItemRow.author_id, ItemRow.id).where(ItemRow.bank_id == bank)
    return {row.author_id: row.id for row in session.execute(found)}


def _begin_histories(session: Session, bank: int, drafts: Drafts, person: Person, now: datetime) -> None:
    """Let the history of each entry begin with the draft and how it was made, the model's name included."""
    for one in drafts.drafts:
        named = Named(bank, "item", one.item.id, drafts.language)
        record(
            session, named, before=None, after=dump_item(one.item), deed=Deed.DRAFTED, by=person, now=now, note=one.how
        )
    for fact in drafts.facts:
        named = Named(bank, "fact", fact.id, drafts.language)
        record(session, named, before=None, after=dump_fact(fact), deed=Deed.DRAFTED, by=person, now=now)
