"""``quizapp serve --lan``: another machine opens the printed address in Chromium; other names are refused."""

from __future__ import annotations

import itertools
import os
import pty
import re
import select
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address
from pathlib import Path

import pytest
import segno
from playwright.sync_api import Playwright, expect

from quizapp.cli import lan
from quizapp.config import Settings
from quizapp.core.refusal import Unavailable
from tests.cli.running import COMMAND, START_SECONDS, environment, run, started
from tests.conftest import QUIET
from tests.ports import free_port

CABLE = IPv4Address("10.224.0.0") + 4 * (os.getpid() % 2**18)  # another run beside lays another one
HERE, THERE = str(CABLE + 1), str(CABLE + 2)
COLOURS = re.compile(r"\x1b\[[\d;]*m")


@dataclass(frozen=True)
class Neighbour:
    """Another machine on the network: a program that starts its Chromium, and our address as it sees it."""

    chromium: Path
    address: str


@pytest.fixture
def neighbour(chromium: str, tmp_path: Path) -> Iterator[Neighbour]:
    """Make a second machine: a network namespace at the other end of a cable of our own."""
    if os.geteuid() != 0:
        pytest.fail("Laying a network cable to a namespace needs root. Type: sudo tests/run")
    name, ours, theirs = f"quizapp-{os.getpid()}", f"qa{os.getpid()}", f"qb{os.getpid()}"
    laid = [
        f"ip netns add {name}",
        f"ip link add {ours} type veth peer name {theirs}",
        f"ip link set {theirs} netns {name}",
        f"ip address add {HERE}/30 dev {ours}",
        f"ip link set {ours} up",
        f"ip -n {name} address add {THERE}/30 dev {theirs}",
        f"ip -n {name} link set {theirs} up",
        f"ip -n {name} link set lo up",
    ]
    program = tmp_path / "chromium"
    program.write_text(f'#!/bin/sh\nexec ip netns exec {name} {chromium} "$@"\n')
    program.chmod(0o755)
    try:
        for line in laid:
            subprocess.run(line.split(), check=True)
        yield Neighbour(program, HERE)
    finally:
        for line in (f"ip link delete {ours}", f"ip netns delete {name}"):
            subprocess.run(line.split(), check=False)


def test_a_student_on_another_machine_takes_the_quiz(
    neighbour: Neighbour, playwright: Playwright, tmp_path: Path
) -> None:
    with started(tmp_path, "--lan") as site:
        site.wait_for()
        url = f"http://{neighbour.address}:{site.port}/"
        assert url in site.printed
        assert "http://127.0.0.1" in site.printed
        assert site.complained.count("Nothing is encrypted") == 1
        assert site.status(Host=f"{neighbour.address}:{site.port}") == 200
        assert [site.status(Host=host) for host in (f"{THERE}:{site.port}", "kuis.example", "0.0.0.0")] == [400] * 3  # noqa: S104 - asked for, never bound
        browser = playwright.chromium.launch(executable_path=neighbour.chromium, args=list(QUIET))
        page = browser.new_page(locale="id-ID")
        page.set_default_timeout(START_SECONDS * 1000)
        page.goto(url)
        notice = page.get_by_text("tanpa enkripsi di jaringan lokal")
        assert notice.is_visible()
        page.goto(f"{url}passages/putin-korea-utara-2024")
        page.locator("form[action$='/start'] button").first.click()
        page.wait_for_url("**/items/1")
        page.locator(".choice").first.click()
        page.locator("button[name=go][value=next]:not(.unseen)").first.click()
        page.wait_for_url("**/items/2")
        page.goto(page.url.replace("/items/2", "/items/1"))
        assert page.locator(".choice input:checked").count() == 1
        page.locator(".desk[data-ready]").wait_for()
        assert not page.evaluate("isSecureContext")
        page.context.set_offline(True)
        page.locator(".choice").nth(1).click()
        page.get_by_text("Tidak ada sambungan.").wait_for()
        page.context.set_offline(False)
        page.get_by_text("Sambungan sudah kembali.").wait_for()
        page.reload()
        expect(page.locator(".choice input").nth(1)).to_be_checked(timeout=START_SECONDS * 1000)
        (cookie,) = (each for each in page.context.cookies() if each["name"] == "quizapp")
        assert (cookie["secure"], cookie["httpOnly"]) == (False, True)
        browser.close()


def test_on_this_machine_alone_there_is_nothing_to_warn_of(tmp_path: Path) -> None:
    with started(tmp_path) as site:
        site.wait_for()
        assert "opens" not in site.printed
        assert site.complained == ""


@pytest.mark.parametrize("variable", ["QUIZAPP_HTTPS", "QUIZAPP_PROXIES"])
def test_settings_for_a_proxy_do_not_go_with_it(variable: str, tmp_path: Path) -> None:
    code, printed, complained = run(tmp_path, "--lan", **{variable: "1"})
    assert (code, printed, complained.count("\n")) == (1, "", 1)
    assert variable in complained


def test_a_host_does_not_go_with_it(tmp_path: Path) -> None:
    code, printed, complained = run(tmp_path, "serve", "--lan", "--host", "127.0.0.1")
    assert (code, printed) == (2, "")
    assert "leave --host out" in complained


def test_addresses_are_ordered_by_how_likely_they_help() -> None:
    given = ["8.8.8.8", "169.254.3.4", "192.168.1.7", "10.0.0.3", "172.17.0.1"]
    expected = ("192.168.1.7", "10.0.0.3", "172.17.0.1", "8.8.8.8", "169.254.3.4")
    for shuffled in itertools.permutations(given):
        assert lan.in_order(map(IPv4Address, shuffled), "192.168.1.7") == expected


def test_a_machine_on_no_network_is_told_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    table = tmp_path / "table"
    table.write_text("     |-- 127.0.0.1\n        /32 host LOCAL\n     |-- 10.0.0.0\n        /24 link UNICAST\n")
    monkeypatch.setattr(lan, "LOCAL_TABLE", table)
    monkeypatch.setattr(lan, "_towards_the_router", str)
    with pytest.raises(Unavailable, match="on no network"):
        lan.own_addresses()
    table.write_text(table.read_text() + "     |-- 10.0.0.9\n        /32 host LOCAL\n")
    assert lan.own_addresses() == ("10.0.0.9",)


def test_a_name_that_is_trusted_already_stays_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from quizapp.cli import site

    monkeypatch.setenv("QUIZAPP_DATA", "")
    monkeypatch.setenv("QUIZAPP_TRUSTED_HOSTS", "kuis.example")
    site._tell_web(Settings.from_environment(os.environ, tmp_path), lan.EVERYWHERE, ("10.0.0.9",))  # noqa: SLF001 - the rest starts a server
    assert os.environ["QUIZAPP_TRUSTED_HOSTS"] == "kuis.example 10.0.0.9"


def test_the_qr_code_says_the_address() -> None:
    url = "http://192.168.1.7:8000/"
    drawn = [COLOURS.sub("", line) for line in lan.qr_lines(url)]
    light = {"█": (True, True), "▀": (True, False), "▄": (False, True), " ": (False, False)}
    rows = [[light[half][part] for half in line] for line in drawn for part in (0, 1)]
    code = segno.make_qr(url, error="m")
    expected = [[not module for module in row] for row in code.matrix_iter(border=4)]
    assert rows[: len(expected)] == expected
    assert not any(itertools.chain.from_iterable(rows[len(expected) :]))


def test_a_terminal_is_shown_the_qr_code(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [*COMMAND, "--lan", "--port", str(free_port())]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(tmp_path), stdout=theirs, stderr=theirs, start_new_session=True
    ) as process:
        os.close(theirs)
        screen, until = b"", time.monotonic() + START_SECONDS
        while b"Nothing is encrypted" not in screen and time.monotonic() < until:
            if select.select([ours], [], [], 1)[0]:
                screen += os.read(ours, 4096)
        process.terminate()
        while select.select([ours], [], [], 5)[0]:
            try:
                os.read(ours, 4096)
            except OSError:  # how Linux says that nobody holds the other side any more
                break
        assert process.wait(START_SECONDS) == 0
    os.close(ours)
    text = screen.decode()
    assert re.search(r"opens http://[\d.]+:\d+/", text)
    assert text.count("█") > 200
