"""Word documents (.docx) as documents: the paragraphs of the main part with their styles; nothing else is touched.

The format: ECMA-376, Office Open XML, part 1, 17 (WordprocessingML).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from quizapp.core.document import Block, Document, as_document
from quizapp.core.i18n import msg
from quizapp.core.refusal import Malformed
from quizapp.exchange.archive import Archive
from quizapp.exchange.relations import related
from quizapp.exchange.xml_walk import local, read_through

NO_DOCUMENT: Final = msg("This is not a .docx document. Open it and save it as .docx, or paste its text.")
HEADING: Final = re.compile("heading ([1-9])")  # how the file names its built-in styles in every language
TITLE: Final = "title"
BODY_LEVEL: Final = 9  # the outline level of what is no heading
UNREAD: Final = frozenset({"Fallback", "del", "moveFrom", "txbxContent", "instrText"})
BLANKS: Final = frozenset({"tab", "br", "cr"})


def read_word(data: bytes) -> Document:
    """Return the document of a .docx file. Raises Malformed for what is none, and for what is larger than any text."""
    archive = Archive(data)
    main = next(iter(related(archive, "").by_kind("officeDocument")), "")
    if main not in archive:
        raise Malformed(NO_DOCUMENT)
    styles = _Styles()
    style_part = next(iter(related(archive, main).by_kind("styles")), "")
    read_through(archive.chunks(style_part), styles) if style_part in archive else None
    body = _Body(styles.depths)
    read_through(archive.chunks(main), body)
    if not body.is_document:
        raise Malformed(NO_DOCUMENT)
    return as_document(tuple(body.blocks))


class _Styles:
    """Collect the depth of the headings by the id of their style (a Reader of XML)."""

    def __init__(self) -> None:
        self.depths: dict[str, int] = {}
        self._style = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        plain = _plain(attributes)
        if name == "style":
            self._style = plain.get("styleId", "")
        elif name == "name" and self._style:
            self._take(plain.get("val", "").lower())

    def end(self, name: str) -> None:
        """Take nothing."""

    def text(self, text: str) -> None:
        """Take nothing."""

    def _take(self, name: str) -> None:
        heading = HEADING.fullmatch(name)
        if heading or name == TITLE:
            # A title stands above the headings of depth 1, which are then sections.
            self.depths[self._style] = int(heading[1]) + 1 if heading else 1


class _Body:
    """Collect the paragraphs (a Reader of XML)."""

    def __init__(self, depths: Mapping[str, int]) -> None:
        self.blocks: list[Block] = []
        self.is_document = False
        self._depths = depths
        self._parts: list[str] = []
        self._depth = 0
        self._unread = 0
        self._in_text = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.is_document = self.is_document or name == "document"
        if self._unread or name in UNREAD:
            self._unread += 1
        elif name == "p":
            self._flush()
        elif name == "pStyle":
            self._depth = self._depths.get(_plain(attributes).get("val", ""), self._depth)
        elif name == "outlineLvl":
            level = _plain(attributes).get("val", "")
            self._depth = self._depth or (int(level) + 2 if level.isdecimal() and int(level) < BODY_LEVEL else 0)
        elif name in BLANKS:
            self._parts.append(" ")
        self._in_text = name == "t" and not self._unread

    def end(self, name: str) -> None:
        self._in_text = False
        if self._unread:
            self._unread -= 1
        elif name == "p":
            self._flush()

    def text(self, text: str) -> None:
        if self._in_text:
            self._parts.append(text)

    def _flush(self) -> None:
        text = " ".join("".join(self._parts).split())
        if text:
            self.blocks.append(Block(text, self._depth))
        self._parts.clear()
        self._depth = 0


def _plain(attributes: Mapping[str, str]) -> dict[str, str]:
    return {local(name): value for name, value in attributes.items()}
