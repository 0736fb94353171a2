"""Who and what an article names: evidence pooled over all sentences, short names joined to full ones."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from quizapp.drafting.names.doubting import FEWEST_WORDS, LONGEST_PERSON, doubted
from quizapp.drafting.names.merging import merged, shorts
from quizapp.drafting.names.namesakes import namesakes
from quizapp.drafting.names.pieces import UNSURE
from quizapp.drafting.names.short_forms import agreeing
from quizapp.drafting.names.spotting import Spot
from quizapp.drafting.words.gazetteer import regions
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import ORGANISATION, PERSON, PLACE, Mention, Name, Names
from quizapp.drafting.words.tokens import Line

SHORTEST_PART: Final = 3  # letters of a name that stands for a longer one
LONGEST_FULL: Final = 3  # words of a name of which a part alone is sure
HOME: Final = "ID"
MORE: Final = frozenset({"nasional", "internasional", "lindung", "raya"})  # belongs to the kind of a place
PAIR: Final = re.compile(r"([A-Z][\w’-]+(?: [A-Z][\w’-]+)+)/([A-Z][\w’-]+(?: [A-Z][\w’-]+)+)")  # Rika Sari/Mio Tan
FATHER: Final = re.compile(r" (?:bint[ei]?|bin|ibn|a/[lp]|[sd]/o) ")  # behind it stands the father's name


def names_in(lines: Sequence[Line], lexicon: Lexicon) -> Names:
    """Return the names of an article and where they stand."""
    found = doubted(lines, lexicon)
    people = _people(found)
    parts = _parts(people, _namesakes(found, people) | namesakes(people, lines, lexicon))
    parts = agreeing(parts, found, lines, lexicon) if lexicon.language == "id" else parts
    bodies = dict.fromkeys(spot.text for spot in found if spot.kind == ORGANISATION and not spot.known)
    book = _Book(people, parts, _lands(found), shorts(bodies, {*bodies, *parts}), lexicon)
    for spot in sorted(found, key=lambda spot: not _country(spot)):
        book.add(spot)
    seen = {text for spot in found for text in (spot.text, spot.short)}
    seen |= {spot.known.text for spot in found if spot.known and spot.text.lower() == spot.known.text.lower()}
    book.names = merged({key: _as_written(name, seen) for key, name in book.names.items()}, lexicon.language)
    peers = {spot.text: spot.peerage for spot in found if spot.peerage}
    book.names = {key: _peer(name, peers) for key, name in book.names.items()}
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for spot in found:
        name = book.name_of(spot)
        mentions[spot.address].append(Mention(spot.start, spot.begin, spot.end, spot.text, name, spot.office))
    posts = _offices(found, book, lexicon)
    return Names(book.all(), {address: tuple(some) for address, some in mentions.items()}, posts)


def _as_written(name: Name, seen: Collection[str]) -> Name:
    """Return a body under a name that the article has, where its full one stands nowhere in it: PLN."""
    short = next((alias for alias in name.aliases if alias in seen), "")
    if name.kind != ORGANISATION or name.text in seen or not short:
        return name
    return replace(name, text=short, aliases=(*(one for one in name.aliases if one != short), name.text))


def _peer(name: Name, peers: Mapping[str, str]) -> Name:
    """Return a lord or lady of whom the article has one name only under the title too: Lord Ashcombe."""
    if name.kind != PERSON or name.text not in peers or " " in name.text:
        return name
    return replace(name, text=f"{peers[name.text]} {name.text}", aliases=(name.text, *name.aliases))


def _people(found: Sequence[Spot]) -> tuple[str, ...]:
    """Return the full names of the people of whom two things agree, the longest first."""
    sure = {spot.text for spot in found if spot.sure_person and len(spot.text.split()) <= LONGEST_PERSON}
    texts = {spot.text for spot in found if not spot.kind}
    told = {spot.text for spot in found if spot.quoted and not spot.kind}
    sure |= set(_full(sure | told, texts)) | set(_paired(found, texts))
    for spot in found:
        parts = spot.text.split()
        again = any(part in texts for part in parts if len(part) >= SHORTEST_PART)
        says = spot.quoted or (spot.speaks and again)
        if not spot.kind and says and FEWEST_WORDS <= len(parts) <= LONGEST_PERSON:
            sure.add(spot.text)
    sure -= {text for text in sure if _shortens(text, sure)}
    longest = sorted(sure, key=lambda text: (-len(text.split()), text))
    return tuple(text for text in longest if not _inside(text, [other for other in longest if other != text]))


def _shortens(single: str, others: Collection[str]) -> bool:
    """Tell whether one word may be short for a name of somebody else: Nur, where Siti Nurbaya is named."""
    inner = (part for other in others if " " in other for part in other.split())
    return " " not in single and any(part != single and part.startswith(single) for part in inner)


def _paired(found: Sequence[Spot], texts: Collection[str]) -> Iterator[str]:
    """Walk the full names of two who play as a pair, where a part of the name stands alone elsewhere."""
    for spot in found:
        halves = PAIR.fullmatch(spot.text)
        for half in halves.groups() if halves else ():
            if set(half.split()) & set(texts):
                yield half


def _full(sure: Collection[str], texts: Collection[str]) -> Iterator[str]:
    """Walk the full name behind each single one that is a person's, where one text only can be it."""
    longer = [text for text in texts if FEWEST_WORDS <= len(text.split()) <= LONGEST_FULL]
    for single in sure:
        found = [text for text in longer if single in text.split()] if " " not in single else []
        if len(found) == 1:
            yield found[0]


def _inside(text: str, others: Sequence[str]) -> bool:
    parts = set(text.split())
    return any(parts < set(other.split()) for other in others)


def _namesakes(found: Iterable[Spot], people: Sequence[str]) -> frozenset[str]:
    """Return what may be people of whom nothing is sure: a short name may be theirs as well as that of one who is."""
    texts = {spot.text for spot in found if not spot.kind and FEWEST_WORDS <= len(spot.text.split()) <= LONGEST_PERSON}
    doubted = {spot.text for spot in found if spot.kind in {UNSURE, ORGANISATION} and not spot.known}
    texts |= {_tail(text) for text in doubted if len(text.split()) >= FEWEST_WORDS}
    return frozenset(text for text in texts if not any(text in person or person in text for person in people))


def _tail(text: str) -> str:
    """Return the last words of what is not sure: somebody may be called so, Komisi Usaha Jemmy Rondonuwu."""
    return " ".join(text.split()[-FEWEST_WORDS:])


def _parts(people: Sequence[str], others: Collection[str]) -> Mapping[str, str]:
    """Return each part of a name that stands for one person only -> the full name; ``others`` may be people too."""
    owners: dict[str, set[str]] = defaultdict(set)
    for person in (*people, *others):
        parts = FATHER.split(person)[0].split()
        for first in range(len(parts)):
            for last in range(first + 1, len(parts) + 1):
                owners[" ".join(parts[first:last])].add(person)
        owners[person].add(person)
    sure = {part: next(iter(some)) for part, some in owners.items() if len(some) == 1 and len(part) >= SHORTEST_PART}
    return {part: person for part, person in sure.items() if person in people}


def _lands(found: Iterable[Spot]) -> frozenset[str]:
    """Return the codes of the countries that the article names as such: their capitals then stand for them."""
    return frozenset({spot.known.land for spot in found if spot.known and _country(spot)} - {HOME})


def _country(spot: Spot) -> bool:
    known = spot.known
    return known is not None and known.group.startswith("country") and spot.text in known.names


@dataclass(slots=True)
class _Book:
    people: tuple[str, ...]
    parts: Mapping[str, str]
    lands: frozenset[str]
    shorts: Mapping[str, str]
    lexicon: Lexicon
    names: dict[str, Name] = field(default_factory=dict)

    def key(self, spot: Spot) -> str:
        """Return under which text a spot is kept, "" for what is not certain."""
        if spot.known:
            by_land = spot.known.land in self.lands
            return f"land:{spot.known.land}" if by_land else spot.known.text
        if spot.kind == "unsure":
            return ""
        if not spot.kind and spot.text in self.shorts:
            return self._known_short(replace(spot, text=self.shorts[spot.text]))
        if spot.kind:
            return self._known_short(spot)
        return self.parts.get(spot.text, "")

    def _known_short(self, spot: Spot) -> str:
        same = [key for key, name in self.names.items() if spot.text in name.aliases and name.kind == spot.kind]
        same += [key for key in self.names if key.startswith("PT ") and f" {spot.text} " in f"{key} "]
        return same[0] if same else spot.text

    def add(self, spot: Spot) -> None:
        """Keep the name of a spot, and every form in which it stands in the text."""
        key = self.key(spot)
        if not key:
            return
        name = self.names.get(key) or self._new(spot, key)
        known = {text.lower() for text in spot.known.names} if spot.known else set()
        as_name = not known or (spot.text.lower() in known and not self._stands_for_land(spot))
        for text in filter(None, (spot.text, spot.short)):
            name = _with(name, text, as_name=as_name)
        self.names[key] = name

    def _new(self, spot: Spot, key: str) -> Name:
        if spot.known:
            return spot.known
        kind = spot.kind or PERSON
        head, *rest = key.lower().split()
        if kind == PLACE and key.lower() in regions():
            return Name(key, kind, "cities")
        if kind == PLACE and self.lexicon.language == "en" and head not in self.lexicon["places_first"]:
            return Name(key, kind, f"{PLACE}-{rest[-1] if rest else head}")
        whole = f"{head} {rest[0]}" if rest and rest[0] in MORE else head
        return Name(key, kind, f"{PLACE}-{whole}" if kind == PLACE else kind)

    def _stands_for_land(self, spot: Spot) -> bool:
        return spot.known is not None and spot.known.land in self.lands and not _country(spot)

    def name_of(self, spot: Spot) -> Name | None:
        """Return the name that a spot means, None in doubt."""
        return self.names.get(self.key(spot))

    def all(self) -> tuple[Name, ...]:
        """Return all names in the order in which they were met."""
        return tuple(dict.fromkeys(self.names.values()))


def _with(name: Name, text: str, *, as_name: bool) -> Name:
    if text == name.text or text in name.aliases or text in name.metonyms:
        return name
    if as_name:
        return replace(name, aliases=(*name.aliases, text))
    return replace(name, metonyms=(*name.metonyms, text))


def _offices(found: Iterable[Spot], book: _Book, lexicon: Lexicon) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return the text of each person -> what the article calls their office, with the address."""
    offices: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for spot in found:
        name = book.name_of(spot)
        if name is None or name.kind != PERSON:
            continue
        for office in filter(None, (spot.office, spot.post)):
            first = office.split()[0]
            if first.lower() in lexicon["no_offices"] or first in book.parts:
                continue  # an office begins with nobody's name
            offices[name.text].append((office, spot.address))
    return {name: tuple(some) for name, some in offices.items()}
