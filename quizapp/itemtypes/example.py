"""Short ways for a type to write its own examples: an item over a made-up passage, nothing of any bank."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from quizapp.core.item import Difficulty, Item, Process, Status
from quizapp.core.passage import Paragraph, Passage, Section, Sentence
from quizapp.core.problem import Place, Problems
from quizapp.core.response import Blank, Given
from quizapp.core.shape import Scope
from quizapp.core.tree import from_plain
from quizapp.itemtypes.contract import Example, ItemType

SENTENCES: Final = (
    "Air laut naik dan turun dua kali sehari.",
    "Bulan menarik air laut lebih kuat daripada Matahari.",
    "Hujan turun ketika butir air di awan menjadi terlalu berat.",
)
PASSAGE: Final = Passage(
    "id",
    "Laut dan hujan",
    (Section("", (Paragraph(1, tuple(Sentence(f"p1.{place}", text) for place, text in enumerate(SENTENCES, 1))),)),),
)


def example_item(item_type: ItemType[Any], stem: str, content: Mapping[str, Any], rationale: str) -> Item:
    """Return a published item of a type. Raises ValueError when the content is not right."""
    problems = Problems()
    node = from_plain(content, Place("example"))
    loaded = item_type.load(node, Scope(problems))
    if loaded is not None:
        item_type.check(loaded, node, Scope(problems))
    if loaded is None or len(problems):
        raise ValueError([str(problem.message) for problem in problems])
    kinds = Process.LOCATE, ("alam",), Difficulty.EASY, "Menemukan informasi", Status.PUBLISHED
    name = f"contoh-{item_type.name.replace('_', '-')}"
    return Item(name, item_type.name, stem, loaded, rationale, ("p1.1", "p1.2"), (), *kinds)


def given(rule: str, score: str, note: str, **data: Any) -> Example:  # noqa: ANN401 - the data of a response is of its type
    """Return an example of a response; ``score`` is a fraction such as "1/2"."""
    return Example(Given(data), rule, Fraction(score), note)


def blank(rule: str) -> Example:
    """Return the example of a blank, which earns 0 under every rule."""
    return Example(Blank(), rule, Fraction(0), "blank")
