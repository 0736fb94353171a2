"""Devices by which students have come in before: a signed cookie says whose, so that nobody locks them out."""

from __future__ import annotations

import hashlib
from typing import Final

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response

from quizapp.web import cookies
from quizapp.web.site import keys

COOKIE: Final = "quizapp-device"
MOST: Final = 40  # students of one device: a computer of the school has a class of them
MARK: Final = 16  # hex digits kept of each, the newest last


def known(student: str) -> bool:
    """Tell whether a student (public id of the enrolment) has come in by this browser before."""
    return _mark(student) in _marks()


def remember(reply: Response, student: str) -> Response:
    """Let this browser know a student who has just come in."""
    mark = _mark(student)
    marks = [*(each for each in _marks() if each != mark), mark][-MOST:]
    return cookies.keep(reply, _name(), str(_serializer().dumps(marks)))


def _marks() -> list[str]:
    """Return the marks in this browser's cookie, none for a cookie that is not ours."""
    try:
        found = _serializer().loads(request.cookies.get(_name(), ""))
    except BadSignature:
        return []
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def _mark(student: str) -> str:
    return hashlib.sha256(student.encode()).hexdigest()[:MARK]


def _name() -> str:
    return f"__Host-{COOKIE}" if current_app.config["SESSION_COOKIE_SECURE"] else COOKIE


def _serializer() -> URLSafeSerializer:
    newest, *former = keys()
    return URLSafeSerializer([*former, newest], salt="quizapp:device:1")  # the last one signs, all are believed
