"""Handing in: graded exactly and once, nothing told before, and every attempt keeps what its student saw."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from quizapp.core.item import Process
from quizapp.core.refusal import NotNow
from quizapp.core.response import Blank, Given
from quizapp.services import attempts, reports
from tests.databases import rows
from tests.services.school import BANK, CHOICE, ITEMS, NOW, RIGHT, Sitting, item, publish, quiz_id, sit_down, with_items


def test_handing_in_grades_exactly_and_only_once(sitting: Sitting) -> None:
    sitting.save(1, Given({"option": "budi"}))  # a third of two points
    sitting.save(2, Given({"rows": {"cabai": "benar", "jagung": "benar"}}))  # one row of three
    sitting.save(3, RIGHT["mana-sulit"])
    with ThreadPoolExecutor(20) as pool:
        list(pool.map(lambda _: sitting.submit(), range(20)))
    sitting.submit(NOW + timedelta(days=1))
    with sitting.database.look() as session:
        result = reports.result(session, attempt=sitting.attempt, person=sitting.person, now=NOW)
        review = reports.review(session, attempt=sitting.attempt, person=sitting.person, now=NOW)
    assert result.mark.points == Fraction(2, 3) + Fraction(1, 3) + 1
    assert (result.mark.possible, result.items, result.right) == (5, 4, 1)
    assert result.submitted == NOW + timedelta(minutes=5)
    assert (result.bank, result.editions) == ("kebun", ("id",))
    parts = {part.process: (part.mark.points, part.mark.possible, part.right) for part in result.by_process}
    one = Fraction(1)
    assert parts == {
        Process.LOCATE: (one, 3, 0), Process.INTERPRET: (one, 1, 1), Process.EVALUATE: (Fraction(0), 1, 0),
    }  # fmt: skip
    assert rows(sitting.database.engine, "mark") == 4
    assert [each.score.fraction for each in review.items] == [Fraction(1, 3), Fraction(1, 3), 1, 0]
    assert review.items[3].response == Blank()
    assert review.items[0].evidence == {"p1.1": "Sari menyiram kebun pada pukul enam."}
    assert review.items[0].mark.points == Fraction(2, 3)
    assert all(str(each.score.explain) for each in review.items)
    assert review.passage == BANK.editions["id"].passage


def test_nothing_is_told_before_handing_in(sitting: Sitting) -> None:
    for tell in (reports.result, reports.review):
        with pytest.raises(NotNow), sitting.database.look() as session:
            tell(session, attempt=sitting.attempt, person=sitting.person, now=NOW)


def test_an_edit_changes_nothing_that_a_student_saw(sitting: Sitting) -> None:
    before = sitting.snapshot(1)
    changed = item("siapa-menyiram", "single_choice", CHOICE, "mengevaluasi", stem="Lain sama sekali?", points=9)
    publish(sitting.database, with_items(changed, *BANK.editions["id"].items[1:]), now=NOW + timedelta(hours=1))
    assert sitting.snapshot(1) == before
    sitting.save(1, RIGHT["siapa-menyiram"])
    sitting.submit()
    with sitting.database.look() as session:
        review = reports.review(session, attempt=sitting.attempt, person=sitting.person, now=NOW)
    assert review.items[0].revision.bound.stem == "Soal siapa-menyiram?"
    assert review.items[0].mark.points == 2
    assert sit_down(sitting.database).snapshot(1).placed.points == 9


@pytest.mark.parametrize("edited", [False, True], ids=["as they were", "edited since"])
def test_a_review_waits_while_its_items_are_answered_again(sitting: Sitting, *, edited: bool) -> None:
    sitting.submit()
    if edited:  # the attempt that is begun next has another revision of every item
        publish(sitting.database, with_items(*(replace(each, stem=f"{each.stem} Sebutkan.") for each in ITEMS)))
    quiz = quiz_id(sitting.database)
    with sitting.database.change() as session:
        again = attempts.start(session, quiz=quiz, person=sitting.person, language="id", seed=2, now=NOW)
    with pytest.raises(NotNow, match="again"), sitting.database.look() as session:
        reports.review(session, attempt=sitting.attempt, person=sitting.person, now=NOW)
    with sitting.database.look() as session:
        assert reports.result(session, attempt=sitting.attempt, person=sitting.person, now=NOW).items == 4
    replace(sitting, attempt=again).submit()
    with sitting.database.look() as session:
        assert len(reports.review(session, attempt=sitting.attempt, person=sitting.person, now=NOW).items) == 4
