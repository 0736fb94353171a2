"""Where an Indonesian office ends and its holder's name begins: Bupati Lembata | Fransiskus Ola; in doubt nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from quizapp.drafting.names.clues import Clues
from quizapp.drafting.names.knowing import known_at
from quizapp.drafting.names.offices import behind_letters
from quizapp.drafting.names.pieces import ROMAN, UNSURE, Piece
from quizapp.drafting.names.runs import heads_body
from quizapp.drafting.names.trades import small_office
from quizapp.drafting.words.gazetteer import gazetteer, regions, towns
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import ORGANISATION
from quizapp.drafting.words.passive import everyday
from quizapp.drafting.words.tokens import Line, Token

INITIALS: Final = 2  # letters before a name, as in BJ Habibie; a body of two letters is known beforehand
LONGEST_REGION: Final = 4  # words
LONGEST_NAME: Final = 5  # words and marks
FEWEST_NAME: Final = 2
MINISTRY: Final = "kementerian"
COMPANIES: Final = frozenset({"pt", "cv", "perum"})


def divided(found: Sequence[Piece], line: Line, lexicon: Lexicon, clues: Clues) -> Iterator[Piece]:
    """Walk the pieces of a run, what stands behind an office cut into the institution, titles and the holder's name."""
    for place, piece in enumerate(found):
        head = _head(found, place, line, lexicon)
        if piece.known or piece.kind not in {"organisation", "place", ""}:
            yield piece
            continue
        titled = min((at for at in _titles(line.tokens, piece, lexicon) if at > piece.first), default=0)
        named = titled and _behind_titles(line.tokens, titled, piece.last, lexicon) < piece.last  # not Gunung Ibu
        if not head and not (named and piece.kind == "organisation"):  # Stadion Utama Sultan Agung has no holder
            yield from _ministry(piece, line, lexicon)
            continue
        told = _spoken(line, piece, lexicon, clues) if head else None
        end = told if told is not None else _institution(line, piece, lexicon, clues) if head else titled
        begin = _behind_titles(line.tokens, end, piece.last, lexicon)
        if end == piece.first and begin == end:
            yield piece if told is not None or _shortened(line, piece.last) else _undivided(piece, head, lexicon)
            continue
        of_level = any(word.small in lexicon["levels"] for word in line.tokens[piece.first : end])
        if of_level or (begin < piece.last and not _is_name(line, begin, piece.last, lexicon, clues)):
            yield Piece(piece.first, piece.last, UNSURE)
            continue
        if end > piece.first:
            yield Piece(piece.first, end, piece.kind or _kind_of(line.tokens[piece.first]))
        if begin > end:
            yield Piece(end, begin, "title")
        if begin < piece.last:
            yield Piece(begin, piece.last, "")


def completed(found: Sequence[Piece], line: Line, clues: Clues) -> list[Piece]:
    """Return the pieces of a run, a place at its end joined to the name of somebody who speaks: Debora Hina | Jawa."""
    if len(found) < FEWEST_NAME:
        return list(found)
    *before, name, place = found
    single = place.kind == "place" and place.last - place.first == 1
    speaks = not name.kind and line.tokens[name.first].text in clues.speakers
    return [*before, Piece(name.first, place.last, "")] if single and speaks else list(found)


def _spoken(line: Line, piece: Piece, lexicon: Lexicon, clues: Clues) -> int | None:
    """Return where the name begins of which the first word speaks elsewhere, None for nowhere.

    Kepala Desa Ciburuy | Sarmi Hadi ..., kata Sarmi. Behind words that open names (Muhammad) somebody may be called by
    their second word.
    """
    words = line.tokens[piece.first : piece.last]
    called = words[0].small in lexicon["first_names"] | lexicon["given"]
    places = range(len(words) - FEWEST_NAME, -1, -1)
    found = next((at for at in places if words[at].text in clues.speakers), None)
    if found is None or (called if found else piece.kind):
        return None
    while found and (words[found - 1].small in lexicon["titles"] or words[found - 1].text == "."):
        found -= 1
    return piece.first + found


def _ministry(piece: Piece, line: Line, lexicon: Lexicon) -> Iterator[Piece]:
    """Walk a piece behind no office: a ministry ends with its field, whatever stands behind it."""
    end = _field_end(line.tokens, piece, lexicon) if line.tokens[piece.first].small == MINISTRY else piece.last
    whole = end > piece.first + 1 or end == piece.last
    yield Piece(piece.first, end, piece.kind if whole else UNSURE, piece.known)
    if end < piece.last:
        yield Piece(end, piece.last, UNSURE)


def _field_end(words: Sequence[Token], piece: Piece, lexicon: Lexicon) -> int:
    inner = range(piece.first + 1, piece.last)
    field_of = lexicon["portfolio"] | lexicon["fields"] | {"dan"}
    plain = (
        at for at in inner
        if words[at].small not in field_of and not _of_body(words[at])
    )  # fmt: skip
    return next(plain, piece.last)


def _of_body(word: Token) -> bool:
    """Tell whether a word inside a body's name is an acronym, a number or a body itself: Fraksi Golkar, Komisi II."""
    known = gazetteer("id").get(word.text)
    body = known is not None and known.kind == ORGANISATION
    return body or _acronym(word) or ROMAN.fullmatch(word.text) is not None


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


def _shortened(line: Line, place: int) -> bool:
    """Tell whether an acronym in brackets stands right behind, as it does behind an institution only."""
    found = [word.text for word in line.tokens[place : place + 3]]
    return len(found) == 3 and found[0] == "(" and found[1].isupper() and found[2] == ")"  # noqa: PLR2004 - three words


def _head(found: Sequence[Piece], place: int, line: Line, lexicon: Lexicon) -> str:
    """Return the office right before a piece, with places and bodies between them; "" for none."""
    words, first = line.tokens, found[place].first
    for other in reversed(found[:place]):
        if other.kind == "office":
            return " ".join(word.small for word in words[other.first : other.last])
        if other.kind not in {"place", "organisation", UNSURE} and not found[place].kind:
            return ""
        first = other.first
    size = small_office(words, first, lexicon)
    lettered = -1 if size else behind_letters(line, first, lexicon)
    return words[lettered].small if lettered >= 0 else " ".join(word.small for word in words[first - size : first])


def _institution(line: Line, piece: Piece, lexicon: Lexicon, clues: Clues) -> int:
    """Return the place behind the institution with which a piece begins; its first place where there is none."""
    words = line.tokens
    inner = range(piece.first + 1, piece.last)
    ends = [at + 1 for at in inner if _acronym(words[at])]
    if words[piece.first].small == MINISTRY:
        ends = [_field_end(words, piece, lexicon)]
    elif piece.kind:
        ends += [end for at in inner for end in _marks(line, at, piece, lexicon, clues)]
        ends = ends or _behind_field(line, piece, lexicon)
    end = max((one for one in ends if one < piece.last), default=piece.first)
    if piece.kind:
        end = min((at for at in _titles(words, piece, lexicon) if at > piece.first), default=end)
    if piece.kind and end == piece.first:
        return end
    while end < piece.last and (more := _opening(line, end, piece.last, lexicon, clues)):
        end += more
    return end


def _behind_field(line: Line, piece: Piece, lexicon: Lexicon) -> list[int]:
    """Return the place behind the field of an office's body (Kepala Dinas Pertanian | Yohanes Bria menilai), if sure.

    The holder says something, and the name does not begin with a word that may belong to the field.
    """
    words = line.tokens
    end = _field_end(words, piece, lexicon) if words[piece.first].small in lexicon["fielded"] else piece.last
    behind = words[piece.last].small if piece.last < len(words) else ""
    speaks = behind in lexicon.speech or behind in lexicon["speaking"]
    sure = piece.first + 1 < end < piece.last and speaks and not everyday(words[end].small)
    return [end] if sure or (speaks and end < piece.last and words[end].small in lexicon["first_names"]) else []


def _marks(line: Line, at: int, piece: Piece, lexicon: Lexicon, clues: Clues) -> Iterator[int]:
    """Walk the ends that a word marks inside an institution: a region, or the name of a body."""
    company = line.tokens[piece.first].small in COMPANIES  # its name may hold a place anywhere
    if not company and (size := _region(line, at, piece.last, lexicon, clues)):
        yield at + size
    body = clues.body([word.text for word in line.tokens[piece.first : piece.last]])
    if body > 1:
        yield piece.first + body


def _acronym(word: Token) -> bool:
    """Tell whether a word is an acronym, and no initials (JD Vance) or Roman number."""
    return word.text.isupper() and len(word.text) > INITIALS and not ROMAN.fullmatch(word.text)


def _titles(words: Sequence[Token], piece: Piece, lexicon: Lexicon) -> Iterator[int]:
    """Walk the places of titles that open a name, and not the patron of a hospital or the like."""
    for at in range(piece.first, piece.last):
        title = words[at].small in lexicon["titles"]
        patron = at > 0 and (words[at - 1].small in lexicon["patronal"] or words[at - 1].text == ".")
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
    found = known[0] if known and known[1].kind == "place" else 0
    sizes = range(min(LONGEST_REGION, last - at), 0, -1)
    texts = {size: " ".join(word.small for word in line.tokens[at : at + size]) for size in sizes}
    return max(found, next((size for size in sizes if texts[size] in regions() | towns() | clues.places), 0))


def _behind_titles(words: Sequence[Token], at: int, last: int, lexicon: Lexicon) -> int:
    """Return the place behind titles and their full stops."""
    while at < last and (words[at].small in lexicon["titles"] or (words[at].text == "." and at)):
        ranked = words[at].small in lexicon["ranked"]
        at += 1
        while ranked and at + 1 < last and words[at].small in lexicon["ranks"]:
            at += 1
    return at


def _is_name(line: Line, begin: int, last: int, lexicon: Lexicon, clues: Clues) -> bool:
    """Tell whether words behind an institution are a person's name: two to five, none of another kind."""
    words = line.tokens[begin:last]
    others = lexicon["portfolio"] | lexicon["offices"] - lexicon["surnames"]
    strange = any(word.small in others or (word.text.isupper() and len(word.text) > 1) for word in words[1:])
    strange = strange or words[0].small in others or (words[0].text.isupper() and len(words[0].text) > INITIALS)
    strange = strange or heads_body(line.tokens, begin, lexicon) or words[0].small in lexicon["places"]
    single = len(words) == 1 and not (last < len(line.tokens) and line.tokens[last].small in lexicon.speech)
    size = sum(word.capital and len(word.text) > 1 for word in words)
    return size <= LONGEST_NAME and not strange and not single and words[0].small not in clues.places
