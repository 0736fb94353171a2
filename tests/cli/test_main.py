"""The command itself: its help, its default, its exit codes, and that help is quick."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

import quizapp
from quizapp.cli import edge
from quizapp.cli.main import COMMANDS, main
from quizapp.core.i18n import msg
from quizapp.core.problem import Place, Problem
from quizapp.core.refusal import BadBank, NotNow

HEAVY = ("sqlalchemy", "flask", "rich", "yaml", "genanki", "jinja2", "alembic", "granian", "wtforms")


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in edge.LOCALE_VARIABLES:
        monkeypatch.delenv(name, raising=False)


def test_help_names_every_command_and_imports_none() -> None:
    code = (
        "import sys\nfrom quizapp.cli.main import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        f"print('LOADED', [name for name in {HEAVY!r} if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.rstrip().endswith("LOADED []")
    for name in COMMANDS:
        assert f"\n  {name} " in run.stdout


def test_the_version_is_the_package_s() -> None:
    assert CliRunner().invoke(main, ["--version"]).output == f"quizapp {quizapp.__version__}\n"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [([], []), (["--port", "9"], ["--port", "9"]), (["serve", "--port", "9"], ["--port", "9"])],
    ids=["nothing", "options only", "in full"],
)
def test_no_command_is_serve(typed: list[str], meant: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[list[str]] = []

    @click.command("serve", context_settings={"ignore_unknown_options": True})
    @click.argument("words", nargs=-1)
    def serve(words: tuple[str, ...]) -> None:
        got.append(list(words))

    monkeypatch.setattr(edge.Lazy, "get_command", lambda _self, _ctx, name: serve if name == "serve" else None)
    assert CliRunner().invoke(main, typed).exit_code == 0
    assert got == [meant]


@pytest.mark.parametrize(
    "typed", [["nonsense"], ["bank", "nonsense"], ["bank", "check"], ["bank", "check", "/nowhere"]]
)
def test_wrong_use_is_2(typed: list[str]) -> None:
    assert CliRunner().invoke(main, typed).exit_code == 2


@pytest.mark.parametrize("command", ["check", "list", "import", "export", "new", "coverage", "format", "schema"])
def test_every_bank_command_has_help(command: str) -> None:
    run = CliRunner().invoke(main, ["bank", command, "--help"])
    assert run.exit_code == 0
    assert len(run.output.splitlines()) > 4


def run_raising(refusal: Exception, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str, str]:
    @click.command("serve")
    def serve() -> None:
        raise refusal

    monkeypatch.setattr(edge.Lazy, "get_command", lambda _self, _ctx, _name: serve)
    run = CliRunner().invoke(main, [])
    return run.exit_code, run.stdout, run.stderr


def test_a_refusal_is_a_sentence_and_1(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run_raising(NotNow(msg("Not %(when)s.", when="now")), monkeypatch) == (1, "", "Not now.\n")


def test_a_bad_bank_shows_its_problems_first(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = Problem(
        "odd-thing", msg("It is odd."), Place("a.yaml", 2, 3), subject="x", field="y", mend=msg("Mend it.")
    )
    assert run_raising(BadBank(msg("Nothing was imported."), (problem,)), monkeypatch) == (
        1, "", "a.yaml:2:3: E odd-thing x y: It is odd. Mend it.\nNothing was imported.\n",
    )  # fmt: skip


def test_a_bug_is_no_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    @click.command("serve")
    def serve() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(edge.Lazy, "get_command", lambda _self, _ctx, _name: serve)
    assert isinstance(CliRunner().invoke(main, []).exception, ZeroDivisionError)


def test_what_moves_the_cursor_is_not_shown() -> None:
    assert edge.shown("a\x1b[31m\r\n\u202eb\ud800é😀") == "a\ufffd[31m\ufffd\ufffd\ufffdb\ufffdé😀"


@pytest.mark.parametrize(
    ("variables", "indonesian"),
    [
        ({}, False),
        ({"LANG": "id_ID.UTF-8"}, True),
        ({"LANG": "id"}, True),
        ({"LANG": "en_US.UTF-8"}, False),
        ({"LC_ALL": "C", "LANG": "id_ID.UTF-8"}, False),
        ({"LC_ALL": "id_ID.utf8", "LANG": "C"}, True),
        ({"LANG": "idea"}, False),
    ],
    ids=["none", "lang", "short", "english", "all wins", "all is first", "no language"],
)
def test_the_environment_chooses_the_language(
    variables: dict[str, str], indonesian: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert (edge.translator() is not str) == indonesian


def test_a_pipe_gets_no_progress_bar(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(edge.progress([1, 2, 3], msg("Working"))) == [1, 2, 3]
    assert capsys.readouterr() == ("", "")
