"""``quizapp demo``: a folder to try things in, made once; never among real students."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizapp.core.person import Role
from quizapp.db.engine import make_engine, unit
from quizapp.services.people import authenticate
from tests.cli.running import run, run_on_terminal, started

pytestmark = pytest.mark.slow

SIGN_IN = re.compile(r"signs in as “(.+)” with the password (\S+)")


def test_a_new_folder_is_filled_once(tmp_path: Path) -> None:
    code, printed, complained = run(tmp_path, "demo")
    assert (code, complained) == (0, "")
    assert "A class of 36 invented students has handed in “Cek cepat”." in printed
    assert f"quizapp serve --data {tmp_path / 'data'}" in printed
    found = SIGN_IN.search(printed)
    assert found is not None
    engine = make_engine(f"sqlite:///{tmp_path}/data/quizapp.sqlite3")
    with unit(engine) as session:
        assert Role.TEACHER in authenticate(session, name=found[1], password=found[2]).roles
    engine.dispose()
    code, printed, complained = run(tmp_path, "demo")
    assert (code, printed) == (1, "")
    assert complained.startswith(f"There is a site already in {tmp_path / 'data'}.")
    with started(tmp_path) as site:
        site.wait_for()


def test_a_folder_with_anything_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear ...")
    assert run(tmp_path, "demo", "--data", str(tmp_path / "mine"))[0] == 1
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_a_database_elsewhere_that_has_a_site_is_left_alone(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/site.sqlite3"
    assert run(tmp_path, "db", "upgrade", "--data", str(tmp_path / "one"), QUIZAPP_DATABASE_URL=address)[0] == 0
    code, printed, complained = run(tmp_path, "demo", "--data", str(tmp_path / "two"), QUIZAPP_DATABASE_URL=address)
    assert (code, printed, complained.count("\n")) == (1, "", 1)
    assert "The database has a site already." in complained
    assert not (tmp_path / "two").exists()


def test_a_terminal_is_shown_how_far_it_is(tmp_path: Path) -> None:
    code, screen = run_on_terminal(tmp_path, "demo")
    assert code == 0, screen
    assert "Filling the class" in screen
