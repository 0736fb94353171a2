"""How the parts of an Office document (.xlsx, .docx) name each other: ECMA-376, part 2, open packaging conventions."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from quizapp.exchange.archive import Archive
from quizapp.exchange.xml_walk import read_through


class Relations:
    """Collect which part a relation's id leads to, and of which kind it is (a Reader of XML)."""

    def __init__(self, folder: str) -> None:
        """Start with none; targets are relative to ``folder``."""
        self.targets: dict[str, str] = {}
        self._kinds: dict[str, list[str]] = {}
        self._folder = folder

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take a relation; one that leads out of the archive is passed over."""
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        target = posixpath.normpath(posixpath.join("/", self._folder, attributes.get("Target", ""))).lstrip("/")
        self.targets[attributes.get("Id", "")] = target
        self._kinds.setdefault(posixpath.basename(attributes.get("Type", "")), []).append(target)

    def end(self, name: str) -> None:
        """Take nothing."""

    def text(self, text: str) -> None:
        """Take nothing."""

    def by_kind(self, kind: str) -> list[str]:
        """Return the parts of one kind in order."""
        return self._kinds.get(kind, [])


def related(archive: Archive, part: str) -> Relations:
    """Return the relations of a part ("" for the archive as a whole); none where it has none. Raises as ``walk``."""
    folder, file = posixpath.split(part)
    relations = Relations(folder)
    name = posixpath.join(folder, "_rels", f"{file}.rels")
    if name in archive:
        read_through(archive.chunks(name), relations)
    return relations
