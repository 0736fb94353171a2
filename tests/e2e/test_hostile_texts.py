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
SEE_OTHER: Final = 303
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
# Fields of forms that do not come back when the rest is refused: a note is for the history, answers have their own test.
SILENT: Final = {
    "workshop.change:note", "workshop.add:note", "quizzes.try_out:response-0", "quizzes.try_out:response-1",
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

    def show(self, reply: Reply, path: str = "") -> None:
        """Show a reply where it came from, with its headers."""

        def fulfil(route: Route) -> None:
            headers = {name: value for name, value in reply.headers.items() if name != "Content-Encoding"}
            route.fulfill(status=200, headers=headers, body=reply.text)

        address = f"{self.world.address}{path or reply.path}"
        self.page.route(address, fulfil, times=1)
        self.page.goto(address)
        self.look(f"{address} ({reply.status})")

    def open(self, path: str) -> Reply:
        """Ask for a page and show it, unless it is a file or leads elsewhere."""
        reply = self.browser.get(path)
        if a_page(reply):
            self.show(reply, path)
        return reply

    def done(self) -> list[str]:
        """Return all that was shown, when nothing was wrong."""
        assert self.faults == {}
        return self.texts


def a_page(reply: Reply) -> bool:
    """Tell whether a reply is a page that shows something."""
    return reply.headers.get("Content-Type", "").startswith("text/html") and reply.status != SEE_OTHER


@pytest.fixture(scope="module")
def world(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:  # noqa: F811
    """Run the site."""
    with running(tmp_path_factory.mktemp("hostile"), sqlite_template) as world:
        yield world


@pytest.fixture(scope="module")
def site(world: World) -> Site:
    """Return where the site answers."""
    return Site(world.address, "")


def test_every_field_holds_every_payload_and_is_shown_as_text(visit: Visit, world: World) -> None:
    assert len(set(PAYLOADS)) > ENOUGH
    texts: list[str] = []
    for browser, who in ((world.staff, STAFF), (world.student, STUDENT)):
        walk = Walk(visit(), world, browser)
        for path in addresses(world, *who):
            walk.open(path)
        texts += walk.done()
    found = world.ink.shown(texts)
    assert len(found) > ENOUGH
    assert {name for name, payloads in found.items() if payloads < ENOUGH} == UNSEEN


def test_what_is_sent_back_is_shown_as_text(visit: Visit, world: World) -> None:
    """Fill the text fields of every form that a page shows with every payload; where they come back, they are text."""
    seen: set[str] = set()
    texts: list[str] = []
    for browser, who in ((world.staff, STAFF), (world.student, STUDENT), (Browser(world.app), (Who.ANYONE,))):
        walk = Walk(visit(), world, browser)
        for page, form in forms_of(world, browser, who):
            name = world.app.url_map.bind("localhost").match(form.action.partition("?")[0], method="POST")[0]
            written = text_fields(page, form)
            if name not in seen and written:
                seen.add(name)
                fields = {each: world.ink.text(f"{name}:{each}") for each in written}
                reply = browser.send(form, **fields)
                if a_page(reply):
                    walk.show(reply)
        texts += walk.done()
    found = {name: payloads for name, payloads in world.ink.shown(texts).items() if ":" in name}
    assert {name for name, payloads in found.items() if payloads < ENOUGH} == SILENT
    assert len(seen) > ENOUGH / 5


def test_two_states_side_by_side_are_shown_as_text(visit: Visit, world: World) -> None:
    """Change entries, so that there is a history; save from an old page, and bring up a folder, so that both clash."""
    staff = world.staff
    walk = Walk(visit(), world, staff)
    before = unpack(staff.send(staff.get(f"{BANK}/folder").form(f"{BANK}/folder")).response.get_data())
    for kind, entry in (("items", "contoh-essay"), ("items", "contoh-cloze-choice"), ("facts", "air-turun")):
        path = f"{BANK}/id/{kind}/{entry}"
        form = entry_form(staff.get(path))
        name = "stem" if kind == "items" else "statement"
        for text, status in (("Ya", SEE_OTHER), ("Tidak", 409)):
            reply = staff.send(form, **{name: world.ink.text("clash.text", text), "note": world.ink.text("clash.note")})
            assert reply.status == status, reply.text
            if a_page(reply):
                walk.show(reply)
        walk.open(path)  # what was left unfinished
        walk.open(f"{path}/history")
    changed = {name: data.replace(b"Air", b"Hujan") for name, data in before.items()}
    reply = sent_with(staff, f"{BANK}/folder", "/workshop/folder", "x.zip", pack(changed, SLUG))
    assert reply.to == f"{BANK}/folder/compare", re.findall(r"<li>.*</li>", reply.text)
    walk.open(reply.to)
    found = world.ink.shown(walk.done())
    assert all(found[name] >= ENOUGH for name in ("clash.text", "clash.note", "essay.stem", "fact.cloze.statement"))


def entry_form(page: Reply) -> Form:
    """Return the form of the editor as it stands, with what its menus have chosen."""
    form = page.form("/id/")
    for option in page.sheet.all("option"):
        if "selected" in option:
            form.fields[option["select"]] = option["value"]
    return form


def test_documents_and_drafts_are_shown_as_text(visit: Visit, world: World) -> None:
    """Take hostile texts from files with hostile names; draft from one, and reject a draft with a hostile remark."""
    ink, staff = world.ink, world.staff
    walk = Walk(visit(), world, staff)
    text = ink.text("document.text", between="\n\n")
    for name, data in (("x.txt", text.encode()), ("x.md", text.encode()), ("x.html", text.encode()),
                       ("x.docx", word(paragraph(ink.text("document.title"), "Judul") + paragraph(ink.text("document.word"))))):
        reply = sent_with(staff, "/workshop/new", "/workshop/new", name, data, go="look")
        walk.show(reply)
    for path, action in (("/workshop/new", "/workshop/new"), ("/workshop/draft", "/workshop/draft"), (f"{BANK}/folder", "/workshop/folder"), (f"/teacher/classes/{world.own['cohort']}/roster", "/roster")):
        walk.show(sent_with(staff, path, action, ink.text("file.name"), b"%PDF-1.4"))
    poisoned = "".join(f"{line} {PAYLOADS[place % len(PAYLOADS)]}\n" for place, line in enumerate(ARTICLE.splitlines()))
    reply = staff.send(staff.get("/workshop/draft").form("/workshop/draft"), pasted=poisoned)
    assert reply.status == SEE_OTHER, re.findall(r"(?s)<p class=.fault.*?</p>", reply.text)
    page = walk.open(reply.to)
    reply = staff.send(page.form("/drafts/"), go="reject", reason="unclear", remark=ink.text("draft.remark"))
    walk.open(reply.to)
    walk.open("/workshop/drafts")
    print({k: v for k, v in ink.shown(walk.done()).items() if k[:4] in ("docu", "file", "draf")})
    assert 0


def test_files_hold_it_as_text(visit: Visit, world: World, tmp_path: Path) -> None:
    """Open what is sent to scripts, programs and Anki as if it were HTML."""
    staff, student, own = world.staff, world.student, world.own
    walk = Walk(visit(), world, staff)
    grid = f"/results/assignments/{own['assignment']}"
    csv, xlsx = (staff.send(staff.get(grid).form(f"{grid}/{kind}")) for kind in ("csv", "xlsx"))
    for reply in (staff.get(f"/teacher/assignments/{own['assignment']}/progress"), csv, xlsx, student.get(f"/decks/{SLUG}/id.txt")):
        assert reply.status == 200
        assert reply.headers["X-Content-Type-Options"] == "nosniff"
        assert not reply.headers["Content-Type"].startswith("text/html")
        print(reply.headers)
    cells = csv.text.splitlines()
    print(cells[:5])
    with Shelf(tmp_path) as shelf:
        shelf.take(student.get(f"/decks/{SLUG}/id.apkg").response.get_data())
        sides = shelf.sides()
    bare = visit()
    bare.add_init_script(WATCH)
    for side in sides:
      for html in (side.front, side.back):
        bare.set_content(html)
        assert bare.evaluate("window.hit") is None
        print(side.template, bare.evaluate("[...document.querySelectorAll('*')].map((each) => each.localName).join()"))
    assert 0


def forms_of(world: World, browser: Browser, who: tuple[Who, ...]) -> Iterator[tuple[Reply, Form]]:
    """Yield every form of every page, with the page, as it stands at that moment."""
    for path in addresses(world, *who):
        page = browser.get(path)
        if a_page(page):
            for form in page.sheet.forms:
                if form.method == "post":
                    yield page, Form(form.action or page.path, form.method, form.fields, form.buttons)


def text_fields(page: Reply, form: Form) -> list[str]:
    """Return the names of the fields of a form in which one writes."""
    written = [(tag, each) for tag, each in page.sheet.elements if tag in {"input", "textarea"} and "name" in each]
    names = [each["name"] for tag, each in written if tag == "textarea" or each.get("type", "text") in {"text", "search"}]
    return [name for name in dict.fromkeys(names) if name in form.fields]
