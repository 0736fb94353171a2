"""An article becomes a question bank; the bank becomes a quiz site and Anki decks."""

__version__ = "0.1.0"
