"""What a number counts: where its noun ends, how one asks for it, and what makes a question of it no good."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from quizapp.bank.lint.texts import holds, words
from quizapp.core.i18n import Message, msg
from quizapp.drafting.questions import asking
from quizapp.drafting.questions.findings import Asks, Finding, Refused
from quizapp.drafting.questions.turning import left_over
from quizapp.drafting.rules.dating import ANY_ONE
from quizapp.drafting.rules.happenings import introduced, vague_here, why_not
from quizapp.drafting.sense.clauses import Clause
from quizapp.drafting.sense.placing import fits
from quizapp.drafting.sense.reasons import names_answer, points_elsewhere, too_short_or_long
from quizapp.drafting.sense.shared import shared, the_one
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.numbers import Count
from quizapp.drafting.words.tokens import Token, tokens

AGED: Final = re.compile(r" aged (?:between )?\d+(?: (?:to|and) \d+)?")
COMPLEMENT: Final = re.compile(r" (?:for|against|about) (?:the )?[a-z]+")  # calls for help, complaints about noise
CLOSING: Final = frozenset({
    "dan", "atau", "serta", "mengenai", "menyangkut", "secara", "sepanjang", "terkait", "setiap", "tiap", "sehari",
    "sepekan", "sebulan", "setahun",
    "and", "or", "a", "an", "the", "each", "every",
})  # fmt: skip
PARTICLES: Final = frozenset(
    {"off", "up", "down", "away", "out", "back", "above", "below", "beneath", "beyond"}
)  # took 0.71 seconds off a mark
JOINING: Final = frozenset({"dan", "atau", "and", "or", "serta"})
MONEY_ASKED: Final = "How much, in"  # a word more that says nothing of whom it is
SHORTEST: Final = 7  # words of a question without a name in it
LONGEST_NOUN: Final = 4  # words
SURE: Final = 90
FAIR: Final = 81  # of a small number in words: there is often something better to ask


def mixed(clause: Clause, count: Count, behind: int) -> bool:
    """Tell whether what is counted is no plain noun: a list, a long phrase, one with a verb, or behind an auxiliary."""
    words = clause.line.tokens
    lists = clause.lexicon
    before = {word.small for word in words if clause.start <= word.start < clause.main.start}
    helped = before & lists["auxiliaries"] if lists.language == "id" else ()
    listed = behind < len(words) and words[behind].end <= clause.end and words[behind].small in JOINING
    verbal = any(word.small in lists["plain_verbs"] for word in words[count.last : behind])
    return bool(helped) or listed or verbal or _size(words[count.last : behind]) >= LONGEST_NOUN


def _size(counted: Sequence[Token]) -> int:
    """Return the number of words of what is counted, an "aged 12 to 15" and letters in brackets left out."""
    return next((at for at, word in enumerate(counted) if word.small in {"aged", "("}), len(counted))


def noun_end(clause: Clause, count: Count) -> int:
    """Return the place behind the last word of what is counted (ton beras, reef fish): before a small word or mark."""
    words, lists = clause.line.tokens, clause.lexicon
    closed = (lists["prepositions"] - {"of"}) | lists["cuts"] | lists["because"] | CLOSING | PARTICLES | {"aged"}
    end = count.last
    while end < len(words) and words[end].end <= clause.end and words[end].word and words[end].small not in closed:
        end += 1
    end = _behind_bracket(words, end)
    behind = AGED.match(clause.line.text, words[end - 1].end) or COMPLEMENT.match(clause.line.text, words[end - 1].end)
    taken = behind is not None and lists.language == "en" and behind.end() <= clause.end
    if behind is not None and taken and (behind.re is AGED or words[end - 1].small in lists["complemented"]):
        end = next((at for at in range(end, len(words)) if words[at].start >= behind.end()), len(words))
    return end


def _behind_bracket(words: Sequence[Token], end: int) -> int:
    """Return the place behind short letters in brackets that belong to a noun: demam berdarah dengue (DBD)."""
    letters = [word.text for word in words[end : end + 3]]
    return end + 3 if letters[:1] == ["("] and letters[2:] == [")"] and letters[1].isupper() else end


def how_many(clause: Clause, count: Count, name: str, **parts: str) -> str:
    """Return a question for a number by the name of its wording, opened with "how many" and with "about" before it."""
    first = {"id": ("B", "b"), "en": ("H", "h")}[clause.lexicon.language]
    about = f"{asking.capitalised(count.about)} {first[1]}" if count.about else first[0]
    return asking.say(clause.lexicon.language, name, about=about, **parts)


def _kindless(count: Count, question: str, text: Text) -> Message | None:
    """Return why a number counts what is always that of some kind, which the question does not say: 12 carcasses."""
    noun = count.unit.split()[-1].lower() if count.unit else ""
    return points_elsewhere(noun) if noun in text.lexicon["kindless"] and f"{noun} of" not in question else None


def judged(clause: Clause, count: Count, text: Text, said: tuple[str, str], asked: str) -> Finding | Refused:
    """Return the finding of a question and its statement (``said``) or why it is none; ``asked`` is what it names."""
    question, statement = said[0].replace(" also ", " "), said[1]
    why = why_not(clause, clause.predicate(), text, least=2) or vague_here(clause, text)
    if why is None and not fits(clause.line, count, (clause.begin, clause.end), text.lexicon):
        why = msg("The number is one of several, or explains another.")
    why = why or (shared(clause) if text.language == "en" else None) or _kindless(count, question, text)
    last = words(clause.predicate())[-1]
    which = the_one(clause.predicate(), text.lexicon) or (clause.subject if clause.subject.startswith(ANY_ONE) else "")
    if why is None and (which := which or (last if last in text.lexicon["going"] else "")):
        why = points_elsewhere(which)
    if why is None and left_over(question, text.lexicon):
        why = msg("No question can be made of its verb.")
    nameless = not any(word.capital for word in tokens(question)[1:])
    if why is None and nameless and len(words(question)) < SHORTEST + question.startswith(MONEY_ASKED):
        why = too_short_or_long()
    if why is None and holds(asked, count.text):
        why = names_answer()
    if why:
        return Refused(clause.line.address, "number", why)
    sure = FAIR if count.text.isalpha() else SURE
    return Finding(
        "number", clause.line.address, Asks.NUMBER, question, count.text, statement,
        value=count.value, unit=count.unit, also=introduced(clause, text), confidence=sure,
    )  # fmt: skip
