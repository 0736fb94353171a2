"""Words and numbers as readers of each language write them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from flask import Flask
from flask_babel import force_locale, gettext

from quizapp.core.attempt import ProcessMark, Saved
from quizapp.core.i18n import msg
from quizapp.core.item import Process
from quizapp.core.response import Blank, Given
from quizapp.core.score import Mark, Rule, Score
from quizapp.services.banks import ListedBank
from quizapp.web import words
from quizapp.web.language import COOKIE

RULE = Rule("key", 1)


def score(numerator: int, denominator: int = 2) -> Score:
    return Score(numerator, denominator, RULE, msg("Because."))


def row(process: Process, points: int, possible: int = 4) -> ProcessMark:
    return ProcessMark(process, Mark(points, 1, possible), possible, points)


@pytest.mark.parametrize(
    ("language", "value", "shown"),
    [
        ("id", Fraction(15, 2), "7,5"),
        ("en", Fraction(15, 2), "7.5"),
        ("id", Fraction(20, 3), "6,67"),
        ("id", Fraction(10), "10"),
        ("id", Fraction(0), "0"),
        ("id", Fraction(-1, 3), "-0,33"),
        ("id", Fraction(12345, 2), "6.172,5"),
    ],
)
def test_points_have_at_most_two_decimals(empty_app: Flask, language: str, value: Fraction, shown: str) -> None:
    with empty_app.test_request_context(), force_locale(language):
        assert words.points(value) == shown


@pytest.mark.parametrize(
    ("language", "shown"), [("id", "23 November 2026 pukul 14.30 WIB"), ("en", "23 November 2026, 14:30 WIB")]
)
def test_moments_are_told_by_the_site_s_clock(empty_app: Flask, language: str, shown: str) -> None:
    with empty_app.test_request_context(headers={"Cookie": f"{COOKIE}={language}"}):
        assert words.moment(datetime(2026, 11, 23, 7, 30, tzinfo=UTC)) == shown


@pytest.mark.parametrize(
    ("response", "given", "sign"),
    [
        (Given({}), score(2), words.RIGHT),
        (Given({}), score(1), words.PARTLY),
        (Given({}), score(0), words.WRONG),
        (Given({}), score(-1), words.WRONG),
        (Blank(), score(0), words.UNANSWERED),
        (Given({}), replace(score(0), waiting=True), words.WAITING),
    ],
    ids=["right", "partly", "wrong", "penalty", "blank", "waiting"],
)
def test_verdicts(response: Given | Blank, given: Score, sign: words.Sign) -> None:
    assert words.verdict(response, given) == sign


def test_an_item_is_saved_once_something_was_said_about_it() -> None:
    assert words.state(Saved(Blank(), flag=False, version=0)) == words.EMPTY
    assert words.state(Saved(Blank(), flag=True, version=1)) == words.SAVED
    assert words.state(Saved(Given({"option": "a"}), flag=False, version=1)) == words.SAVED


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((row(Process.LOCATE, 4), row(Process.EVALUATE, 1)), "Paling kuat: menemukan informasi."),
        ((row(Process.LOCATE, 1), row(Process.EVALUATE, 4)), "Paling perlu latihan: menemukan informasi."),
        ((row(Process.LOCATE, 2), row(Process.EVALUATE, 2)), "merata"),
        ((row(Process.LOCATE, 2),), "Semua soal meminta satu hal: menemukan informasi"),
        ((row(Process.LOCATE, 2), row(Process.EVALUATE, 0, 0)), "Yang sudah dinilai: menemukan informasi"),
        ((row(Process.LOCATE, 0), row(Process.EVALUATE, 0)), "Belum ada skor"),
        ((), "Belum ada skor"),
        ((row(Process.LOCATE, 0, 0), row(Process.EVALUATE, 0, 0)), "Gurumu belum menilai"),
        ((row(Process.LOCATE, 0, 0), row(Process.INTERPRET, 2), row(Process.EVALUATE, 4)), "Paling kuat: mengevaluasi"),
    ],
    ids=["first", "last", "equal", "one process", "one graded", "nothing", "none", "all wait", "one waits"],
)
def test_the_title_of_the_chart_says_what_it_shows(empty_app: Flask, rows: tuple[ProcessMark, ...], said: str) -> None:
    with empty_app.test_request_context(), force_locale("id"):
        assert said in words.finding(rows).translated(gettext)


def test_reading_time_is_that_of_the_text_there_is(empty_app: Flask) -> None:
    bank = ListedBank("kebun", {}, {}, ("id",), {"id": 361}, ())
    with empty_app.test_request_context(), force_locale("en"):
        assert words.minutes(bank) == "3 minutes to read"
        assert words.minutes(ListedBank("leer", {}, {}, (), {}, ())) == "1 minute to read"


@pytest.mark.parametrize(("name", "said"), [("id", "bahasa Indonesia"), ("en", "bahasa Inggris"), ("xx", "xx")])
def test_an_edition_is_called_by_its_language(empty_app: Flask, name: str, said: str) -> None:
    with empty_app.test_request_context(), force_locale("id"):
        assert words.edition(name) == said


def test_a_share_is_drawn_between_nothing_and_all() -> None:
    assert [words.percent(Mark(points, 3, 1)) for points in (-1, 0, 1, 3)] == [0, 0, 33, 100]
