"""Where the parts of a workbook lie: its sheets in order, its styles and its shared texts."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from quizapp.core.i18n import msg
from quizapp.core.refusal import Malformed
from quizapp.exchange.archive import Archive
from quizapp.exchange.xml_walk import local, read_through

NO_WORKBOOK: Final = msg("This is not an .xlsx workbook. Open it in a spreadsheet and save it as .xlsx or .csv.")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """Hold a visible sheet's title and the name of its part."""

    title: str
    name: str


@dataclass(frozen=True, slots=True)
class Parts:
    """Hold the names of the parts that are read: visible sheets in order; "" for what a workbook does not have."""

    sheets: tuple[SheetPart, ...]
    styles: str
    strings: str


def find_parts(archive: Archive) -> Parts:
    """Return where the parts of a workbook lie. Raises Malformed when the archive is not a workbook."""
    workbook = next(iter(_related(archive, "").by_kind("officeDocument")), "")
    if workbook not in archive:
        raise Malformed(NO_WORKBOOK)
    relations = _related(archive, workbook)
    sheets = _Sheets()
    read_through(archive.chunks(workbook), sheets)
    worksheets = relations.by_kind("worksheet")
    visible = [
        SheetPart(title, part)
        for title, relation in sheets.visible
        if (part := relations.targets.get(relation, "")) in worksheets
    ]
    if not visible:
        raise Malformed(NO_WORKBOOK)
    styles, strings = (next(iter(relations.by_kind(kind)), "") for kind in ("styles", "sharedStrings"))
    return Parts(tuple(visible), styles, strings)


def _related(archive: Archive, part: str) -> _Relations:
    """Read the relations of a part ("" for the archive as a whole)."""
    folder, file = posixpath.split(part)
    relations = _Relations(folder)
    name = posixpath.join(folder, "_rels", f"{file}.rels")
    if name in archive:
        read_through(archive.chunks(name), relations)
    return relations


class _Relations:
    """Collect which part a relation's id leads to, and of which kind it is (a Reader of XML)."""

    def __init__(self, folder: str) -> None:
        self.targets: dict[str, str] = {}
        self._kinds: dict[str, list[str]] = {}
        self._folder = folder

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
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
        return self._kinds.get(kind, [])


class _Sheets:
    """Collect (title, relation id) of the sheets that are not hidden (a Reader of XML)."""

    def __init__(self) -> None:
        self.visible: list[tuple[str, str]] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet" and attributes.get("state", "visible") == "visible":
            plain = {local(key): value for key, value in attributes.items()}
            self.visible.append((plain.get("name", ""), plain.get("id", "")))

    def end(self, name: str) -> None:
        """Take nothing."""

    def text(self, text: str) -> None:
        """Take nothing."""
