"""Where an Indonesian office ends and its holder's name begins: Bupati Lembata | Fransiskus Ola; in doubt nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from quizapp.drafting.clues import Clues
from quizapp.drafting.gazetteer import regions
from quizapp.drafting.lexicon import Lexicon
from quizapp.drafting.runs import UNSURE, Piece, heads_body, known_at
from quizapp.drafting.tokens import Line, Token

LONGEST_REGION: Final = 4  # words
LONGEST_NAME: Final = 5  # words and marks
FEWEST_NAME: Final = 2
ROMAN: Final = re.compile(r"[IVX]+")
PATRONS: Final = frozenset({"rsup", "rsud", "rs", "rsia", "sakit", "universitas", "bandara", "jalan", "museum"})


def divided(found: Sequence[Piece], line: Line, lexicon: Lexicon, clues: Clues) -> Iterator[Piece]:
    """Walk the pieces of a run, what stands behind an office cut into the institution, titles and the holder's name."""
    for place, piece in enumerate(found):
        head = _head(found, place, line, lexicon)
        if piece.known or piece.kind not in {"organisation", "place", ""} or not head:
            yield piece
            continue
        end = _institution(line, piece, lexicon, clues)
        begin = _behind_titles(line.tokens, end, piece.last, lexicon)
        if end == piece.first and begin == end:
            yield _undivided(piece, head, lexicon)
            continue
        if end > piece.first:
            yield Piece(piece.first, end, piece.kind or _kind_of(line.tokens[piece.first]))
        if begin > end:
            yield Piece(end, begin, "title")
        if begin < piece.last:
            yield Piece(begin, piece.last, "" if _is_name(line, begin, piece.last, lexicon, clues) else UNSURE)


def _kind_of(first: Token) -> str:
    """Return what an office is of where no head says so: an acronym is a body, the rest is not asked for."""
    return "organisation" if first.text.isupper() else UNSURE


def _undivided(piece: Piece, head: str, lexicon: Lexicon) -> Piece:
    """Return a piece in which no name begins for certain: an institution, or a village of which nothing is known."""
    size = piece.last - piece.first
    rural = head in lexicon["territorial"] - {"bupati", "wakil bupati", "wali kota", "wakil wali kota"}
    long = (piece.kind == "organisation" and size >= FEWEST_NAME) or (piece.kind == "place" and size > FEWEST_NAME)
    if long or (not piece.kind and rural):
        return Piece(piece.first, piece.last, UNSURE)
    return piece


def _head(found: Sequence[Piece], place: int, line: Line, lexicon: Lexicon) -> str:
    """Return the office right before a piece, with places and bodies between them; "" for none."""
    words, first = line.tokens, found[place].first
    for other in reversed(found[:place]):
        if other.kind == "office":
            return " ".join(word.small for word in words[other.first : other.last])
        if other.kind not in {"place", "organisation", UNSURE}:
            return ""
        first = other.first
    sizes = (size for size in (3, 2, 1) if first >= size)
    texts = (" ".join(word.small for word in words[first - size : first]) for size in sizes)
    return next((text for text in texts if text in lexicon["offices"]), "")


def _institution(line: Line, piece: Piece, lexicon: Lexicon, clues: Clues) -> int:
    """Return the place behind the institution with which a piece begins; its first place where there is none."""
    words = line.tokens
    inner = range(piece.first + 1, piece.last)
    ends = [at + 1 for at in inner if _acronym(words[at])]
    if piece.kind:
        ends += [end for at in inner for end in _marks(line, at, piece, lexicon, clues)]
    end = max((one for one in ends if one < piece.last), default=piece.first)
    if piece.kind:
        end = min((at for at in _titles(words, piece, lexicon) if at > piece.first), default=end)
    if piece.kind and end == piece.first:
        return end
    while end < piece.last and (more := _opening(line, end, piece.last, lexicon, clues)):
        end += more
    return end


def _marks(line: Line, at: int, piece: Piece, lexicon: Lexicon, clues: Clues) -> Iterator[int]:
    """Walk the ends that a word marks inside an institution: a region, or the name of a body."""
    if size := _region(line, at, piece.last, lexicon, clues):
        yield at + size
    body = clues.body([word.text for word in line.tokens[piece.first : piece.last]])
    if body > 1:
        yield piece.first + body


def _acronym(word: Token) -> bool:
    return word.text.isupper() and len(word.text) > 1 and not ROMAN.fullmatch(word.text)


def _titles(words: Sequence[Token], piece: Piece, lexicon: Lexicon) -> Iterator[int]:
    """Walk the places of titles that open a name, and not the patron of a hospital or the like."""
    for at in range(piece.first, piece.last):
        title = words[at].small in lexicon["titles"]
        patron = at > 0 and (words[at - 1].small in PATRONS or words[at - 1].text == ".")
        if title and not patron:
            yield at


def _opening(line: Line, at: int, last: int, lexicon: Lexicon, clues: Clues) -> int:
    """Return how many words from here on still belong to an office: an acronym, a region with its kind, a company."""
    words = line.tokens
    word = words[at]
    if word.small in lexicon["titles"]:
        return 0
    if _acronym(word):
        return 1
    if size := _region(line, at, last, lexicon, clues):
        return size
    if word.small in lexicon["places"] and at + 1 < last and (size := _region(line, at + 1, last, lexicon, clues)):
        return size + 1
    return clues.body([word.text for word in words[at:last]])


def _region(line: Line, at: int, last: int, lexicon: Lexicon, clues: Clues) -> int:
    """Return how many words from here on name a place, known beforehand or as the article shows; 0 for none."""
    known = known_at(line, at, last, lexicon)
    if known and known[1].kind == "place":
        return known[0]
    for size in range(min(LONGEST_REGION, last - at), 0, -1):
        if " ".join(word.small for word in line.tokens[at : at + size]) in regions():
            return size
    return int(line.tokens[at].small in clues.places)


def _behind_titles(words: Sequence[Token], at: int, last: int, lexicon: Lexicon) -> int:
    """Return the place behind titles and their full stops."""
    while at < last and (words[at].small in lexicon["titles"] or (words[at].text == "." and at)):
        at += 1
    return at


def _is_name(line: Line, begin: int, last: int, lexicon: Lexicon, clues: Clues) -> bool:
    """Tell whether words behind an institution are a person's name: two to five, none of another kind."""
    words = line.tokens[begin:last]
    others = lexicon["portfolio"] | lexicon["offices"]
    strange = any(word.small in others or (word.text.isupper() and len(word.text) > 1) for word in words)
    strange = strange or heads_body(line.tokens, begin, lexicon) or words[0].small in lexicon["places"]
    single = len(words) == 1 and not (last < len(line.tokens) and line.tokens[last].small in lexicon.speech)
    return len(words) <= LONGEST_NAME and not strange and not single and words[0].small not in clues.places
