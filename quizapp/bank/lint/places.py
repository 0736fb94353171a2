"""Where in an author's files a finding stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quizapp.bank.draft import Draft, Entries
from quizapp.bank.lint.run import Locate
from quizapp.bank.lint.views import Kind, Owner
from quizapp.core.problem import Place
from quizapp.core.tree import Node
from quizapp.itemtypes.authored import node_at
from quizapp.itemtypes.parts import Step


def places_in(draft: Draft, head_file: str, passages: Mapping[str, str]) -> Locate:
    """Return what gives the place of the steps in an entry; ``passages`` maps a language to its passage's file."""
    nodes: dict[Owner, Node] = {}
    for edition in draft.editions:
        nodes |= _nodes(Kind.FACTS, edition.language, edition.facts) | _nodes(
            Kind.ITEMS, edition.language, edition.items
        )
    nodes |= _nodes(Kind.QUIZZES, "", draft.quizzes)
    if draft.head is not None:
        nodes[Owner(Kind.BANK, "")] = draft.head

    def locate(owner: Owner, steps: tuple[Step, ...]) -> Place:
        if owner in nodes:
            return node_at(nodes[owner], *steps).place
        return Place(passages.get(owner.language, head_file))

    return locate


def _nodes(kind: Kind, language: str, entries: Entries[Any]) -> dict[Owner, Node]:
    return {Owner(kind, entry.id, language): entry.node for entry in entries.all}
