"""Items that ask what the passage says about somebody, with what it says of others beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from statistics import median
from types import MappingProxyType
from typing import Final

from quizapp.bank.lint.texts import holds, words
from quizapp.core.fact import Stance
from quizapp.core.item import Difficulty, Item, Process, Status
from quizapp.drafting.items.drafts import Draft
from quizapp.drafting.items.making import fact_of, item_id
from quizapp.drafting.questions.asking import say
from quizapp.drafting.questions.distractors import distractors
from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.questions.wording import PEOPLE, how, indicator, told_in, topic_of
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import PERSON, Name
from quizapp.itemtypes.option import Option
from quizapp.itemtypes.single_choice.content import Choices

ASKED: Final = MappingProxyType({"id": "Siapa yang ", "en": "Who "})  # before what somebody did
RULES: Final = frozenset({"doer", "claimed", "said"})
NEUTRAL: Final = re.compile(r"\b(?:they|their|them|themselves)\b")
SHORTEST, LONGEST = 3, 18  # words of a deed
SIZES: Final = (3, 2)  # wrong options
LONGER: Final = 1.25  # times the median of the others that the key may have at most
SHORTER: Final = 0.65  # and at least
BUT: Final = frozenset({"but", "namun", "tapi", "tetapi"})
FIGURE: Final = re.compile(r"\d")
QUOTED_END: Final = re.compile(r"([.?!…]?)”\.$")  # a full stop stands inside the quotation, a question mark alone
SPREAD: Final = 1.9  # times the shortest option that the longest may have
ALIKE: Final = 0.3  # of the stems of a deed that another has
NEAREST: Final = 9  # deeds of others that are tried, those of about the same length first
MOST: Final = 2
SURE: Final = 85


@dataclass(frozen=True, slots=True)
class Deed:
    """Hold what somebody did or said: the finding, who it was, and the words behind the name."""

    finding: Finding
    who: Name
    words: str


def about(findings: Sequence[Finding], text: Text, taken: Collection[str]) -> Iterator[Draft]:
    """Walk the items on people, each person and each wrong option once; ``taken`` are asked for in other items."""
    free = [one for one in _deeds(findings, text) if item_id(one.finding) not in taken]  # else two items tell it
    deeds = sorted(free, key=lambda one: one.finding.rule == "said")  # what is retold comes first
    used: set[str] = set()
    asked: set[Name] = set()
    for deed in deeds:
        if len(asked) == MOST or deed.who in asked or deed.words in used or _conceded(deed, text):
            continue
        wrong = _wrong(deed, [other for other in deeds if other.words not in used], text)
        if wrong:
            used.update(one.words for one in (deed, *wrong))
            asked.add(deed.who)
            yield _draft(deed, wrong, text)


def _deeds(findings: Sequence[Finding], text: Text) -> Iterator[Deed]:
    for finding in findings:
        told = _told(finding, text.language)
        person = finding.name is not None and finding.name.kind == PERSON and finding.partner is None
        neutral = text.language == "en" and NEUTRAL.search(told)  # their: of the one who did it, not of another
        asks = finding.claim.endswith("?")  # no statement
        if finding.name and person and not (neutral or asks) and SHORTEST <= len(words(told)) <= LONGEST:
            yield Deed(finding, finding.name, told)


def _conceded(deed: Deed, text: Text) -> bool:
    """Tell whether a "but" stands behind a deed in its sentence, where the point is: motif boleh jadi ada, tetapi."""
    line = next(line for line in text.lines if line.address == deed.finding.address)
    end = line.text.find(deed.words.rstrip("”").rsplit(maxsplit=1)[-1])
    return any(word.start > end and word.small in BUT for word in line.tokens)


def _told(finding: Finding, language: str) -> str:
    """Return what a finding says behind the name of its person, "" where it asks in another way."""
    head = ASKED[language]
    if finding.rule == "according":
        return say(language, "about_according", claim=finding.claim)
    fits = finding.rule in RULES and finding.question.startswith(head)
    told = finding.question.removeprefix(head).rstrip("?") if fits else ""
    return told.replace(" “", ", “", 1) if finding.rule == "said" else told


def _wrong(deed: Deed, others: Sequence[Deed], text: Text) -> tuple[Deed, ...]:
    """Return deeds of others that certainly are not this person's and make options of a fair length; () for too few."""
    fair = [other for other in others if other.who != deed.who and _certain(deed, other, others, text)]
    near = sorted(fair, key=lambda other: abs(len(other.words) - len(deed.words)))[:NEAREST]
    tried = chain.from_iterable(combinations(near, size) for size in SIZES)
    fits = (some for some in tried if _balanced(deed, some) and _mixed(deed, some, text.language))
    return next((some for some in fits if _apart((deed, *some), text)), ())


def _certain(deed: Deed, other: Deed, deeds: Sequence[Deed], text: Text) -> bool:
    """Tell whether the person is a wrong option for another's deed, and did nothing like it."""
    own = [one for one in deeds if one.who == deed.who]
    if _for(deed.who, other.who, text):
        return False
    return deed.who in distractors(other.finding, text) and all(_apart((one, other), text) for one in own)


def _for(one: Name, other: Name, text: Text) -> bool:
    """Tell whether another speaks or acts for somebody by office: the spokesman of Budi Hartono."""
    posts = (office for office, _ in text.names.offices.get(other.text, ()))
    return any(holds(office, part) for office in posts for part in one.said)


def _apart(deeds: Sequence[Deed], text: Text) -> bool:
    """Tell whether no two deeds have much of their words in common."""
    stems = [text.lexicon.writing.stems(deed.words) for deed in deeds]
    pairs = combinations(stems, 2)
    return all(len(one & other) < ALIKE * max(1, min(len(one), len(other))) for one, other in pairs)


def _balanced(deed: Deed, others: Sequence[Deed]) -> bool:
    """Tell whether neither the length of an option nor a figure that none of the others has tells the key."""
    sizes = [len(other.words) for other in others]
    every = [len(deed.words), *sizes]
    fair = SHORTER * median(sizes) <= len(deed.words) <= LONGER * median(sizes)
    figured = bool(FIGURE.search(deed.words)) and not any(FIGURE.search(other.words) for other in others)
    return fair and not figured and max(every) <= SPREAD * min(every)


def _mixed(deed: Deed, others: Sequence[Deed], language: str) -> bool:
    """Tell whether the key does not stand out among deeds of several: another is of its kind, or all are of several."""
    if len({other.who.text for other in others}) == 1:
        return False  # two that go together leave only one to be chosen
    if language == "en":
        return len({_form(one) for one in (deed, *others)}) == 1
    kinds = [_kind(other) for other in others]
    return _kind(deed) in kinds or len(set(kinds)) == len(kinds)


def _form(deed: Deed) -> tuple[str, bool]:
    """Return the kind of an English deed, and whether it is one of today: runs a mill, but ran a mill."""
    first = deed.words.split(maxsplit=1)[0]
    return _kind(deed), first in {"has", "is"} or (first.endswith("s") and first != "was")


def _kind(deed: Deed) -> str:
    """Return how a deed reads: a quotation, a thing said or a thing done."""
    if deed.finding.rule == "said":
        return "quoted"
    return "done" if deed.finding.stance is Stance.STATED else "said"


def _draft(deed: Deed, wrong: Sequence[Deed], text: Text) -> Draft:
    language, finding = text.language, deed.finding
    told = how(language, "about", SURE)
    fact = fact_of(finding, topic_of(finding), text)
    options = sorted((deed, *wrong), key=lambda one: one.words)
    item = Item(
        id=item_id(finding, "about"),
        type="single_choice",
        stem=say(language, "about_stem", name=deed.who.text),
        content=Choices(tuple(_option(one, deed.who, place, text) for place, one in enumerate(options, 1))),
        rationale=_why(deed, text),
        evidence=finding.evidence,
        facts=(fact.id,) if fact else (),
        process=Process.LOCATE,
        topics=(PEOPLE,),
        difficulty=Difficulty.MEDIUM,
        indicator=indicator(language, "about"),
        status=Status.DRAFT,
        author=told,
        card="none" if fact else None,
    )
    facts = (fact,) if fact else ()
    told_too = frozenset(item_id(one.finding) for one in wrong)
    single = frozenset({item_id(finding)})
    return Draft(item, facts, "about", told, SURE, finding.answer, instead=single, repeats=told_too)


def _option(deed: Deed, who: Name, place: int, text: Text) -> Option:
    key = deed.who == who
    offered = say(text.language, "about_option", name=who.text, deed=deed.words)
    closed = QUOTED_END.sub(lambda end: f"{end[1] or '.'}”", offered)
    return Option(f"o-{place}", closed, key=key, rationale="" if key else _why(deed, text))


def _why(deed: Deed, text: Text) -> str:
    """Return whose deed it was, with the sentence that says so."""
    sentence = told_in(text, deed.finding.address)
    return say(text.language, "about_rationale", name=deed.who.text, sentence=sentence)
