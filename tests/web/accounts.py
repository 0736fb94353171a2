"""Accounts as the tests of pages use them: signing up, in and out, and the token of a sign-in."""

from __future__ import annotations

from tests.web.browser import Browser, Reply

PASSWORD = "empat kata yang panjang"


def signed_up(browser: Browser, name: str = "Budi", password: str = PASSWORD) -> Reply:
    """Send the form that makes an account."""
    return browser.send(browser.get("/account/sign-up").form("/sign-up"), name=name, password=password)


def signed_in(browser: Browser, name: str = "Budi", password: str = PASSWORD, path: str = "/account/sign-in") -> Reply:
    """Send the form that signs in."""
    return browser.send(browser.get(path).form("/sign-in"), name=name, password=password)


def sign_out(browser: Browser) -> Reply:
    """Press the button that signs out."""
    return browser.send(browser.get("/").form("/sign-out"))


def token(browser: Browser) -> str:
    """Return the sign-in's token."""
    with browser.client.session_transaction() as session:
        return str(session.get("_user_id", ""))
