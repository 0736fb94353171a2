"""Bank folders in zip archives: packed the same way each time, and unpacked in memory from strangers' hands."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Final

from quizapp.bank.files import HEAD_FILE, OURS
from quizapp.bank.media import FOLDER as MEDIA
from quizapp.bank.source import LARGEST_FILE
from quizapp.core.i18n import msg
from quizapp.core.refusal import Malformed
from quizapp.exchange.archive import Archive

MEGABYTE: Final = 1_000_000  # bytes
LARGEST_ZIP: Final = 10 * MEGABYTE  # a bank of 5,000 items packs into about 2 million bytes
INFLATED: Final = 5  # times what it has packed; texts alone reach that, pictures are packed already
THEN: Final = (1980, 1, 1, 0, 0, 0)  # the first moment of the format: the same bank gives the same bytes
READABLE: Final = 0o644
OUTSIDE: Final = re.compile(r"(^|/)\.\.(/|$)|^/|^[A-Za-z]:|[\x00-\x1f\x7f]")
# What programs that make archives add by themselves.
ADDED: Final = re.compile(r"(^|/)(__MACOSX/.*|\.DS_Store|Thumbs\.db|desktop\.ini)$")
NO_BANK: Final = msg("The archive holds no bank: the file bank.yaml is missing. Zip the bank's folder itself.")


def pack(files: Mapping[str, bytes], folder: str) -> bytes:
    """Return a zip archive of a bank's files (name -> content) in one folder."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(f"{folder}/{name}", THEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = READABLE << 16
            archive.writestr(info, files[name])
    return file.getvalue()


def unpack(data: bytes, most: int = LARGEST_ZIP) -> dict[str, bytes]:
    """Return the files of the one bank in an archive: name -> bytes; other files are left out.

    ``most`` is how many bytes the archive may have; inflated it may have five times as many.

    Raises Malformed for what is no zip archive, for names that lead out of it, for links, for two banks, for a file
    that stands twice, and for more than archives of banks hold.
    """
    if len(data) > most:
        raise Malformed(msg("The file is larger than %(most)s MB.", most=most // MEGABYTE))
    archive = Archive(data, INFLATED * most)
    names = [name for name in archive.names if not ADDED.search(name)]
    for name in names:
        _check_name(name, link=archive.is_link(name))
    if len({name.lower() for name in names}) < len(names):
        raise Malformed(msg("The archive holds a file twice. Zip the bank's folder again."))
    folder = _folder(names)
    files = {name.removeprefix(folder): name for name in names if name.startswith(folder)}
    wanted = {short: name for short, name in files.items() if OURS.fullmatch(short) or short.startswith(f"{MEDIA}/")}
    return {short: _read(archive, name) for short, name in wanted.items()}


def _check_name(name: str, *, link: bool) -> None:
    if OUTSIDE.search(name):
        raise Malformed(msg("The archive holds a name that leads out of it: “%(name)s”.", name=name[:80]))
    if link:
        raise Malformed(msg("The archive holds a link: “%(name)s”. Put the file itself into it.", name=name[:80]))


def _folder(names: list[str]) -> str:
    """Return the folder of the bank with its slash, "" for the top."""
    heads = [name for name in names if name.rpartition("/")[2] == HEAD_FILE]
    if not heads:
        raise Malformed(NO_BANK)
    if len(heads) > 1:
        raise Malformed(msg("The archive holds more than one bank. Upload one at a time."))
    return heads[0].removesuffix(HEAD_FILE)


def _read(archive: Archive, name: str) -> bytes:
    found = bytearray()
    for chunk in archive.chunks(name):
        found += chunk
        if len(found) > LARGEST_FILE:
            most = LARGEST_FILE // 1_000_000
            raise Malformed(msg("%(name)s: the file is larger than %(most)s MB.", name=name[:80], most=most))
    return bytes(found)
