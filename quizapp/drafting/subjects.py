"""Whom each sentence is about where one person only can be meant: a name, or "she" right behind the sentence of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizapp.drafting.attribution import quotations
from quizapp.drafting.clauses import Clause, clause_from
from quizapp.drafting.names import PERSON, Name
from quizapp.drafting.text import Text
from quizapp.drafting.tokens import Line, Token

PERSONAL = {"id": frozenset({"ia", "dia", "beliau"}), "en": frozenset({"he", "she"})}


def subjects(text: Text) -> Mapping[str, Name]:
    """Return the address of each sentence -> the one person who is its subject or speaks in it, where that is sure."""
    own = dict(_named(text))
    found: dict[str, Name] = {}
    before: Name | None = None
    for line in text.lines:
        previous, before = None if line.fresh else before, None
        people = {name for name in text.named(line.address) if name.kind == PERSON}
        if line.address in own and people <= {own[line.address]}:
            before = own[line.address]
        elif previous and not people and leading_pronoun(line, text.language):
            before = previous
        if before and line.address not in text.article.damaged:
            found[line.address] = before
    return found


def leading_pronoun(line: Line, language: str) -> Token | None:
    """Return the "she" that opens a sentence, behind a "however" too; None without."""
    words = line.tokens
    first = 2 if len(words) > 2 and words[1].text == "," else 0  # noqa: PLR2004 - a word and its comma
    return words[first] if words[first].small in PERSONAL[language] else None


def spoken_by_pronoun(line: Line, text: Text) -> Clause | None:
    """Return the clause of a sentence behind the "she" that opens it; None without one."""
    pronoun = leading_pronoun(line, text.language)
    return clause_from(line, pronoun.end, text.lexicon) if pronoun else None


def _named(text: Text) -> Iterator[tuple[str, Name]]:
    for clause in text.clauses:
        if clause.mention and clause.mention.name and clause.mention.name.kind == PERSON:
            yield clause.line.address, clause.mention.name
    for saying in quotations(text.lines, text.names.mentions, text.lexicon):
        yield saying.line.address, saying.speaker
