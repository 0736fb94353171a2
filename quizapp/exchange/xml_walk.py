"""XML from strangers, walked through piece by piece: no document type, so no entities; nothing is kept on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NoReturn, Protocol
from xml.parsers import expat

from quizapp.core.i18n import msg
from quizapp.core.refusal import Malformed
from quizapp.exchange.archive import DAMAGED, TOO_LARGE

MOST_ELEMENTS: Final = 400_000  # of one document; a register of 2,000 students with 66 columns has about 270,000


class Reader(Protocol):
    """Take what a document holds; names come without their namespace prefix."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def text(self, text: str) -> None:
        """Take a piece of text; one text may come in several."""


def walk(chunks: Iterable[bytes], reader: Reader) -> Iterator[None]:
    """Hand a document to ``reader``, pausing after each chunk so that the caller may stop early.

    Raises Malformed for a document type declaration, for XML that is not well-formed or whose values ``reader`` cannot
    take (ValueError), and for more than 400,000 elements.
    """
    parser = _parser(reader)
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # noqa: FBT003 - expat takes no keywords: this is not the last chunk
            yield
        parser.Parse(b"", True)  # noqa: FBT003 - likewise: this is the end
        yield
    except (expat.ExpatError, LookupError, ValueError):
        raise Malformed(DAMAGED) from None


def read_through(chunks: Iterable[bytes], reader: Reader) -> None:
    """Hand a whole document to ``reader``. Raises as ``walk``."""
    for _ in walk(chunks, reader):
        pass


def local(name: str) -> str:
    """Return an element's or attribute's name without its prefix."""
    return name.rpartition(":")[2] if ":" in name else name


def _parser(reader: Reader) -> expat.XMLParserType:
    count = 0

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal count
        count += 1
        if count > MOST_ELEMENTS:
            raise Malformed(TOO_LARGE)
        reader.start(local(name), attributes)

    parser = expat.ParserCreate()
    parser.buffer_text = True  # one call a text, not one a line
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: reader.end(local(name))
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_: object) -> NoReturn:
    raise Malformed(msg("The file declares a document type, which no honest file of its kind does. Save it anew."))
