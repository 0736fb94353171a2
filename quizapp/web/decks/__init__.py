"""Decks of whoever is signed in: download, parts, what is new, and what their Anki says."""
