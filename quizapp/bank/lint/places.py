"""Where in an author's files a finding stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quizapp.bank.draft import Draft, Entries
from quizapp.bank.lint.ground import Kind, Owner
from quizapp.bank.lint.run import Locate
from quizapp.bank.source import File, read_source
from quizapp.core.problem import Place, Problems
from quizapp.core.tree import Node
from quizapp.itemtypes.authored import node_at
from quizapp.itemtypes.parts import Step


def places_in(draft: Draft, head_file: str, passages: Mapping[str, File]) -> Locate:
    """Return what gives the place of the steps in an entry; ``passages`` maps a language to its passage's file."""
    lines = {language: _lines(path) for language, path in passages.items()}
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
        if owner.language not in passages:
            return Place(head_file)
        return Place(str(passages[owner.language]), lines[owner.language].get(str(*steps[:1]), 1))

    return locate


def _lines(path: File) -> dict[str, int]:
    """Return the address of each sentence of a passage's file -> its line: as the file is read, a sentence a line."""
    found, paragraph, sentence = {}, 0, 0
    for number, line in enumerate((read_source(path, str(path), Problems()) or "").split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            sentence = 0
            continue
        paragraph, sentence = paragraph + (sentence == 0), sentence + 1
        found[f"p{paragraph}.{sentence}"] = number
    return found


def _nodes(kind: Kind, language: str, entries: Entries[Any]) -> dict[Owner, Node]:
    return {Owner(kind, entry.id, language): entry.node for entry in entries.all}
