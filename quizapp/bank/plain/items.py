"""One item of ``items.<language>.yaml`` <-> its frozen value and plain data; its content is its type's business."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from quizapp.bank.look import text_at
from quizapp.bank.plain.cards import CARD, dump_card, make_card
from quizapp.bank.plain.waivers import WAIVERS
from quizapp.bank.plain.words import ADDRESS, ADDRESSES, IDS, SOME_IDS, frozen, ordered, present, subject_of
from quizapp.core.item import WRITTEN_LATER, Difficulty, Item, Process, Status
from quizapp.core.shape import Either, ListOf, OneOf, Record, Scope, Shape, Text, Whole, identifier, maybe, read_clean
from quizapp.core.tree import Branch, Leaf, Node
from quizapp.itemtypes import registry

NO_CARD: Final = "none"
MAY_LACK: Final = frozenset({Status.DRAFT, Status.RETIRED})
HINTS: Final = ListOf(Text(500), 1, 5)


class TypeName(Shape):
    """Read the name of an item type that is installed."""

    def read(self, node: Node, scope: Scope) -> Any:  # noqa: ANN401 - as in Shape
        """Return the name."""
        return OneOf(tuple(registry.item_types())).read(node, scope)

    def schema(self) -> dict[str, object]:
        """Return an enumeration of the installed types."""
        return OneOf(tuple(registry.item_types())).schema()


@dataclass(frozen=True, slots=True)
class Untouched(Shape):
    """Pass the tree on: the item's type reads it."""

    def read(self, node: Node, scope: Scope) -> Node:  # noqa: ARG002 - as in Shape
        """Return the tree itself."""
        return node

    def schema(self) -> dict[str, object]:
        """Return a schema that the type narrows."""
        return {"type": "object"}


@dataclass(frozen=True, slots=True)
class ItemShape(Shape):
    """Read an item; whatever else is wrong with it, its content is read by its type too.

    ``unfinished`` reads a draft and what was withdrawn, which may lack parts, ``whole`` what is reviewed or published.
    """

    whole: Record
    unfinished: Record

    def read(self, node: Node, scope: Scope) -> Any:  # noqa: ANN401 - as in Shape
        """Return the fields, the content frozen by its type."""
        record = self.unfinished if text_at(node, "status") in MAY_LACK else self.whole
        data = record.read(node, scope)
        if not isinstance(data, dict) or not {"type", "content"} <= set(data):
            return data
        content = registry.item_types()[data["type"]].load(data["content"], scope.at("content"))
        return {**data, "content": content}

    def schema(self) -> dict[str, object]:
        """Return a draft's schema, what others need besides, and the content's schema by type."""
        kinds = [
            {
                "if": {"properties": {"type": {"const": name}}, "required": ["type"]},
                "then": {"properties": {"content": kind.shape.schema()}},
            }
            for name, kind in registry.item_types().items()
        ]
        whole = self.whole.schema()
        lists = {name: {"minItems": 1} for name in ADDED_TO}
        finished = {
            "if": {"properties": {"status": {"enum": [str(word) for word in Status if word not in MAY_LACK]}}},
            "then": {"required": whole["required"], "properties": lists},
        }
        return {**self.unfinished.schema(), "allOf": [finished, *kinds]}


WHOLE: Final = Record({
    "id": identifier(),
    "type": TypeName(),
    "stem": Text(1000),
    "content": Untouched(),
    "rationale": Text(1500),
    "evidence": ADDRESSES,
    "facts": maybe(IDS),
    "process": OneOf(tuple(Process)),
    "topics": SOME_IDS,
    "difficulty": OneOf(tuple(Difficulty)),
    "indicator": Text(500),
    "status": OneOf(tuple(Status)),
    "author": maybe(Text(200)),
    "points": maybe(Whole(1, 100)),
    "hints": maybe(HINTS),
    "card": maybe(Either(NO_CARD, CARD)),
    "waive": maybe(WAIVERS),
})  # fmt: skip
ADDED_TO: Final = {"evidence": ListOf(ADDRESS, 0, 20), "topics": IDS}  # lists that are empty in a draft at first
UNFINISHED: Final = Record({
    name: maybe(ADDED_TO.get(name, part.shape)) if name in WRITTEN_LATER else part for name, part in WHOLE.known.items()
})  # fmt: skip
ITEM: Final = ItemShape(WHOLE, UNFINISHED)


def load_item(node: Node, scope: Scope) -> Item | None:
    """Return the item of a marked tree, or None after reporting everything wrong with it to ``scope``."""
    data = read_clean(ITEM, node, scope.about(subject_of(node)))
    if not isinstance(data, dict) or ("content" in data and data["content"] is None):
        return None
    card = data.get("card")
    return Item(
        id=data["id"],
        type=data["type"],
        stem=data["stem"],
        content=data.get("content"),
        rationale=data.get("rationale", ""),
        evidence=tuple(data.get("evidence", ())),
        facts=tuple(data.get("facts", ())),
        process=Process(data["process"]),
        topics=tuple(data.get("topics", ())),
        difficulty=Difficulty(data["difficulty"]),
        indicator=data.get("indicator", ""),
        status=Status(data["status"]),
        author=data.get("author", ""),
        points=data.get("points", 1),
        card=make_card(card) if isinstance(card, dict) else card,
        waive=frozen(data.get("waive", {})),
        hints=tuple(data.get("hints", ())),
    )


def check_item(item: Item, node: Node, scope: Scope) -> None:
    """Report content that can be read but not asked, as its type sees it; a draft may have none yet."""
    if item.content is None:
        return
    content = node.entries["content"][1] if isinstance(node, Branch) else Leaf("", node.place)
    registry.item_types()[item.type].check(item.content, content, scope.about(item.id).at("content"))


def dump_item(item: Item) -> dict[str, Any]:
    """Return plain data in canonical key order, defaults left out, such that ``load_item`` gives the item back.

    Raises KeyError when the item's type is not installed.
    """
    card = item.card
    data: dict[str, Any] = {
        "id": item.id,
        "type": item.type,
        "stem": item.stem,
        "content": registry.item_types()[item.type].dump(item.content) if item.content is not None else None,
        "rationale": item.rationale,
        "evidence": list(item.evidence),
        "facts": list(item.facts),
        "process": str(item.process),
        "topics": list(item.topics),
        "difficulty": str(item.difficulty),
        "indicator": item.indicator,
        "status": str(item.status),
        "author": item.author,
        "points": item.points if item.points != 1 else 0,
        "hints": list(item.hints),
        "card": card if card is None or isinstance(card, str) else dump_card(card),
        "waive": ordered(item.waive),
    }
    if item.content is None:
        del data["content"]
    return present(data, "rationale", "indicator", "author", "points", "hints", "card", "waive")
