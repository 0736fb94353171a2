"""What the passage says itself: plain sentences before which nobody speaks in their paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.core.fact import Stance
from quizapp.drafting.questions.asking import capitalised
from quizapp.drafting.questions.charges import charges
from quizapp.drafting.questions.findings import Asks, Finding
from quizapp.drafting.rules.happenings import AGAIN, CLOCK, vague, why_not, with_lead
from quizapp.drafting.sense.clauses import Clause
from quizapp.drafting.sense.placing import loose
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.times import FLOATING
from quizapp.drafting.words.tokens import Line

FEWEST: Final = 4  # words of a predicate
COUNTED: Final = frozenset({"kali", "first", "last"})  # first proposed: says nothing without its date
SHORTEST: Final = 8  # words of an event that says by itself which one it is


def reports(findings: Sequence[Finding], text: Text) -> Iterator[Finding]:
    """Walk what the passage reports, one for each sentence and as it stands without the others.

    First come sentences of which ``findings`` hold nothing, then events without their date, then deeds with their doer.
    """
    own = {line.address: line for line in _unspoken(text) if not _planned(line, text)}
    seen: set[str] = set()
    for finding in (*_unasked(findings, text), *_events(findings, text), *_deeds(findings)):
        if finding.address in own and finding.address not in seen:
            seen.add(finding.address)
            yield finding


def _unasked(findings: Sequence[Finding], text: Text) -> Iterator[Finding]:
    asked = {address for finding in findings for address in finding.evidence}
    for clause in text.clauses:
        if clause.line.address not in asked and _plain(clause, text):
            told = capitalised(f"{clause.subject} {with_lead(clause, clause.predicate())}.")
            yield Finding("report", clause.line.address, Asks.WORD, "", clause.subject, told)


def _events(findings: Sequence[Finding], text: Text) -> Iterator[Finding]:
    for finding in findings:
        if finding.rule == "date" and _says_which(finding, text):
            yield replace(finding, statement=finding.event)


def _deeds(findings: Sequence[Finding]) -> Iterator[Finding]:
    return (one for one in findings if one.rule == "doer" and one.stance is Stance.STATED)


def _says_which(finding: Finding, text: Text) -> bool:
    """Tell whether an event is known without its date: in words enough, at no hour, and not for a second time."""
    sentence = next(line for line in text.lines if line.address == finding.address)
    again = any(word.small in text.lexicon["idle"] | AGAIN | COUNTED for word in sentence.tokens)
    return len(words(finding.event)) >= SHORTEST and not again and not CLOCK.search(finding.event)


def _unspoken(text: Text) -> Iterator[Line]:
    """Walk the sentences that cannot be somebody's words that go on: nobody speaks in their paragraph up to them."""
    spoken = False
    for line in text.lines:
        spoken = _speaks(line, text) or (spoken and not line.fresh)
        if not spoken:
            yield line


def _speaks(line: Line, text: Text) -> bool:
    lists = text.lexicon
    telling = lists.speech.keys() | lists["attributed"] | lists["speaking"] | lists.acts.keys() | lists["hedges"]
    return bool(line.quotes) or charges(line, lists) or any(word.small in telling for word in line.tokens)


def _planned(line: Line, text: Text) -> bool:
    """Tell whether a sentence speaks of what may, should or will be, which somebody must have said."""
    lists = text.lexicon
    open_ends = lists["modal"] | lists["planned"] | lists["aiming"] | {"akan", "will", "would"}
    return any(word.small in open_ends for word in line.tokens)


def _plain(clause: Clause, text: Text) -> bool:
    """Tell whether a clause is all that its sentence says, with nothing to be cut out, and adds to no other."""
    predicate = clause.predicate()
    whole = clause.end >= len(clause.line.text.rstrip(" .!?…"))
    adding = any(word.small in text.lexicon["idle"] | AGAIN for word in clause.line.tokens[: clause.verb + 1])
    floating = any(time.kind == FLOATING for time in clause.times)
    if not whole or adding or floating or loose(predicate):
        return False
    name = clause.mention.name if clause.mention else None
    return why_not(clause, predicate, text, name, least=FEWEST) is None and vague(clause) is None
