"""Findings about who was chosen for an office: menunjuk Dimas Hartawan sebagai pelatih; Indonesian."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from quizapp.drafting.questions import asking
from quizapp.drafting.questions.findings import Asks, Finding, Refused, Results
from quizapp.drafting.rules.happenings import before_verb, bracketed, vague, why_not
from quizapp.drafting.sense.clauses import Clause
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import PERSON, Mention
from quizapp.drafting.words.passive import passive

AS: Final = ("sebagai ", "menjadi ")
DONE: Final = frozenset(
    {"akhirnya", "kemudian", "lalu", "resmi", "sudah", "telah"}
)  # words before a deed that was done
SHORTEST: Final = 4  # words of what somebody was chosen by and for
GOOD: Final = 90


def appointments(text: Text) -> Results:
    """Walk whom somebody chose for an office: the name stands right behind the verb, and "as" right behind it."""
    for clause in text.clauses if text.language == "id" else ():
        if clause.main.small in text.lexicon["appointing"]:
            yield from _chosen(clause, text)


def _chosen(clause: Clause, text: Text) -> Iterator[Finding | Refused]:
    mention, done = _behind_verb(clause, text), before_verb(clause) - {clause.main.small} <= DONE
    rest = clause.predicate(without=bracketed(clause), since=mention.end) if mention else ""
    if mention is None or mention.name is None or not done or not rest.startswith(AS):
        return
    deed = f"{passive(clause.main.small)} {clause.subject} {rest}"
    if why := vague(clause) or why_not(clause, deed, text, mention.name, least=SHORTEST):
        yield Refused(clause.line.address, "chosen", why)
        return
    yield Finding(
        "chosen", clause.line.address, Asks.NAME,
        question=asking.say("id", "who", predicate=deed), answer=mention.name.text,
        statement=f"{mention.name.text} {deed}.", name=mention.name, confidence=GOOD,
    )  # fmt: skip


def _behind_verb(clause: Clause, text: Text) -> Mention | None:
    """Return the person whose name, in full or not, stands right behind the verb of a clause."""
    found = (some for some in text.mentions(clause.line.address) if some.start == some.begin == clause.main.end + 1)
    some = next(found, None)
    return some if some and some.name and some.name.kind == PERSON else None
