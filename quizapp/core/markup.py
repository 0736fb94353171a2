"""Authors' inline Markdown: shown as safe HTML, or as plain text. What students type never comes through here."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

# No links, no images: a link in a label swallows the click and leads away; an image would name another host.
RULES: Final = ("newline", "escape", "backticks", "emphasis", "entity")
TAGS: Final = frozenset({"em", "strong", "code", "br"})
BREAKS: Final = frozenset({"softbreak", "hardbreak"})
CACHED_TEXTS: Final = 4096  # a bank of 1,000 items has about that many short texts

_parser = MarkdownIt("zero", {"html": False}).enable(list(RULES))


@lru_cache(maxsize=CACHED_TEXTS)
def inline(text: str) -> Markup:
    """Return inline Markdown (emphasis, strong, code, line breaks) as HTML; raw HTML comes out as text."""
    rendered = _parser.renderInline(_encodable(text))
    return Markup(nh3.clean(rendered, tags=set(TAGS), attributes={}))  # noqa: S704 - cleaned on this very line


@lru_cache(maxsize=CACHED_TEXTS)
def plain(text: str) -> str:
    """Return inline Markdown as one line of text without its marks."""
    (root,) = _parser.parseInline(text)
    return "".join(_words(token) for token in root.children or ())


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _words(token: Token) -> str:
    return " " if token.type in BREAKS else token.content
