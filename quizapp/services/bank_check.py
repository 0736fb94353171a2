"""The rules of writing asked about a whole bank on the site, and what they found noted beside each entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Connection, select, update
from sqlalchemy.orm import Session

from quizapp.bank.lint.ground import Kind as File
from quizapp.bank.lint.run import findings
from quizapp.core.bank import Bank
from quizapp.core.fact import Fact
from quizapp.core.i18n import msg
from quizapp.core.item import Item
from quizapp.core.refusal import NotNow
from quizapp.core.stamp import stamp_of
from quizapp.services.bank_rights import Right
from quizapp.services.banks import stored_bank
from quizapp.services.entries import STORED, Kind

MOST: Final = 12_000  # entries of all languages; 5,000 take five seconds of processor, and other requests go on
FILES: Final[Mapping[Kind, File]] = {Kind.FACT: File.FACTS, Kind.ITEM: File.ITEMS}
Counts = Mapping[tuple[str, str, str], Mapping[str, int]]


def counted(reads: Connection | Session, right: Right) -> tuple[Bank, Counts]:
    """Return a bank and, by file, id and language, how many findings of each severity its entries have.

    Exceptions that authors wrote are left out. Raises NotNow for a bank of more than 12,000 entries.
    """
    bank = stored_bank(reads, right.id)
    entries: list[tuple[str, Fact | Item]] = []
    for language, edition in bank.editions.items():
        entries += [(language, fact) for fact in edition.facts]
        entries += [(language, item) for item in edition.items]
    if len(entries) > MOST:
        raise NotNow(msg("This bank is too large to be checked at once. Each entry is checked when it is saved."))
    waived = {(language, entry.id): entry.waive.keys() for language, entry in entries}
    found: dict[tuple[str, str, str], Counter[str]] = {}
    for one in findings(bank, {}):
        owner = one.owner
        if one.rule.code not in waived.get((owner.language, owner.id), ()):
            found.setdefault((owner.kind, owner.id, owner.language), Counter())[one.severity] += 1
    return bank, found


def note(session: Session, right: Right, bank: Bank, found: Counts) -> int:
    """Note the counts beside every entry, and bind evidence that nothing watched yet; return how many have findings."""
    stamps = {
        language: {sentence.address: stamp_of(sentence) for sentence in edition.passage.sentences()}
        for language, edition in bank.editions.items()
    }
    for kind, stored in STORED.items():
        edition = stored.edition
        rows = session.execute(
            select(stored.ties.label("key"), stored.owner.author_id, edition.language, edition.source, edition.stamps)
            .join(stored.owner, stored.owner.id == stored.ties)
            .where(stored.owner.bank_id == right.id)
        ).all()
        changes = [
            {
                stored.column: row.key,
                "language": row.language,
                "findings": dict(found.get((FILES[kind], row.author_id, row.language), {})),
                "stamps": row.stamps or _bound(stamps[row.language], row.source),
            }
            for row in rows
        ]
        if changes:
            session.execute(update(edition), changes)
    return len(found)


def _bound(stamps: Mapping[str, str], source: Mapping[str, Any]) -> dict[str, str]:
    return {address: stamps[address] for address in source["evidence"] if address in stamps}
