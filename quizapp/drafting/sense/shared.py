"""Deeds that belong to more than their sentence: others join in, or what is done names nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from quizapp.core.i18n import Message, msg
from quizapp.drafting.sense import alone
from quizapp.drafting.sense.clauses import Clause
from quizapp.drafting.sense.reasons import points_elsewhere
from quizapp.drafting.sense.relating import bare_cost, bare_object, ownerless
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import Line

LAST: Final = re.compile(r"the last ([a-z]+)")
TO_BODY: Final = re.compile(
    r"(?:\w+ ){1,2}(?P<body>the (?:airline|brewery|carrier|chain|charity|company|firm|group|retailer|start-up))\b"
    r"(?!['’]| (?:behind|of|that|which|[A-Z]))"
)  # lent the group £60,000: which group?
LAST_THE: Final = re.compile(r" (the [a-z-]+)$")  # scrap the rules, which were introduced in 2004: which rules?
THE_ONE: Final = re.compile(
    r"\b(?:to|in|at|for|from|on|across|near) the (?P<noun>[a-z]+)(?=$|,| (?:in|on|at|by|to|from|since|until|after) )"
)


def the_one(predicate: str, lexicon: Lexicon) -> str:
    """Return an English "the county" behind a preposition which does not say which one; "" for none."""
    found = (one for one in THE_ONE.finditer(predicate) if one["noun"] in lexicon["shared"])
    one = next(found, None) if lexicon.language == "en" else None
    return f"the {one['noun']}" if one else ""


def earlier(clause: Clause, lines: Sequence[Line]) -> Message | None:
    """Refuse an English clause about "the last walkout" where the article tells of a newer one."""
    found = LAST.match(clause.subject) if clause.lexicon.language == "en" else None
    if found is None:
        return None
    alike = next((group.split() for group in clause.lexicon["recurring"] if found[1] in group.split()), ())
    others = (word.small for line in lines if line != clause.line for word in line.tokens)
    stems = {form for one in alike for form in (one, f"{one}s")}
    return None if stems.isdisjoint(others) else points_elsewhere(found[0])


def shared(clause: Clause) -> Message | None:
    """Return why a deed may be that of others too, or is done to something that another sentence names."""
    before = {word.small for word in clause.line.tokens if clause.start <= word.start <= clause.main.start}
    if clause.lexicon["joining_in"] & before:
        return msg("Others may have done so as well.")
    told = clause.line.text[clause.main.end : clause.end] if clause.main.small in clause.lexicon.speech else ""
    predicate = clause.predicate()
    body = TO_BODY.match(predicate) if clause.lexicon.language == "en" else None
    told_behind = LAST_THE.search(predicate) if clause.line.text[clause.end :].startswith(", which ") else None
    thing = (
        (body["body"] if body else "")
        or (told_behind[1] if told_behind and clause.lexicon.language == "en" else "")
        or bare_object(predicate, clause.lexicon)
        or bare_cost(predicate, clause.lexicon)
        or alone.town(predicate)
        or ownerless(told.lstrip(), clause.lexicon)
        or alone.ownerless(predicate.partition(" that ")[2], clause.lexicon)
    )
    return points_elsewhere(thing) if thing else None
