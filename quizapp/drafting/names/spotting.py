"""What stands where capitals stand: known names, and candidates with the signs that they are people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from quizapp.drafting.names.attached import attached
from quizapp.drafting.names.clues import Clues
from quizapp.drafting.names.holders import completed, divided
from quizapp.drafting.names.holding import open_offices
from quizapp.drafting.names.introducing import (
    DEGREES,
    OWNING,
    Introduction,
    behind_age,
    behind_body,
    behind_degrees,
    behind_titles,
)
from quizapp.drafting.names.marks import (
    goes_on_behind_letters,
    has_parent,
    is_located,
    is_marked,
    is_money,
    is_thing,
    kin_before,
)
from quizapp.drafting.names.offices import Held, bestowed, goes_on, of_team, office_before
from quizapp.drafting.names.pieces import CUSTOMARY, Piece, generic, pieces
from quizapp.drafting.names.posts import post_behind
from quizapp.drafting.names.runs import heads_body, runs
from quizapp.drafting.names.trades import LONGEST_ROLE, in_role, small_office
from quizapp.drafting.words.gazetteer import gazetteer, regions
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import Name
from quizapp.drafting.words.tokens import Line, Token

SERVICE: Final = "dinas"  # its letters are those of its field
SHORT_NAME: Final = 2  # words
LONGEST_CLEAR: Final = 5  # words of a name behind a title or a known institution
BALINESE: Final = frozenset({"ida", "ni"})  # the first word says no more than whose name it is: Ni Made Ayu Lestari
LONGEST_SURE: Final = 3  # words of a name right behind an office: more may begin with an institution
RULERS: Final = frozenset({"sultan", "raja", "ratu", "pangeran", "paus", "kaisar", "emir", "sunan", "adipati"})
CLOSING: Final = re.compile(r"[,?!.][’']?”\s*$")


@dataclass(frozen=True, slots=True)
class Spot:
    """Hold a piece of a sentence that may be a name.

    ``kind`` is that of the piece; ``office`` stands before it from ``start`` on, ``post`` behind it; ``speaks``: it
    says something; ``quoted``: it stands right behind a quotation and its verb; ``titled``: a title stands before it;
    ``marked``: an age, a degree, "who" or a word of life and death stands behind it; ``introduced``: a comma stands
    between its office and it; ``peerage`` is the "Lord" before it.
    """

    address: str
    start: int
    begin: int
    end: int
    text: str
    kind: str
    known: Name | None = None
    office: str = ""
    post: str = ""
    speaks: bool = False
    quoted: bool = False
    titled: bool = False
    short: str = ""
    marked: bool = False
    peerage: str = ""
    introduced: bool = False

    @property
    def sure_person(self) -> bool:
        """Tell whether an office, a title or a mark beside it says that this is a person."""
        return not self.kind and bool(self.office or self.post or self.titled or self.marked)


def spots(line: Line, lexicon: Lexicon, clues: Clues) -> Iterator[Spot]:
    """Walk what stands in a sentence; ``clues`` are what the whole article shows."""
    opened = tuple(open_offices(line, lexicon))
    begun = {_first_capital(line, one, lexicon): one for one in opened}
    degrees = tuple(DEGREES.finditer(line.text))
    for first, last in runs(line, lexicon):
        if any(found.start() < line.tokens[first].start < found.end() for found in degrees):
            continue
        if introduced := begun.get(first):
            yield _introduced(line, introduced, lexicon)
            continue
        if any(one.begin < first < one.last for one in opened):
            continue
        found = list(pieces(line, first, last, lexicon))
        if lexicon.language == "id":
            found = completed(list(divided(found, line, lexicon, clues)), line, clues)
        yield from _run(line, found, opened, lexicon)


def _first_capital(line: Line, opened: Introduction, lexicon: Lexicon) -> int:
    """Return where the run of a name behind a comma begins: with its title, or behind a small one (dr Farida Lim)."""
    starts = {first for first, _ in runs(line, lexicon)}
    return opened.begin if opened.begin in starts else behind_titles(line, opened.begin, lexicon)


def _introduced(line: Line, opened: Introduction, lexicon: Lexicon) -> Spot:
    words = line.tokens
    named = behind_titles(line, opened.begin, lexicon)
    titles = (Piece(opened.begin, named, "title"),) if named > opened.begin else ()
    whole = Piece(named, opened.last, "")
    named, last = named + _land(words, whole, lexicon), opened.last - _honoured(words, whole, lexicon)
    begin, end = words[named].start, words[last - 1].end
    other = any(attached(line, at, lexicon) for at in (opened.first, opened.first + 1))  # Ajudan Bupati, Rudi Salam
    start = begin if other else words[opened.first].start
    office = "" if other else line.text[start : words[opened.end - 1].end]
    return Spot(
        line.address, start, begin, end, line.text[begin:end], "", office=office, speaks=True,
        peerage=_peerage(words, titles, lexicon), marked=other, introduced=True,
    )  # fmt: skip


def _run(line: Line, found: Sequence[Piece], opened: Sequence[Introduction], lexicon: Lexicon) -> Iterator[Spot]:
    whole = [_ended(piece, line, opened, lexicon) for piece in found]
    for place, piece in enumerate(whole):
        of_office = not piece.kind and any(one.first <= piece.first < one.begin for one in opened)
        if piece.kind in {"title", "office"} or of_office:
            continue  # an office whose holder is named behind it holds pieces of no kind
        before = found[:place]
        held = Held() if piece.kind else office_before(line, piece, before, lexicon)
        if held.office and (any(other.first == piece.last for other in found) or of_team(piece, held, before, lexicon)):
            continue  # which part of the run is the holder's name is not certain
        yield _spot(line, piece, before, held, lexicon)


def _spot(line: Line, piece: Piece, before: Sequence[Piece], held: Held, lexicon: Lexicon) -> Spot:
    """Return a piece with all that stands beside it, or as unsure; ``before`` are the pieces before it in its run."""
    words = line.tokens
    begin = words[piece.first + _land(words, piece, lexicon)].start
    end = words[piece.last - _honoured(words, piece, lexicon) - 1].end
    text = line.text[begin:end]
    if not piece.kind and text.endswith(OWNING) and lexicon.language == "en":
        return Spot(line.address, begin, begin, end - len(OWNING[0]), text[: -len(OWNING[0])], "")  # an owner only
    if (
        _doubtful(line, piece, before, held, lexicon)
        or is_thing(line, piece, lexicon)
        or _of_realm(words, piece, lexicon)
        or has_parent(line, piece, lexicon)
    ):
        return Spot(line.address, begin, begin, end, text, "unsure")
    if piece.kind == "unsure":
        held = office_before(line, piece, before, lexicon)
    lone = piece.first == 0 and piece.last == 1  # a capital at the start says nothing
    kind, known = ("unsure", None) if is_money(line, piece, lexicon) else (piece.kind, piece.known)
    return Spot(
        line.address, held.start if held.office else _first(line, piece, begin, lexicon), begin, end, text,
        "place" if not kind and is_located(line, piece, lexicon) else kind,
        known,
        office=held.office,
        post="" if lone else post_behind(line, piece.last, lexicon),
        speaks=_behind(line, piece.last) in lexicon.speech,
        quoted=_quoted(line, piece, lexicon),
        titled=bool(before) and before[-1].kind == "title",
        short=_short(words, piece, lexicon),
        marked=is_marked(line, piece, lexicon),
        peerage=_peerage(words, before, lexicon),
    )  # fmt: skip


def _of_realm(words: Sequence[Token], piece: Piece, lexicon: Lexicon) -> bool:
    """Tell whether "of" and an English name stand before one of which nothing is known: Princess Adaeze of Nri."""
    behind = piece.first >= SHORT_NAME and words[piece.first - 1].small == "of" and words[piece.first - 2].capital
    return behind and lexicon.language == "en" and not piece.kind


def _peerage(words: Sequence[Token], before: Sequence[Piece], lexicon: Lexicon) -> str:
    """Return the title of a lord or a lady right before a name, "" for none."""
    title = words[before[-1].last - 1] if before and before[-1].kind == "title" else None
    return title.text if title and title.small in lexicon["noble"] else ""


def _first(line: Line, piece: Piece, begin: int, lexicon: Lexicon) -> int:
    """Return where the word for somebody's kin, or for the land they are from, starts before a name."""
    words = line.tokens
    if piece.kind == "organisation" and piece.first and generic(line, piece.first - 1, piece.last, lexicon):
        return words[piece.first - 1].start
    at = -1 if piece.kind else kin_before(line, piece.first, lexicon)
    owned = words[piece.first].text.endswith(OWNING)
    return words[at].start if at >= 0 else begin if owned else words[piece.first].start


def _doubtful(line: Line, piece: Piece, before: Sequence[Piece], held: Held, lexicon: Lexicon) -> bool:
    """Tell whether it is not certain where a name ends, or that it is that of the holder of an office."""
    words = line.tokens
    numbered = piece.last < len(words) and words[piece.last].text.isdigit()  # Kodim 0733
    cut = numbered and piece.kind == "organisation" and piece.known is None  # SMK Negeri 4 Bandung
    inner = words[piece.first : piece.last]
    size = sum(word.capital and len(word.text) > 1 for word in inner)  # without van, de la and initials
    size -= len(inner) > SHORT_NAME and inner[0].small in BALINESE
    realm = size == 1 and not piece.known and _reigns(words, before)
    if cut or realm or goes_on_behind_letters(line, piece, lexicon):
        return True
    if _inside(line, piece, before, lexicon):
        return True
    if not held.office:
        return False
    if attached(line, next(at for at, word in enumerate(words) if word.start == held.start), lexicon):
        return True
    clear = bool(before) and (before[-1].kind == "title" or before[-1].known is not None)
    clear = clear or (bool(before) and _is_region(line, before[-1]))
    long = numbered or size > (LONGEST_CLEAR if clear else LONGEST_SURE)
    folk = held.common(lexicon) and not _stands_out(line, piece, lexicon)
    return long or folk or goes_on(line, piece.last, lexicon) or bestowed(line, held, lexicon)


def _inside(line: Line, piece: Piece, before: Sequence[Piece], lexicon: Lexicon) -> bool:
    """Tell whether a title right before stands inside a longer name: Asrul | Datuk | Rajo Lelo."""
    if piece.kind or len(before) < SHORT_NAME or line.tokens[before[-1].first].small != CUSTOMARY:
        return False
    opening = before[-2]
    return opening.last == before[-1].first and not (opening.kind or small_office(line.tokens, opening.last, lexicon))


def _is_region(line: Line, piece: Piece) -> bool:
    """Tell whether a piece is a regency, city or province as the list has it: Bupati | Wakatobi | La Ode Arifuddin."""
    words = line.tokens[piece.first : piece.last]
    return piece.kind in {"place", "unsure"} and " ".join(word.small for word in words) in regions()


def _stands_out(line: Line, piece: Piece, lexicon: Lexicon) -> bool:
    """Tell whether what stands around a name says that it is a person's: no place speaks, is quoted or has an age."""
    speaks = _behind(line, piece.last) in lexicon.speech or _quoted(line, piece, lexicon)
    return speaks or is_marked(line, piece, lexicon)


def _ended(piece: Piece, line: Line, opened: Sequence[Introduction], lexicon: Lexicon) -> Piece:
    """Return a piece as an institution where its holder is named behind a comma: Kurator Museum Tani, Rina Sari, ..."""
    ends = piece.kind == "unsure" and any(piece.last == one.begin - 1 for one in opened)
    return replace(piece, kind="organisation") if ends and heads_body(line.tokens, piece.first, lexicon) else piece


def _honoured(words: Sequence[Token], piece: Piece, lexicon: Lexicon) -> bool:
    """Tell whether letters for an honour end a name: Catherine Bell KC."""
    ends = not piece.kind and piece.last - piece.first > SHORT_NAME
    return ends and words[piece.last - 1].text.isupper() and words[piece.last - 1].small in lexicon["postnominals"]


def _land(words: Sequence[Token], piece: Piece, lexicon: Lexicon) -> int:
    """Return how many words before an English name say where it is from: Kenya's Grace Chebet, Frenchman Luc Ney."""
    owner, size = words[piece.first], piece.last - piece.first
    if piece.kind or lexicon.language != "en" or size < SHORT_NAME:
        return 0
    known = owner.text.endswith(OWNING) and gazetteer(lexicon.language).get(owner.text[:-2]) is not None
    nation = known or owner.small in lexicon["nationalities"]
    return int(owner.small in lexicon["nationals"] or (nation and size > SHORT_NAME))


def _reigns(words: Sequence[Token], before: Sequence[Piece]) -> bool:
    """Tell whether a ruler's title stands before one word, which then may be the realm: Sultan Kasepuhan."""
    return bool(before) and words[before[-1].last - 1].small in RULERS


def _behind(line: Line, place: int) -> str:
    """Return the word behind a name, its degrees and its age, in small letters; "" for none."""
    place = behind_age(line, behind_degrees(line, place))
    return line.tokens[place].small if place < len(line.tokens) else ""


def _quoted(line: Line, piece: Piece, lexicon: Lexicon) -> bool:
    """Tell whether a quotation and "said" stand right before a name, or a quotation before and "said" behind it."""
    words = line.tokens
    role = _role_before(words[: piece.first], lexicon) if lexicon.language == "en" else 0
    before = words[piece.first - 1 - role] if piece.first > role else None
    if _speaks_for(line, piece, lexicon) or _surname_who(line, piece, lexicon):
        return True
    if before is None or piece.last > len(words):
        return False
    if before.small in lexicon["speech_after"]:
        return bool(CLOSING.search(line.text[: before.start])) or _told_at_end(line, piece)
    behind = words[piece.last].small if piece.last < len(words) else ""
    return before.text == "”" and behind in lexicon["speech_after"]


def _surname_who(line: Line, piece: Piece, lexicon: Lexicon) -> bool:
    """Tell whether "who" stands behind one English word and its comma, which then may be somebody's last name."""
    found = [word.small for word in line.tokens[piece.last : piece.last + 2]]
    single = lexicon.language == "en" and piece.last - piece.first == 1
    return single and len(found) > 1 and found[0] == "," and found[1] in {"who", "whose"}


def _role_before(before: Sequence[Token], lexicon: Lexicon) -> int:
    """Return how many small words between "said" and a name say who somebody is: said passenger Ann Lee."""
    size = len(list(takewhile(lambda word: in_role(word, lexicon), reversed(before[-LONGEST_ROLE:]))))
    found = before[-size - 1 : -size] if size else ()
    return size if found and found[0].small in lexicon["speech_after"] else 0


def _speaks_for(line: Line, piece: Piece, lexicon: Lexicon) -> bool:
    """Tell whether a name, the institution it is from and a verb of saying stand in a row."""
    body = behind_body(line, piece.last, lexicon) if piece.last - piece.first >= SHORT_NAME else 0
    return 0 < body < len(line.tokens) and line.tokens[body].small in lexicon.speech


def _told_at_end(line: Line, piece: Piece) -> bool:
    """Tell whether a name behind a comma and "said" ends what was told: ..., kata Edward Howell dari ..."""
    words = line.tokens
    comma = piece.first > 1 and words[piece.first - 2].text == ","
    behind = words[piece.last].small if piece.last < len(words) else "."
    return comma and piece.last - piece.first >= SHORT_NAME and behind in {"dari", "dalam", "kepada", ".", ",", "of"}


def _short(words: Sequence[Token], piece: Piece, lexicon: Lexicon) -> str:
    """Return the short form in brackets behind a name, "" for none and for what is known as another's."""
    found = words[piece.last : piece.last + 3]
    if len(found) == 3 and found[0].text == "(" and found[2].text == ")" and found[1].text.isupper():  # noqa: PLR2004 - three words
        known = gazetteer(lexicon.language).get(found[1].text)
        field_only = words[piece.first].small == SERVICE and not found[1].text.startswith("D")  # Dinas ... (PUPR)
        text = f"{words[piece.first].text} {found[1].text}" if field_only else found[1].text
        return "" if known and piece.known and known != piece.known else text
    return ""
