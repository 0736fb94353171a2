"""Pictures in authors' texts: ours are shown, nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.markup import inline, plain
from quizapp.core.media import named, shown
from tests.pictures import picture

MAP = picture()


def test_a_picture_of_ours_is_shown_with_its_words() -> None:
    text = shown("Lihat ![peta *Rote* & “<b>”](media:peta.png).", {"peta.png": MAP.address})
    assert inline(text) == f'Lihat <img src="/media/{MAP.address}" alt="peta Rote &amp; “&lt;b&gt;”">.'
    assert plain("![peta](media:peta.png) di sini") == "peta di sini"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/x.png",
        "//example.org/x.png",
        "media:../x.png",
        "media:x.svg",
        "media:X.png",
        "media:",
        "media:a/b.png",
        "data:image/png;base64,AAAA",
        "javascript:alert(1)",
        "MEDIA:x.png",
    ],
)
def test_nothing_else_is_an_address(address: str) -> None:
    assert "<img" not in inline(f"![x]({address})")


def test_what_a_text_names_is_found_and_what_is_not_there_stays() -> None:
    text = r"![satu](media:a.png) ![](media:b.png) \![x](media:c.png)"
    assert list(named(text)) == [("satu", "a.png"), ("", "b.png")]
    assert shown(text, {}) == text


@given(st.text(st.sampled_from('![](media:peta.png)"<>\\ \n'), max_size=40))
def test_whatever_is_written_no_attribute_of_an_author_s_own_comes_out(text: str) -> None:
    html = str(inline(text))
    for tag in html.split("<img")[1:]:
        assert tag.startswith(' src="/media/')
        assert set(tag.partition(">")[0].replace("&quot;", "").split('"')[::2]) <= {" src=", " alt=", ""}
