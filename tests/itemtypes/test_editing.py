"""Teachers' forms: no ids to type, empty rows ignored, every problem beside its field."""

from __future__ import annotations

from werkzeug.datastructures import MultiDict

from quizapp.itemtypes.editing import add_sentence, owner_at, with_ids
from quizapp.itemtypes.registry import item_type
from tests.itemtypes.edited import submitted
from tests.itemtypes.hostile import HOSTILE_MARK
from tests.itemtypes.pages import judge


def test_a_choice_is_written_without_any_id() -> None:
    _, plain, _ = submitted(
        "single_choice", {"options-0-text": "Hujan", "options-2-text": "Salju", "options-2-key": "y"}
    )
    assert plain is not None
    texts = [(option["text"], option.get("key", False)) for option in plain["options"]]
    assert texts == [("Hujan", False), ("Salju", True)]
    names = [option["id"] for option in plain["options"]]
    assert names == [option["id"] for option in with_ids([{"text": "Hujan"}, {"text": "Salju"}], "o")]


def test_a_line_is_written_in_a_box_that_grows_and_stays_one_line() -> None:
    _, plain, page = submitted(
        "single_choice", {"options-0-text": "Hujan\r\nturun", "options-0-key": "y", "options-1-text": "Salju"}
    )
    assert plain is not None
    assert plain["options"][0]["text"] == "Hujan turun"
    assert any(control["name"] == "options-0-text" for control in page.all("textarea"))


def test_problems_stand_beside_their_fields_even_after_an_empty_row() -> None:
    changes = {"options-0-text": "Hujan", "options-0-key": "y", "options-2-text": "Salju", "options-2-credit": "5/4"}
    form, plain, page = submitted("single_choice", changes)
    assert plain is None
    (sentence,) = form["options"][2].form["credit"].errors
    assert "from 0 to 1" in sentence
    assert form["options"][1].form["credit"].errors == []
    control = next(control for control in page.all("input") if control["name"] == "options-2-credit")
    assert control["aria-describedby"] == "options-2-credit-error"
    assert control["value"] == "5/4"


def test_problems_of_a_list_stand_above_it() -> None:
    form, plain, page = submitted("single_choice", {"options-0-text": "Hujan", "options-1-text": "Salju"})
    assert plain is None
    assert form["options"].own_errors == ["No option is the key."]
    assert "No option is the key." in page.text


def test_a_row_without_its_text_is_not_lost() -> None:
    form, plain, _ = submitted(
        "single_choice", {"options-0-text": "Hujan", "options-0-key": "y", "options-1-rationale": "Beku"}
    )
    assert plain is None
    assert form["options"][1].form["text"].errors


def test_hostile_input_comes_back_as_text() -> None:
    _, plain, page = submitted("single_choice", {"options-0-id": HOSTILE_MARK, "options-0-text": HOSTILE_MARK})
    assert plain is None
    assert HOSTILE_MARK in page.said
    assert not page.all("script")


def test_strange_rows_and_a_flood_of_them_are_no_trap() -> None:
    kind = item_type("single_choice")
    flood = MultiDict([(f"options-{number}-text", f"T{number}") for number in range(500)] + [("options-x-text", "x")])
    assert judge(kind, kind.edit_form(None)(flood), str) is None


def test_statements_name_their_label_by_its_place() -> None:
    changes = {
        "labels-2-text": "Tak disebut",
        "statements-0-text": "A",
        "statements-0-label": "2",
        "statements-1-text": "B",
    }
    _, plain, _ = submitted("grid", changes)
    assert plain is not None
    new = with_ids([{"text": "Tak disebut"}], "l")[0]["id"]
    assert [label["id"] for label in plain["labels"]] == ["benar", "salah", new]
    assert [statement["label"] for statement in plain["statements"]] == [new, "benar"]


def test_a_statement_whose_label_row_is_empty_is_told_so() -> None:
    changes = {"statements-0-text": "A", "statements-0-label": "4", "statements-1-text": "B"}
    form, plain, _ = submitted("grid", changes)
    assert plain is None
    assert form["statements"][0].form["label"].errors


def test_an_answer_with_settings() -> None:
    changes = {"accepted-0-text": "1961", "answer_kind": "year", "steps_off": "titles"}
    form, plain, _ = submitted("short_answer", changes)
    assert plain == {"accepted": [{"text": "1961"}], "answer_kind": "year", "steps_off": ["titles"]}
    assert form.errors.keys() <= {"accepted"}


def test_a_deleted_row_gives_its_id_to_nobody() -> None:
    first = with_ids([{"text": "Hujan"}, {"text": "Salju"}], "o")
    later = with_ids([first[0], {"text": "Kabut"}], "o")
    assert first[1]["id"] not in {row["id"] for row in later}
    same = with_ids([{"text": "Hujan"}, {"text": "Hujan"}], "o")
    assert len({row["id"] for row in same}) == 2


def test_a_problem_of_no_field_stands_above_the_form() -> None:
    form = item_type("grid").edit_form(None)()
    add_sentence(owner_at(form, "nowhere[3].at"), "Something.")
    assert form.form_errors == ["Something."]
