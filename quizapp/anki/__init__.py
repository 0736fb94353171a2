"""Anki decks: facts and items become notes with an identity and a time of their own, and notes become a package."""
