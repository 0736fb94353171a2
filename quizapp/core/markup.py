"""Authors' inline Markdown: shown as safe HTML, or as plain text. What students type never comes through here."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from quizapp.core.media import NAME, SCHEME

# No links: one in a label swallows the click and leads away. Pictures are the bank's own: others name another host.
RULES: Final = ("newline", "escape", "backticks", "emphasis", "entity", "image")
TAGS: Final = frozenset({"em", "strong", "code", "br", "img"})
ATTRIBUTES: Final = {"img": {"src", "alt"}}
NAMED, SERVED = f'<img src="{SCHEME}', '<img src="/media/'
BREAKS: Final = frozenset({"softbreak", "hardbreak"})
CACHED_TEXTS: Final = 4096  # a bank of 1,000 items has about that many short texts


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name for it
        """Tell whether this may be the address of a picture; what may not stays text."""
        return url.startswith(SCHEME) and NAME.fullmatch(url.removeprefix(SCHEME)) is not None


_parser = _Parser("zero", {"html": False}).enable(list(RULES))


@lru_cache(maxsize=CACHED_TEXTS)
def inline(text: str) -> Markup:
    """Return inline Markdown (emphasis, strong, code, breaks, our pictures) as HTML; raw HTML comes out as text."""
    rendered = _parser.renderInline(_encodable(text))
    clean = nh3.clean(rendered, tags=set(TAGS), attributes=ATTRIBUTES, url_schemes={"media"})
    return Markup(clean.replace(NAMED, SERVED))  # noqa: S704 - cleaned on the line above


@lru_cache(maxsize=CACHED_TEXTS)
def plain(text: str) -> str:
    """Return inline Markdown as one line of text without its marks."""
    (root,) = _parser.parseInline(text)
    return "".join(_words(token) for token in root.children or ())


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _words(token: Token) -> str:
    return " " if token.type in BREAKS else token.content
