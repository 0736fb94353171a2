"""Inline Markdown: what shows, what does not, and that nothing of an author runs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from quizapp.core.markup import inline, plain


@pytest.mark.parametrize(
    ("text", "html", "words"),
    [
        ("*satu* **dua** `tiga`", "<em>satu</em> <strong>dua</strong> <code>tiga</code>", "satu dua tiga"),
        ("a\\*b & c", "a*b &amp; c", "a*b & c"),
        ("&amp; &copy;", "&amp; ©", "& ©"),
        ("satu\ndua", "satu\ndua", "satu dua"),
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;", "<b>x</b>"),
        ("[x](https://example.org)", "[x](https://example.org)", "[x](https://example.org)"),
        (
            "![x](y.png) <https://example.org>",
            "![x](y.png) &lt;https://example.org&gt;",
            "![x](y.png) <https://example.org>",
        ),
        ("# x", "# x", "# x"),
        ("", "", ""),
        ("\ud800", "?", "?"),
    ],
)
def test_inline_markdown(text: str, html: str, words: str) -> None:
    assert str(inline(text)) == html
    assert isinstance(inline(text), Markup)
    if text != "\ud800":
        assert plain(text) == words


def test_a_hard_line_break_shows() -> None:
    assert inline("satu  \ndua") == Markup("satu<br>\ndua")
    assert plain("satu  \ndua") == "satu dua"


@given(st.text(st.sampled_from("<>&\"'/=ab*_`\\[]()!:;# \n") | st.characters(), max_size=60))
def test_only_four_elements_ever_come_out(text: str) -> None:
    html = str(inline(text))
    for tag in ("em", "strong", "code"):
        assert html.count(f"<{tag}>") == html.count(f"</{tag}>")
        html = html.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    assert "<" not in html.replace("<br>", "")
    html.encode()
    assert "\n" not in plain(text)


def test_the_same_text_is_rendered_once() -> None:
    assert inline("sama saja") is inline("sama saja")
