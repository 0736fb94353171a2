"""What became of a passage's sentences when it was edited: where each stands now, and which are not what they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from typing import Any, Final

from quizapp.core.alike import likeness
from quizapp.core.passage import Passage, Sentence
from quizapp.itemtypes.registry import item_types

FOLLOWED: Final = 0.5  # likeness from which a sentence is the edited form of another
LOOKED_AT: Final = 40  # sentences of a stretch that are compared one by one; in a longer one, each with its neighbour

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Moves:
    """Hold old address -> new address of every sentence, and old -> new name of every paragraph (``p3``).

    A sentence that is gone is followed by the one that stands in its place, so that nothing points nowhere.
    """

    sentences: Names
    paragraphs: Names


def moves(old: Passage, new: Passage) -> Moves:
    """Return what became of each sentence: those that stayed as they were are found wherever they stand."""
    before, after = tuple(old.sentences()), tuple(new.sentences())
    found = dict(_unchanged(before, after))
    for stretch in _gaps(before, after, found):
        found |= _edited(*stretch)
    sentences = {one.address: after[found[place]].address for place, one in enumerate(before)}
    return Moves(sentences, _paragraphs(sentences))


def readdressed(plain: Mapping[str, Any], moved: Moves) -> dict[str, Any]:
    """Return plain data of a fact or item whose addresses follow the sentences."""
    made = {**plain, "evidence": _renamed(plain["evidence"], moved.sentences)}
    kind = item_types().get(str(plain.get("type", "")))
    if kind is None or "content" not in made:
        return made
    for fields, names in ((kind.sentence_fields, moved.sentences), (kind.paragraph_fields, moved.paragraphs)):
        for field in fields:
            made["content"] = _along(made["content"], tuple(field.split(".")), partial(_renamed, names=names))
    return made


def _unchanged(before: tuple[Sentence, ...], after: tuple[Sentence, ...]) -> Iterator[tuple[int, int]]:
    """Yield pairs of places that hold one text: in the same order first, then those that moved past others."""
    here, there = [one.hash for one in before], [one.hash for one in after]
    left, right = set(range(len(here))), set(range(len(there)))
    for block in SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            left.discard(block.a + step)
            right.discard(block.b + step)
            yield block.a + step, block.b + step
    waiting: dict[str, list[int]] = {}
    for place in sorted(right, reverse=True):
        waiting.setdefault(there[place], []).append(place)
    for place in sorted(left):
        if waiting.get(here[place]):
            yield place, waiting[here[place]].pop()


Placed = tuple[int, Sentence]


def _gaps(
    before: tuple[Sentence, ...], after: tuple[Sentence, ...], found: Mapping[int, int]
) -> Iterator[tuple[list[Placed], list[Placed], int]]:
    """Yield stretches of old sentences that are gone, the new ones that came there, and the place where they stood."""
    used, count = set(found.values()), len(before)
    place = 0
    while place < count:
        if place in found:
            place += 1
            continue
        start = found.get(place - 1, -1) + 1
        gone = [place]
        while gone[-1] + 1 < count and gone[-1] + 1 not in found:
            gone.append(gone[-1] + 1)
        end = start
        while end < len(after) and end not in used:
            end += 1
        fresh = [(number, after[number]) for number in range(start, end)]
        yield [(number, before[number]) for number in gone], fresh, min(start, len(after) - 1)
        place = gone[-1] + 1


def _edited(gone: list[Placed], fresh: list[Placed], stood: int) -> dict[int, int]:
    """Return old place -> new place in one stretch: the most alike, in order; else where it stood."""
    found: dict[int, int] = {}
    floor = 0
    for number, (place, sentence) in enumerate(gone):
        near = fresh[floor:] if len(fresh) <= LOOKED_AT else fresh[max(floor, number) : number + 1]
        found_alike = [(likeness(sentence.text, each.text, FOLLOWED), -step) for step, (_, each) in enumerate(near)]
        best = max(found_alike, default=(0.0, 0))
        if best[0] >= FOLLOWED:
            step = -best[1]
            found[place] = near[step][0]
            floor = max(floor, fresh.index(near[step]))
        else:
            found[place] = fresh[min(number, len(fresh) - 1)][0] if fresh else stood
    return found


def _paragraphs(sentences: Names) -> Names:
    """Return old -> new paragraph: where most of its sentences went."""
    went: dict[str, Counter[str]] = {}
    for old, new in sentences.items():
        went.setdefault(old.partition(".")[0], Counter())[new.partition(".")[0]] += 1
    return {old: new.most_common(1)[0][0] for old, new in went.items()}


def _along(value: Any, steps: tuple[str, ...], change: Callable[[Any], Any]) -> Any:  # noqa: ANN401 - plain data of any depth
    if not steps:
        return change(value)
    if isinstance(value, list):
        return [_along(each, steps, change) for each in value]
    if isinstance(value, Mapping) and steps[0] in value:
        return {**value, steps[0]: _along(value[steps[0]], steps[1:], change)}
    return value


def _renamed(value: Any, names: Names) -> Any:  # noqa: ANN401 - a name, a list, a list of lists, or a mapping by name
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, Mapping):
        return {names.get(name, name): each for name, each in value.items()}
    renamed = [_renamed(each, names) for each in value]
    return [each for place, each in enumerate(renamed) if each not in renamed[:place]]
