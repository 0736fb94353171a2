"""The office that stands right before a name (Gubernur Jawa Barat, peneliti BRIN), and what makes its holder unsure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from quizapp.drafting.names.introducing import SEVERAL, is_office
from quizapp.drafting.names.pieces import ORDERS, Piece
from quizapp.drafting.names.runs import runs
from quizapp.drafting.names.trades import small_office
from quizapp.drafting.words.gazetteer import gazetteer
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import Line, Token

SHORT_NAME: Final = 2  # words
OPENING: Final = 4  # places: a sentence may open with up to three words of an office
OPENERS: Final = frozenset({"a", "an", "the", "and"})  # a miner and union | organiser Angus Reed
FIELD: Final = "bidang"
LETTERS: Final = 3  # words and marks of (KPU)
LONGEST_FIELD: Final = 5  # words, "bidang" with them
INSTITUTIONS: Final = frozenset({"title", "place", "organisation", "unsure"})


@dataclass(frozen=True, slots=True)
class Held:
    """Hold an office as it is written, "" for none, and the letter at which it starts."""

    start: int = 0
    office: str = ""

    def common(self, lexicon: Lexicon) -> bool:
        """Tell whether it is a farmer's, a resident's or the like, behind whom may stand where they live."""
        return self.office.rpartition(" ")[2].lower() in lexicon["folk"]


def office_before(line: Line, piece: Piece, before: Sequence[Piece], lexicon: Lexicon) -> Held:
    """Return the office right before a name, "" for none: Gubernur Jawa Barat, peneliti BRIN."""
    words = line.tokens
    place = piece.first
    for back, other in enumerate(reversed(before)):
        if other.last != place or other.kind not in (INSTITUTIONS | {""} if back else INSTITUTIONS):
            break
        place = other.first
    end = piece.first
    for other in reversed(before):
        end = other.first if other.kind == "title" and other.last == end else end
    heads = [other for other in before if other.kind == "office" and other.last == place]
    if heads:
        first = heads[0].first
        for other in reversed(before):  # Kepala Eksekutif | Pengawas Perbankan OJK
            first = other.first if other.kind == "office" and other.last == first else first
        return _whole(line, first, end, lexicon)
    judging = lexicon.language == "en" and words[end].small not in ORDERS and is_office(line, end, lexicon)
    if judging and place < end < piece.first:
        return _whole(line, place, piece.first, lexicon)  # Superior Court | Judge | Anita Bell
    numbered = _numbered(line, place, lexicon) if before else -1
    first = max(_with_field(line, place, lexicon), numbered, behind_letters(line, place, lexicon))
    if first >= 0:
        return _whole(line, first, end, lexicon)
    size = small_office(words, place, lexicon)
    if size and line.quoted(words[place - size].start) == line.quoted(words[piece.first].start):
        return _whole(line, place - size, end, lexicon)
    return Held()


def _with_field(line: Line, place: int, lexicon: Lexicon) -> int:
    """Return where an Indonesian office begins whose field stands small before a place, -1 for none.

    Wakil Rektor ITS bidang riset.
    """
    words = line.tokens
    field_at = next(
        (at for at in range(place - 1, max(0, place - LONGEST_FIELD - 1), -1) if words[at].small == FIELD), 0
    )
    if not field_at or field_at == place - 1 or any(word.capital or not word.word for word in words[field_at:place]):
        return -1
    first = next((begin for begin, last in runs(line, lexicon) if last == field_at), -1)
    return first if first >= 0 and is_office(line, first, lexicon) else -1


def _numbered(line: Line, place: int, lexicon: Lexicon) -> int:
    """Return where an office begins whose body has a number before a place (Kepala SMA Negeri 3 | Malang), or -1."""
    words = line.tokens
    if lexicon.language != "id" or place < SHORT_NAME or not words[place - 1].text.isdigit():
        return -1
    first = next((begin for begin, last in runs(line, lexicon) if last == place - 1), -1)
    return first if first >= 0 and is_office(line, first, lexicon) else -1


def behind_letters(line: Line, place: int, lexicon: Lexicon) -> int:
    """Return where an Indonesian office begins whose body has its letters in brackets before a place, -1 for none.

    Kepala Badan Pusat Statistik (BPS) | Bengkulu Win Rizal, Ketua Komisi Pemilihan Umum (KPU) | Rina Sari.
    """
    words = line.tokens
    marks = [word.text for word in words[max(0, place - LETTERS) : place]]
    if lexicon.language != "id" or len(marks) < LETTERS or marks[::2] != ["(", ")"] or not marks[1].isupper():
        return -1
    first = next((begin for begin, last in runs(line, lexicon) if last == place - LETTERS), -1)
    return first if first >= 0 and is_office(line, first, lexicon) else -1


def _whole(line: Line, first: int, end: int, lexicon: Lexicon) -> Held:
    """Return an office with "former" or "deputy" before it."""
    words = line.tokens
    fields = lexicon["portfolio"] if lexicon.language == "en" else frozenset()  # education convener
    while first and words[first - 1].small in lexicon["modifiers"] | fields:
        first -= 1
    if lexicon.language == "en":
        first = _with_owner(words, first, lexicon)
    return Held(words[first].start, line.text[words[first].start : words[end - 1].end])


def _with_owner(words: Sequence[Token], first: int, lexicon: Lexicon) -> int:
    """Return where an English office begins: NASA administrator, French minister, Foreign ministry spokesman."""
    closed = (
        lexicon["open"] | lexicon["prepositions"] | lexicon["auxiliaries"] | lexicon["cuts"] | frozenset(lexicon.verbs)
    )
    first = paired if (paired := _paired(words, first, closed, lexicon)) >= 0 else first
    start = int(words[0].small in lexicon["connectives"])
    before = words[start:first]
    plain = all(word.word and word.small not in closed | lexicon["time_words"] for word in before)
    verbal = any(word.small.endswith(("ed", "ly", "’s", "'s")) for word in before)
    if 0 < len(before) < OPENING and plain and not verbal:
        return start
    if _noun_before(words, first, closed | lexicon.speech.keys()):
        return first - 1
    if first > 1 and words[first - 2].small in lexicon["modifiers"] and _plain(words, first, closed):
        return first - 2  # former marathon runner
    if first > 1 and words[first - 2].small in lexicon["nationalities"] and _plain(words, first, closed):
        return first - 2  # the Kenyan long-distance runner
    while first and (words[first - 1].capital or _shortened(words, first - 1)):
        if words[first - 1].small in lexicon["open"]:
            break
        of_body = first > SHORT_NAME and words[first - 2].small == "of"  # Bank of Ghana Governor
        first -= 3 if of_body and words[first - 3].small in lexicon["organisations"] else 1
    return first


def _paired(words: Sequence[Token], first: int, closed: frozenset[str], lexicon: Lexicon) -> int:
    """Return where the first of two fields of an English office stands: fire and | rescue chief; -1 for none.

    Two people are no fields: the miner and union organiser.
    """
    joined = first - 1 if words[first].small in lexicon["portfolio"] else first - 2
    if joined < 1 or words[joined].small != "and":
        return -1
    one, other = words[joined - 1], words[joined + 1]
    people = lexicon["human"] | lexicon["offices"] | lexicon["organisations"] | lexicon["titles"]
    fit = all(word.text.isalpha() and word.small not in closed | people for word in (one, other))
    known = one.text in gazetteer(lexicon.language)  # Russia and | Foreign Minister Ann Lee
    begins = joined == 1 or words[joined - 2].small not in {",", "between", "by", "with"}
    return joined - 1 if fit and begins and not known and one.capital == other.capital else -1


def _shortened(words: Sequence[Token], at: int) -> bool:
    """Tell whether a full stop belongs to the letters of a country: Assistant U.S. Attorney."""
    return at > 0 and words[at].text == "." and words[at - 1].capital and len(words[at - 1].text) == 1


def _noun_before(words: Sequence[Token], first: int, closed: Collection[str]) -> bool:
    """Tell whether a noun stands before an English office and says which it is: the miner and union | organiser."""
    if first <= 1 or not words[first].text.islower() or words[first - 2].small not in OPENERS:
        return False
    return _plain(words, first, closed)


def _plain(words: Sequence[Token], first: int, closed: Collection[str]) -> bool:
    """Tell whether a small word before an office may be a noun that belongs to it."""
    noun = words[first - 1]
    plain = noun.text.islower() and noun.text.replace("-", "").isalpha() and not noun.small.endswith("ly")
    return plain and noun.small not in closed and noun.small not in {"and", "or"}


def goes_on(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether an office may go on behind what looks like its holder: Direktur Pencegahan dan Pengendalian ..."""
    words = line.tokens
    if place + 1 >= len(words) or words[place].small not in {"dan", "and", "&"} or not words[place + 1].capital:
        return False
    return not is_office(line, place + 1, lexicon) and words[place + 1].small not in lexicon["titles"]


def of_team(piece: Piece, held: Held, before: Sequence[Piece], lexicon: Lexicon) -> bool:
    """Tell whether a long name behind a post in a team may begin with the team's: Kapten Persib Marc Klok."""
    alone = not before or before[-1].kind == "office"
    posts = set(held.office.lower().split()) & lexicon["team_posts"]
    return bool(posts) and alone and piece.last - piece.first > SHORT_NAME


def bestowed(line: Line, held: Held, lexicon: Lexicon) -> bool:
    """Tell whether an office is a title that somebody gets, or that of several: gelar Maestro ..., 300 anggota ..."""
    before = line.text[: held.start].lower().split()
    return bool(before) and (before[-1] in lexicon["honours"] | SEVERAL or before[-1][0].isdigit())
