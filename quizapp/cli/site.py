"""``quizapp serve``: the site on this machine, prepared and started by one command.

Three processes: this one, which watches; a short one that prepares (``quizapp.cli.prepare``); the one that answers.
"""

from __future__ import annotations

import errno
import logging
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from importlib import import_module
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Final

import click

from quizapp.cli.bank import data_option
from quizapp.cli.edge import PROBLEMS_FOUND, complain, said, say, settings
from quizapp.cli.lan import EVERYWHERE, invite, own_addresses, plain_and_direct
from quizapp.config import Settings
from quizapp.core.i18n import msg
from quizapp.core.refusal import Unavailable

TARGET: Final = "quizapp.web.wsgi:application"  # by name: cli does not know web
ALONE: Final = "127.0.0.1"  # unless told otherwise, nobody but this machine
HOSTS_VARIABLE: Final = "QUIZAPP_TRUSTED_HOSTS"
STOP_SECONDS: Final = 10  # requests that still run when the site stops are given so long
UNDER_NOHUP: Final = hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


class News(logging.Filter):
    """Leave out the server's advice on the number of threads, which was chosen by measuring."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a line says something."""
        return "Python threads, which seems quite high" not in record.getMessage()


LOG: Final = {
    "filters": {"news": {"()": "quizapp.cli.site.News"}},
    "handlers": {
        name: {
            "class": "logging.StreamHandler", "formatter": "generic", "stream": "ext://sys.stderr", "filters": ["news"]
        }
        for name in ("console", "access")
    },
}  # fmt: skip


@click.command("serve", help=said(msg("Start the site (this is what “quizapp” alone does). Stop it with Ctrl+C.")))
@click.option("--host", show_default=ALONE, help=said(msg("The address to listen on.")))
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True,
              help=said(msg("The port to listen on.")))  # fmt: skip
@click.option(
    "--lan",
    is_flag=True,
    help=said(msg("Let everybody on this network in: listen on it, print the address and a QR code.")),
)
@data_option
def serve(host: str | None, port: int, data: Path | None, *, lan: bool) -> None:
    """Prepare and run the site until it is stopped."""
    if lan and host:
        raise click.UsageError(said(msg("--lan listens on every address: leave --host out.")))
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # asked to end is no failure, from a terminal or without
    try:
        chosen = settings(data)
        if lan:
            plain_and_direct(chosen)
        host = EVERYWHERE if lan else host or ALONE
        address, own = _free_address(host, port), own_addresses() if lan else ()
        _tell_web(chosen, address, own)
        token = _prepared()
        _free_address(host, port)  # somebody may have been quicker
        _greet(_url(address, port), token)
        if own:
            invite(own, port)
        sys.stdout.flush()
        _run(address, port, chosen.threads)
    except KeyboardInterrupt:
        return


def _free_address(host: str, port: int) -> str:
    """Return the address of ``host``. Raises Unavailable when it is not ours or the port is used.

    The server itself would share a used port with whoever has it.
    """
    try:
        family, kind, _, _, name = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            if os.name == "posix":  # connections of a site that just ended do not count; on Windows they never do
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(name)
    except (OSError, UnicodeError) as fault:
        raise _not_ours(host, port, fault) from fault
    return str(name[0])


def _not_ours(host: str, port: int, fault: OSError | UnicodeError) -> Unavailable:
    if getattr(fault, "errno", None) == errno.EADDRINUSE:
        return Unavailable(msg("Port %(port)s is used already. Choose another one with --port.", port=port))
    reason = getattr(fault, "strerror", None) or str(fault)
    sentence = msg("Cannot listen on %(host)s, port %(port)s: %(reason)s.", host=host, port=port, reason=reason)
    return Unavailable(sentence)


def _tell_web(chosen: Settings, address: str, own: Sequence[str] = ()) -> None:
    """Say to the processes of this command, by the environment, what its options said.

    ``own`` are the addresses under which ``--lan`` lets others in, beside the names that the settings trust.
    """
    os.environ["QUIZAPP_DATA"] = str(chosen.data)
    if own:
        os.environ[HOSTS_VARIABLE] = " ".join(dict.fromkeys((*chosen.trusted_hosts, *own)))
        return
    if os.environ.get(HOSTS_VARIABLE, "").strip():
        return
    if ip_address(address).is_unspecified:
        complain(msg("Only this machine reaches the site, until QUIZAPP_TRUSTED_HOSTS names it for others."))
    else:
        os.environ[HOSTS_VARIABLE] = " ".join(dict.fromkeys((*chosen.trusted_hosts, _in_url(address))))


def _prepared() -> str:
    """Prepare the site in a process of its own, which says itself what is wrong; return what it prints."""
    # The same modules as here, and none from the folder that this command happens to be typed in.
    command = [sys.executable, "-P", "-m", "quizapp.cli.prepare"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    # Ctrl+C reaches this process alone, which ends the other: hit both, and either may be the first to tell of it.
    apart = 0 if os.name == "posix" else None
    done = subprocess.run(  # noqa: S603 - ours, no shell
        command, env=environment, stdout=subprocess.PIPE, text=True, check=False, process_group=apart
    )
    if done.returncode:
        raise click.exceptions.Exit(PROBLEMS_FOUND)
    return done.stdout.strip()


def _greet(url: str, token: str) -> None:
    say(msg("The site is at %(url)s - stop it with Ctrl+C.", url=url))
    if token:
        link = f"{url}account/first-admin/{token}"
        say(msg("It has no administrator yet. This link makes one; it works once, for 24 hours: %(link)s", link=link))


def _url(address: str, port: int) -> str:
    where = ip_address(address)
    if where.is_unspecified:
        address = "127.0.0.1" if where.version == 4 else "::1"  # noqa: PLR2004 - as in IPv4
    return f"http://{_in_url(address)}:{port}/"


def _in_url(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _run(address: str, port: int, threads: int) -> None:
    """Answer requests until a signal; a process that dies is replaced."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    if sys.platform == "linux":
        multiprocessing.set_start_method("fork")  # shares the pages of what is imported here
    server = Server(
        TARGET, address=address, port=port, interface=Interfaces.WSGI, workers=1, blocking_threads=threads,
        websockets=False, log_level=LogLevels.warning, log_dictconfig=LOG,
        respawn_failed_workers=True, workers_kill_timeout=STOP_SECONDS,
    )  # fmt: skip
    # When its terminal is closed the server by itself would start anew.
    hung_up = _never_mind if UNDER_NOHUP else server.signal_handler_interrupt
    server.signal_handler_reload = hung_up  # type: ignore[method-assign]  # it takes what stands there when it starts
    try:
        server.serve(target_loader=load)
    except SystemExit:
        if not server.interrupt_signal:  # whoever asked this process to end may have asked the other too
            raise


def _never_mind(*_: object) -> None:
    """Go on under ``nohup`` when the terminal is closed."""


def load(target: str) -> Callable[..., Any]:
    """Return what ``target`` (module:name) names; runs in the process that answers, before it takes requests."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # until the server sets its own: a start can be given up
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)  # Ctrl+C reaches the watching process, which passes it on: two signals can lock the server up
    threading.Thread(target=_follow, daemon=True).start()
    module, name = target.split(":")
    loaded: Callable[..., Any] = getattr(import_module(module), name)
    return loaded


def _follow() -> None:
    """End this process after the watching one died without a word, so that nobody holds the port."""
    watching = multiprocessing.parent_process()
    if watching is not None:
        watching.join()
        os.kill(os.getpid(), signal.SIGTERM)
