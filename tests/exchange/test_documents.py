"""Documents: what is title, heading and paragraph in every format, and hostile files refused soon, with a sentence."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.document import Block, Document
from quizapp.core.refusal import Malformed
from quizapp.exchange.documents import LARGEST_DOCUMENT, LONGEST_TEXT, read_document, read_pasted
from tests.exchange.documents import paragraph, word, word_parts
from tests.exchange.workbooks import zipped

SOON = 20.0  # seconds of this process on a slow machine; a bomb would take minutes
HILIR = Document("Banjir di Hilir", (Block("Hujan turun. Air naik."), Block("Bantuan", 2), Block("Beras tiba.")))
MARKDOWN = """---
layout: x
---
# Banjir *di* Hilir

Hujan turun.
Air [naik](https://a.example).

## Bantuan

- Beras tiba.
"""
PAGE = """<!doctype html><title>Situs</title><nav>Beranda<p>Menu.</nav><script>x. y</script>
<article><h1>Banjir di Hilir</h1><p>Hujan turun. <b>Air</b>&nbsp;naik.<h3>Kosong</h3><h2>Bantuan</h2>
<div>Beras<br>tiba.</div></article><footer>Kaki.</footer>"""
DOCTYPE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def flat(document: Document) -> Document:
    """Return a document whose headings all have one depth: formats count them differently."""
    return Document(document.title, tuple(Block(block.text, 2 * bool(block.depth)) for block in document.blocks))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", "Banjir di Hilir\r\n\r\nHujan turun. Air naik.\r\n\r\nBantuan\r\n\r\nBeras tiba."),
        ("a.txt", "Banjir di Hilir\n\nHujan\nturun. Air\nnaik.\n\n\n## Bantuan\nBeras\ntiba."),
        ("a.md", MARKDOWN),
        ("a.html", PAGE),
    ],
)  # fmt: skip
def test_a_text_is_the_same_document_in_every_format(name: str, data: str) -> None:
    assert flat(read_document(data.encode(), name)) == HILIR


def test_a_word_document_is_read_by_its_styles() -> None:
    body = (
        paragraph("Banjir di Hilir", "Judul") + paragraph("Hujan turun. Air naik.") + paragraph("")
        + paragraph("Bantuan", "Judul1")
        + "<w:p><w:r><w:t>Beras</w:t><w:tab/><w:t>tiba.</w:t></w:r><w:del><w:r><w:t>Batal.</w:t></w:r></w:del></w:p>"
    )  # fmt: skip
    assert read_document(word(body), "a.txt") == HILIR  # its name may say anything


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_told_by_the_bytes(codec: str) -> None:
    text = "“Ya,” kata René. Ia pergi."
    assert read_document(text.encode(codec), "a.txt").blocks == (Block(text),)


def test_lines_that_end_sentences_are_paragraphs() -> None:
    pasted = read_pasted("Satu kalimat penuh.\nDua kalimat penuh.\nTiga kalimat penuh.")
    assert [block.text for block in pasted.blocks] == [
        "Satu kalimat penuh.",
        "Dua kalimat penuh.",
        "Tiga kalimat penuh.",
    ]


@pytest.mark.parametrize("heading", ["2. Biaya dua triliun", "Tentang perusahaan"])
def test_a_short_line_that_nobody_wrapped_is_a_heading(heading: str) -> None:
    body = "Menteri Perhubungan mengatakan bahwa sebagian besar biaya berasal dari pinjaman bank."
    pasted = read_pasted(f"Kalimat pembuka.\n\n{heading}\n{body}")
    assert pasted.blocks[1:] == (Block(heading, 2), Block(body))


def test_one_line_is_a_text_and_no_title() -> None:
    assert read_pasted("Hanya satu baris pendek") == Document("", (Block("Hanya satu baris pendek"),))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0 ...", "old or password-protected"),
        (b"{\\rtf1 ...", ".rtf"),
        (b"", "No text was found"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"abc\x00def", "cannot be seen"),
        (b"x" * (LARGEST_DOCUMENT + 1), "larger than 10 MB"),
        (b"a. " * LONGEST_TEXT, "characters"),
        (zipped({"a.txt": "x"}), "not a .docx"),
        (zipped({**word_parts("")}), "No text was found"),
        (zipped({**word_parts(paragraph("x")), "word/document.xml": DOCTYPE + "<w/>"}), "document type"),
        (zipped({**word_parts(paragraph("x")), "word/document.xml": " " * 60_000_000}), "far more than it should"),
        (zipped({**word_parts(""), "word/document.xml": "<w:p>" * 500_000}), "damaged|far more"),
        (zipped({**word_parts(""), "_rels/.rels": '<R><Relationship Id="a" Type="x/officeDocument" '
                 'Target="../../../etc/passwd"/></R>'}), "not a .docx"),
        (b"<html>" + b"<div>" * 90_000, "deeply nested"),
        (b"<html>" + b"<div></x>" * 90_000, "deeply nested"),
        (b"<html>" + b"<p>" * 200_000, "too large"),
        (b"<html>" + b"&amp;" * 200_000, "too large"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused_soon(data: bytes, words: str) -> None:
    start = time.process_time()
    with pytest.raises(Malformed, match=words):
        read_document(data, "teks.docx")
    assert time.process_time() - start < SOON


@pytest.mark.parametrize("bomb", ["![a](", "[", "> ", "- ", "*a ", "`", "\\", "&#0;", "1. ", "#", "<b>", "| "])
@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt"])
def test_marks_without_end_are_read_or_refused_soon(bomb: str, name: str) -> None:
    start = time.process_time()
    with suppress(Malformed):
        read_document((bomb * 20_000 + "x. y").encode(), name)
    assert time.process_time() - start < SOON


@given(
    data=st.binary(max_size=400) | st.text(max_size=400).map(str.encode), name=st.sampled_from(["a.md", "a.html", "a"])
)
def test_any_bytes_are_a_document_or_refused(data: bytes, name: str) -> None:
    with suppress(Malformed):
        found = read_document(data, name)
        assert all(block.text == " ".join(block.text.split()) != "" for block in found.blocks)
