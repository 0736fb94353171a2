"""Predicates looked at without the owner that their subject explains: Kenya's bank lowered its rate."""

from __future__ import annotations

import re

from quizapp.drafting.names.introducing import OWNING
from quizapp.drafting.sense.clauses import Clause
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import PERSON, Name


def of_doer(clause: Clause, predicate: str, name: Name, text: Text) -> str:
    """Return a predicate without "its", which means its subject where that is an English body or country.

    Behind a sentence about another thing it may mean that one, but not right behind the verb: The Mekong is long. Laos
    has dams on its tributaries.
    """
    sure = text.language == "en" and name.kind != PERSON
    if not sure:
        return predicate
    its = r"\bits(?= own\b)" if _after_another(clause, name, text) else r"\bits\b"
    return re.sub(rf"{its}|(?<={clause.main.text} )its\b", "the", predicate)


def _after_another(clause: Clause, name: Name, text: Text) -> bool:
    """Tell whether a sentence goes on from one that opens with the name of another thing and not this one."""
    at = text.lines.index(clause.line)
    before = text.mentions(text.lines[at - 1].address) if at and not clause.line.fresh else ()
    opened = any(some.start <= len("The ") and (not some.name or some.name.kind != PERSON) for some in before)
    return opened and all(some.name != name for some in before)


def of_subject(clause: Clause, predicate: str) -> str:
    """Return a predicate behind its subject where that is the person whose house "rumahnya" is; without its "its"."""
    english = clause.lexicon.language == "en"
    if clause.mention is None:
        owned = english and clause.subject.split()[0].endswith(OWNING)  # Kenya's central bank lowered its rate
        return re.sub(r"\bits\b", "the", predicate) if owned else predicate
    person = clause.mention.name is not None and clause.mention.name.kind == PERSON
    if english:
        return predicate if person else re.sub(r"\bits\b", "the", predicate)
    return f"Kapan {clause.subject} {predicate}" if person else predicate
