"""Pictures of a bank on their way between its folder and the site."""

from __future__ import annotations

import zipfile

import pytest

from quizapp.bank.three_way import Side
from quizapp.core.media import LARGEST
from quizapp.core.person import Person
from quizapp.core.refusal import BadBank, Malformed
from quizapp.db.engine import Database
from quizapp.exchange.bank_zip import unpack
from quizapp.services import bank_folder
from quizapp.services.new_banks import as_copy, keep_folder
from tests.exchange.workbooks import zipped
from tests.pictures import picture, png
from tests.services import school
from tests.services.folders import MAP, NOW, down, its, restore_base, stored, up
from tests.services.pictured import pictured


def test_pictures_go_down_and_up_and_to_another_site(database: Database, editor: Person) -> None:
    school.publish(database, pictured())
    files = down(database, editor)
    assert files[MAP] == picture().content
    folder = bank_folder.read_files(files)
    assert folder.bank == stored(database)
    with database.change() as session:
        slug = keep_folder(session, as_copy(folder.bank), folder.stamps, person=editor, now=NOW)
    assert stored(database, slug).media == pictured().media
    assert up(database, editor, files) == 0
    assert down(database, editor) == files


def test_another_picture_comes_in_and_waits_for_a_choice_where_both_sides_have_one(
    database: Database, editor: Person
) -> None:
    school.publish(database, pictured())
    base = down(database, editor)
    there, green = its(database, editor), {**base, MAP: png(green=200)}
    assert up(database, editor, {**base, MAP: png(red=200)}) == 1
    assert stored(database).media == pictured(red=200).media
    restore_base(database, editor, base)
    with database.change() as session:
        bank_folder.let_wait(session, there, green, person=editor, now=NOW)
    with database.look() as session:
        waiting = bank_folder.waiting(session, there, person=editor)
        (row,) = bank_folder.compare_folder(session, there, waiting).open
    assert waiting.bank.media["peta.png"].content == green[MAP]
    with pytest.raises(Malformed):
        up(database, editor, green)
    assert up(database, editor, green, {row.key: Side.THEIRS}) == 1
    assert stored(database).media["peta.png"].content == green[MAP]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("media/Peta.png", png()),
        ("media/lain.svg", b"<svg/>"),
        ("media/foto.jpg", png()),
        ("media/besar.png", png() + bytes(LARGEST)),
        ("media/kosong.png", b""),
        ("media/dalam/peta.png", png(red=9)),
    ],
)
def test_a_bad_picture_is_refused_with_its_name(database: Database, editor: Person, name: str, content: bytes) -> None:
    school.publish(database, pictured())
    files = {file: data for file, data in down(database, editor).items() if file != name.lower()}
    with pytest.raises(BadBank) as refused:
        bank_folder.read_files(unpack(zipped({**files, name: content}, zipfile.ZIP_STORED)))
    bad = {found.place.file for found in refused.value.problems if found.code == "media-file"}
    assert bad == {"/".join(name.split("/")[:2])}
