"""Saving an answer as the script of item pages does."""

from __future__ import annotations

import json
from typing import Any

from tests.web.browser import Browser, Form, Reply

JSON = {"Accept": "application/json"}


def said(reply: Reply) -> dict[str, Any]:
    """Return the JSON of a reply."""
    found: dict[str, Any] = json.loads(reply.text)
    return found


def post(browser: Browser, path: str, **fields: str) -> Reply:
    """Send fields as the script does."""
    return browser.post(path, fields, **JSON)


def save(browser: Browser, form: Form, **fields: str) -> Reply:
    """Send an answer as the script does."""
    return post(browser, f"{form.action}/save", **{**form.fields.to_dict(), **fields})
