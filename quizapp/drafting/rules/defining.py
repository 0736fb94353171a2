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
from quizapp.drafting.words.predicates import verb_at
from quizapp.drafting.words.tagger import NOUN, VERB, tags
from quizapp.drafting.words.tokens import Line

IS: Final = re.compile(
    r"(?P<term>[A-Z][a-z-]{4,}(?: [a-z-]+)?) (?:adalah|ialah|merupakan) (?P<what>[a-z][^,;:“”()]*)\."
)
EXPLAINED: Final = re.compile(
    r"(?P<term>\b[A-Za-z][a-z-]{3,}), (?:(?:yaitu|yakni) )?(?P<what>[a-z][^,;:“”()]*)"
    r"(?P<end>, (?!dan |serta |atau )|\.)"
)
TELLING: Final = frozenset({"yang", "untuk", "dari", "berupa"})  # words behind which stands what a noun is told by
COMMON: Final = (
    "bare", "unnamed", "units", "ordinary", "places", "things", "persons", "folk", "offices", "kin", "groups",
)  # fmt: skip
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
        term, what = _whole(line, match, text), match["what"]
        if not term or not _explains(line, match.start("what"), what, text):
            continue
        if found is None and not _apposed(line, match, text):
            continue
        if why := _why_not(term, what, text):
            yield Refused(line.address, "called", why)
            continue
        yield Finding(
            "called", line.address, Asks.NAME, asking.say(text.language, "term", what=what), term,
            f"{asking.capitalised(term)} adalah {what}.", claim=what, confidence=FAIR,
        )  # fmt: skip


def _whole(line: Line, match: re.Match[str], text: Text) -> str:
    """Return the term that is explained, with a strange word before it; "" for an everyday word, a name or a verb."""
    term = match["term"].lower()
    place = next((at for at, word in enumerate(line.tokens) if word.start == match.start("term")), None)
    common = text.lexicon.writing.common_words.union(*(text.lexicon[name] for name in COMMON))
    small = all(word in text.inner_words for word in term.split())
    if place is None or not small or common & set(term.split()) or (place and tags(line.words)[place] != NOUN):
        return ""
    before = line.tokens[place - 1].small if place else ""
    if not before.isalpha() or everyday(before) or before in text.lexicon.writing.stop_words or not place:
        return term
    return "" if line.tokens[place - 1].capital else f"{before} {term}"


def _explains(line: Line, begin: int, what: str, text: Text) -> bool:
    """Tell whether words are a noun, of no person, and then what it is told by before any verb."""
    first = next(at for at, word in enumerate(line.tokens) if word.start >= begin)
    kinds = tags(line.words)
    head = line.tokens[first].small
    people = any(head in text.lexicon[name] for name in ("persons", "folk", "offices", "kin", "groups"))
    inside = [at for at, word in enumerate(line.tokens) if begin <= word.start < begin + len(what)]
    telling = next((at for at in inside[1:] if line.tokens[at].small in TELLING), None)
    if telling is None or kinds[first] != NOUN or people or not everyday(head):
        return False
    return not any(kinds[at] == VERB for at in inside if at < telling)


def _apposed(line: Line, match: re.Match[str], text: Text) -> bool:
    """Tell whether an explanation stands behind what a verb is about, or is set between commas before the verb."""
    clause = next((one for one in text.clauses if one.line.address == line.address), None)
    if clause is not None and clause.main.end < match.start("term"):
        between = {word.small for word in line.tokens if clause.main.end <= word.start < match.start("term")}
        return not between & text.lexicon["cuts"] - {"akibat", "yang", "untuk", "dengan"}
    behind = [at for at, word in enumerate(line.tokens) if word.start >= match.end("end")][:1]
    return match["end"] != "." and match.start("term") == 0 and bool(behind) and _verbal(line, behind[0], text)


def _why_not(term: str, what: str, text: Text) -> Message | None:
    if not SHORTEST <= len(words(what)) <= LONGEST:
        return too_short_or_long()
    if holds(what, term):
        return names_answer()
    if words(what)[-1] in text.lexicon["going"]:
        return points_elsewhere(words(what)[-1])
    return leaning(what, text.lexicon)


def _verbal(line: Line, place: int, text: Text) -> bool:
    """Tell whether a predicate begins here: a verb, or an auxiliary before what is so: masih tinggi."""
    return verb_at(line, place, text.lexicon) is not None or line.tokens[place].small in text.lexicon["auxiliaries"]
