"""What somebody is in a match: who plays, and who trains or leads a team."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import PLACE, Name
from quizapp.drafting.words.tokens import tokens

PLAYER: Final = "player"
COACH: Final = "coach"


def gap(one: Name, other: Name, text: Text) -> int:
    """Return how far apart two people stand in a match: 0 on one side or where nothing is known, 2 on two sides."""
    ours, theirs = side(one, text), side(other, text)
    return 0 if not ours or ours == theirs else 2 - (not theirs)


def contested(key: Name, others: Sequence[Name], text: Text) -> bool:
    """Tell whether a player has another among the options: a coach and a chair are no rivals for a goal."""
    return side(key, text) != PLAYER or any(side(other, text) == PLAYER for other in others)


def plays(name: Name, text: Text) -> bool:
    """Tell whether a town has a coach or players in the article, so that its name may mean its team: Galway coach."""
    posts = "|".join(sorted(text.lexicon["playing"] | text.lexicon["coaching"]))
    town = re.escape(name.text)
    team = re.compile(rf"\b(?:{town} (?:{posts})|(?:{posts}) {town})\b", re.IGNORECASE)
    return name.kind == PLACE and any(team.search(line.text) for line in text.lines)


def side(name: Name, text: Text) -> str:
    """Return what somebody is in a match, "" where the article tells no post in a team and no goal of theirs."""
    posts = {word.small for post, _ in text.names.offices.get(name.text, ()) for word in tokens(post)}
    if posts & text.lexicon["lesser"]:
        return ""
    if posts & text.lexicon["coaching"]:
        return COACH
    return PLAYER if posts & text.lexicon["playing"] or name in text.scorers else ""
