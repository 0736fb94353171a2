"""A document laid out as the text of a passage: what its author mends and saves afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from quizapp.bank.passage_text import BLOCK, HEADING
from quizapp.core.document import Document
from quizapp.core.markup import plain
from quizapp.core.sentences import sentences_of

MARKS: Final = re.compile(r"([\\`*_&])")
NUMBERED: Final = re.compile(r"(\d{1,9})([.)])")


def first_passage(document: Document) -> str:
    """Return the body of a passage (without its title): one sentence a line, ``##`` sections, blank lines between.

    Headings of every depth become sections; one without text of its own is left out.
    """
    return "\n\n".join(_parts(document))


def as_sentence(text: str) -> str:
    """Return plain text as the line of a passage that shows exactly it: marks of Markdown lose their meaning."""
    line = text if plain(text) == text else MARKS.sub(r"\\\1", text)
    if not BLOCK.match(line) and not HEADING.match(line):
        return line
    return NUMBERED.sub(r"\1\\\2", line, count=1) if line[0].isdigit() else f"\\{line}"


def _parts(document: Document) -> Iterator[str]:
    heading = ""
    for is_heading, blocks in groupby(document.blocks, key=lambda block: block.depth > 0):
        if is_heading:
            heading = as_sentence(list(blocks)[-1].text)
        else:
            if heading:
                yield f"## {heading}"
            yield from ("\n".join(map(as_sentence, sentences_of(block.text))) for block in blocks)
