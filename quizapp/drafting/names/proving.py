"""Who is a person for certain behind an Indonesian office: Koordinator Kosma, Kepala BPK Wilayah X name nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from quizapp.drafting.names.cutting import PRIVATE
from quizapp.drafting.names.name_words import in_body, is_counter, is_forename, of_body, of_place
from quizapp.drafting.names.pieces import UNSURE
from quizapp.drafting.names.spotting import Spot
from quizapp.drafting.words.gazetteer import gazetteer, regions
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import ORGANISATION, Name
from quizapp.drafting.words.tokens import Line

FEWEST: Final = 2  # words of a name
LONG: Final = 4  # words of an office that may end with a field: Direktur Lembaga Kajian Samudra
AGED: Final = re.compile(r" \(\d|, \d+(?: tahun)?,|, [A-Z][a-z]{0,3}\.")  # an age or a degree
ORIGIN: Final = re.compile(r"\b(?:asal|di|ke) $", re.IGNORECASE)
ADDRESS: Final = frozenset({"bapak", "bu", "datuk", "ibu", "kapten", "pak"})  # before offices and things as well
CUSTOMARY: Final = frozenset({"adat", "marga", "suku"})
TEAM: Final = frozenset({"bek", "gelandang", "kapten", "kiper", "manajer", "pelatih", "pemain", "penyerang", "striker"})
GOVERNING: Final = frozenset({"bupati", "camat", "gubernur", "kapolda", "kapolres", "kapolresta", "kapolsek", "kota"})
REALM: Final = frozenset({"kaisar", "kanselir", "menteri", "paus", "presiden", "raja", "ratu", "sultan"})


def proved(found: Sequence[Spot], lines: Sequence[Line], lexicon: Lexicon) -> list[Spot]:
    """Return the spots of an Indonesian article, those doubted of which only an office says that they are people.

    An office whose holder is not named ends with words of its body or its place; a name behind it is taken for a
    person's where its first word is a given name, where it stands with a surer sign elsewhere, or where the office is
    complete without it and no word of it belongs to a body.
    """
    if lexicon.language != "id":
        return list(found)
    texts = {line.address: line.text for line in lines}
    signs = _Signs.of(found, lexicon)
    return [_doubted(spot) if _unproved(spot, signs, texts, lexicon) else spot for spot in found]


def _doubted(spot: Spot) -> Spot:
    return replace(spot, kind=UNSURE, office="", post="")


@dataclass(frozen=True, slots=True)
class _Signs:
    """Hold the names with surer signs than an office, what heads have, single words that speak, words of long names."""

    sure: frozenset[str]
    bodies: frozenset[str]
    speaking: frozenset[str]
    inner: frozenset[str]

    @classmethod
    def of(cls, found: Sequence[Spot], lexicon: Lexicon) -> _Signs:
        people = [spot for spot in found if not spot.kind]
        marked = {spot.text for spot in people if spot.marked and not _born(spot.text, lexicon)}
        sure = marked | {spot.text for spot in people if spot.introduced or _vouched(spot, lexicon)}
        speaking = {spot.text for spot in found if " " not in spot.text and spot.quoted and spot.kind in {"", UNSURE}}
        inner = {part for spot in people if " " in spot.text for part in spot.text.split()}
        bodies = {text for spot in people if spot.introduced for text in _complement(spot, lexicon)}
        return cls(frozenset(sure), frozenset(bodies - sure), frozenset(speaking), frozenset(inner))


def _complement(spot: Spot, lexicon: Lexicon) -> Iterator[str]:
    """Walk what a holder behind a comma is head or member of: Kapten | Satria Muda, Arif Wisnu, ..."""
    head = list(takewhile(lambda word: word.lower() in lexicon["bodied"] | lexicon["modifiers"], spot.office.split()))
    if head and "bicara" not in {word.lower() for word in head}:
        yield " ".join(spot.office.split()[len(head) :])


def _born(text: str, lexicon: Lexicon) -> bool:
    """Tell whether what is said to be born or to die may be a newspaper or a club: Sinar Harapan lahir pada 1961."""
    return " " in text and all(of_body(part, lexicon) for part in text.split())


def _vouched(spot: Spot, lexicon: Lexicon) -> bool:
    """Tell whether an office behind a name, or its place behind a quotation, is a sign that no company bears.

    Adaro Energy, pemilik tambang, ...; "...", kata Rimba Raya.
    """
    parts = spot.text.split()
    if is_forename(parts[0], lexicon):
        plain = all(of_body(part, lexicon) for part in parts[1:])
        return bool(spot.post) or (_told(spot) and not plain)  # "...", kata Satya Bumi
    owning = spot.post.split()[:1]
    post = bool(owning) and owning[0].lower() not in lexicon["owning"]
    return (
        (post or _told(spot)) and not any(_of_firm(part, lexicon) for part in parts) and not of_body(parts[0], lexicon)
    )


def _of_firm(word: str, lexicon: Lexicon) -> bool:
    return word.lower() in lexicon["firms"]


def _told(spot: Spot) -> bool:
    """Tell whether a name of several words stands right behind a quotation and its verb."""
    return spot.quoted and not spot.office and not spot.titled and " " in spot.text


def _unproved(spot: Spot, signs: _Signs, texts: Mapping[str, str], lexicon: Lexicon) -> bool:
    parts = spot.text.split()
    if spot.kind:
        return False
    if _counted(parts, lexicon) and not (spot.titled or REALM & set(spot.office.lower().split())):
        return True
    if spot.text in signs.bodies or _other(spot, parts[0], lexicon):
        return True  # Penyair | Minangkabau A.A. Navis lahir
    if spot.introduced:
        return all(in_body(part, lexicon) for part in parts)  # Kepala Pusat Data, Informasi, dan Komunikasi
    return spot.text not in signs.sure and _leans(spot, parts, signs, texts[spot.address], lexicon)


def _other(spot: Spot, first: str, lexicon: Lexicon) -> bool:
    """Tell whether the first word behind an office is one of its body's, and no name: Aset, Informasi, not I Wayan."""
    plain = first.lower() not in lexicon["first_names"]
    return bool(spot.office) and not spot.introduced and plain and in_body(first, lexicon)


def _leans(spot: Spot, parts: Sequence[str], signs: _Signs, text: str, lexicon: Lexicon) -> bool:
    """Tell whether the only sign that a name is a person's is one that bodies and places may have as well."""
    before, behind = text[: spot.begin], text[spot.end :]
    if spot.titled:
        return _addressed(spot, before, signs, lexicon)
    if spot.marked and not spot.office:
        return not AGED.match(behind)
    if ORIGIN.search(before) and len(parts) < FEWEST:
        return spot.text not in signs.inner
    if _told(spot) and signs.speaking & set(parts):
        return False
    if spot.post or _told(spot) or (spot.speaks and not spot.office and _is_firm(parts, lexicon)):
        return True
    return bool(spot.office) and not _held(spot, parts, signs, lexicon)


def _is_firm(parts: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether a name of several words that speaks is likelier a company's: Rimba Raya menyebut ..."""
    known = len(parts) < FEWEST or is_forename(parts[0], lexicon)
    return not known and (of_body(parts[0], lexicon) or any(_of_firm(part, lexicon) for part in parts))


def _counted(parts: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether a letter or a Roman number opens or ends a name: Wilayah X, XI Imas Aan; I Wayan is a name."""
    return is_counter(parts[-1]) or (is_counter(parts[0]) and parts[0].lower() not in lexicon["first_names"])


def _addressed(spot: Spot, before: str, signs: _Signs, lexicon: Lexicon) -> bool:
    """Tell whether what stands behind an address may be an office or a thing: Pak Carik, Kapten Laskar Musi."""
    title = before.split()[-1:]
    weak = bool(title) and title[0].lower() in ADDRESS and spot.text not in signs.inner
    return weak and of_body(spot.text.split()[0], lexicon)


def _held(spot: Spot, parts: Sequence[str], signs: _Signs, lexicon: Lexicon) -> bool:
    """Tell whether a name right behind an office is for certain its holder's and whole."""
    head = spot.office.split()
    office = {word.lower() for word in head}
    known = _known_end(head)
    placed = of_place(head[-1])
    strange = not is_forename(parts[0], lexicon) and any(is_forename(part, lexicon) for part in parts[1:-1])
    speaks = bool(signs.speaking & {parts[0], parts[0] if strange else parts[-1]})
    if _opens(head, lexicon):
        return speaks and len(parts) >= FEWEST  # Kepala Desa | Sri Mulyo, Hukum Tua Desa | Warembungan Johan
    if PRIVATE & office and not placed:
        return speaks  # Ketua Kelompok Tani | Dewi Sri Sutrisno: bodies may have names of people
    if (
        TEAM & office
        and not (known and known.kind == ORGANISATION)
        and any(of_body(part, lexicon) for part in parts[1:])
    ):
        return speaks  # Pelatih | Satria Muda
    if is_forename(parts[0], lexicon) or (len(parts) >= FEWEST and speaks):
        return True
    governs = placed and (GOVERNING | REALM) & office and not any(of_body(part, lexicon) for part in parts[1:])
    if len(parts) < FEWEST or (of_body(parts[0], lexicon) and not governs):  # Bupati Sumba Timur | Lili Pekuwati
        return len(parts) < FEWEST and bool(REALM & office) and not of_body(parts[0], lexicon)
    sure = placed or known or head[-1].isupper() or not strange
    return bool(sure) and _complete(head, len(parts), lexicon)  # Ketua Ikatan Adat | Fatuki Blasius Mane


def _known_end(head: Sequence[str]) -> Name | None:
    """Return the body or place known beforehand that ends an office: Kiper Persija, Manajer Kampanye Walhi."""
    known = (gazetteer("id").get(" ".join(head[at:])) for at in range(1, len(head)))
    return next(filter(None, known), None)


def _opens(head: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether what has a name behind it ends an office, or what cannot: Menteri Dalam Negeri Bima | Arya."""
    last = head[-1].lower()
    local = "menteri" in {word.lower() for word in head} and last in regions()
    region = any(" ".join(head[at:]).lower() in regions() for at in range(len(head)))  # Bupati Konawe Kepulauan
    bodies = CUSTOMARY | lexicon["places"] | lexicon["divisions"]
    bodies |= lexicon["organisations"] if head[-1][0].isupper() else frozenset()  # not tuan rumah
    return local or (not (region or _known_end(head)) and len(head) < LONG and last in bodies)


def _complete(head: Sequence[str], size: int, lexicon: Lexicon) -> bool:
    """Tell whether an office needs no more words for its body or place before a name of so many words."""
    office = {word.lower() for word in head}
    plain = lexicon["bodied"] | lexicon["modifiers"]
    if office <= plain:
        return False
    whole = any(word[0].isupper() and word.lower() not in plain for word in head[1:])
    return whole or size == FEWEST or bool(REALM & office)  # Peneliti | Formappi Lucius Karus
