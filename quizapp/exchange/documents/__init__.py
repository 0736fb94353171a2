"""Texts in files of several formats, or pasted, as documents; what a file is, its content decides before its name.

The libraries that read .docx build the whole document as objects and trust what it says of itself; a title, headings
and paragraphs need neither. HTML and Markdown are read by the libraries that already show ours.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from quizapp.core.document import Document
from quizapp.core.i18n import Message, msg
from quizapp.core.refusal import Malformed
from quizapp.exchange.documents.html import read_html, read_markdown
from quizapp.exchange.documents.plain import read_plain
from quizapp.exchange.documents.word import read_word
from quizapp.exchange.encoding import check_text, decode

LARGEST_DOCUMENT: Final = 10_000_000  # bytes; a text with pictures in it
LONGEST_TEXT: Final = 100_000  # characters: forty pages
ZIP_STARTS: Final = (b"PK\x03\x04", b"PK\x05\x06")
HTML_STARTS: Final = ("<!doctype", "<html", "<head", "<body", "<article", "<meta")
FOREIGN: Final[tuple[tuple[bytes, Message], ...]] = (
    (b"%PDF", msg("This is a PDF. Copy its text and paste it here, or save it as .docx.")),
    (b"\xd0\xcf\x11\xe0", msg("This is an old or password-protected document. Open it and save it as .docx.")),
    (b"{\\rtf", msg("This is an .rtf document. Open it and save it as .docx.")),
)
BY_NAME: Final[tuple[tuple[tuple[str, ...], Callable[[str], Document]], ...]] = (
    ((".html", ".htm", ".xhtml"), read_html),
    ((".md", ".markdown"), read_markdown),
)


def read_document(data: bytes, name: str) -> Document:
    """Return the text of a .txt, .md, .html or .docx file of at most 10 MB; ``name`` is the file's for its owner.

    Raises Malformed for anything else, with a sentence that says what to do.
    """
    if len(data) > LARGEST_DOCUMENT:
        raise Malformed(msg("The file is larger than %(most)s MB.", most=LARGEST_DOCUMENT // 1_000_000))
    for start, message in FOREIGN:
        if data.startswith(start):
            raise Malformed(message)
    if data.startswith(ZIP_STARTS):
        return _checked(read_word(data))
    text = decode(data).text
    if text[:200].lstrip().lower().startswith(HTML_STARTS):
        return _checked(read_html(text))
    readers = (read for endings, read in BY_NAME if name.lower().endswith(endings))
    return _checked(next(readers, read_plain)(text))


def read_pasted(text: str) -> Document:
    """Return the document of a pasted text. Raises Malformed for one that holds nothing, too much or no text."""
    check_text(text)
    return _checked(read_plain(text))


def _checked(document: Document) -> Document:
    length = sum(len(block.text) for block in document.blocks)
    if not any(not block.depth for block in document.blocks):
        raise Malformed(msg("No text was found. Paste the text itself, or choose another file."))
    if length > LONGEST_TEXT:
        raise Malformed(
            msg("The text has %(length)s characters; at most %(most)s fit.", length=length, most=LONGEST_TEXT)
        )
    return document
