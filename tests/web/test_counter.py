"""Tries are counted together in Redis, by each process alone while it is away, and together again afterwards."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from limits import parse

from quizapp.web import counter
from quizapp.web.counter import Counter
from tests.ports import free_port
from tests.servers import running_redis

THREE = parse("3 per hour")
LONG_SECONDS = 600  # longer than a busy machine takes


def counted(each: Counter, key: str, times: int) -> list[bool]:
    """Count and tell what was within the limit."""
    return [each.hit(THREE, key) for _ in range(times)]


def test_in_memory_each_counts_alone() -> None:
    one, other = Counter("memory://"), Counter("memory://")
    assert counted(one, "a", 4) == [True, True, True, False]
    assert not one.test(THREE, "a")
    assert one.test(THREE, "b")
    assert other.test(THREE, "a")


@pytest.mark.servers
def test_in_redis_all_count_together_and_alone_while_it_is_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(counter, "PATIENCE_SECONDS", LONG_SECONDS)
    monkeypatch.setattr(counter, "REST_SECONDS", 0)
    port = free_port()
    one, other = (Counter(f"redis://127.0.0.1:{port}/0") for _ in range(2))
    with running_redis(tmp_path, port) as server:
        assert counted(one, "a", 3) == [True] * 3
        assert not other.test(THREE, "a")
        assert caplog.messages == []
        server.kill()
        assert counted(other, "a", 4) == [True, True, True, False]
        assert counted(one, "a", 1) == [True]
        assert len(caplog.records) == 5
        assert caplog.messages[0].startswith("Tries are counted in this process alone")
    with running_redis(tmp_path, port):
        assert counted(one, "a", 3) == [True] * 3
        assert not other.test(THREE, "a")


def test_redis_that_is_away_is_asked_once_in_a_while(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(counter, "REST_SECONDS", LONG_SECONDS)
    away = Counter("redis://127.0.0.1:1/0")
    with caplog.at_level(logging.WARNING):
        assert counted(away, "a", 4) == [True, True, True, False]
    assert len(caplog.records) == 1
