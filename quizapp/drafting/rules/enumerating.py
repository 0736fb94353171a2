"""Numbers of an Indonesian list of things that somebody did one thing to: meninggalkan empat anak, 13 cucu, dan ..."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from quizapp.core.i18n import msg
from quizapp.drafting.questions import asking
from quizapp.drafting.questions.findings import Asks, Finding, Refused, Results
from quizapp.drafting.rules.dating import ANY_ONE
from quizapp.drafting.rules.happenings import vague, why_not, with_lead
from quizapp.drafting.sense.clauses import Clause
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.numbers import DIGITS, number, plain
from quizapp.drafting.words.passive import passive
from quizapp.drafting.words.tagger import NOUN, tags
from quizapp.drafting.words.tokens import Token

JOINING: Final = frozenset({"dan", "serta"})
LONGEST: Final = 3  # words of a thing
FEWEST: Final = 2  # things
FAIR: Final = 85


@dataclass(frozen=True, slots=True)
class _Thing:
    """Hold one thing of a list: its number as written, its words, and the place behind it."""

    count: str
    what: str
    end: int


def enumerated(text: Text) -> Results:
    """Walk one question for each clause whose verb is followed by nothing but a list of counted things."""
    for clause in text.clauses if text.language == "id" else ():
        things = _things(clause)
        counted = [thing for thing in things if DIGITS.fullmatch(thing.count)]
        single = len({thing.what for thing in things}) == len(things)
        told = clause.main.small in text.lexicon.speech or clause.main.small in text.lexicon["measuring"]
        verb = passive(clause.main.small)
        if len(things) >= FEWEST and counted and single and verb and not told:
            yield _finding(clause, things, counted[-1], verb, text)


def _things(clause: Clause) -> tuple[_Thing, ...]:
    """Return the things of a list that follows right behind a verb without a helper, () where it is no such list."""
    words, found = clause.line.tokens, []
    kinds = tags(clause.line.words)
    place = clause.verb + 1
    while place < len(words) and words[place].end <= clause.end:
        thing = _thing(clause, place, kinds)
        if thing is None:
            return ()
        found.append(thing)
        place = thing.end
        behind = [word.small for word in words[place : place + 2]]
        if not behind or (behind[0] not in JOINING and behind[0] != ","):
            break
        place += 1 + (behind[0] == "," and behind[-1] in JOINING)
    joined = len(found) < FEWEST or words[found[-2].end].small in JOINING or words[found[-2].end + 1].small in JOINING
    helped = words[clause.verb - 1].end > clause.start
    return tuple(found) if joined and not helped else ()


def _thing(clause: Clause, place: int, kinds: Sequence[str]) -> _Thing | None:
    """Return the counted thing that stands here, None for anything else."""
    words, lists = clause.line.tokens, clause.lexicon
    first = words[place]
    end = place + 1
    while (
        end < len(words) and end - place <= LONGEST and _noun(words[end], kinds[end]) and words[end].end <= clause.end
    ):
        end += 1
    number_word = DIGITS.fullmatch(first.text) or first.small in lists["numerals"]
    if not number_word or end == place + 1 or words[place + 1].small in lists.numbers:
        return None
    return _Thing(first.text, clause.line.text[words[place + 1].start : words[end - 1].end], end)


def _noun(word: Token, kind: str) -> bool:
    return word.text.isalpha() and word.text.islower() and kind == NOUN


def _finding(clause: Clause, things: Sequence[_Thing], thing: _Thing, verb: str, text: Text) -> Finding | Refused:
    behind = clause.line.tokens[things[-1].end - 1].end
    rest = with_lead(clause, clause.predicate(since=behind) if behind < clause.end else "")
    why = why_not(clause, clause.predicate(), text, least=2) or vague(clause)
    if clause.subject.startswith(ANY_ONE) or any(one.isdigit() for one in rest):
        why = msg("The number is one of several, or explains another.")
    if why:
        return Refused(clause.line.address, "number", why)
    return Finding(
        "number", clause.line.address, Asks.NUMBER,
        asking.say("id", "how_many_object", about="B", what=thing.what, verb=verb, subject=clause.subject, rest=rest),
        thing.count, f"{asking.capitalised(clause.subject)} {clause.predicate()}.",
        value=plain(number(thing.count, "id")), unit=thing.what, confidence=FAIR,
    )  # fmt: skip
