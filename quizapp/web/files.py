"""Files that pages give: bytes that a browser keeps under a name of ours."""

from __future__ import annotations

from flask import Response


def attachment(content: bytes, kind: str, name: str) -> Response:
    """Return a reply that a browser keeps as a file; ``kind`` is its media type."""
    reply = Response(content, content_type=kind)
    reply.headers.set("Content-Disposition", "attachment", filename=name)
    return reply
