"""Votes won: who won them stands out among options that never stood for anything."""

from __future__ import annotations

import re
from typing import Final

from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import Name

VOTES: Final = re.compile(r"\d[\d.,]* (?:suara|votes)\b")
FEWEST: Final = 2  # others who won votes, for options that tempt


def unrivalled(predicate: str, name: Name, text: Text) -> bool:
    """Tell whether a predicate tells of votes, and too few others than ``name`` won any in the article."""
    if not VOTES.search(predicate):
        return False
    told = (line for line in text.sound if VOTES.search(line.text))
    return len({other.text for line in told for other in text.named(line.address) if other != name}) < FEWEST
