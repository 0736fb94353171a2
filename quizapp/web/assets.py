"""Our few static files: read and packed once at start, served under addresses that hold their content's hash."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, Response, abort, request

FOLDER = Path(__file__).parent / "static"
FOR_EVER = "public, max-age=31536000, immutable"  # the address changes with the content
FOR_AN_HOUR = "public, max-age=3600"  # an address without a hash, such as /favicon.ico
PACKED = frozenset({"text/css", "text/javascript", "image/svg+xml"})


@dataclass(frozen=True, slots=True)
class Asset:
    """Hold one static file: media type, bytes, the bytes by gzip ("" where that does not pay), their hash."""

    type: str
    body: bytes
    packed: bytes
    hash: str


def read_asset(path: Path) -> Asset:
    """Return a file ready to be served."""
    body = path.read_bytes()
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    packed = gzip.compress(body, 9, mtime=0) if kind in PACKED else b""
    return Asset(kind, body, packed, hashlib.sha256(body).hexdigest()[:12])


def init_app(app: Flask) -> None:
    """Serve the files of ``static/`` and give templates ``asset(name)``, the address of one."""
    assets = {path.name: read_asset(path) for path in sorted(FOLDER.iterdir()) if path.is_file()}
    addresses = {name: f"/static/{asset.hash}/{name}" for name, asset in assets.items()}

    def static(name: str, version: str = "") -> Response:
        found = assets.get(name) or abort(404)
        return _served(found, FOR_EVER if version == found.hash else FOR_AN_HOUR)

    app.add_url_rule("/static/<version>/<name>", "static", static)
    app.add_url_rule("/favicon.ico", "favicon", lambda: static("favicon.ico"))
    app.add_template_global(addresses.__getitem__, "asset")


def _served(asset: Asset, caching: str) -> Response:
    packed = bool(asset.packed) and request.accept_encodings.quality("gzip") > 0
    response = Response(asset.packed if packed else asset.body, mimetype=asset.type)
    response.headers["Cache-Control"] = caching
    if asset.packed:
        response.headers["Vary"] = "Accept-Encoding"
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    return response
