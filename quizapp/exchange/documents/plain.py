"""Plain text, pasted or in a file: where paragraphs end, and which lines are headings, told by how the lines look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quizapp.core.document import Block, Document, as_document

LONGEST_HEADING: Final = 100  # characters
LONGEST_NUMBERED: Final = 60
NUMBERED: Final = re.compile(r"\d{1,2}[.)]\s+\w")
MARKED: Final = re.compile(r"(#{1,6})\s+(.*)")
ENDED: Final = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
GAP: Final = re.compile(r"\n[^\S\n]*\n\s*")
LINE_END: Final = re.compile("\r\n|[\r\x85\u2028]")
PARAGRAPH_END: Final = re.compile("[\x0b\x0c\u2029]")


def read_plain(text: str) -> Document:
    """Return the document of a text.

    Blank lines divide paragraphs. Inside of them a line end does where most lines end a sentence, as in what is copied
    from a page; else the lines were only wrapped. A short line alone that ends no sentence is a heading, and so is one
    that starts with ``#``.
    """
    clean = PARAGRAPH_END.sub("\n\n", LINE_END.sub("\n", text)).strip()
    groups = [[line.strip() for line in group.split("\n") if line.strip()] for group in GAP.split(clean)]
    blocks = tuple(block for group in groups for block in _blocks(group))
    return as_document(blocks if any(not block.depth for block in blocks) else _all_text(blocks))


def _blocks(lines: list[str]) -> Iterator[Block]:
    if len(lines) > 1 and lines[1][:1].isupper() and (_numbered(lines[0]) or _broken_early(lines)):
        yield Block(" ".join(lines[0].split()), 2)
        lines = lines[1:]
    wrapped: list[str] = []
    apart = _apart(lines)
    for line in lines:
        marked = MARKED.fullmatch(line)
        if marked or apart:
            yield from _joined(wrapped)
            wrapped = []
            yield Block(" ".join(marked[2].split()), len(marked[1])) if marked else _line(line)
        else:
            wrapped.append(line)
    yield from _joined(wrapped)


def _numbered(line: str) -> bool:
    """Tell whether a line is a numbered heading (2. What it costs): it ends no sentence and is not full."""
    return bool(NUMBERED.match(line)) and len(line) <= LONGEST_NUMBERED and not ENDED.search(line)


def _broken_early(lines: list[str]) -> bool:
    """Tell whether a short first line ends although the next word would have fitted: nobody wrapped it."""
    first, second = lines[0], lines[1]
    fits = len(first) + 1 + len(second.split(maxsplit=1)[0]) <= max(map(len, lines[1:]))
    return fits and len(first) <= LONGEST_NUMBERED <= len(second) and not ENDED.search(first)


def _apart(lines: list[str]) -> bool:
    """Tell whether each line of a group is a paragraph of its own."""
    inner = lines[:-1]
    return 2 * sum(bool(ENDED.search(line)) for line in inner) > len(inner) if inner else True


def _joined(lines: list[str]) -> Iterator[Block]:
    if lines:
        yield Block(" ".join(" ".join(lines).split()))


def _line(line: str) -> Block:
    text = " ".join(line.split())
    heading = len(text) <= LONGEST_HEADING and not ENDED.search(text)
    return Block(text, 2 if heading else 0)


def _all_text(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return short lines that were all taken for headings as what they are: a text."""
    return tuple(Block(block.text) for block in blocks)
