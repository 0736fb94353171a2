"""Media: pictures of a bank, named in authors' texts as ``![what it shows](media:name.png)``.

Authors name files; what is shown and kept names them by their content, so that a picture under one address never
changes, and an item whose picture was exchanged is another revision.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

LARGEST: Final = 1_000_000  # bytes of one picture: a phone on a slow network still gets it
# Suffix -> how such a file begins. No SVG: it may hold scripts, and opened by itself a browser would run them.
BEGINNINGS: Final[Mapping[str, re.Pattern[bytes]]] = {
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "jpg": re.compile(rb"\xff\xd8\xff"),
    "webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    "gif": re.compile(rb"GIF8[79]a"),
}
TYPES: Final[Mapping[str, str]] = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp", "gif": "image/gif"}
NAME: Final = re.compile(rf"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:{'|'.join(BEGINNINGS)})")
ADDRESS: Final = re.compile(rf"[0-9a-f]{{32}}\.(?:{'|'.join(BEGINNINGS)})")
LONGEST_NAME: Final = 80
SCHEME: Final = "media:"
REFERENCE: Final = re.compile(rf"(?<!\\)!\[(?P<alt>[^\]\n]*)\]\({SCHEME}(?P<name>[^()\s]*)\)")


@dataclass(frozen=True, slots=True)
class Medium:
    """Hold one picture: the name its author gave it, and its bytes."""

    name: str
    content: bytes = field(repr=False)

    @property
    def hash(self) -> str:
        """Return the SHA-256 of the bytes, 64 hex digits."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def address(self) -> str:
        """Return the name by content, under which it is kept and shown: 128 bits of the hash, and the suffix."""
        return f"{self.hash[:32]}.{suffix(self.name)}"


def suffix(name: str) -> str:
    """Return what follows the last dot of a name."""
    return name.rpartition(".")[2]


def named(text: str) -> Iterator[tuple[str, str]]:
    """Yield what each picture in a text shows, and its name."""
    return ((found["alt"].strip(), found["name"]) for found in REFERENCE.finditer(text))


def shown(text: str, addresses: Mapping[str, str]) -> str:
    """Return a text in which pictures are named by their content; one that is not there keeps its name.

    ``addresses`` maps the name of a picture to its name by content.
    """
    if SCHEME not in text:
        return text

    def by_content(found: re.Match[str]) -> str:
        address = addresses.get(found["name"])
        return f"![{found['alt']}]({SCHEME}{address})" if address else found[0]

    return REFERENCE.sub(by_content, text)
