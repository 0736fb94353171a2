"""A bank made of the examples that item types bring: one item of every type there is, and what each response earns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from quizapp.core.bank import Bank, Edition, Provenance, Quiz, Topic
from quizapp.core.item import Item
from quizapp.core.response import Given
from quizapp.itemtypes.contract import Bound, Example, ItemType
from quizapp.itemtypes.example import PASSAGE, example_item
from quizapp.itemtypes.registry import item_type, item_types
from tests.itemtypes.pages import dice

SLUG = "semua-jenis"
WAIVED = {"Q17": "Contoh jenis soal; bacaannya hanya tiga kalimat."}


@dataclass(frozen=True)
class Sample:
    """Hold one item of a type, bound as it is stored, with its examples under the type's default rule."""

    kind: ItemType[Any]
    item: Item
    bound: Bound[Any]
    examples: Sequence[Example]

    def right(self) -> Given:
        """Return a response that earns everything."""
        return self.kind.key(self.bound)

    def flawed(self) -> Given:
        """Return a response that does not; one that earns a part where the examples show one."""
        given = [each for each in self.examples if isinstance(each.response, Given) and each.score < 1]
        best = max(given, key=lambda example: example.score).response if given else self.kind.wrong(self.bound, dice(1))
        assert isinstance(best, Given)
        return best


def samples() -> list[Sample]:
    """Return one sample a type: the first item of its examples."""
    return [_sample(kind, *next(iter(kind.examples()))) for kind in item_types().values()]


def other_looks() -> list[Sample]:
    """Return samples of types that are asked in a second way: menus for many bins, long targets, two parts (last)."""
    parts, bins = (list(item_type(name).examples())[1] for name in ("evidence_selection", "categorise"))
    matching = item_type("matching")
    (item, _), *_ = matching.examples()
    content = matching.dump(item.content)
    for target in content["targets"]:
        target["text"] += f" {'seperti yang diceritakan dalam bacaan ' * 3}".rstrip()
    long = example_item(matching, item.stem, content, item.rationale), ()
    found = (_sample(item_type(item.type), item, examples) for item, examples in (bins, long, parts))
    return [replace(sample, item=replace(sample.item, id=f"{sample.item.id}-lain")) for sample in found]


def _sample(kind: ItemType[Any], item: Item, examples: Sequence[Example]) -> Sample:
    bound = kind.bind(item, PASSAGE, ())
    ruled = [example for example in examples if example.rule == kind.rule_of(bound).name]
    return Sample(kind, item, bound, ruled)


def sample_bank(more: Iterable[Sample] = ()) -> Bank:
    """Return a bank whose one quiz asks the item of every sample, in that order, and of ``more``."""
    items = tuple(replace(sample.item, waive=WAIVED) for sample in (*samples(), *more))
    quiz = Quiz("semua", {"id": "Semua jenis"}, {"id": "Satu soal setiap jenis."}, ("id",), tuple(i.id for i in items))
    return Bank(
        uuid="00000000-0000-4000-8000-0000000000ff",
        slug=SLUG,
        title={"id": "Semua jenis soal"},
        summary={"id": "Satu soal untuk setiap jenis."},
        deck={"id": "Membaca::Semua jenis"},
        as_of={"id": "per 2026"},
        licence="CC-BY-4.0",
        provenance=Provenance("2026-01", "id", {"id": "Catatan."}),
        topics=(Topic("alam", {"id": "Alam"}),),
        entities=(),
        editions={"id": Edition(PASSAGE, (), items)},
        quizzes=(quiz,),
    )
