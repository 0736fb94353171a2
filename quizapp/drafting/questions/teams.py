"""What somebody is in a match or a race: who competes, and who trains or leads a team."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import PERSON, PLACE, Name
from quizapp.drafting.words.tokens import tokens

PLAYER: Final = "player"
COACH: Final = "coach"


def gap(one: Name, other: Name, text: Text) -> int:
    """Return how far apart two people stand in a match: 0 on one side or where nothing is known, 2 on two sides."""
    ours, theirs = side(one, text), side(other, text)
    return 0 if not ours or ours == theirs else 2 - (not theirs)


def contested(key: Name, others: Sequence[Name], text: Text) -> bool:
    """Tell whether a player has another among the options: a coach and a chair are no rivals for a goal."""
    return _post(key, text) != PLAYER or any(_post(other, text) == PLAYER for other in others)


def fits_contest(question: str, key: Name, other: Name, text: Text) -> bool:
    """Tell whether somebody may stand beside the answer of a question for a result: beside one who competes, no coach.

    Whoever holds an office is none who competes; other questions, and other articles than on sport, take everybody.
    """
    asked = side(key, text) == PLAYER and text.lexicon.one_of("contesting").search(question)
    return not asked or not text.names.offices.get(other.text) or _post(other, text) == PLAYER


def plays(name: Name, text: Text) -> bool:
    """Tell whether a town has a coach or players in the article, so that its name may mean its team: Galway coach."""
    posts = "|".join(sorted(text.lexicon["playing"] | text.lexicon["coaching"]))
    town = re.escape(name.text)
    team = re.compile(rf"\b(?:{town} (?:{posts})|(?:{posts}) {town})\b", re.IGNORECASE)
    return name.kind == PLACE and any(team.search(line.text) for line in text.lines)


def side(name: Name, text: Text) -> str:
    """Return what somebody is in a match, "" where the article tells no post in a team, no goal and no result."""
    found = _post(name, text)
    if found or text.names.offices.get(name.text) or name.kind != PERSON:
        return found
    return PLAYER if text.of_sport and _competes(name, text) else ""


def _post(name: Name, text: Text) -> str:
    posts = {word.small for post, _ in text.names.offices.get(name.text, ()) for word in tokens(post)}
    if posts & text.lexicon["lesser"]:
        return ""
    if posts & text.lexicon["coaching"]:
        return COACH
    return PLAYER if posts & text.lexicon["playing"] or name in text.scorers else ""


def _competes(name: Name, text: Text) -> bool:
    """Tell whether a sentence names somebody beside a result."""
    results = text.lexicon["contesting"]
    return any(
        name in text.named(line.address) and any(word.small in results for word in line.tokens) for line in text.lines
    )
