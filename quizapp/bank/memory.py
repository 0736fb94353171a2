"""Folders that lie nowhere: files by name in memory, read as a folder on the disk is."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class MemoryFile:
    """Hold a file; ``data`` is None for one that is not there."""

    name: str
    data: bytes | None

    def __str__(self) -> str:
        return self.name

    def is_file(self) -> bool:
        """Tell whether the file is there."""
        return self.data is not None

    def open(self, _mode: Literal["rb"], /) -> io.BytesIO:
        """Open the file for reading. Raises FileNotFoundError."""
        if self.data is None:
            raise FileNotFoundError(self.name)
        return io.BytesIO(self.data)


@dataclass(frozen=True, slots=True)
class MemoryFolder:
    """Hold files by name; places in them name the files alone."""

    files: Mapping[str, bytes]

    def __truediv__(self, name: str) -> MemoryFile:
        return MemoryFile(name, self.files.get(name))

    def iterdir(self) -> Iterator[MemoryFile]:
        """Walk the files."""
        return (MemoryFile(name, data) for name, data in self.files.items())


def in_memory(texts: Mapping[str, str]) -> MemoryFolder:
    """Return a folder of texts by file name."""
    return MemoryFolder({name: text.encode() for name, text in texts.items()})
