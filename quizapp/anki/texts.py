"""Field texts: inline Markdown as HTML that Anki shows as the author meant it and never takes for a command."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from quizapp.core.cloze import Gap, pieces
from quizapp.core.i18n import msg
from quizapp.core.markup import inline
from quizapp.core.passage import Sentence
from quizapp.core.refusal import Malformed
from quizapp.core.shape import CONTROL

# Letters of the private use area stand for the braces while Markdown is read.
_OPEN, _HINT, _CLOSE = _MARKS = "\ue000\ue001\ue002"
_MATHS = re.compile(r"\\(?=[()\[\]])")
_MARKDOWN = re.compile(r"[\\`*_&!]")
_TAG = re.compile(r"<(/?)(?!img)([a-z0-9]+)[^>]*>")


def fields(**texts: str) -> dict[str, str]:
    """Return inline Markdown as HTML by field name. Raises Malformed, naming the field, for a control character."""
    made = {}
    for name, text in texts.items():
        try:
            made[name] = field_text(text)
        except Malformed as fault:
            raise Malformed(msg("in the field %(field)s: %(fault)s", field=name, fault=fault.message)) from None
    return made


def field_text(text: str) -> str:
    """Return inline Markdown as HTML in NFC, in which Anki's own commands (sound, LaTeX, maths, typing) stay text.

    Raises Malformed for a control character: U+001F would end the field inside Anki and stop the whole import.
    """
    found = CONTROL.search(text)
    if found is not None:
        raise Malformed(msg("There is the control character %(code)s.", code=f"U+{ord(found[0]):04X}"))
    html = str(inline(unicodedata.normalize("NFC", text)))
    return _MATHS.sub("\\\\\u2060", html).replace("[", "&#91;")


def literal(text: str) -> str:
    """Return plain text as HTML, its Markdown marks included. Raises Malformed as ``field_text``."""
    return field_text(verbatim(text))


def verbatim(text: str) -> str:
    """Return inline Markdown that shows a text as it is, its marks included."""
    return _MARKDOWN.sub(r"\\\g<0>", text)


def cloze_text(text: str) -> str:
    """Return cloze text as HTML with exactly the gaps the author wrote.

    Raises Malformed when a gap is not one (``core.cloze``), or when emphasis begins inside a gap and ends outside.
    """
    cut = pieces(text)
    gaps = [piece for piece in cut if isinstance(piece, Gap)]
    masked = "".join(_masked(piece) for piece in cut)
    html = field_text(masked)
    if masked.count(_OPEN) != len(gaps) or any(masked.count(mark) != html.count(mark) for mark in _MARKS):
        raise Malformed(msg("It has letters of the private use area."))
    # Whatever looks like a gap by now was written to slip through, by entities or backslashes.
    html = html.replace("{{", "{&#123;").replace("}}", "}&#125;").replace("::", ":&#58;")
    opened = html.split(_OPEN)
    return opened[0] + "".join(_gap(gap, rest) for gap, rest in zip(gaps, opened[1:], strict=True))


def _masked(piece: str | Gap) -> str:
    if isinstance(piece, str):
        return piece
    return f"{_OPEN}{piece.answer}{_HINT + piece.hint if piece.hint else ''}{_CLOSE}"


def _gap(gap: Gap, html: str) -> str:
    inside, _, after = html.partition(_CLOSE)
    depth = 0
    for tag in _TAG.finditer(inside):
        depth += -1 if tag[1] else 1
        if depth < 0:
            break
    if depth:
        raise Malformed(msg("Emphasis begins inside the gap “%(text)s” and ends outside of it.", text=gap.answer[:40]))
    return f"{{{{c{gap.number}::{inside.replace(_HINT, '::')}}}}}{after}"


def evidence_text(sentences: list[Sentence]) -> str:
    """Return proving sentences as they follow each other, with “…” where some were left out between."""
    joined = field_text(sentences[0].text) if sentences else ""
    for before, sentence in pairwise(sentences):
        joined += (" " if _adjacent(before, sentence) else " … ") + field_text(sentence.text)
    return joined


def _adjacent(before: Sentence, after: Sentence) -> bool:
    (paragraph, number), (other, follows) = _numbers(before), _numbers(after)
    return (paragraph, number + 1) == (other, follows)


def _numbers(sentence: Sentence) -> tuple[int, int]:
    paragraph, _, number = sentence.address.removeprefix("p").partition(".")
    return int(paragraph), int(number)
