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
    found = at(node, *fields)
    if found is not None:
        yield from _names(found, ".".join(fields))


def named_in(node: Node | None, *fields: str) -> Iterator[list[Mention]]:
    """Walk the lists of names in a field: one name, one list, a list of lists, or the names of a mapping.

    Where a list stands on the way, the field is that of each of its entries.
    """
    for found, path in _along(node, fields):
        if isinstance(found, Branch):
            yield [Mention(f"{path}.{name}", name, place) for name, (place, _) in found.entries.items()]
            continue
        yield list(_names(found, path))
        for number, inner in enumerate(rows(found), 1):
            yield list(_names(inner, f"{path}[{number}]")) if isinstance(inner, Row) else []


def _along(node: Node | None, fields: tuple[str, ...], path: str = "") -> Iterator[tuple[Node, str]]:
    if node is not None and not fields:
        yield node, path
    elif isinstance(node, Row):
        for number, entry in enumerate(node.values, 1):
            yield from _along(entry, fields, f"{path}[{number}]")
    elif isinstance(node, Branch) and fields[0] in node.entries:
        yield from _along(node.entries[fields[0]][1], fields[1:], f"{path}.{fields[0]}" if path else fields[0])


def _names(node: Node, path: str) -> Iterator[Mention]:
    if isinstance(node, Leaf) and not node.empty:
        yield Mention(path, node.text, node.place)
    for number, leaf in enumerate(rows(node), 1):
        if isinstance(leaf, Leaf) and not leaf.empty:
            yield Mention(f"{path}[{number}]", leaf.text, leaf.place)
