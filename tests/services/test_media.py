"""Pictures of published banks: kept by content, shown under it, and part of what makes a revision."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from quizapp.core.refusal import BadBank, NotFound
from quizapp.db.engine import Database
from quizapp.db.models import ItemRevisionRow
from quizapp.itemtypes.authored import LONGEST_TEXT
from quizapp.services.banks import read_bank
from quizapp.services.media import picture as kept
from tests.databases import rows
from tests.pictures import picture
from tests.services.pictured import pictured
from tests.services.school import ITEMS, item, publish, with_items

RIVALS: list[dict[str, object]] = [{"id": "budi", "key": True}, {"id": "tono"}, {"id": "wati"}]


def stems(database: Database) -> list[str]:
    with database.look() as session:
        bound = session.execute(select(ItemRevisionRow.bound).order_by(ItemRevisionRow.id)).scalars()
        return [one["stem"] for one in bound if "peta" in one["stem"]]


def test_a_revision_names_a_picture_by_its_content_and_the_bank_by_its_name(database: Database) -> None:
    publish(database, pictured())
    assert stems(database) == [f"Apa di ![peta](media:{picture().address})?"]
    with database.look() as session:
        bank = read_bank(session, "kebun")
        assert kept(session, picture().address) == picture().content
        with pytest.raises(NotFound):
            kept(session, "0" * 32 + ".png")
    assert bank.media == pictured().media
    assert bank.editions["id"].items[0].stem == "Apa di ![peta](media:peta.png)?"


def test_another_picture_of_the_same_name_is_another_revision_and_the_old_one_stays(database: Database) -> None:
    publish(database, pictured())
    assert publish(database, pictured()).new_item_revisions == 0
    assert publish(database, pictured(red=200)).new_item_revisions == 1
    assert len(set(stems(database))) == 2
    assert rows(database.engine, "medium") == 2
    assert rows(database.engine, "bank_medium") == 1
    with database.look() as session:
        assert kept(session, picture().address) == picture().content


def test_a_text_that_its_picture_makes_too_long_is_refused(database: Database) -> None:
    long = f"![p](media:peta.png) {'a' * (LONGEST_TEXT - 21)}"
    options = [{**option, "text": long} for option in RIVALS]
    first = item("siapa-menyiram", "single_choice", {"options": options}, "menemukan")
    with pytest.raises(BadBank, match="siapa-menyiram"):
        publish(database, replace(with_items(first, *ITEMS[1:]), media={"peta.png": picture()}))
