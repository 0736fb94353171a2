"""Whose words a reason is in: the article's own, those of one person or body, or of somebody who is not certain."""

from __future__ import annotations

from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import ORGANISATION, PERSON
from quizapp.drafting.words.tokens import Line


def told(line: Line, text: Text) -> bool:
    """Tell whether somebody says what a sentence tells."""
    telling = text.lexicon.speech.keys() | text.lexicon["attributed"] | text.lexicon["reasoning"]
    return any(word.small in telling for word in line.tokens)


def teller(line: Line, event: tuple[str, int], text: Text) -> str:
    """Return who alone is named before the reason of an event and is no part of the event; "" where nobody certain is.

    ``event`` is what happened, and the letter where the reason begins.
    """
    happened, end = event
    before = {some.name for some in text.mentions(line.address) if some.name and some.start < end}
    telling = (name for name in before if name.kind in {PERSON, ORGANISATION})
    apart = [name for name in telling if not any(said in happened for said in (name.text, *name.aliases))]
    return apart[0].text if len(apart) == 1 else ""
