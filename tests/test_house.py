"""The repository itself: what stands at the top, who may be run, and a reason behind every exemption."""

import os
import re
import tomllib
from pathlib import Path

import pytest

from tests.house import files, texts

TOP = {
    ".ci",
    ".editorconfig",
    ".gitignore",
    "LICENSE",
    "README.md",
    "migrations",
    "pyproject.toml",
    "questions",
    "quizapp",
    "tests",
}
EXEMPTION = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma)\b(?P<rest>.*)")
EXPLAINED = re.compile(r"(?:: [A-Z]+\d+(?:, ?[A-Z]+\d+)*|\[[a-z-]+(?:, ?[a-z-]+)*\])\s+(?:[-#] ?)?[^\s#-]")
PIN = re.compile(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+")
HOME = re.compile(r"(?<![\w.$}])/(?:home|root|Users)/\w")


def canonical(name: str) -> str:
    """Return the name of a package as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_only_what_is_planned_stands_at_the_top(repository: Path) -> None:
    assert {path.relative_to(repository).parts[0] for path in files()} <= TOP


def test_scripts_can_be_run_and_nothing_else(repository: Path) -> None:
    runnable = {path.relative_to(repository).as_posix() for path in files() if os.access(path, os.X_OK)}
    assert runnable == {".ci/run", "tests/run"}


def test_every_exemption_in_code_has_its_reason() -> None:
    bare = [
        f"{path}: {line.strip()}"
        for path, text in texts(".py")
        for line in text.splitlines()
        if (found := EXEMPTION.search(line)) and "re.compile" not in line and not EXPLAINED.match(found["rest"])
    ]
    assert bare == []


@pytest.mark.parametrize(
    ("rest", "explained"),
    [
        (": ANN401 - depends on the shape", True),
        (": ANN401, ARG002  # as the base class has it", True),
        ("[arg-type]  # a field without a form", True),
        (": ANN401", False),
        (": ANN401 -", False),
        ("[arg-type]", False),
        ("", False),
    ],
)
def test_a_reason_is_known_when_it_is_seen(rest: str, explained: bool) -> None:
    assert bool(EXPLAINED.match(rest)) is explained


def test_every_exempted_rule_has_its_reason(repository: Path) -> None:
    text = (repository / "pyproject.toml").read_text(encoding="utf-8")
    lint = text[text.index("[tool.ruff.lint]") : text.index("[tool.mypy]")]
    rules = re.findall(r'^  "[A-Z]+[0-9]+".*$', lint, re.MULTILINE)
    assert rules
    assert [rule for rule in rules if not re.search(r"# \w", rule)] == []


def test_constraints_are_pins_and_cover_every_dependency(repository: Path) -> None:
    lines = (repository / "tests" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert [line for line in pins if not PIN.fullmatch(line)] == []
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    names = {canonical(match[0]) for one in asked if (match := re.match(r"[A-Za-z0-9._-]+", one))}
    assert names - {canonical(pin.partition("==")[0]) for pin in pins} == set()


def test_no_file_names_somebody_s_home() -> None:
    suffixes = (".py", ".md", ".toml", ".yaml", ".html", ".css", ".js", ".txt", ".json", "")
    assert [path for path, text in texts(*suffixes) if HOME.search(text)] == []


@pytest.mark.parametrize("suffixes", [(".po",), (".mo",)])
def test_translations_are_committed(suffixes: tuple[str, ...]) -> None:
    assert {path.parts[-3] for path in files() if path.suffix in suffixes} >= {"id"}
