"""The raw text of an article as clean paragraphs: letters composed, quotation marks curly, marks of formatting gone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from quizapp.core.i18n import msg
from quizapp.core.refusal import Malformed

LONGEST: Final = 200_000  # characters: some thirty thousand words
FEWEST_WORDS: Final = 25
UNWANTED: Final = re.compile(  # what nobody sees, and what could hide in a question or turn its writing
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
PICTURES: Final = re.compile(r"[^\S\n]?[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]+")  # what is pasted from a chat
SCRIPT: Final = re.compile(r"<(script|style)\b[^<>]{0,300}>[^<]*</\1\s*>", re.IGNORECASE)
BRACES: Final = re.compile(r"([{}])[{}]+")  # two of them are a gap in our files
BLANKS: Final = re.compile(
    r"(?:[^\S\n]|[\u115f\u1160\u2800\u3164\uffa0])+"
)  # the latter are letters that look like one
LINK: Final = re.compile(r"!?\[([^\]\n]{0,300})\]\([^)\s]{0,500}\)")
EMPHASIS: Final = re.compile(r"(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,300}?)(?<=\S)\1(?!\w)")
TAG: Final = re.compile(r"</?[a-zA-Z][^<>\n]{0,300}>")
WRAPPED: Final = range(45, 110)  # characters of a line that a program broke
END: Final = re.compile(r"[.!?…:][”’\"')\]]*$")
DOUBLE: Final = '"„‟″“”'
OPENING: Final = ("“", "‘")  # of a quotation, and of one inside it
CLOSING: Final = ("”", "’")
STOPS: Final = ".,:;!?…"
LISTED: Final = re.compile(r"(?:[-+*•▪>]|\d{1,3}[.)])\s|\|")


def cleaned(text: str) -> str:
    """Return the text in composed letters with usual line ends and blanks, and without invisible characters.

    Raises Malformed for a text too long or too short to be an article.
    """
    if len(text) > LONGEST:
        raise Malformed(
            msg(
                "The text has %(count)s characters; an article has at most %(most)s. Paste the article alone.",
                count=len(text),
                most=LONGEST,
            )
        )
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n"))
    text = SCRIPT.sub(" ", PICTURES.sub("", text))
    text = TAG.sub(" ", EMPHASIS.sub(r"\2", LINK.sub(r"\1", UNWANTED.sub("", text))))
    text = BLANKS.sub(" ", BRACES.sub(r"\1", text))
    text = "\n".join(line.strip() for line in text.split("\n"))
    if len(text.split()) < FEWEST_WORDS:
        raise Malformed(msg("The text has fewer than %(least)s words. Paste a whole article.", least=FEWEST_WORDS))
    return text


def paragraphs(text: str) -> Iterator[str]:
    """Walk the paragraphs of cleaned text: lines that a program broke are joined, every other line stands by itself."""
    for block in re.split(r"\n{2,}", text.strip("\n")):
        lines = [line for line in block.split("\n") if line]
        if _wrapped(lines):
            yield curly(" ".join(lines))
        else:
            yield from map(curly, lines)


def _wrapped(lines: list[str]) -> bool:
    """Tell whether all lines but the last are full, and most end in the middle of a sentence."""
    full = lines[:-1]
    if not full or any(LISTED.match(line) for line in lines):
        return False
    broken = sum(not END.search(line) for line in full)
    return all(len(line) in WRAPPED for line in full) and 2 * broken >= len(full)


def curly(text: str) -> str:
    """Return a paragraph whose double quotation marks open as “ and close as ”, whichever mark was typed for either.

    What stands around a mark and whether a quotation is open decide. A quotation inside another gets single marks; a
    blank that was swallowed beside a mark comes back.
    """
    found: list[str] = []
    depth = 0  # quotations that are open
    for place, letter in enumerate(text):
        if letter not in DOUBLE:
            found.append(letter)
            continue
        before, after = text[place - 1] if place else " ", text[place + 1 : place + 2] or " "
        opens = _opens(letter, before, after, depth)
        inner = depth > (0 if opens else 1)
        depth = depth + 1 if opens else max(0, depth - 1)
        blank = " " if before in STOPS and after.isalnum() else ""
        found.append(blank + OPENING[inner] if opens else CLOSING[inner] + blank)
    return re.sub(r"\s+([,;!?”])", r"\1", re.sub(r"\.{3,}", "…", "".join(found))).strip()


def _opens(mark: str, before: str, after: str, depth: int) -> bool:
    """Tell whether a quotation opens at a mark: ”Kami pergi,” opens and closes with the same one."""
    first = before.isspace() or before in "([“‘—–-"
    if mark == "“":
        return not depth or first or after.isalnum()
    if depth:
        return first and not after.isspace() and after.isalnum()
    return (first and not after.isspace()) or (before in STOPS and after.isalnum())
