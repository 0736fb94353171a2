"""A server that speaks the protocol of OpenAI-compatible models, on a free port of this machine, with one answer."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from quizapp.services.own_model import Endpoint

Answer = Callable[[BaseHTTPRequestHandler, object], None]
KEY = "rahasia-sekali"
MODEL = "contoh-7b"


@contextmanager
def endpoint(answer: Answer) -> Iterator[Endpoint]:
    """Serve one answer to every question, on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            with suppress(BrokenPipeError, ConnectionResetError):
                answer(self, json.loads(body))

        def log_message(self, *arguments: object) -> None:
            del arguments

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Endpoint(f"http://127.0.0.1:{server.server_port}/v1", MODEL, KEY)
    finally:
        server.shutdown()
        server.server_close()


def send(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    """Send a reply."""
    handler.send_response(status)
    for name, value in {"Content-Length": str(len(body)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def said(**message: object) -> bytes:
    """Return the body of a reply with a message."""
    ended = message.pop("finish_reason", "stop")
    return json.dumps({"choices": [{"message": message, "finish_reason": ended}]}).encode()
