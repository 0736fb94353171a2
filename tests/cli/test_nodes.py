"""Two nodes on PostgreSQL behind nginx as the README sets it up, counting tries in Redis: they share everything."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import ssl
import time
import urllib.parse
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from quizapp.web.counter import REST_SECONDS
from tests.bench.students import hidden
from tests.cli.running import Site, started
from tests.ports import free_port
from tests.postgres_server import PostgresServer
from tests.servers import Server, certificate, documented, nginx_around, running_nginx, running_redis

pytestmark = [pytest.mark.servers, pytest.mark.slow]

NAME = "kuis.sekolah.example"
PASSWORD = "empat kata yang panjang"
ROUNDS = 8  # requests in a row, so that both nodes get some
NAMES = ("Budi", "Siti", "Tono", "Wayan", "Maria")
FEW = 5  # tries; ten are allowed


@dataclass
class Visitor:
    """A browser that comes to nginx by HTTPS, or straight to one node; keeps its cookies."""

    port: int
    secure: ssl.SSLContext | None
    cookies: dict[str, str] = field(default_factory=dict)
    page: str = ""

    def ask(self, method: str, path: str, **form: str) -> tuple[int, str]:
        """Send one request, with the token of the page before; return status and where it leads."""
        plain, secure = http.client.HTTPConnection, http.client.HTTPSConnection
        connection = (
            secure("127.0.0.1", self.port, timeout=60, context=self.secure)
            if self.secure
            else plain("127.0.0.1", self.port, timeout=60)
        )
        headers = {"Host": NAME, "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if not self.secure:
            headers |= {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-Proto": "https", "X-Forwarded-Host": NAME}
        body = None
        if method == "POST":
            body = urllib.parse.urlencode({"csrf_token": hidden(self.page).get("csrf_token", ""), **form})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body, headers)
        reply = connection.getresponse()
        self.page = reply.read().decode()
        for cookie in reply.headers.get_all("Set-Cookie", []):
            assert "Secure" in cookie
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        connection.close()
        return reply.status, urllib.parse.urlsplit(reply.headers.get("Location", "")).path

    def send(self, path: str, **form: str) -> tuple[int, str]:
        """Open a page and send its form."""
        assert self.ask("GET", path)[0] == 200
        return self.ask("POST", path, **form)

    def sign_in(self, name: str, password: str = PASSWORD) -> int:
        return self.send("/account/sign-in", name=name, password=password)[0]

    def begin(self) -> str:
        """Begin a quiz; return the path of the attempt."""
        self.ask("GET", "/")
        passage = re.search(r'href="(/passages/[^"]+)"', self.page)
        assert passage
        self.ask("GET", passage[1])
        action = re.search(r'action="(/quizzes/[^"]+/start)"', self.page)
        assert action
        status, where = self.ask("POST", action[1], **{**hidden(self.page), "nickname": ""})
        assert status == 303
        return where.rpartition("/items")[0]

    def answer(self, attempt: str, place: int) -> int:
        """Open an item and save its first choice, or none where there is nothing to choose."""
        assert self.ask("GET", f"{attempt}/items/{place}")[0] == 200
        sent = hidden(self.page) | {"go": "next"}
        chosen = re.search(r'type="radio"[^>]*name="(response[^"]*)"[^>]*value="([^"]*)"', self.page)
        return self.ask("POST", f"{attempt}/items/{place}", **sent | ({chosen[1]: chosen[2]} if chosen else {}))[0]


@dataclass
class School:
    """Two nodes, nginx before them, Redis beside them."""

    nodes: list[Site]
    front: Server
    redis: Server
    plain: int
    trust: ssl.SSLContext

    def visitor(self) -> Visitor:
        return Visitor(self.front.port, self.trust)

    def served(self) -> list[Counter[int]]:
        """Return how often each node answered with which status, by its own log."""
        return [statuses(node) for node in self.nodes]


def statuses(node: Site) -> Counter[int]:
    """Return the statuses in a node's log."""
    lines = [json.loads(line) for line in node.complained.splitlines() if line.startswith("{")]
    return Counter(line["status"] for line in lines)


@pytest.fixture
def school(postgres_server: PostgresServer, tmp_path: Path) -> Iterator[School]:
    plain, front, redis = free_port(), free_port(), free_port()
    trust = ssl.create_default_context(cafile=certificate(tmp_path, NAME)[0])
    trust.check_hostname = False  # the name is nobody's here; the certificate is still the one that was made
    settings = {
        "QUIZAPP_DATABASE_URL": postgres_server.create_database().replace("+psycopg", ""),
        "QUIZAPP_LIMITS_URL": f"redis://127.0.0.1:{redis}/0",
        "QUIZAPP_SECRET_KEY": "the same key for both nodes of this test, by no chance",
        "QUIZAPP_TRUSTED_HOSTS": f"{NAME} 127.0.0.1",
        "QUIZAPP_HTTPS": "1",
        "QUIZAPP_PROXIES": "1",
        "QUIZAPP_LOG": "json",
    }
    with ExitStack() as running:
        counting = running.enter_context(running_redis(tmp_path, redis))
        nodes = []
        for number in range(2):
            (tmp_path / str(number)).mkdir()
            nodes.append(running.enter_context(started(tmp_path / str(number), **settings)))
        for node in nodes:
            node.wait_for()
        file = documented("/etc/nginx/conf.d/quizapp.conf")
        for before, after in (
            ("127.0.0.1:8000", f"127.0.0.1:{nodes[0].port}"),
            ("127.0.0.1:8001", f"127.0.0.1:{nodes[1].port}"),
            ("listen 80;", f"listen 127.0.0.1:{plain};"),
            ("listen 443 ssl;", f"listen 127.0.0.1:{front} ssl;"),
            (f"/etc/letsencrypt/live/{NAME}", str(tmp_path)),
        ):
            assert before in file
            file = file.replace(before, after)
        nginx_around(tmp_path, file)
        yield School(nodes, running.enter_context(running_nginx(tmp_path, front)), counting, plain, trust)


def test_two_nodes_are_one_site_and_one_of_them_is_enough(school: School) -> None:
    ani = school.visitor()
    assert ani.send("/account/sign-up", name="Ani", password=PASSWORD)[0] == 303
    assert all(name.startswith("__Host-") for name in ani.cookies)
    attempt = ani.begin()
    assert [ani.answer(attempt, place) for place in (1, 2, 3)] == [303] * 3
    name = counted_by_both(school)
    assert all(count[200] + count[303] >= 3 for count in school.served())

    os.killpg(school.nodes[0].process.pid, signal.SIGKILL)
    school.nodes[0].wait_for(0)
    assert [ani.ask("GET", "/me")[0] for _ in range(ROUNDS)] == [200] * ROUNDS
    assert [ani.answer(attempt, place) for place in (4, 5)] == [303] * 2
    ani.ask("GET", f"{attempt}/items/1")
    assert hidden(ani.page)["version"] == "1"
    assert refused_by_redis(school.visitor(), name)
    assert school.visitor().sign_in("Ani") == 303
    ani.ask("GET", f"{attempt}/submit")
    assert ani.ask("POST", f"{attempt}/submit")[0] == 303
    assert ani.ask("GET", f"{attempt}/result")[0] == 200

    school.redis.kill()
    tuti = school.visitor()
    attempt = tuti.begin()
    assert [tuti.answer(attempt, place) for place in (1, 2)] == [303] * 2
    assert school.visitor().sign_in("Ani") == 303
    wrong = school.visitor()
    assert [wrong.sign_in("Wati", "nonsense") for _ in range(11)] == [422] * 10 + [429]
    assert not any(count[500] + count[502] for count in school.served())


def counted_by_both(school: School) -> str:
    """Try ten wrong passwords at one node; the other one knows. Return for whose name.

    A node that waited half a second for Redis counts by itself for a while. On a busy machine that is no fault: then
    another name is tried.
    """
    one, other = (Visitor(node.port, None) for node in school.nodes)
    for name in NAMES:
        tried = [one.sign_in(name, "nonsense") for _ in range(10)]
        known = [visitor.sign_in(name, "nonsense") for visitor in (other, one, school.visitor())]
        if (tried, known) == ([422] * 10, [429] * 3):
            return name
        time.sleep(REST_SECONDS)
    raise AssertionError("Each node counts by itself.")


def refused_by_redis(visitor: Visitor, name: str) -> bool:
    """Tell whether Redis remembers the tries; the node itself would count more of them before it refuses."""
    for _ in range(FEW):
        if visitor.sign_in(name) == 429:
            return True
        time.sleep(REST_SECONDS)
    return False


def test_plain_requests_are_led_to_https(school: School) -> None:
    connection: http.client.HTTPConnection
    connection = http.client.HTTPConnection("127.0.0.1", school.plain, timeout=60)
    connection.request("GET", "/passages/x?y=z", headers={"Host": NAME})
    reply = connection.getresponse()
    assert (reply.status, reply.headers["Location"]) == (301, f"https://{NAME}/passages/x?y=z")
    connection.close()
    connection = http.client.HTTPSConnection("127.0.0.1", school.front.port, timeout=60, context=school.trust)
    connection.request(
        "GET", "/", headers={"Host": NAME, "X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "http"}
    )
    reply = connection.getresponse()
    page = reply.read().decode()
    assert reply.status == 200
    assert reply.headers["Strict-Transport-Security"].startswith("max-age=")
    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "")
    connection.close()
    connection.request("GET", "/", headers={"Host": "evil.example"})
    assert connection.getresponse().status == 400
    connection.close()
