"""Web pages and Markdown as documents: headings and paragraphs; menus, scripts and forms are no text."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import Final

from quizapp.core.document import Block, Document, as_document
from quizapp.core.foreign_markup import HEADINGS, STANDING, html_of, tidied
from quizapp.core.i18n import msg
from quizapp.core.refusal import Malformed

MAIN: Final = ("article", "main")  # where a page keeps its text, the best place first
MARGIN: Final = 0.3  # of a page's paragraphs: a part with less is a teaser, not the text
# The library builds a tree: its time grows with the square of the depth.
LONGEST_PAGE: Final = 2_000_000  # characters; an article's page has about 500,000, scripts and all
MOST_MARKS: Final = 100_000  # tags, and as many entities; an article's page has about 5,000
DEEPEST: Final = 2_000  # elements in each other; an article's page has about 40
LONGEST_MARKDOWN: Final = 300_000  # characters
MOST_LINKS: Final = 5_000  # what could be one: the time to tell grows with the square of their number
TAG: Final = re.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Elements that end by themselves, so that leaving out their end nests nothing.
LOOSE: Final = frozenset({
    "p", "li", "td", "th", "tr", "dt", "dd", "option", "br", "hr", "img", "input", "meta", "link", "source", "wbr",
    "col", "area", "base", "embed", "track", "param", "thead", "tbody", "tfoot", "html", "head", "body",
})  # fmt: skip
TOO_MUCH: Final = msg("The page is too large or too deeply nested. Copy its text and paste it here.")
FRONT_MATTER: Final = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)


def read_html(text: str) -> Document:
    """Return the document of a page: of its article or main part where that holds enough of its text.

    Raises Malformed for a page that is too large or too deep to be one.
    """
    _check(text)
    walker = _Walker()
    walker.feed(tidied(text))
    walker.close()
    walker.flush()
    blocks = tuple(Block(found.text, found.depth) for found in _chosen(walker.found))
    title = "" if any(block.depth == 1 for block in blocks) else walker.title
    first = next((place for place, block in enumerate(blocks) if block.depth == 1), 0)
    return as_document(_levelled(blocks[first:]), title)


def read_markdown(text: str) -> Document:
    """Return the document of a Markdown text (CommonMark); a block of settings at its start is passed over.

    Raises Malformed for a text that would take long to read.
    """
    if len(text) > LONGEST_MARKDOWN or text.count("[") > MOST_LINKS:
        raise Malformed(TOO_MUCH)
    return read_html(html_of(FRONT_MATTER.sub("", text.replace("\r\n", "\n"))))


def _check(text: str) -> None:
    """Raise Malformed for a page that would take long to read."""
    if len(text) > LONGEST_PAGE or text.count("<") > MOST_MARKS or text.count("&") > MOST_MARKS:
        raise Malformed(TOO_MUCH)
    inside: Counter[str] = Counter()
    depth = 0
    for end, name in TAG.findall(text):
        tag = name.lower()
        if end and inside[tag]:
            inside[tag] -= 1
            depth -= 1
        elif not end and tag not in LOOSE:
            inside[tag] += 1
            depth += 1
        if depth > DEEPEST:
            raise Malformed(TOO_MUCH)


class _Found:
    """A block with the elements it stands in."""

    def __init__(self, text: str, depth: int, around: frozenset[str]) -> None:
        self.text = text
        self.depth = depth
        self.around = around


class _Walker(HTMLParser):
    """Collect the blocks of tidied HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[_Found] = []
        self.title = ""
        self._parts: list[str] = []
        self._open: dict[str, int] = {}
        self._heading = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - tidied: none
        if tag == "br":
            self._parts.append(" ")
        elif tag in STANDING:
            self.flush()
            self._open[tag] = self._open.get(tag, 0) + 1
            self._heading = int(tag[1]) if tag in HEADINGS else self._heading

    def handle_endtag(self, tag: str) -> None:
        if tag in STANDING:
            self.flush(title=tag == "title")
            self._open[tag] = max(0, self._open.get(tag, 0) - 1)
            self._heading = 0 if tag in HEADINGS else self._heading

    def handle_data(self, data: str) -> None:
        self._parts.append(data)

    def flush(self, *, title: bool = False) -> None:
        """End the block that is being read."""
        text = " ".join("".join(self._parts).split())
        self._parts.clear()
        if title:
            self.title = self.title or text
        elif text:
            around = frozenset(tag for tag in MAIN if self._open.get(tag))
            self.found.append(_Found(text, self._heading, around))


def _chosen(found: list[_Found]) -> list[_Found]:
    """Return the blocks of the part in which the text stands, all of them where no part holds enough."""
    everything = _length(found)
    for tag in MAIN:
        part = [block for block in found if tag in block.around]
        if part and _length(part) > MARGIN * everything:
            return part
    return found


def _length(found: list[_Found]) -> int:
    return sum(len(block.text) for block in found if not block.depth)


def _levelled(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks without headings that have no text before the next one of the same depth or above."""
    kept: list[Block] = []
    for block in blocks:
        while kept and block.depth and kept[-1].depth >= block.depth and len(kept) > 1:
            kept.pop()
        kept.append(block)
    while len(kept) > 1 and kept[-1].depth:
        kept.pop()
    return tuple(kept)
