"""What anybody may send to the item of any type: refused with a sentence, or stored and shown as text; never a bug."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from flask import Flask

from quizapp.core.bank import Bank
from tests.itemtypes.hostile import HOSTILE, HOSTILE_MARK
from tests.itemtypes.samples import SLUG, sample_bank, samples
from tests.web.browser import Browser, Fields, Form, Reply

SAMPLES = samples()
PLACES = range(1, len(SAMPLES) + 1)
KINDS = [sample.kind.name for sample in SAMPLES]
STRANGE = ("response", "response-99", "response-x", "response-0-1", "response-")
REFUSED = {413, 422}
SAVED = 303
LONG = 1_000_000

NASTY = (
    *("", " ", "99", "-1", "00", "\u0660", "1.0", "bulan", "true", "0", "1", "2", "0,1"),
    *("x" * 201, "x" * 30_000, "a\x00b", "\x00", "\ud800", "a\udfffb", "\U0010ffff", "\x85", "a\r\nb"),
    *("\u202etfel ot thgir", "\u200b", "\u2066x\u2069", "\ufeff", HOSTILE, "%(x)s", "{{ 7*7 }}", "=1+1", "' OR 1=1 --"),
    *("1.500", "1,500", "9" * 5_000, "1/0", "\u00bd", "p1.1", "p9.9", "[]", "{}", "null"),
)


@pytest.fixture(scope="module")
def planted() -> Bank:
    """Return the bank with one item of every type."""
    return sample_bank()


def submitted(browser: Browser, form: Form, fields: Fields, **changed: list[str]) -> Reply:
    """Send a form with some fields changed, letters that are none included, as a hostile client may."""
    pairs = [pair for pair in fields.items(multi=True) if pair[0] not in changed]
    pairs += [(name, value) for name, values in changed.items() for value in values]
    body = urlencode(pairs, errors="surrogatepass").encode()
    kind = "application/x-www-form-urlencoded"
    return Reply(form.action, browser.client.post(form.action, data=body, content_type=kind))


def answers(page: Reply) -> list[str]:
    """Return the names of the answer's own controls, and some that do not exist."""
    own = {control["name"] for control in page.sheet.all("input", "select", "textarea") if "name" in control}
    asked = sorted(name for name in own if name.startswith("response"))
    return [*asked, *STRANGE]


def item(browser: Browser, attempt: str, place: int) -> Reply:
    page = browser.get(f"{attempt}/items/{place}")
    assert page.status == 200
    return page


def begun(browser: Browser) -> str:
    """Begin the quiz of all types; return the attempt's path."""
    return browser.start(SLUG).path.rpartition("/items/")[0]


def tries(page: Reply) -> Iterator[dict[str, list[str]]]:
    """Yield what a hostile client sends: nasty values one by one, in all controls at once, doubled, and too many."""
    names = answers(page)
    for value in NASTY:
        yield {name: [value] for name in names[: -len(STRANGE)]}
    for name in (names[0], *STRANGE):
        yield {name: ["0"]}
        yield {name: ["0", "0"]}
        yield {name: ["0", "1", HOSTILE]}
    yield {f"response-{number}": ["0"] for number in range(500)}


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES, ids=KINDS)
def test_nothing_that_is_sent_breaks_an_item(app: Flask, place: int) -> None:
    browser = Browser(app)
    attempt = begun(browser)
    page = item(browser, attempt, place)
    for changed in tries(page):
        form = page.form("/items/")
        reply = submitted(browser, form, form.fields, **changed)
        assert reply.status in {SAVED, *REFUSED}, (changed, reply.text)
        if reply.status in REFUSED:
            assert "field-error" in reply.text or "Yang dikirim terlalu besar" in reply.text, "a sentence says why"
        else:
            reply = page = item(browser, attempt, place)
        assert HOSTILE_MARK not in reply.text
        reply.text.encode()
    assert browser.send(browser.get(f"{attempt}/submit").form("/submit")).status == SAVED
    for path in ("result", "review"):
        told = browser.get(f"{attempt}/{path}")
        assert told.status == 200
        assert HOSTILE_MARK not in told.text


@pytest.mark.parametrize("place", PLACES, ids=KINDS)
def test_a_million_characters_are_refused_with_a_sentence(app: Flask, place: int) -> None:
    browser = Browser(app)
    attempt = begun(browser)
    page = item(browser, attempt, place)
    name, form = answers(page)[0], page.form("/items/")
    reply = submitted(browser, form, form.fields, **{name: ["x" * LONG]})
    assert reply.status in REFUSED
    assert item(browser, attempt, place).form("/items/").fields["version"] == form.fields["version"], (
        "nothing is stored"
    )


def test_right_wrong_blank_and_invalid_are_four_things_on_the_page(app: Flask) -> None:
    browser = Browser(app)
    attempt = begun(browser)
    place = KINDS.index("numeric") + 1
    page = item(browser, attempt, place)
    for text, status, says in (("1.883", 422, "Ini bukan tahun"), ("1884", SAVED, ""), ("", SAVED, "")):
        reply = browser.send(page.form("/items/"), response=text)
        assert reply.status == status
        assert says in reply.text
        page = item(browser, attempt, place)
