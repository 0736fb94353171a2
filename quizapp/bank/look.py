"""Looking into marked trees: what an author wrote at a path, whether or not the whole could be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.core.problem import Place
from quizapp.core.tree import Branch, Leaf, Node, Row


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold a name that stands in a field: the path to it, the text and its place."""

    path: str
    text: str
    place: Place


def at(node: Node | None, *fields: str) -> Node | None:
    """Return what stands under the fields, or None where one is missing."""
    for field in fields:
        if not isinstance(node, Branch) or field not in node.entries:
            return None
        node = node.entries[field][1]
    return node


def rows(node: Node | None) -> tuple[Node, ...]:
    """Return the entries of a list, none when it is not a list."""
    return node.values if isinstance(node, Row) else ()


def text_at(node: Node | None, *fields: str) -> str:
    """Return the text under the fields, "" when there is none."""
    leaf = at(node, *fields)
    return leaf.text if isinstance(leaf, Leaf) else ""


def place_at(node: Node, *fields: str) -> Place:
    """Return the place of what stands under the fields, of the nearest mapping above it when it is missing."""
    found: Place = node.place
    for depth in range(1, len(fields) + 1):
        inner = at(node, *fields[:depth])
        found = inner.place if inner else found
    return found


def mentions(node: Node | None, *fields: str) -> Iterator[Mention]:
    """Walk the names in a field that holds one or a list of them."""
    found, path = at(node, *fields), ".".join(fields)
    if isinstance(found, Leaf) and not found.empty:
        yield Mention(path, found.text, found.place)
    for number, leaf in enumerate(rows(found), 1):
        if isinstance(leaf, Leaf) and not leaf.empty:
            yield Mention(f"{path}[{number}]", leaf.text, leaf.place)


def named_in(node: Node | None, *fields: str) -> Iterator[list[Mention]]:
    """Walk the lists of names in a field: one list, a list of lists, or the names of a mapping."""
    found, path = at(node, *fields), ".".join(fields)
    if isinstance(found, Branch):
        yield [Mention(f"{path}.{name}", name, place) for name, (place, _) in found.entries.items()]
        return
    yield list(mentions(node, *fields))
    for number, inner in enumerate(rows(found), 1):
        leaves = [leaf for leaf in rows(inner) if isinstance(leaf, Leaf) and not leaf.empty]
        yield [Mention(f"{path}[{number}][{place}]", leaf.text, leaf.place) for place, leaf in enumerate(leaves, 1)]
