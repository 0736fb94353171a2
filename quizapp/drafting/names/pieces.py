"""A run of capitals cut into what is certain: titles, offices, known names, organisations, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from quizapp.drafting.names.knowing import TEAM, branched, known_at, of_town, regional
from quizapp.drafting.names.runs import heads_body
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import Name
from quizapp.drafting.words.predicates import JOINING
from quizapp.drafting.words.titles import paired_title
from quizapp.drafting.words.tokens import Line, Token

FEWEST_CAPITALS: Final = 2  # letters of an acronym
ROMAN: Final = re.compile(r"[IVX]+")  # VI is a number
UNKNOWN: Final = ""
UNSURE: Final = "unsure"
RANKED: Final = frozenset({"ajun", "akbp", "aiptu", "ipda", "iptu", "kombes", "kompol"})  # in no name of a body
ORDERS: Final = frozenset({"brother", "father", "mother", "sister"})
CUSTOMARY: Final = "datuk"  # inside a name too: Asrul Datuk Rajo Lelo


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold a piece of a run: the places of its first word and behind its last, and what it is.

    ``kind`` is ``place``, ``organisation``, ``title``, ``office``, or "" for a rest that may be a person.
    """

    first: int
    last: int
    kind: str
    known: Name | None = None


def pieces(line: Line, first: int, last: int, lexicon: Lexicon) -> Iterator[Piece]:
    """Walk the pieces of a run."""
    words = line.tokens
    place = first
    while place < last:
        known = known_at(line, place, last, lexicon)
        if known:
            size, found = known
            more = _more(line, place + size, last, found.kind, lexicon)
            joined = UNSURE if _event(line, place + size, last, lexicon) else "organisation"
            yield Piece(place, place + size + more, joined if more else found.kind, None if more else found)
            place += size + more
        elif generic(line, place, last, lexicon):
            place += 1
        elif paired_title(words, place, lexicon):
            yield Piece(place, place + 2, "title")
            place += 2
        elif _ordained(words, place, last, lexicon):
            yield Piece(place, place + 1, "title")
            place += 1
        elif words[place].small in lexicon["titles"] and not _joined(words, place):
            first, place = place, _titled(words, place, last, lexicon)
            yield Piece(first, place, "title")
        elif size := _office(words, place, last, lexicon):
            yield Piece(place, place + size, "office")
            place += size
        else:
            end = _rest(line, place, last, lexicon)
            if _titular(words, place, end, last, lexicon):
                yield Piece(place, last, UNSURE)
                return
            whole = (place, end) == (first, last) and regional(words[place:end], lexicon)
            yield Piece(place, end, "organisation" if whole else _kind(words[place:end], lexicon))
            place = end


def _ordained(words: Sequence[Token], place: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether an English word of kin before a name is that of an order: Brother Colm Devlin, Sister Mary Tan."""
    behind = words[place + 1 : place + 2] if place + 1 < last else ()
    kin = lexicon.language == "en" and words[place].small in ORDERS and words[place].capital
    return kin and any(word.capital for word in behind)


def generic(line: Line, place: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether an Indonesian word only says what sort of body is named behind it: LSM | Walhi."""
    head = lexicon.language == "id" and line.tokens[place].small in lexicon["generic_bodies"]
    known = known_at(line, place + 1, last, lexicon) if head and place + 1 < last else None
    return known is not None and known[1].kind == "organisation"


def _titled(words: Sequence[Token], place: int, last: int, lexicon: Lexicon) -> int:
    """Return the place behind a title: its full stop, or the rest of a rank (Komisaris Besar), belongs to it."""
    end = place + 1
    if end < last and words[end].text == ".":
        return end + 1
    while words[place].small in lexicon["ranked"] and end < last and words[end].small in lexicon["ranks"]:
        if end + 1 == last and not (last < len(words) and words[last].text == "("):  # Letnan Kolonel Laut (P)
            break
        end += 1
    return end


def _titular(words: Sequence[Token], place: int, end: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether an office stands behind words of which nothing is known, as in the title of a law or a book."""
    if lexicon.language != "id" or end >= last or not _office(words, end, last, lexicon):
        return False
    return any(word.small not in lexicon["modifiers"] for word in words[place:end])


def _more(line: Line, place: int, last: int, kind: str, lexicon: Lexicon) -> int:
    """Return how many words behind a known name belong to it: of a branch, or of New Zealand | Transport Agency."""
    last = held_from(line.tokens, place, last, lexicon)
    if kind == "organisation":
        other = place < last and line.tokens[place].small == "of"  # Supreme Court | of Canada
        return last - place if other else _branch(line, place, last, lexicon)
    heads = lexicon["organisations"] if lexicon.language == "en" else lexicon["organisations_last"]
    headed = place < last and ({line.tokens[last - 1].small, line.tokens[place].small} & heads)
    return last - place if headed or _event(line, place, last, lexicon) else 0


def held_from(words: Sequence[Token], place: int, last: int, lexicon: Lexicon) -> int:
    """Return where an English body ends before a post in it and its holder: Council | Leader | Mark Dean; or ``last``.

    What stands behind a post is a name where no word of it belongs to a body: Police | Officer Training College.
    """
    bodies = lexicon["organisations"] | lexicon["organisations_last"] | lexicon["things"] | lexicon["places"]
    for end in range(place + 1, last) if lexicon.language == "en" else ():
        title = words[end].small in lexicon["titles"]
        size = _titled(words, end, last, lexicon) - end if title else _office(words, end, last, lexicon)
        behind = words[end + size : last]
        named = bool(behind) and all(word.capital or not word.word for word in behind[-1:])
        named = named and not any(word.small in bodies | lexicon["portfolio"] for word in behind)
        if size and named and words[end - 1].small not in JOINING | {"of", "for", "the", "&"}:
            return end
    return last


def _event(line: Line, place: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether a place is where an event or a work of which it is the name comes from: Galway | Film Festival."""
    return lexicon.language == "en" and place < last and line.tokens[last - 1].small in lexicon["things"]


def _branch(line: Line, place: int, last: int, lexicon: Lexicon) -> int:
    """Return how many words behind an organisation name the place of its branch (Kota Samarinda), 0 for none."""
    if place < last and line.tokens[place].small == "daerah":
        return 1 + _branch(line, place + 1, last, lexicon)  # Dewan Perwakilan Rakyat | Daerah Kota Samarinda
    head = int(place + 1 < last and line.tokens[place].small in lexicon["places"])
    known = known_at(line, place + head, last, lexicon) if place + head < last else None
    return head + known[0] if known and known[1].kind == "place" else 0


def _office(words: Sequence[Token], place: int, last: int, lexicon: Lexicon) -> int:
    """Return how many words from here on name an office (Menteri Keuangan, Finance Minister), 0 for none."""
    for size in range(min(3, last - place), 0, -1):
        if " ".join(word.small for word in words[place : place + size]) in lexicon["offices"]:
            end = place + size
            while end < last and words[end].small in lexicon["portfolio"] | {"dan", "and"}:
                end += 1
            return end - place
    end = place
    while lexicon.language == "en" and end < last and words[end].small in lexicon["portfolio"]:
        end += 1
    return _office(words, end, last, lexicon) + end - place if place < end < last and _head(words[end], lexicon) else 0


def _holds(words: Sequence[Token], place: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether an office stands here, and no surname or seat at the end of a run: Sabri Hakim, Helen Moss MP."""
    word = words[place]
    seat = word.text.isupper() and word.small in lexicon["postnominals"]
    surname = place + 1 == last and (seat or word.small in lexicon["surnames"])
    return not surname and _office(words, place, last, lexicon) > 0


def _head(word: Token, lexicon: Lexicon) -> bool:
    return word.small in lexicon["offices"]


def _rest(line: Line, place: int, last: int, lexicon: Lexicon) -> int:
    """Return where the unknown words from here on end: before the next known name, unless they name an organisation."""
    words = line.tokens
    whole = heads_body(words, place, lexicon) or words[place].small in lexicon["places"]
    closing = [at for at in range(place + 1, last) if words[at].small in lexicon["organisations_last"]]
    sure = closing and (closing[-1] + 1 == last or words[closing[-1]].small in lexicon["closing"])
    if sure and not (whole and lexicon.language == "id"):
        return closing[-1] + 1
    if not whole and (joined := of_town(line, place, last, lexicon)):
        return joined
    end = place + 1
    last = held_from(words, place, last, lexicon) if whole else last
    while end < last and (whole or not (known_at(line, end, last, lexicon) or _holds(words, end, last, lexicon))):
        title = words[end].small in lexicon["titles"] and not _within(words, place, end, lexicon)
        if (title and words[end - 1].small != "of" and not whole) or words[end].small in RANKED:
            break
        if not whole and heads_body(words, end, lexicon) and lexicon.language == "id":
            break
        end += 1
    return end


def _within(words: Sequence[Token], place: int, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a shortened title stands inside a name that begins behind a comma or a title: Salma Hi. Usman."""
    opened = place > 0 and words[place - 1].text in {",", "."}
    short = words[at].small in lexicon["inner_titles"] and words[at + 1].text == "."
    return opened and (short or words[at].small == CUSTOMARY)


def _joined(words: Sequence[Token], at: int) -> bool:
    """Tell whether what may be a title is half of a field: Menteri Haji dan Umrah."""
    return at + 1 < len(words) and words[at + 1].small in JOINING


def _kind(words: Sequence[Token], lexicon: Lexicon) -> str:
    small = [word.small for word in words]
    if " ".join(small[:2]) in lexicon["buildings"] or small[0] in lexicon["crafts"]:
        return UNSURE
    if len(words) > 1:
        return _kind_of_several(words, small, lexicon)
    acronym = words[0].text.isupper() and words[0].text.isalpha() and len(words[0].text) >= FEWEST_CAPITALS
    if acronym:
        return UNSURE if small[0] in lexicon["no_bodies"] or ROMAN.fullmatch(words[0].text) else "organisation"
    return UNKNOWN


def _kind_of_several(words: Sequence[Token], small: Sequence[str], lexicon: Lexicon) -> str:
    english = lexicon.language == "en"
    closed = small[-1] in lexicon["organisations_last"]
    if small[0] in lexicon["places_first" if english else "places"] and not closed:
        return "place"
    headed = any(heads_body(words, place, lexicon) for place in range(len(words) if english else 1))
    if closed or headed or TEAM.fullmatch(words[0].text) or branched(words, lexicon):
        return "organisation"
    if english and small[-1] in lexicon["places"]:
        return "place"
    return UNSURE if small[0 if english else -1] in lexicon["directions"] else UNKNOWN
