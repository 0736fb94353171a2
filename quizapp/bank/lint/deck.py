"""Rules on the cards of an edition together: C10 to C12, C14, C15."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from quizapp.bank.lint.kinds import years
from quizapp.bank.lint.rule import EDITION, Finding, Found
from quizapp.bank.lint.texts import words
from quizapp.bank.lint.views import CardView, EditionView
from quizapp.core.alike import likeness
from quizapp.core.card import RecallCard
from quizapp.core.i18n import msg
from quizapp.core.problem import Severity
from quizapp.core.text import normaliser

E, W, INFORM = Severity.ERROR, Severity.WARNING, Severity.INFO

ALIKE: Final = 0.85
SHARED: Final = 0.7  # of the stems of two fronts that can be that alike
QUOTE: Final = re.compile(r"“([^”]*)”")
LONGEST_QUOTE: Final = 15  # words on a card
MOST_QUOTED: Final = 100  # words of a passage


@EDITION.rule("C10", W, msg("No two fronts are almost the same with different answers: they keep being mixed up."),
              msg("Name on each front what makes it different."))  # fmt: skip
def no_interference(view: EditionView) -> Found:
    """Compare fronts that share most of their words; a different year in each keeps them apart."""
    for earlier, later in _neighbours(view.cards):
        apart = years(earlier.front) != years(later.front)
        if not apart and not set(earlier.answers) & set(later.answers) and _alike(earlier.front, later.front):
            message = msg("This front is almost that of “%(other)s”, with another answer.", other=earlier.owner.id)
            yield Finding(message, later.front_steps, owner=later.owner)


def _neighbours(cards: tuple[CardView, ...]) -> Iterator[tuple[CardView, CardView]]:
    """Walk the pairs of cards that share so many stems of words that their fronts can be alike, each pair once."""
    stems = [card.words.stems(card.front) for card in cards]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(stems):
        shared: dict[int, int] = defaultdict(int)
        for stem in found:
            for other in holders[stem]:
                shared[other] += 1
            holders[stem].append(number)
        for other, count in shared.items():
            if count >= SHARED * max(len(found), len(stems[other])):
                yield cards[other], cards[number]


def _alike(one: str, other: str) -> bool:
    return likeness(" ".join(words(one)), " ".join(words(other)), ALIKE) >= ALIKE


@EDITION.rule("C11", E, msg("No card twice: one of the two is work without gain."), msg("Remove one of them."))
def no_doubles(view: EditionView) -> Found:
    """Look for cards with the same front and answer, case and outer marks aside."""
    alike = normaliser("").normalise
    seen: dict[tuple[str, ...], CardView] = {}
    for card in view.cards:
        form = (alike(card.front), *map(alike, card.answers))
        if form in seen:
            message = msg("This card is that of “%(other)s” again.", other=seen[form].owner.id)
            yield Finding(message, card.front_steps, owner=card.owner)
        seen.setdefault(form, card)


@EDITION.rule("C12", W, msg("A reverse card asks back from its answer, so no other card may have that answer."),
              msg("Remove the reverse, or word it so that only this fact fits."))  # fmt: skip
def reverse_is_one_to_one(view: EditionView) -> Found:
    """Look for cards with a reverse whose answer is that of other cards too."""
    alike = normaliser("").normalise
    owners: dict[str, list[CardView]] = defaultdict(list)
    for card in view.cards:
        for answer in card.answers:
            owners[alike(answer)].append(card)
    for card in view.cards:
        others = [other for other in owners[alike(card.answers[0])] if other is not card] if card.answers else []
        if others and isinstance(card.card, RecallCard) and card.card.reverse:
            message = msg("“%(other)s” has the same answer.", other=others[0].owner.id)
            yield Finding(message, ("card", "reverse"), owner=card.owner)


@EDITION.rule("C14", W, msg("Quotations are short: the words of others belong to them."),
              msg("Retell in your own words; keep the words that matter in quotation marks."))  # fmt: skip
def quotes_are_short(view: EditionView) -> Found:
    """Count quoted words: at most 15 on a card, at most 100 in the passage."""
    for card in view.cards:
        count = _quoted(f"{card.whole} {' '.join(card.answers)} {card.card.why}")
        if count > LONGEST_QUOTE:
            yield Finding(msg("The card quotes %(count)s words.", count=count), card.front_steps, owner=card.owner)
    count = sum(_quoted(sentence.text) for sentence in view.ground.passage.sentences())
    if count > MOST_QUOTED:
        yield Finding(msg("The passage quotes %(count)s words.", count=count))


def _quoted(text: str) -> int:
    return sum(len(words(quote)) for quote in QUOTE.findall(text))


@EDITION.rule("C15", INFORM, msg("Cards come in the order of the passage: what is understood first is learned first."),
              msg("Move the fact to its place in the file."))  # fmt: skip
def order_of_the_passage(view: EditionView) -> Found:
    """Look for facts whose last evidence stands before that of a fact above them."""
    places = {address: place for place, address in enumerate(view.ground.sentences)}
    before = -1
    for fact in view.facts:
        place = max((places[address] for address in fact.evidence if address in places), default=before)
        if place < before:
            yield Finding(msg("The passage says this before a fact above."), ("evidence",), owner=fact.owner)
        before = max(before, place)
