"""What sort of organisation a name is, by its head word: what a question calls it, and which others compete with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from quizapp.drafting.words.gazetteer import services
from quizapp.drafting.words.name import ORGANISATION, Name

SORTS: Final = MappingProxyType({
    "id": MappingProxyType({
        "bank": ("bank",), "perusahaan": ("pt", "tbk", "persero", "sekuritas", "perusahaan", "grup", "holding"),
        "partai": ("partai",), "fraksi": ("fraksi",), "tim": ("tim", "timnas", "klub", "fc", "united"),
        "rumah sakit": ("rumah", "rs", "rsud", "rsup", "rsia"), "museum": ("museum",), "galeri": ("galeri",),
        "puskesmas": ("puskesmas",),
        "sekolah": (
            "sekolah", "sd", "sdn", "slb", "sma", "sman", "smk", "smkn", "smp", "smpn", "madrasah", "man", "mts",
        ),
        "pengadilan": ("pengadilan",),
        "perguruan tinggi": ("universitas", "politeknik", "poltekkes", "institut", "akademi"),
        "pemerintah": ("pemerintah", "pemkot", "pemkab", "pemprov"),
        "kepolisian": ("kepolisian", "polda", "polres", "polresta", "polrestabes", "polsek"),
        "organisasi": (
            "serikat", "asosiasi", "persatuan", "himpunan", "ikatan", "perkumpulan", "aliansi", "koalisi", "jaringan",
            "yayasan", "federasi", "forum", "perhimpunan", "paguyuban", "organisasi",
        ),
    }),
    "en": MappingProxyType({
        "bank": ("bank",), "party": ("party",), "club": (
            "fc", "club", "united", "rovers", "wanderers", "athletic", "albion", "afc", "rfc", "rufc", "harriers",
        ), "hospital": ("hospital",),
        "company": (
            "aerospace", "airlines", "airways", "analytics", "aviation", "biosciences", "builders", "capital",
            "chemicals", "communications", "company", "construction", "corp", "corporation", "couriers", "cruises",
            "dairies", "developers", "developments", "electronics", "energy", "enterprises", "estates", "ferries",
            "foods", "group", "healthcare", "holdings", "homes", "hotels", "housing", "inc", "industries",
            "insurance", "logistics", "ltd", "minerals", "mining", "motors", "petroleum", "plastics", "plc",
            "properties", "rail", "railway", "railways", "realty", "recycling", "renewables", "resources", "robotics",
            "seafoods", "securities", "shipping", "software", "solutions", "steel", "stores", "supermarkets",
            "systems", "technologies", "telecom", "textiles", "therapeutics", "timber", "utilities", "ventures",
        ),
        "museum": ("museum",), "university": ("university",), "court": ("court", "tribunal"), "school": ("school",),
        "government": ("government",),
    }),
})  # fmt: skip
GROUPS: Final = MappingProxyType({
    "id": MappingProxyType({
        "body-party": "partai", "body-club": "tim", "body-campus": "perguruan tinggi", "body-firm": "perusahaan",
        "body-bank": "bank", "body-local_bank": "bank", "body-tech": "perusahaan", "body-maker": "perusahaan",
        "body-press": "media", "body-uk_club": "tim", "body-world_club": "tim",
        "body-uni_world": "perguruan tinggi", "body-court_world": "pengadilan",
    }),
    "en": MappingProxyType({
        "body-party": "party", "body-club": "club", "body-campus": "university", "body-firm": "company",
        "body-bank": "bank", "body-tech": "company", "body-maker": "company", "body-uni_world": "university",
        "body-press": "news organisation", "body-court_world": "court", "body-high_court": "court",
        "body-uk_party": "party", "body-us_party": "party", "body-uk_campus": "university", "body-uk_shop": "company",
        "body-uk_bank": "bank", "body-uk_club": "club", "body-uk_union": "union", "body-uk_press": "newspaper",
        "body-uk_police": "police force", "body-world_club": "club",
    }),
})  # fmt: skip
PLAIN: Final = MappingProxyType({"id": "lembaga", "en": "organisation"})
GOVERNMENT: Final = "pemerintah"
CIVIL: Final = "organisasi"
ASKED: Final = MappingProxyType({GOVERNMENT: "pihak", CIVIL: "pihak", "kepolisian": "lembaga"})  # by a question
UNTYPED: Final = frozenset({GOVERNMENT, "kepolisian"})
CIVIL_GROUPS: Final = frozenset({
    "body-civil", "body-faith", "body-green", "body-labour", "body-relief", "body-research", "body-watch",
})  # fmt: skip
CIVIL_NAMES: Final = re.compile(r"Wahana Lingkungan Hidup|Walhi|Persatuan Guru|Yayasan|Palang Merah")  # no such group
PARTS: Final = tuple(
    (re.compile(rf"(?:{part})\b", re.IGNORECASE), re.compile(rf"(?:{whole})\b", re.IGNORECASE))
    for part, whole in (
        (
            "balai|biro|direktorat|ditjen|inspektorat|itjen|loka|pusat|sekretariat|unit|upt",
            "badan|dinas|kementerian|lembaga|otoritas|pemerintah",
        ),
        ("fakultas", "universitas|institut"),
        ("stasiun", "badan meteorologi|bmkg"),
        ("kantor sar", "badan (?:nasional )?pencarian|basarnas"),
        ("kantor imigrasi", "kementerian (?:hukum|imigrasi)"),
        ("kantor pertanahan", "badan pertanahan|bpn|kementerian (?:agraria|atr)"),
        ("kantor wilayah|kanwil", "kementerian"),
    )
)  # what a body begins with, and what one of which it may be a part begins with
POLICE: Final = MappingProxyType({"polri": 0, "bareskrim": 0, "polda": 1, "kepolisian": 1})  # levels of one police
LOWEST: Final = 2
PLAIN_SORTS: Final = frozenset({"", CIVIL})
PUBLIC: Final = PLAIN_SORTS | frozenset(
    {"rumah sakit", "puskesmas", "museum", "sekolah", "perguruan tinggi", "hospital", "university"}
)
QUIET: Final = frozenset(
    {"rumah sakit", "puskesmas", "museum", "galeri", "sekolah", "hospital", "school"}
)  # they seldom speak
QUIETEST: Final = 3  # how near one of these is to others
SERVICE: Final = "dinas "  # of a regency or a city
LEVELS: Final = (" Kabupaten ", " Kota ", " Provinsi ")
MORE_FIELDS: Final = (" dan ", " serta ", ",")  # Dinas Pertanian dan Pangan: a field that the list does not know


def sort_of(language: str, name: Name) -> str:
    """Return what sort of organisation a name is (bank, partai), "" for institutions of other sorts."""
    if name.group != ORGANISATION:
        return GROUPS[language].get(name.group, "")
    found = name.text.lower().split()
    ends = (found[0], found[-1])
    return next((sort for sort, heads in SORTS[language].items() if any(end in heads for end in ends)), "")


def called(language: str, name: Name) -> str:
    """Return the noun with which a question asks for an organisation."""
    sort = sort_of(language, name)
    return ASKED.get(sort, sort) or PLAIN[language]


def compete(language: str, key: Name, other: Name) -> bool:
    """Tell whether a question for one organisation may offer another: of its sort, or both public institutions."""
    own, theirs = sort_of(language, key), sort_of(language, other)
    if language == "id" and (_parted(key, other) or _parted(other, key)):
        return False
    if own == GOVERNMENT:
        return theirs in PLAIN_SORTS
    return own == theirs or (own in PLAIN_SORTS and theirs in PUBLIC)


def _parted(part: Name, whole: Name) -> bool:
    """Tell whether one Indonesian body may be a part of the other: a directorate, a lower level of the police."""
    if any(one.match(part.text) and any(map(other.match, whole.names)) for one, other in PARTS):
        return True
    ours, theirs = (name.text.lower().split()[0] for name in (part, whole))
    lower = ours.startswith(("polres", "polsek"))
    return (ours in POLICE or lower) and theirs in POLICE and POLICE.get(ours, LOWEST) > POLICE[theirs]


def typed(language: str, name: Name) -> bool:
    """Tell whether a name may be typed: not that of a government or its police, which everybody calls otherwise."""
    return sort_of(language, name) not in UNTYPED


def family(name: Name) -> str:
    """Return the word by which bodies of one sort are told apart: Dinas, Badan, the Office of a Home Office."""
    words = name.text.lower().split()
    return words[-1] if name.group.startswith(("body-uk", "body-us")) else words[0]


def _civil(language: str, name: Name) -> bool:
    """Tell whether a body is no part of the state: a union, an association, a charity."""
    named = name.group in CIVIL_GROUPS or CIVIL_NAMES.match(name.text) is not None
    return named or sort_of(language, name) == CIVIL


def near(language: str, key: Name, other: Name) -> int:
    """Return how near a body is to another in kind: 0 of its group or family, 1 of its sort, 3 one that is quiet.

    2 stands for Indonesian ones of which one only is of the state.
    """
    if other.group == key.group != ORGANISATION or family(other) == family(key):
        return 0
    sort = sort_of(language, other)
    if sort in QUIET and sort != sort_of(language, key):
        return QUIETEST
    return 1 + (language == "id" and _civil(language, key) != _civil(language, other))


def beside(name: Name) -> Iterator[Name]:
    """Walk the other services of the same regency or city, those of a field near by: Dinas Sosial Kabupaten Batang."""
    small = name.text.lower()
    fields = [field for near in services() for field in near if small.startswith(f"{SERVICE}{field.lower()} ")]
    if not fields:
        return
    own = max(fields, key=len)
    place = name.text[len(SERVICE) + len(own) :]
    if place.startswith(MORE_FIELDS):
        place = next((place[place.index(level) :] for level in LEVELS if level in place), "")
    if not place:
        return
    for other in next(near for near in services() if own in near):
        if not {*name.text.split()} & {*other.split()} - {"dan"}:
            yield Name(f"Dinas {other}{place}", ORGANISATION, ORGANISATION)
