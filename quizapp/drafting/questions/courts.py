"""Questions of who is charged or sentenced: a judge, a lawyer or an officer is nobody to be taken for them."""

from __future__ import annotations

import re
from typing import Final

from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import Name

SUFFERED: Final = re.compile(r"Siapa yang (?:\w+ )?(?:di|ter|bersalah)\w*|Who (?:was|is|has been|had been) ")
JUDGED: Final = re.compile(
    r"\b(?:vonis|putusan|hukuman|pidana|memvonis|menghukum|memutuskan|mengabulkan|membebaskan|menolak)\b"
)  # what judges do together


def fits_verdict(question: str, key: Name, other: Name, text: Text) -> bool:
    """Tell whether somebody may stand beside the answer of a question: beside an accused, nobody who works at court.

    Nor may one judge beside another for what the bench decides.
    """
    asked = SUFFERED.match(question) and text.lexicon.one_of("verdicts").search(question)
    bench = JUDGED.search(question) and _judges(key, text) and _judges(other, text)
    return not bench and (not asked or _at_court(key, text) or not _at_court(other, text))


def _at_court(name: Name, text: Text) -> bool:
    posts = (post for post, _ in text.names.offices.get(name.text, ()))
    return any(text.lexicon.one_of("court_posts").search(post) for post in posts)


def _judges(name: Name, text: Text) -> bool:
    """Tell whether somebody is a judge in an Indonesian article."""
    return any("hakim" in post.lower().split() for post, _ in text.names.offices.get(name.text, ()))
