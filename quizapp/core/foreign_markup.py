"""Markdown and HTML of strangers, brought down to well-formed HTML of a few elements; nothing of it is ever shown."""

from __future__ import annotations

from typing import Final

import nh3
from markdown_it import MarkdownIt

HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Elements that stand alone: what is before and after them is another paragraph.
STANDING: Final = HEADINGS | {
    "p", "li", "blockquote", "div", "section", "article", "main", "td", "th", "dt", "dd", "pre", "hr", "title",
    "figcaption", "caption",
}  # fmt: skip
# Nothing in these is text of the document.
UNREAD: Final = frozenset({
    "script", "style", "nav", "aside", "footer", "form", "button", "noscript", "template", "svg", "math", "iframe",
    "object", "select", "textarea", "figcaption", "caption", "dialog", "canvas", "video", "audio",
})  # fmt: skip

_markdown = MarkdownIt("commonmark", {"html": False})


def html_of(markdown: str) -> str:
    """Return the HTML of a Markdown text (CommonMark); raw HTML in it stays text."""
    return str(_markdown.render(markdown))


def tidied(html: str) -> str:
    """Return well-formed HTML (as browsers read it) that holds only elements of ``STANDING`` and ``br``, bare.

    What is in ``UNREAD`` is gone with its content, other elements are gone without theirs.
    """
    tags = (STANDING | {"br"}) - UNREAD
    return nh3.clean(html, tags=set(tags), clean_content_tags=set(UNREAD), attributes={}, strip_comments=True)
