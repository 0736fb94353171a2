"""Students for the benches: a lean browser, so that the generator costs little, and what one does in a quiz.

``Product`` takes a quiz of ours, ``Reference`` one of the reference app; both open a page and save one answer.
"""

from __future__ import annotations

import gzip
import html
import re
import socket
import sys
import urllib.parse
from dataclasses import dataclass
from http import HTTPStatus

HOST = "127.0.0.1"
PATIENCE_SECONDS = 60
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
LOCATION = re.compile(rb"\r\nlocation: *([^\r]+)", re.IGNORECASE)
COOKIE = re.compile(rb"\r\nset-cookie: *([^=]+)=([^;\r]*)", re.IGNORECASE)
START = re.compile(r'action="(/quizzes/[^"]+/start)"')


class UnexpectedError(Exception):
    """The server gave another reply than the one a student needs to go on."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Hold what came back: status, the path a redirect leads to ("" for none), body unpacked and as it was sent."""

    status: int
    to: str
    text: str
    body: bytes


class Browser:
    """Keep one connection and its cookies, as one student's browser does; takes packed pages."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self._socket: socket.socket | None = None

    def request(self, method: str, path: str, form: dict[str, str] | None = None) -> Reply:
        """Send one request and return the reply. Raises OSError when the connection breaks."""
        body = urllib.parse.urlencode(form).encode() if form is not None else b""
        lines = [f"{method} {path} HTTP/1.1", f"Host: {HOST}:{self.port}", "Accept-Encoding: gzip"]
        if self.cookies:
            lines.append("Cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        if form is not None:
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        if self._socket is None:
            self._socket = socket.create_connection((HOST, self.port), timeout=PATIENCE_SECONDS)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            self._socket.sendall("\r\n".join([*lines, "", ""]).encode() + body)
            return self._reply(self._socket)
        except OSError:
            self.close()
            raise

    def close(self) -> None:
        """Close the connection."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _reply(self, connection: socket.socket) -> Reply:
        received = b""
        while (end := received.find(b"\r\n\r\n")) < 0:
            received += _more(connection)
        head, body = received[:end], received[end + 4 :]
        length = LENGTH.search(head)
        while len(body) < int(length[1] if length else 0):
            body += _more(connection)
        for name, value in COOKIE.findall(head):
            self.cookies[name.decode()] = value.decode()
        location = LOCATION.search(head)
        to = urllib.parse.urlsplit(location[1].decode()).path if location else ""
        text = (gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body).decode()
        return Reply(int(head.split(b" ", 2)[1]), to, text, body)


def _more(connection: socket.socket) -> bytes:
    more = connection.recv(65536)
    if not more:
        raise ConnectionResetError("The server closed the connection.")
    return more


def hidden(text: str) -> dict[str, str]:
    """Return the hidden fields of a page."""
    fields = re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", text)
    named = [(re.search(r'name="([^"]+)"', one), re.search(r'value="([^"]*)"', one)) for one in fields]
    return {name[1]: html.unescape(value[1]) for name, value in named if name and value}


def expect(reply: Reply, status: HTTPStatus, what: str) -> Reply:
    """Return the reply. Raises UnexpectedError for one of another status."""
    if reply.status != status:
        raise UnexpectedError(f"{what}: {reply.status}")
    return reply


class Product:
    """Take our quiz: one guest a student, always the first item, a changing answer."""

    def __init__(self, port: int, number: int) -> None:
        self.browser = Browser(port)
        home = self.browser.request("GET", "/").text
        start = START.search(home)
        if start is None:
            passage = re.search(r'href="(/passages/[^"]+)"', home)
            home = self.browser.request("GET", passage[1] if passage else "/").text
            start = START.search(home)
        if start is None:
            sys.exit("no quiz to start was found on the home page")
        form = {**hidden(home), "nickname": f"s{number}"}
        self.page = expect(self.browser.request("POST", start[1], form), HTTPStatus.SEE_OTHER, "start").to
        self.turn = number

    def open(self) -> dict[str, str]:
        """Open the item page; return its hidden fields."""
        return hidden(expect(self.browser.request("GET", self.page), HTTPStatus.OK, "page").text)

    def save(self, page: dict[str, str]) -> None:
        """Save one answer and stay."""
        self.turn += 1
        form = {"csrf_token": page["csrf_token"], "key": page["key"], "version": page["version"], "go": "1"}
        form["response"] = str(self.turn % 3)
        expect(self.browser.request("POST", self.page, form), HTTPStatus.SEE_OTHER, "save")


class Reference:
    """Take the reference app's quiz."""

    def __init__(self, port: int, number: int) -> None:
        self.browser = Browser(port)
        self.token = self.browser.request("GET", f"/login/{number + 1}").text
        self.turn = number

    def open(self) -> dict[str, str]:
        """Open the page; return its token."""
        reply = expect(self.browser.request("GET", "/quiz/1"), HTTPStatus.OK, "page")
        token = re.search(r'csrf_token" value="([^"]+)', reply.text)
        if token is None:
            raise UnexpectedError("page: without a token")
        return {"csrf_token": token[1]}

    def save(self, page: dict[str, str]) -> None:
        """Save one answer."""
        self.turn += 1
        question = self.turn % 10
        form = {**page, "question": str(question + 1), "option": str(question * 4 + self.turn % 4 + 1)}
        expect(self.browser.request("POST", "/quiz/1/answer", form), HTTPStatus.OK, "save")


Student = Product | Reference
