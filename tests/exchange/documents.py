"""Word documents for tests, made by hand: the least parts that a program writes."""

from __future__ import annotations

from xml.sax.saxutils import escape

from tests.exchange.workbooks import relations, zipped

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = (
    f'<w:styles xmlns:w="{WORD}">'
    '<w:style w:styleId="Judul"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="Judul1"><w:name w:val="heading 1"/></w:style></w:styles>'
)


def paragraph(text: str, style: str = "") -> str:
    """Return a paragraph element."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def word_parts(body: str) -> dict[str, str | bytes]:
    """Return the parts of a least .docx round the elements of its body."""
    return {
        "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(("s1", "styles", "styles.xml")),
        "word/styles.xml": STYLES,
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }


def word(body: str) -> bytes:
    """Return a .docx file."""
    return zipped(word_parts(body))
