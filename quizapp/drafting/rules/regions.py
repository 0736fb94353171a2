"""The regions in which a place lies, written behind it between commas: Taipei, Taiwan, ...; Seluma, Bengkulu."""

from __future__ import annotations

from typing import Final

from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import PLACE, Mention
from quizapp.drafting.words.tokens import Line

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
