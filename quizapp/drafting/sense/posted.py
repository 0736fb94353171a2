"""Clauses that end with somebody and what they are: ... kepada Budi Sari, mantan kepala dinas, Senin (3/3/2025)."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.drafting.sense.clauses import Clause, cut_out
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.times import times


def without_posts(words: str, clause: Clause, text: Text) -> str:
    """Return words of a clause without the post that stands behind a name at their end."""
    for name, post in _posts(clause, text):
        if words.endswith(f"{name}, {post}"):
            return words.removesuffix(f", {post}")
    return words


def end_without_post(clause: Clause, text: Text) -> int:
    """Return where a clause ends without the post that only a day, or nothing, stands behind; else its end."""
    line = clause.line.text
    for name, post in _posts(clause, text):
        found = line.find(f"{name}, {post}", clause.start)
        behind = found + len(f"{name}, {post}")
        days = [(time.start, time.end) for time in times(line, text.language)]
        if found >= 0 and behind <= clause.end and not cut_out(line, behind, clause.end, days):
            return found + len(name)
    return clause.end


def _posts(clause: Clause, text: Text) -> Iterator[tuple[str, str]]:
    """Walk the people of a clause, as they are called there, with the posts that the sentence gives them."""
    address = clause.line.address
    for some in text.mentions(address) if text.language == "id" else ():
        held = text.names.offices.get(some.name.text, ()) if some.name else ()
        yield from ((some.text, post) for post, where in held if where == address)
