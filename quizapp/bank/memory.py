"""Folders that lie nowhere: files by name in memory, read as a folder on the disk is."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal


@dataclass(frozen=True, slots=True)
class MemoryFile:
    """Name a file or a folder among files by name, there or not."""

    path: str
    files: Mapping[str, bytes]

    def __str__(self) -> str:
        return self.path

    @property
    def name(self) -> str:
        """Return the name alone."""
        return self.path.rpartition("/")[2]

    def is_file(self) -> bool:
        """Tell whether the file is there."""
        return self.path in self.files

    def iterdir(self) -> Iterator[MemoryFile]:
        """Walk what lies right in the folder; nothing where there is none."""
        return _children(self.files, f"{self.path}/")

    def open(self, _mode: Literal["rb"], /) -> io.BytesIO:
        """Open the file for reading. Raises FileNotFoundError."""
        if not self.is_file():
            raise FileNotFoundError(self.path)
        return io.BytesIO(self.files[self.path])


@dataclass(frozen=True, slots=True)
class MemoryFolder:
    """Hold files by name; places in them name the files alone."""

    files: Mapping[str, bytes]

    def __truediv__(self, name: str) -> MemoryFile:
        return MemoryFile(name, self.files)

    def iterdir(self) -> Iterator[MemoryFile]:
        """Walk what lies right in it."""
        return _children(self.files, "")


def in_memory(texts: Mapping[str, str], pictures: Mapping[str, bytes] = MappingProxyType({})) -> MemoryFolder:
    """Return a folder of texts and pictures by file name."""
    return MemoryFolder({**{name: text.encode() for name, text in texts.items()}, **pictures})


def _children(files: Mapping[str, bytes], start: str) -> Iterator[MemoryFile]:
    inside = (path.removeprefix(start).partition("/")[0] for path in files if path.startswith(start))
    return (MemoryFile(f"{start}{name}", files) for name in dict.fromkeys(inside))
