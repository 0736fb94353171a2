"""The pictures of a bank folder: read from ``media/``, and checked against the texts that name them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from quizapp.bank.draft import Draft, Entry
from quizapp.bank.look import Mention
from quizapp.bank.source import File, Folder
from quizapp.core.i18n import Message, msg
from quizapp.core.media import BEGINNINGS, LARGEST, LONGEST_NAME, NAME, SCHEME, Medium, named, suffix
from quizapp.core.problem import Place, Problems
from quizapp.core.shape import Scope
from quizapp.core.tree import Branch, Leaf, Node, Row

FOLDER: Final = "media"
MOST: Final = 500  # pictures of one bank


def read_media(path: Folder, problems: Problems) -> Mapping[str, Medium]:
    """Return the pictures in the folder ``media`` of a bank by name, after reporting those that cannot be shown."""
    try:
        files = sorted((path / FOLDER).iterdir(), key=lambda file: file.name)
    except OSError:
        files = []
    found = {}
    for file in files[:MOST]:
        content = _content(file)
        fault = _fault(file.name, content)
        if fault is None:
            found[file.name] = Medium(file.name, content)
            continue
        mend = msg("Use a PNG, JPG, WebP or GIF of at most 1 MB with a name such as peta-korea.png.")
        problems.error("media-file", fault, Place(str(file)), mend=mend)
    if len(files) > MOST:
        problems.error(
            "media-many", msg("A bank holds at most %(most)s pictures.", most=MOST), Place(str(path / FOLDER))
        )
    return MappingProxyType(found)


def check_media(draft: Draft, path: Folder, media: Mapping[str, Medium], problems: Problems) -> None:
    """Report pictures that are named and not there, described by no words, or written so that they would not show.

    Pictures stand in facts and items; in the passage nothing shows them. What no text names is only a warning.
    """
    used: set[str] = set()
    for edition in draft.editions:
        both: tuple[Entry[Any], ...] = (*edition.facts.all, *edition.items.all)
        for entry in both:
            for mention in _texts(entry.node):
                scope = Scope(problems, entry.id, mention.path)
                used.update(_check_text(mention, media, scope))
        for sentence in edition.passage.sentences() if edition.passage else ():
            if f"]({SCHEME}" in sentence.text:
                message = msg("The passage shows no pictures (sentence %(address)s).", address=sentence.address)
                mend = msg("Put the picture into the item or fact that asks about it.")
                name = f"passage.{edition.language}.md"
                problems.error("media-place", message, Place(str(path / name)), mend=mend)
    for name in sorted(media.keys() - used):
        place = Place(f"{path / FOLDER}/{name}")
        problems.warn("media-unused", msg("No fact or item names this picture."), place, mend=msg("Remove it."))


def _check_text(mention: Mention, media: Collection[str], scope: Scope) -> set[str]:
    """Return the names in one text, after reporting what is wrong with them."""
    found = list(named(mention.text))
    for alt, name in found:
        if name not in media:
            message = msg("There is no picture “%(name)s” in the folder media.", name=name)
            scope.error("media-missing", message, mention.place, msg("Add the file, or correct its name."))
        elif not alt:
            message = msg("The picture “%(name)s” has no words for those who cannot see it.", name=name)
            mend = msg("Say what it shows: ![a map of Korea](media:%(name)s)", name=name)
            scope.error("media-alt", message, mention.place, mend)
    if mention.text.count(f"]({SCHEME}") != len(found):
        message = msg("A picture is written so that it would not show.")
        mend = msg("Write ![what it shows](media:name.png), in one line and with nothing else between the brackets.")
        scope.error("media-form", message, mention.place, mend)
    return {name for _, name in found}


def _content(file: File) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except OSError:
        return b""


def _fault(name: str, content: bytes) -> Message | None:
    if len(name) > LONGEST_NAME or NAME.fullmatch(name) is None:
        return msg("A picture cannot have this name.")
    if len(content) > LARGEST:
        return msg("This picture is larger than 1 MB.")
    if BEGINNINGS[suffix(name)].match(content) is None:
        return msg("This file is no picture of the kind that its name says, or it cannot be opened.")
    return None


def _texts(node: Node, path: str = "") -> Iterator[Mention]:
    """Walk all texts in a tree with their paths."""
    if isinstance(node, Leaf):
        if SCHEME in node.text:
            yield Mention(path, node.text, node.place)
    elif isinstance(node, Row):
        for number, entry in enumerate(node.values, 1):
            yield from _texts(entry, f"{path}[{number}]")
    elif isinstance(node, Branch):
        for name, (_, entry) in node.entries.items():
            yield from _texts(entry, f"{path}.{name}" if path else name)
