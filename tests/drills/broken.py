"""What is killed and started again in a drill: the site with all its processes, or its PostgreSQL server."""

from __future__ import annotations

import contextlib
import os
import random
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from tests.bench.serving import process_tree
from tests.cli.running import COMMAND, environment
from tests.ports import free_port
from tests.postgres_server import PostgresServer, _answers, _initialise, _owner, _program

START_SECONDS = 180  # on a busy machine; a quiet one needs about three
HOST = "127.0.0.1"


class Breakable(Protocol):
    """Something that is killed without warning and started again."""

    def kill(self, chance: random.Random) -> str:
        """End it by SIGKILL; return how."""

    def start(self) -> None:
        """Start it and wait until it works. Raises RuntimeError when it does not in time."""


class Site:
    """``quizapp serve`` in a session of its own, so that every process of it, and nobody else's, is found again.

    What it prints goes to a file in ``folder``; its data to ``data``, or beside that file.
    """

    def __init__(
        self, folder: Path, command: tuple[str, ...] = COMMAND, *, data: Path | None = None, **variables: str
    ) -> None:
        self.folder = folder
        self.port = free_port()
        self._command = [*command, "serve", "--port", str(self.port), "--data", str(data or folder / "data")]
        self._environment = environment(folder, **variables)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers.

        One whose worker alone was killed mends itself; if the worker died twice in a few seconds, the server gives up,
        and is started again as a service manager would.
        """
        fresh = self._process is None
        if fresh:
            self._launch()
        until = time.monotonic() + START_SECONDS
        while not self._answers():
            ended = self._process is not None and self._process.poll() is not None
            if time.monotonic() > until or (ended and fresh):
                raise RuntimeError(f"The site does not start: {self.log.read_text()[-2000:]}")
            if ended:
                self._launch()
                fresh = True
            time.sleep(0.02)

    def kill(self, chance: random.Random) -> str:
        """Kill all processes, in any order; sometimes the worker alone, sometimes once more while it starts again."""
        kind = chance.choices(("all", "worker", "all, again while starting"), (6, 2, 2))[0]
        if kind == "worker":
            for process in self._processes():
                if self._process and process != self._process.pid:
                    _kill(process)
            return kind
        self._kill_all(chance)
        if kind != "all":
            self._launch()
            time.sleep(chance.uniform(0, 4))
            self._kill_all(chance)
        return kind

    def close(self) -> None:
        """Kill what still runs."""
        self._kill_all(random.Random(0))  # noqa: S311 - any order will do

    @property
    def log(self) -> Path:
        """Return the file that holds what it printed."""
        return self.folder / "site.log"

    def _launch(self) -> None:
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, cwd=self.folder, env=self._environment, stdout=log, stderr=log, start_new_session=True
            )

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://{HOST}:{self.port}/healthz", timeout=5) as reply:
                return int(reply.status) == 200
        except (OSError, urllib.error.URLError):
            return False

    def _processes(self) -> list[int]:
        """Return the processes of this session."""
        if self._process is None:
            return []
        found = []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                words = stat.read_text().rpartition(")")[2].split()
                if int(words[3]) == self._process.pid and words[0] != "Z":
                    found.append(int(stat.parent.name))
        return found

    def _kill_all(self, chance: random.Random) -> None:
        victims = self._processes()
        chance.shuffle(victims)
        while victims:
            for process in victims:
                _kill(process)
            victims = self._processes()  # whoever was started meanwhile
        if self._process:
            self._process.wait()
        self._process = None


class Postmaster:
    """A PostgreSQL server in a folder of its own, as durable as it is when installed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = PostgresServer(free_port(), secrets.token_urlsafe())
        self.tries = 0  # starts, the refused ones too
        self._process: subprocess.Popen[bytes] | None = None
        _initialise(folder, self.server.password)

    def start(self) -> None:
        """Start it; right after a kill the first tries may be refused, until the last of the old processes has gone."""
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            self.tries += 1
            self._process = self._launch()
            if _answers(self._process, self.server.port):
                return
            time.sleep(0.1)
        raise RuntimeError(f"PostgreSQL does not start: {(self.folder / 'log').read_text()[-2000:]}")

    def kill(self, chance: random.Random) -> str:
        """Kill the postmaster, alone or with everything it started."""
        kind = chance.choice(("postmaster", "postmaster and children"))
        if self._process:
            tree = process_tree(self._process.pid)
            for process in tree if kind != "postmaster" else tree[:1]:
                _kill(process)
            self._process.wait()
        return kind

    @property
    def processes(self) -> tuple[int, ...]:
        """Return its processes, the postmaster first; none while it does not run."""
        return tuple(process_tree(self._process.pid)) if self._process else ()

    def close(self) -> None:
        """Stop it the quick way."""
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait()

    def _launch(self) -> subprocess.Popen[bytes]:
        options = (f"port={self.server.port}", f"listen_addresses={HOST}", f"unix_socket_directories={self.folder}")
        command = [_program("postgres"), "-D", str(self.folder / "data")]
        command += [word for each in options for word in ("-c", each)]
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                command, cwd=self.folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL, **_owner()
            )


@contextlib.contextmanager
def postmaster(where: Path | None = None) -> Iterator[Postmaster]:
    """Lend a running server with a folder of its own, among temporary ones or in ``where``; both are gone afterwards.

    Root runs it as the user ``postgres``.
    """
    folder = Path(tempfile.mkdtemp(prefix="quizapp-drill-", dir=where))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        made = Postmaster(folder)
        try:
            made.start()
            yield made
        finally:
            made.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _kill(process: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
