"""Drafts that give each other's answer away: the better of a sentence is kept, or the one of the whole passage."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from quizapp.bank.lint.texts import holds
from quizapp.drafting.items.drafts import Draft

# The better first: why, who said it, then numbers (typed: no option is wrong), people, dates, other doers, the rest.
BEST: Final = MappingProxyType({
    "reason": 0, "claimed": 1, "according": 1, "called": 1, "number": 2, "date": 4, "year": 4, "doer": 5, "chosen": 3,
    "pair": 5, "aim": 6, "filled": 6, "act": 7, "gap": 8, "cause": 6, "turn": 6, "condition": 6, "where": 9,
})  # fmt: skip
PERSON: Final = 3  # "who" is asked for people, who have other people of the article beside them
BESIDE_OFFICE: Final = frozenset(
    {"about", "claimed", "according", "doer", "chosen", "said", "from"}
)  # rules that ask for a person too
OFFICE_END: Final = 2  # words of an office before its holder's name
LAST: Final = 10
FAIR: Final = 85  # confidence
OFTEN: Final = 2  # times that a name is asked for
RELATING: Final = frozenset({"aim", "reason", "cause", "turn", "condition"})
JOINING: Final = re.compile(
    r"\b(?:karena|akibat|lantaran|gara-gara|sehingga|tetapi|sedangkan|padahal|meski|meskipun|walaupun|kendati|jika|kalau"
    r"|asalkan|untuk|guna|demi|agar|supaya|because|although|though|whereas|but|if|unless)\b", re.IGNORECASE
)  # fmt: skip  # a question with one of these tells which sentence states the relation
WHO: Final = ("Siapa ", "Who ")


def apart(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return drafts in their order without those that a better one of their sentence answers, or that answer it."""
    kept: list[Draft] = []
    doers = Counter(one.key for one in drafts if one.rule == "doer")
    ranked = sorted((_rank(one, doers), one.item.id, place) for place, one in enumerate(drafts) if one.rule in BEST)
    for draft in (drafts[place] for _, _, place in ranked):
        if not any(_tell(draft, other) for other in kept):
            kept.append(draft)
    ids = {one.item.id for one in kept}
    return tuple(one for one in drafts if one.rule not in BEST or one.item.id in ids)


def together(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return drafts in their order without those whose answers an item over the whole passage holds."""
    gone = frozenset[str]().union(*(one.instead for one in drafts))
    return tuple(one for one in drafts if one.item.id not in gone)


def once(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return drafts in their order without an office whose holder another asks for or names.

    One sentence asks for a person once, rather by an office than by a few words of a quotation; a stem with the office
    and its holder would answer the question.
    """
    held = {(one.key, one.item.evidence[-1]) for one in drafts if one.rule == "office"}
    drafts = [one for one in drafts if one.rule != "said" or one.confidence >= FAIR or not _asked(one, held)]
    asked = {(one.key, one.item.evidence[-1]) for one in drafts if one.rule in BESIDE_OFFICE}
    stems = [one.item.stem for one in drafts]
    return tuple(one for one in drafts if one.rule != "office" or not (_asked(one, asked) or _named(one, stems)))


def _asked(draft: Draft, asked: Collection[tuple[str, str]]) -> bool:
    return (draft.key, draft.item.evidence[-1]) in asked


def _named(draft: Draft, stems: Sequence[str]) -> bool:
    """Tell whether another stem names the holder right behind the office that a draft asks for."""
    office = draft.item.stem.rstrip("?").split()[-OFFICE_END:]
    return any(stem.partition(draft.key)[0].split()[-OFFICE_END:] == office for stem in stems if draft.key in stem)


def _rank(draft: Draft, doers: Mapping[str, int]) -> int:
    """Return the place of a draft among those of its sentence; one and the same person is not asked for all over."""
    if draft.rule == "doer" and len(draft.item.evidence) > 1:
        return LAST  # behind an act of the same pronoun: another kind of question
    if draft.rule == "number" and draft.confidence < FAIR:
        return BEST["filled"]  # a small number in words
    person = draft.rule == "doer" and draft.item.stem.startswith(WHO) and doers[draft.key] <= OFTEN
    return PERSON if person else BEST[draft.rule]


def _tell(one: Draft, other: Draft) -> bool:
    """Tell whether one of two drafts of a sentence holds what the other asks for, or its question."""
    if one.item.evidence[-1] != other.item.evidence[-1]:
        return False
    if RELATING & {one.rule, other.rule} and JOINING.search(f"{one.item.stem} {other.item.stem}"):
        return True
    repeated = other.item.stem.rstrip("?") in one.item.stem or bool({"act", "gap"} & {one.rule, other.rule})
    return repeated or holds(one.item.stem, other.key) or holds(other.item.stem, one.key)
