"""Runs of capitals, cut into what is certain: titles, offices, known names, organisations, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from quizapp.drafting.gazetteer import Known, gazetteer
from quizapp.drafting.knowing import TEAM, branched, known_at, of_town
from quizapp.drafting.lexicon import Lexicon
from quizapp.drafting.tokens import Line, Token

REMEMBERED: Final = 512  # sentences: several readers ask for the runs of the same
FEWEST_CAPITALS: Final = 2  # letters of an acronym
ROMAN: Final = re.compile(r"[IVX]+")  # VI is a number
ARABIC: Final = re.compile(r"(?:al|el|as|ash|an|ar|ad)-[A-Z]")  # Noor al-Hashimi
UNKNOWN: Final = ""
UNSURE: Final = "unsure"


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold a piece of a run: the places of its first word and behind its last, and what it is.

    ``kind`` is ``place``, ``organisation``, ``title``, ``office``, or "" for a rest that may be a person.
    """

    first: int
    last: int
    kind: str
    known: Known | None = None


@lru_cache(maxsize=REMEMBERED)
def runs(line: Line, lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
    """Return the runs of capitals: places of the first word and behind the last."""
    return tuple(_runs(line, lexicon))


def _runs(line: Line, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    words = line.tokens
    place = 0
    while place < len(words):
        known = known_at(line, place, len(words), lexicon)
        if not known and not _opens(words, place, lexicon):
            place += 1
            continue
        end = place + (known[0] if known else 1)
        while (step := _further(words, end, lexicon)) and not _quote_edge(line, words, end - 1, end):
            end += step
        yield place, end
        place = end


def _opens(words: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    word = words[place]
    if _small_title(words, place, lexicon):
        return True
    if not word.capital or _of_time(word, lexicon):
        return False
    first = place == 0 or words[place - 1].text in "“‘.?!:("
    return not (first and _ordinary(words, place, lexicon))


def _small_title(words: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Tell whether a title in small letters stands before a name: dr. Finny Rahmadani."""
    known = place + 2 < len(words) and words[place].small in lexicon["small_titles"]
    return known and words[place + 1].text == "." and words[place + 2].capital


def _of_time(word: Token, lexicon: Lexicon) -> bool:
    """Tell whether a capital word is a day of the week, a month or a time zone."""
    return word.small in lexicon["weekdays"] | lexicon["clocks"] or word.small in lexicon.months


def _ordinary(words: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Tell whether a word at the start of a sentence is no name: an everyday word, a form of one, or a verb."""
    word = words[place]
    if gazetteer(lexicon.language).get(word.text) or word.text.isupper():
        return False
    following = words[place + 1] if place + 1 < len(words) else None
    lone = word.small in lexicon["common_heads"] and not (following and following.capital)
    if (heads_body(words, place, lexicon) and not lone) or word.small in lexicon["places"] | lexicon["titles"]:
        return False
    if following and following.capital and {word.small, f"{word.small} {following.small}"} & lexicon["offices"]:
        return False
    return lone or word.small in lexicon.ordinary or word.small in lexicon["weekdays"]


def heads_body(words: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """Tell whether a word opens the name of an organisation; a Rumah does only in Rumah Sakit."""
    small = words[place].small
    home = small == "rumah" and not (place + 1 < len(words) and words[place + 1].small == "sakit")
    return small in lexicon["organisations"] and not home


def _further(words: Sequence[Token], end: int, lexicon: Lexicon) -> int:
    """Return how many more words belong to the run: one, two or three with what joins them, or none."""
    if end >= len(words) or _of_time(words[end], lexicon):
        return 0
    word, before = words[end], words[end - 1]
    if word.start == before.end + 1:
        if word.capital or ARABIC.match(word.text):
            return 1
        if _small_title(words, end, lexicon) or _particles(words, end, lexicon) or _of_the(words, end, lexicon):
            return 3
    return 2 * _linked(words, end, lexicon)


def _particles(words: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    """Tell whether two small words stand inside a name: Alvaro de la Fuente."""
    found = [word.small for word in words[end : end + 2]]
    return end + 2 < len(words) and words[end + 2].capital and set(found) <= lexicon["name_particles"]


def _of_the(words: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    """Tell whether "of the" stands inside the name of an English body: University of the West of England."""
    found = [word.small for word in words[end : end + 2]]
    return found == ["of", "the"] and words[end - 1].small in lexicon["organisations"] and words[end + 2].capital


def _linked(words: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    """Tell whether a small word or a full stop stands between two words of one name."""
    word, before = words[end], words[end - 1]
    after = words[end + 1] if end + 1 < len(words) else None
    if not after or not after.capital:
        return False
    initial = word.text == "." and (len(before.text) == 1 or before.small in lexicon["abbreviations"])
    close = word.start == before.end + 1 and after.start == word.end + 1
    of = word.small in {"of", "for"} and before.small in lexicon["organisations"] | {"health"}
    return initial or (close and (word.small in lexicon["name_particles"] or of or _joins(words, end, lexicon)))


def _joins(words: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    """Tell whether an "and" stands inside the name of a ministry or agency, and not between two of them."""
    if words[end].small not in {"dan", "and"} or words[end + 1].small in lexicon["organisations"] | lexicon["offices"]:
        return False
    place = end - 1
    while place > 0 and words[place - 1].capital and words[place].small not in lexicon["joined_heads"]:
        place -= 1
    headed = words[place].small in lexicon["joined_heads"] and end - place > 1
    return headed or _tail_heads(words, end, lexicon)


def _tail_heads(words: Sequence[Token], end: int, lexicon: Lexicon) -> bool:
    """Tell whether "and" joins two fields of one English body: the Competition and Markets Authority."""
    if lexicon.language != "en" or words[max(0, end - 2)].small != "the":
        return False
    last = end + 1
    while last + 1 < len(words) and words[last + 1].capital:
        last += 1
    known = gazetteer(lexicon.language).get(words[end - 1].text)
    return not known and last > end + 1 and words[last].small in lexicon["joined_tails"]


def _quote_edge(line: Line, words: Sequence[Token], one: int, other: int) -> bool:
    return line.quoted(words[one].start) != line.quoted(words[other].start)


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
        elif [word.small for word in words[place : place + 2]] == ["sri", "sultan"]:
            yield Piece(place, place + 2, "title")
            place += 2
        elif words[place].small in lexicon["titles"]:
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
            yield Piece(place, end, _kind(words[place:end], lexicon))
            place = end


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
    if kind == "organisation":
        other = place < last and line.tokens[place].small == "of"  # Supreme Court | of Canada
        return last - place if other else _branch(line, place, last, lexicon)
    heads = lexicon["organisations"] if lexicon.language == "en" else lexicon["organisations_last"]
    headed = place < last and ({line.tokens[last - 1].small, line.tokens[place].small} & heads)
    return last - place if headed or _event(line, place, last, lexicon) else 0


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
    while end < last and (whole or not (known_at(line, end, last, lexicon) or _holds(words, end, last, lexicon))):
        title = words[end].small in lexicon["titles"] and not _within(words, place, end, lexicon)
        if not whole and title and words[end - 1].small != "of":
            break
        if not whole and heads_body(words, end, lexicon) and lexicon.language == "id":
            break
        end += 1
    return end


def _within(words: Sequence[Token], place: int, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a shortened title stands inside a name that begins behind a comma or a title: Salma Hi. Usman."""
    opened = place > 0 and words[place - 1].text in {",", "."}
    return opened and words[at].small in lexicon["inner_titles"] and words[at + 1].text == "."


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
