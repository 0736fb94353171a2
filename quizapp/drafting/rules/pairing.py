"""Findings about two who do one thing together: a subject of two names of one class, joined by "and"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from quizapp.drafting.questions import asking
from quizapp.drafting.questions.findings import Asks, Finding, Refused
from quizapp.drafting.rules.happenings import why_not
from quizapp.drafting.sense.attribution import THAT
from quizapp.drafting.sense.clauses import Clause, clause_from
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import Name
from quizapp.drafting.words.tokens import Line

AND: Final = {"id": " dan ", "en": " and "}
FAIR: Final = 85


@dataclass(frozen=True)
class Pair:
    """Hold two names that are the whole subject of a clause."""

    one: Name
    other: Name
    clause: Clause


def pair_of(line: Line, text: Text) -> Pair | None:
    """Return the two names with which a sentence begins and the clause that they are the subject of, else None."""
    mentions = text.mentions(line.address)
    if len(mentions) < 2 or mentions[0].start != 0:  # noqa: PLR2004 - two of them
        return None
    first, second = mentions[0], mentions[1]
    if first.name is None or second.name is None or first.name.kind != second.name.kind:
        return None
    if line.text[first.end : second.begin] != AND[text.language] or first.office or second.office:
        return None
    clause = clause_from(line, second.end, text.lexicon)
    subject = f"{first.name.text}{AND[text.language]}{second.name.text}"
    return Pair(first.name, second.name, replace(clause, subject=subject)) if clause else None


def pairs(text: Text) -> Iterator[Finding | Refused]:
    """Walk who two were that did something together."""
    for line in text.sound:
        pair = pair_of(line, text)
        if pair is None or line.text[: len(pair.clause.subject)] != pair.clause.subject:
            continue
        clause = _without_claim(pair.clause)
        predicate = clause.predicate()
        why = why_not(clause, predicate, text, pair.one) or why_not(clause, predicate, text, pair.other)
        if why:
            yield Refused(line.address, "pair", why)
            continue
        yield Finding(
            "pair", line.address, Asks.PAIR,
            question=asking.two(text.language, (pair.one, pair.other), predicate),
            answer=pair.clause.subject,
            statement=f"{pair.clause.subject} {predicate}.",
            name=pair.one, partner=pair.other, confidence=FAIR,
        )  # fmt: skip


def _without_claim(clause: Clause) -> Clause:
    """Return a clause that ends before the "that" of a claim which it rejects."""
    that = next(
        (word.start for word in clause.line.tokens[clause.verb + 2 :] if word.small == THAT[clause.lexicon.language]), 0
    )
    return replace(clause, end=min(clause.end, that)) if that else clause
