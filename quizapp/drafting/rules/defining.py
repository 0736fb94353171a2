"""Findings about what a rare word means where the article says so: preeklamsia adalah ..., aflatoksin, racun yang."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quizapp.bank.lint.texts import holds, words
from quizapp.core.i18n import Message
from quizapp.drafting.questions import asking
from quizapp.drafting.questions.findings import Asks, Finding, Refused, Results
from quizapp.drafting.sense.alone import leaning
from quizapp.drafting.sense.reasons import names_answer, points_elsewhere, too_short_or_long
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.passive import everyday
from quizapp.drafting.words.tagger import NOUN, tags
from quizapp.drafting.words.tokens import Line

IS: Final = re.compile(
    r"(?P<term>[A-Z][a-z-]{4,}(?: [a-z-]+)?) (?:adalah|ialah|merupakan) (?P<what>[a-z][^,;:“”()]*)\."
)
EXPLAINED: Final = re.compile(
    r"(?<=[a-z] )(?P<term>[a-z][a-z-]{4,}), (?:(?:yaitu|yakni|atau) )?(?P<what>[a-z][^,;:“”()]*)(?=[,.])"
)
SAYING: Final = frozenset({"yang", "untuk", "dari", "berupa", "akibat", "dalam", "di"})
SHORTEST, LONGEST = 5, 20  # words of a meaning
FAIR: Final = 84


def definitions(text: Text) -> Results:
    """Walk the rare words that an Indonesian sentence explains, each with its meaning."""
    for line in text.sound if text.language == "id" else ():
        if line.quotes or {word.small for word in line.tokens} & text.lexicon.speech.keys():
            continue
        yield from _told(line, text)


def _told(line: Line, text: Text) -> Iterator[Finding | Refused]:
    found = IS.fullmatch(line.text)
    for match in (found,) if found else EXPLAINED.finditer(line.text):
        term, what = match["term"].lower(), match["what"]
        if not _rare(term, text) or not _explains(line, match.start("what"), what, text):
            continue
        if why := _why_not(term, what, text):
            yield Refused(line.address, "called", why)
            continue
        yield Finding(
            "called", line.address, Asks.NAME, asking.say(text.language, "term", what=what), term,
            f"{asking.capitalised(term)} adalah {what}.", claim=what, confidence=FAIR,
        )  # fmt: skip


def _rare(term: str, text: Text) -> bool:
    """Tell whether a word is no everyday one, and is no name either: the article writes it small."""
    inner = all(word in text.inner_words for word in term.split())
    return inner and not any(everyday(part) for part in re.split(r"[ -]", term))


def _explains(line: Line, begin: int, what: str, text: Text) -> bool:
    """Tell whether words are a noun with what it is told by, and no list or side clause."""
    place = next(at for at, word in enumerate(line.tokens) if word.start >= begin)
    first = line.tokens[0].small
    opened = first in text.lexicon["prepositions"] | text.lexicon["after"] | text.lexicon["conditions"]
    plain = tags(line.words)[place] == NOUN and everyday(line.tokens[place].small)
    return plain and not SAYING.isdisjoint(what.split()[1:]) and not (opened and place < len(line.tokens) // 2)


def _why_not(term: str, what: str, text: Text) -> Message | None:
    if not SHORTEST <= len(words(what)) <= LONGEST:
        return too_short_or_long()
    if holds(what, term):
        return names_answer()
    if words(what)[-1] in text.lexicon["going"]:
        return points_elsewhere(words(what)[-1])
    return leaning(what, text.lexicon)
