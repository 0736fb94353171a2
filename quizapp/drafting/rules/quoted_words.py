"""A few words of somebody's inside an English deed (praised it as “spectacular”), and a telling behind the deed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.drafting.sense.alone import leaning
from quizapp.drafting.sense.clauses import Clause
from quizapp.drafting.words.lexicon import Lexicon

LONGEST: Final = 12  # words of a quotation
TELLING: Final = re.compile(r",? (?:and|but) (?P<verb>[a-z]+) ")


def quotes_shortly(clause: Clause) -> bool:
    """Tell whether an English clause holds the whole of a short quotation that points at nothing else."""
    line = clause.line
    quotes = [(start, end) for start, end in line.quotes if start < clause.end and end > clause.start]
    if clause.lexicon.language != "en" or len(quotes) != 1:
        return False
    start, end = quotes[0]
    said = line.text[start + 1 : end - 1]
    whole = clause.main.end < start and end <= clause.end + 1
    return whole and len(words(said)) <= LONGEST and leaning(said, clause.lexicon, quoted=True) is None


def before_telling(clause: Clause) -> Clause:
    """Return an English clause up to what its subject says in a second verb: praised it but said it was old."""
    found = TELLING.search(clause.line.text, clause.main.end, clause.end) if clause.lexicon.language == "en" else None
    told = found is not None and found["verb"] in clause.lexicon.speech
    return replace(clause, end=found.start(), until=found.start()) if found and told else clause


def is_gerund(word: str, lexicon: Lexicon) -> bool:
    """Tell whether an English word is the "-ing" of a known verb: writing, running; not nothing."""
    stem = word.removesuffix("ing")
    bases = frozenset(lexicon.verbs.values()) if lexicon.language == "en" and stem != word else frozenset()
    return not bases.isdisjoint({stem, f"{stem}e", stem[:-1]})
