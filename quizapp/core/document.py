"""Documents: the text of somebody's file or of what was pasted, before it becomes a passage."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """Hold one heading or paragraph in plain text on one line; ``depth`` is 0 for a paragraph, 1 for the top."""

    text: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """Hold a text in reading order; ``title`` is "" where it has none, and is no block."""

    title: str
    blocks: tuple[Block, ...]


def as_document(blocks: tuple[Block, ...], title: str = "") -> Document:
    """Return a document; a heading before everything else is its title when no title is given."""
    if blocks and blocks[0].depth and title in {"", blocks[0].text}:
        return Document(blocks[0].text, blocks[1:])
    return Document(title, blocks)


def as_article(document: Document) -> str:
    """Return a document as one text: the title first, headings marked, blank lines between."""
    blocks = [f"## {block.text}" if block.depth else block.text for block in document.blocks]
    return "\n\n".join([f"# {document.title}", *blocks] if document.title else blocks)
