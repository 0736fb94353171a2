"""People introduced by their office and a comma: Ketua KPU, Fitri Maharani, ...; the mayor of Leeds, Owen Reed, ..."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from quizapp.drafting.names.pieces import pieces
from quizapp.drafting.names.runs import runs
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.predicates import TRANSITIVE
from quizapp.drafting.words.tagger import VERB, tags
from quizapp.drafting.words.titles import paired_title
from quizapp.drafting.words.tokens import Line, Token

LONGEST_OFFICE: Final = 14  # words
LONGEST_NAME: Final = 5
LONGEST_RELATIVE: Final = 5  # words
FORMER: Final = frozenset({"lama", "sebelumnya", "terdahulu"})  # the office is another's now
BESIDE: Final = frozenset(
    {"bersama", "beserta", "dalam", "didampingi", "disertai", "ditemani", "hadir", "saat", "usai"}
)
FARTHEST: Final = 4  # words between an owner and the office
SHORTEST_NAME: Final = 1
JOINED: Final = frozenset({"dan", "serta", "and"})
SEVERAL: Final = frozenset({
    "para", "sejumlah", "beberapa", "semua", "dua", "tiga", "empat", "lima", "enam",
    "tujuh", "delapan", "sembilan", "sepuluh", "belasan", "puluhan", "ratusan", "several", "some",
    "many", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "dozens",
})  # fmt: skip
DEMONYM: Final = re.compile(
    r"(?:[aei]an|ese|ish|ani|french|dutch|greek|swiss|thai|welsh|czech|iraqi|israeli|kuwaiti|saudi|filipino|kenyan"
    r"|libyan|\blao)$"
)
OWNING: Final = ("'s", "’s")
CHARITY: Final = frozenset({"charity"})  # with a capital somebody is called so
FROM: Final = frozenset({"dari", "of", "from", "at"})
DEGREE: Final = (
    r"(?:[A-Z][a-z]{0,2}\.)+[A-Z][A-Za-z]{0,5}\.?(?:\([A-Z]{1,3}\))?"
    r"|SH|SE|ST|SIP|SIK|SSos|SPd|SKM|MH|MM|MT|MSi|MPd|MSc|MBA|MPH|LLM|PhD|IPU|SVD|SJ|OFM|MSC|MSF|CSsR|MARS|MKM|MKes|MPA|MEng|Sp[A-Z]{1,3}|Psikolog"
)
DEGREES: Final = re.compile(rf"(?:,\s+(?:{DEGREE})(?![A-Za-z]))+(?:,|(?=\s)|(?=\.))")
POINTING: Final = frozenset({"itu", "tersebut", "ini"})  # Produser film itu, Mira Lesmana, ...
COMPANIES: Final = frozenset({"cv", "fa", "perum", "pt", "ud"})  # Pemilik tambang, CV Watu Lawang, ...
BRANCHES: Final = frozenset({"Purn", "P", "K", "E", "T", "S", "KH", "Mar", "Arm", "Inf"})
ARTICLES: Final = frozenset({"a", "an"})
OWNERS: Final = frozenset({"the", "her", "his", "its", "their"})


@dataclass(frozen=True, slots=True)
class Introduction:
    """Hold where an office begins and ends among the words, and where the name behind its comma begins and ends."""

    first: int
    end: int
    begin: int
    last: int


def introductions(line: Line, lexicon: Lexicon) -> Iterator[Introduction]:
    """Walk the people that a sentence introduces so, one behind the other."""
    words, done = line.tokens, 0
    if not any(word.text == "," for word in words):
        return
    starts = dict(runs(line, lexicon))
    for first in _beginnings(line, lexicon):
        if first < done:
            continue
        comma = next((at for at in range(first, min(len(words), first + LONGEST_OFFICE)) if words[at].text == ","), 0)
        comma = _behind_province(line, comma, starts, lexicon) if comma else 0
        named = behind_titles(line, comma + 1, lexicon)
        last = starts.get(comma + 1, 0) if comma and not DEGREES.match(line.text, words[comma].start) else 0
        small = comma and words[comma + 1].small in lexicon["small_titles"]  # dr Farida Mangkona
        last = starts.get(named, 0) if named > last and (last or small) else last  # Komjen Pol (Purn) | Arif Rahman
        if not last or not _closed(line, last, lexicon):
            continue
        end = _without_relative(line, first, comma, lexicon)
        if (
            _plain(line, first, end, lexicon)
            and words[comma + 1].small not in COMPANIES
            and not (lexicon.language == "id" and _tells(line, first, comma))
            and _fresh(line, named if named < last else comma + 1, last, lexicon)
            and not _several(line, first, comma, last)
        ):
            yield Introduction(first, end, comma + 1, last)
            done = last


def _plain(line: Line, first: int, comma: int, lexicon: Lexicon) -> bool:
    """Tell whether nothing between the beginning of an office and its comma belongs to another clause."""
    words = line.tokens
    others = lexicon["cuts"] | lexicon["pronouns"] | BESIDE | lexicon.speech.keys()
    pointing = comma > 0 and words[comma - 1].small in POINTING
    return not any(
        (words[at].text in "“”.;(" and not _shortened(line, at, lexicon))
        or (words[at].small in others and not _aiming(line, at))
        for at in range(first + (words[first].small in OWNERS), comma - pointing)
    )


def _aiming(line: Line, place: int) -> bool:
    """Tell whether a word of aim stands inside the name of a body: Koordinator Solidaritas Warga untuk Perdamaian."""
    inside = 0 < place < len(line.tokens) - 1 and line.tokens[place - 1].capital and line.tokens[place + 1].capital
    return inside and line.tokens[place].small == "untuk"


def _without_relative(line: Line, first: int, comma: int, lexicon: Lexicon) -> int:
    """Return where an Indonesian office ends behind which "yang" says which holder: Ketua koperasi | yang baru, ..."""
    words = line.tokens
    at = next((at for at in range(first + 1, comma) if words[at].small == "yang"), comma)
    told = any(
        words[inner].capital or not words[inner].word or words[inner].small in FORMER for inner in range(at, comma)
    )
    return comma if lexicon.language != "id" or told or comma - at > LONGEST_RELATIVE else at


def _behind_province(line: Line, comma: int, starts: Mapping[int, int], lexicon: Lexicon) -> int:
    """Return the comma behind the region that a town is in: Bupati Kapuas Hulu, Kalimantan Barat, ...; or the same."""
    end = starts.get(comma + 1, 0)
    places = [piece.kind for piece in pieces(line, comma + 1, end, lexicon)] if end else []
    within = places == ["place"] and line.tokens[comma - 1].capital and end < len(line.tokens)
    return end if within and line.tokens[end].text == "," and end + 1 in starts else comma


def _tells(line: Line, first: int, last: int) -> bool:
    """Tell whether Indonesian words hold a verb, so that no office is all of them: Jaksa mendakwa mantan Kepala ..."""
    inner = line.tokens[first:last]
    if not any(word.text.startswith(TRANSITIVE) for word in inner):
        return False
    found = zip(inner, tags(tuple(word.text for word in inner)), strict=True)
    before = takewhile(lambda pair: pair[0].small != "yang", found)
    return any(tag == VERB and word.text.startswith(TRANSITIVE) for word, tag in before)


def _closed(line: Line, last: int, lexicon: Lexicon) -> bool:
    """Tell whether a comma or full stop stands behind a name, its age and, in Indonesian, where its holder is from."""
    words, end = line.tokens, behind_age(line, last)
    from_body = behind_body(line, end, lexicon) if lexicon.language == "id" else 0
    return words[min(from_body or end, len(words) - 1)].text in {",", "."}


def _shortened(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether a full stop belongs to a title or an initial (RSUP Dr. M. Djamil), or a bracket to an acronym."""
    word, before = line.tokens[place], line.tokens[place - 1]
    inside = [token.text for token in line.tokens[place : place + 3]]
    if word.text == "(":
        return inside[1].isupper() and inside[2:] == [")"]
    return word.text == "." and (len(before.text) == 1 or before.small in lexicon["titles"])


def _before_name(line: Line, place: int) -> bool:
    """Tell whether a name, or the branch of a rank in brackets, stands behind a word."""
    return line.tokens[place + 1].capital or _branch(line, place + 1)


def _branch(line: Line, place: int) -> bool:
    """Tell whether what belongs to a rank stands here in brackets: Komjen Pol (Purn), Kolonel Laut (P)."""
    found = [word.text for word in line.tokens[place : place + 3]]
    return len(found) == 3 and found[::2] == ["(", ")"] and found[1] in BRANCHES  # noqa: PLR2004 - three tokens


def behind_titles(line: Line, place: int, lexicon: Lexicon) -> int:
    """Return the place behind titles and their full stops, or the same place where there are none."""
    words = line.tokens
    if paired_title(words, place, lexicon):
        return behind_titles(line, place + 2, lexicon)
    capitals = all(word.capital for word in words[place : place + 2])
    if capitals and place < len(words) and words[place].small in lexicon["callings"]:
        return place + 1  # Koordinator posko, Bidan Rosmi, ...
    while place < len(words) and words[place].small in lexicon["titles"]:
        ranked = words[place].small in lexicon["ranked"]
        place += 2 if place + 1 < len(words) and words[place + 1].text == "." else 1
        while (
            ranked and place + 1 < len(words) and words[place].small in lexicon["ranks"] and _before_name(line, place)
        ):
            place += 1
        place += 3 if _branch(line, place) else 0
    return place


def _several(line: Line, first: int, comma: int, last: int) -> bool:
    """Tell whether an office is that of several people, whom no single name behind it means: six scientists of ..."""
    words = line.tokens
    before = words[first - 1].small if first else ""
    joined = any(word.small in JOINED for word in words[first:comma])
    if joined and words[comma - 1].small.endswith("nya"):
        return True  # Bupati Belu Budi Salim dan wakilnya, Rina Sari, ...
    ends = words[behind_age(line, last)].text == "." if behind_age(line, last) < len(words) else True
    return before in SEVERAL or before.isdigit() or (joined and ends and last - comma == SHORTEST_NAME + 1)


def _beginnings(line: Line, lexicon: Lexicon) -> Iterator[int]:
    """Walk the places where an office begins, with "former" and "the" before it."""
    words = line.tokens
    for place in range(len(words)):
        if line.quoted(words[place].start) or not is_office(line, place, lexicon):
            continue
        first = place
        while first and words[first - 1].small in lexicon["modifiers"] | lexicon["portfolio"]:
            first -= 1
        if lexicon.language == "en":
            first = _owned(line, first, lexicon)
        yield first


def _owned(line: Line, first: int, lexicon: Lexicon) -> int:
    """Return where an English office begins: at the "the" or owner that opens the sentence or stands before it.

    Behind a quotation that opens a sentence, its words are looked at as if they opened it.
    """
    words = line.tokens
    quoted = line.quotes[0][1] if line.quotes and line.quotes[0][0] == 0 else 0
    base = next((at for at, word in enumerate(words[:first]) if word.start >= quoted), 0)
    owner = words[base].small in OWNERS or any(word.text.endswith(OWNING) for word in words[base : base + 3])
    inner = words[base + 1 : first]
    joined = OWNERS | lexicon.verbs.keys() | lexicon["auxiliaries"] | lexicon["plain_verbs"]
    whole = all(word.word and word.small not in joined for word in inner)  # Hartwell's players met the referee, ...
    if owner and first - base <= FARTHEST and whole:
        return base
    if place := _whole_trade(words, first, lexicon):
        return place
    for back in range(1, FARTHEST):
        before = words[first - back] if first >= back else None
        if before is None or not before.word or before.small in lexicon["prepositions"] | lexicon["cuts"]:
            break
        if before.small in OWNERS:
            return first - back
    return first


def _whole_trade(words: Sequence[Token], first: int, lexicon: Lexicon) -> int:
    """Return where what says which office it is begins behind "a", 0 for none: a mill owner, a retired bus driver."""
    closed = lexicon["prepositions"] | lexicon["cuts"] | lexicon["auxiliaries"] | lexicon["plain_verbs"]
    for back in range(1, FARTHEST):
        before = words[first - back] if first >= back else None
        if before is not None and before.small in ARTICLES and (first == back or before.text.islower()):
            return first - back + 1 if back > 1 else 0
        if before is None or not before.text.replace("-", "").isalpha() or not before.text.islower():
            return 0
        if before.small in closed or before.small in lexicon.verbs or before.small in lexicon.speech:
            return 0
    return 0


def behind_age(line: Line, place: int) -> int:
    """Return the place behind an age in brackets or between commas, or the same place where there is none."""
    words = line.tokens
    if in_years(line, place):
        return place + 3
    if [word.text for word in words[place : place + 3 : 2]] == [",", ","] and words[place + 1].text.isdigit():
        return place + 2
    age = [word.text for word in words[place : place + 3]]
    return place + 3 if len(age) == 3 and age[0] == "(" and age[1].isdigit() and age[2] == ")" else place  # noqa: PLR2004 - three tokens


def in_years(line: Line, place: int) -> bool:
    """Tell whether an age between commas stands here in Indonesian: Nurhayati, 34 tahun, ..."""
    age = [word.text for word in line.tokens[place : place + 4]]
    return age[:1] + age[2:] == [",", "tahun", ","] and age[1].isdigit()


def behind_degrees(line: Line, place: int) -> int:
    """Return the place behind academic degrees (, M.Si., M.H.,), or the same place where there are none."""
    found = DEGREES.match(line.text, line.tokens[place - 1].end) if place else None
    if not found:
        return place
    return next((at for at, word in enumerate(line.tokens) if word.start >= found.end()), place)


def behind_body(line: Line, place: int, lexicon: Lexicon) -> int:
    """Return the place behind the institution that somebody is from (of the Rhine Institute), 0 where there is none."""
    words = line.tokens
    if place + 1 >= len(words) or words[place].small not in FROM:
        return 0
    first = place + 1 + (words[place + 1].small == "the")
    first += (
        first < len(words) and words[first].text in lexicon["organisations"] | CHARITY
    )  # of the charity Polar Watch
    starts = dict(runs(line, lexicon))
    end = starts.get(first, 0)
    return starts.get(end + 1, end) if end and words[end : end + 1] and words[end].text in "'’" else end


def is_office(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether a word or the words from it on are an office."""
    words = line.tokens
    if place >= len(words) or words[place].small not in lexicon.office_heads:
        return False
    return any(" ".join(word.small for word in words[place : place + size]) in lexicon["offices"] for size in (3, 2, 1))


def _fresh(line: Line, first: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether a run is one piece of which nothing is known: likely a person's name."""
    found = [piece for piece in pieces(line, first, last, lexicon) if piece.kind != "title"]
    long = sum(word.word for word in line.tokens[found[0].first : last]) > LONGEST_NAME if found else True
    return len(found) == 1 and not found[0].kind and not long
