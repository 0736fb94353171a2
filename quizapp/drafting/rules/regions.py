"""Places: the regions in which they lie, behind them between commas (Seluma, Bengkulu), and whether they are any."""

from __future__ import annotations

from typing import Final

from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import PERSON, PLACE, Mention, Name
from quizapp.drafting.words.tokens import Line

REGIONS: Final = frozenset({"provinces", "cities", "place-kabupaten", "place-kota", "place-provinsi"})
FEWEST_PLACES: Final = 2  # beside the one that is asked for
LISTING: Final = ("dan ", "serta ", "atau ", "hingga ", "sampai ")


def behind_regions(line: Line, mention: Mention, text: Text) -> int:
    """Return the letter behind the regions of a place and their closing comma, its own end where it has none.

    A list of places is none: di Brebes, Nganjuk, dan Bima.
    """
    place, end = mention, mention.end
    following = [some for some in text.mentions(line.address) if some.start > mention.start]
    for some in following:
        near = line.text[place.end : some.start] == ", "
        if not near or some.name is None or {some.name.kind, place.name.kind if place.name else ""} != {PLACE}:
            break
        place, end = some, some.end
    rest = line.text[end:]
    if rest.startswith(", ") and (rest[2:].startswith(LISTING) or rest[2:3].isupper()):
        return mention.end
    return end + (end > mention.end and rest.startswith(", "))


def maybe_person(name: Name, text: Text) -> bool:
    """Tell whether a place of one word may be somebody: longer names begin with it that are none of places: Medina."""
    if name.kind != PLACE or " " in name.text:
        return False
    longer = (some for line in text.lines for some in text.mentions(line.address) if " " in some.text)
    return any(some.text.split()[0] == name.text and (not some.name or some.name.kind == PERSON) for some in longer)


def only_place(name: Name, text: Text) -> bool:
    """Tell whether the title of an Indonesian article names a region that has too few others beside it to choose."""
    others = sum(other.group == name.group for other in text.names.names) - 1
    titled = any(part in text.article.passage.title for part in (name.text, *name.aliases))
    return text.language == "id" and name.group in REGIONS and others < FEWEST_PLACES and titled
