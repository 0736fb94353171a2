"""What around capitals says that they are a person's name, or that of a work or a vessel, which nobody asks for."""

from __future__ import annotations

import re
from typing import Final

from quizapp.drafting.introducing import behind_age, behind_body, behind_degrees
from quizapp.drafting.lexicon import Lexicon
from quizapp.drafting.runs import Piece, pieces
from quizapp.drafting.tokens import Line

FEWEST: Final = 2  # words of a name that is marked by what is said of it
LONGEST_TITLE: Final = 8  # words of a work in quotation marks
AGED: Final = re.compile(r", an? \d{1,3}-year-old\b")
ARTICLES: Final = frozenset({"the", "a", "an"})  # before the name of a thing, not of a person
CLOSING: Final = frozenset(",.?!…")


def is_marked(line: Line, piece: Piece, lexicon: Lexicon) -> bool:
    """Tell whether an age, a degree, "who" or a word of birth or death right behind a name makes it a person's."""
    words, last = line.tokens, piece.last
    if piece.kind or piece.last - piece.first > FEWEST + 2:
        return False
    if behind_degrees(line, last) != last or (behind_age(line, last) != last and words[last].text == "("):
        return True
    behind = [word.small for word in words[last : last + 2]]
    if piece.last - piece.first < FEWEST or not behind:
        return False
    aged = AGED.match(line.text, words[last - 1].end)
    if aged or behind == [",", "who"] or _from_body(line, last, lexicon):
        return True
    helpers = lexicon["auxiliaries"]
    return behind[0] in lexicon["life"] or (behind[0] in helpers and behind[-1] in lexicon["life"])


def _from_body(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether an institution that somebody is from stands here: of the Berlin Institute, dari Universitas Riau."""
    end = behind_body(line, place, lexicon)
    first = place + 1 + (end > 0 and line.tokens[place + 1].small == "the")
    found = list(pieces(line, first, end, lexicon)) if end else []
    return bool(found) and found[0].kind == "organisation"


def is_thing(line: Line, piece: Piece, lexicon: Lexicon) -> bool:
    """Tell whether capitals name a ship or a work: behind "kapal" or "novel", or alone in quotation marks."""
    words = line.tokens
    before = words[piece.first - 1].small if piece.first else ""
    article = lexicon.language == "en" and before in ARTICLES and not piece.kind
    if (before in lexicon["called"] and not piece.known) or article:
        return True
    start = words[piece.first].start
    title = next((some for some in line.quotes if some[0] <= start < some[1]), None)
    if title is None:
        return False
    inside = line.text[title[0] + 1 : title[1] - 1]
    return inside[-1:] not in CLOSING and len(inside.split()) <= LONGEST_TITLE and inside[:1].isupper()
