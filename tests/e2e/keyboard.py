"""Keys and nothing else: how a person without a mouse reaches a control, sees where they are, and uses it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 120


def reach(page: Page, wanted: Locator) -> None:
    """Press Tab until one of the wanted controls has the focus, and see that the focus shows."""
    for _ in range(MOST_TABS):
        if has_focus(page, wanted):
            break
        page.keyboard.press("Tab")
    assert has_focus(page, wanted), f"Tab never reaches {wanted}"
    assert page.locator(":focus-visible").count() == 1


def has_focus(page: Page, wanted: Locator) -> bool:
    """Tell whether one of some controls has the focus."""
    return wanted.and_(page.locator(":focus")).count() == 1


def choose(page: Page, radio: Locator) -> None:
    """Choose one radio button: Tab to its group, the arrow keys inside it."""
    name = radio.get_attribute("name")
    group = page.locator(f'input[type=radio][name="{name}"]')
    reach(page, group)
    if has_focus(page, radio):
        page.keyboard.press("Space")
    for _ in range(group.count()):
        if not has_focus(page, radio):
            page.keyboard.press("ArrowDown")
    expect(radio).to_be_checked()


def tick(page: Page, box: Locator) -> None:
    """Tick one checkbox."""
    reach(page, box)
    page.keyboard.press("Space")
    expect(box).to_be_checked()


def select(page: Page, menu: Locator, text: str) -> None:
    """Choose the entry of a closed menu that reads ``text``, with the arrow keys."""
    reach(page, menu)
    page.keyboard.press("Home")
    for _ in range(menu.locator("option").count()):
        if menu.locator("option:checked").inner_text().strip() == text:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"the menu has no {text!r}")


def write(page: Page, line: Locator, text: str) -> None:
    """Type into a line."""
    reach(page, line)
    page.keyboard.press("Control+a")
    page.keyboard.type(text)
    expect(line).to_have_value(text)


def press(page: Page, button: Locator) -> None:
    """Press a button or follow a link, and wait for the page behind it."""
    reach(page, button)
    with page.expect_navigation():
        page.keyboard.press("Enter")
