"""Whom each sentence is about where one person only can be meant: a name, or "she" right behind the sentence of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from quizapp.drafting.sense.antecedents import Antecedent
from quizapp.drafting.sense.clauses import Clause, clause_from
from quizapp.drafting.sense.leading import lead_of
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import PERSON, Name
from quizapp.drafting.words.times import Time
from quizapp.drafting.words.tokens import Line, Token


def subjects(text: Text) -> Mapping[str, Antecedent]:
    """Return the address of each sentence -> the one person who is its subject or speaks in it, where that is sure."""
    own = {address: name for address, name in _named(text) if address not in text.meant}
    found: dict[str, Antecedent] = {}
    before: Line | None = None
    for line in text.lines:
        there = text.names.mentions.get(line.address, ())
        people = {some.name for some in there if some.name and some.name.kind == PERSON}
        previous = None if line.fresh or before is None else found.get(before.address)
        if line.address in own and people <= {own[line.address]}:
            found[line.address] = Antecedent(own[line.address])
        elif previous and before and not people and pronoun(line, text):
            found[line.address] = Antecedent(previous.name, (*previous.since, before.address))
        before = line
    damaged = text.article.damaged.keys()
    return {address: about for address, about in found.items() if not {address, *about.since} & damaged}


def pronoun(line: Line, text: Text) -> Token | None:
    """Return the "she" that is the subject of a sentence, behind a time or a "however" too; None without."""
    _, begin = lead_of(line, text.lexicon)
    word = next((word for word in line.tokens if word.start >= begin), None)
    return word if word and word.small in text.lexicon["persons"] else None


def carried(text: Text) -> Iterator[Clause]:
    """Walk the clauses whose subject is a pronoun, with the name that it stands for in its place."""
    found = subjects(text)
    for line in text.lines:
        about = found.get(line.address)
        clause = clause_behind_pronoun(line, text) if about and about.since else None
        if about and clause:
            yield replace(clause, subject=about.name.text, also=about.since)


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
