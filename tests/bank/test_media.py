"""The folder ``media`` of a bank: pictures read, written, and held against the texts that name them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from quizapp.bank.files import read_folder
from quizapp.bank.writer import write_folder
from quizapp.core.media import LARGEST
from tests.pictures import png

BANK = "selat-sunda-1883"


@pytest.fixture
def folder(repository: Path, tmp_path: Path) -> Path:
    """Return a copy of a shipped bank with a picture that an item and a fact show."""
    copied = tmp_path / BANK
    shutil.copytree(repository / "questions" / BANK, copied)
    (copied / "media").mkdir()
    (copied / "media" / "peta.png").write_bytes(png())
    for kind, field in (("items", "rationale"), ("facts", "why")):
        for language in ("id", "en"):
            add(copied / f"{kind}.{language}.yaml", field, "![peta selat](media:peta.png)")
    return copied


def add(file: Path, field: str, text: str) -> None:
    """Write a text in front of the first such field of a file."""
    lines = file.read_text(encoding="utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line.lstrip().startswith(f"{field}: "))
    start, _, rest = lines[at].partition(": ")
    quote = '"' if rest[:1] == '"' else "'" if rest[:1] == "'" else ""
    lines[at] = f"{start}: {quote}Lihat {text} {rest.removeprefix(quote)}"
    file.write_text("\n".join(lines), encoding="utf-8")


def told(folder: Path) -> list[tuple[str, str, str]]:
    found = read_folder(folder)[1]
    return [(one.code, one.subject, one.field) for one in found if one.code.startswith("media")]


def test_a_picture_is_read_and_written_back(folder: Path, tmp_path: Path) -> None:
    bank, problems = read_folder(folder)
    assert bank is not None, [str(one.message) for one in problems]
    assert told(folder) == []
    assert bank.media["peta.png"].content == png()
    write_folder(bank, tmp_path / "again")
    assert (tmp_path / "again" / "media" / "peta.png").read_bytes() == png()
    assert read_folder(tmp_path / "again")[0] == bank


def test_a_missing_picture_is_named_with_item_and_field_and_line(folder: Path) -> None:
    (folder / "media" / "peta.png").unlink()
    bank, problems = read_folder(folder)
    assert bank is None
    missing = [one for one in problems if one.code == "media-missing"]
    assert len(missing) == 4
    assert {one.field for one in missing} == {"content.options[1].rationale", "card.why"}
    assert all(one.subject and one.place.line > 1 and "peta.png" in str(one.message) for one in missing)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("![](media:peta.png)", "media-alt"),
        ("![x](media:peta.png 'judul')", "media-form"),
        ("![x](media:Peta.png)", "media-missing"),
        ("![x](media:../bank.yaml)", "media-missing"),
    ],
)
def test_what_would_not_show_is_an_error(folder: Path, text: str, code: str) -> None:
    add(folder / "items.id.yaml", "indicator", text)
    assert code in {one[0] for one in told(folder)}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Peta.png", png()),
        ("peta laut.png", png()),
        ("peta.svg", b"<svg/>"),
        ("foto.jpg", png()),
        ("besar.png", png() + bytes(LARGEST)),
        ("kosong.png", b""),
    ],
)
def test_what_is_no_picture_of_ours_is_an_error(folder: Path, name: str, content: bytes) -> None:
    (folder / "media" / name).write_bytes(content)
    assert read_folder(folder)[0] is None
    assert "media-file" in {one[0] for one in told(folder)}


def test_a_picture_in_the_passage_is_an_error_and_an_unused_one_a_warning(folder: Path) -> None:
    (folder / "media" / "lain.png").write_bytes(png(9))
    assert told(folder) == [("media-unused", "", "")]
    assert read_folder(folder)[0] is not None
    passage = folder / "passage.id.md"
    passage.write_text(passage.read_text(encoding="utf-8") + "\n![x](media:peta.png)\n", encoding="utf-8")
    assert "media-place" in {one[0] for one in told(folder)}
