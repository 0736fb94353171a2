"""A school's own model: one question over HTTP to an OpenAI-compatible endpoint, and who agreed to it.

Nothing is asked before somebody agreed for that article. No redirect is followed, nothing waits for ever, no reply may
be larger than it can honestly be, and the key stands in no message.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from socket import socket
from time import monotonic
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

from sqlalchemy.orm import Session

from quizapp.core.i18n import Message, msg
from quizapp.core.person import Person
from quizapp.core.refusal import Malformed, NotAllowed, Unavailable
from quizapp.db.types import PUBLIC_ID_LENGTH
from quizapp.services.audit import Deed, note

PATH: Final = "/chat/completions"
SECONDS: Final = 120.0  # for the whole exchange; a model of 70 billion words writes twelve items in half of it
STALL: Final = 60.0  # seconds without a byte
LARGEST: Final = 2_000_000  # bytes of a reply
CHUNK: Final = 65_536
OK: Final = 200


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Hold where a model answers: ``url`` ends before ``/chat/completions``; ``key`` may be "" on an own machine."""

    url: str
    name: str
    key: str = field(default="", repr=False)

    @property
    def host(self) -> str:
        """Return the host and port, which a teacher is told before agreeing."""
        return urlsplit(self.url).netloc.rpartition("@")[2]


def asking(endpoint: Endpoint, *, agreed: bool, seconds: float = SECONDS) -> Callable[[Mapping[str, Any]], str]:
    """Return what sends the body of a chat completion and returns the text of the reply.

    Raises NotAllowed without an agreement. What is returned raises Unavailable when there is no whole reply within
    ``seconds``, Malformed when it is not what such an endpoint says.
    """
    if not agreed:
        raise NotAllowed(
            msg("The article would be sent to %(host)s. Agree to that for this article first.", host=endpoint.host)
        )

    def ask(body: Mapping[str, Any]) -> str:
        return _content(_exchange(endpoint, json.dumps(body).encode(), monotonic() + seconds), endpoint)

    return ask


def note_agreement(session: Session, *, person: Person, endpoint: Endpoint, article: str, now: datetime) -> None:
    """Add to the audit log that a person agreed to send an article, of which only the start of its SHA-256 is kept."""
    digest = hashlib.sha256(article.encode()).hexdigest()
    details = {"host": endpoint.host, "model": endpoint.name}
    note(
        session,
        Deed.MODEL_ASKED,
        by=person,
        kind="article",
        subject=digest[:PUBLIC_ID_LENGTH],
        now=now,
        details=details,
    )


def _exchange(endpoint: Endpoint, body: bytes, deadline: float) -> bytes:
    """Return the body of the reply."""
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Connection": "close"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    address = urlsplit(endpoint.url)
    connection = _connection(address, min(STALL, max(0.1, deadline - monotonic())))
    try:
        connection.request("POST", address.path.rstrip("/") + PATH, body, headers)
        line = connection.sock  # the connection forgets it when the reply is the last one on it
        with connection.getresponse() as reply:
            if reply.status != OK:
                raise Unavailable(_refused(reply.status, endpoint))
            return _read(reply, line, deadline, endpoint)
    except (OSError, http.client.HTTPException) as fault:
        raise Unavailable(_gone(fault, endpoint)) from fault
    finally:
        connection.close()


def _connection(address: SplitResult, timeout: float) -> http.client.HTTPConnection:
    host = address.hostname or ""
    if address.scheme == "https":
        return http.client.HTTPSConnection(host, address.port, timeout=timeout, context=ssl.create_default_context())
    return http.client.HTTPConnection(host, address.port, timeout=timeout)


def _read(reply: http.client.HTTPResponse, line: socket, deadline: float, endpoint: Endpoint) -> bytes:
    """Return the whole body; a server that sends a byte now and then is not waited for beyond the deadline."""
    found = bytearray()
    while True:
        left = deadline - monotonic()
        if left <= 0:
            raise TimeoutError
        line.settimeout(min(STALL, left))
        piece = reply.read1(CHUNK)
        if not piece:
            break
        found += piece
        if len(found) > LARGEST:
            raise Malformed(msg("The reply of %(host)s is larger than any honest one.", host=endpoint.host))
    if reply.length:
        raise http.client.IncompleteRead(bytes(found), reply.length)
    return bytes(found)


def _content(body: bytes, endpoint: Endpoint) -> str:
    """Return what the model wrote."""
    try:
        choice = json.loads(body)["choices"][0]
        message = choice["message"]
        content, refusal, ended = message.get("content"), message.get("refusal"), choice.get("finish_reason")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise Malformed(_no_endpoint(endpoint)) from None
    if refusal or ended == "content_filter" or not isinstance(content, str) or not content.strip():
        raise Unavailable(msg("The model at %(host)s refused to work on this article.", host=endpoint.host))
    if ended == "length":
        raise Malformed(
            msg("The reply of %(host)s was cut off for its length. Use a shorter article.", host=endpoint.host)
        )
    return content


def _no_endpoint(endpoint: Endpoint) -> Message:
    return msg(
        "%(host)s did not answer as an OpenAI-compatible endpoint does. Check QUIZAPP_MODEL_URL.", host=endpoint.host
    )


def _refused(status: int, endpoint: Endpoint) -> Message:
    sentence = {
        401: msg("%(host)s does not accept the key. Check QUIZAPP_MODEL_KEY.", host=endpoint.host),
        403: msg("%(host)s does not accept the key. Check QUIZAPP_MODEL_KEY.", host=endpoint.host),
        404: msg("%(host)s knows no such address or model. Check QUIZAPP_MODEL_URL and QUIZAPP_MODEL_NAME.",
                 host=endpoint.host),
        413: msg("The article is too long for the model at %(host)s.", host=endpoint.host),
        429: msg("%(host)s is asked too often at the moment. Try again in some minutes.", host=endpoint.host),
    }  # fmt: skip
    other = msg("%(host)s answered with status %(status)s. Try again later.", host=endpoint.host, status=status)
    return sentence.get(status, other)


def _gone(fault: Exception, endpoint: Endpoint) -> Message:
    if isinstance(fault, TimeoutError):
        return msg("%(host)s did not answer in time. Nothing was stored; the drafts of the package itself need no "
                   "model.", host=endpoint.host)  # fmt: skip
    if isinstance(fault, ssl.SSLError):
        return msg("%(host)s could not prove who it is, so nothing was sent.", host=endpoint.host)
    return msg("%(host)s cannot be reached, or broke off.", host=endpoint.host)
