"""A student's Anki: the real backend, with the few verbs that the tests need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from anki.collection import (
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
    ImportCsvRequest,
)
from anki.decks import DeckId


@dataclass(frozen=True)
class Imported:
    """Count what an import reported."""

    new: int
    updated: int
    duplicate: int
    conflicting: int


@dataclass(frozen=True)
class Side:
    """Hold one card as Anki renders it."""

    template: str
    guid: str
    front: str
    back: str
    css: str


class Shelf:
    """Open a collection in a folder; imports take Anki's own default options."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.collection = Collection(str(folder / "collection.anki2"))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.collection.close()

    def take(self, package: bytes, **options: Any) -> Imported:  # noqa: ANN401 - the test extra's own options
        """Import a package."""
        path = self.folder / "taken.apkg"
        path.write_bytes(package)
        request = ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions(**options))
        log = self.collection.import_anki_package(request).log
        return Imported(len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting))

    def take_text(self, text: str) -> Imported:
        """Import a text file as Anki's own dialogue does when nothing in it is changed."""
        path = self.folder / "taken.txt"
        path.write_text(text, encoding="utf-8", newline="")
        metadata = self.collection.get_csv_metadata(str(path), None)
        log = self.collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log
        return Imported(len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting))

    def exported(self, *, legacy: bool) -> bytes:
        """Return the whole collection as Anki exports it, with the schedule."""
        path = self.folder / "given.apkg"
        options = ExportAnkiPackageOptions(
            with_scheduling=True, with_deck_configs=False, with_media=True, legacy=legacy
        )
        self.collection.export_anki_package(out_path=str(path), options=options, limit=None)
        return path.read_bytes()

    def review(self, number: int) -> None:
        """Answer so many cards of all decks."""
        top = self.collection.decks.all_names_and_ids(skip_empty_default=True)[0]
        self.collection.decks.select(DeckId(top.id))
        for _ in range(number):
            card = self.collection.sched.getCard()
            assert card is not None
            self.collection.sched.answerCard(card, 3)

    def sides(self) -> list[Side]:
        """Render every card, in the order of new cards."""
        cards = [self.collection.get_card(number) for number in self.collection.find_cards("", order="c.due, c.ord")]
        rendered = [(card, card.render_output()) for card in cards]
        return [
            Side(str(card.template()["name"]), card.note().guid, out.question_text, out.answer_text, out.css)
            for card, out in rendered
        ]

    def rows(self, query: str, *values: str | int) -> Sequence[Sequence[Any]]:
        """Read the collection's own tables."""
        database = self.collection.db
        assert database is not None
        return database.all(query, *values)

    def note(self, guid: str) -> Any:  # noqa: ANN401 - the test extra's own type
        """Return a note by GUID."""
        ((number,),) = self.rows("select id from notes where guid = ?", guid)
        return self.collection.get_note(number)
