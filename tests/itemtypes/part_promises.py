"""What every item type must do for the rules of writing: no text of an item is out of their sight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from quizapp.itemtypes.contract import ItemType
from quizapp.itemtypes.parts import Role, Step

WORDS_OF_ITS_OWN = ("text", "rationale", "feedback", "when_true", "when_false", "model", "value")


def check_shows_its_parts(item_type: ItemType[Any]) -> None:
    """Find every authored text of the examples among the parts, at the place that the part names."""
    for item, _ in item_type.examples():
        plain = {"stem": item.stem, "content": item_type.dump(item.content)}
        parts = item_type.parts(item)
        assert any(part.steps == ("stem",) and part.text == item.stem for part in parts)
        for part in parts:
            assert _reached(plain, part.steps) == part.text
            assert not part.why or _reached({**plain, "rationale": item.rationale}, part.why_steps) == part.why
            assert part.role is not Role.STATEMENT or part.answer, f"{part.text}: nothing says how to judge it"
            assert part.role is not Role.PAIR or part.answer, f"{part.text}: nothing says what it is paired with"
        shown = {part.text for part in parts} | {part.why for part in parts}
        for text in _texts(plain["content"]):
            assert text in shown, f"{item_type.name}: no part holds “{text}”; name its field in part_roles"


def _reached(plain: Any, steps: tuple[Step, ...]) -> Any:  # noqa: ANN401 - plain data of any depth
    for step in steps:
        plain = plain[step]
    return plain


def _texts(plain: Any) -> Iterator[str]:  # noqa: ANN401 - plain data of any depth
    if isinstance(plain, Mapping):
        yield from (value for name, value in plain.items() if name in WORDS_OF_ITS_OWN and isinstance(value, str))
        for value in plain.values():
            yield from _texts(value)
    elif isinstance(plain, (list, tuple)):
        for value in plain:
            yield from _texts(value)
