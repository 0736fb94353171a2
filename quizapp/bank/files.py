"""Bank folders read: every file of one, every fault at its line, and a frozen Bank when there is no error."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from quizapp.bank.agreement import check_editions, check_quizzes, check_texts
from quizapp.bank.draft import Draft, EditionDraft, Entries, entries, languages_of
from quizapp.bank.glossary import check_glossary
from quizapp.bank.media import check_media, read_media
from quizapp.bank.passage_text import parse_loosely
from quizapp.bank.plain import Head, check_item, load_fact, load_head, load_item, load_quiz, load_term, load_times
from quizapp.bank.pools import check_pools
from quizapp.bank.references import check_ids, check_references
from quizapp.bank.source import File, Folder, read_source
from quizapp.bank.structure import check_structure
from quizapp.bank.yaml_tree import read_yaml
from quizapp.core.bank import Bank, Edition, NoteTime
from quizapp.core.i18n import msg
from quizapp.core.item import Item
from quizapp.core.media import Medium
from quizapp.core.passage import Passage, Term
from quizapp.core.problem import Place, Problems
from quizapp.core.shape import Scope
from quizapp.core.tree import Node

HEAD_FILE: Final = "bank.yaml"
QUIZ_FILE: Final = "quizzes.yaml"
TIMES_FILE: Final = "deck.times.yaml"
STAMPS_FILE: Final = "evidence.stamps.yaml"
EDITION_FILES: Final = ("passage.{}.md", "facts.{}.yaml", "items.{}.yaml")
GLOSSARY_FILE: Final = "glossary.{}.yaml"  # not every passage has one
CHECKS: Final = (
    check_ids, check_references, check_editions, check_structure, check_texts, check_quizzes, check_pools,
    check_glossary,
)  # fmt: skip
OURS: Final = re.compile(
    r"(bank|quizzes|deck\.times|evidence\.stamps|(passage|facts|items|glossary)\.[\w-]+)\.(ya?ml|md)"
)


def find_banks(path: Path) -> list[Path]:
    """Return the bank folders at ``path`` sorted by name: itself, or the folders in it that hold a file of a bank."""
    if _holds_bank(path):
        return [path]
    return [path / name for name in sorted(_names(path)) if _holds_bank(path / name)]


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what reading a folder gave: the files' trees, the bank (None when there is any error), the problems."""

    draft: Draft
    bank: Bank | None
    problems: Problems


def read_folder(path: Folder) -> tuple[Bank | None, Problems]:
    """Return the bank of a folder (None when there is any error) and everything that is wrong with it.

    Places name the files as ``path`` does. Never raises for what lies on the disk.
    """
    reading = read_whole(path)
    return reading.bank, reading.problems


def read_whole(path: Folder) -> Reading:
    """Read a folder as ``read_folder`` does and keep the trees, so that later checks can name places too."""
    problems = Problems()
    names = _names(path)
    scope = Scope(problems)
    tree = read_yaml(path / HEAD_FILE, str(path / HEAD_FILE), problems)
    head = load_head(tree, scope) if tree else None
    editions = tuple(_edition(path, language, names, scope) for language in languages_of(tree, names))
    quiz_file = str(path / QUIZ_FILE)
    quizzes = entries(read_yaml(path / QUIZ_FILE, quiz_file, problems), quiz_file, scope, load_quiz)
    times = _times(path, scope) if TIMES_FILE in names else {}
    draft = Draft(path, tree, editions, quizzes)
    _check(draft, problems)
    media = _media(path, draft, problems)
    _check_names(draft, names, problems)
    whole = head is not None and not problems.blocking
    return Reading(draft, replace(_bank(head, draft, times), media=media) if head and whole else None, problems)


def _media(path: Folder, draft: Draft, problems: Problems) -> Mapping[str, Medium]:
    """Return the pictures of a folder, checked."""
    media = read_media(path, problems)
    check_media(draft, path, media, problems)
    return media


def clashes(banks: Mapping[Path, Bank]) -> Problems:
    """Return an error for each bank whose UUID or slug another one has: both are identities on one site."""
    problems = Problems()
    for field in ("uuid", "slug"):
        first: dict[str, Path] = {}
        for folder, bank in banks.items():
            value = str(getattr(bank, field))
            other = first.setdefault(value, folder)
            if other != folder:
                message = msg("The bank in %(folder)s has the same %(field)s.", folder=str(other), field=field)
                mend = msg("Begin a copy as a bank of its own, with “quizapp bank new”.")
                problems.error("bank-twice", message, Place(str(folder / HEAD_FILE)), field=field, mend=mend)
    return problems


def edition_files(language: str) -> tuple[str, ...]:
    """Return the names of the three files of a language: passage, facts, items."""
    return tuple(name.format(language) for name in EDITION_FILES)


def _edition(path: Folder, language: str, names: frozenset[str], scope: Scope) -> EditionDraft:
    passage, facts, items = (path / name for name in edition_files(language))
    fact_tree = read_yaml(facts, str(facts), scope.problems)
    item_tree = read_yaml(items, str(items), scope.problems)
    return EditionDraft(
        language,
        _passage(passage, language, scope.problems),
        entries(fact_tree, str(facts), scope, load_fact),
        entries(item_tree, str(items), scope, _load_checked),
        _glossary(path / GLOSSARY_FILE.format(language), names, scope),
    )


def _glossary(path: File, names: frozenset[str], scope: Scope) -> Entries[Term]:
    """Return the entries of a glossary; a missing file holds none."""
    if path.name not in names:
        return Entries(str(path), known=True)
    return entries(read_yaml(path, str(path), scope.problems), str(path), scope, load_term)


def _load_checked(node: Node, scope: Scope) -> Item | None:
    item = load_item(node, scope)
    if item is not None:
        check_item(item, node, scope)
    return item


def _passage(path: File, language: str, problems: Problems) -> Passage | None:
    text = read_source(path, str(path), problems)
    return None if text is None else parse_loosely(text, str(path), language, problems)


def _times(path: Folder, scope: Scope) -> Mapping[str, NoteTime]:
    tree = read_yaml(path / TIMES_FILE, str(path / TIMES_FILE), scope.problems)
    return (load_times(tree, scope) if tree else None) or {}


def _check(draft: Draft, problems: Problems) -> None:
    for check in CHECKS:
        check(draft, problems)


def _check_names(draft: Draft, names: frozenset[str], problems: Problems) -> None:
    expected = {HEAD_FILE, QUIZ_FILE, TIMES_FILE, STAMPS_FILE}
    for edition in draft.editions:
        expected.update((*edition_files(edition.language), GLOSSARY_FILE.format(edition.language)))
    for name in sorted(names - expected):
        if OURS.fullmatch(name):
            message = msg("This file is not read: no language of bank.yaml has a file of this name.")
            mend = msg("Rename it, remove it, or list its language in bank.yaml.")
            problems.warn("file-unlisted", message, Place(str(draft.folder / name)), mend=mend)


def _bank(head: Head, draft: Draft, times: Mapping[str, NoteTime]) -> Bank:
    editions = {
        edition.language: Edition(_explained(edition.passage, edition), edition.facts.values(), edition.items.values())
        for edition in draft.editions
        if edition.passage is not None
    }
    return head.bank(editions, draft.quizzes.values(), times)


def _explained(passage: Passage, edition: EditionDraft) -> Passage:
    return replace(passage, glossary=edition.glossary.values())


def _names(path: Folder) -> frozenset[str]:
    try:
        return frozenset(child.name for child in path.iterdir())
    except OSError:
        return frozenset()


def _holds_bank(path: Folder) -> bool:
    return any(OURS.fullmatch(name) for name in _names(path))
