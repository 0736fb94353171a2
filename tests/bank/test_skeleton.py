"""A new bank checks clean from the first minute, and is refused where it would harm."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from quizapp.bank.files import read_folder
from quizapp.bank.skeleton import new_bank
from quizapp.core.refusal import Malformed, NotNow, Unavailable


def test_a_new_bank_is_clean_and_commented(tmp_path: Path) -> None:
    new_bank(tmp_path / "baru", "bank-baru", UUID(int=7))
    bank, problems = read_folder(tmp_path / "baru")
    assert list(problems) == []
    assert bank is not None
    assert (bank.slug, bank.uuid) == ("bank-baru", str(UUID(int=7)))
    for file in (tmp_path / "baru").glob("*.yaml"):
        assert "\n#" in f"\n{file.read_text(encoding='utf-8')}"


@pytest.mark.parametrize("slug", ["", "Bank", "a b", "../a", "a--b", "x" * 65])
def test_a_slug_that_is_no_id_is_refused(slug: str, tmp_path: Path) -> None:
    with pytest.raises(Malformed):
        new_bank(tmp_path / "baru", slug, UUID(int=7))
    assert not (tmp_path / "baru").exists()


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(NotNow):
        new_bank(tmp_path, "baru", UUID(int=7))
    with pytest.raises(Unavailable):
        new_bank(tmp_path / "mine.txt", "baru", UUID(int=7))
    assert [child.name for child in tmp_path.iterdir()] == ["mine.txt"]
