"""Bank folders written in one canonical form: the same bank always gives the same bytes; comments are not kept."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from quizapp.bank.files import GLOSSARY_FILE, HEAD_FILE, QUIZ_FILE, STAMPS_FILE, TIMES_FILE, edition_files
from quizapp.bank.look import text_at
from quizapp.bank.media import FOLDER as MEDIA
from quizapp.bank.passage_text import passage_text
from quizapp.bank.plain import dump_fact, dump_head, dump_item, dump_quiz, dump_term, dump_times
from quizapp.bank.plain.words import LANGUAGES
from quizapp.bank.stamps import stamps_text
from quizapp.bank.yaml_text import yaml_text
from quizapp.bank.yaml_tree import read_yaml
from quizapp.core.bank import Bank
from quizapp.core.i18n import msg
from quizapp.core.problem import Problems
from quizapp.core.refusal import NotNow, Unavailable
from quizapp.core.stamp import Stamps

MAY_MISS: Final = frozenset({TIMES_FILE, *map(GLOSSARY_FILE.format, LANGUAGES)})
NOTE_ROWS: Final = 3  # the levels of deck.times.yaml: the file, its notes, one note a line


def folder_texts(bank: Bank, stamps: Mapping[str, Stamps] | None = None) -> dict[str, str]:
    """Return file name -> canonical text of every file of a bank, ``media/`` apart.

    ``stamps`` are those of its evidence by language and entry; without them the file that holds them is none of these.
    """
    texts = {HEAD_FILE: yaml_text(dump_head(bank))}
    for language, edition in bank.editions.items():
        passage, facts, items = edition_files(language)
        texts[passage] = passage_text(edition.passage)
        texts[facts] = yaml_text([dump_fact(fact) for fact in edition.facts])
        texts[items] = yaml_text([dump_item(item) for item in edition.items])
        if edition.passage.glossary:
            glossary = [dump_term(term) for term in edition.passage.glossary]
            texts[GLOSSARY_FILE.format(language)] = yaml_text(glossary)
    texts[QUIZ_FILE] = yaml_text([dump_quiz(quiz) for quiz in bank.quizzes])
    if bank.note_times:
        texts[TIMES_FILE] = yaml_text(dump_times(bank.note_times), row_depth=NOTE_ROWS)
    return texts | ({STAMPS_FILE: stamps_text(stamps)} if stamps else {})


def folder_files(bank: Bank, stamps: Mapping[str, Stamps] | None = None) -> dict[str, bytes]:
    """Return file name -> content of every file of a bank: its texts as ``folder_texts``, and its pictures."""
    files = {name: text.encode() for name, text in folder_texts(bank, stamps).items()}
    return files | {f"{MEDIA}/{name}": medium.content for name, medium in bank.media.items()}


def write_folder(bank: Bank, path: Path, stamps: Mapping[str, Stamps] | None = None) -> None:
    """Write a bank's files into ``path``, made when missing; other files are left alone.

    Everything is written beside its place first and moved there last, so a full disk leaves the folder as it was.
    Raises Unavailable when the folder cannot be written.
    """
    files = folder_files(bank, stamps)
    with saying_why(path):
        made = not path.exists()
        try:
            path.mkdir(parents=True, exist_ok=True)
            _replace(path, files)
        except OSError:
            if made:
                shutil.rmtree(path, ignore_errors=True)
            raise


def export_folder(bank: Bank, path: Path, stamps: Mapping[str, Stamps] | None = None) -> None:
    """Write a bank as ``write_folder`` does, into an empty folder or one that holds this bank already.

    Raises NotNow for a file, or a folder with anything else in it, Unavailable when it cannot be looked at or written.
    """
    with saying_why(path):
        if path.exists() and not path.is_dir():
            raise NotNow(msg("%(file)s is a file. Choose a folder.", file=str(path)))
        if path.exists() and any(path.iterdir()) and _uuid(path) != bank.uuid:
            message = msg("%(folder)s holds something other than this bank; choose an empty folder.", folder=str(path))
            raise NotNow(message)
    write_folder(bank, path, stamps)


@contextmanager
def saying_why(path: Path) -> Iterator[None]:
    """Say why a folder cannot be used: raise Unavailable, with a sentence for its owner, for what the system raises."""
    try:
        yield
    except OSError as fault:
        reason = fault.strerror or str(fault)
        message = msg(
            "The folder %(folder)s cannot be written: %(reason)s. Choose another place, or one that you may write to.",
            folder=str(path), reason=reason,
        )  # fmt: skip
        raise Unavailable(message) from fault


def write_times(bank: Bank, path: Path) -> None:
    """Write only ``deck.times.yaml`` of the folder ``path``. Raises Unavailable when it cannot be written."""
    write_generated(TIMES_FILE, yaml_text(dump_times(bank.note_times), row_depth=NOTE_ROWS), path)


def write_generated(name: str, text: str, path: Path) -> None:
    """Write one generated file of the folder ``path``. Raises Unavailable when it cannot be written."""
    try:
        _replace(path, {name: text.encode()}, keep=True)
    except OSError as fault:
        reason = fault.strerror or str(fault)
        message = msg("The folder %(folder)s cannot be written: %(reason)s.", folder=str(path), reason=reason)
        raise Unavailable(message) from fault


def _replace(path: Path, files: Mapping[str, bytes], *, keep: bool = False) -> None:
    beside = Path(tempfile.mkdtemp(prefix=".writing-", dir=path))
    try:
        for name, content in files.items():
            _write(beside / name, content)
        for name in files:
            (path / name).parent.mkdir(exist_ok=True)
            (beside / name).replace(path / name)
        for name in () if keep else MAY_MISS - files.keys():  # it says something else than the bank
            (path / name).unlink(missing_ok=True)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _uuid(path: Path) -> str:
    return text_at(read_yaml(path / HEAD_FILE, HEAD_FILE, Problems()), "uuid")
