"""English questions for a number that does not stand right behind its verb: on how many seamounts, how large a profit.

Only the wording belongs here; whether such a question may be asked is for counting to say.
"""

from __future__ import annotations

import re
from typing import Final

from quizapp.drafting.questions import asking
from quizapp.drafting.questions.turning import LARGE
from quizapp.drafting.rules.happenings import with_lead
from quizapp.drafting.sense.clauses import Clause
from quizapp.drafting.words.numbers import Count

PLACING: Final = frozenset({"across", "after", "for", "from", "in", "on", "to"})  # on how many seamounts
EACH: Final = re.compile(r"^an? (crossing|day|game|journey|match|month|night|season|trip|voyage|week|year)\b")
ARTICLES: Final = frozenset({"a", "an"})
SHORTEST_SIZED, LONGEST_SIZED = 3, 5  # words of "an operating profit of"


def reached(clause: Clause, count: Count, end: int) -> tuple[str, str]:
    """Return the question for a number behind a preposition, and what it asks; "" and "" where that is not certain.

    ``end`` is the place behind what is counted.
    """
    words, lists = clause.line.tokens, clause.lexicon
    before, at = words[count.first - 1], count.first - 1
    between = words[clause.verb + 1 : at]
    moved = asking.base_of(lists, clause.main.small)[1] in lists["changing"] | lists["moving"]
    stops = lists["cuts"] | lists["because"] | lists["speech_after"] | {"that", "to", "and", "or"}
    plain = all(word.word and word.small not in stops and not word.text[0].isdigit() for word in between)
    if before.small not in PLACING or not between or not plain or (moved and before.small in {"from", "to"}):
        return "", ""
    if before.small == "after" and any(word.small in lists.verbs for word in words[count.last : end]):
        return "", ""  # after three guards resigned
    what = clause.line.text[words[count.number + 1].start : words[end - 1].end]
    first = _up_to(clause, before.start)
    rest = with_lead(clause, clause.predicate(since=words[end - 1].end) if words[end - 1].end < clause.end else "")
    if each := EACH.match(rest):
        what, rest = f"{what} {each[0]}", rest[each.end() :].strip()
    event = asking.event(clause, f"{first} {rest}".strip())
    about = f"{count.about} " if count.about else ""
    question = f"{asking.capitalised(f'{about}{before.small}')} how many {what} {event}?" if first and event else ""
    return question, f"{clause.subject} {first} {what} {rest}"


def sized(clause: Clause, count: Count) -> tuple[str, str]:
    """Return the question for the size of a sum or crowd (a profit of $41 million), and what it asks; or "" and ""."""
    words, lists = clause.line.tokens, clause.lexicon
    thing = words[clause.verb + 1 : count.first]
    if not SHORTEST_SIZED <= len(thing) <= LONGEST_SIZED or thing[0].small not in ARTICLES or thing[-1].small != "of":
        return "", ""
    rest = clause.predicate(since=words[count.last - 1].end) if words[count.last - 1].end < clause.end else ""
    opening = rest.split(maxsplit=1)[0] if rest else "on"
    helper, verb = asking.base_of(lists, clause.main.small)
    if thing[-2].small not in lists["sized"] or not verb or opening not in lists["prepositions"] - {"of"}:
        return "", ""
    noun = clause.line.text[thing[0].start : thing[-2].end]
    plural = LARGE.sub(r"\1s of", count.unit)
    unit = f", in {plural}," if count.unit.split()[-1] in lists["currencies"] else ""
    rest = with_lead(clause, rest)
    parts = {"helper": helper, "subject": clause.subject, "verb": verb, "rest": rest}
    question = asking.say("en", "how_large", thing=noun, unit=unit, **parts)
    return question, f"{clause.subject} {noun} {rest}"


def _up_to(clause: Clause, end: int) -> str:
    """Return the predicate up to a letter."""
    whole = clause.predicate()
    behind = clause.predicate(since=end)
    return whole[: len(whole) - len(behind)].rstrip() if behind and whole.endswith(behind) else ""
