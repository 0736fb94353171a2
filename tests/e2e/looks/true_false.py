"""True or false is the choice look."""

from tests.e2e.looks.choice import answer

__all__ = ["answer"]
