"""Places of which no question asks who did something: a capital that stands for its country, a region of the title."""

from __future__ import annotations

from typing import Final

from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.gazetteer import HOME, HOME_CAPITAL
from quizapp.drafting.words.name import PERSON, PLACE, Name

REGIONS: Final = frozenset({"provinces", "cities", "place-kabupaten", "place-kota", "place-provinsi"})
FEWEST_PLACES: Final = 2  # beside the one that is asked for


def for_country(name: Name, text: Text) -> bool:
    """Tell whether a capital may stand for its country: a foreign one, and that of home beside another country."""
    abroad = any(other.kind == PLACE and other.land not in {"", HOME} for other in text.names.names)
    return (bool(name.land) and name.group.startswith("capital")) or (name.text == HOME_CAPITAL and abroad)


def only_place(name: Name, text: Text) -> bool:
    """Tell whether the title of an Indonesian article names a region that has too few others beside it to choose."""
    others = sum(other.group == name.group for other in text.names.names) - 1
    titled = any(part in text.article.passage.title for part in (name.text, *name.aliases))
    return text.language == "id" and name.group in REGIONS and others < FEWEST_PLACES and titled


def maybe_person(name: Name, text: Text) -> bool:
    """Tell whether a place of one word may be somebody: longer names begin with it that are none of places: Medina."""
    if name.kind != PLACE or " " in name.text:
        return False
    longer = (some for line in text.lines for some in text.mentions(line.address) if " " in some.text)
    return any(some.text.split()[0] == name.text and (not some.name or some.name.kind == PERSON) for some in longer)
