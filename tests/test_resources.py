"""Shipped data is found inside the wheel first, then in the checkout; an installation without it says so."""

from pathlib import Path

import pytest

from quizapp.resources import ResourceMissingError, migrations_folder, questions_folder, shipped


def test_a_checkout_is_found(repository: Path) -> None:
    assert questions_folder() == repository / "questions"
    assert migrations_folder() == repository / "migrations"


def test_the_wheel_comes_before_a_folder_beside_it(tmp_path: Path) -> None:
    package = tmp_path / "quizapp"
    (tmp_path / "questions").mkdir()
    assert shipped("questions", package) == tmp_path / "questions"
    (package / "_shipped" / "questions").mkdir(parents=True)
    assert shipped("questions", package) == package / "_shipped" / "questions"


def test_a_broken_installation_is_told(tmp_path: Path) -> None:
    with pytest.raises(ResourceMissingError, match="'questions' is missing"):
        shipped("questions", tmp_path / "quizapp")
