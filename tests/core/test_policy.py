"""What is shown when, and when an attempt is due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.assignment import Phase, Terms, Window
from quizapp.core.policy import JUST_AFTER, Moment, Part, Policy, Purpose, moment_of

START = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
minutes = st.integers(-10_000, 10_000).map(lambda count: START + count * MINUTE)


def test_a_test_shows_no_key_until_it_has_closed() -> None:
    test = Policy(purpose=Purpose.TEST)
    for part in (Part.KEY, Part.RATIONALE, Part.CORRECTNESS, Part.SCORE):
        assert [moment for moment in Moment if test.shows(part, moment)] == [Moment.AFTER_CLOSE]


def test_practice_keeps_its_keys_while_it_runs() -> None:
    practice = Policy()
    assert not practice.shows(Part.KEY, Moment.DURING)
    assert all(practice.shows(Part.KEY, moment) for moment in Moment if moment is not Moment.DURING)


def test_an_override_replaces_one_row_of_the_matrix() -> None:
    early = frozenset({Moment.JUST_AFTER})
    policy = Policy(purpose=Purpose.TEST, review=MappingProxyType({Part.SCORE: early}))
    assert policy.shows(Part.SCORE, Moment.JUST_AFTER)
    assert not policy.shows(Part.SCORE, Moment.AFTER_CLOSE)
    assert not policy.shows(Part.KEY, Moment.JUST_AFTER)


def test_moments_follow_each_other() -> None:
    closes = START + 60 * MINUTE
    assert moment_of(submitted=None, closes=closes, now=closes + MINUTE) is Moment.DURING
    assert moment_of(submitted=START, closes=closes, now=START + JUST_AFTER - MINUTE) is Moment.JUST_AFTER
    assert moment_of(submitted=START, closes=closes, now=START + JUST_AFTER) is Moment.LATER_OPEN
    assert moment_of(submitted=START, closes=closes, now=closes) is Moment.AFTER_CLOSE
    assert moment_of(submitted=START, closes=None, now=START + 999 * JUST_AFTER) is Moment.LATER_OPEN


@given(st.none() | minutes, st.none() | minutes, minutes)
def test_an_open_window_has_opened_and_not_closed(
    opens: datetime | None, closes: datetime | None, now: datetime
) -> None:
    is_open = Window(opens, closes).phase(now) is Phase.OPEN
    assert is_open == ((opens is None or opens <= now) and (closes is None or now < closes))


@given(st.none() | st.integers(1, 1440), st.integers(0, 600), st.none() | minutes, minutes)
def test_an_attempt_is_due_at_its_limit_with_the_addition_but_never_after_the_closing(
    limit: int | None, extra: int, closes: datetime | None, started: datetime
) -> None:
    terms = Terms(Policy(time_limit=limit), Window(closes=closes), extra * MINUTE)
    due = terms.due(started)
    own = None if limit is None else started + (limit + extra) * MINUTE
    assert due == min((moment for moment in (own, closes) if moment), default=None)


def test_extra_tries_add_to_a_limit_and_change_nothing_without_one() -> None:
    assert Terms(Policy(tries=2), extra_tries=1).tries == 3
    assert Terms(Policy(), extra_tries=1).tries is None
