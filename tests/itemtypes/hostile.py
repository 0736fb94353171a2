"""Bad input: what a client may send, what an author may write, and content marked so that a leak is seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from hypothesis import strategies as st

from quizapp.core.tree import JsonObject, JsonValue
from quizapp.itemtypes.contract import ItemType
from tests.itemtypes.pages import Plain

NAMED = re.compile(r"\{\{([a-z0-9-]+)\}\}")
Path: TypeAlias = tuple[Any, ...]  # field names and list places

HOSTILE_MARK = "<script>alert(1)</script>"
HOSTILE = f"{HOSTILE_MARK}<img src=x onerror=alert(2)>\"'<b>{{{{7*7}}}}"
RIGHT_TO_LEFT = "\u202e"
MILLION = 1_000_000

PLACES: tuple[object, ...] = ("0", "1", "99", "-1", "00", "\u0660", "1.0", "bulan", 0, 1, True, 1.5, b"0", object())
LISTS: tuple[object, ...] = (["0"], ["0", "0"], ["0", "1"], [], (), {}, frozenset())
MAPPINGS: tuple[object, ...] = (
    *({"0": value} for value in (*PLACES, ["0", "1"], None, "", {"0": "0"}, "x" * MILLION)),
    *({place: "0"} for place in PLACES),
    {"rows": {}},
    {"option": "bulan"},
    {"text": "x"},
    {str(number): "0" for number in range(5000)},
)
TEXTS: tuple[object, ...] = (
    *(
        None,
        "",
        " ",
        "x" * MILLION,
        "0" * MILLION,
        "\x00",
        "a\x00b",
        "\ud800",
        "a\udfffb",
        "\x85",
        "a\nb",
        "\U0010ffff",
    ),
    *(f"a{RIGHT_TO_LEFT}b", RIGHT_TO_LEFT, "\u200b", "\u2066x\u2069", "\ufeff"),
    *(HOSTILE, "{{ 7*7 }}", "%(x)s", "%s", "' OR 1=1 --", "=1+1"),
)
_NO_POINTS: tuple[JsonValue, ...] = (-1, 99, True, "1", None, [1], {})
JUDGEMENTS: tuple[JsonObject, ...] = (
    *({}, {"rows": None}, {"rows": {}}, {"rows": []}, {"rows": "x"}, {"points": 1}, {"rows": {"zq": 0}}),
    *({"rows": {"alasan": value, "bahasa": value}} for value in _NO_POINTS),
    *({"rows": {"isi": value}} for value in _NO_POINTS),
)
MALFORMED = (*PLACES, *LISTS, *MAPPINGS, *TEXTS)

STRANGE_TEXT = st.text(st.characters(), max_size=300) | st.text(
    st.sampled_from("0123456789 -.,'\"\x00\u200b\u202e\ud800\u0301aA%{}<>"), max_size=30
)
STRANGE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | STRANGE_TEXT
    | st.binary(max_size=5)
    | st.sampled_from("0123"),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from("012") | STRANGE_TEXT | st.integers(), inner, max_size=4)
    ),
    max_leaves=8,
)


def hostile_texts(item_type: ItemType[Any], content: object, load: Callable[..., Any]) -> Plain:
    """Return content in which every text that may hold anything is hostile."""
    plain = item_type.dump(content)
    for path in list(_paths(plain)):
        tried = _replaced(plain, path, lambda text: f"{text} {HOSTILE_MARK}")
        loaded, problems = load(item_type, tried)
        if loaded is not None and not len(problems):
            plain = tried
    assert HOSTILE_MARK in str(plain)
    return load(item_type, plain)[0]


def with_marked_ids(plain: Plain) -> Plain:
    """Return plain content whose ids, wherever they are named (in texts as ``{{id}}``), end in a mark."""
    ids = {text for path in _paths(plain) if path[-1] == "id" for text in [_at(plain, path)]}
    for path in list(_paths(plain)):
        if path[-1] != "text" and _at(plain, path) in ids:
            plain = _replaced(plain, path, lambda text: f"{text}-zq")
        elif path[-1] == "text":
            plain = _replaced(plain, path, lambda text: NAMED.sub(r"{{\1-zq}}", text))
    return plain


def _paths(plain: Plain, path: Path = ()) -> Iterator[Path]:
    if isinstance(plain, Mapping):
        for key, value in plain.items():
            yield from _paths(value, (*path, key))
    elif isinstance(plain, list):
        for place, value in enumerate(plain):
            yield from _paths(value, (*path, place))
    elif isinstance(plain, str):
        yield path


def _at(plain: Plain, path: Path) -> Plain:
    for step in path:
        plain = plain[step]
    return plain


def _replaced(plain: Plain, path: Path, change: Callable[[str], str]) -> Plain:
    if not path:
        return change(plain)
    copy = dict(plain) if isinstance(plain, Mapping) else list(plain)
    copy[path[0]] = _replaced(plain[path[0]], path[1:], change)
    return copy
