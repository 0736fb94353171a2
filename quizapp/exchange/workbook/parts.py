"""Where the parts of a workbook lie: its sheets in order, its styles and its shared texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from quizapp.core.i18n import msg
from quizapp.core.refusal import Malformed
from quizapp.exchange.archive import Archive
from quizapp.exchange.relations import related
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
    workbook = next(iter(related(archive, "").by_kind("officeDocument")), "")
    if workbook not in archive:
        raise Malformed(NO_WORKBOOK)
    relations = related(archive, workbook)
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
