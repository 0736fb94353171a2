"""What sort of organisation a name is, by its head word: what a question calls it, and which others compete with it."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from quizapp.drafting.names import ORGANISATION, Name

SORTS: Final = MappingProxyType({
    "id": MappingProxyType({
        "bank": ("bank",), "perusahaan": ("pt", "tbk", "persero", "sekuritas", "perusahaan", "grup", "holding"),
        "partai": ("partai",), "fraksi": ("fraksi",), "tim": ("tim", "klub", "fc", "united"),
        "rumah sakit": ("rumah", "rs", "rsud", "rsup", "rsia"), "museum": ("museum",),
        "sekolah": ("sekolah", "sma", "smk", "smp"),
        "perguruan tinggi": ("universitas", "politeknik"),
        "organisasi": (
            "serikat", "asosiasi", "persatuan", "himpunan", "ikatan", "perkumpulan", "aliansi", "koalisi", "jaringan",
            "yayasan", "federasi", "forum", "perhimpunan", "paguyuban", "organisasi",
        ),
    }),
    "en": MappingProxyType({
        "bank": ("bank",), "company": ("company", "ltd", "plc", "inc", "corp", "corporation", "group", "holdings"),
        "party": ("party",), "club": ("fc", "club", "united"), "hospital": ("hospital",), "museum": ("museum",),
        "university": ("university",),
    }),
})  # fmt: skip
GROUPS: Final = MappingProxyType({
    "id": MappingProxyType({
        "body-party": "partai", "body-club": "tim", "body-campus": "perguruan tinggi", "body-firm": "perusahaan",
        "body-bank": "bank",
    }),
    "en": MappingProxyType({
        "body-party": "party", "body-club": "club", "body-campus": "university", "body-firm": "company",
        "body-bank": "bank",
    }),
})  # fmt: skip
PLAIN: Final = MappingProxyType({"id": "lembaga", "en": "organisation"})
PLAIN_SORTS: Final = frozenset({"", "organisasi"})
PUBLIC: Final = PLAIN_SORTS | frozenset(
    {"rumah sakit", "museum", "sekolah", "perguruan tinggi", "hospital", "university"}
)


def sort_of(language: str, name: Name) -> str:
    """Return what sort of organisation a name is (bank, partai), "" for institutions of other sorts."""
    if name.group != ORGANISATION:
        return GROUPS[language].get(name.group, "")
    found = name.text.lower().split()
    ends = (found[0], found[-1])
    return next((sort for sort, heads in SORTS[language].items() if any(end in heads for end in ends)), "")


def called(language: str, name: Name) -> str:
    """Return the noun with which a question asks for an organisation."""
    return sort_of(language, name) or PLAIN[language]


def compete(language: str, key: Name, other: Name) -> bool:
    """Tell whether a question for one organisation may offer another: of its sort, or both public institutions."""
    own, theirs = sort_of(language, key), sort_of(language, other)
    return own == theirs or (own in PLAIN_SORTS and theirs in PUBLIC)
