"""The memory of revisions is bounded, forgets what was used longest ago, and asks the database at most once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from quizapp.db.engine import Database
from quizapp.services import revisions
from quizapp.services.cache import Cache
from tests.databases import counted
from tests.services.school import BANK, ITEMS


def test_what_was_used_longest_ago_goes() -> None:
    cache: Cache[int, str] = Cache(2)
    cache.keep({1: "one", 2: "two"})
    assert cache.among([1]) == {1: "one"}
    cache.keep({3: "three"})
    assert (cache.among([1, 2, 3]), len(cache)) == ({1: "one", 3: "three"}, 2)


def test_many_threads_leave_it_whole() -> None:
    cache: Cache[int, int] = Cache(50)

    def use(number: int) -> None:
        cache.keep({number % 80: number})
        cache.among(range(80))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(use, range(2000)))
    assert len(cache) == 50


def test_revisions_are_read_once_and_whole(garden: Database) -> None:
    revisions.forget(garden.engine)
    with garden.reads() as reads:
        with counted(garden.engine) as seen:
            found = revisions.item_revisions(reads, [1, 2, 3, 4])
            again = revisions.item_revisions(reads, [2, 4])
            passage = revisions.passage_revision(reads, 1)
            assert revisions.passage_revision(reads, 1) is passage
        assert seen == ["SELECT", "SELECT"]
        assert again[2] is found[2]
        assert sorted(each.item for each in found.values()) == sorted(each.id for each in ITEMS[:4])
        assert passage == BANK.editions["id"].passage
        assert revisions.page_revisions(reads, 1, 1) == (found[1], passage)


def test_an_unknown_revision_is_a_key_error(garden: Database) -> None:
    with garden.reads() as reads:
        for ask in (
            lambda: revisions.item_revisions(reads, [1, 99]),
            lambda: revisions.passage_revision(reads, 99),
            lambda: revisions.page_revisions(reads, 99, 1),
        ):
            with pytest.raises(KeyError):
                ask()
