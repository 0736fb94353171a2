"""Whom each sentence is about where one person only can be meant: a name, or "she" right behind the sentence of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from quizapp.drafting.clauses import Clause, clause_from, lead_of
from quizapp.drafting.names import PERSON, Name
from quizapp.drafting.text import Text
from quizapp.drafting.times import Time
from quizapp.drafting.tokens import Line, Token

PERSONAL: Final = MappingProxyType({"id": frozenset({"ia", "dia", "beliau"}), "en": frozenset({"he", "she"})})


@dataclass(frozen=True, slots=True)
class About:
    """Hold the one person whom a sentence is about, and the addresses of the sentences that lead back to the name."""

    name: Name
    since: tuple[str, ...] = ()


def subjects(text: Text) -> Mapping[str, About]:
    """Return the address of each sentence -> the one person who is its subject or speaks in it, where that is sure."""
    own = {address: name for address, name in _named(text) if address not in text.meant}
    found: dict[str, About] = {}
    before: Line | None = None
    for line in text.lines:
        there = text.names.mentions.get(line.address, ())
        people = {some.name for some in there if some.name and some.name.kind == PERSON}
        previous = None if line.fresh or before is None else found.get(before.address)
        if line.address in own and people <= {own[line.address]}:
            found[line.address] = About(own[line.address])
        elif previous and before and not people and pronoun(line, text):
            found[line.address] = About(previous.name, (*previous.since, before.address))
        before = line
    damaged = text.article.damaged.keys()
    return {address: about for address, about in found.items() if not {address, *about.since} & damaged}


def pronoun(line: Line, text: Text) -> Token | None:
    """Return the "she" that is the subject of a sentence, behind a time or a "however" too; None without."""
    _, begin = lead_of(line, text.lexicon)
    word = next((word for word in line.tokens if word.start >= begin), None)
    return word if word and word.small in PERSONAL[text.language] else None


def carried(text: Text) -> Iterator[tuple[Clause, About]]:
    """Walk the clauses whose subject is a pronoun, with the name that it stands for in its place."""
    for address, about in subjects(text).items():
        line = next(line for line in text.lines if line.address == address)
        clause = clause_behind_pronoun(line, text) if about.since else None
        if clause:
            yield replace(clause, subject=about.name.text), about


def clause_behind_pronoun(line: Line, text: Text) -> Clause | None:
    """Return the clause of a sentence behind the "she" that opens it; None without one."""
    word = pronoun(line, text)
    clause = clause_from(line, word.end, text.lexicon) if word else None
    lead: Time | None = lead_of(line, text.lexicon)[0]
    return replace(clause, lead=lead, begin=word.start) if clause and word else None


def _named(text: Text) -> Iterator[tuple[str, Name]]:
    for clause in text.clauses:
        if clause.mention and clause.mention.name and clause.mention.name.kind == PERSON:
            yield clause.line.address, clause.mention.name
    for saying in text.quotations:
        yield saying.line.address, saying.speaker
