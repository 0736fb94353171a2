"""Publishing a bank: from a Bank value to rows and immutable revisions, in one transaction, safe to repeat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.bank.diff import vanished
from quizapp.bank.plain import dump_head
from quizapp.core.bank import Bank
from quizapp.core.i18n import msg
from quizapp.core.problem import Place, Problem
from quizapp.core.refusal import BadBank, NotNow
from quizapp.db.models import BankRow
from quizapp.db.turns import Turn, take_turn
from quizapp.services.bank_hash import bank_hash, content_hash
from quizapp.services.banks import stored_bank
from quizapp.services.media import store_media
from quizapp.services.note_times import date_notes
from quizapp.services.publish_revisions import publish_items, publish_passages
from quizapp.services.publish_sources import store_facts, store_items, store_quizzes


class Origin(StrEnum):
    """Say where a bank came from; a shipped one never overwrites one that was imported or edited on the site."""

    SHIPPED = "shipped"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Published:
    """Report what publishing did.

    ``kept`` tells that the stored bank was left as it is because it is the site's own; ``changed`` that anything was
    stored; the numbers count what is new.
    """

    slug: str
    kept: bool = False
    changed: bool = False
    new_item_revisions: int = 0
    new_passage_revisions: int = 0


def publish_bank(session: Session, bank: Bank, *, origin: Origin, now: datetime) -> Published:
    """Store a bank, and make a revision of each published item whose shown or scored content is new.

    Raises BadBank when a stored fact, item or quiz is missing in ``bank`` or the slug is another bank's, NotNow when an
    import would overwrite a bank that was edited on the site.
    """
    take_turn(session, Turn.BANKS)
    row = session.execute(select(BankRow).where(BankRow.uuid == bank.uuid)).scalar_one_or_none()
    digest = bank_hash(bank)
    changed = row is None or content_hash(session, row) != digest
    if row is not None and changed and _kept(row, origin):
        return Published(bank.slug, kept=True)
    if row is None or changed:
        _check(session, bank, row)
        row = row or BankRow(uuid=bank.uuid)
        row.origin, row.hash, row.published_at = origin, digest, now
        _store(session, bank, row)
    date_notes(session, row.id, bank, now)
    passages = publish_passages(session, row.id, bank, now)
    items = publish_items(session, row.id, bank, passages.current, now)
    return Published(
        bank.slug,
        changed=changed or bool(items or passages.new),
        new_item_revisions=items,
        new_passage_revisions=passages.new,
    )


def _kept(row: BankRow, origin: Origin) -> bool:
    """Tell whether the stored bank stays as it is. Raises NotNow when somebody has to decide that."""
    if row.edited_at and origin is not Origin.SHIPPED:
        edited = msg(
            "The bank “%(slug)s” was edited on this site. Export it, merge, and import the result.", slug=row.slug
        )
        raise NotNow(edited)
    return origin is Origin.SHIPPED and (row.origin != Origin.SHIPPED or row.edited_at is not None)


def _check(session: Session, bank: Bank, row: BankRow | None) -> None:
    """Raise BadBank when an identity that was published is gone or belongs to another bank."""
    problems: list[Problem] = []
    head = Place(f"{bank.slug}/bank.yaml")
    other = session.execute(select(BankRow.uuid).where(BankRow.slug == bank.slug, BankRow.uuid != bank.uuid)).scalar()
    if other is not None:
        message = msg("Another bank of this site is called “%(slug)s” (UUID %(uuid)s).", slug=bank.slug, uuid=other)
        mend = msg("Give this one another slug.")
        problems.append(Problem("slug-taken", message, head, field="slug", mend=mend))
    if row is not None:
        problems.extend(vanished(stored_bank(session, row.id), bank, head.file))
    if problems:
        raise BadBank(
            msg("The bank “%(slug)s” was not published: nothing was changed.", slug=bank.slug), tuple(problems)
        )


def _store(session: Session, bank: Bank, row: BankRow) -> None:
    row.slug, row.head = bank.slug, dump_head(bank)
    session.add(row)
    session.flush()
    for store in (store_media, store_facts, store_items, store_quizzes):
        store(session, row.id, bank)
    session.flush()
