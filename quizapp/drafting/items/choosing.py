"""Which drafts make a set together: not one person, one kind of question or one pair of neighbours all over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from types import MappingProxyType
from typing import Final

from quizapp.bank.lint.texts import holds
from quizapp.drafting.items.drafts import Draft
from quizapp.drafting.sense.text import Text

FAMILIES: Final = MappingProxyType({
    "continued": "said", "according": "claimed", "role": "office", "from": "office", "year": "date", "filled": "number",
    "chosen": "doer",
})  # fmt: skip  # rules that ask in the way of another
NAMING: Final = frozenset({"said", "claimed", "office", "doer"})  # families whose answers are names
SAID: Final = "said"  # the family of quotations
MOST_OF_ONE: Final = 3  # items about one name
MOST_OF_HERO: Final = 2  # that ask for the name of whom the whole article tells, which is the first guess
FEWEST_ALIKE: Final = 4  # items of one family that always may stay
WHO: Final = frozenset({"said", "claimed", "office"})  # families that ask who somebody is, or who speaks
FEWEST_WHO: Final = 3  # of them that always may stay
FAIR: Final = 85  # confidence of other items that are worth more than one more of these
NEWS: Final = 10  # what an item on the first paragraph counts more, in percent of confidence
SHARE: Final = 3  # of three items, one may be of one family


def worth(draft: Draft) -> int:
    """Return what a draft counts where there are too many: one on the news of the first paragraph counts more."""
    return draft.confidence + (NEWS if draft.item.evidence[0].startswith("p1.") else 0)


def varied(drafts: Sequence[Draft], text: Text) -> tuple[Draft, ...]:
    """Return drafts, in the order of the passage, without the weakest of those that are too much alike."""
    kept = _without_twins(drafts, english=text.language == "en")
    for name in dict.fromkeys(one.key for one in kept if _names(one)):
        kept = _at_most(MOST_OF_ONE, kept, [one for one in kept if _about(one, name)])
    hero = _hero(text)
    kept = _at_most(MOST_OF_HERO, kept, [one for one in kept if _names(one) and one.key == hero])
    most = max(FEWEST_ALIKE, -(-len(kept) // SHARE))
    families = Counter(map(_family, kept))
    for family in families if len(families) > 1 else ():
        kept = _at_most(most, kept, [one for one in kept if _family(one) == family])
    return tuple(_few_speakers(kept))


def _few_speakers(drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts in which one of three asks who somebody is or who speaks, where enough others are certain.

    Who holds an office goes first: it stands beside the name.
    """
    who = [one for one in drafts if _family(one) in WHO]
    others = sum(one.confidence >= FAIR for one in drafts if one not in who)
    if others < FEWEST_ALIKE:
        return list(drafts)
    ranked = sorted(who, key=lambda one: (_family(one) != "office", worth(one)), reverse=True)
    gone = {one.item.id for one in ranked[max(FEWEST_WHO, -(-len(drafts) // SHARE)) :]}
    return [one for one in drafts if one.item.id not in gone]


def _hero(text: Text) -> str:
    """Return the person of whom the first paragraph and every third sentence speak, "" for none."""
    lead = {name.text for line in text.lines if line.address.startswith("p1.") for name in text.named(line.address)}
    told = Counter(name for line in text.lines for name in {some.text for some in text.named(line.address)} & lead)
    people = {name.text for name in text.names.people()}
    often = [name for name, times in told.most_common() if name in people and SHARE * times >= len(text.lines)]
    return often[0] if often else ""


def _without_twins(drafts: Sequence[Draft], *, english: bool) -> list[Draft]:
    """Return drafts without the weaker of two of a paragraph that have the same options and key.

    They are neighbours, or both ask whose words English ones are, be the answer typed or chosen.
    """
    kept = list(drafts)
    while twins := next((pair for pair in _pairs(kept, english=english)), None):
        kept.remove(min(reversed(twins), key=worth))
    return kept


def _pairs(drafts: Sequence[Draft], *, english: bool) -> Iterator[tuple[Draft, Draft]]:
    """Walk the twins."""
    yield from (pair for pair in pairwise(drafts) if _twins(*pair))
    said = [one for one in drafts if english and _family(one) == SAID]
    yield from ((one, other) for one, other in combinations(said, 2) if one.key == other.key and _near(one, other))


def _twins(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts of one paragraph have the same options and key; an office is another kind of question."""
    ours, theirs = _options(one), _options(other)
    if (_family(one) == "office") != (_family(other) == "office"):
        return False
    return _near(one, other) and bool(ours) and ours == theirs and one.key == other.key


def _near(one: Draft, other: Draft) -> bool:
    return one.item.evidence[-1].partition(".")[0] == other.item.evidence[-1].partition(".")[0]


def _options(draft: Draft) -> frozenset[str]:
    return frozenset(option.text for option in getattr(draft.item.content, "options", ()))


def _at_most(most: int, drafts: Sequence[Draft], alike: Sequence[Draft]) -> list[Draft]:
    """Return drafts without the weakest of those that are alike, until they are few.

    Those whose question another repeats go first, and the last of the passage.
    """
    told = frozenset[str]().union(*(one.repeats for one in drafts))
    ranked = sorted(alike, key=lambda one: (one.item.id not in told, worth(one)), reverse=True)
    gone = {one.item.id for one in ranked[most:]}
    return [one for one in drafts if one.item.id not in gone]


def _about(draft: Draft, name: str) -> bool:
    """Tell whether a draft asks for a name, or for what its bearer did."""
    told = draft.rule == "act" and holds(draft.item.stem, name)
    return told or ((_names(draft) or draft.rule == "about") and draft.key == name)


def _names(draft: Draft) -> bool:
    return not draft.instead and _family(draft) in NAMING


def _family(draft: Draft) -> str:
    return FAMILIES.get(draft.rule, draft.rule)
