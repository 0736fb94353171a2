"""Right, partly right, wrong, blank, invalid and waiting are different things on every page that tells of them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from quizapp.core.bank import Bank
from quizapp.core.person import Person, Role
from quizapp.core.response import Blank
from quizapp.db.engine import Database
from quizapp.itemtypes.registry import item_types
from quizapp.services import grading
from tests.itemtypes import promises
from tests.services import classroom, school
from tests.web.browser import Browser, Sheet

LEVELS = [{"points": points, "text": f"Ciri {points}"} for points in range(3)]
ESSAY = {"rows": [{"id": "isi", "text": "Isi", "levels": LEVELS}]}
ANSWERS: tuple[dict[str, str], ...] = (
    {"response": "0"},
    {"response-0": "0", "response-1": "0", "response-2": "0"},
    {"response": "jagung"},
    {},
    {"response": "Kebun itu\nindah."},
)
KINDS = {"is-right": "Benar", "is-part": "Sebagian benar", "is-wrong": "Belum tepat", "is-blank": "Tidak dijawab",
         "is-waiting": "Menunggu penilaian guru"}  # fmt: skip
HOSTILE = "Bagus. <script>alert(1)</script>"


@pytest.fixture(scope="module")
def planted() -> Bank:
    """Return a bank with a quiz of five items; the fifth is an essay worth 4 points. Nothing is shuffled."""
    choice = school.CHOICE | {"shuffle": False}
    items = (
        school.item("siapa-menyiram", "single_choice", choice, "menemukan"),
        school.item("apa-ditanam", "grid", school.GRID | {"shuffle": False}, "menemukan"),
        school.item("mana-sulit", "short_answer", school.TYPED, "menafsirkan"),
        school.item("apa-pendapat", "single_choice", choice, "menafsirkan"),
        school.item("ceritakan", "essay", ESSAY, "mengevaluasi", points=4),
    )
    quiz = replace(school.BANK.quizzes[0], items=tuple(item.id for item in items))
    return replace(school.with_items(*items), quizzes=(quiz,))


@pytest.fixture
def attempt(browser: Browser) -> str:
    """Return the address of an attempt with one answer of each kind; what is invalid was refused on the way."""
    page = browser.start()
    path = re.match(r"/attempts/[^/]+", page.path)
    assert path
    assert browser.send(page.form("/items/"), response="99").status == 422
    for place, answer in enumerate(ANSWERS, 1):
        form = browser.get(f"{path[0]}/items/{place}").form("/items/")
        assert browser.send(form, **answer, go="next").status == 303
    assert browser.send(browser.get(f"{path[0]}/submit").form("/submit")).status == 303
    return path[0]


def words(page: Sheet) -> str:
    return re.sub(r"\s+", " ", page.text)


def grade(database: Database, attempt: str, points: int) -> None:
    admin: Person = classroom.account(database, f"Admin {points}", Role.ADMIN)
    with database.change() as session:
        grading.grade(
            session, attempt=attempt.rpartition("/")[2], place=5, judgement={"rows": {"isi": points}},
            comment=HOSTILE, teacher=admin, now=school.NOW,
        )  # fmt: skip


def test_the_result_counts_each_kind_apart_and_leaves_out_what_waits(browser: Browser, attempt: str) -> None:
    page = browser.get(f"{attempt}/result").sheet
    (tally,) = [part for part in page.all("ul") if "tally" in part.get("class", "")]
    assert tally["aria-label"]
    shown = [part["class"] for part in page.all("li") if part.get("class") in KINDS]
    assert shown == list(KINDS)
    text = words(page)
    assert "1,67 dari 4" in text
    assert "1 soal masih menunggu penilaian guru (4 poin)" in text
    for word in KINDS.values():
        assert f"1 {word}" in text
    assert "pembahasan 3 soal" in text


def test_the_review_gives_each_its_own_word_and_sign(browser: Browser, attempt: str) -> None:
    page = browser.get(f"{attempt}/review").sheet
    verdicts = [
        part["class"].removeprefix("verdict ") for part in page.all("span") if "verdict" in part.get("class", "")
    ]
    assert verdicts == list(KINDS)
    assert page.text.count(KINDS["is-waiting"]) >= 2
    assert "Gurumu belum menilai jawaban ini." in page.text
    anchors = [part["id"] for part in page.all("span", "section") if part.get("id", "").startswith(("first", "item"))]
    assert anchors[anchors.index("first-miss") + 1] == "item-2"


def test_my_results_say_that_something_waits(browser: Browser, attempt: str) -> None:
    assert attempt
    text = words(browser.get("/me").sheet)
    assert "1,67 dari 4" in text
    assert "1 soal menunggu penilaian guru" in text


def test_once_graded_it_counts_everywhere_and_the_teacher_s_words_are_shown_as_text(
    browser: Browser, attempt: str, database: Database
) -> None:
    grade(database, attempt, 1)
    text = words(browser.get(f"{attempt}/result").sheet)
    assert "3,67 dari 8" in text
    assert "menunggu" not in text.lower()
    page = browser.get(f"{attempt}/review").sheet
    assert HOSTILE in page.text
    assert "Ciri 1" in page.text
    assert "Penilaian gurumu: Isi 1/2." in words(page)
    assert "3,67 dari 8" in words(browser.get("/me").sheet)


def test_an_attempt_of_essays_alone_has_no_score_yet(browser: Browser, database: Database) -> None:
    quiz = replace(school.BANK.quizzes[0], items=("ceritakan",))
    essay = school.item("ceritakan", "essay", ESSAY, "mengevaluasi", points=4)
    others = [replace(item, status="draft") for item in school.ITEMS if item.id != "ceritakan"]  # type: ignore[arg-type]  # a word is as good
    school.publish(database, replace(school.with_items(essay, *others), quizzes=(quiz,)), now=school.NOW)
    page = browser.start()
    assert browser.send(page.form("/items/"), response="Indah.", go="submit").status == 303
    path = page.path.partition("/items/")[0]
    assert browser.send(browser.get(f"{path}/submit").form("/submit")).status == 303
    text = words(browser.get(f"{path}/result").sheet)
    assert "Belum ada nilai" in text
    assert "Gurumu belum menilai" in text
    assert "0 dari" not in text
    assert browser.get(f"{path}/review").status == 200
    assert browser.get("/me").status == 200


@pytest.mark.parametrize("name", sorted(item_types()))
def test_counting_and_telling_keep_blank_and_wrong_apart(name: str) -> None:
    kind = item_types()[name]
    for _, bound in promises.bound_examples(kind):
        assert kind.classify(bound, Blank()) == ()
        assert kind.summarise(bound, Blank()) == ""
        for response in promises.responses(kind, bound):
            given = response != Blank()
            assert bool(kind.classify(bound, response)) is given
            assert bool(kind.summarise(bound, response)) is given
            for rule in kind.rules:
                said = str(kind.score(bound, response, rule).explain)
                assert ("blank. A blank earns nothing." in said) is not given
