"""Items that ask for a sentence: which one gives a reason, which one answers a question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from quizapp.drafting.items.drafts import Draft
from quizapp.drafting.items.reasoning import reasoned
from quizapp.drafting.items.sentences import paragraph_number, sentence_item
from quizapp.drafting.questions.asking import say
from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.questions.wording import EVENTS, FIGURES, WORDS_SAID
from quizapp.drafting.rules.contrasting import contrasts
from quizapp.drafting.rules.happenings import vague, why_not
from quizapp.drafting.rules.linking import relations
from quizapp.drafting.rules.rivals import acts
from quizapp.drafting.sense.placing import in_reason
from quizapp.drafting.sense.text import Text

THING: Final = re.compile(r"(?:ke|pe[rmn]?|peng)\w{3,}an|kunjungan|tindakan|serangan|gempa|banjir|letusan|aturan")
BEFORE_NOUN: Final = re.compile(r"\b(?:akibat|gara-gara|because of|due to)\b", re.IGNORECASE)  # no conjunctions
FEWEST: Final = 3  # words of what something did
SAME: Final = 0.5  # of the stems of a question that another sentence has: it may answer it too
MOST_CONTRASTS: Final = 2


def located(findings: Sequence[Finding], text: Text) -> Iterator[Draft]:
    """Walk the items that ask why or for one sentence: reasons, and the first number that one sentence only has."""
    why = tuple(reasoned(text))
    named = {draft.item.evidence[0] for draft in why}
    for line, rule in relations(text):
        if rule != "cause" or line.address not in named:
            item = sentence_item(text, rule, line.address, EVENTS, paragraph=paragraph_number(line.address))
            yield _related(item, text)
    yield from why
    for act in acts(text):
        where = {"paragraph": paragraph_number(act.line.address)} if act.inside else {}
        yield sentence_item(text, "act", act.line.address, WORDS_SAID, act=act.noun, who=act.who, **where)
    for address, rule, names in list(contrasts(text))[:MOST_CONTRASTS]:
        yield sentence_item(text, rule, address, EVENTS, who=names[0], other=names[-1])
    covered = {finding.address for finding in findings}
    asked = (one for one in _whats(text) if one[0] not in covered)
    for address, question in list(asked)[:1]:
        yield sentence_item(text, "where", address, EVENTS, asked=question)
    numbers = (one for one in findings if one.rule == "number" and _alone(one, text))
    for finding in list(numbers)[:1]:
        yield sentence_item(text, "where", finding.address, FIGURES, asked=finding.question)


def _related(draft: Draft, text: Text) -> Draft:
    """Return an item on a relation; where a cause is a noun behind "akibat", the stem speaks of no joining word."""
    address = draft.item.evidence[0]
    line = next(line for line in text.lines if line.address == address)
    if draft.rule != "cause" or not BEFORE_NOUN.search(line.text):
        return draft
    stem = say(text.language, "cause_openly", paragraph=paragraph_number(address))
    return replace(draft, item=replace(draft.item, stem=stem))


def _whats(text: Text) -> Iterator[tuple[str, str]]:
    """Walk the sentences that alone say what thing did something, as an Indonesian question: a noun made of a verb."""
    for clause in text.clauses if text.language == "id" else ():
        predicate = clause.predicate()
        head = clause.subject.split()[0].lower()
        others = text.lexicon["offices"] | text.lexicon["organisations"] | text.lexicon["bare"]
        thing = THING.fullmatch(head) is not None and head not in others
        verb, lists = clause.main.small, text.lexicon
        light = verb in lists["light"] | lists["measuring"] or verb.startswith("di")
        leans = clause.line.tokens[0].small in lists["halves"] or in_reason(clause.line, clause.begin, lists)
        if clause.mention or light or leans or not thing or vague(clause):
            continue
        if why_not(clause, predicate, text, least=FEWEST):
            continue
        question = f"Apa yang {predicate}?"
        if _only(clause.line.address, question, text):
            yield clause.line.address, question


def _alone(finding: Finding, text: Text) -> bool:
    return _only(finding.address, finding.question, text)


def _only(address: str, question: str, text: Text) -> bool:
    """Tell whether no other sentence holds much of what a question says."""
    stems = text.lexicon.writing.stems
    asked = stems(question)
    others = (line for line in text.lines if line.address != address)
    return not any(len(asked & text.stems[line.address]) >= SAME * len(asked) for line in others)
