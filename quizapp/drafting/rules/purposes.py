"""What was done for a purpose that its sentence tells: prajurit dikerahkan untuk membersihkan puing (Indonesian)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from quizapp.drafting.rules.explaining import FEWEST, Explained, event_before
from quizapp.drafting.sense.bare_subjects import bare_deed
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.predicates import VERBAL
from quizapp.drafting.words.tagger import VERB, tags
from quizapp.drafting.words.tokens import Line, Token

ENOUGH: Final = frozenset({"berhak", "berguna", "cukup", "layak", "mampu", "siap", "wajib"})  # cukup untuk: no aim
CLAUSAL: Final = frozenset({"agar", "supaya"})  # behind which a clause stands, not a verb alone


def purposes(text: Text) -> Iterator[Explained]:
    """Walk what was done for a purpose, by verbs of going, sending and making, which have no "untuk" of their own."""
    for line in text.sound if text.language == "id" else ():
        aim = _aim(line, text.lexicon)
        event = event_before(line, aim.start, text) if aim else ""
        if aim and event:
            yield Explained(line, event, line.text[aim.end + 1 :], line)


def _aim(line: Line, lexicon: Lexicon) -> Token | None:
    """Return the only "untuk" or the like of a sentence, behind which a deed stands, and no reason; None in doubt."""
    found = line.tokens
    places = [at for at, word in enumerate(found) if word.small in lexicon["aims"]]
    if len(places) != 1 or not line.text.endswith(".") or line.quotes:
        return None
    place = places[0]
    reason = any(word.small in lexicon["because"] | lexicon["therefore"] for word in found)
    denied = any(word.small in lexicon["negations"] for word in found[:place])
    if place < FEWEST or place + 2 >= len(found) or reason or denied:
        return None
    done = any(word.small in lexicon["purposeful"] for word in found[:place])
    owned = found[place - 1].small in ENOUGH or any(word.small == "yang" for word in found[:place])
    return found[place] if done and not owned and _deed(line, place, lexicon) else None


def _deed(line: Line, place: int, lexicon: Lexicon) -> bool:
    """Tell whether a deed stands behind a word: a verb, or a noun made of one; behind "agar" any clause."""
    word, behind = line.tokens[place], line.tokens[place + 1]
    if word.small in CLAUSAL:
        return behind.word
    verb = behind.small.startswith(VERBAL) and tags(line.words)[place + 1] == VERB
    return verb or bare_deed(behind.small, lexicon)
