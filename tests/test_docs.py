"""The documentation is tried: its commands exist and run, its settings and links are real, and none is left out."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from quizapp.cli.main import main
from quizapp.config import variables
from tests.house import REPOSITORY, texts

DOCUMENTS = dict(texts(".md"))
PROSE = {name: text for name, text in DOCUMENTS.items() if "passage." not in name and "/skeleton/" not in name}
README = DOCUMENTS["README.md"]
SPAN = re.compile(r"`((?:\.venv/bin/)?quizapp(?: [^`]*)?)`")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
CODE = re.compile(r"`[^`]*`")
OPTION = re.compile(r"--[a-z][a-z-]*")


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield (names from the group down, command) of every command that does something."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name), command


COMMANDS = dict(commands(main))


def spans() -> list[str]:
    """Return every piece of code in the prose that starts with our command, without the table's escapes."""
    return [
        span.replace("\\|", "|").removeprefix(".venv/bin/") for text in PROSE.values() for span in SPAN.findall(text)
    ]


def named(span: str) -> list[tuple[str, ...]]:
    """Return the commands that one piece of code names, such as four for ``quizapp db upgrade | check ...``."""
    words = re.findall(r"[\w-]+", span)
    return [path for path in COMMANDS if path[0] in words[1:2] and set(path) <= set(words)]


@pytest.mark.parametrize("path", list(COMMANDS), ids=" ".join)
def test_every_command_is_documented_and_helps(path: tuple[str, ...]) -> None:
    assert any(path in named(span) for span in spans())
    result = CliRunner().invoke(main, [*path, "--help"])
    assert result.exit_code == 0, result.output
    assert COMMANDS[path].get_short_help_str()


@pytest.mark.parametrize("span", [span for span in dict.fromkeys(spans()) if span != "quizapp"])
def test_what_is_documented_exists(span: str) -> None:
    if span.split()[1].startswith("-"):
        span = span.replace("quizapp", "quizapp serve", 1)
    paths = named(span)
    assert paths
    known = {option for path in paths for parameter in COMMANDS[path].params for option in parameter.opts}
    assert set(OPTION.findall(span)) <= known | {"--help"}


def examples() -> list[str]:
    """Return the lines that a contributor is told to type, in order."""
    return [span.removeprefix(".venv/bin/") for span in SPAN.findall(README) if span.startswith(".venv/bin/quizapp ")]


def test_what_a_contributor_is_told_to_type_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(REPOSITORY / "questions", tmp_path / "questions")
    monkeypatch.chdir(tmp_path)
    assert examples()
    for line in examples():
        result = CliRunner().invoke(main, line.split()[1:])
        assert result.exit_code == 0, f"{line}: {result.output}"


def test_every_setting_is_in_the_readme() -> None:
    rows = re.findall(r"^\| `(QUIZAPP_[A-Z_]+)` \|", README, re.MULTILINE)
    assert rows == list(variables())


@pytest.mark.parametrize("name", list(PROSE))
def test_links_lead_somewhere(name: str) -> None:
    folder = (REPOSITORY / name).parent
    assert [link for link in LINK.findall(CODE.sub("", PROSE[name])) if not (folder / link).exists()] == []
