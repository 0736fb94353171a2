"""One entry of ``glossary.<language>.yaml`` <-> a word of the passage with its meaning."""

from __future__ import annotations

from typing import Any, Final

from quizapp.bank.plain.words import subject_of
from quizapp.core.passage import Term
from quizapp.core.shape import ListOf, Record, Scope, Text, identifier, maybe, read_clean
from quizapp.core.tree import Node

WORD: Final = Text(80)
TERM: Final = Record({
    "id": identifier(),
    "term": WORD,
    "forms": maybe(ListOf(WORD, 1, 20)),
    "meaning": Text(300),
})  # fmt: skip


def load_term(node: Node, scope: Scope) -> Term | None:
    """Return the entry of a marked tree, or None after reporting everything wrong with it to ``scope``."""
    data = read_clean(TERM, node, scope.about(subject_of(node)))
    return None if data is None else make_term(data)


def make_term(data: dict[str, Any]) -> Term:
    """Return the entry of plain data that is known to be right."""
    return Term(data["id"], data["term"], data["meaning"], tuple(data.get("forms", ())))


def dump_term(term: Term) -> dict[str, Any]:
    """Return plain data in canonical key order, such that ``load_term`` gives the entry back."""
    forms = {"forms": list(term.forms)} if term.forms else {}
    return {"id": term.id, "term": term.term, **forms, "meaning": term.meaning}
