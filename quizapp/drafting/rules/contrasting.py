"""Sentences that alone set two things against each other: two names, or two sides of one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.name import Name
from quizapp.drafting.words.predicates import VERBAL
from quizapp.drafting.words.tokens import Line, Token

SAME: Final = frozenset({"it", "he", "she", "they"})  # the second half speaks of the name itself


def contrasts(text: Text) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Walk the sentences that alone set something against something: address, rule, and the one or two names."""
    for line in text.sound:
        place = _turn(line, text)
        if not place:
            continue
        one, other = _opening(line, 0, text), _opening(line, place, text)
        if one and other and one.text != other.text and _alone(line, {one, other}, text):
            yield line.address, "compared", (one.text, other.text)
        elif one and _about(line, one, place, text) and _alone(line, {one}, text):
            yield line.address, "contrast", (one.text,)


def _turn(line: Line, text: Text) -> int:
    """Return where the second half of a contrast begins, 0 where there is none or somebody speaks in the sentence."""
    words, lexicon = line.tokens, text.lexicon
    if line.quotes or _told(line, text):
        return 0
    conceding = words[0].small in lexicon["conceding"]
    for place in range(1, len(words) - 2):
        if words[place].text == "," and (conceding or words[place + 1].small in text.lexicon["halves"]):
            inner = any(word.small in lexicon["subordinating"] for word in words[:place])
            return 0 if inner else words[place + 1 + (not conceding)].start  # the contrast may be one inside a clause
    return 0


def _told(line: Line, text: Text) -> bool:
    """Tell whether somebody says or judges something: then the contrast is theirs, and not about them."""
    lexicon = text.lexicon
    return any(word.small in lexicon.speech or word.small in lexicon["attributed"] for word in line.tokens)


def _opening(line: Line, place: int, text: Text) -> Name | None:
    """Return the name with which a half begins, behind a conceding word too."""
    first = next(at for at, word in enumerate(line.tokens) if word.start >= place)
    if not place and line.tokens[first].small in text.lexicon["conceding"]:
        first += 1
    start = line.tokens[first].start
    return next((some.name for some in text.mentions(line.address) if some.start == start), None)


def _about(line: Line, one: Name, place: int, text: Text) -> bool:
    """Tell whether both halves speak of one name: no other stands before the turn, and a clause follows it."""
    others = [some for some in text.mentions(line.address) if some.start < place and some.name and some.name != one]
    clause = text.lexicon["auxiliaries"] | text.lexicon["negations"] | text.lexicon["plain_verbs"]
    word = next(word for word in line.tokens if word.start >= place)
    if text.language == "en":
        same = word.small in clause | text.lexicon.verbs.keys() | SAME or word.small.endswith("ed")
        return not others and same
    verbal = word.small in clause or word.small.startswith(VERBAL)
    return not others and verbal


def _alone(line: Line, names: set[Name], text: Text) -> bool:
    """Tell whether no other sentence may be meant: none of two names, none with a contrast that may be about them.

    A contrast may be about a name in its paragraph, and everywhere it is named or nobody is: a pronoun or a quotation
    that goes on may mean it.
    """
    lists, wide = text.lexicon["contrasts"], text.lexicon.one_of("contrasted")
    for other in text.lines:
        if other.address == line.address:
            continue
        found = set(text.named(other.address))
        if len(names) > 1 and names <= found:
            return False
        beside = other.paragraph == line.paragraph
        plainly = (not found or names & found) and any(word.small in lists for word in other.tokens)
        likely = beside or (len(names) == 1 and names <= found)
        if plainly or (likely and wide.search(other.text)):
            return False
    return not any(word.small in lists for word in _next_words(line, text))


def _next_words(line: Line, text: Text) -> tuple[Token, ...]:
    place = next(at for at, other in enumerate(text.lines) if other.address == line.address)
    return text.lines[place + 1].tokens[:1] if place + 1 < len(text.lines) else ()
