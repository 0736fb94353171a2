"""The answer field of evidence selection: the options of part A, where there is one, and the sentences to pick from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from wtforms import Field
from wtforms.fields.core import UnboundField
from wtforms.utils import unset_value

from quizapp.itemtypes.fields import Choice, check_field, choice_field, part_field


@dataclass(frozen=True, slots=True)
class Sides:
    """Hold what each part offers, as choices, and what of it is filled in, as places."""

    options: Sequence[Choice]
    option: str | None
    sentences: Sequence[Choice]
    picked: Sequence[str]


class EvidenceField(Field):
    """Ask both parts; the data is ``{"option": what was sent, "sentences": [what was sent]}``.

    Part A is named ``<name>-a``, the sentences ``<name>-b``. Where one sentence is picked they are radio buttons.
    """

    def __init__(self, label: str, sides: Sides, pick: int, **more: Any) -> None:  # noqa: ANN401 - as Field
        super().__init__(label, **more)
        self._sides, self.pick = sides, pick

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:  # noqa: ANN401, ARG002 - as Field
        """Read each part."""
        self.process_errors = []
        sides = self._sides
        one = next(iter(sides.picked), None)
        sentences = (
            choice_field("", sides.sentences, one) if self.pick == 1 else check_field("", sides.sentences, sides.picked)
        )
        options = choice_field("", sides.options, sides.option)
        self.option = part_field(options, f"{self.name}-a", formdata, self.meta)
        self.sentences = part_field(sentences, f"{self.name}-b", formdata, self.meta)
        self.data = {"option": self.option.data, "sentences": _several(self.sentences.data)}


def evidence_field(label: str, sides: Sides, pick: int) -> UnboundField[Field]:
    """Return the field of both parts."""
    return cast("UnboundField[Field]", EvidenceField(label, sides, pick))


def read_parts(data: object) -> tuple[object, list[object]] | None:
    """Return what was sent for part A and for the sentences; None for what no field of ours gives."""
    if data is None or data == "":
        return None, []
    if not isinstance(data, Mapping):
        return None
    sentences = data.get("sentences")
    return data.get("option") or None, list(sentences) if isinstance(sentences, (list, tuple)) else [sentences]


def _several(data: Any) -> list[Any]:  # noqa: ANN401 - whatever a client sends
    return data if isinstance(data, list) else [] if data in {None, ""} else [data]
