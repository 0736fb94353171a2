"""The schema of the note types is frozen, and their looks have a time that rises with them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from quizapp.anki import looks
from quizapp.anki.notetypes import LOOKS_CHANGED, NOTE_TYPES
from quizapp.core.card import Facet
from tests.anki.fixed import looks_hash, schema

GOLDEN = Path(__file__).parent / "golden" / "notetypes.json"


def golden() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return read


def test_the_schema_is_what_was_shipped() -> None:
    assert {str(facet): schema(made) for facet, made in NOTE_TYPES.items()} == golden()["schema"]


def test_new_looks_have_a_new_time() -> None:
    # Changed looks on purpose? Raise LOOKS_CHANGED, or no student gets them; then write both values to the golden file.
    assert {"changed": LOOKS_CHANGED.isoformat(), "sha256": looks_hash()} == golden()["looks"]


def test_numbers_are_unique_in_a_note_type() -> None:
    for made in NOTE_TYPES.values():
        assert len({field.id for field in made.fields}) == len(made.fields)
        assert len({template.id for template in made.templates}) == len(made.templates)


def test_spare_fields_and_the_student_s_own_stand_last() -> None:
    assert {tuple(field.name for field in made.fields)[-4:] for made in NOTE_TYPES.values()} == {
        ("Extra1", "Extra2", "Extra3", looks.MINE)
    }


def test_pouring_refuses_a_field_that_is_not_there() -> None:
    with pytest.raises(KeyError, match="Frnt"):
        NOTE_TYPES[Facet.RECALL].pour(Frnt="x")


def test_looks_load_nothing_and_only_choice_has_a_script() -> None:
    for facet, made in NOTE_TYPES.items():
        for template in made.templates:
            text = template.front + template.back + looks.style()
            assert not re.search(r"https?:|url\(|@import|<(?:iframe|object|embed|link|img)|latex", text)
            assert ("<script" in text) == (facet is Facet.CHOICE)


def test_the_key_is_not_on_the_front_of_a_choice_card() -> None:
    (template,) = NOTE_TYPES[Facet.CHOICE].templates
    used = set(re.findall(r"\{\{[#/]?([^{}]+)\}\}", template.front))
    assert used == {"Lang", "Withdrawn", "Question", "Options", "Hint"}
