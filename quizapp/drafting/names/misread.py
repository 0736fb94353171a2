"""English names that look like a person's and are none, or not a whole one: a town and its state, letters of a body."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from quizapp.drafting.names.pieces import UNSURE
from quizapp.drafting.names.spotting import Spot
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import ORGANISATION
from quizapp.drafting.words.tokens import Line

NAME: Final = r"([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})"
WHERE: Final = r"\b(?:[Aa]round|[Aa]t|[Ff]rom|[Ii]n|[Ii]nto|[Nn]ear|of|[Oo]utside|[Tt]hrough|to|[Tt]owards?|via)"
STATES: Final = (
    r"(?:[A-Z]\.(?:[A-Z]\.)+|Ala\.|Alta\.|Ariz\.|Ark\.|Calif\.|Colo\.|Conn\.|Del\.|Fla\.|Ga\.|Ill\.|Ind\.|Kan\.|Ky\.|La\."
    r"|Man\.|Mass\.|Md\.|Mich\.|Minn\.|Miss\.|Mo\.|Mont\.|Neb\.|Nev\.|Okla\.|Ont\.|Ore\.|Pa\.|Que\.|Sask\.|Tenn\.|Va\."
    r"|Vt\.|Wash\.|Wis\.|Wyo\.)"
)
IN_STATE: Final = re.compile(rf"{WHERE} {NAME}, {STATES}")  # from Saint John, N.B.
TOWN: Final = re.compile(
    rf"\b{NAME}, (?:an?|the) (?:[a-z-]+ ){{0,2}}(?:city|hamlet|port|resort|suburb|town|township|village)\b"
)
FIRM: Final = re.compile(
    rf"\b{NAME}(?:[’']s)? (?:spokes(?:man|woman|person)|chief executive|CEO|shareholders|shares|workers|staff)\b"
    rf"|\b{NAME}, an? (?:[a-z-]+ ){{0,2}}(?:brewer|builder|charity|chain|company|contractor|developer|distributor"
    rf"|firm|lender|maker|manufacturer|operator|producer|retailer|start-?up|supplier|trader)(?=,? (?:based|that|which)"
    r"\b)"
)  # Harlan Milling spokeswoman Ann Lee; Harlan Milling, a contractor based in ...
INSIDE: Final = re.compile(rf"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]round|[Tt]owards?) {NAME}(?![’'])")
AGED_OR_ACTING: Final = r"(?:, \d{1,2}\b| \(\d|, who\b|, whose\b)"
KIN: Final = frozenset({
    "aunt", "brother", "cousin", "daughter", "father", "grandson", "granddaughter", "husband", "mother", "nephew",
    "niece", "sister", "son", "uncle", "widow", "wife",
})  # fmt: skip
SHARED: Final = 2  # people of one last name


def misread(found: Sequence[Spot], lines: Sequence[Line], lexicon: Lexicon) -> list[Spot]:
    """Return the spots of an English article, those doubted that are places, letters of a body, or half a name."""
    if lexicon.language != "en":
        return list(found)
    strong = {spot.text for spot in found if _is_person(spot)}
    no_people = set(_towns(lines, strong)) | set(_firms(found, lines)) | set(_letters(found, lines))
    family = _has_family(found, lines)
    inner = {part for spot in found if not spot.kind and " " in spot.text for part in spot.text.split()}  # Victoria Lee

    def doubtful(spot: Spot) -> bool:
        region = spot.text.lower() in lexicon["regions"] and spot.text not in inner and not spot.quoted
        place = spot.text in no_people or region
        return not spot.kind and (place or (family and _of_kin(spot)))

    return [replace(spot, kind=UNSURE, office="", post="") if doubtful(spot) else spot for spot in found]


def _is_person(spot: Spot) -> bool:
    """Tell whether somebody of this name speaks, has a title or holds an office."""
    return not spot.kind and bool(spot.quoted or spot.speaks or spot.titled or spot.office or spot.post)


def _towns(lines: Iterable[Line], strong: Collection[str]) -> Iterator[str]:
    """Walk what stands with its state, or as a town, and what is only a place where something is."""
    for line in lines:
        for pattern in (IN_STATE, TOWN):
            yield from (name for name in pattern.findall(line.text) if name not in strong)
        for name in INSIDE.findall(line.text):
            acts = any(re.search(rf"\b{re.escape(name)}{AGED_OR_ACTING}", other.text) for other in lines)
            if name not in strong and not acts:
                yield name


def _firms(found: Sequence[Spot], lines: Iterable[Line]) -> Iterator[str]:
    """Walk what has a spokeswoman or workers, or is called a firm, and says nothing itself."""
    speaking = {spot.text for spot in found if spot.quoted or spot.titled}
    named = (name for line in lines for match in FIRM.finditer(line.text) for name in match.groups() if name)
    yield from (name for name in named if name not in speaking)


def _letters(found: Sequence[Spot], lines: Iterable[Line]) -> Iterator[str]:
    """Walk the short forms behind a body and its comma: the Japan Aerospace Exploration Agency, Jaxa."""
    bodies = {spot.text for spot in found if spot.kind == ORGANISATION and " " in spot.text}
    for line in lines:
        for body in bodies:
            short = re.search(rf"\b{re.escape(body)}(?:, (?:or )?| \(| – | — )([A-Z]\w+)(?=[,.;)]| )", line.text)
            if short and shortens(short[1], body):
                yield short[1]


def shortens(short: str, body: str) -> bool:
    """Tell whether the letters of one word come from those of a body's name, in their order and with its first."""
    letters = iter(body.lower().replace(" ", ""))
    initials = [word[0].lower() for word in body.split() if word[0].isupper()]
    inside = all(letter in letters for letter in short.lower())
    begins = bool(initials) and short[0].lower() == initials[0]
    return len(short) > 1 and inside and begins and short[-1].lower() in initials[1:] and short not in body.split()


def _has_family(found: Sequence[Spot], lines: Iterable[Line]) -> bool:
    """Tell whether an article is about people of one last name, so that a first name alone is half of one."""
    last: dict[str, set[str]] = {}
    for spot in found:
        if not spot.kind and " " in spot.text:
            last.setdefault(spot.text.split()[-1], set()).add(spot.text)
    shared = {name for name, some in last.items() if len(some) >= SHARED}
    return bool(shared) or any(
        re.search(rf"\b{re.escape(name)} family\b", line.text) for line in lines for name in last
    )


def _of_kin(spot: Spot) -> bool:
    """Tell whether a first name alone stands behind a word of kin: his sister Grace."""
    return " " not in spot.text and bool(spot.office) and spot.office.split()[-1].lower() in KIN
