"""Other servers for a test: nginx and Redis, each in a temporary folder, on loopback, gone afterwards."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.house import REPOSITORY

START_SECONDS = 120  # a busy machine; a quiet one needs a tenth of a second
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def documented(path: str) -> str:
    """Return the file that the README tells to write to ``path``."""
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    return next(block for block in readme.split("```\n")[1::2] if block.startswith(f"# {path}\n"))


@dataclass
class Server:
    """Hold a server's process and the port on which it answers."""

    process: subprocess.Popen[bytes]
    port: int

    def kill(self) -> None:
        """End it without a word."""
        self.process.kill()
        self.process.wait()


@contextmanager
def running_redis(folder: Path, port: int) -> Iterator[Server]:
    """Start Redis without a file of its own. Raises RuntimeError when it is not installed or does not start."""
    options = ("--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder))
    with _running([_program("redis-server"), *options], folder / "redis.log", port) as server:
        yield server


@contextmanager
def running_nginx(folder: Path, port: int) -> Iterator[Server]:
    """Start nginx with the folder's ``nginx.conf``. Raises RuntimeError when it is not installed or does not start."""
    command = [*nginx(folder), "-g", "daemon off;"]
    with _running(command, folder / "nginx.log", port) as server:
        yield server


def nginx(folder: Path) -> list[str]:
    """Return the command that runs nginx in a folder and nowhere else."""
    return [_program("nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "nginx.log")]


def nginx_around(folder: Path, site: str) -> None:
    """Write ``nginx.conf`` with a file that belongs into ``conf.d`` inside; all else of it lies in the folder."""
    paths = "\n".join(f"    {name}_temp_path {folder}/{name};" for name in TEMPORARY)
    user = "user root;" if os.geteuid() == 0 else ""
    text = f"{user}\npid {folder}/nginx.pid;\nevents {{}}\nhttp {{\n    access_log off;\n{paths}\n{site}}}\n"
    (folder / "nginx.conf").write_text(text, encoding="utf-8")


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """Make a certificate for a host name that signs itself; return its file and its key's."""
    made, key = folder / "fullchain.pem", folder / "privkey.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}"]
    command += ["-addext", f"subjectAltName=DNS:{name}", "-keyout", str(key), "-out", str(made)]
    subprocess.run(command, check=True, capture_output=True)
    return made, key


def _program(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None:
        raise RuntimeError(f"{name} is not installed. Type: sudo apt-get install -y {name}")
    return found


@contextmanager
def _running(command: list[str], log: Path, port: int) -> Iterator[Server]:
    with log.open("ab") as out:
        process = subprocess.Popen(command, cwd=log.parent, stdout=out, stderr=out, stdin=subprocess.DEVNULL)
    try:
        until = time.monotonic() + START_SECONDS
        while not _answers(port):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{command[0]} does not start: {log.read_text()[-2000:]}")
            time.sleep(0.05)
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait()


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), 1):
            return True
    except OSError:
        return False
