"""One body under two names: Dinas Kesehatan (Kabupaten) Sumenep, RSUD and its long form, a company without its PT."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from types import MappingProxyType
from typing import Final

from quizapp.drafting.words.gazetteer import gazetteer, regions, twins
from quizapp.drafting.words.name import ORGANISATION, PLACE, Name

LEVELS: Final = frozenset({"kabupaten", "kota", "provinsi"})
LEGAL: Final = frozenset({"pt", "tbk", "persero", "cv", "perum"})
CLOSING: Final = frozenset({"group", "plc", "ltd", "inc", "holdings", "corporation", "stores", "grup"})
LONG: Final = MappingProxyType({
    "rsud": "rumah sakit umum daerah", "rsup": "rumah sakit umum pusat", "rs": "rumah sakit",
    "rsia": "rumah sakit ibu dan anak", "pemkab": "pemerintah kabupaten", "pemkot": "pemerintah kota",
    "pemprov": "pemerintah provinsi", "poltekkes": "politeknik kesehatan", "uin": "universitas islam negeri",
    "pn": "pengadilan negeri", "polres": "kepolisian resor", "polda": "kepolisian daerah",
    "polsek": "kepolisian sektor", "bpbd": "badan penanggulangan bencana daerah", "kpu": "komisi pemilihan umum",
    "bawaslu": "badan pengawas pemilihan umum", "bnnp": "badan narkotika nasional", "bnnk": "badan narkotika nasional",
    "bnn": "badan narkotika nasional", "kejari": "kejaksaan negeri", "kejati": "kejaksaan tinggi",
    "dinkes": "dinas kesehatan", "disdik": "dinas pendidikan", "dishub": "dinas perhubungan",
    "dinsos": "dinas sosial", "disnaker": "dinas tenaga kerja", "dispar": "dinas pariwisata",
    "dprd": "dewan perwakilan rakyat daerah", "bps": "badan pusat statistik", "pa": "pengadilan agama",
    "ptun": "pengadilan tata usaha negara",
})  # fmt: skip
SHORT: Final = MappingProxyType({
    "Pemerintah Kabupaten": "Pemkab", "Pemerintah Kota": "Pemkot", "Pemerintah Provinsi": "Pemprov",
    "Rumah Sakit Umum Daerah": "RSUD", "Rumah Sakit Umum Pusat": "RSUP", "Pengadilan Negeri": "PN",
    "Universitas Islam Negeri": "UIN", "Kepolisian Resor": "Polres", "Kepolisian Sektor": "Polsek",
    "Kepolisian Daerah": "Polda", "Badan Penanggulangan Bencana Daerah": "BPBD",
    "Komisi Pemilihan Umum": "KPU", "Badan Pusat Statistik": "BPS",
})  # fmt: skip
TOWNS: Final = frozenset({"cities", "big_cities"})
FEWEST: Final = 2  # words of a company that stand for the whole


def merged(names: Mapping[str, Name], language: str) -> dict[str, Name]:
    """Return the names by their keys, two that are one under the first of them, the other an alias."""
    found = dict(names)
    pairs = _pairs(names, language)
    firsts = [one for one, _ in pairs]
    for one, other in pairs:
        if firsts.count(one) > 1 or one not in found or found[other] != names[other]:
            continue  # BPBD may be that of either of two regencies
        first, second = found[one], found[other]
        if first.text != second.text and first.text.lower() == second.text.lower() and first.text[:2].isupper():
            first, second = second, first  # MAHKAMAH Agung opens the article
        aliases = dict.fromkeys((*first.aliases, second.text, *second.aliases))
        found[one] = found[other] = replace(first, aliases=tuple(text for text in aliases if text != first.text))
    return {key: _abbreviated(name) for key, name in found.items()}


def _abbreviated(name: Name) -> Name:
    """Return a body with what everybody calls it for short: Pemkab Brebes, RSUD Selong."""
    head = next((long for long in SHORT if name.text.startswith(f"{long} ")), "")
    short = f"{SHORT[head]}{name.text[len(head) :]}" if head else name.text
    known = name.kind != ORGANISATION or short in (name.text, *name.aliases)
    return name if known else replace(name, aliases=(*name.aliases, short))


def _pairs(names: Mapping[str, Name], language: str) -> list[tuple[str, str]]:
    if language != "id":
        return []
    return [
        (one, other) for one, other in combinations(names, 2)
        if names[one].kind == names[other].kind and _one(names[one], names[other], language)
    ]  # fmt: skip


def _one(name: Name, other: Name, language: str) -> bool:
    """Tell whether two names of an article are those of one thing."""
    if name.kind == ORGANISATION:
        return _alike(name.text, other.text) or _branch(name, other, language) or _branch(other, name, language)
    return name.kind == PLACE and (_town(name, other) or _town(other, name))


def _alike(one: str, other: str) -> bool:
    """Tell whether two texts differ in a level or an abbreviation only, and do not name two levels."""
    ours, theirs = _words(one), _words(other)
    levels = LEVELS & set(ours), LEVELS & set(theirs)
    plain = [word for word in ours if word not in LEVELS] == [word for word in theirs if word not in LEVELS]
    return plain and not all(levels)


def _words(text: str) -> list[str]:
    small = [word.strip("().,") for word in text.lower().split()]
    return " ".join(LONG.get(word, word) for word in small if word not in LEGAL).split()


def _branch(name: Name, other: Name, language: str) -> bool:
    """Tell whether one is the acronym of the other with a place: BPBD Lembata, the only BPBD of the article."""
    short, _, place = name.text.partition(" ")
    known = gazetteer(language).get(place)
    local = place.lower() in regions() or place.split(" ")[0].lower() in LEVELS
    local = local or bool(known and known.kind == PLACE)
    return local and short in other.aliases and not other.group.startswith("body-")


def _town(name: Name, other: Name) -> bool:
    """Tell whether one is the other with its level: Kabupaten Lembata; a name of two regencies tells nothing."""
    level, _, bare = name.text.partition(" ")
    own = {"Kota"} if other.group == "big_cities" else {"Kota", "Kabupaten"}
    return other.group in TOWNS and level in own and bare == other.text and bare not in twins()


def shorts(bodies: Collection[str], taken: Collection[str]) -> Mapping[str, str]:
    """Return what a company is called without PT, Tbk or Group -> its whole name, where it is that of one only."""
    found: dict[str, set[str]] = {}
    for body in bodies:
        for text in _cores(body):
            found.setdefault(text, set()).add(body)
    return {text: next(iter(some)) for text, some in found.items() if len(some) == 1 and text not in taken}


def _cores(body: str) -> Iterator[str]:
    words = [word for word in body.split() if word.strip("().,").lower() not in LEGAL]
    company = len(words) < len(body.split())
    if company:
        yield from (" ".join(words[:size]) for size in range(FEWEST, len(words) + 1))
    elif len(words) >= FEWEST and words[-1].lower() in CLOSING:
        yield " ".join(words[:-1])
