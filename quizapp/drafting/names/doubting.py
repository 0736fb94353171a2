"""What stands in an article like a name, doubted where the whole article shows that it is none, or not all of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from quizapp.drafting.names.acronyms import things
from quizapp.drafting.names.clues import clues_in
from quizapp.drafting.names.cutting import cut, holds_person
from quizapp.drafting.names.misread import misread
from quizapp.drafting.names.no_persons import no_persons
from quizapp.drafting.names.pieces import UNSURE
from quizapp.drafting.names.proving import proved
from quizapp.drafting.names.spotting import Spot, spots
from quizapp.drafting.words.gazetteer import regions, towns
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import ORGANISATION, PLACE
from quizapp.drafting.words.tokens import Line

FEWEST_WORDS: Final = 2
LONGEST_PERSON: Final = 5  # words
INITIALS: Final = re.compile(r"inisial (?:nama )?([A-Z]{1,4})\b|\b([A-Z]{1,3}) \(\d{1,2}\)")  # a suspect: AS (34)
THING: Final = re.compile(
    r"\b(?:[Ii]ts|[Tt]heir|[Tt]he|[Ww]hose) owners?, ([A-Z]\w+(?: [A-Z]\w+)*),|\b([A-Z]\w+(?: [A-Z]\w+)*), which\b"
    r"|\b(?:builder|contractor|developer|distributor|insurer|landlord|lender|maker|operator|organiser|organizer|producer"
    r"|promoter|publisher|retailer|supplier|trader), ([A-Z]\w+(?: (?:& )?[A-Z]\w+)*), \w+(?: that)? "
    r"(?:it|its|they|their)\b"
    r"|\b[Tt]he (?:carrier|contractor|distributor|insurer|lender|maker|manufacturer|operator|retailer|supplier)"
    r"(?: of (?:the )?[a-z ]+)?, ([A-Z]\w+(?: (?:& )?[A-Z]\w+)*),"
    r"(?! (?:\d+,|who\b|whose\b|[a-z]+ (?:that )?(?:he|she)\b))"
)  # Its owner, Norlink, said; Norlink, which made a profit; the developer, Penn Oake, said it was disappointed
LISTED: Final = re.compile(r"\b(?:kode|berkode|saham|emiten|ticker)(?: saham)? ([A-Z]{4})\b")  # a share on an exchange
SOURCE: Final = re.compile(r"\b(?:[Mm]enurut|[Aa]ccording to) ([A-Z]\w+)")
NICKNAMED: Final = re.compile(
    r"(?:, atau|\b(?:disapa|dipanggil|memanggilnya|menyapanya|panggilan|sapaan|julukan|dijuluki|alias"
    r"|dikenal (?:sebagai|dengan nama|dengan sapaan))(?: akrab)?) "
    r"(?:[A-Z][a-z]+ )?([A-Z]\w+)\b"
)  # another name of somebody whom the article has named: Suhardi alias Gondol, memanggilnya Bu Nur
SHAMMED: Final = re.compile(
    r"\b[Ss]ebut saja (?:namanya )?([A-Z]\w+)|\b([A-Z]\w+),? \(?(?:bukan nama sebenarnya|nama samaran)"
)  # somebody whose name the article hides
ONCE: Final = re.compile(
    r"\b(?:dengan nama|bernama|semula|dahulu|dulu|formerly|known as|called|renamed|under the name) "
    r"([A-Z]\w+(?: [A-Z]\w+)*)"
)  # another name of something that the article has named already
COMMON: Final = frozenset({"kantor", "keluarga", "perusahaan", "pihak", "tim"})  # with an owner behind them
NOUN: Final = re.compile(r"[Pp]e\w{5,}an|[Kk]e\w{6,}an")


def doubted(lines: Sequence[Line], lexicon: Lexicon) -> list[Spot]:
    """Return what may be a name in the sentences of an article, of the kind ``unsure`` where nothing may rest on it."""
    clues = clues_in(lines, lexicon)
    spotted = [spot for line in lines for spot in spots(line, lexicon, clues)]
    people = [spot for spot in spotted if spot.sure_person]
    sure = {part for spot in people for part in spot.text.split()[:-1]} | {spot.text for spot in people if spot.marked}
    hidden = (_hidden(lines, lexicon) - sure) | _matched(lines, (SHAMMED,))
    regional = clues.places | regions() | towns() if lexicon.language == "id" else frozenset()
    found = _whole([_uncovered(spot, hidden) for spot in spotted], lines, regional, lexicon)
    found = [_unsure(spot) if not spot.kind and spot.text.lower() in regional else spot for spot in found]
    found = [_unsure(spot) if not spot.known and holds_person(spot, lexicon) else spot for spot in found]
    found = misread(proved(no_persons(found, lines, lexicon), lines, lexicon), lines, lexicon)
    found = [_placed(spot, found) if lexicon.language == "id" else spot for spot in found]
    found = [_unsure(spot) if _owned(spot, found, lexicon) else spot for spot in found]
    letters = things(lines, found, lexicon)
    found = [_unsure(spot) if spot.text in letters and not spot.known else spot for spot in found]
    return [_unsure(spot) if _begins(spot, found, lexicon) else spot for spot in found]


def _placed(spot: Spot, found: Sequence[Spot]) -> Spot:
    """Return letters that a place has in brackets as a place: Kabupaten Timor Tengah Selatan (TTS)."""
    letters = spot.text.isupper() and not spot.known and spot.kind != PLACE
    return replace(spot, kind=PLACE) if letters and any(_short_of_place(one, spot.text) for one in found) else spot


def _short_of_place(spot: Spot, letters: str) -> bool:
    return spot.short == letters and (spot.kind == PLACE or (spot.known is not None and spot.known.kind == PLACE))


def _owned(spot: Spot, found: Sequence[Spot], lexicon: Lexicon) -> bool:
    """Tell whether a noun that opens an Indonesian sentence only looks like a body's name: Perusahaan | Hendra."""
    head, _, owner = spot.text.partition(" ")
    if lexicon.language != "id" or spot.kind != ORGANISATION or head.lower() not in lexicon["bare"] | COMMON:
        return False
    return any(owner in one.text.split() for one in found if one.sure_person)


def _unsure(spot: Spot) -> Spot:
    return replace(spot, kind=UNSURE)


def _hidden(lines: Sequence[Line], lexicon: Lexicon) -> set[str]:
    """Return what names nobody: the initials of people whom the article hides, and other names of a thing it names."""
    patterns = (INITIALS, ONCE, LISTED, *((THING,) if lexicon.language == "en" else (NICKNAMED,)))
    return _matched(lines, patterns)


def _matched(lines: Sequence[Line], patterns: Collection[re.Pattern[str]]) -> set[str]:
    found = (match for line in lines for pattern in patterns for match in pattern.finditer(line.text))
    return {next(filter(None, match.groups())) for match in found}


def _whole(found: Sequence[Spot], lines: Sequence[Line], regional: Collection[str], lexicon: Lexicon) -> list[Spot]:
    """Return spots cut where an institution and its holder stand in one, doubted where they hold what is no name."""
    alone = {spot.text for spot in found if not spot.kind}
    held = {text for text in alone if text.lower() not in regional}  # Himpunan Nelayan Cimerak: of a district
    speaking = {spot.text for spot in found if spot.speaks or spot.quoted or spot.marked}
    speaking |= {match[1] for line in lines for match in SOURCE.finditer(line.text)}
    return [_strange(part, alone - speaking, lexicon) for spot in found for part in cut(spot, held, speaking, lexicon)]


def _uncovered(spot: Spot, hidden: Collection[str]) -> Spot:
    """Take for nobody's name the initials of a person whom the article hides, and a company called an owner."""
    doubted = spot.text in hidden and (spot.known is None or spot.text.isupper())
    return replace(spot, kind=UNSURE, known=None) if doubted else spot


def _strange(spot: Spot, silent: Collection[str], lexicon: Lexicon) -> Spot:
    """Doubt a name that holds a word of another kind, or begins with another name (Kiper Garuda Timur ...)."""
    if spot.kind:
        return spot
    parts = spot.text.split()
    begins = len(parts) > FEWEST_WORDS and any(" ".join(parts[:size]) in silent for size in range(1, len(parts)))
    others = lexicon["things"] | lexicon["portfolio"] | lexicon["titles"] | lexicon["organisations"]
    others -= lexicon["inner_titles"] | (lexicon["portfolio"] if spot.office and spot.speaks else frozenset())
    strange = "/" in spot.text or any(part.lower().strip(".") in others for part in parts)  # Nadya/Putri: a pair
    strange = strange or bool({part.lower() for part in parts[: _places_first(lexicon)]} & lexicon["places"])
    begins = begins and spot.office.lower() in lexicon["offices"]  # no institution between the office and the name
    strange = strange or (lexicon.language == "id" and any(NOUN.fullmatch(part) for part in parts))
    return replace(spot, kind=UNSURE) if strange or begins else spot


def _places_first(lexicon: Lexicon) -> int | None:
    """Return how many words of a name may not be a word of place: the first in Indonesian, else any."""
    return 1 if lexicon.language == "id" else None


def _begins(spot: Spot, found: Sequence[Spot], lexicon: Lexicon) -> bool:
    """Tell whether an English place is only the beginning of a name of another sort: Maumee Valley | Health."""
    if lexicon.language != "en" or spot.kind != PLACE or spot.known:
        return False
    longer = (other.text[len(spot.text) :].split() for other in found if other.text.startswith(f"{spot.text} "))
    return any(words[0].lower() not in lexicon["organisations"] | lexicon["places"] for words in longer)
