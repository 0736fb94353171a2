"""Findings for sentences that no question was made of: a year, a number or a place is left out, with a hint."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.core.i18n import msg
from quizapp.drafting.alone import leaning
from quizapp.drafting.asking import HEADS, say
from quizapp.drafting.clauses import Clause
from quizapp.drafting.findings import Asks, Finding, Refused
from quizapp.drafting.happenings import LISTED, Results, vague
from quizapp.drafting.names import PLACE
from quizapp.drafting.numbers import counts
from quizapp.drafting.text import Text
from quizapp.drafting.times import FLOATING, YEAR, bare_month

SHORTEST, LONGEST = 6, 28  # words
FAIR: Final = 80


def gaps(text: Text, covered: Collection[str]) -> Results:
    """Walk the sentences that gave nothing, ``covered`` being the addresses of the others."""
    for clause in text.clauses:
        line = clause.line
        if line.address in covered:
            continue
        found = next(_answers(clause, text), None)
        if found is None:
            continue
        why = leaning(line.text, text.lexicon) or vague(clause)
        said = {word.small for word in line.tokens} & (text.lexicon["attributed"] | text.lexicon.speech.keys())
        if said or line.quotes:
            why = msg("Somebody says this; the article does not.")
        elif why is None and _hangs(clause):
            why = msg("It adds to another sentence, or its time is another for every reader.")
        if why or not SHORTEST <= len(words(line.text)) <= LONGEST:
            yield Refused(line.address, "gap", why or msg("The sentence is too short or too long for a gap."))
            continue
        yield _gapped(clause, *found, text)


def _hangs(clause: Clause) -> bool:
    """Tell whether a sentence adds to another ("also"), or names a day or month without its year."""
    idle = {word.small for word in clause.line.tokens} & clause.lexicon["idle"]
    return (
        bool(idle)
        or any(time.kind == FLOATING for time in clause.times)
        or bare_month(clause.line.text, clause.lexicon)
    )


def _answers(clause: Clause, text: Text) -> Iterator[tuple[int, int, str]]:
    """Walk what may be left out: where it starts and ends, and its hint; each stands once and not at the start."""
    line = clause.line
    for time in clause.times:
        if time.kind == YEAR:
            start = line.text.index(time.text, time.start)
            yield from _once(line.text, start, start + len(time.text), say(text.language, "hint_year"))
    for count in counts(line, text.lexicon):
        word = line.tokens[count.number]
        yield from _once(line.text, word.start, word.end, say(text.language, "hint_number"))
    places = [some for some in text.mentions(line.address) if some.name and some.name.kind == PLACE]
    for mention in places if len(places) == 1 else ():
        kind = mention.name.group.partition("-")[0] if mention.name else ""
        if kind in HEADS[text.language] and mention.name and mention.text == mention.name.text:
            yield from _once(line.text, mention.begin, mention.end, HEADS[text.language][kind])


def _once(text: str, start: int, end: int, hint: str) -> Iterator[tuple[int, int, str]]:
    if start > 0 and text.count(text[start:end]) == 1 and not LISTED.match(text[end:]):
        yield start, end, hint


def _gapped(clause: Clause, start: int, end: int, hint: str, text: Text) -> Finding:
    line = clause.line
    answer = line.text[start:end]
    mention = next((some for some in text.mentions(line.address) if some.begin == start), None)
    return Finding(
        "gap", line.address, Asks.WORD,
        question=say(text.language, "fill"),
        answer=answer,
        statement=line.text,
        name=mention.name if mention else None,
        claim=hint,
        gapped=f"{line.text[:start]}{{{{g1}}}} ({hint}){line.text[end:]}",
        confidence=FAIR,
    )  # fmt: skip
