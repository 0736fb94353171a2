"""Indonesian is complete: every message id of the code has its text, and what is shown is what was written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from quizapp.config import LANGUAGES
from tests.house import REPOSITORY

FOLDER = REPOSITORY / "quizapp" / "translations"
PO = FOLDER / "id" / "LC_MESSAGES" / "messages.po"
KEYWORDS = {"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2), "msg": None}
PLACE = re.compile(r"%\((\w+)\)s")
UPDATE = (
    "pybabel -q extract -F pyproject.toml -k msg -k lazy_gettext --no-location --sort-output -o messages.pot . && "
    "pybabel -q update -i messages.pot -d quizapp/translations -N --ignore-pot-creation-date && rm messages.pot && "
    "pybabel -q compile -d quizapp/translations"
)


@pytest.fixture(scope="module")
def written() -> Catalog:
    """Return the Indonesian texts."""
    with PO.open("rb") as file:
        return read_po(file, locale="id")


@pytest.fixture(scope="module")
def asked(repository: Path) -> set[str]:
    """Return every message id in the code and the templates, the first of a plural pair."""
    return {message if isinstance(message, str) else message[0] for message in extracted(repository)}


def extracted(repository: Path) -> Iterator[str | tuple[str, ...]]:
    """Run the extraction as the settings in pyproject.toml say."""
    mappings = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["babel"]["mappings"]
    methods = [(mapping["pattern"].removeprefix("quizapp/"), mapping["method"]) for mapping in mappings]
    for _, _, message, _, _ in extract_from_dir(repository / "quizapp", methods, keywords=KEYWORDS):
        yield message


def first(text: object) -> str:
    """Return an id or text, the first of several forms."""
    return str(text[0]) if isinstance(text, (tuple, list)) else str(text)


def test_every_message_has_its_indonesian_text(asked: set[str], written: Catalog) -> None:
    assert len(asked) > 200
    there = {first(message.id) for message in written if message.id and first(message.string) and not message.fuzzy}
    assert sorted(asked - there) == [], f"write the missing texts after: {UPDATE}"


def test_nothing_is_translated_that_nobody_asks_for(asked: set[str], written: Catalog) -> None:
    assert sorted({first(message.id) for message in written if message.id} - asked) == [], UPDATE
    assert not written.obsolete


def test_the_compiled_texts_are_the_written_ones(written: Catalog) -> None:
    made = BytesIO()
    write_mo(made, written)
    committed = BytesIO(PO.with_suffix(".mo").read_bytes())
    made.seek(0)
    assert texts(GNUTranslations(made)) == texts(GNUTranslations(committed)), "pybabel compile -d quizapp/translations"


def texts(compiled: GNUTranslations) -> dict[object, str]:
    """Return id -> text of a compiled catalogue, its header left out: that names the tool's version."""
    return {id_: text for id_, text in vars(compiled)["_catalog"].items() if id_}


def test_arguments_stand_in_the_translation_as_well(written: Catalog) -> None:
    for message in written:
        if not message.id:
            continue
        ids = [message.id] if isinstance(message.id, str) else message.id
        allowed = {name for id_ in ids for name in PLACE.findall(id_)}
        needed = {name for name in allowed if all(f"%({name})s" in id_ for id_ in ids)}
        assert needed <= set(PLACE.findall(first(message.string))) <= allowed, message.id


def test_students_are_called_kamu_all_along(written: Catalog) -> None:
    """Only whoever looks after a site or writes its banks is "Anda"; no text says both."""
    for message in written:
        words = set(re.findall(r"\w+", first(message.string)))
        assert not ({"Anda"} & words and {"kamu", "Kamu", "jawabanmu", "skormu"} & words), message.id


def test_english_needs_no_catalogue() -> None:
    assert {path.name for path in FOLDER.iterdir() if path.is_dir()} | {"en"} == set(LANGUAGES)
