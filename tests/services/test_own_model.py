"""The endpoint of a school's own model, spoken to on this machine: good replies, refusals, silence, lies, floods."""

from __future__ import annotations

import time
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from quizapp.core.refusal import Malformed, NotAllowed, Refusal, Unavailable
from quizapp.services.own_model import Endpoint, asking
from tests.model_server import KEY, Answer, endpoint, said, send

PATIENCE_SECONDS = 120.0  # for an answer that comes, on a busy machine


def test_the_question_arrives_whole_and_the_answer_comes_back() -> None:
    seen: dict[str, Any] = {}

    def answer(handler: BaseHTTPRequestHandler, body: object) -> None:
        seen.update(path=handler.path, key=handler.headers["Authorization"], body=body)
        send(handler, said(content='{"items": []}'))

    with endpoint(answer) as where:
        assert asking(where, agreed=True)({"model": "contoh-7b", "messages": []}) == '{"items": []}'
    assert seen == {
        "path": "/v1/chat/completions",
        "key": f"Bearer {KEY}",
        "body": {"model": "contoh-7b", "messages": []},
    }


def test_nothing_is_sent_without_an_agreement_that_names_the_host() -> None:
    calls: list[Any] = []
    with (
        endpoint(lambda handler, body: calls.append(body)) as where,  # noqa: ARG005 - asked by its name
        pytest.raises(NotAllowed, match=r"127\.0\.0\.1"),
    ):
        asking(where, agreed=False)
    assert calls == []


def flood(handler: BaseHTTPRequestHandler, body: object) -> None:
    del body
    handler.send_response(200)
    handler.end_headers()
    for _ in range(60):
        handler.wfile.write(b"x" * 65_536)


def drip(handler: BaseHTTPRequestHandler, body: object) -> None:
    del body
    handler.send_response(200)
    handler.end_headers()
    while True:  # until the other side has gone
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.1)


def silent(handler: BaseHTTPRequestHandler, body: object) -> None:
    """Say nothing until the other side has gone."""
    del body
    handler.connection.recv(1)


def torn(handler: BaseHTTPRequestHandler, body: object) -> None:
    del body
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(said(content="{}"))


def reply(body: bytes, status: int = 200, **headers: str) -> Answer:
    return lambda handler, question: send(handler, body, status, **headers)  # noqa: ARG005 - asked by its name


@pytest.mark.parametrize(
    ("answer", "kind", "sentence"),
    [
        (reply(b"", 401), Unavailable, "QUIZAPP_MODEL_KEY"),
        (reply(b"", 404), Unavailable, "QUIZAPP_MODEL_NAME"),
        (reply(b"", 429), Unavailable, "asked too often"),
        (reply(b"", 500), Unavailable, "status 500"),
        (reply(b"", 302, Location="http://127.0.0.1:9/elsewhere"), Unavailable, "status 302"),
        (reply(b"<html>"), Malformed, "OpenAI-compatible"),
        (reply(b'{"choices": []}'), Malformed, "OpenAI-compatible"),
        (reply(b'{"choices": [{"message": 3}]}'), Malformed, "OpenAI-compatible"),
        (reply(said(content=None, refusal="I will not")), Unavailable, "refused"),
        (reply(said(content="  ")), Unavailable, "refused"),
        (reply(said(content="x", finish_reason="content_filter")), Unavailable, "refused"),
        (reply(said(content='{"items": [', finish_reason="length")), Malformed, "cut off"),
        (flood, Malformed, "larger than"),
        (drip, Unavailable, "in time"),
        (silent, Unavailable, "in time"),
        (torn, Unavailable, "broke off"),
    ],
    ids=range(16),
)
def test_everything_else_is_a_sentence_without_the_key(answer: Answer, kind: type[Refusal], sentence: str) -> None:
    seconds = 1.0 if answer in {drip, silent} else PATIENCE_SECONDS
    with endpoint(answer) as where, pytest.raises(kind) as caught:
        asking(where, agreed=True, seconds=seconds)({})
    assert sentence in str(caught.value)
    assert KEY not in str(caught.value) + repr(where)


def test_a_server_that_is_not_there_is_a_sentence() -> None:
    with endpoint(silent) as where:
        gone = where
    with pytest.raises(Unavailable, match="cannot be reached"):
        asking(gone, agreed=True)({})


def test_https_without_a_certificate_sends_nothing() -> None:
    calls: list[Any] = []
    with endpoint(lambda handler, body: calls.append(body)) as where:  # noqa: ARG005 - asked by its name
        strange = Endpoint(where.url.replace("http:", "https:"), "contoh-7b", KEY)
        with pytest.raises(Unavailable, match="prove who it is"):
            asking(strange, agreed=True)({})
    assert calls == []
