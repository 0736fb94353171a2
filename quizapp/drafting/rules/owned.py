"""Predicates looked at without the owner that their subject explains: Kenya's bank lowered its rate."""

from __future__ import annotations

import re
from typing import Final

from quizapp.drafting.names.introducing import OWNING
from quizapp.drafting.sense.clauses import Clause
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import PERSON, Mention, Name
from quizapp.drafting.words.times import FLOATING
from quizapp.drafting.words.tokens import tokens

OWN: Final = re.compile(r"\b(?:himself|herself|his|her)\b(?=$| (?:own )?[a-z])")
TOLD: Final = re.compile(
    r"\b(?:his|her) (?:answers?|appeal|bid|campaign|case|claims?|comments?|complaint|decision|letter|offer|opinion"
    r"|plans?|position|proposals?|questions?|remarks|report|resignation|speech|statement|testimony|views?|warnings?|words)\b"
)  # that an earlier sentence tells of
SOMEBODY: Final = re.compile(
    rf"\b(?:he|she|him|hers)\b|\bher (?:and|as|at|because|by|for|from|in|on|that|the|to|when|with)\b|{TOLD.pattern}"
)
THEIRS_ID: Final = re.compile(r"(?:\b(?P<before>\w+) )?\b(?P<noun>\w{3,})nya\b")  # anak bungsunya
SPOUSE: Final = re.compile(r"\b(?:istri|suami)(?:nya)?\b")
FEMALE: Final = frozenset({"her", "herself"})
PEOPLE: Final = frozenset({"people", "man", "woman", "boy", "girl", "child", "somebody", "someone", "anyone"})
THEIRS: Final = ("their", "themselves")
EMPHATIC: Final = re.compile(r"(?<=\w) (?:himself|herself)(?=$|,| (?:after|before|in|last|on|when|with|without)\b)")
REFLEXIVE: Final = re.compile(r"\w+(?: (?:about|as|at|behind|by|for|from|in|into|of|on|to|with))?")


def of_doer(clause: Clause, predicate: str, name: Name, text: Text) -> str:
    """Return a predicate without "its", which means its subject where that is an English body or country.

    Behind a sentence about another thing it may mean that one, but not right behind the verb: The Mekong is long. Laos
    has dams on its tributaries.
    """
    if text.language != "en":
        return of_subject(clause, predicate) if _of_self(clause, predicate, name) else predicate
    if name.kind == PERSON:
        return OWN.sub("somebody's", predicate) if of_nobody(clause, predicate, name, text) != predicate else predicate
    its = r"\bits(?= own\b)" if _after_another(clause, name, text) else r"\bits\b"
    return re.sub(rf"{its}|(?<={clause.main.text} )its\b", "the", predicate)


def _of_self(clause: Clause, predicate: str, name: Name) -> bool:
    """Tell whether an Indonesian "-nya" may mean who is asked for (menggendong anaknya): no date asks for more.

    A husband or a wife would tell the man or the woman among the options.
    """
    dated = any(time.kind != FLOATING for time in clause.times)
    found = list(THEIRS_ID.finditer(predicate))
    own = all({match["noun"], match["before"]} & clause.lexicon["own"] for match in found)
    return name.kind == PERSON and not dated and own and not SPOUSE.search(predicate)


def of_nobody(clause: Clause, predicate: str, name: Name, text: Text) -> str:
    """Return an English predicate with "their" for the "his" or "her" of its subject, where nobody else may be meant.

    The pronoun would tell the man or the woman among the options.
    """
    if text.language != "en" or name.kind != PERSON:
        return predicate
    predicate = _unstressed(predicate)
    found = tuple(OWN.finditer(predicate))
    if not found:
        return predicate
    line, lists = clause.line, text.lexicon
    inner = {word.small for word in tokens(predicate[: found[-1].start()])}
    human = lists["offices"] | lists["human"] | lists["kin"] | PEOPLE
    others = any(
        some.name != name and _human(some) for some in text.mentions(line.address) if some.start >= clause.begin
    )
    mixed = len({match[0] in FEMALE for match in found}) > 1 or bool(inner & human) or SOMEBODY.search(predicate)
    return predicate if others or mixed else OWN.sub(lambda match: THEIRS[match[0][-4:] == "self"], predicate)


def _unstressed(predicate: str) -> str:
    """Return a predicate without the "herself" that only stresses its subject: took the penalty herself, not shot."""
    found = EMPHATIC.search(predicate)
    bare = found is None or REFLEXIVE.fullmatch(predicate[: found.start()])
    return predicate if found is None or bare else predicate[: found.start()] + predicate[found.end() :]


def _human(some: Mention) -> bool:
    """Tell whether a mention is of a person, or may be."""
    return some.name is None or some.name.kind == PERSON


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
