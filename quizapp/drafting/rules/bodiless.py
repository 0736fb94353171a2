"""Whether an office says of what it is: not kepala museum, direktur utama, chief executive, the company's lawyer."""

from __future__ import annotations

import re
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.drafting.questions.wording import LEADING
from quizapp.drafting.rules.single import only_one
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.predicates import VERBAL
from quizapp.drafting.words.tagger import VERB, tags
from quizapp.drafting.words.tokens import tokens

VAGUE: Final = "big|bigger|first|larger|last|new|newer|next|old|older|other|private|rival|same|second|small|third|whole"
POINTING: Final = re.compile(
    rf"\b(?:(?:for|of|at|from) the (?:(?:{VAGUE}) )*[a-z]+$|(?:the|The) (?:(?:{VAGUE}) )*(?P<body>[a-z]+)['’]s )"
)  # which company's? the city council is one
NATIONAL: Final = frozenset({"assembly", "congress", "court", "house", "parliament", "senate", "treasury"})  # one each
HEADING: Final = frozenset({"chief", "lead"})
OF_FIELD: Final = frozenset({"convener", "convenor", "secretary"})
OWNERS: Final = r"(?:['’]s|s['’]) "  # his relatives' lawyer is more than a lawyer
ELECTED: Final = frozenset({"committee", "council", "parish", "borough"})  # a local article is about one of them
SHORTEST_OFFICE: Final = 2  # words: "president" alone says too little


def bodiless(office: str, address: str, text: Text) -> bool:
    """Tell whether an office is of a body or a thing that only another sentence names, or is somebody's.

    ``office`` is as the question says it, ``address`` that of its sentence.
    """
    return _pointing(office, text) or _unnamed(office, text) or _owned(office, address, text)


def _unnamed(office: str, text: Text) -> bool:
    """Tell whether an office is of a body that it does not name: kepala museum, direktur rumah sakit."""
    first, *_, last = words(office)
    lists = text.lexicon
    bodies = lists["bare"] | lists["unnamed"] | lists["definite"] | lists["organisations"] | lists["places"] | {"sakit"}
    named = any(word.capital for word in tokens(office)[1:]) and not (
        len(words(office)) == SHORTEST_OFFICE and last in bodies
    )
    untold = lists["untold_posts"] | lists["territorial"]  # kepala desa: of which village?
    if text.language == "id" and (_unowned(office, text) or office.lower() in untold):
        return True
    leading = lists["high_offices"] | LEADING | lists["unique"] | lists["modifiers"] | lists["portfolio"] | {"the"}
    if not named and all(word in leading for word in words(office)):
        return True  # chief executive, direktur utama: of what?
    if text.language == "en" and _of_body(office, text):
        return True
    if not named and last in lists["groups"]:
        return True  # penasihat klub: of which club?
    return text.language == "id" and not named and first in lists["high_offices"] | LEADING and last in bodies


def _of_body(office: str, text: Text) -> bool:
    """Tell whether an English office is one in a body, and nothing says in which: Finance Director, the lead author."""
    lists = text.lexicon
    own = (
        lists["offices"]
        | lists["portfolio"]
        | lists["modifiers"]
        | {"operating", "managing", "financial", "the", "a", "an"}
    )
    heads = (phrase.split() for phrase in own if " " not in phrase or phrase.split()[-1] in lists["in_bodies"])
    titled = lists["organisations"] - NATIONAL if office[:1].isupper() else frozenset()  # Hospital Director
    parts = ({part for phrase in heads for part in phrase} | titled) - {"opposition"}
    *before, head = words(office)
    minister = head in OF_FIELD and bool(lists["portfolio"] & set(before))  # Health Secretary, finance convener
    chief = bool(HEADING & set(before)) and head != "justice"  # chief councillor: of what?
    return (chief or head in lists["in_bodies"]) and not minister and set(before) <= parts


def _unowned(office: str, text: Text) -> bool:
    """Tell whether an Indonesian office is of a firm or committee that it does not name: Direktur Keuangan."""
    first, *rest = words(office)
    ours = first in text.lexicon["firm_posts"] and all(word in text.lexicon["firm_fields"] for word in rest)
    return ours or any(f" {office.lower()}".endswith(f" {organ}") for organ in text.lexicon["organs"])


def _pointing(office: str, text: Text) -> bool:
    """Tell whether an English office is of a thing that another sentence names: director of the company.

    The council's finance officer is one where the article speaks of one council only.
    """
    found = POINTING.search(office) if text.language == "en" else None
    body = found["body"] if found else ""
    return found is not None and not (body in ELECTED and only_one(body, text))


def _owned(office: str, address: str, text: Text) -> bool:
    """Tell whether an English trade is somebody's by its sentence, of which the office says nothing."""
    line = next(line for line in text.lines if line.address == address)
    article, _, trade = office.partition(" ")
    plain = text.language == "en" and article in {"a", "an"} and trade.isalpha()
    return plain and re.search(rf"{OWNERS}{trade}\b", line.text) is not None


def tells(office: str, text: Text) -> bool:
    """Tell whether an Indonesian office has a verb in it, so that something else was taken for one."""
    found = tuple(word.text for word in tokens(office))
    if text.language == "en" or "yang" in found:
        return False
    tagged = zip(found, tags(found), strict=True)
    return any(tag == VERB and word.startswith(VERBAL) and word.islower() for word, tag in tagged)
