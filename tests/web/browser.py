"""A small browser for tests of pages: keeps cookies, reads forms, sends them as a browser would."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import Headers, MultiDict
from werkzeug.test import TestResponse

from tests.itemtypes.pages import CONTROLS, Page

KEY = "a key that only the tests of pages sign their sessions with"
BUTTONS = CONTROLS | {"button"}
Fields = MultiDict[str, str]


@dataclass
class Form:
    """Hold one form: where it goes, what it sends before anything is changed, the values of its named buttons."""

    action: str
    method: str
    fields: Fields = field(default_factory=MultiDict)
    buttons: Fields = field(default_factory=MultiDict)


@dataclass
class Sheet(Page):
    """Read a whole page with its forms."""

    forms: list[Form] = field(default_factory=list)
    by_id: dict[str, Form] = field(default_factory=dict)
    owned: list[tuple[str | None, Form | None, str, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__post_init__()
        for wanted, around, tag, attributes in self.owned:
            form = self.by_id[wanted] if wanted else around
            if form and attributes.get("name"):
                _add(form, tag, attributes)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        attributes = self.elements[-1][1]
        if tag == "form":
            self.forms.append(Form(attributes.get("action", ""), attributes.get("method", "get")))
            self.by_id[attributes.get("id", "")] = self.forms[-1]
        if tag in BUTTONS:
            inside = any(name == "form" for name, _ in self.open)
            self.owned.append((attributes.get("form"), self.forms[-1] if inside else None, tag, attributes))


def _add(form: Form, tag: str, attributes: dict[str, str]) -> None:
    kind = attributes.get("type", "text")
    if tag == "button":
        form.buttons.add(attributes["name"], attributes.get("value", ""))
    elif kind not in {"radio", "checkbox"} or "checked" in attributes:
        form.fields.add(attributes["name"], attributes.get("value", "on"))


@dataclass
class Reply:
    """Hold what came back: status, headers, text (unpacked), where it leads."""

    path: str
    response: TestResponse

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def headers(self) -> Headers:
        return self.response.headers

    @property
    def text(self) -> str:
        data = self.response.get_data()
        return (gzip.decompress(data) if self.headers.get("Content-Encoding") == "gzip" else data).decode()

    @property
    def sheet(self) -> Sheet:
        return Sheet(self.text)

    @property
    def to(self) -> str:
        """Return the path that a redirect leads to, "" for none."""
        return urlsplit(self.headers.get("Location", "")).path

    def form(self, action: str = "") -> Form:
        """Return the form whose address holds ``action``; one without an address sends to the page itself."""
        found = next(
            form for form in self.sheet.forms if action in (form.action or self.path) and form.method == "post"
        )
        return Form(found.action or self.path, found.method, found.fields, found.buttons)


class Browser:
    """One person's browser; asks for Indonesian unless told otherwise."""

    def __init__(self, app: Flask, language: str = "id") -> None:
        self.client: FlaskClient = app.test_client()
        self.language = language

    def get(self, path: str, **headers: str) -> Reply:
        return self._ask("GET", path, None, headers)

    def post(self, path: str, fields: Mapping[str, str] | None = None, **headers: str) -> Reply:
        """Send fields as they are, without any token."""
        return self._ask("POST", path, MultiDict(fields or {}), headers)

    def send(self, form: Form, **changed: str) -> Reply:
        """Send a form as it stands, with some fields changed."""
        fields = MultiDict(form.fields)
        for name, value in changed.items():
            fields[name] = value
        return self._ask("POST", form.action, fields, {})

    def follow(self, reply: Reply) -> Reply:
        """Go where a redirect leads."""
        return self.get(reply.headers["Location"])

    def start(self, slug: str = "kebun", nickname: str = "") -> Reply:
        """Begin the first quiz of a passage; return its first item."""
        form = self.get(f"/passages/{slug}").form("/start")
        reply = self.send(form, **({"nickname": nickname} if "nickname" in form.fields else {}))
        assert reply.status == 303, reply.text
        return self.follow(reply)

    def _ask(self, method: str, path: str, fields: Fields | None, headers: Mapping[str, str]) -> Reply:
        sent = {"Accept-Language": self.language, **{name.replace("_", "-"): value for name, value in headers.items()}}
        return Reply(urlsplit(path).path, self.client.open(path, method=method, data=fields, headers=sent))
