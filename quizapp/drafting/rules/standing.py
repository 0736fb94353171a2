"""Numbers of Indonesian sentences without a certain clause, asked for in their place: whole, or what data show."""

from __future__ import annotations

from quizapp.drafting.questions.findings import Asks, Finding
from quizapp.drafting.rules.filling import asked_of
from quizapp.drafting.rules.stretches import Stretch, first_letter, of_data, without_day
from quizapp.drafting.sense.placing import SPANNING
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.predicates import end_of, first_verb, second_verb
from quizapp.drafting.words.times import bare_month
from quizapp.drafting.words.tokens import Line


def in_place(line: Line, text: Text) -> Finding | None:
    """Return the question for a number of an Indonesian sentence without a certain clause, None where it has none."""
    if text.language != "id" or line.quotes:
        return None
    stretch = of_data(line, text) or _whole(line, text)
    found = (one for one in asked_of(stretch, text, ()) if isinstance(one, Finding)) if stretch else ()
    return next((one for one in found if one.asks is Asks.NUMBER), None)


def _whole(line: Line, text: Text) -> Stretch | None:
    """Return a sentence up to its tails and to the verb of a second thing; None where its time is not certain."""
    first, lists = line.tokens[0].small, text.lexicon
    told = lists["attributed"] | lists.speech.keys()
    if first in SPANNING or not told.isdisjoint(word.small for word in line.tokens):
        return None
    placed = first in lists["prepositions"]  # di Brebes ada empat gudang, dengan daya tampung ...: one clause
    opened = next((word.end for word in line.tokens if word.text == ","), 0) if placed else 0
    verb = first_verb(line, opened, lists)
    end = end_of(line, verb[1] if placed and verb else 1, lists)
    end = len(line.text.rstrip(" .")) if placed and not verb else end
    if bare_month(line.text[:end], lists):
        return None
    joint = None if placed or verb else second_verb(line, lists)
    start = line.tokens[verb[1]].start if verb else len(line.text)
    end = without_day(line, min(end, joint) if joint else end, text)
    return Stretch(line, 0, end, first_letter(line, 0, text), start)
