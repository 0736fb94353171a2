"""Sentences that alone in their paragraph say what led to what, set two things against each other, or state an "if"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Final

from quizapp.core.fact import Stance
from quizapp.drafting.sense.quoting import SPLIT
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.numerals import in_digits
from quizapp.drafting.words.predicates import VERBAL
from quizapp.drafting.words.times import times
from quizapp.drafting.words.tokens import Line, Token

FEWEST, MOST = 3, 7  # sentences of a paragraph
POINTING: Final = frozenset({"itu", "ini", "that", "this"})  # "karena itu": the cause stands in another sentence
EARLIEST: Final = 3  # words before a joining word inside a sentence
LONGEST: Final = 30  # words
RELATIVE: Final = frozenset({"yang", "who", "which"})
FIGURES: Final = 2  # in a sentence, which then may set one against the other
NEAR: Final = 3  # words between it and the joining word


@dataclass(frozen=True, slots=True)
class Relation:
    """Name a relation: its rule, the lists of words that surely mark it and of those that may; how many are asked.

    ``beside`` is a list of which a word must stand in the sentence too, "" for none: a condition for what will be.
    """

    rule: str
    sure: str
    perhaps: str
    most: int
    beside: str = ""


RELATIONS: Final = (
    Relation("cause", "causal", "caused", 2),
    Relation("turn", "contrasting", "contrasted", 1),
    Relation("condition", "conditional", "conditioned", 1, "consequent"),
)


def relations(text: Text) -> Iterator[tuple[Line, str]]:
    """Walk the sentences with the rule of their relation, each paragraph once."""
    paragraphs = tuple(_paragraphs(text))
    used: set[str] = set()
    for relation in RELATIONS:
        left = relation.most
        for lines in paragraphs:
            found = [line for line in lines if _may(line, relation, text)]
            if not left or lines[0].address in used or len(found) != 1 or not _joins(found[0], relation, text):
                continue
            used.add(lines[0].address)
            left -= 1
            yield found[0], relation.rule


def _paragraphs(text: Text) -> Iterator[tuple[Line, ...]]:
    """Walk the paragraphs of sound sentences only that are neither short nor long."""
    grouped: defaultdict[str, list[Line]] = defaultdict(list)
    for line in text.lines:
        grouped[line.paragraph].append(line)
    damaged = text.article.damaged.keys()
    for lines in grouped.values():
        clear = not damaged & {line.address for line in lines} and not any(map(_several, lines))
        if FEWEST <= len(lines) <= MOST and clear:
            yield tuple(lines)


def _several(line: Line) -> bool:
    """Tell whether a quotation holds several sentences, of which one may follow from another without a word for it."""
    return any(SPLIT.search(line.text[begin : end - 1]) for begin, end in line.quotes)


def _may(line: Line, relation: Relation, text: Text) -> bool:
    """Tell whether a sentence may state a relation.

    A condition, a purpose or somebody's excuse may be read as a cause; two figures compare.
    """
    aims = ("aims",) if text.language == "id" else ()
    more = ("conditions", "reasoning", *aims) if relation.rule == "cause" else ()
    marked = any(_marked(line, name, text) for name in (relation.perhaps, *more))
    return marked or (relation.rule == "turn" and _figures(line, text) >= FIGURES)


def _figures(line: Line, text: Text) -> int:
    """Return how many numbers of a sentence belong to no date."""
    dated = [(time.start, time.end) for time in times(line.text, text.language)]
    words = enumerate(line.tokens)
    numbers = (word for at, word in words if word.text[0].isdigit() or in_digits(line, at, text.lexicon))
    return sum(not any(start <= word.start < end for start, end in dated) for word in numbers)


def _marked(line: Line, name: str, text: Text) -> bool:
    return text.lexicon.one_of(name).search(line.text) is not None


def _joins(line: Line, relation: Relation, text: Text) -> bool:
    """Tell whether a sentence holds both sides: a joining word inside it, or at its head with a comma behind."""
    words = line.tokens
    places = [place for place, word in enumerate(words) if word.small in text.lexicon[relation.sure]]
    if relation.beside and not _marked(line, relation.beside, text):
        return False
    if _somebodys(relation, words, text):
        return False
    if len(places) != 1 or line.quotes or len(words) > LONGEST or not line.text.endswith("."):
        return False
    place = places[0]
    behind = words[place + 1].small if place + 1 < len(words) else ""
    before = words[place - 1].small if place else ""
    if _of_those(words[:place]) or (relation.rule == "cause" and _concedes(words[:place], text)):
        return False  # fishermen who pass because of the weather are not detained: that is no effect of it
    if behind in POINTING or before in text.lexicon["negating"] or _adds(words) or _of_noun(words[place:], text):
        return False
    comma = next((at for at, word in enumerate(words) if word.text == ","), 0)
    both = relation.rule != "turn" or words[0].small in text.lexicon["conceding"]  # "But" turns on the sentence before
    return place >= EARLIEST or (place == 0 and comma >= EARLIEST and both)


def _somebodys(relation: Relation, words: tuple[Token, ...], text: Text) -> bool:
    """Tell whether an effect is what somebody thinks follows, or a contrast is one that somebody makes."""
    lexicon = text.lexicon
    if relation.rule == "cause":
        return any(lexicon.speech.get(word.small) is Stance.ASSESSMENT for word in words)
    told = lexicon.speech.keys() | lexicon["attributed"]
    return relation.rule == "turn" and any(word.small in told for word in words)


def _of_those(before: tuple[Token, ...]) -> bool:
    """Tell whether a joining word stands in a relative clause, whose main clause may go on behind it."""
    return any(word.small in RELATIVE for word in before[-NEAR:])


def _concedes(before: tuple[Token, ...], text: Text) -> bool:
    """Tell whether a sentence is about what holds all the same: roads got better, although money was cut because."""
    return any(word.small in text.lexicon["conceding"] for word in before)


def _adds(words: tuple[Token, ...]) -> bool:
    """Tell whether a "but" only adds: tidak hanya ..., tetapi juga; not only ... but also."""
    return any({one.small, other.small} in ({"tetapi", "juga"}, {"not", "only"}) for one, other in pairwise(words))


def _of_noun(words: tuple[Token, ...], text: Text) -> bool:
    """Tell whether "akibat" belongs to a noun, behind which the clause goes on: kematian akibat gempa bisa turun."""
    verbs = text.lexicon["auxiliaries"] | text.lexicon["plain_verbs"]
    behind = takewhile(lambda word: word.text != ",", words[1:])
    inside = words[0].small == "akibat" and words[0].text.islower()
    return inside and any(word.small in verbs or word.small.startswith(VERBAL) for word in behind)
