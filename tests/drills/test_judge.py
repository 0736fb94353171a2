"""The judge of the drills sees an answer that was lost, doubled, changed or never sent, and an attempt left open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from tests.drills.judge import judge, plant_double, plant_loss
from tests.drills.ledger import Ledger, Pages, Save, read
from tests.services.school import RIGHT, Sitting


@pytest.fixture
def pages(sitting: Sitting, tmp_path: Path) -> Pages:
    """Return the ledger of two answers to one place, sent, acknowledged and handed in."""
    ledger = Ledger(tmp_path / "ledger")
    for seen, item in enumerate(("siapa-menyiram", "apa-pendapat")):
        write = sitting.write(1, RIGHT[item], key=f"key-of-page-{seen}", flag=bool(seen))
        save = Save(sitting.attempt, write.place, write.key, write.seen, {"response": "0"})
        ledger.send(save)
        sitting.database.writer.submit(write)
        ledger.acknowledge(save)
    sitting.submit()
    assert ledger.acknowledged == 2
    ledger.close()
    return read(tmp_path / "ledger")


def test_what_is_right_is_found_right(sitting: Sitting, pages: Pages) -> None:
    verdict = judge(sitting.database.engine, pages)
    assert verdict.fine, verdict
    assert (verdict.acknowledged, verdict.attempts, verdict.repeated, verdict.landed) == (2, 1, 0, 0)


@pytest.mark.parametrize(("plant", "found"), [(plant_loss, "lost"), (plant_double, "doubled")])
def test_a_planted_fault_is_found(sitting: Sitting, pages: Pages, plant: Callable[[Engine], None], found: str) -> None:
    plant(sitting.database.engine)
    verdict = judge(sitting.database.engine, pages)
    assert len(getattr(verdict, found)) == 1, verdict
    assert not verdict.fine


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE response SET flag = NOT flag WHERE place = 1", "wrong"),
        ("UPDATE response SET version = 3 WHERE place = 1", "wrong"),
        ("DELETE FROM mark WHERE id = (SELECT max(id) FROM mark)", "unfinished"),
        ("UPDATE attempt SET numerator = numerator + 1", "unfinished"),
        ("DELETE FROM attempt", "unfinished"),
    ],
)
def test_what_does_not_fit_together_is_found(sitting: Sitting, pages: Pages, statement: str, found: str) -> None:
    with sitting.database.engine.begin() as connection:
        connection.execute(text(statement))
    assert getattr(judge(sitting.database.engine, pages), found)


def test_an_answer_that_nobody_sent_is_found(sitting: Sitting, pages: Pages) -> None:
    one = next(iter(pages.sent))
    elsewhere = Pages(pages.sent | {one: replace(pages.sent[one], place=2)}, pages.times, pages.acknowledged)
    assert len(judge(sitting.database.engine, elsewhere).wrong) == 1
    assert len(judge(sitting.database.engine, Pages()).wrong) == 2


def test_an_answer_stored_by_a_request_without_reply_is_counted(sitting: Sitting, pages: Pages) -> None:
    one = next(iter(pages.sent))
    later = judge(sitting.database.engine, Pages(pages.sent, pages.times | {one: [0, 9e9]}, pages.acknowledged))
    assert (later.repeated, later.landed) == (1, 1)
