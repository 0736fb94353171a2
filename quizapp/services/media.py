"""Pictures of banks: kept by their content, named by each bank, served to whoever knows the name by content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.orm import Session

from quizapp.core.bank import Bank
from quizapp.core.i18n import msg
from quizapp.core.media import ADDRESS, Medium, shown
from quizapp.core.refusal import NotFound
from quizapp.db.models import BankMediumRow, MediumRow


def store_media(session: Session, bank_id: int, bank: Bank) -> None:
    """Store what is new of a bank's pictures, and which of them it means by which name."""
    keep_pictures(session, bank.media.values())
    session.execute(delete(BankMediumRow).where(BankMediumRow.bank_id == bank_id))
    names = [{"bank_id": bank_id, "name": name, "address": one.address} for name, one in bank.media.items()]
    if names:
        session.execute(insert(BankMediumRow), names)


def keep_pictures(session: Session, media: Iterable[Medium]) -> None:
    """Store those of some pictures that are not here yet, under their names by content."""
    by_address = {medium.address: medium.content for medium in media}
    known = set(session.execute(select(MediumRow.address).where(MediumRow.address.in_(by_address))).scalars())
    session.add_all(
        MediumRow(address=address, content=by_address[address]) for address in by_address if address not in known
    )
    session.flush()


def bank_media(reads: Connection | Session, bank_id: int) -> Mapping[str, Medium]:
    """Return the pictures of a bank by name."""
    named = select(BankMediumRow.name, MediumRow.content).join(MediumRow, MediumRow.address == BankMediumRow.address)
    rows = reads.execute(named.where(BankMediumRow.bank_id == bank_id).order_by(BankMediumRow.name))
    return MappingProxyType({row.name: Medium(row.name, row.content) for row in rows})


def weight(reads: Connection | Session, bank_id: int) -> int:
    """Return how many bytes the pictures of a bank have."""
    sizes = select(func.sum(func.length(MediumRow.content))).join(
        BankMediumRow, BankMediumRow.address == MediumRow.address
    )
    return int(reads.execute(sizes.where(BankMediumRow.bank_id == bank_id)).scalar() or 0)


def picture(reads: Connection | Session, address: str) -> bytes:
    """Return the bytes of a picture. Raises NotFound.

    Nobody is asked who they are: the address is a hash of the picture, so it is known only to whom a page showed it.
    """
    known = ADDRESS.fullmatch(address)
    content = reads.execute(select(MediumRow.content).where(MediumRow.address == address)).scalar() if known else None
    if content is None:
        raise NotFound(msg("There is no such picture here."))
    return bytes(content)


def addresses(reads: Connection | Session, bank_id: int) -> Mapping[str, str]:
    """Return the names by content of a bank's pictures, by name."""
    named = select(BankMediumRow.name, BankMediumRow.address).where(BankMediumRow.bank_id == bank_id)
    return MappingProxyType({row.name: row.address for row in reads.execute(named)})


def shown_in(plain: Any, media: Mapping[str, str]) -> Any:  # noqa: ANN401 - plain data of any shape
    """Return plain data in whose texts pictures are named by their content; ``media`` as ``core.media.shown`` has."""
    if not media:
        return plain
    if isinstance(plain, str):
        return shown(plain, media)
    if isinstance(plain, dict):
        return {key: shown_in(value, media) for key, value in plain.items()}
    return [shown_in(value, media) for value in plain] if isinstance(plain, list) else plain
