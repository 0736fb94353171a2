"""``serve --lan``: this machine's own addresses, and how others in the room get there: an address, a QR code."""

from __future__ import annotations

import re
import socket
import sys
from collections.abc import Iterable, Iterator, Sequence
from ipaddress import IPv4Address
from itertools import zip_longest
from pathlib import Path
from typing import Final

import click

from quizapp.cli.edge import complain, say
from quizapp.config import Settings
from quizapp.core.i18n import msg
from quizapp.core.refusal import Unavailable

EVERYWHERE: Final = "0.0.0.0"  # noqa: S104 - listening on the network is what --lan is asked for
LOCAL_TABLE: Final = Path("/proc/net/fib_trie")  # Linux: every address of its own, in this network namespace
LOCAL: Final = re.compile(r"\|-- ([\d.]+)\n\s+/32 host LOCAL")
ELSEWHERE: Final = ("192.0.2.1", 9)  # kept free for documentation; nothing is ever sent there
QUIET_MODULES: Final = 4  # light modules around a QR code, as its standard asks
HALVES: Final = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}  # drawn: light


def own_addresses() -> tuple[str, ...]:
    """Return this machine's IPv4 addresses on networks: private ones first, among them the one towards the router.

    Raises Unavailable when it is on no network.
    """
    found = {IPv4Address(text) for text in (*_listed(), _towards_the_router()) if text}
    usable = [each for each in found if not (each.is_loopback or each.is_unspecified or each.is_multicast)]
    if not usable:
        raise Unavailable(msg("This machine is on no network. Connect it to the Wi-Fi or a cable, then start again."))
    return in_order(usable, _towards_the_router())


def in_order(addresses: Iterable[IPv4Address], routed: str) -> tuple[str, ...]:
    """Return addresses as they are offered: private before public before self-assigned, ``routed`` before others."""
    ranked = sorted(addresses, key=lambda each: (each.is_link_local, not each.is_private, str(each) != routed, each))
    return tuple(map(str, ranked))


def _listed() -> Sequence[str]:
    try:
        return LOCAL.findall(LOCAL_TABLE.read_text(encoding="ascii"))
    except OSError:  # no Linux: what the machine's own name stands for
        pass
    try:
        return socket.gethostbyname_ex(socket.gethostname())[2]
    except OSError:
        return ()


def _towards_the_router() -> str:
    """Return the address that a packet to elsewhere would come from, "" when there is no way there."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)  # only chooses a route
        except OSError:
            return ""
        return str(probe.getsockname()[0])


def plain_and_direct(chosen: Settings) -> None:
    """Raise Unavailable for settings of a site behind a proxy: browsers would drop its cookies, or be believed."""
    if chosen.https or chosen.proxies:
        sentence = msg(
            "--lan is for browsers that come directly: unset QUIZAPP_HTTPS and QUIZAPP_PROXIES, or leave it."
        )
        raise Unavailable(sentence)


def invite(addresses: Sequence[str], port: int) -> None:
    """Print the addresses for everybody in the room, the first as a QR code too, and warn of what is missing."""
    first, *others = (f"http://{address}:{port}/" for address in addresses)
    say(msg("Everybody on this network opens %(url)s", url=first))
    if drawable():
        click.echo("\n".join(qr_lines(first)))
    for url in others:
        say(msg("On another network of this machine: %(url)s", url=url))
    complain(
        msg("Nothing is encrypted: whoever is on the same network can read along. Use it on a network that you trust.")
    )


def drawable() -> bool:
    """Tell whether the output is a terminal that knows the blocks a QR code is drawn with."""
    if not sys.stdout.isatty():
        return False
    try:
        "".join(HALVES.values()).encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return False
    return True


def qr_lines(text: str) -> Iterator[str]:
    """Yield a QR code, two rows of modules a line, in colours of its own: light on black, whatever the terminal's."""
    import segno

    code = segno.make_qr(text, error="m")
    rows = [[not module for module in row] for row in code.matrix_iter(border=QUIET_MODULES)]
    for upper, lower in zip_longest(rows[::2], rows[1::2], fillvalue=[False] * len(rows[0])):
        line = "".join(HALVES[pair] for pair in zip(upper, lower, strict=True))
        yield click.style(line, fg="bright_white", bg="black")
