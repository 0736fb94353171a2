"""What around capitals says that they are a person's name, or that of a work or a vessel, which nobody asks for."""

from __future__ import annotations

import re
from typing import Final

from quizapp.drafting.names.introducing import CHARITY, behind_age, behind_body, behind_degrees, in_years, is_office
from quizapp.drafting.names.pieces import Piece, pieces
from quizapp.drafting.words.gazetteer import regions
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.passive import everyday
from quizapp.drafting.words.tokens import Line

FEWEST: Final = 2  # words of a name that is marked by what is said of it
LONGEST_TITLE: Final = 8  # words of a work in quotation marks
LONGEST_KIN: Final = 6  # words of a kinship and its comma: Putri sulung almarhum Sarpan,
AGED: Final = re.compile(r", (?:an? \d{1,3}-year-old\b|\d{2},)")
ONE_OF: Final = re.compile(r", salah seorang [^,.“”]+, (?=[a-z])")  # Wagiman, salah seorang pelapor, datang
OLD: Final = re.compile(r", (?:1[2-9]|[2-9]\d), (?!\d)")  # Reid, 29, had led; no list of numbers
THEIRS: Final = frozenset({"his", "her", "himself", "herself"})
NEAR: Final = 3  # words behind a verb
HOME: Final = re.compile(r", from (?:(?:[A-Z][\w’'-]+|in|near|the|of) ?){1,5},")  # Paul Denholm, from Leicester,
ARTICLES: Final = frozenset({"the", "a", "an"})  # before the name of a thing, not of a person
AS: Final = frozenset({"sebagai", "menjadi"})
PARENTS: Final = frozenset({"bapak", "ibu"})
CUB: Final = "anaknya"  # of an animal as well
CLOSING: Final = frozenset(",.?!…")


def is_marked(line: Line, piece: Piece, lexicon: Lexicon) -> bool:
    """Tell whether an age, a degree, "who" or birth and death behind a name, or kin before it, make it a person's."""
    words, last = line.tokens, piece.last
    if piece.kind or sum(word.word for word in words[piece.first : last]) > FEWEST + 2:
        return False
    one_of = ONE_OF.match(line.text, words[last - 1].end) and not everyday(words[piece.first].small)
    aged = in_years(line, last) or (behind_age(line, last) != last and words[last].text == "(")
    if one_of or aged or behind_degrees(line, last) != last:
        return True
    behind = [word.small for word in words[last : last + 2]]
    theirs = kin_before(line, piece.first, lexicon)
    kin = theirs >= 0
    if piece.last - piece.first < FEWEST or not behind:
        sure = kin and words[theirs].small != CUB
        surname = lexicon.language == "en" and OLD.match(line.text, words[last - 1].end) is not None
        return surname or (sure and behind[:1] == [","])  # Menurut putra bungsunya, Kartadi, ...
    if (
        kin
        or _plays(line, piece.first, lexicon)
        or _called(line, piece.first, lexicon)
        or _appointed(line, piece, lexicon)
    ):
        return True
    aged = AGED.match(line.text, words[last - 1].end) is not None
    aged = aged or (lexicon.language == "en" and HOME.match(line.text, words[last - 1].end) is not None)
    aged = aged or _theirs(line, last, lexicon)
    if aged or (behind[0] == "," and behind[-1] in {"who", "whose"}) or _from_body(line, last, lexicon):
        return True
    helpers = lexicon["auxiliaries"]
    return behind[0] in lexicon["life"] or (behind[0] in helpers and behind[-1] in lexicon["life"])


def _theirs(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether an English deed stands here that is done with what is "his" or "her" own: retained his title."""
    words = line.tokens
    helped = place < len(words) and words[place].small in {"has", "had"}
    verb = words[place + helped].small if place + helped < len(words) else ""
    behind = (word.small for word in words[place + helped + 1 : place + helped + NEAR])
    return lexicon.language == "en" and verb in lexicon.verbs and next(behind, "") in THEIRS


def kin_before(line: Line, place: int, lexicon: Lexicon) -> int:
    """Return the place of a word of kin that stands with its owner before a comma and a name, -1 for none.

    Istrinya, Linda ...; Suami Ayu, Wisnu ...
    """
    first = max(0, place - LONGEST_KIN)
    before = line.tokens[first:place]
    if not before or before[-1].text != ",":
        return -1
    for at, word in enumerate(before[:-1]):
        owner = before[at + 1 : -1]
        theirs = word.small.endswith("nya") or any(one.small.endswith("nya") for one in owner)
        kin = word.small.removesuffix("nya") in lexicon["kin"] and theirs
        kin = kin or (word.small in lexicon["family"] and any(one.capital for one in owner))
        held = " ".join(one.small for one in before[at:-1])  # Kuasa hukumnya, Rudi Lubis, ...
        kin = kin or (held.endswith("nya") and held.removesuffix("nya") in lexicon["offices"])
        if kin and all(one.word for one in owner):
            return first + at
    return -1


def has_parent(line: Line, piece: Piece, lexicon: Lexicon) -> bool:
    """Tell whether an Indonesian name is that of a child whose parent stands behind a comma: Ibu Yohan, Marice, ..."""
    words, last = line.tokens, piece.last
    titled = piece.first > 0 and words[piece.first - 1].small in PARENTS
    named = last + 1 < len(words) and words[last].text == "," and words[last + 1].capital
    closed = any(word.text == "," for word in words[last + 2 : last + 2 + FEWEST + 1])
    parent = titled and named and closed and not is_office(line, last + 1, lexicon)
    return parent and lexicon.language == "id" and not piece.kind


def _plays(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether a place in a team stands before a name: tunggal putra Fahri Ramadhan."""
    words = line.tokens
    before = " ".join(word.small for word in words[max(0, place - 2) : place])
    return before in lexicon["players"]


def _called(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether somebody of a trade is called by a name: pedagang bernama Usman Gani."""
    words = line.tokens
    named = place > 1 and words[place - 1].small == "bernama"
    return named and words[place - 2].small in lexicon["persons_described"] | lexicon["trades"] | lexicon["folk"]


def _appointed(line: Line, piece: Piece, lexicon: Lexicon) -> bool:
    """Tell whether somebody is given an office: menunjuk Rina Sari sebagai ketua, Rina Sari dilantik menjadi camat."""
    words = line.tokens
    verbs = lexicon["appointing"]
    end = behind_age(line, piece.last)
    passively = end < len(words) and words[end].small in lexicon["appointed"]
    as_at = end + passively
    given = passively or (piece.first > 0 and words[piece.first - 1].small in verbs)
    office_at = as_at + 1
    as_one = as_at < len(words) and words[as_at].small in AS
    return given and as_one and is_office(line, office_at, lexicon)


def _from_body(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether an institution that somebody is from stands here: of the Berlin Institute, dari Universitas Riau."""
    end = behind_body(line, place, lexicon)
    first = place + 1 + (end > 0 and line.tokens[place + 1].small == "the")
    if end and {line.tokens[first].text, line.tokens[end - 1].small} & (lexicon["organisations"] | CHARITY):
        return True
    found = list(pieces(line, first, end, lexicon)) if end else []
    return bool(found) and found[0].kind == "organisation"


def is_thing(line: Line, piece: Piece, lexicon: Lexicon) -> bool:
    """Tell whether capitals name a ship or a work: behind "kapal" or "novel", or alone in quotation marks."""
    words = line.tokens
    at = piece.first
    while at and (words[at - 1].small in lexicon["titles"] or (words[at - 1].text == "." and at > 1)):
        at -= 1  # the tug Lady Margaret
    before = words[at - 1].small if at else ""
    untitled = at == piece.first  # the Rev Fay Dunn
    article = lexicon.language == "en" and before in ARTICLES and untitled and not piece.kind
    if (before in lexicon["called"] and not piece.known) or article:
        return True
    start = words[piece.first].start
    title = next((some for some in line.quotes if some[0] <= start < some[1]), None)
    if title is None:
        return False
    inside = line.text[title[0] + 1 : title[1] - 1]
    return inside[-1:] not in CLOSING and len(inside.split()) <= LONGEST_TITLE and inside[:1].isupper()


def goes_on_behind_letters(line: Line, piece: Piece, lexicon: Lexicon) -> bool:
    """Tell whether a name goes on behind its letters: Badan Penyelenggara Jaminan Sosial (BPJS) Kesehatan."""
    words = line.tokens
    found = [word.text for word in words[piece.last : piece.last + 3]]
    behind = words[piece.last + 3 : piece.last + 4]
    return found[::2] == ["(", ")"] and any(word.capital and word.small in lexicon["portfolio"] for word in behind)


def is_located(line: Line, piece: Piece, lexicon: Lexicon) -> bool:
    """Tell whether a regency or city that may be a name as well is where something is: di Nganjuk."""
    words = line.tokens
    where = lexicon.language == "id" and piece.first > 0 and words[piece.first - 1].small == "di"
    return where and line.text[words[piece.first].start : words[piece.last - 1].end].lower() in regions()


def is_money(line: Line, piece: Piece, lexicon: Lexicon) -> bool:
    """Tell whether a country only says whose money it is: 112 juta dolar AS, 40 New Zealand dollars."""
    words = line.tokens
    if piece.known is None:
        return False
    before = words[piece.first - 1].small if piece.first and lexicon.language == "id" else ""
    behind = words[piece.last].small if piece.last < len(words) and lexicon.language == "en" else ""
    return bool({before, behind} & lexicon["coins"])
