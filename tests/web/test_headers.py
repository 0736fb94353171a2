"""What every reply carries: the policy of its content, cookie flags, caching, packing, limits."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from flask import Flask

from quizapp.web.assets import read_assets
from quizapp.web.security import LARGEST_BODY
from tests.web.browser import Browser

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
STATUSES = {
    "/": 200,
    "/passages/kebun": 200,
    "/nothing": 404,
    "/me": 401,
    "/favicon.ico": 200,
    "/healthz": 200,
    "/readyz": 200,
}


@pytest.mark.parametrize("path", list(STATUSES))
def test_every_reply_carries_the_headers(browser: Browser, path: str) -> None:
    reply = browser.get(path)
    assert reply.status == STATUSES[path]
    assert reply.headers["Content-Security-Policy"] == POLICY
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert reply.headers["Referrer-Policy"] == "same-origin"
    assert reply.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in reply.headers["Permissions-Policy"]
    assert "Strict-Transport-Security" not in reply.headers
    assert "Server" not in reply.headers


def test_cookies_are_for_this_site_and_not_for_scripts(browser: Browser) -> None:
    cookies = browser.get("/").headers.getlist("Set-Cookie")
    cookies += browser.send(browser.get("/").form("/language"), language="en").headers.getlist("Set-Cookie")
    assert {cookie.partition("=")[0] for cookie in cookies} == {"quizapp", "quizapp_language"}
    for cookie in cookies:
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
        assert "Secure" not in cookie


def test_under_https_cookies_are_bound_to_the_host(made_app: Callable[..., Flask]) -> None:
    client = made_app(https=True).test_client()
    reply = client.get("/", base_url="https://localhost")
    (cookie,) = reply.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-quizapp=")
    assert "Secure" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie
    assert reply.headers["Strict-Transport-Security"].startswith("max-age=")


def test_pages_are_kept_nowhere(browser: Browser) -> None:
    page = browser.start()
    for path in ("/", page.path, "/me", "/account/sign-in", "/nothing"):
        assert browser.get(path).headers["Cache-Control"] == "no-store"


def test_static_files_are_kept_for_ever_under_the_hash_of_their_content(browser: Browser) -> None:
    sheet = browser.get("/").sheet
    named = [*(link["href"] for link in sheet.all("link")), *(image["src"] for image in sheet.all("img"))]
    assert named
    for address in named:
        reply = browser.get(address)
        assert reply.status == 200, address
        assert "immutable" in reply.headers["Cache-Control"]
        assert read_assets()[address.rpartition("/")[2]].body == reply.response.get_data()
    assert "immutable" not in browser.get("/static/000000000000/app.css").headers["Cache-Control"]
    assert browser.get("/static/000000000000/nothing.css").status == 404
    assert browser.get("/static/000000000000/..%2f..%2fapp.py").status == 404


def test_pages_and_styles_are_packed_for_browsers_that_unpack(browser: Browser) -> None:
    style = next(link["href"] for link in browser.get("/").sheet.all("link") if link["rel"] == "stylesheet")
    for path in ("/passages/kebun", style):
        plain, packed = browser.get(path), browser.get(path, Accept_Encoding="br, gzip")
        assert "Content-Encoding" not in plain.headers
        assert packed.headers["Content-Encoding"] == "gzip"
        assert "Accept-Encoding" in packed.headers["Vary"]
        assert "Accept-Encoding" in plain.headers["Vary"]
        assert len(packed.response.get_data()) < len(plain.response.get_data()) / 2
        assert gzip.decompress(packed.response.get_data())
    assert "Content-Encoding" not in browser.get("/passages/kebun", Accept_Encoding="gzip;q=0").headers
    assert "Content-Encoding" not in browser.get("/healthz", Accept_Encoding="gzip").headers


def test_a_page_of_an_attempt_is_small(browser: Browser) -> None:
    page = browser.start()
    assert len(browser.get(page.path, Accept_Encoding="gzip").response.get_data()) < 4 * 1024


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.2", "a" * 64])
def test_a_host_that_is_not_ours_is_refused(browser: Browser, host: str) -> None:
    reply = browser.get("/", Host=host)
    assert reply.status == 400
    assert host not in reply.text


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "[::1]:8765", "[::1]", "LocalHost:8765"])
def test_our_own_host_may_have_any_port(browser: Browser, host: str) -> None:
    assert browser.get("/", Host=host).status == 200


def test_a_name_with_a_dot_before_it_stands_for_all_below(made_app: Callable[..., Flask]) -> None:
    client = made_app(trusted_hosts=(".Sekolah.example", "kuis-é.example")).test_client()
    ours = (
        "sekolah.example",
        "kuis.sekolah.example",
        "a.b.sekolah.example:8000",
        "kuis-é.example".encode("idna").decode(),
    )
    others = (
        "evilsekolah.example",
        "sekolah.example.evil.example",
        ".sekolah.example.evil.example",
        "localhost",
        "[::1]",
    )
    assert [client.get("/healthz", headers={"Host": host}).status_code for host in ours] == [200] * len(ours)
    assert [client.get("/healthz", headers={"Host": host}).status_code for host in others] == [400] * len(others)


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "application/octet-stream"])
def test_only_forms_are_taken(browser: Browser, kind: str) -> None:
    token = browser.get("/").form("/language").fields["csrf_token"]
    for path in ("/language", "/account/sign-in", "/account/sign-up"):
        for body in ('{"name": 5, "password": []}', "[1, 2]", "{bad"):
            reply = browser.client.post(path, data=body, content_type=kind, headers={"X-CSRFToken": token})
            assert reply.status_code == 415


def test_forwarded_headers_count_only_behind_as_many_proxies(made_app: Callable[..., Flask]) -> None:
    forged = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}
    assert made_app().test_client().get("/", headers=forged).status_code == 200
    assert made_app(proxies=1).test_client().get("/", headers=forged).status_code == 400


def test_too_large_a_body_is_refused_before_it_is_read(browser: Browser) -> None:
    page = browser.start()
    reply = browser.send(page.form("/items/"), response="x" * LARGEST_BODY)
    assert reply.status == 413
    assert f"paling banyak {LARGEST_BODY // 1000} kB" in reply.text
