"""Wrong passwords are counted, right ones are not, and one name's tries do not lock out another's."""

from __future__ import annotations

from tests.web.browser import Browser, Reply
from tests.web.test_accounts import sign_out, signed_in, signed_up


def wrong(browser: Browser, name: str) -> Reply:
    """Try a wrong password."""
    return signed_in(browser, name, "bukan kata sandinya")


def test_ten_wrong_tries_close_a_name_here_and_no_other(browser: Browser) -> None:
    signed_up(browser, "Budi")
    sign_out(browser)
    signed_up(browser, "Sari")
    sign_out(browser)
    assert [wrong(browser, "Budi").status for _ in range(10)] == [422] * 10
    assert wrong(browser, " budi ").status == 429
    assert signed_in(browser, "Budi").status == 429
    assert signed_in(browser, "Sari").status == 303


def test_a_name_written_in_other_ways_is_the_same_name(browser: Browser) -> None:
    signed_up(browser, "Budi")
    sign_out(browser)
    assert {wrong(browser, "Budi").status for _ in range(10)} == {422}
    for other in ("Budi\ufe0f", "B\ufe00udi", "Bud\U000e0100i", "\uff22udi", " " * 79 + "Budi"):
        assert signed_in(browser, other).status == 429, other


def test_right_passwords_are_not_counted(browser: Browser) -> None:
    signed_up(browser, "Budi")
    for _ in range(12):
        sign_out(browser)
        assert signed_in(browser, "Budi").status == 303
