"""How soon an item page paints on a slow phone and a slow network, and how much it loads: real Chromium, throttled.

Prints milliseconds to the first contentful paint and to the state in which all works offline, bytes over the wire up to
the first paint and in all, bytes of scripts, and bytes of one save. Run it alone: python -m tests.bench.page_load
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

ROOT = Path(__file__).parents[2]
from tests.e2e.conftest import serving  # noqa: E402 - the path is set above
from tests.e2e.steps import begin  # noqa: E402 - likewise

SLOWER = 4  # times
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}  # ms, bytes/s
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"


def measured(client: CDPSession) -> tuple[Counter[str], list[int]]:
    """Count bytes over the wire by kind of resource, and note those of each save."""
    kinds: dict[str, tuple[str, str]] = {}
    sizes: Counter[str] = Counter()
    saves: list[int] = []

    def began(event: dict[str, Any]) -> None:
        body = event["request"].get("postData", "")
        kinds[event["requestId"]] = event.get("type", ""), event["request"]["url"]
        if event["request"]["url"].endswith("/save"):
            saves.append(len(body))

    def ended(event: dict[str, Any]) -> None:
        kind, url = kinds.get(event["requestId"], ("", ""))
        sizes[kind] += event["encodedDataLength"]
        if url.endswith("/save"):
            saves[-1] += event["encodedDataLength"]

    client.on("Network.requestWillBeSent", began)
    client.on("Network.loadingFinished", ended)
    client.send("Network.enable")
    return sizes, saves


def first_view(page: Page, url: str, *before: str) -> None:
    """Load an item page, slowed down, after the pages ``before`` and nothing else; print what it took."""
    client = page.context.new_cdp_session(page)
    for path in before:
        page.goto(path)
    sizes, saves = measured(client)
    client.send("Network.emulateNetworkConditions", SLOW_3G)
    client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(url, wait_until="commit")
    while not page.evaluate(PAINT):
        page.wait_for_timeout(50)
    paint = page.evaluate(PAINT)
    print(f"first paint          {paint:7.0f} ms")
    page.wait_for_selector(".desk[data-ready]", timeout=60_000)
    print(f"ready for offline    {page.evaluate('performance.now()'):7.0f} ms")
    print(f"page and styles      {sizes['Document'] + sizes['Stylesheet']:7d} bytes with headers")
    print(f"scripts              {sizes['Script']:7d} bytes with headers")
    print(f"all items            {sizes['Fetch']:7d} bytes with headers")
    with page.expect_response(lambda reply: reply.url.endswith("/save")):
        page.locator("input[name=flag]").click()
    page.wait_for_timeout(2000)
    print(f"one save             {max(saves):7d} bytes: body sent, and headers and body of the reply")


def main() -> None:
    """Serve the shipped banks in a new folder and measure the first item of the first quiz."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder), ROOT) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        guest = browser.new_page(base_url=site.address, locale="id-ID")
        begin(guest)
        for before in ((), ("/",)):
            phone = browser.new_context(  # nothing cached, no service worker
                base_url=site.address,
                storage_state=guest.context.storage_state(),
                viewport={"width": 360, "height": 740},
                locale="id-ID",
                service_workers="block",
            )
            print("\nafter the home page" if before else "the very first page")
            first_view(phone.new_page(), guest.url, *before)
            phone.close()
        browser.close()


if __name__ == "__main__":
    main()
