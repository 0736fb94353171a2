"""The blueprint of a quiz (kisi-kisi): how its points are spread over reading processes and topics, and what is off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from quizapp.core.bank import Quiz
from quizapp.core.i18n import Message, msg
from quizapp.core.item import Difficulty, Process

# Shares of points, per cent: what a mixed test of reading has by the framework of the national assessment (AKM).
USUAL: Final[Mapping[Process, int]] = MappingProxyType({
    Process.LOCATE: 30, Process.INTERPRET: 45, Process.EVALUATE: 25,
})  # fmt: skip
OFF: Final = 15  # percentage points from the usual share that are worth a word
FEWEST: Final = 5  # items; a shorter quiz cannot be mixed
HEAVY: Final = Fraction(1, 4)  # of all points for a single item
CROWDED: Final = Fraction(1, 2)  # of all points for one topic of three and more
FEW_TOPICS: Final = 3


@dataclass(frozen=True, slots=True)
class AskableItem:
    """Hold what of a published item a quiz is put together by; ``points`` are the item's own, ``stem`` its task."""

    id: str
    type: str
    process: Process
    difficulty: Difficulty
    topics: tuple[str, ...]
    points: int
    stem: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Count items and their points; of what is drawn at random, the expected number."""

    items: Fraction = Fraction(0)
    points: Fraction = Fraction(0)

    def __add__(self, other: Cell) -> Cell:
        """Return both together."""
        return Cell(self.items + other.items, self.points + other.points)


@dataclass(frozen=True, slots=True)
class Blueprint:
    """Hold the table, topic by process, in the bank's order of topics; and what is lopsided in it, in sentences.

    An item stands under its first topic. ``drawn`` tells that numbers are expected ones, as items are drawn.
    """

    cells: Mapping[tuple[str, Process], Cell]
    difficulties: Mapping[Difficulty, Cell]
    drawn: bool
    warnings: tuple[Message, ...]

    @property
    def topics(self) -> tuple[str, ...]:
        """Return the topics that are asked, in order."""
        return tuple(dict.fromkeys(topic for topic, _ in self.cells))

    @property
    def total(self) -> Cell:
        """Return all items with all points."""
        return _sum(self.cells.values())

    def of_topic(self, topic: str) -> Cell:
        """Return the items of one topic."""
        return _sum(cell for (name, _), cell in self.cells.items() if name == topic)

    def of_process(self, process: Process) -> Cell:
        """Return the items of one reading process."""
        return _sum(cell for (_, each), cell in self.cells.items() if each is process)


@dataclass(slots=True)
class _Chances:
    """How often each item is expected: 1 for a fixed one, less for one that a pool may draw."""

    of: dict[str, Fraction] = field(default_factory=dict)
    small: list[Message] = field(default_factory=list)


def blueprint(quiz: Quiz, items: Sequence[AskableItem], topics: Mapping[str, str]) -> Blueprint:
    """Return the blueprint of a quiz.

    ``items`` are the published ones of its bank; ``topics`` maps the ids of its topics, in order, to their names.
    Every item of a pool is taken to be drawn as often as any other.
    """
    chances = _chances(quiz, items)
    asked = [(item, chances.of[item.id]) for item in items if item.id in chances.of]
    cells: dict[tuple[str, Process], Cell] = defaultdict(Cell)
    hard: dict[Difficulty, Cell] = defaultdict(Cell)
    for item, chance in sorted(asked, key=lambda each: _rank(each[0], tuple(topics))):
        cell = Cell(chance, chance * points_of(quiz, item))
        cells[_topic(item), item.process] += cell
        hard[item.difficulty] += cell
    made = Blueprint(MappingProxyType(cells), MappingProxyType(hard), bool(quiz.pools), ())
    gone = set(quiz.items) - {item.id for item in items}
    found = (*_gone(len(gone)), *chances.small, *_lopsided(made, quiz, asked, topics))
    return Blueprint(made.cells, made.difficulties, made.drawn, found)


def points_of(quiz: Quiz, item: AskableItem) -> int:
    """Return the points of an item in a quiz: the quiz's word goes before the item's own."""
    return quiz.points.get(item.id, item.points)


def _chances(quiz: Quiz, items: Sequence[AskableItem]) -> _Chances:
    found = _Chances({item.id: Fraction(1) for item in items if item.id in quiz.items})
    for pool in quiz.pools:
        left = [item for item in items if pool.fits(item) and found.of.get(item.id, 0) < 1]
        if len(left) < pool.take:
            found.small.append(msg(
                "A draw takes %(take)s items, but only %(found)s published ones fit. Take fewer, or let more fit.",
                take=pool.take, found=len(left),
            ))  # fmt: skip
        for item in left:
            share = Fraction(min(pool.take, len(left)), len(left))
            found.of[item.id] = min(Fraction(1), found.of.get(item.id, Fraction(0)) + share)
    return found


def _lopsided(
    made: Blueprint, quiz: Quiz, asked: Sequence[tuple[AskableItem, Fraction]], topics: Mapping[str, str]
) -> Iterator[Message]:
    total = made.total
    if total.items < FEWEST or not total.points:
        return
    yield from _processes(made, total.points)
    for topic in made.topics if len(made.topics) >= FEW_TOPICS else ():
        share = made.of_topic(topic).points / total.points
        if share > CROWDED:
            name = topics.get(topic, topic)
            yield msg(
                "%(share)s %% of the points are about one topic: %(topic)s.", share=round(100 * share), topic=name
            )
    heavy = [item for item, chance in asked if chance == 1 and points_of(quiz, item) > HEAVY * total.points]
    for item in heavy:
        yield msg("A single item is worth more than a quarter of all points: %(item)s.", item=item.id)
    if len(made.difficulties) == 1:
        yield msg("All items are equally hard by their authors' word, so the quiz tells few students apart.")


def _processes(made: Blueprint, points: Fraction) -> Iterator[Message]:
    shares = {process: round(100 * made.of_process(process).points / points) for process in Process}
    if max(shares.values()) == 100:  # noqa: PLR2004 - per cent
        yield msg("All items ask for the same reading process.")
        return
    for process, usual in USUAL.items():
        if abs(shares[process] - usual) > OFF:
            yield msg(
                "%(share)s %% of the points are for %(process)s; about %(usual)s %% is usual.",
                share=shares[process], process=WORDS[process], usual=usual,
            )  # fmt: skip


WORDS: Final[Mapping[Process, Message]] = MappingProxyType({
    Process.LOCATE: msg("locating information"),
    Process.INTERPRET: msg("interpreting and integrating"),
    Process.EVALUATE: msg("evaluating and reflecting"),
})  # fmt: skip


def _gone(number: int) -> Iterator[Message]:
    if number:
        yield msg(
            "Chosen items that students do not get, because they are not published now: %(number)s.", number=number
        )


def _topic(item: AskableItem) -> str:
    return item.topics[0] if item.topics else ""


def _rank(item: AskableItem, topics: Sequence[str]) -> tuple[int, int]:
    topic = _topic(item)
    place = topics.index(topic) if topic in topics else len(topics)
    return place, tuple(Process).index(item.process)


def _sum(cells: Iterable[Cell]) -> Cell:
    return sum(cells, Cell())
