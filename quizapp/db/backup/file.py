"""Backup files: they appear whole with their checksum or not at all, and are believed only when it is right."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, TypeAlias

from quizapp.core.i18n import msg
from quizapp.core.refusal import Malformed, NotFound, NotNow, Refusal, StorageFull, Unavailable

Step: TypeAlias = Callable[[int, int], None]

CHUNK: Final = 1 << 20  # bytes; large enough that hashing, not calling, takes the time
NO_ROOM: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
SUM: Final = re.compile(r"([0-9a-f]{64})(?:\s|$)")  # as the program sha256sum writes it


def unmoved(_done: int, _of: int) -> None:
    """Take no notice of progress."""


def beside(path: Path, suffix: str) -> Path:
    """Return the path with ``suffix`` after its whole name."""
    return path.with_name(path.name + suffix)


def unused(path: Path) -> Path:
    """Return ``path``, with -2, -3 ... behind it where there is something already."""
    number, free = 1, path
    while os.path.lexists(free):
        number += 1
        free = beside(path, f"-{number}")
    return free


@contextmanager
def appearing(target: Path) -> Iterator[Path]:
    """Lend an empty private file that becomes ``target``, with its checksum, when the block ends well; else it is gone.

    The checksum comes first: a lone one is no backup, and the next backup writes over it. Raises NotNow when ``target``
    exists.
    """
    with lent(target) as draft:
        _refuse_existing(target)
        yield draft
        with file_faults(target):
            sync(draft)
            write_sum(target, digest(draft))
            _refuse_existing(target)
            draft.rename(target)
            sync(target.parent)


@contextmanager
def lent(target: Path) -> Iterator[Path]:
    """Lend an empty private file (0600) in the folder of ``target``, removed at the end unless it was moved away."""
    with file_faults(target):
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
        os.close(descriptor)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


@contextmanager
def file_faults(path: Path) -> Iterator[None]:
    """Turn faults of the file system into StorageFull or Unavailable that name ``path``."""
    try:
        yield
    except OSError as fault:
        raise refusal_of(fault, path) from fault


def refusal_of(fault: OSError, path: Path) -> Refusal:
    """Return the sentence for a fault of the file system."""
    if fault.errno in NO_ROOM:
        return no_room(path)
    return no_way(path, fault.strerror or str(fault))


def no_way(path: Path, reason: str) -> Unavailable:
    """Return the sentence for a file that cannot be read or written."""
    return Unavailable(
        msg("%(file)s cannot be read or written: %(reason)s. Nothing was changed.", file=str(path), reason=reason)
    )


def no_room(path: Path) -> StorageFull:
    """Return the sentence for a full disk."""
    return StorageFull(msg("There is no room left to write %(file)s. Nothing was changed.", file=str(path)))


def write_sum(path: Path, checksum: str) -> None:
    """Write ``path.sha256`` so that ``sha256sum --check`` in that folder reads it."""
    with lent(beside(path, ".sha256")) as draft:
        draft.write_text(f"{checksum}  {path.name}\n", encoding="utf-8")
        sync(draft)
        draft.replace(beside(path, ".sha256"))


def read_sum(path: Path) -> str:
    """Return what ``path.sha256`` says.

    Raises NotFound without it or without ``path``, Malformed when it says nothing of the kind.
    """
    file = beside(path, ".sha256")
    for needed in (path, file):
        if not needed.is_file():
            sentence = msg("There is no file %(file)s. A restore needs a backup and its checksum.", file=str(needed))
            raise NotFound(sentence)
    with file_faults(file):
        found = SUM.match(file.read_text(encoding="utf-8", errors="replace"))
    if found is None:
        raise Malformed(msg("%(file)s holds no SHA-256 checksum. Nothing was changed.", file=str(file)))
    return found[1]


def verify(path: Path, step: Step, copy: IO[bytes] | None = None) -> None:
    """Read all of ``path``, into ``copy`` if there is one; Malformed when it is not what its checksum was made of."""
    wanted = read_sum(path)
    with file_faults(path):
        is_right = digest(path, step, copy) == wanted
    if not is_right:
        raise Malformed(msg("%(file)s is damaged: its checksum is wrong. Nothing was changed.", file=str(path)))


def digest(path: Path, step: Step = unmoved, copy: IO[bytes] | None = None) -> str:
    """Return the SHA-256 of a file in hexadecimal; what was read is what is written to ``copy``."""
    sha, size, done = hashlib.sha256(), path.stat().st_size, 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            sha.update(chunk)
            if copy is not None:
                copy.write(chunk)
            done += len(chunk)
            step(done, size)
    return sha.hexdigest()


def sync(path: Path) -> None:
    """Return when a file, or the names in a folder, are on the disk; on Windows folders cannot be asked for it."""
    if os.name != "posix" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _refuse_existing(target: Path) -> None:
    if os.path.lexists(target):
        raise NotNow(msg("%(file)s exists already and was left as it is. Choose another name.", file=str(target)))
