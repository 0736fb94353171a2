"""Measure what an installation takes on disk: quizapp's run dependencies, without extras, pip and setuptools.

    python -m tests.bench.footprint

Adds up the files of every package that quizapp needs, directly or by way of another, as installed beside this Python
(compiled .pyc files included where they exist). Prints figures; asserts nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

REPOSITORY = Path(__file__).resolve().parents[2]
MEGABYTE = 1e6


def plain(name: str) -> str:
    """Return a package's name as packages compare them."""
    return re.sub(r"[-_.]+", "-", name).lower()


def wanted(requirements: list[str]) -> Iterator[str]:
    """Yield the names of requirements that hold here, extras left out."""
    for text in requirements:
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield plain(requirement.name)


def needed(names: list[str]) -> dict[str, Distribution]:
    """Return every package reached from ``names``."""
    found: dict[str, Distribution] = {}
    todo = list(names)
    while todo:
        name = todo.pop()
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            print(f"{name} is not installed here")
            continue
        todo += wanted(found[name].requires or [])
    return found


def size(package: Distribution) -> int:
    """Return the bytes of a package's files."""
    places = (Path(str(package.locate_file(file))) for file in package.files or ())
    return sum(place.stat().st_size for place in places if place.is_file())


def main() -> None:
    """Print the packages by size, and the sum."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    sizes = {name: size(package) for name, package in needed(list(wanted(project["dependencies"]))).items()}
    for name, taken in sorted(sizes.items(), key=lambda entry: -entry[1]):
        print(f"{taken / MEGABYTE:8.1f} MB  {name}")
    print(f"{sum(sizes.values()) / MEGABYTE:8.1f} MB  in {len(sizes)} packages")


if __name__ == "__main__":
    main()
