"""Bank folders of tests, changed as their authors change them."""

from __future__ import annotations

from pathlib import Path


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    """Write something else where ``old``, which must be there, stands first in a file."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
