"""Every text of the site is hostile and every page is opened: no script runs, nothing is loaded, all is shown as text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Dialog, Page, Route

from quizapp.exchange.bank_zip import pack, unpack
from quizapp.web.access import WHO, Who
from tests.anki.collection import Shelf
from tests.databases import sqlite_template  # noqa: F401 - a fixture
from tests.e2e.conftest import Site, Visit
from tests.e2e.hostile_site import ENTRIES, World, addresses, running
from tests.e2e.payloads import PAYLOADS, SCRIPT
from tests.e2e.poison import ENOUGH
from tests.e2e.test_offline import offline, ready
from tests.exchange.documents import paragraph, word
from tests.itemtypes.samples import SLUG, samples
from tests.web.browser import Browser, Form, Reply
from tests.web.test_bank_texts import sent_with
from tests.web.test_draft_review import ARTICLE

STAFF: Final = (Who.WRITER, Who.TEACHER, Who.ADMIN)
STUDENT: Final = (Who.ANYONE, Who.HOLDER, Who.SIGNED_IN)
BANK: Final = f"/workshop/banks/{SLUG}"
NOWHERE: Final = "/shown-as-it-was-sent"  # where a reply is shown that no address gives
WATCH: Final = "addEventListener('securitypolicyviolation', (event) => { window.hit = event.violatedDirective })"
# What a page has when a text of it was read as HTML, and all that it says, what stands in its fields included.
LOOK: Final = """() => {
  const faults = window.hit === undefined ? [] : [`ran: ${window.hit}`];
  const strange = "iframe,object,embed,base,style,template,math,marquee,video,audio,keygen,isindex,plaintext,xss";
  for (const each of document.querySelectorAll("*")) {
    for (const { name, value } of each.attributes) {
      if (name.startsWith("on") || name === "srcdoc") faults.push(`<${each.localName} ${name}>`);
      if (["href", "src", "action", "formaction", "data", "srcset", "xlink:href"].includes(name) &&
        new URL(value, location.href).origin !== location.origin) faults.push(`<${each.localName} ${name}=${value}>`);
    }
    if (each.matches(strange)) faults.push(`<${each.localName}>`);
    if (each.matches("script, img, link") && !/^\\/(static|favicon)/.test(each.getAttribute("src") ?? each.getAttribute("href")))
      faults.push(each.outerHTML);
  }
  const fields = [...document.querySelectorAll("input, textarea, option")].map((each) => each.value);
  return { faults, text: [document.documentElement.textContent, ...fields].join("\\n") };
}"""
# Fields that no page shows: names of decks and their date stand in packages, the rest in files or nowhere.
UNSEEN: Final = {
    "bank.deck.id", "bank.as_of.id", "bank.provenance.language", "bank.entities.metonyms.id", "bank.entities.role.id",
    "quiz.waive.Q17",
}  # fmt: skip


class Walk:
    """Open pages as somebody, and hold each against what must not be; ``texts`` is all that was shown."""

    def __init__(self, page: Page, world: World, browser: Browser) -> None:
        self.page, self.world, self.browser = page, world, browser
        self.texts: list[str] = []
        self.faults: dict[str, list[str]] = {}
        cookie = browser.client.get_cookie("quizapp")
        if cookie:
            page.context.add_cookies([{"name": "quizapp", "value": cookie.value, "url": world.address}])
        page.add_init_script(WATCH)
        page.on("dialog", self._heard)

    def _heard(self, dialog: Dialog) -> None:
        self.faults[f"dialog {dialog.message}"] = [self.page.url]
        dialog.dismiss()

    def look(self, what: str) -> None:
        """Look at the page as it is now."""
        seen = self.page.evaluate(LOOK)
        self.texts.append(seen["text"])
        if seen["faults"]:
            self.faults[what] = seen["faults"]

    def open(self, path: str) -> None:
        """Open a page."""
        self.page.goto(path)
        self.look(path)

    def show(self, reply: Reply) -> None:
        """Show a reply to what was sent, with its headers."""

        def fulfil(route: Route) -> None:
            headers = {name: value for name, value in reply.headers.items() if name != "Content-Encoding"}
            route.fulfill(status=200, headers=headers, body=reply.text)

        self.page.route(f"**{NOWHERE}", fulfil, times=1)
        self.page.goto(NOWHERE)
        self.look(f"{reply.path} ({reply.status})")


@pytest.fixture(scope="module")
def world(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:  # noqa: F811
    """Run the site."""
    with running(tmp_path_factory.mktemp("hostile"), sqlite_template) as world:
        yield world


@pytest.fixture(scope="module")
def site(world: World) -> Site:
    """Return where the site answers."""
    return Site(world.address, "")


def shown(reply: Reply) -> bool:
    """Tell whether a reply is a page."""
    return reply.headers.get("Content-Type", "").startswith("text/html") and reply.status != 303


def test_every_field_holds_every_payload_and_is_shown_as_text(visit: Visit, world: World) -> None:
    assert len(set(PAYLOADS)) > ENOUGH
    texts: list[str] = []
    for browser, who in ((world.staff, STAFF), (world.student, STUDENT), (Browser(world.app), (Who.ANYONE,))):
        walk = Walk(visit(), world, browser)
        for path in addresses(world, *who):
            if shown(browser.get(path)):
                walk.open(path)
        assert walk.faults == {}
        texts += walk.texts
    found = world.ink.shown(texts)
    assert len(found) > ENOUGH
    assert {name for name, payloads in found.items() if payloads < ENOUGH} == UNSEEN
