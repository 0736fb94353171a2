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
UNWANTED: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
PICTURES: Final = re.compile(r"[^\S\n]?[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]+")  # what is pasted from a chat
SCRIPT: Final = re.compile(r"<(script|style)\b[^<>]{0,300}>[^<]*</\1\s*>", re.IGNORECASE)
BRACES: Final = re.compile(r"([{}])[{}]+")  # two of them are a gap in our files
BLANKS: Final = re.compile(r"[^\S\n]+")
LINK: Final = re.compile(r"!?\[([^\]\n]{0,300})\]\([^)\s]{0,500}\)")
EMPHASIS: Final = re.compile(r"(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,300}?)(?<=\S)\1(?!\w)")
TAG: Final = re.compile(r"</?[a-zA-Z][^<>\n]{0,300}>")
WRAPPED: Final = range(45, 110)  # characters of a line that a program broke
END: Final = re.compile(r"[.!?…:][”’\"')\]]*$")
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
    """Return the text with straight double quotation marks turned, opening and closing by what stands around them."""
    found: list[str] = []
    for place, letter in enumerate(text):
        before = text[place - 1] if place else " "
        opens = before.isspace() or before in "([“‘—–-"
        found.append(("“" if opens else "”") if letter in '"„‟″' else letter)
    return re.sub(r"\s+([,;!?”])", r"\1", re.sub(r"\.{3,}", "…", "".join(found))).strip()
