"""The commands of ``quizapp bank`` in this process, and the bank ``contoh`` that their tests begin with."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from quizapp.cli.main import main
from tests.bank import folders


def run(*words: str) -> Result:
    """Run a command of ``quizapp bank``."""
    return CliRunner().invoke(main, ["bank", *words])


def spoil(file: str, old: str, new: str, folder: str = "contoh") -> None:
    """Write something else where ``old``, which must be there, stands first in a file of a bank."""
    folders.spoil(Path(folder), file, old, new)
