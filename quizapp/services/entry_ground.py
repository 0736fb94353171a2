"""What the editor of one entry stands on: the bank's head, the passage, its facts, and what other entries ask."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from quizapp.bank.entry import Around
from quizapp.bank.lint.ground import Ground
from quizapp.bank.lint.words import known_languages, words_of
from quizapp.bank.plain import Head, load_fact, load_head
from quizapp.core.fact import Fact
from quizapp.core.i18n import msg
from quizapp.core.passage import Passage
from quizapp.core.refusal import NotFound
from quizapp.db.models import BankRow
from quizapp.services.bank_index import Index, Line, index_of
from quizapp.services.banks import loaded, passages_of
from quizapp.services.entries import STORED, Entry, Kind
from quizapp.services.media import addresses

MOST_OFFERED: Final = 200  # facts to choose from


@dataclass(frozen=True, slots=True)
class Desk:
    """Hold what an entry of one language is written on; ``index`` has a line for each entry of that language.

    ``pictures`` maps the name of each picture of the bank to its name by content.
    """

    head: Head
    language: str
    passage: Passage
    passages: Mapping[str, Passage]
    index: Index
    facts: Mapping[str, Fact]
    pictures: Mapping[str, str]

    def around(self, entry: Entry) -> Around:
        """Return what an entry may refer to."""
        bound = {entry.id: entry.stamps} if entry.stamps else {}
        words = words_of(self.language if self.language in known_languages() else "id")
        ground = Ground(self.language, words, self.passage, self.head.entities, self.facts, bound)
        topics = {topic.id for topic in self.head.topics}
        return Around(ground, topics, self.index.facts, self.index.others[entry.kind])

    def likely(self, chosen: Collection[str], evidence: Collection[str]) -> tuple[Line, ...]:
        """Return facts that an item may ask: those it names, those on the same sentences, then others, 200 at most."""

        def rank(line: Line) -> int:
            return 0 if line.id in chosen else 1 if any(each in evidence for each in line.evidence) else 2

        facts = (line for line in self.index.lines if line.kind is Kind.FACT and (line.living or line.id in chosen))
        return tuple(sorted(facts, key=rank)[:MOST_OFFERED])


def desk(reads: Connection | Session, *, bank: int, language: str, facts: tuple[str, ...] = ()) -> Desk:
    """Return the desk of one language; ``facts`` are the ids of those that the entry asks.

    Raises NotFound for a language that the bank lacks.
    """
    row = reads.execute(select(BankRow.head, BankRow.hash).where(BankRow.id == bank)).one()
    passages = passages_of(reads, bank)
    if language not in passages:
        raise NotFound(msg("This bank has no language “%(language)s”.", language=language[:8]))
    index = index_of(reads, bank=bank, language=language)
    return Desk(
        loaded(load_head, row.head),
        language,
        passages[language],
        passages,
        index,
        _facts(reads, bank, language, facts),
        addresses(reads, bank),
    )


def _facts(reads: Connection | Session, bank: int, language: str, ids: tuple[str, ...]) -> Mapping[str, Fact]:
    if not ids:
        return {}
    stored = STORED[Kind.FACT]
    found = (
        select(stored.owner.author_id, stored.edition.source)
        .join(stored.owner, stored.owner.id == stored.ties)
        .where(stored.owner.bank_id == bank, stored.edition.language == language, stored.owner.author_id.in_(ids))
    )
    return {row.author_id: loaded(load_fact, row.source) for row in reads.execute(found)}
