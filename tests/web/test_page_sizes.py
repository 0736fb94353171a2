"""What an item page weighs on the wire: bad Wi-Fi carries 36 of them at once."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace

import pytest
from flask import Flask

from quizapp.bank.files import find_banks, read_folder
from quizapp.db.engine import Database
from quizapp.resources import questions_folder
from tests.services import school
from tests.web.browser import Browser

WITH_PASSAGE = 8192  # bytes, packed
WITHOUT = 4096
PASSAGE = re.compile(r'<article class="passage.*</article>', re.DOTALL)
QUIZ = re.compile(r'formaction="(/quizzes/[^"]+/start)"')
BANKS = sorted(folder.name for folder in find_banks(questions_folder()))


@pytest.mark.parametrize("slug", BANKS)
def test_every_item_page_of_the_shipped_quizzes_is_small(empty_app: Flask, database: Database, slug: str) -> None:
    bank, _ = read_folder(questions_folder() / slug)
    assert bank is not None
    school.publish(database, bank)
    path = f"/passages/{slug}"
    quizzes = sorted(set(QUIZ.findall(Browser(empty_app).get(path).text)))
    assert quizzes
    for quiz in quizzes:
        browser = Browser(empty_app)
        form = browser.get(path).form("/start")
        started = browser.send(replace(form, action=quiz), nickname="Budi")  # one form, a button for each quiz
        first = browser.follow(started).path.rpartition("/")[0]
        place = 1
        while (page := browser.get(f"{first}/{place}", Accept_Encoding="gzip")).status == 200:
            sent = len(page.response.get_data())
            without, cut = PASSAGE.subn("", page.text)
            assert cut == 1
            assert sent <= WITH_PASSAGE, f"{quiz}, place {place}"
            assert len(gzip.compress(without.encode(), 1)) <= WITHOUT, f"{quiz}, place {place}"
            place += 1
        assert place > 1
