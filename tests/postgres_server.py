"""A PostgreSQL server for one test run: in a temporary folder, on a free port of loopback, gone afterwards."""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.ports import free_port

START_SECONDS = 120  # a cold, busy machine; a warm one needs about one
ATTEMPTS = 3  # another process may take the free port first
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")  # nothing here outlives the run


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """Hold the way to a running server; ``password`` is the superuser's."""

    port: int
    password: str

    def url(self, database: str) -> str:
        """Return SQLAlchemy's address of ``database``."""
        return f"postgresql+psycopg://postgres:{self.password}@127.0.0.1:{self.port}/{database}"

    def create_database(self) -> str:
        """Make an empty database and return its address."""
        import psycopg

        name = f"quizapp_{secrets.token_hex(8)}"
        with psycopg.connect(self.url("postgres").replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return self.url(name)

    def drop_database(self, url: str) -> None:
        """Take the database at ``url`` away, whoever is still connected to it."""
        import psycopg

        name = url.rpartition("/")[2]
        with psycopg.connect(self.url("postgres").replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


@contextmanager
def running_postgres() -> Iterator[PostgresServer]:
    """Start a server and stop it at the end.

    PostgreSQL refuses to run as root: root runs it as the user ``postgres`` that Debian's package makes. Raises
    RuntimeError when PostgreSQL is not installed or does not start; tests that need it never pass by being left out.
    """
    folder = Path(tempfile.mkdtemp(prefix="quizapp-postgres-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        password = secrets.token_urlsafe()
        _initialise(folder, password)
        process, port = _start(folder)
        try:
            yield PostgresServer(port, password)
        finally:
            process.send_signal(signal.SIGQUIT)  # PostgreSQL's "immediate": nothing is written that is deleted now
            process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _program(name: str) -> str:
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: float(path.parts[4]))
    program = str(debian[-1]) if debian else shutil.which(name)
    if program is None:
        raise RuntimeError("PostgreSQL is not installed. Type: sudo apt-get install -y postgresql")
    return program


def _owner() -> dict[str, Any]:
    """Return the arguments of subprocess that make the server's owner."""
    if os.geteuid() != 0:
        return {}
    entry = pwd.getpwnam("postgres")
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _initialise(folder: Path, password: str) -> None:
    secret = folder / "password"
    secret.write_text(password, encoding="ascii")
    command = [_program("initdb"), "--pgdata", str(folder / "data"), "--username=postgres", f"--pwfile={secret}"]
    command += ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, **_owner())
    if done.returncode:
        raise RuntimeError(f"initdb failed: {done.stderr}")


def _start(folder: Path) -> tuple[subprocess.Popen[bytes], int]:
    for _ in range(ATTEMPTS):
        port = free_port()
        process = _launch(folder, port)
        if _answers(process, port):
            return process, port
    raise RuntimeError(f"PostgreSQL does not start: {(folder / 'log').read_text(encoding='utf-8')[-2000:]}")


def _launch(folder: Path, port: int) -> "subprocess.Popen[bytes]":
    options = [f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}", *QUICK]
    command = [_program("postgres"), "-D", str(folder / "data"), *(word for each in options for word in ("-c", each))]
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL, **_owner())


def _answers(process: "subprocess.Popen[bytes]", port: int) -> bool:
    """Tell whether the server takes connections before it ends or the time is over (it is ended then)."""
    until = time.monotonic() + START_SECONDS
    ready = [_program("pg_isready"), "--quiet", "--host=127.0.0.1", f"--port={port}"]
    while process.poll() is None and time.monotonic() < until:
        if subprocess.run(ready, check=False).returncode == 0:
            return process.poll() is None
        time.sleep(0.05)
    process.kill()
    process.wait()
    return False
