"""A bounded memory of values that never change: what was used longest ago makes room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Cache(Generic[Key, Value]):
    """Keep at most ``most`` values by key; safe for many threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Key, Value] = OrderedDict()
        self._lock = Lock()

    def among(self, keys: Iterable[Key]) -> dict[Key, Value]:
        """Return those of ``keys`` that are here."""
        found = {}
        with self._lock:
            for key in keys:
                if key in self._values:
                    self._values.move_to_end(key)
                    found[key] = self._values[key]
        return found

    def keep(self, values: Mapping[Key, Value]) -> None:
        """Add values; those used longest ago go."""
        with self._lock:
            self._values.update(values)
            while len(self._values) > self._most:
                self._values.popitem(last=False)

    def take(self, key: Key) -> Value | None:
        """Return a value that is kept no longer, None where there is none."""
        with self._lock:
            return self._values.pop(key, None)

    def clear(self) -> None:
        """Forget every value."""
        with self._lock:
            self._values.clear()

    def __len__(self) -> int:
        """Count the values."""
        return len(self._values)
