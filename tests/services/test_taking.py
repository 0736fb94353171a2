"""A quiz is taken: started, answered, handed in, reported; every number exact, every repeat without effect."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from quizapp.core.attempt import AttemptState, Conflict, NotOpen, Outcome, Saved, Stored
from quizapp.core.refusal import Malformed, NotFound, NotNow, NotSignedIn
from quizapp.core.response import Given
from quizapp.db.engine import Database
from quizapp.services import attempts, people, reports, revisions, sign_ins
from tests.databases import counted, rows
from tests.services.school import BANK, BLANK, NOW, RIGHT, Sitting, publish, quiz_id, sit_down, with_items


def test_a_start_fixes_language_title_order_points_and_rules(sitting: Sitting) -> None:
    first, second = sitting.snapshot(1), sitting.snapshot(2)
    assert (first.attempt.title, first.attempt.language, first.attempt.items) == ("Cek kebun", "id", 4)
    assert (first.placed.points, second.placed.points) == (2, 1)
    assert (first.placed.denominator, second.placed.denominator) == (3, 3)
    assert second.placed.rule.name == "per_row"
    assert sorted(first.placed.order) == ["budi", "sari", "tono", "wati"]
    assert first.saved == Saved(BLANK, flag=False, version=0)
    assert first.person.name == "Budi"
    assert not first.spots[0].answered


@pytest.mark.parametrize(
    ("bank", "quiz", "rule"),
    [({}, {}, "akm"), ({"grid": "one_slip_half"}, {}, "one_slip_half"),
     ({"grid": "one_slip_half"}, {"grid": "per_row"}, "per_row"), ({"short_answer": "accepted"}, {}, "akm")],
    ids=["the type's own", "the bank's", "the quiz's before the bank's", "another type's"],
)  # fmt: skip
def test_a_quiz_names_its_rules_else_the_bank_else_the_type(
    database: Database, bank: dict[str, str], quiz: dict[str, str], rule: str
) -> None:
    publish(database, replace(BANK, rules=bank, quizzes=(replace(BANK.quizzes[0], rules=quiz),)))
    placed = sit_down(database).snapshot(2).placed
    assert (placed.rule.name, placed.rule.version) == (rule, 1)


def test_the_same_seed_gives_the_same_order(garden: Database) -> None:
    one, same, other = (sit_down(garden, seed=seed) for seed in (7, 7, 8))
    orders = [[each.snapshot(place).placed.order for place in range(1, 5)] for each in (one, same, other)]
    assert orders[0] == orders[1]
    assert orders[0] != orders[2]


def test_a_second_start_goes_on_with_the_open_attempt(sitting: Sitting) -> None:
    quiz = quiz_id(sitting.database)

    def start(_: int) -> str:
        with sitting.database.change() as session:
            return attempts.start(session, quiz=quiz, person=sitting.person, language="id", seed=1, now=NOW)

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(start, range(16))) == {sitting.attempt}
    sitting.submit()
    with ThreadPoolExecutor(8) as pool:
        fresh = set(pool.map(start, range(16)))
    assert len(fresh) == 1
    assert fresh != {sitting.attempt}


def test_unknown_quizzes_and_languages_are_not_found(garden: Database) -> None:
    quiz = quiz_id(garden)
    with garden.change() as session:
        guest = people.new_guest(session, now=NOW)
    for public_id, language in (("x" * 26, "id"), (quiz, "en"), ("\x00", "id")):
        with pytest.raises(NotFound), garden.change() as session:
            attempts.start(session, quiz=public_id, person=guest, language=language, seed=1, now=NOW)
    assert rows(garden.engine, "attempt") == 0


def test_a_quiz_without_published_items_does_not_start(database: Database) -> None:
    publish(database, with_items(*(replace(each, status="draft") for each in BANK.editions["id"].items)))  # type: ignore[arg-type]  # a word is as good
    with pytest.raises(NotNow):
        sit_down(database)


def test_a_save_is_read_back_with_its_flag_and_its_place_in_the_list(sitting: Sitting) -> None:
    assert sitting.save(1, RIGHT["siapa-menyiram"], flag=True) == Stored(1)
    assert sitting.save(2, BLANK, flag=True) == Stored(1)
    seen = sitting.snapshot(1)
    assert seen.saved == Saved(RIGHT["siapa-menyiram"], flag=True, version=1)
    assert [(spot.answered, spot.flagged) for spot in seen.spots] == [
        (True, True), (False, True), (False, False), (False, False),
    ]  # fmt: skip
    assert seen.blanks == (2, 3, 4)
    with sitting.database.look() as session:
        overview = attempts.overview(session, attempt=sitting.attempt, person=sitting.person)
    assert (overview.spots, overview.blanks, overview.flagged) == (seen.spots, (2, 3, 4), (1, 2))


def test_statement_counts_of_a_page_and_of_an_answer(sitting: Sitting) -> None:
    engine = sitting.database.engine

    def page() -> None:
        with sitting.database.reads() as reads:
            seen = attempts.snapshot(reads, token=sitting.token, attempt=sitting.attempt, place=3, now=NOW)
            revisions.page_revisions(reads, seen.placed.revision, seen.attempt.passage)

    revisions.forget(engine)
    with counted(engine) as cold:
        page()
    assert cold == ["SELECT", "SELECT"]
    with counted(engine) as warm:
        page()
    assert warm == ["SELECT"]
    with counted(engine) as answer:
        assert sitting.save(3, RIGHT["mana-sulit"]) == Stored(1)
    assert sorted(answer) == ["INSERT", "INSERT", "SELECT", "UPDATE"]


def test_the_same_request_again_gets_the_same_reply_and_stores_nothing(sitting: Sitting) -> None:
    write = sitting.write(1, RIGHT["siapa-menyiram"])
    replies = [sitting.database.writer.submit(write) for _ in range(20)]
    assert replies == [Stored(1), *[Stored(1, replayed=True)] * 19]
    later = sitting.save(1, Given({"option": "tono"}))
    assert later == Stored(2)
    assert sitting.database.writer.submit(write) == Stored(1, replayed=True)
    assert sitting.snapshot(1).saved.response == Given({"option": "tono"})
    assert rows(sitting.database.engine, "response_event") == 2


def test_a_reply_that_was_lost_is_given_again_after_handing_in(sitting: Sitting) -> None:
    write = sitting.write(1, RIGHT["siapa-menyiram"])
    sitting.database.writer.submit(write)
    sitting.submit()
    assert sitting.database.writer.submit(write) == Stored(1, replayed=True)


def test_the_same_key_with_another_answer_is_a_new_save_under_the_version_check(sitting: Sitting) -> None:
    key = "one-key-for-all"
    assert sitting.save(1, Given({"option": "tono"}), key=key, seen=0) == Stored(1)
    stale = sitting.save(1, Given({"option": "wati"}), key=key, seen=0)
    assert stale == Conflict(Saved(Given({"option": "tono"}), flag=False, version=1))
    assert sitting.save(1, Given({"option": "wati"}), key=key, seen=1) == Stored(2)
    assert sitting.save(1, Given({"option": "tono"}), key=key, seen=2) == Stored(3)
    assert sitting.snapshot(1).saved.response == Given({"option": "tono"})


def test_a_stale_page_overwrites_nothing_and_shows_what_is_stored(sitting: Sitting) -> None:
    old = sitting.write(2, BLANK, key="from-the-old-tab", flag=True)
    sitting.save(2, RIGHT["apa-ditanam"])
    assert sitting.database.writer.submit(old) == Conflict(Saved(RIGHT["apa-ditanam"], flag=False, version=1))
    assert rows(sitting.database.engine, "response_event") == 1


def test_a_late_save_is_turned_down(sitting: Sitting) -> None:
    late = sitting.write(1, RIGHT["siapa-menyiram"])
    sitting.submit()
    assert sitting.database.writer.submit(late) == NotOpen()
    assert rows(sitting.database.engine, "response_event") == 0


@pytest.mark.parametrize(
    "values", [{"key": "short"}, {"key": "x" * 65}, {"key": "semi;colon"}, {"seen": 1}, {"seen": -1}]
)
def test_what_no_page_of_ours_sends_is_refused(sitting: Sitting, values: dict[str, object]) -> None:
    with pytest.raises(Malformed):
        sitting.write(1, BLANK, **values)


def test_fifty_threads_on_one_attempt_store_each_version_once(sitting: Sitting) -> None:
    def press(number: int) -> list[object]:
        outcomes: list[object] = []
        for go in range(4):
            place = (number + go) % 4 + 1
            outcomes.append(sitting.save(place, Given({"option": f"o{number}"}), key=f"thread-{number}-{go}"))
        return outcomes

    with ThreadPoolExecutor(50) as pool:
        outcomes = [outcome for found in pool.map(press, range(50)) for outcome in found]
    stored = [outcome for outcome in outcomes if isinstance(outcome, Stored)]
    assert len(outcomes) == 200
    assert all(isinstance(outcome, (Stored, Conflict)) for outcome in outcomes)
    assert rows(sitting.database.engine, "response_event") == len(stored)
    assert sum(sitting.snapshot(place).saved.version for place in range(1, 5)) == len(stored)


def test_saves_and_handing_in_at_once_end_well(sitting: Sitting) -> None:
    def act(number: int) -> Outcome | None:
        if number % 10 == 9:
            sitting.submit()
            return None
        return sitting.save(number % 4 + 1, RIGHT["siapa-menyiram"], key=f"mixed-{number:03}")

    with ThreadPoolExecutor(16) as pool:
        outcomes = list(pool.map(act, range(60)))
    assert all(outcome is None or isinstance(outcome, (Stored, Conflict, NotOpen)) for outcome in outcomes)
    assert rows(sitting.database.engine, "mark") == 4
    assert not sitting.snapshot(1).attempt.open


def test_nobody_reaches_the_attempt_of_somebody_else(sitting: Sitting) -> None:
    other = sit_down(sitting.database, "Ani")
    stranger = replace(other, attempt=sitting.attempt)
    with pytest.raises(NotFound):
        stranger.snapshot(1)
    with pytest.raises(NotFound):
        stranger.submit()
    for tell in (reports.result, reports.review):
        with pytest.raises(NotFound), sitting.database.look() as session:
            tell(session, attempt=sitting.attempt, person=other.person, now=NOW)
    assert sitting.snapshot(1).attempt.state is AttemptState.OPEN


@pytest.mark.parametrize("place", [0, 5, -1, 2**40])
def test_a_place_that_an_attempt_lacks_is_not_found(sitting: Sitting, place: int) -> None:
    with pytest.raises(NotFound):
        sitting.snapshot(place)


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "\ud800", "\x00"])
def test_who_is_not_signed_in_is_told_so(sitting: Sitting, token: str) -> None:
    with pytest.raises(NotSignedIn):
        replace(sitting, token=token).snapshot(1)


def test_a_clock_set_back_does_not_turn_an_attempt_back(sitting: Sitting) -> None:
    sitting.save(1, BLANK, now=NOW + timedelta(hours=2))
    sitting.submit(NOW - timedelta(hours=1))
    with sitting.database.look() as session:
        found = attempts.my_attempts(session, person=sitting.person, now=NOW)[0]
    assert found.submitted == NOW + timedelta(hours=2)


def test_my_attempts_are_mine_and_the_newest_comes_first(sitting: Sitting) -> None:
    sit_down(sitting.database, "Ani")
    sitting.submit()
    with sitting.database.change() as session:
        second = attempts.start(
            session, quiz=quiz_id(sitting.database), person=sitting.person, language="id", seed=1, now=NOW
        )
    with sitting.database.look() as session:
        mine = attempts.my_attempts(session, person=sitting.person, now=NOW)
    assert [row.attempt.public_id for row in mine] == [second, sitting.attempt]
    assert mine[0].mark is None
    assert mine[1].mark is not None
    assert mine[1].bank == "kebun"


def test_an_open_attempt_keeps_its_student_signed_in(sitting: Sitting) -> None:
    def known(days: float) -> bool:
        with sitting.database.reads() as reads:
            return sign_ins.person_of(reads, token=sitting.token, now=NOW + timedelta(days=days)) is not None

    assert known(29)
    sitting.submit(NOW + timedelta(hours=1))
    assert known(1)
    assert not known(1.1)
