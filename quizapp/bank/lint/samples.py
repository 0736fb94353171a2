"""Examples of the rules: small banks in shorthand, some that must trip a rule and near misses that must not.

``examples/*.yaml`` maps the name of a rule's function to ``trips`` and ``spares``, lists of samples. A sample is one
item (``stem``, ``options`` with * before the key, ``statements`` text: label, ``pairs``, ``accepted`` ...), one fact
(``statement``, ``front`` and ``back`` or ``cloze``), or lists of ``items`` and ``facts``; all items stand in one quiz,
for a ``school_grade`` where that is said. What is left out is made up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from quizapp.bank.passage_text import parse_loosely
from quizapp.bank.yaml_tree import read_yaml
from quizapp.core.bank import Bank, Edition, Entity, Provenance, Quiz
from quizapp.core.card import ClozeCard, RecallCard
from quizapp.core.fact import Fact, Stance
from quizapp.core.item import Difficulty, Item, Process, Status
from quizapp.core.problem import Problems
from quizapp.core.stamp import Stamps
from quizapp.core.tree import Branch, Leaf, Node, Row
from quizapp.itemtypes.parts import ROLES, Part, Role, content_parts

FOLDER: Final = Path(__file__).parent / "examples"
PASSAGES: Final[Mapping[str, Sequence[str]]] = {
    "id": ("Air laut naik dan turun dua kali sehari.", "Menurut Hatta, Bulan mungkin menarik air laut lebih kuat."),
    "en": ("The sea rises and falls twice a day.", "According to Hatta, the Moon may pull the sea harder."),
}
STEMS: Final[Mapping[str, str]] = {"id": "Benda langit apa yang menarik air laut?", "en": "Which body pulls the sea?"}
WHY: Final[Mapping[str, str]] = {
    "id": "Bacaan menyebut Bulan menarik air laut, sedangkan Matahari tidak disebut.",
    "en": "The passage says that the Moon pulls the sea; it does not mention the Sun.",
}
ITEM_FIELDS: Final = frozenset({"stem", "options", "statements", "pairs", "accepted", "text"})
FACT_FIELDS: Final = frozenset({"statement", "front", "back", "cloze"})
# id -> kind, language -> name and other names
NAMES: Final[Mapping[str, tuple[str, Mapping[str, tuple[str, ...]]]]] = {
    "hatta": ("person", {"id": ("Hatta", "Mohammad Hatta"), "en": ("Hatta", "Mohammad Hatta")}),
    "sukarno": ("person", {"id": ("Sukarno",), "en": ("Sukarno",)}),
    "kartini": ("person", {"id": ("Kartini",), "en": ("Kartini",)}),
    "jakarta": ("place", {"id": ("Jakarta", "Batavia"), "en": ("Jakarta", "Batavia")}),
    "bandung": ("place", {"id": ("Bandung",), "en": ("Bandung",)}),
    "belanda": ("place", {"id": ("Belanda", "Negeri Belanda"), "en": ("Netherlands", "Holland")}),
    "bulan": ("other", {"id": ("Bulan",), "en": ("Moon",)}),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """Hold one example as it stands in the file."""

    data: Mapping[str, Any]

    @property
    def language(self) -> str:
        """Return its language."""
        return str(self.data.get("language", "id"))

    @property
    def stamps(self) -> Mapping[str, Stamps]:
        """Return the stamps of its evidence."""
        return {self.language: self.data.get("stamps", {})}

    def bank(self) -> Bank:
        """Return the bank that it means."""
        language = self.language
        items, facts = tuple(self._items()), tuple(self._facts())
        text = "\n".join(("# Laut", "", *self.data.get("passage", PASSAGES[language])))
        passage = parse_loosely(text, "sample", language, Problems())
        names = tuple(item.id for item in items)
        quiz = Quiz("kuis", {}, {}, (language,), names, school_grade=int(self.data.get("school_grade", 0)))
        entities = tuple(Entity(name, kind, *_called(called)) for name, (kind, called) in NAMES.items())
        return Bank(
            uuid="", slug="contoh", title={}, summary={}, deck={}, as_of={}, licence="",
            provenance=Provenance("2024", language, {}), topics=(), entities=entities,
            editions={language: Edition(passage, facts, items)}, quizzes=(quiz,) if items else (),
        )  # fmt: skip

    def _items(self) -> Iterator[Item]:
        single = [self.data] if ITEM_FIELDS & set(self.data) else []
        number = 0
        for data in (*single, *self.data.get("items", ())):
            for _ in range(int(data.get("times", 1))):
                number += 1
                yield _item(data, f"soal-{number}", self.language)

    def _facts(self) -> Iterator[Fact]:
        single = [self.data] if FACT_FIELDS & set(self.data) else []
        for number, data in enumerate((*single, *self.data.get("facts", ())), 1):
            yield _fact(data, f"fakta-{number}")


@dataclass(frozen=True, slots=True)
class Examples:
    """Hold the samples that must trip a rule and those that must not."""

    trips: tuple[Sample, ...]
    spares: tuple[Sample, ...]


@cache
def all_examples() -> Mapping[str, Examples]:
    """Return the name of a rule's function -> its examples."""
    found: dict[str, Examples] = {}
    for file in sorted(FOLDER.glob("*.yaml")):
        tree = read_yaml(file, file.name, Problems())
        for name, data in (_plain(tree) if tree else {}).items():
            found[name] = Examples(*(tuple(map(Sample, data[kind])) for kind in ("trips", "spares")))
    return found


def sample_parts(item: Item) -> tuple[Part, ...]:
    """Return the parts of a sample's item, whose content is plain data."""
    content: Any = item.content
    return (
        Part(Role.STEM, item.stem, ("stem",), why=item.rationale, why_field="rationale"),
        *content_parts(content, ROLES),
    )


def _called(names: Mapping[str, tuple[str, ...]]) -> tuple[Mapping[str, str], Mapping[str, tuple[str, ...]]]:
    return {language: all_[0] for language, all_ in names.items()}, {
        language: all_[1:] for language, all_ in names.items()
    }


def _plain(node: Node) -> Any:  # noqa: ANN401 - plain data of any depth
    if isinstance(node, Leaf):
        return node.text
    if isinstance(node, Row):
        return [_plain(value) for value in node.values]
    assert isinstance(node, Branch)  # noqa: S101 - there is no fourth kind
    return {name: _plain(value) for name, (_, value) in node.entries.items()}


def _item(data: Mapping[str, Any], name: str, language: str) -> Item:
    return Item(
        name,
        "sample",
        data.get("stem", STEMS[language]),
        _content(data),
        data.get("rationale", WHY[language]),
        tuple(data.get("evidence", ("p1.2",))),
        tuple(data.get("asks", ())),
        Process(data.get("process", Process.LOCATE)),
        (),
        Difficulty.EASY,
        "",
        Status.PUBLISHED,
    )


def _content(data: Mapping[str, Any]) -> Mapping[str, Any]:
    content: dict[str, Any] = {"text": data["text"]} if "text" in data else {}
    why = {} if data.get("bare") else {"rationale": data.get("why", "Sebab.")}
    if "options" in data:
        content["options"] = [
            {"text": text.removeprefix("*"), "key": text.startswith("*"), **why} for text in data["options"]
        ]
    if "accepted" in data:
        content |= {"accepted": [{"text": text} for text in data["accepted"]], "entity": data.get("entity", "")}
    if "statements" in data:
        content["labels"] = [{"id": label, "text": label} for label in dict.fromkeys(data["statements"].values())]
        content["statements"] = [{"text": text, "label": label} for text, label in data["statements"].items()]
    if "pairs" in data:
        targets = [*dict.fromkeys(data["pairs"].values()), *data.get("more", ())]
        content["targets"] = [{"id": text, "text": text} for text in targets]
        content["prompts"] = [{"text": text, "target": target} for text, target in data["pairs"].items()]
    return content | ({"shuffle": False} if data.get("fixed") else {})


def _fact(data: Mapping[str, Any], name: str) -> Fact:
    more = {field: data[field] for field in ("why", "hint", "reverse") if field in data}
    card = (
        ClozeCard(data["cloze"], **more)
        if "cloze" in data
        else RecallCard(data.get("front", "Apa yang menarik air laut?"), data.get("back", "Bulan"), **more)
    )
    return Fact(
        name,
        data.get("statement", "Bulan menarik air laut."),
        Stance(data.get("stance", Stance.STATED)),
        tuple(data.get("evidence", ("p1.2",))),
        (),
        card,
        data.get("speaker", ""),
    )
