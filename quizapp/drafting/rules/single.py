"""English sentences about "the" one thing of its sort in an article: The marathon was first held in 1984."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.tokens import Line, Token

SHORTEST: Final = 8  # words of a sentence that says enough of its thing
LONGEST: Final = 3  # words behind "the"
NEAR: Final = 4  # words between "a" and its noun
ONE: Final = frozenset({"a", "an"})
OWNERS: Final = frozenset({"his", "her", "its", "their", "our", "my"})
DETERMINERS: Final = ONE | OWNERS | {"the", "this", "that"}
STANDING: Final = "The Oban"  # a name, to look at the rest of the sentence
OTHERS: Final = frozenset({
    "another", "any", "each", "either", "every", "few", "first", "former", "fourth", "last", "latest", "many", "most",
    "neither", "new", "newer", "next", "no", "old", "older", "other", "previous", "rival", "second", "separate",
    "several", "similar", "some", "such", "third", "two", "three", "four", "five",
})  # fmt: skip  # words before one of several
UNTOLD: Final = frozenset({
    "agency", "announcement", "award", "business", "case", "change", "charity", "company", "decision", "figure",
    "figures", "finding", "findings", "firm", "group", "idea", "move", "news", "number", "organisation",
    "organization", "pair", "plan", "problem", "proposal", "report", "rest", "result", "ruling", "story", "survey",
    "total", "two", "vote", "works",
})  # fmt: skip  # what sums up the sentences before, or may be any of several bodies
ITSELF: Final = re.compile(r"\b(?:it|its|itself)\b")


def about_one(line: Line, text: Text) -> tuple[Line, str]:
    """Return an English sentence with a name for "the" and its noun, and the address that introduces it ("" for none).

    The noun stands in an earlier sentence, and nowhere in the article in the plural, or behind a word that sets one
    apart from others. The sentence is the same where that is not so.
    """
    head = _head(line, text.lexicon) if text.language == "en" and line.tokens[0].text == "The" else ()
    several = bool(head) and head[-1].small.endswith("s") and not head[-1].small.endswith("ss")
    if not head or several or len(words(line.text)) < SHORTEST or {word.small for word in head} & (OTHERS | UNTOLD):
        return line, ""
    met = next(_met([word.small for word in head], line, text), None)
    if met is None or not only_one(head[-1].small, text) or met[1] in OWNERS:
        return line, ""
    rest = ITSELF.sub("people", line.text[head[-1].end :])
    whole = replace(line, sentence=replace(line.sentence, text=f"{STANDING}{rest}"))
    return whole, met[0] if met[1] in ONE or met[2] else ""


def _met(phrase: Sequence[str], line: Line, text: Text) -> Iterator[tuple[str, str, bool]]:
    """Walk where a phrase stands before a sentence: address, determiner of it ("" for none), whether in a name."""
    for other in takewhile(lambda one: one.address != line.address, text.lines):
        there = other.tokens
        for at in range(len(there) - len(phrase) + 1):
            found = there[at : at + len(phrase)]
            if [word.small for word in found] == list(phrase):
                near = (word.small for word in reversed(there[max(0, at - NEAR) : at]))
                yield other.address, next((word for word in near if word in DETERMINERS), ""), found[-1].capital


def _head(line: Line, lexicon: Lexicon) -> tuple[Token, ...]:
    """Return the small words between "The" and the verb or comma, () where something else follows."""
    verbs = lexicon["auxiliaries"] | lexicon["plain_verbs"] | lexicon["modal"] | lexicon["negations"]
    verbs = verbs | lexicon.verbs.keys() | lexicon.present.keys()
    behind = line.tokens[1:]
    end = next((at for at, word in enumerate(behind) if not word.text.isalpha() or word.small in verbs), len(behind))
    found = behind[:end]
    marked = end < len(behind) and (behind[end].text == "," or behind[end].small in verbs)
    plain = all(word.text.islower() and word.small not in lexicon["prepositions"] for word in found)
    return tuple(found) if marked and plain and 0 < len(found) <= LONGEST else ()


def only_one(noun: str, text: Text) -> bool:
    """Tell whether an English article speaks of one thing of a sort only; ``noun`` is small and names the sort."""
    for line in text.lines:
        for at, word in enumerate(line.tokens):
            before = {one.small for one in line.tokens[max(0, at - 2) : at]}
            if word.small in {f"{noun}s", f"{noun}es"} or (word.small == noun and before & OTHERS):
                return False
    mentions = (some.text for line in text.lines for some in text.mentions(line.address))
    return len({some for some in mentions if some.lower().endswith(f" {noun}")}) <= 1
