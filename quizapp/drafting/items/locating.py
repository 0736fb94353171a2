"""Items that ask for a sentence: which one gives a reason, which one answers a question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from quizapp.core.item import Difficulty, Item, Process, Status
from quizapp.drafting.items.drafts import Draft
from quizapp.drafting.questions.asking import say
from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.questions.wording import EVENTS, FIGURES, WORDS_SAID, how, indicator, said_in
from quizapp.drafting.rules.contrasting import contrasts
from quizapp.drafting.rules.happenings import vague, why_not, with_lead
from quizapp.drafting.rules.linking import relations
from quizapp.drafting.rules.rivals import acts
from quizapp.drafting.sense.clauses import Clause, clause_of, cut_out
from quizapp.drafting.sense.placing import in_reason, loose
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.predicates import VERBAL
from quizapp.drafting.words.times import FLOATING, times
from quizapp.drafting.words.tokens import Line
from quizapp.itemtypes.evidence_selection.content import Evidence

THING: Final = re.compile(r"(?:ke|pe[rmn]?|peng)\w{3,}an|kunjungan|tindakan|serangan|gempa|banjir|letusan|aturan")
FEWEST: Final = 3  # words of what needs a reason
SAME: Final = 0.5  # of the stems of a question that another sentence has: it may answer it too
MOST_CONTRASTS: Final = 2
COPIED: Final = frozenset({"where", "reason"})  # the question has the words of the sentence it asks for
MET: Final = 0.3  # of the stems of an event that another sentence has
SURE: Final = 85


def located(findings: Sequence[Finding], text: Text) -> Iterator[Draft]:
    """Walk the items that ask for one sentence: every reason, and the first number that stands in one sentence only."""
    related = tuple(relations(text))
    for line, rule in related:
        yield _draft(text, rule, line.address, EVENTS, paragraph=_number_of(line.address))
    apart = {line.address for line, _ in related}
    for address, event in _reasons(text):
        if address not in apart:
            yield _draft(text, "reason", address, EVENTS, asked=event)
    for act in acts(text):
        where = {"paragraph": _number_of(act.line.address)} if act.inside else {}
        yield _draft(text, "act", act.line.address, WORDS_SAID, act=act.noun, who=act.who, **where)
    for address, rule, names in list(contrasts(text))[:MOST_CONTRASTS]:
        yield _draft(text, rule, address, EVENTS, who=names[0], other=names[-1])
    covered = {finding.address for finding in findings}
    asked = (one for one in _whats(text) if one[0] not in covered)
    for address, question in list(asked)[:1]:
        yield _draft(text, "where", address, EVENTS, asked=question)
    numbers = (one for one in findings if one.rule == "number" and _alone(one, text))
    for finding in list(numbers)[:1]:
        yield _draft(text, "where", finding.address, FIGURES, asked=finding.question)


def _reasons(text: Text) -> Iterator[tuple[str, str]]:
    """Walk the sentences that give a reason and what it is one of, where nobody speaks right before or behind them."""
    found = [(clause.line, _caused(clause, text)) for clause in text.clauses]
    found += [(line, _effect(line, text)) for line in text.sound]
    for line, event in found:
        if not event or _spoken_beside(line, text) or _counted(event, text):
            continue
        if _met(event, line, text) and not _another_reason(event, line, text):
            yield line.address, event


def _met(event: str, line: Line, text: Text) -> bool:
    """Tell whether another sentence speaks of an event too, so that its words alone do not show which one is meant.

    An event with its date in numbers is copied, not asked for.
    """
    if "/" in event:
        return False
    asked = text.lexicon.writing.stems(event)
    others = (text.stems[other.address] for other in text.lines if other.address != line.address)
    return any(len(asked & stems) >= MET * len(asked) for stems in others)


def _another_reason(event: str, line: Line, text: Text) -> bool:
    """Tell whether another sentence may give a reason for an event: a neighbour, or one that speaks of it."""
    asked = text.lexicon.writing.stems(event)
    causal = (one for one in text.lines if one is not line and _causal(one, text))
    return any(
        one.paragraph == line.paragraph or len(asked & text.stems[one.address]) >= MET * len(asked) for one in causal
    )


def _causal(line: Line, text: Text) -> bool:
    """Tell whether a sentence may give a reason: it has a word for one, and not only before a date: since 2023."""
    dates = {time.start for time in times(line.text, text.language)}
    return any(found.end() + 1 not in dates for found in text.lexicon.one_of("caused").finditer(line.text))


def _spoken_beside(line: Line, text: Text) -> bool:
    """Tell whether somebody speaks in a neighbour of the same paragraph, who may give the reason as well."""
    place = text.lines.index(line)
    before = () if line.fresh else text.lines[place - 1 : place]
    behind = (one for one in text.lines[place + 1 : place + 2] if not one.fresh)
    telling = text.lexicon.speech.keys() | text.lexicon["attributed"]
    return any(one.quotes or any(word.small in telling for word in one.tokens) for one in (*before, *behind))


def _counted(event: str, text: Text) -> bool:
    """Tell whether an English event is that of some of whom the passage speaks: three judges ruled."""
    return text.language == "en" and event.split(maxsplit=1)[0].lower() in text.lexicon["numerals"]


def _caused(clause: Clause, text: Text) -> str:
    """Return what happened for a reason that the sentence gives, "" where it gives none or is not certain."""
    words = clause.line.tokens
    because = next(
        (
            word
            for word in words[clause.verb + 1 :]
            if word.small in text.lexicon["because"] and not clause.line.quoted(word.start)
        ),
        None,
    )
    if because is None or (clause.mention and clause.main.small in text.lexicon.speech):
        return ""
    gone = [(time.start, time.end) for time in clause.times if time.kind == FLOATING]
    predicate = cut_out(clause.line.text, clause.start, because.start, gone)
    if (
        loose(predicate)
        or _two_deeds(clause, because.start)
        or why_not(clause, predicate, text, least=FEWEST)
        or vague(clause)
    ):
        return ""
    return f"{clause.subject} {with_lead(clause, predicate)}"


def _two_deeds(clause: Clause, end: int) -> bool:
    """Tell whether a reason may be that of a second verb only: deployed officers and detained 12 people because."""
    words = [word for word in clause.line.tokens if clause.main.end <= word.start < end]
    verbs = clause.lexicon.verbs.keys() | clause.lexicon["plain_verbs"]
    english = clause.lexicon.language == "en"
    joined = [other.small for one, other in pairwise(words) if one.small in {"dan", "serta", "and"}]
    return any(word in verbs or (not english and word.startswith(VERBAL)) for word in joined)


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


def _effect(line: Line, text: Text) -> str:
    """Return what happened where a sentence opens with its reason, or names the effect behind its comma."""
    words = line.tokens
    comma = next((at for at, word in enumerate(words[:-2]) if word.text == ","), 0)
    told = {word.small for word in words} & (text.lexicon.speech.keys() | text.lexicon["attributed"])
    if not comma or line.quotes or told or sum(word.text == "," for word in words) > 1:
        return ""
    effect = words[comma + 1].small in text.lexicon["therefore"]
    if not effect and words[0].small not in text.lexicon["because"]:
        return ""
    begin = words[comma + 1 + effect].start
    clause = clause_of(line, text.mentions(line.address), text.lexicon, begin)
    if clause is None or why_not(clause, clause.predicate(), text, least=FEWEST - 1) or vague(clause):
        return ""
    return f"{clause.subject} {clause.predicate()}"


def _alone(finding: Finding, text: Text) -> bool:
    return _only(finding.address, finding.question, text)


def _only(address: str, question: str, text: Text) -> bool:
    """Tell whether no other sentence holds much of what a question says."""
    stems = text.lexicon.writing.stems
    asked = stems(question)
    others = (line for line in text.lines if line.address != address)
    return not any(len(asked & text.stems[line.address]) >= SAME * len(asked) for line in others)


def _only_of(address: str) -> tuple[str, ...]:
    """Return the paragraph of a sentence, the only one whose sentences are offered."""
    return (address.partition(".")[0],)


def _number_of(address: str) -> str:
    """Return the number of the paragraph of a sentence."""
    return address[1:].partition(".")[0]


def _draft(text: Text, rule: str, address: str, topic: str, **parts: str) -> Draft:
    language = text.language
    told = how(language, rule, SURE)
    sentence = said_in(text, address)
    item = Item(
        id=f"{rule}-{address.replace('.', '-')}",
        type="evidence_selection",
        stem=say(language, "act_within" if rule == "act" and "paragraph" in parts else f"{rule}_stem", **parts),
        content=Evidence(((address,),), paragraphs=_only_of(address) if "paragraph" in parts else ()),
        rationale=say(language, f"{rule}_rationale", sentence=sentence, **parts),
        evidence=(address,),
        facts=(),
        process=Process.LOCATE if rule in COPIED else Process.INTERPRET,
        topics=(topic,),
        difficulty=Difficulty.MEDIUM,
        indicator=indicator(language, rule, parts.get("act", "")),
        status=Status.DRAFT,
        author=told,
        card="none",
    )
    return Draft(item, (), rule, told, SURE, text.written[address])
