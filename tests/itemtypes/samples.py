"""A bank made of the examples that item types bring: one item of every type there is, and what each response earns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from quizapp.core.bank import Bank, Edition, Provenance, Quiz, Topic
from quizapp.core.item import Item
from quizapp.core.response import Given
from quizapp.itemtypes.contract import Bound, Example, ItemType
from quizapp.itemtypes.example import PASSAGE
from quizapp.itemtypes.registry import item_types

SLUG = "semua-jenis"
WAIVED = {"Q17": "Contoh jenis soal; bacaannya hanya tiga kalimat."}


@dataclass(frozen=True)
class Sample:
    """Hold one item of a type, bound as it is stored, with its examples under the rule by which it is scored."""

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
        best = max(given, key=lambda example: example.score)
        assert isinstance(best.response, Given)
        return best.response


def samples() -> list[Sample]:
    """Return one sample a type: the first item of its examples."""
    return [_sample(kind) for kind in item_types().values()]


def two_parts() -> Sample:
    """Return the example of picking sentences that asks a question first, under an id of its own."""
    first = item_types()["evidence_selection"]
    found = _sample(first, 1)
    item = replace(found.item, id=f"{found.item.id}-2")
    return replace(found, item=item, bound=first.bind(item, PASSAGE, ()))


def _sample(kind: ItemType[Any], which: int = 0) -> Sample:
    item, examples = list(kind.examples())[which]
    bound = kind.bind(item, PASSAGE, ())
    ruled = [example for example in examples if example.rule == kind.rule_of(bound).name]
    return Sample(kind, item, bound, ruled)


def sample_bank(*more: Sample) -> Bank:
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
