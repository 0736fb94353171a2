"""Names that are known beforehand: countries (CLDR, by Babel), capitals, cities, provinces, islands, organisations.

Only the article says what is asked; this list says what kind of thing a name is, what else it is called, and which
other names are of its class.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from quizapp.drafting.words.name import ORGANISATION, PLACE, Name

HOME: Final = "ID"
HOME_CAPITAL: Final = "Jakarta"  # a city in the news, and the state beside another country


@cache
def gazetteer(language: str) -> MappingProxyType[str, Name]:
    """Return every name, alias and metonym -> what is known of it; an earlier entry keeps a name that two have."""
    found: dict[str, Name] = {}
    for known in _all(language):
        for name in known.names:
            found.setdefault(name, known)
    for known in _all(language):
        for name in known.metonyms:
            found.setdefault(name, known)
    return MappingProxyType(found)


@cache
def groups(language: str) -> MappingProxyType[str, tuple[Name, ...]]:
    """Return each group -> its members by name."""
    found: dict[str, dict[str, Name]] = {}
    for known in _all(language):
        found.setdefault(known.group, {})[known.text] = known
    return MappingProxyType(
        {group: tuple(members[name] for name in sorted(members)) for group, members in found.items()}
    )


@cache
def regions() -> frozenset[str]:
    """Return the regencies, cities and provinces of Indonesia in small letters: where the name of a holder begins.

    Some are everyday words or surnames too, so that they are looked for only behind an office.
    """
    return frozenset(_data()["regions"])


@cache
def towns() -> frozenset[str]:
    """Return the towns of Indonesia that give no regency its name, in small letters: no single one is a person."""
    return frozenset(_data()["towns"])


@cache
def twins() -> frozenset[str]:
    """Return the names that a city and a regency share: Cirebon, Bandung."""
    return frozenset(_data()["twins"])


@cache
def services() -> tuple[tuple[str, ...], ...]:
    """Return the fields of the services (dinas) of a regency, those near each other together."""
    return tuple(map(tuple, _data()["services"]))


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files(__package__) / "data" / "places.json").read_text(encoding="utf-8"))
    return found


@cache
def _all(language: str) -> tuple[Name, ...]:
    data = _data()
    return (*_countries(data, language), *_places(data, language), *_organisations(data, language))


def _countries(data: dict[str, Any], language: str) -> Iterator[Name]:
    from babel import Locale  # noqa: PLC0415 - its tables are read when a text is

    names = Locale(language).territories
    for code, country in data["countries"].items():
        capital = country["capital"][language]
        name = country.get("name", {}).get(language) or names[code].partition(" (")[0]
        others: list[str] = country.get("aliases", {}).get(language, [])
        metonyms = (*country.get("metonyms", {}).get(language, ()), *([capital] if capital and code != HOME else []))
        yield Name(name, PLACE, f"country-{country['group']}", tuple(dict.fromkeys(others)), metonyms, code)
        if capital and code != HOME:
            yield Name(capital, PLACE, f"capital-{country['group']}", land=code)


def _places(data: dict[str, Any], language: str) -> Iterator[Name]:
    for group in ("provinces", "big_cities", "cities", "world_cities"):
        for name in data[group]:
            yield Name(name, PLACE, group, tuple(data["aliases"].get(name, ())))
    for name in data["districts"]:
        yield Name(name, PLACE, "cities")
    for group in ("islands", "wide"):
        for names in data[group]:
            short: dict[str, list[str]] = names.get("short", {})
            yield Name(names[language], PLACE, names.get("group", group), tuple(short.get(language, ())))


def _organisations(data: dict[str, Any], language: str) -> Iterator[Name]:
    for names in data["organisations"]:
        if names[language]:
            name, *others = names[language]
            yield Name(name, ORGANISATION, f"body-{names['group']}", tuple(others), land=names.get("land", ""))
