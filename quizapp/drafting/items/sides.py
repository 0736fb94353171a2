"""Who speaks for which body, so that the two are no speakers to be told apart: a union and its chairman."""

from __future__ import annotations

import re
from itertools import pairwise

from quizapp.bank.lint.texts import holds
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import ORGANISATION, PERSON, Name


def one_side(one: Name, other: Name, text: Text) -> bool:
    """Tell whether of two speakers one is a body and the other a person of it, by an office or by "its chairman"."""
    if {one.kind, other.kind} != {ORGANISATION, PERSON}:
        return False
    body, person = (one, other) if one.kind == ORGANISATION else (other, one)
    posts = [post for post, _ in text.names.offices.get(person.text, ())]
    if any(holds(post, name) for post in posts for name in body.names):
        return True
    its = re.compile(rf"\b[a-z]+nya\b[^.“”]{{0,30}}{re.escape(person.text.split()[0])}", re.IGNORECASE)
    return any(
        body in text.named(before.address) and person in text.named(line.address) and its.search(line.text)
        for before, line in pairwise(text.lines)
        if not line.fresh
    )
