"""Bank folders in zip archives: what is packed comes back, and no archive leads out, blows up or takes long."""

from __future__ import annotations

import io
import random
import stat
import time
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.bank.source import LARGEST_FILE
from quizapp.bank.writer import folder_files
from quizapp.core.refusal import Malformed
from quizapp.exchange.bank_zip import LARGEST_ZIP, pack, unpack
from tests.exchange.workbooks import zipped
from tests.services.school import BANK

GOOD = pack(folder_files(BANK), "kebun")
SOON = 20.0  # seconds of this process on a slow machine; a bomb would take minutes


def link(name: str, target: str) -> bytes:
    """Return an archive with a link in it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("kebun/bank.yaml", "x")
        info = zipfile.ZipInfo(name)
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, target)
    return file.getvalue()


def twice() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("bank.yaml", "x")
        archive.writestr("Bank.yaml", "y")
    return file.getvalue()


def test_what_is_packed_comes_back_and_is_packed_the_same() -> None:
    files = folder_files(BANK)
    data = pack(files, "kebun")
    assert unpack(data) == files
    assert pack(files, "kebun") == data


def test_a_site_may_take_larger_archives_and_so_inflate_more() -> None:
    noise = random.Random(5).randbytes(LARGEST_FILE)  # noqa: S311 - what cannot be packed any smaller
    large = {f"media/{name}.png": noise for name in "abc"} | {"bank.yaml": b"format: 1"}
    data = pack(large, "besar")
    with pytest.raises(Malformed, match="larger than 10 MB"):
        unpack(data)
    assert unpack(data, 2 * LARGEST_ZIP) == large


def test_a_bank_lies_at_the_top_or_in_a_folder_and_other_files_are_left_out() -> None:
    files = {
        "bank.yaml": "a",
        "notes.txt": "b",
        "__MACOSX/bank.yaml": "c",
        "sub/items.id.yaml": "d",
        "facts.id.yaml": "e",
    }
    assert unpack(zipped(files)) == {"bank.yaml": b"a", "facts.id.yaml": b"e"}
    assert unpack(zipped({f"x/y/{name}": text for name, text in files.items()})) == {
        "bank.yaml": b"a",
        "facts.id.yaml": b"e",
    }


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped({"bank.yaml": "x", "../items.id.yaml": "x"}), "leads out"),
        (zipped({"bank.yaml": "x", "a/../../items.id.yaml": "x"}), "leads out"),
        (zipped({"bank.yaml": "x", "/etc/passwd": "x"}), "leads out"),
        (zipped({"bank.yaml": "x", "C:\\items.id.yaml": "x"}), "leads out"),
        (zipped({"bank.yaml": "x", "..\\items.id.yaml": "x"}), "leads out"),
        (link("kebun/items.id.yaml", "/etc/passwd"), "a link"),
        (twice(), "twice"),
        (zipped({"a/bank.yaml": "x", "b/bank.yaml": "x"}), "more than one bank"),
        (zipped({"items.id.yaml": "x"}), "bank.yaml is missing"),
        (zipped({"bank.yaml": b"\0" * 40_000_000}), "far more than it should"),
        (zipped({"bank.yaml": bytes(range(256)) * 25_000}, zipfile.ZIP_STORED), "larger than 5 MB"),
        (zipped({"bank.yaml": "x"}, zipfile.ZIP_BZIP2), "damaged"),
        (zipped({"bank.yaml": "x"} | {f"{number}.txt": "" for number in range(2_001)}), "far more than it should"),
        (b"PK\x03\x04" + b"PK\x01\x02" * 1_000_000, "far more than it should"),
        (b"x" * (LARGEST_ZIP + 1), "larger than 10 MB"),
        (b"not a zip", "damaged"),
        (b"", "damaged"),
    ],
)  # fmt: skip
def test_hostile_archives_are_refused_soon(data: bytes, words: str) -> None:
    start = time.process_time()
    with pytest.raises(Malformed, match=words):
        unpack(data)
    assert time.process_time() - start < SOON


@given(st.binary(max_size=300) | st.binary(max_size=200).map(lambda more: GOOD + more))
def test_any_bytes_are_an_archive_or_refused(data: bytes) -> None:
    with suppress(Malformed):
        assert set(unpack(data)) <= set(folder_files(BANK))


@given(place=st.integers(0, 10_000), letter=st.integers(0, 255))
def test_an_archive_with_one_byte_changed_is_read_or_refused(place: int, letter: int) -> None:
    changed = bytearray(GOOD)
    changed[place % len(changed)] = letter
    with suppress(Malformed):
        unpack(bytes(changed))
