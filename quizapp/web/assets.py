"""Our few static files: read, put together and packed once at start, served under addresses that hold a content hash.

A sheet of styles is the files of one folder of ``static/styles/``, in the order of their names. Scripts import each
other by name, so all of them share one hash: whichever changes, the addresses of all do.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, Response, abort, request

FOLDER = Path(__file__).parent / "static"
FOR_EVER = "public, max-age=31536000, immutable"  # the address changes with the content
FOR_AN_HOUR = "public, max-age=3600"  # an address without a hash, such as /favicon.ico
PACKED = frozenset({"text/css", "text/javascript", "image/svg+xml"})
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Asset:
    """Hold one static file: media type, bytes, the bytes by gzip ("" where that does not pay), a hash."""

    type: str
    body: bytes
    packed: bytes
    hash: str


def read_assets(folder: Path = FOLDER) -> Mapping[str, Asset]:
    """Return what is served, by name."""
    files = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    sheets = {f"{path.name}.css": sheet(path) for path in (folder / "styles").iterdir()}
    scripts = b"".join(files[name] for name in sorted(files) if name.endswith(".js"))
    return {name: _asset(name, body, scripts) for name, body in sorted((files | sheets).items())}


def sheet(folder: Path) -> bytes:
    """Return the style sheet of a folder, without comments and without blanks that mean nothing."""
    text = COMMENT.sub("", "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.css"))))
    return re.sub(r"\s*([{};])\s*", r"\1", re.sub(r"\s+", " ", text)).replace(";}", "}").encode()


def init_app(app: Flask) -> None:
    """Serve the assets and give templates ``asset(name)``, the address of one."""
    assets = read_assets()
    addresses = {name: f"/static/{asset.hash}/{name}" for name, asset in assets.items()}

    def static(name: str, version: str = "") -> Response:
        found = assets.get(name) or abort(404)
        return _served(found, FOR_EVER if version == found.hash else FOR_AN_HOUR)

    app.add_url_rule("/static/<version>/<name>", "static", static)
    app.add_url_rule("/favicon.ico", "favicon", lambda: static("favicon.ico"))
    app.add_url_rule("/worker.js", "worker", lambda: static("worker.js"))  # at the root: it looks after all attempts
    app.add_template_global(addresses.__getitem__, "asset")


def _asset(name: str, body: bytes, scripts: bytes) -> Asset:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    packed = gzip.compress(body, 9, mtime=0) if kind in PACKED else b""
    return Asset(kind, body, packed, hashlib.sha256(scripts if name.endswith(".js") else body).hexdigest()[:12])


def _served(asset: Asset, caching: str) -> Response:
    packed = bool(asset.packed) and request.accept_encodings.quality("gzip") > 0
    response = Response(asset.packed if packed else asset.body, mimetype=asset.type)
    response.headers["Cache-Control"] = caching
    if asset.packed:
        response.headers["Vary"] = "Accept-Encoding"
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    return response
