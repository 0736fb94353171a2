"""A port of loopback for a server that a test starts."""

from __future__ import annotations

import secrets
import socket
from contextlib import suppress
from pathlib import Path

HANDED_OUT = Path("/proc/sys/net/ipv4/ip_local_port_range")
LOWEST, HIGHEST = 20_000, 32_768  # above what programs are known by, and what browsers refuse
ENOUGH = 1000  # ports to choose from
TRIES = 100


def free_port() -> int:
    """Return a port that nobody uses now, none of those that the system hands out to whoever asks for any.

    A server binds its port seconds after it was chosen here. Meanwhile any connection of this machine may be given one
    that is handed out; a client that asks again and again for a server that is down may even meet itself there.
    Raises RuntimeError when all that were tried are used.
    """
    for _ in range(TRIES):
        port = secrets.choice(_ports())
        with suppress(OSError), socket.socket() as probe:
            probe.bind(("127.0.0.1", port))
            return port
    raise RuntimeError("No port of this machine is free.")


def _ports() -> range:
    """Return the ports below those that this system hands out, or all where it leaves too few."""
    handed_out = int(HANDED_OUT.read_text().split()[0]) if HANDED_OUT.exists() else HIGHEST
    return range(LOWEST, handed_out if handed_out >= LOWEST + ENOUGH else HIGHEST)
