"""The watched clock: jumps are logged once, and time that only passes is not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from quizapp.web.clock import WatchedClock

START = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)


class Hands:
    """Two clocks that a test moves."""

    def __init__(self) -> None:
        self.wall, self.steady = START, 1000.0

    def move(self, seconds: float, jump: float = 0) -> None:
        self.wall += timedelta(seconds=seconds + jump)
        self.steady += seconds


@pytest.mark.parametrize(("jump", "way"), [(3600, "forward by 3600"), (-600, "back by 600")])
def test_a_jump_is_logged_once(jump: float, way: str, caplog: pytest.LogCaptureFixture) -> None:
    hands = Hands()
    clock = WatchedClock(lambda: hands.wall, lambda: hands.steady)
    hands.move(5, jump)
    assert clock() == hands.wall
    hands.move(5)
    clock()
    assert [way in record.message for record in caplog.records] == [True]


def test_a_quiet_night_and_a_clock_set_right_are_no_jumps(caplog: pytest.LogCaptureFixture) -> None:
    hands = Hands()
    clock = WatchedClock(lambda: hands.wall, lambda: hands.steady)
    for seconds, jump in ((36_000, 0), (60, 20), (60, -20)):
        hands.move(seconds, jump)
        clock()
    assert caplog.records == []
