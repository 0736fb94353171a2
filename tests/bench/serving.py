"""Servers for the benches: started on cores of their own, ended (they alone) afterwards, watched by /proc meanwhile."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

HOST = "127.0.0.1"
START_SECONDS = 90.0
REPOSITORY = Path(__file__).resolve().parents[2]


def process_tree(root: int) -> list[int]:
    """Return the process and all its descendants."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except OSError:
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found, todo = [], [root]
    while todo:
        found.append(todo.pop())
        todo += children.get(found[-1], [])
    return found


def usage(roots: Sequence[int]) -> tuple[float, float]:
    """Return CPU seconds and proportional memory (MiB) of the trees of these processes."""
    ticks, kilobytes = 0, 0
    for pid in {pid for root in roots for pid in process_tree(root)}:
        try:
            ticks += sum(map(int, Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]))
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue
        kilobytes += sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return ticks / os.sysconf("SC_CLK_TCK"), kilobytes / 1024


@contextmanager
def serving(
    command: Sequence[str], port: int, environment: Mapping[str, str], folder: Path, cores: str = "0"
) -> Iterator[int]:
    """Run a server on some cores until it listens; yield its process id. Raises RuntimeError when it does not."""
    pinned = ["taskset", "-c", cores, *command]
    with (folder / "server.log").open("ab") as log:
        process = subprocess.Popen(pinned, cwd=folder, env={**os.environ, **environment}, stdout=log, stderr=log)
    try:
        _wait(process, port, folder)
        yield process.pid
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                time.sleep(0.5)
                return
        time.sleep(0.1)
    raise RuntimeError(f"the server does not start: {(folder / 'server.log').read_text()[-2000:]}")


def quizapp(port: int, data: Path) -> list[str]:
    """Return the command that serves our site."""
    return [sys.executable, "-P", "-m", "quizapp", "serve", "--port", str(port), "--data", str(data)]


def granian(target: str, port: int, threads: int) -> list[str]:
    """Return the command that serves another app as ours is served."""
    options = ["--interface", "wsgi", "--host", HOST, "--port", str(port), "--workers", "1", "--no-ws"]
    return [sys.executable, "-m", "granian", *options, "--blocking-threads", str(threads), target]
