"""The files of the repository and their syntax trees, for tests that read the project itself."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
PACKAGE = REPOSITORY / "quizapp"


@cache
def files() -> tuple[Path, ...]:
    """Return every file that is or would be committed, in order."""
    # A checkout that another user owns, as in a container, is read all the same.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, text=True).stdout
    paths = (REPOSITORY / name for name in sorted(set(listing.split("\0"))) if name)
    return tuple(path for path in paths if path.is_file())


def texts(*suffixes: str, under: Path = REPOSITORY) -> Iterator[tuple[str, str]]:
    """Yield (path from the repository, text) of the files below ``under`` that end in one of ``suffixes``."""
    for path in files():
        if path.suffix in suffixes and path.is_relative_to(under):
            yield path.relative_to(REPOSITORY).as_posix(), path.read_text(encoding="utf-8")


@cache
def trees() -> dict[str, ast.Module]:
    """Return the syntax tree of every Python file, by its path from the repository."""
    return {name: ast.parse(text, name) for name, text in texts(".py")}


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the full name of every module that ``tree`` imports, wherever the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def dotted(node: ast.expr) -> str:
    """Return ``a.b.c`` for such an expression, with an empty first part where it starts with something else."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""
