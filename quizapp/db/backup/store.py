"""What every kind of database gives to be backed up: a copy out, a copy in, and word of its health."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from quizapp.core.i18n import Message, msg
from quizapp.core.refusal import Malformed
from quizapp.db.backup.file import Step
from quizapp.db.migrate import NEWEST

OURS: Final = frozenset({"alembic_version", "bank", "person"})  # there since the first migration
VERSION: Final = re.compile(r"[0-9]{4}")  # the names of migrations sort in the order of time


@dataclass(frozen=True, slots=True)
class Restored:
    """Hold what a restore did: where the former database is kept (None: there was none), whether an upgrade is due."""

    kept: Path | None
    upgrade_due: bool


class Store(Protocol):
    """Copy one database; see the verbs of the package for what is raised."""

    def copy_out(self, draft: Path, step: Step) -> None:
        """Write the database as it is at one moment into the file ``draft``, and read it back."""

    def put_in(self, source: Path, folder: Path, step: Step) -> Restored:
        """Check a backup wholly, then replace the database by it."""

    def faults(self) -> tuple[Message, ...]:
        """Return what is wrong with the content, apart from what the tables are."""


def known(version: str, tables: Collection[str], source: Path) -> str:
    """Return the migration that the content of ``source`` is at.

    Raises Malformed when its tables are not ours, or those of a quizapp that is newer than this.
    """
    if not OURS.issubset(tables) or not VERSION.fullmatch(version):
        raise Malformed(msg("%(file)s holds no database of quizapp. Nothing was changed.", file=str(source)))
    if version > NEWEST:
        raise Malformed(msg("%(file)s was made by a newer quizapp. Install that one first.", file=str(source)))
    return version


def damaged(source: Path, fault: str) -> Malformed:
    """Return the sentence for content that is not whole."""
    return Malformed(msg("%(file)s is damaged: %(fault)s. Nothing was changed.", file=str(source), fault=fault))
