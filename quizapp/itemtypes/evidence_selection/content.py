"""The content of evidence selection: acceptable sets of sentences, what is offered; how it is read and written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from quizapp.core.i18n import msg
from quizapp.core.response import Given, Response
from quizapp.core.shape import Flag, ListOf, MapOf, Record, Text, Whole, identifier, maybe
from quizapp.itemtypes.authored import LONGEST_TEXT, MOST_PARTS, plain_part
from quizapp.itemtypes.evidence_selection.scoring import Proof
from quizapp.itemtypes.option import Option

MOST_PICKED: Final = 4
MOST_SETS: Final = 6

ADDRESS: Final = Text(10, r"p[1-9][0-9]{0,3}\.[1-9][0-9]{0,3}", msg("a sentence address such as p3.2"))
PARAGRAPH: Final = Text(5, r"p[1-9][0-9]{0,3}", msg("a paragraph such as p3"))
OPTION: Final = Record({
    "id": identifier(),
    "text": Text(LONGEST_TEXT),
    "key": maybe(Flag()),
    "rationale": maybe(Text(LONGEST_TEXT)),
})  # fmt: skip
SHAPE: Final = Record({
    "keys": ListOf(ListOf(ADDRESS, 1, MOST_PICKED), 1, MOST_SETS),
    "pick": maybe(Whole(1, MOST_PICKED)),
    "from": maybe(ListOf(PARAGRAPH, 1, MOST_PARTS)),
    "tempting": maybe(MapOf(ADDRESS, Text(LONGEST_TEXT))),
    "question": maybe(Record({"options": ListOf(OPTION, 2, MOST_PARTS), "shuffle": maybe(Flag())})),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hold the acceptable sets of sentence addresses, and how many may be picked.

    ``paragraphs`` are offered (none named: the whole passage); ``tempting`` maps the address of a sentence to why it
    tempts and fails. ``options`` are the answers of part A in the two-part form, else none.
    """

    keys: tuple[tuple[str, ...], ...]
    pick: int = 1
    paragraphs: tuple[str, ...] = ()
    tempting: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    options: tuple[Option, ...] = ()
    shuffle: bool = True

    @property
    def proof(self) -> Proof:
        """Return what scoring needs."""
        return Proof(tuple(map(frozenset, self.keys)), self.pick)

    def offers(self, address: str) -> bool:
        """Tell whether a sentence is among those to pick from."""
        return not self.paragraphs or address.partition(".")[0] in self.paragraphs

    def key_sentences(self) -> frozenset[str]:
        """Return the addresses of every acceptable set."""
        return frozenset(address for key in self.keys for address in key)

    def right(self, option: str) -> bool:
        """Tell whether an option of part A is its key."""
        return any(each.key for each in self.options if each.id == option)

    # What the look asks of a content.

    def addresses(self, order: Sequence[str]) -> list[str]:
        """Return the addresses among the ids of an order."""
        return [name for name in order if "." in name]

    def paragraph(self, address: str) -> str:
        """Return the number of the paragraph of an address."""
        return address[1:].partition(".")[0]

    def picked(self, response: Response) -> tuple[str, ...]:
        """Return the addresses of the picked sentences."""
        return picked(response)

    def option(self, response: Response) -> str:
        """Return the id of the option chosen in part A, "" for none."""
        return option_of(self, response)

    def nearest(self, response: Response) -> frozenset[str]:
        """Return the acceptable set that fits the picked sentences best."""
        return self.proof.nearest(frozenset(picked(response)))


def made(read: Mapping[str, Any]) -> Evidence:
    """Return the content of what ``SHAPE`` read."""
    question = read.get("question", {"options": []})
    return Evidence(
        keys=tuple(tuple(in_order(key)) for key in read["keys"]),
        pick=read.get("pick", 1),
        paragraphs=tuple(read.get("from", ())),
        tempting=MappingProxyType(dict(read.get("tempting", {}))),
        options=tuple(Option(**option) for option in question["options"]),
        shuffle=question.get("shuffle", True),
    )


def plain_content(content: Evidence) -> dict[str, Any]:
    """Return plain data, what is at its default left out."""
    said: dict[str, Any] = {"keys": [list(key) for key in content.keys]}
    said |= {"pick": content.pick} if content.pick > 1 else {}
    said |= {"from": list(content.paragraphs)} if content.paragraphs else {}
    said |= (
        {"tempting": {address: content.tempting[address] for address in in_order(content.tempting)}}
        if (content.tempting)
        else {}
    )
    if not content.options:
        return said
    question: dict[str, Any] = {"options": [_plain_option(option) for option in content.options]}
    return said | {"question": question | ({} if content.shuffle else {"shuffle": False})}


def in_order(addresses: Iterable[str]) -> list[str]:
    """Return addresses in the order of reading: p2.10 behind p2.9."""
    return sorted(addresses, key=lambda address: [int(number) for number in address[1:].split(".")])


def option_of(content: Evidence, response: Response) -> str:
    """Return the id of the option chosen in part A, "" for none."""
    option = response.data.get("option") if isinstance(response, Given) else None
    return next((each.id for each in content.options if each.id == option), "")


def picked(response: Response) -> tuple[str, ...]:
    """Return the addresses of the picked sentences, in the order of reading."""
    sentences = response.data.get("sentences") if isinstance(response, Given) else None
    return tuple(text for text in sentences if isinstance(text, str)) if isinstance(sentences, (list, tuple)) else ()


def _plain_option(option: Option) -> dict[str, Any]:
    return plain_part(option, key=option.key, rationale=option.rationale)
