"""A bank's folder taken down and brought up again: compared with what both sides come from, and put together.

Nothing that the site has is overwritten unless its entry was left as it was since the folder was taken down, or
somebody chose so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, delete, select
from sqlalchemy.orm import Session

from quizapp.bank.files import read_whole
from quizapp.bank.media import FOLDER as MEDIA
from quizapp.bank.memory import MemoryFolder, in_memory
from quizapp.bank.moves import moves, readdressed
from quizapp.bank.stamps import read_stamps, stamped
from quizapp.bank.three_way import Compared, Key, Part, Side, compare, entries_of, merged, texts_of
from quizapp.bank.writer import folder_files
from quizapp.core.bank import Bank
from quizapp.core.i18n import msg
from quizapp.core.media import Medium
from quizapp.core.person import Person
from quizapp.core.refusal import BadBank, Malformed, NotNow, Stale
from quizapp.core.stamp import Stamps
from quizapp.db.models import BankBaseRow, BankRow, UnfinishedEditRow
from quizapp.db.puts import put
from quizapp.db.turns import Turn, take_turn
from quizapp.services import audit
from quizapp.services.bank_rewrite import rewrite, stamps_of
from quizapp.services.bank_rights import Right
from quizapp.services.banks import stored_bank
from quizapp.services.entry_history import Deed
from quizapp.services.media import keep_pictures, picture
from quizapp.services.pictures import words_in

WAITING: Final = {"kind": "bank", "author_id": "folder", "language": "id"}  # the name under which a folder waits
PICTURES: Final = f"{MEDIA}/"


@dataclass(frozen=True, slots=True)
class Folder:
    """Hold a bank as a folder says it: the bank, and the stamps of its evidence by language and entry."""

    bank: Bank
    stamps: Mapping[str, Stamps]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold what differs between the site and a folder; ``seal`` names the state of the site that was looked at.

    ``words`` says what each picture shows, by its name.
    """

    rows: tuple[Compared, ...]
    seal: str
    words: Mapping[str, str]

    @property
    def open(self) -> tuple[Compared, ...]:
        """Return the entries that both sides changed."""
        return tuple(row for row in self.rows if row.side is None)

    @property
    def coming(self) -> tuple[Compared, ...]:
        """Return the entries that the folder changes without asking."""
        return tuple(row for row in self.rows if row.side is Side.THEIRS)

    @property
    def staying(self) -> tuple[Compared, ...]:
        """Return the entries that only the site changed, and those that the folder leaves out."""
        return tuple(row for row in self.rows if row.side is Side.MINE)


def read_files(files: Mapping[str, bytes]) -> Folder:
    """Return what files by name say. Raises BadBank with everything that is wrong with them and where."""
    folder = MemoryFolder(files)
    reading = read_whole(folder)
    stamps = read_stamps(folder, reading.problems)
    if reading.bank is None or reading.problems.blocking:
        raise BadBank(msg("The folder was not taken: nothing was changed."), tuple(reading.problems))
    return Folder(reading.bank, stamps)


def folder_of(session: Session, bank: int) -> dict[str, bytes]:
    """Return name -> content of the files of a bank, those stamps included that it has."""
    return folder_files(stored_bank(session, bank), stamps_of(session, bank) or None)


def take_down(session: Session, right: Right, *, person: Person, now: datetime) -> dict[str, bytes]:
    """Return the files of a bank, and remember them as what a folder brought up later comes from."""
    files = folder_of(session, right.id)
    _keep_base(session, right.id, files, now)
    uuid = session.execute(select(BankRow.uuid).where(BankRow.id == right.id)).scalar_one()
    audit.note(session, audit.Deed.EXPORTED, by=person, kind="bank", subject="", now=now, details={"bank": uuid})
    return files


def slug_of(reads: Connection | Session, uuid: str) -> str:
    """Return the slug under which a bank is kept here, "" for one that is not."""
    return reads.execute(select(BankRow.slug).where(BankRow.uuid == uuid)).scalar() or ""


def let_wait(session: Session, right: Right, files: Mapping[str, bytes], *, person: Person, now: datetime) -> None:
    """Keep a folder that was brought up until its person has decided what becomes of it."""
    key = {"person_id": person.id, "bank_id": right.id, **WAITING}
    put(session, UnfinishedEditRow, key, {"base_number": 0, "form": _as_texts(session, files), "at": now})


def waiting(reads: Connection | Session, right: Right, *, person: Person) -> Folder:
    """Return the folder that a person brought up. Raises NotNow when none waits."""
    form = reads.execute(select(UnfinishedEditRow.form).where(*_mine(right, person))).scalar()
    if form is None:
        raise NotNow(msg("No folder waits here (any more). Upload it again."))
    return read_files(_from_texts(reads, form))


def drop_waiting(session: Session, right: Right, *, person: Person) -> None:
    """Forget the folder that a person brought up."""
    session.execute(delete(UnfinishedEditRow).where(*_mine(right, person)))


def compare_folder(session: Session, right: Right, folder: Folder) -> Comparison:
    """Return what differs between a bank and a folder of it."""
    base, mine = _base(session, right.id), stored_bank(session, right.id)
    seal = _seal(session, right.id, mine)
    rows = compare(entries_of(base.bank) if base else {}, entries_of(mine), entries_of(folder.bank))
    return Comparison(rows, seal, words_in(mine) | words_in(folder.bank))


def bring_up(  # noqa: PLR0913 - one decision, all by name
    session: Session, right: Right, folder: Folder, *, choices: Mapping[Key, Side], seal: str, person: Person,
    now: datetime,
) -> int:  # fmt: skip
    """Put a folder and the site's bank together, and return how many entries of the site changed.

    ``choices`` say whose state is taken of every entry that both changed. Raises Stale when the site's bank changed
    since it was looked at, Malformed when a choice is missing, BadBank when the two do not make a sound bank.
    """
    take_turn(session, Turn.BANKS)
    mine = Folder(stored_bank(session, right.id), stamps_of(session, right.id))
    if _seal(session, right.id, mine.bank) != seal:
        raise Stale(msg("The bank was changed on the site meanwhile. Look at the comparison once more."))
    base = _base(session, right.id)
    united = _united(base, mine, folder, choices)
    changed = 0
    if entries_of(united.bank) != entries_of(mine.bank) or united.stamps != mine.stamps:
        changed = rewrite(session, right.id, united.bank, stamps=united.stamps, deed=Deed.IMPORTED, by=person, now=now)
    drop_waiting(session, right, person=person)
    _keep_base(session, right.id, folder_of(session, right.id), now)
    return changed


def _united(base: Folder | None, mine: Folder, theirs: Folder, choices: Mapping[Key, Side]) -> Folder:
    was = entries_of(base.bank) if base else {}
    here, there = entries_of(mine.bank), entries_of(theirs.bank)
    rows = compare(was, here, there)
    if any(row.side is None and row.key not in choices for row in rows):
        raise Malformed(msg("Choose for every entry that both sides changed."))
    sides = {row.key: row.side or choices[row.key] for row in rows}
    entries = merged(was, here, there, choices)
    followed = _follow(entries, sides, mine.bank, theirs.bank)
    languages = dict.fromkeys((*mine.bank.languages, *theirs.bank.languages))
    reading = read_whole(in_memory(texts_of(mine.bank, entries, languages), _pictures(entries, mine.bank, theirs.bank)))
    if reading.bank is None:
        message = msg(
            "The two do not fit together this way: nothing was changed. Choose otherwise, or mend the folder."
        )
        raise BadBank(message, tuple(reading.problems))
    bank = replace(reading.bank, note_times=theirs.bank.note_times)
    return Folder(bank, _stamps(bank, base, (mine, theirs), _Taken(sides, followed)))


def _seal(session: Session, bank: int, stored: Bank) -> str:
    """Return a hash of a bank's state, 64 hex digits: of what the site keeps as its hash, and of its pictures."""
    said = session.execute(select(BankRow.hash).where(BankRow.id == bank)).scalar_one()
    parts = (said, *(f"{name} {one.address}" for name, one in stored.media.items()))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _pictures(entries: Mapping[Key, Any], mine: Bank, theirs: Bank) -> dict[str, bytes]:
    """Return the pictures among the entries of two banks by file name."""
    held = {one.address: one.content for bank in (mine, theirs) for one in bank.media.values()}
    return {f"{PICTURES}{key.id}": held[address] for key, address in entries.items() if key.part is Part.PICTURE}


def _follow(
    entries: dict[Key, Any], sides: Mapping[Key, Side], mine: Bank, theirs: Bank
) -> dict[Key, Mapping[str, str]]:
    """Let entries of one side follow their sentences into the other side's passage; return by which moves."""
    followed: dict[Key, Mapping[str, str]] = {}
    for language in mine.editions.keys() & theirs.editions.keys():
        chosen = sides.get(Key(Part.PASSAGE, language, language))
        ours, other = (theirs, mine) if chosen is Side.THEIRS else (mine, theirs)
        if chosen is None:
            continue
        moved = moves(other.editions[language].passage, ours.editions[language].passage)
        for key, side in sides.items():
            if side is not chosen and key.language == language and key.part in {Part.FACT, Part.ITEM}:
                entries[key] = readdressed(entries[key], moved)
                followed[key] = moved.sentences
    return followed


@dataclass(frozen=True, slots=True)
class _Taken:
    """Hold whose state was taken of what differs, and by which moves entries followed their sentences."""

    sides: Mapping[Key, Side]
    followed: Mapping[Key, Mapping[str, str]]


def _stamps(
    bank: Bank, base: Folder | None, both: tuple[Folder, Folder], taken: _Taken
) -> dict[str, dict[str, Mapping[str, str]]]:
    """Return the stamps of the united bank: an entry keeps those of the side it comes from.

    Of an entry that is the same on both sides, the folder's count where it was read again there.
    """
    mine, theirs = both
    known = {Side.MINE: mine.stamps, Side.THEIRS: theirs.stamps}
    full = {Side.MINE: stamped(mine.bank, mine.stamps), Side.THEIRS: stamped(theirs.bank, theirs.stamps)}
    found: dict[str, dict[str, Mapping[str, str]]] = {}
    for language, edition in bank.editions.items():
        # Where the passage differs, what was bound to nothing is bound to the sentences that its side had.
        side_stamps = full if Key(Part.PASSAGE, language, language) in taken.sides else known
        three = [folder.stamps.get(language, {}) if folder else {} for folder in (base, mine, theirs)]
        entries = [*((Part.FACT, one.id) for one in edition.facts), *((Part.ITEM, one.id) for one in edition.items)]
        for part, name in entries:
            key = Key(part, language, name)
            was, here, renewed = (stamps.get(name, {}) for stamps in three)
            read_again = Side.THEIRS if renewed and here == was and renewed != was else Side.MINE
            stamps = side_stamps[taken.sides.get(key, read_again)].get(language, {}).get(name, {})
            names = taken.followed.get(key, {})
            if stamps:
                moved = {names.get(each, each): stamp for each, stamp in stamps.items()}
                found.setdefault(language, {})[name] = moved
    return found


def _base(session: Session, bank: int) -> Folder | None:
    """Return the folder that both sides come from, None where there is none that can be read."""
    files = session.execute(select(BankBaseRow.files).where(BankBaseRow.bank_id == bank)).scalar()
    try:
        return read_files(_from_texts(session, files)) if files else None
    except BadBank:
        return None


def _keep_base(session: Session, bank: int, files: Mapping[str, bytes], now: datetime) -> None:
    put(session, BankBaseRow, {"bank_id": bank}, {"at": now, "files": _as_texts(session, files)})


def _as_texts(session: Session, files: Mapping[str, bytes]) -> dict[str, str]:
    """Return files as texts by name; pictures are kept by their content, and their texts are their addresses."""
    pictures = {name: Medium(name, data) for name, data in files.items() if name.startswith(PICTURES)}
    keep_pictures(session, pictures.values())
    texts = {name: data.decode("utf-8-sig", "replace") for name, data in files.items() if name not in pictures}
    return texts | {name: medium.address for name, medium in pictures.items()}


def _from_texts(reads: Connection | Session, texts: Mapping[str, str]) -> dict[str, bytes]:
    return {name: picture(reads, text) if name.startswith(PICTURES) else text.encode() for name, text in texts.items()}


def _mine(right: Right, person: Person) -> tuple[Any, ...]:
    row = UnfinishedEditRow
    names = ((getattr(row, name), value) for name, value in WAITING.items())
    return row.person_id == person.id, row.bank_id == right.id, *(column == value for column, value in names)
