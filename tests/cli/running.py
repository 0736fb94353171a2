"""The command as its users run it: in a process and a folder of its own, perhaps on a terminal."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.house import REPOSITORY
from tests.ports import free_port

START_SECONDS = 120  # a slow and busy machine; a quiet one needs about three
COMMAND = (sys.executable, "-P", "-m", "quizapp")


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Return an environment in which the data folder is ``folder/data`` and sentences are English."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return kept | {"PYTHONPATH": str(REPOSITORY), "QUIZAPP_DATA": str(folder / "data"), "LC_ALL": "C.UTF-8"} | more


def run(folder: Path, *words: str, given: str | bytes = "", **more: str) -> tuple[int, str, str]:
    """Run a command in ``folder``; return exit code, what it printed and what it complained."""
    text = given.encode() if isinstance(given, str) else given
    done = subprocess.run(
        [*COMMAND, *words], cwd=folder, env=environment(folder, **more), input=text, capture_output=True, check=False
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def run_on_terminal(
    folder: Path, *words: str, typed: tuple[str, ...] = (), start: tuple[str, ...] = COMMAND
) -> tuple[int, str]:
    """Run a command on a terminal, typing one line a question; return exit code and what the screen showed."""
    ours, theirs = pty.openpty()
    command = ["setsid", "--ctty", "--wait", *start, *words]
    more = {"TERM": "xterm", "COLUMNS": "200"}
    process = subprocess.Popen(
        command, cwd=folder, env=environment(folder, **more), stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    screen, lines = b"", list(typed)
    try:
        while chunk := _heard(ours):
            screen += chunk
            if lines and screen.rstrip().endswith(b":"):
                screen += b"(typed)\n"  # so that the rest of this question is not taken for the next one
                os.write(ours, lines.pop(0).encode() + b"\n")
        return process.wait(timeout=START_SECONDS), screen.decode()
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def _heard(terminal: int) -> bytes:
    """Return what the other side wrote next, nothing when it has gone."""
    if not select.select([terminal], [], [], START_SECONDS)[0]:
        return b""
    try:
        return os.read(terminal, 4096)
    except OSError:  # how Linux says that nobody holds the other side any more
        return b""


@dataclass
class Site:
    """Hold a site that was started: the watching process, its port, and the files it writes to."""

    process: subprocess.Popen[bytes]
    port: int
    folder: Path

    @property
    def url(self) -> str:
        """Return the address of the home page."""
        return f"http://127.0.0.1:{self.port}/"

    @property
    def printed(self) -> str:
        """Return what it printed so far."""
        return (self.folder / "out").read_text()

    @property
    def complained(self) -> str:
        """Return what it wrote on stderr so far."""
        return (self.folder / "err").read_text()

    def status(self, path: str = "", **headers: str) -> int:
        """Return the status of a page, 0 when nobody answers."""
        try:
            with urllib.request.urlopen(
                urllib.request.Request(self.url + path, headers=headers), timeout=START_SECONDS
            ) as reply:
                return int(reply.status)
        except urllib.error.HTTPError as error:
            with error:
                return error.code
        except OSError:
            return 0

    def wait_for(self, status: int = 200) -> None:
        """Return when the home page has that status. Raises AssertionError when the site ends or time is over."""
        until = time.monotonic() + START_SECONDS
        while self.status() != status:
            assert self.process.poll() is None or status == 0, self.complained
            assert time.monotonic() < until, self.complained
            time.sleep(0.05)

    def workers(self) -> list[int]:
        """Return the processes that the watching one started."""
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(word) for word in path.read_text().split()]

    def end(self, number: int = signal.SIGTERM) -> int:
        """Send a signal as a terminal does, to all processes; return the exit code."""
        os.killpg(self.process.pid, number)
        return self.process.wait(timeout=START_SECONDS)


@contextlib.contextmanager
def started(folder: Path, *words: str, **more: str) -> Iterator[Site]:
    """Start a site on a free port with its files in ``folder``, and see that it is gone afterwards."""
    port = free_port()
    # Whoever runs the tests may do so under nohup, which the site would inherit and obey.
    command = ["env", "--default-signal=HUP,INT", *COMMAND, "serve", "--port", str(port), *words]
    with (folder / "out").open("wb") as out, (folder / "err").open("wb") as err:
        process = subprocess.Popen(
            command, cwd=folder, env=environment(folder, **more), stdout=out, stderr=err, start_new_session=True
        )
    try:
        yield Site(process, port, folder)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # a session of its own: nobody else's processes are in it
        process.wait()
