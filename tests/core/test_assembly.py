"""What an attempt asks follows from its seed alone; pools draw what fits, unseen items first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.assembly import draw, item_order
from quizapp.core.bank import Pool
from quizapp.core.item import Difficulty, Process


@dataclass(frozen=True)
class Thing:
    id: str
    type: str = "grid"
    process: Process = Process.LOCATE
    difficulty: Difficulty = Difficulty.EASY
    topics: tuple[str, ...] = ("umum",)


things = st.lists(
    st.builds(
        Thing, st.from_regex(r"[a-z]{1,6}", fullmatch=True), st.sampled_from(["grid", "essay"]),
        st.sampled_from(Process), st.sampled_from(Difficulty),
        st.sampled_from([("umum",), ("lain", "umum"), ("lain",)]),
    ),
    unique_by=lambda thing: thing.id, max_size=20,
)  # fmt: skip
pools = st.lists(
    st.builds(
        Pool, st.from_regex(r"[a-z]{1,6}", fullmatch=True), st.integers(1, 9), st.sampled_from([(), ("lain",)]),
        st.sampled_from([(), (Process.LOCATE,)]), st.sampled_from([(), (Difficulty.HARD, Difficulty.EASY)]),
        st.sampled_from([(), ("essay",)]),
    ),
    unique_by=lambda pool: pool.id, min_size=1, max_size=3,
)  # fmt: skip
seeds = st.integers(0, 2**63 - 1)


@given(seeds, pools, things, st.data())
def test_each_item_is_drawn_once_from_a_pool_that_it_fits(
    seed: int, asked: list[Pool], there: list[Thing], data: st.DataObject
) -> None:
    names = [thing.id for thing in there]
    taken = data.draw(st.sets(st.sampled_from(names))) if names else set()
    drawn = draw(seed, asked, there, taken=taken, seen=())
    assert len(set(drawn)) == len(drawn)
    assert taken.isdisjoint(drawn)
    by_id = {thing.id: thing for thing in there}
    assert all(any(pool.fits(by_id[item]) for pool in asked) for item in drawn)
    first = [thing.id for thing in there if thing.id not in taken and asked[0].fits(thing)]
    assert set(drawn[: min(asked[0].take, len(first))]) <= set(first)
    assert draw(seed, asked, there, taken=taken, seen=()) == drawn


@given(seeds, things, st.integers(1, 9), st.data())
def test_unseen_items_come_first(seed: int, there: list[Thing], take: int, data: st.DataObject) -> None:
    names = [thing.id for thing in there]
    seen = data.draw(st.sets(st.sampled_from(names))) if names else set()
    drawn = draw(seed, [Pool("p", take)], there, taken=(), seen=seen)
    assert len(drawn) == min(take, len(there))
    assert sum(item not in seen for item in drawn) == min(take, len(names) - len(seen))


def test_another_pool_or_seed_draws_otherwise() -> None:
    there = [Thing(f"soal-{number}") for number in range(30)]
    pool = Pool("p", 10)
    drawn = draw(1, [pool], there, taken=(), seen=())
    assert draw(2, [pool], there, taken=(), seen=()) != drawn
    assert draw(1, [replace(pool, id="q")], there, taken=(), seen=()) != drawn


@given(seeds, st.lists(st.text(max_size=3), unique=True))
def test_an_order_holds_every_item_once(seed: int, items: list[str]) -> None:
    assert item_order(seed, items, shuffle=False) == tuple(items)
    assert sorted(item_order(seed, items, shuffle=True)) == sorted(items)
