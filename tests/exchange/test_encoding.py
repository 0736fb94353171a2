"""Which encoding a file was saved with: the usual ones are read, mixed ones are refused naming the line."""

from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.refusal import Malformed
from quizapp.exchange.encoding import Decoded, check_text, decode, line_at

TEXT = "No;Nama\r\n1;José Ñañez\r\n2;Siti Nur’aini\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "UTF-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "UTF-8"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("cp1252"), "Windows-1252"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16 le mark", "utf-16 be mark", "utf-16 le", "utf-16 be", "windows-1252"],
)
def test_usual_encodings_are_told_apart(data: bytes, encoding: str) -> None:
    assert decode(data) == Decoded(TEXT, encoding)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("1;José\n2;Ñoño\n".encode() + b"3;Ren\xe9\n", "Line 3 is not in the encoding of line 1, which is UTF-8."),
        (b"1;Ren\xe9\r\n" + "2;José".encode(), "Line 1 is not in the encoding of line 2, which is UTF-8."),
        ("1;José ".encode() + b"Ren\xe9", "Line 1 is written in an encoding that cannot be told."),
        (b"\x89PNG\r\n\x1a\n\x00\xc3\xa9\n\xff", "Line 2 holds a character that cannot be seen"),
        (b"1;Ani\r2;\x81\r", "Line 2 is written in an encoding that cannot be told."),
        (codecs.BOM_UTF8 + b"1;Ani\n2;Ren\xe9\n", "Line 2 is not written in UTF-8 as the file says it is."),
        (codecs.BOM_UTF16_LE + "1\n2\n".encode("utf-16-le") + b"\x00\xd8", "Line 3 is not written in UTF-16 as the"),
        (codecs.BOM_UTF16_LE + b"1\x00\n", "Line 1 is not written in UTF-16 as the"),
        (b"1;Ani\n2;B\x00udi\n", "Line 2 holds a character that cannot be seen"),
        (b"GIF89a\x01\x00\x01\x00", "Line 1 holds a character that cannot be seen"),
        (b"\xff\xfe\x00\x00" + "Ani".encode("utf-32-le"), "Line 1 holds a character that cannot be seen"),
    ],
    ids=[
        "utf-8, then other", "other, then utf-8", "in one line", "letters in it", "no encoding", "false mark",
        "half a pair", "odd length", "zero byte", "picture", "utf-32",
    ],
)  # fmt: skip
def test_what_cannot_be_told_is_refused_with_its_line(data: bytes, sentence: str) -> None:
    with pytest.raises(Malformed) as refused:
        decode(data)
    assert str(refused.value).startswith(sentence)


def test_pasted_text_is_checked_too() -> None:
    check_text("1\tAni\r\n2\tBudi")
    with pytest.raises(Malformed, match="Line 2 "):
        check_text("Ani\nBu\ud800di")


def test_lines_end_in_three_ways() -> None:
    assert [line_at("a\r\nb\rc\nd", place) for place in (0, 1, 3, 5, 7)] == [1, 1, 2, 3, 4]


@given(
    st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_text_comes_back_from_its_bytes(text: str, codec: str) -> None:
    text = text.removeprefix("\ufeff")
    assert decode(text.encode(codec)).text == text


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with suppress(Malformed):
        assert decode(data).encoding
