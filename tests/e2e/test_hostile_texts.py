"""Every text of the site is hostile and every page is opened: no script runs, nothing is loaded, all is text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from quizapp.exchange.bank_zip import pack, unpack
from quizapp.web.access import Who
from tests.anki.collection import Shelf
from tests.databases import sqlite_template  # noqa: F401 - a fixture
from tests.e2e import hostile_site
from tests.e2e.conftest import Site, Visit
from tests.e2e.hostile_site import ENTRIES, Prepared, World, addresses, running
from tests.e2e.payloads import PAYLOADS, SCRIPT
from tests.e2e.poison import ENOUGH
from tests.e2e.script import offline, ready
from tests.exchange.documents import paragraph, word
from tests.itemtypes.samples import SLUG, samples
from tests.web.browser import Browser, Form, Reply
from tests.web.uploads import ARTICLE, sent_with

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
      const leads = ["href", "src", "action", "formaction", "data", "srcset", "xlink:href"].includes(name);
      if (leads && new URL(value, location.href).origin !== location.origin)
        faults.push(`<${each.localName} ${name}=${value}>`);
    }
    if (each.matches(strange)) faults.push(`<${each.localName}>`);
    const from = each.getAttribute("src") ?? each.getAttribute("href") ?? "";
    if (each.matches("script, img, link") && !from.startsWith("/static/")) faults.push(each.outerHTML);
  }
  const fields = [...document.querySelectorAll("input, textarea, option")].map((each) => each.value);
  return { faults, text: [document.documentElement.textContent, ...fields].join("\\n") };
}"""
# Fields that no page shows: names of decks and their date stand in packages, the rest in files or nowhere.
UNSEEN: Final = {
    "bank.deck.id", "bank.as_of.id", "bank.provenance.language", "bank.entities.metonyms.id", "bank.entities.role.id",
    "quiz.waive.Q17",
}  # fmt: skip
CARD_SCRIPT: Final = re.compile(r"<script>\s")  # that of a choice card; no payload begins so
SILENT: Final = {"workshop.add:note"}  # for the history: does not come back when the rest is refused


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
def prepared(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prepared]:  # noqa: F811 - it is asked for
    """Return the hostile site, with the limits of length lifted for this file."""
    file = tmp_path_factory.mktemp("hostile") / "site.sqlite3"
    file.write_bytes(sqlite_template.read_bytes())
    with pytest.MonkeyPatch.context() as patch:
        hostile_site.lift_limits(patch)
        yield hostile_site.prepared(file)


@pytest.fixture
def world(prepared: Prepared, tmp_path: Path) -> Iterator[World]:
    """Run a copy of the site."""
    with running(prepared, tmp_path) as world:
        yield world


@pytest.fixture
def site(world: World) -> Site:
    """Return where the site answers."""
    return Site(world.address, "")


def test_every_field_holds_every_payload_and_is_shown_as_text(visit: Visit, world: World) -> None:
    """Open every page; then fill the text fields of every form: where what was sent comes back, it is text."""
    assert len(set(PAYLOADS)) > ENOUGH
    texts: list[str] = []
    sent: dict[str, Reply] = {}
    for browser, who in ((world.staff, STAFF), (world.student, STUDENT), (Browser(world.app), (Who.ANYONE,))):
        walk = Walk(visit(), world, browser)
        pages = {endpoint_of(world, path): walk.open(path) for path in reversed(addresses(world, *who))}
        for page in filter(a_page, pages.values()):
            for form in (form for form in page.sheet.forms if form.method == "post"):
                name = endpoint_of(world, form.action or page.path)
                fields = {each: world.ink.text(f"{name}:{each}") for each in text_fields(page, form)}
                if fields and name not in sent:
                    sent[name] = browser.send(Form(form.action or page.path, "post", form.fields), **fields)
                    if a_page(sent[name]):
                        walk.show(sent[name])
        texts += walk.done()
    found = world.ink.shown(texts)
    assert len(found) > 2 * ENOUGH
    assert {name for name, payloads in found.items() if payloads < ENOUGH} == UNSEEN | SILENT
    assert len(sent) > ENOUGH / 5


def endpoint_of(world: World, path: str) -> str:
    """Return which route an address leads to, by the method that it takes."""
    adapter = world.app.url_map.bind("localhost")
    method = next(each for each in ("POST", "GET") if each in adapter.allowed_methods(path.partition("?")[0]))
    return str(adapter.match(path.partition("?")[0], method=method)[0])


def text_fields(page: Reply, form: Form) -> list[str]:
    """Return the names of the fields of a form in which one writes."""
    written = [each for each in page.sheet.all("input", "textarea") if each.get("type", "text") in {"text", "search"}]
    return [name for name in dict.fromkeys(each.get("name", "") for each in written) if name in form.fields]


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
    document = word(paragraph(ink.text("document.title"), "Judul") + paragraph(ink.text("document.word")))
    files = {"x.txt": text.encode(), "x.md": text.encode(), "x.html": text.encode(), "x.docx": document}
    for name, data in files.items():
        walk.show(sent_with(staff, "/workshop/new", "/workshop/new", name, data, go="look"))
    roster = f"/teacher/classes/{world.own['cohort']}/roster"
    for path in ("/workshop/new", "/workshop/draft", "/workshop/folder", roster):
        page = f"{BANK}/folder" if path == "/workshop/folder" else path
        walk.show(sent_with(staff, page, path, ink.text("file.name"), b"%PDF-1.4"))
    parts = ink.text("draft.article", between="\n").split("\n")
    ends = re.compile(r"(?<=[a-z])\.(?=\s)")
    some = iter([" ".join(parts[place :: len(ends.findall(ARTICLE))]) for place in range(len(parts))])
    article = ends.sub(lambda _: f" {next(some)} ya.", ARTICLE)
    reply = staff.send(staff.get("/workshop/draft").form("/workshop/draft"), pasted=article, language="id")
    assert reply.status == SEE_OTHER, re.findall(r"(?s)<p class=.fault.*?</p>", reply.text)
    form = walk.open(reply.to).form("/drafts/")
    staff.send(form, go="reject", reason="unclear", remark=ink.text("draft.remark"))
    drafted = form.action.rpartition("/")[2]
    for path in (f"{reply.to}?at=0", f"{reply.to[:-7]}/items/{drafted}/history", f"{reply.to[:-10]}/coverage"):
        walk.open(path)
    walk.open("/workshop/drafts")
    found = ink.shown(walk.done())
    names = {"document.text", "document.title", "document.word", "draft.article", "draft.remark"}
    assert {name: found[name] for name in names if found[name] < ENOUGH} == {}


def test_pieces_that_scripts_put_into_a_page_are_text(visit: Visit, world: World) -> None:
    """Walk an attempt without a network, and let the editor of each type look at what is written."""
    walk = Walk(visit(), world, world.student)
    quiz = world.student.get("/").form("/start")
    page = walk.page
    page.goto(world.student.send(quiz).to)
    ready(page)
    offline(page.context)
    for place in range(1, len(samples()) + 1):
        page.locator(".spot").nth(place - 1).click()
        expect(page.locator(f"form[action$='/items/{place}']")).to_have_count(1)
        walk.look(f"place {place}")
    offline(page.context, off=False)
    texts = walk.done()
    walk = Walk(visit(), world, world.staff)
    for _, entry in (each for each in ENTRIES if each[0] == "items"):
        walk.page.goto(f"{BANK}/id/items/{entry}")
        with walk.page.expect_response(re.compile("/look/")) as looked:
            walk.page.locator("#stem").press("End")
            walk.page.locator("#stem").press_sequentially(" x")
        looked.value.finished()
        walk.look(entry)
    found = world.ink.shown([*texts, *walk.done()])
    assert all(found[f"{sample.kind.name}.stem"] >= ENOUGH for sample in samples())


def test_files_hold_it_as_text(visit: Visit, world: World, tmp_path: Path) -> None:
    """Open what is sent to scripts, programs and Anki: none of it is a page, no cell a formula, no card a script."""
    staff, student, own = world.staff, world.student, world.own
    grid = f"/results/assignments/{own['assignment']}"
    csv, xlsx = (staff.send(staff.get(grid).form(f"{grid}/{kind}")) for kind in ("csv", "xlsx"))
    deck = student.get(f"/decks/{SLUG}/id.apkg")
    progress = staff.get(f"/teacher/assignments/{own['assignment']}/progress")
    for reply in (csv, xlsx, deck, progress, student.get(f"/decks/{SLUG}/id.txt")):
        assert reply.status == 200
        assert reply.headers["X-Content-Type-Options"] == "nosniff"
        assert "html" not in reply.headers["Content-Type"]
        assert reply is progress or reply.headers["Content-Disposition"].startswith("attachment; filename=")
    assert SCRIPT in csv.text
    with zipfile.ZipFile(io.BytesIO(xlsx.response.get_data())) as book:
        assert not [name for name in book.namelist() if b"<f>" in book.read(name) or b"<script" in book.read(name)]
    with Shelf(tmp_path) as shelf:
        shelf.take(deck.response.get_data())
        sides = shelf.sides()
    page = visit()
    page.add_init_script(WATCH)
    texts = []
    for html in dict.fromkeys(html for side in sides for html in (side.front, side.back)):
        page.set_content(html)
        seen = page.evaluate(LOOK)
        assert [fault for fault in seen["faults"] if not CARD_SCRIPT.match(fault)] == []
        texts.append(seen["text"])
    found = world.ink.shown(texts)
    names = ("fact.recall.card.front", "fact.cloze.card.text", "single_choice.content.options.text")
    assert {name: found[name] for name in names if found[name] < ENOUGH} == {}
