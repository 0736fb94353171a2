"""The number look by keyboard: one line, called by the stem."""

from tests.e2e.looks.typed import answer

__all__ = ["answer"]
