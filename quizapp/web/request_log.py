"""One line of JSON for each request, where the settings ask for it: which page, how it went, how long it took.

The page is named by its route, never by its address, and nothing that was sent is in a line: no answer, no
name, no token.
"""

from __future__ import annotations

import json
import logging
import sys
from time import perf_counter
from typing import Final

from flask import Flask, Response, g, request

from quizapp.config import Settings
from quizapp.web.site import now

LOGGER: Final = logging.getLogger("quizapp.requests")


def init_app(app: Flask, settings: Settings) -> None:
    """Write the lines to stderr. To be called before whatever else looks at requests, so that all of it is timed."""
    if settings.log != "json":
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    LOGGER.handlers = [handler]
    LOGGER.propagate = False
    LOGGER.setLevel(logging.INFO)
    app.before_request(_begin)
    app.after_request(_write)


def _begin() -> None:
    g.request_began = perf_counter()


def _write(response: Response) -> Response:
    took = perf_counter() - g.pop("request_began", perf_counter())
    line = {
        "at": now().isoformat(timespec="milliseconds"),
        "method": request.method,
        "endpoint": request.endpoint,
        "status": response.status_code,
        "ms": round(took * 1000, 1),
    }
    LOGGER.info(json.dumps(line))
    return response
