"""YAML -> marked trees, by PyYAML's C parser. Scalars stay text, so that ``no`` and ``1961`` are what they look like.

Events are walked, not composed nodes: composing hides anchors and tags, recurses in C, and resolves types itself.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any, Final

import yaml

from quizapp.bank.source import File, read_source
from quizapp.core.i18n import Message, msg
from quizapp.core.problem import Place, Problems
from quizapp.core.tree import Branch, Leaf, Node, Row

DEEPEST: Final = 24  # our deepest file nests 7 levels
MOST_NODES: Final = 400_000  # 1,000 items have about 60,000
LOOK: Final = msg("Look at this line and the one above: a quote, a colon or the indentation is wrong.")
UNCLOSED: Final = "found unexpected end of stream"
MENDS: Final = {
    "mapping values are not allowed in this context": msg(
        "Put quotes round a text that holds a colon and a space, or mend the indentation."
    ),
    "found character that cannot start any token": msg("Put the text in quotes, and indent with spaces, not tabs."),
    UNCLOSED: msg("Close the quote that is opened here."),
}


def read_yaml(path: File, name: str, problems: Problems) -> Node | None:
    """Return the tree of a YAML file, or None after reporting why it has none; ``name`` stands in the places."""
    text = read_source(path, name, problems)
    return None if text is None else parse_yaml(text, name, problems)


def parse_yaml(text: str, name: str, problems: Problems) -> Node | None:
    """Return the tree of YAML text, or None after reporting the first syntax error.

    A doubled key, an anchor, an alias and a tag are reported and passed over, so that the rest is still read. Text
    deeper than 24 levels or of more than 400,000 values is refused.
    """
    builder = _Builder(name, problems)
    try:
        for event in iter(yaml.CSafeLoader(text).get_event, None):
            builder.take(event)
    except yaml.YAMLError as fault:
        reason, place = _syntax(fault, name)
        message = msg("The YAML cannot be read: %(reason)s.", reason=reason)
        problems.error("yaml-syntax", message, place, mend=MENDS.get(reason, LOOK))
        return None
    except _TooMuch as limit:
        problems.error("yaml-limit", limit.sentence, limit.place, mend=msg("No file of a bank needs so much."))
        return None
    if builder.root is None:
        problems.error("yaml-empty", msg("The file is empty."), Place(name), mend=msg("Write its content."))
    return builder.root


def _syntax(fault: yaml.YAMLError, name: str) -> tuple[str, Place]:
    reason = str(getattr(fault, "problem", None) or "its form is wrong")
    marks = [getattr(fault, "problem_mark", None), getattr(fault, "context_mark", None)]
    mark = next(filter(None, reversed(marks) if reason == UNCLOSED else marks), None)
    return reason, Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)


class _TooMuch(Exception):  # noqa: N818 - a limit, caught in this file
    def __init__(self, sentence: Message, place: Place) -> None:
        self.sentence = sentence
        self.place = place


class _Open(ABC):
    """A mapping or list whose end has not come yet."""

    @abstractmethod
    def add(self, node: Node) -> None: ...

    @abstractmethod
    def close(self) -> Node: ...


class _OpenRow(_Open):
    def __init__(self, place: Place) -> None:
        self.place = place
        self.values: list[Node] = []

    def add(self, node: Node) -> None:
        self.values.append(node)

    def close(self) -> Row:
        return Row(tuple(self.values), self.place)


class _OpenBranch(_Open):
    def __init__(self, place: Place, problems: Problems) -> None:
        self.place = place
        self.problems = problems
        self.entries: dict[str, tuple[Place, Node]] = {}
        self.key: Node | None = None

    def add(self, node: Node) -> None:
        key, self.key = self.key, None
        if key is None:
            self.key = node
        elif not isinstance(key, Leaf):
            mend = msg("Put quotes round text that starts with a bracket or a brace.")
            self.problems.error("yaml-key", msg("A field name must be one word."), key.place, mend=mend)
        elif key.text in self.entries:
            message = msg("The field “%(name)s” stands twice in this mapping.", name=key.text[:80])
            mend = msg("Keep one of the two.")
            self.problems.error("yaml-key-twice", message, key.place, field=key.text[:80], mend=mend)
        else:
            self.entries[key.text] = (key.place, node)

    def close(self) -> Branch:
        return Branch(self.entries, self.place)


class _Top(_Open):
    """What stands around the document: keeps the first node."""

    def __init__(self) -> None:
        self.root: Node | None = None

    def add(self, node: Node) -> None:
        self.root = self.root or node

    def close(self) -> Node:
        raise AssertionError("the top is never closed")


class _Builder:
    """Take events one by one; ``root`` is the tree when all are taken."""

    def __init__(self, name: str, problems: Problems) -> None:
        self.name = name
        self.problems = problems
        self.top = _Top()
        self.open: list[_Open] = [self.top]
        self.count = 0

    @property
    def root(self) -> Node | None:
        return self.top.root

    def take(self, event: Any) -> None:  # noqa: ANN401 - PyYAML's events have no common type
        handle = HANDLERS.get(type(event))
        if handle is not None:
            handle(self, event)

    def scalar(self, event: yaml.ScalarEvent) -> None:
        place = self._place(event)
        if event.anchor or event.tag:
            self._refuse_marks(event, place)
        self.open[-1].add(Leaf(event.value, place, bool(event.style)))

    def alias(self, event: yaml.AliasEvent) -> None:
        place = self._place(event)
        self._refuse(f"*{event.anchor}", place)
        self.open[-1].add(Leaf(f"*{event.anchor}", place, quoted=True))

    def row(self, event: yaml.SequenceStartEvent) -> None:
        place = self._place(event)
        self._refuse_marks(event, place)
        self._begin(_OpenRow(place), place)

    def branch(self, event: yaml.MappingStartEvent) -> None:
        place = self._place(event)
        self._refuse_marks(event, place)
        self._begin(_OpenBranch(place, self.problems), place)

    def end(self, _event: yaml.CollectionEndEvent) -> None:
        node = self.open.pop().close()
        self.open[-1].add(node)

    def document(self, event: yaml.DocumentStartEvent) -> None:
        if self.root is not None:
            message = msg("A second document starts here.")
            self.problems.error("yaml-documents", message, self._place(event), mend=msg("Remove the line ---."))

    def _place(self, event: Any) -> Place:  # noqa: ANN401 - PyYAML's events have no common type
        mark = event.start_mark
        place = Place(self.name, mark.line + 1, mark.column + 1)
        self.count += 1
        if self.count > MOST_NODES:
            raise _TooMuch(msg("The file holds more than %(most)s values.", most=MOST_NODES), place)
        return place

    def _begin(self, collection: _Open, place: Place) -> None:
        if len(self.open) > DEEPEST:
            raise _TooMuch(msg("The values nest deeper than %(most)s levels.", most=DEEPEST), place)
        self.open.append(collection)

    def _refuse_marks(self, event: yaml.NodeEvent, place: Place) -> None:
        if event.anchor:
            self._refuse(f"&{event.anchor}", place)
        if getattr(event, "tag", None):
            self._refuse(str(getattr(event, "tag", "")), place)

    def _refuse(self, mark: str, place: Place) -> None:
        message = msg("Anchors, aliases and tags are not used here: “%(mark)s”.", mark=mark[:80])
        mend = msg("Write the value itself; put it in quotes when it starts with &, * or !.")
        self.problems.error("yaml-mark", message, place, mend=mend)


HANDLERS: Final[dict[type, Callable[[_Builder, Any], None]]] = {
    yaml.ScalarEvent: _Builder.scalar,
    yaml.AliasEvent: _Builder.alias,
    yaml.SequenceStartEvent: _Builder.row,
    yaml.MappingStartEvent: _Builder.branch,
    yaml.SequenceEndEvent: _Builder.end,
    yaml.MappingEndEvent: _Builder.end,
    yaml.DocumentStartEvent: _Builder.document,
}
