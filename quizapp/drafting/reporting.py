"""What the passage says itself: plain sentences before which nobody speaks in their paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.core.fact import Stance
from quizapp.drafting.asking import capitalised
from quizapp.drafting.clauses import Clause
from quizapp.drafting.findings import Asks, Finding
from quizapp.drafting.happenings import AGAIN, CLOCK, vague, why_not, with_lead
from quizapp.drafting.placing import loose
from quizapp.drafting.text import Text
from quizapp.drafting.tokens import Line

FEWEST: Final = 4  # words of a predicate
SHORTEST: Final = 6  # words of an event that says by itself which one it is


def reports(findings: Sequence[Finding], text: Text) -> Iterator[Finding]:
    """Walk what the passage reports, one for each sentence and as it stands without the others.

    First come sentences of which ``findings`` hold nothing, then events without their date, then deeds with their doer.
    """
    own = frozenset(line.address for line in _unspoken(text))
    asked = {address for finding in findings for address in finding.evidence}
    for clause in text.clauses:
        address = clause.line.address
        if address in own - asked and _plain(clause, text):
            asked.add(address)
            told = capitalised(f"{clause.subject} {with_lead(clause, clause.predicate())}.")
            yield Finding("report", address, Asks.WORD, "", clause.subject, told)
    for finding in findings:
        if finding.rule == "date" and finding.address in own and _says_which(finding, text):
            yield replace(finding, statement=finding.event)
    for finding in findings:
        if finding.rule == "doer" and finding.stance is Stance.STATED and finding.address in own:
            yield finding


def _says_which(finding: Finding, text: Text) -> bool:
    """Tell whether an event is known without its date: in words enough, at no hour, and not for a second time."""
    sentence = next(line for line in text.lines if line.address == finding.address)
    again = any(word.small in text.lexicon["idle"] | AGAIN for word in sentence.tokens)
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
    return bool(line.quotes) or any(word.small in telling for word in line.tokens)


def _plain(clause: Clause, text: Text) -> bool:
    """Tell whether a clause is all that its sentence says, and nobody's plan or wish."""
    lists, predicate = text.lexicon, clause.predicate()
    before = {word.small for word in clause.line.tokens[: clause.verb + 1] if word.start >= clause.start}
    whole = clause.end >= len(clause.line.text.rstrip(" .!?…"))
    open_ends = lists["modal"] | lists["planned"] | lists["aiming"] | lists["idle"] | {"akan", "will", "would"}
    if not whole or before & open_ends or loose(predicate):
        return False
    name = clause.mention.name if clause.mention else None
    return why_not(clause, predicate, text, name, least=FEWEST) is None and vague(clause) is None
