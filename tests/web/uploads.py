"""Forms of the workshop that take a text or a file."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO

from tests.house import REPOSITORY
from tests.web.browser import Browser, Form, Reply


def sent_with(browser: Browser, path: str, action: str, name: str, data: bytes, **fields: str) -> Reply:
    """Send a form with a file in it."""
    form = filled(browser.get(path), action)
    values = {**dict(form.fields), **fields, "file": (BytesIO(data), name)}
    reply = browser.client.post(
        form.action, data=values, content_type="multipart/form-data", headers={"Accept-Language": "en"}
    )
    return Reply(form.action, reply)


def filled(page: Reply, action: str) -> Form:
    """Return a form with what stands in its text areas."""
    form = page.form(action)
    for name, text in re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>\s*(.*?)</textarea>', page.text, re.DOTALL):
        form.fields[name] = unescape(text).replace("\r\n", "\n")
    return form


ARTICLE = (REPOSITORY / "tests" / "drafting" / "articles" / "banjir.id.txt").read_text(encoding="utf-8")
