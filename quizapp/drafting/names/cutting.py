"""An institution behind an office cut from its holder: Komisi Infrastruktur | Jemmy Rondonuwu; in doubt nowhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from quizapp.drafting.names.name_words import is_forename, of_body, of_place
from quizapp.drafting.names.pieces import UNSURE
from quizapp.drafting.names.spotting import Spot
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import ORGANISATION

FEWEST: Final = 2  # words of an institution, or of a name of which none stands alone
LONGEST: Final = 5  # words of a name
# Bodies that may be named after people, as hospitals and airports may.
PRIVATE: Final = frozenset({
    "gapoktan", "gereja", "kelompok", "komunitas", "koperasi", "masjid", "panti", "perkumpulan", "pesantren", "ponpes",
    "sanggar", "sekolah", "sma", "smk", "smp", "yayasan",
})  # fmt: skip
SQUAD: Final = "timnas"
LEGAL: Final = frozenset({"cv", "pt", "ud"})


def cut(spot: Spot, alone: Collection[str], speaking: Collection[str], lexicon: Lexicon) -> Iterator[Spot]:
    """Walk the parts of an unsure spot behind an office: the institution and its holder, or the spot as it is.

    The holder's name, or its first word, stands alone elsewhere, or only words of bodies stand before a given name;
    ``alone`` are the names that do, ``speaking`` those of them that say something.
    """
    name = _name(spot, alone, speaking, lexicon) if spot.kind == UNSURE else ""
    if not name:
        yield replace(spot, office="") if spot.kind == UNSURE else spot
        return
    begin = spot.end - len(name)
    body = spot.text[: begin - 1 - spot.begin]
    yield replace(spot, kind="organisation", start=spot.begin, end=begin - 1, text=body, office="")
    start = spot.start if spot.office else begin
    office = f"{spot.office} {body}" if spot.office else ""
    yield replace(spot, kind="", start=start, begin=begin, text=name, office=office)


def _name(spot: Spot, alone: Collection[str], speaking: Collection[str], lexicon: Lexicon) -> str:
    parts = spot.text.split()
    sizes = range(min(LONGEST, len(parts) - FEWEST), 0, -1)
    texts = [" ".join(parts[-size:]) for size in sizes]
    surname = parts[-1] in alone
    texts = [text for text in texts if " " in text or lexicon.language != "id" or of_body(parts[-2], lexicon)]
    name = next((text for text in texts if text in alone), "")
    name = name or next((text for text in texts if " " in text and text.split(maxsplit=1)[0] in speaking), "")
    return name or (_behind_body(parts, lexicon, surname=surname) if spot.office else "")


def _behind_body(parts: Sequence[str], lexicon: Lexicon, *, surname: bool) -> str:
    """Return the name behind words that all belong to a body, "" for none; ``surname`` tells that its last is one."""
    if lexicon.language != "id":
        return ""
    body = list(takewhile(lambda part: of_body(part, lexicon), parts))
    name = parts[len(body) :]
    sized = len(body) >= FEWEST <= len(name) <= LONGEST
    known = sized and (surname or is_forename(name[0], lexicon))
    whole = known and not any(of_body(part, lexicon) for part in name[1:-1])
    return " ".join(name) if whole and not _private(body, lexicon) else ""


def _private(body: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether a body may be named after somebody: Yayasan Siti Fatimah, Bandara Adi Sumarmo, PT Budi Santosa."""
    return bool({part.lower() for part in body} & (lexicon["patronal"] | PRIVATE | LEGAL))


def holds_person(spot: Spot, lexicon: Lexicon) -> bool:
    """Tell whether what looks like an Indonesian body goes on behind its place: Otoritas Pelabuhan Sibolga | Tigor."""
    parts = spot.text.split()
    if (
        spot.kind != ORGANISATION
        or lexicon.language != "id"
        or parts[0].lower() in PRIVATE | LEGAL | lexicon["patronal"]
    ):
        return False
    body = list(takewhile(lambda part: of_body(part, lexicon), parts))
    name = parts[len(body) :]
    if parts[0].lower() == SQUAD and len(name) >= FEWEST:
        return not of_place(name[-1])  # Timnas Jay Idzes
    return len(body) >= FEWEST <= len(name) and (is_forename(name[0], lexicon) or of_place(body[-1]))
