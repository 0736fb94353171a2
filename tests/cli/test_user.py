"""``quizapp user add``: people who can sign in afterwards, a sentence for a name or password that will not do."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.core.person import Person, Role
from quizapp.core.refusal import NotAllowed
from quizapp.db.engine import make_engine, unit
from quizapp.services.people import authenticate
from tests.cli.running import run, run_on_terminal

PASSWORD = "cukup panjang é"


def sign_in(folder: Path, name: str, password: str = PASSWORD) -> Person:
    engine = make_engine(f"sqlite:///{folder}/data/quizapp.sqlite3")
    with unit(engine) as session:
        person = authenticate(session, name=name, password=password)
    engine.dispose()
    return person


def test_whoever_is_added_can_sign_in_with_the_roles(folder: Path) -> None:
    words = ("user", "add", " Bu  Ani ", "--role", "teacher", "--role", "admin", "--password-stdin")
    assert run(folder, *words, given=f"{PASSWORD}\nnot read\n") == (0, "Added Bu Ani: admin, student, teacher.\n", "")
    assert sign_in(folder, "bu ani").roles == {Role.STUDENT, Role.TEACHER, Role.ADMIN}


@pytest.mark.parametrize("end", ["\n", "\r\n", ""], ids=["line", "Windows", "no end"])
def test_the_first_line_is_the_password(end: str, folder: Path) -> None:
    assert run(folder, "user", "add", "Budi", "--password-stdin", given=f" {PASSWORD} {end}")[0] == 0
    assert sign_in(folder, "Budi", f" {PASSWORD} ").roles == {Role.STUDENT}


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("Budi", "short\n", "8 to 128"),
        ("Budi", "", "8 to 128"),
        ("Budi", "x" * 129, "8 to 128"),
        ("Budi", b"\xff\xfe no text at all\n", "UTF-8"),
        (" ", PASSWORD, "name"),
        ("x" * 81, PASSWORD, "80"),
        ("Bu\u202edi", PASSWORD, "cannot be seen"),
    ],
    ids=["short", "nothing", "long", "bytes", "blank name", "long name", "hidden"],
)
def test_a_refusal_is_a_sentence(name: str, given: str | bytes, says: str, folder: Path) -> None:
    code, printed, complained = run(folder, "user", "add", name, "--password-stdin", given=given)
    assert (code, printed) == (1, "")
    assert says in complained
    assert complained.count("\n") == 1


def test_a_name_belongs_to_one(folder: Path) -> None:
    assert run(folder, "user", "add", "Budi", "--password-stdin", given=PASSWORD)[0] == 0
    code, _, complained = run(folder, "user", "add", "BUDI", "--password-stdin", given=PASSWORD)
    assert code == 1
    assert complained.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [("Budi",), ("Budi", "--role", "king", "--password-stdin"), ("--password-stdin",)],
    ids=["no terminal", "role", "no name"],
)
def test_wrong_use_is_2(words: tuple[str, ...], tmp_path: Path) -> None:
    code, printed, complained = run(tmp_path, "user", "add", *words)
    assert (code, printed) == (2, "")
    assert "Error: " in complained
    assert list(tmp_path.iterdir()) == []


def test_without_a_site_it_says_how_to_make_one(tmp_path: Path) -> None:
    code, printed, complained = run(tmp_path, "user", "add", "Budi", "--password-stdin", given=PASSWORD)
    assert (code, printed) == (1, "")
    assert "quizapp db upgrade" in complained


def test_a_terminal_is_asked_twice_and_shows_nothing(folder: Path) -> None:
    code, screen = run_on_terminal(folder, "user", "add", "Budi", typed=(PASSWORD, PASSWORD))
    assert code == 0, screen
    assert "Added Budi: student." in screen
    assert PASSWORD not in screen
    sign_in(folder, "Budi")


def test_two_passwords_that_differ_are_asked_again(folder: Path) -> None:
    code, screen = run_on_terminal(folder, "user", "add", "Budi", typed=("first one", "second", PASSWORD, PASSWORD))
    assert code == 0, screen
    sign_in(folder, "Budi")


def test_a_forgotten_password_is_given_anew(folder: Path) -> None:
    assert run(folder, "user", "add", "Bu Ani", "--role", "admin", "--password-stdin", given=PASSWORD)[0] == 0
    words = ("user", "password", "bu ani", "--password-stdin")
    another = "kata sandi yang baru"
    says = "Bu Ani has a new password and is signed out everywhere.\n"
    assert run(folder, *words, given=another) == (0, says, "")
    assert sign_in(folder, "Bu Ani", another).roles == {Role.STUDENT, Role.ADMIN}
    with pytest.raises(NotAllowed):
        sign_in(folder, "Bu Ani")
    assert run(folder, *words, given="short")[0] == 1
    code, _, complained = run(folder, "user", "password", "Nobody", "--password-stdin", given=another)
    assert (code, complained) == (1, "Nobody here is called “Nobody”.\n")
