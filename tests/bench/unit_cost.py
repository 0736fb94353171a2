"""Measure what a unit (open an item page and save one answer) costs the server, beside a reference app in the same run.

    python tests/bench/unit_cost.py REFERENCE_APP.py [--variants orm] [--students 8] [--seconds 5] [--rounds 3]

REFERENCE_APP.py is a plain quiz app with the same unit of work: its variants are chosen by the environment variable
VARIANT, its database by DB; ``REFERENCE_APP.py init`` makes its data, ``GET /login/<n>`` signs in and returns the CSRF
token, ``GET /quiz/1`` is the page, ``POST /quiz/1/answer`` the save. Servers run on core 0, the generator on the last
core, all on 127.0.0.1, bounded by the number of seconds. Prints CPU milliseconds a unit (user + system of all server
processes), units a second, latencies and proportional memory. Prints figures; asserts nothing.
"""

from __future__ import annotations

import argparse
import html
import http.client
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

HOST = "127.0.0.1"
WARM_UP_SECONDS = 1.0
START_SECONDS = 60.0


class Browser:
    """Keep one connection and its cookies, as one student's browser does."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection(HOST, port, timeout=30)
        self.cookies: dict[str, str] = {}

    def request(self, method: str, path: str, form: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Send one request; return status, Location and text."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = urllib.parse.urlencode(form) if form is not None else None
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, urllib.parse.urlsplit(answer.headers.get("Location", "")).path, text


def hidden(text: str) -> dict[str, str]:
    """Return the hidden fields of the last form that has a response in it."""
    fields = re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", text)
    named = [(re.search(r'name="([^"]+)"', one), re.search(r'value="([^"]*)"', one)) for one in fields]
    return {name[1]: html.unescape(value[1]) for name, value in named if name and value}


class Product:
    """Take our quiz: one guest a student, always the first item, a changing answer."""

    def __init__(self, port: int, number: int) -> None:
        self.browser = Browser(port)
        home = self.browser.request("GET", "/")[2]
        start = re.search(r'action="(/quizzes/[^"]+/start)"', home)
        if start is None:
            passage = re.search(r'href="(/passages/[^"]+)"', home)
            home = self.browser.request("GET", passage[1] if passage else "/")[2]
            start = re.search(r'action="(/quizzes/[^"]+/start)"', home)
        if start is None:
            sys.exit("no quiz to start was found on the home page")
        _, self.page, _ = self.browser.request("POST", start[1], {**hidden(home), "nickname": f"s{number}"})
        self.turn = number

    def open(self) -> dict[str, str]:
        """Open the item page."""
        status, _, text = self.browser.request("GET", self.page)
        if status != http.HTTPStatus.OK:
            message = f"page: {status}"
            raise RuntimeError(message)
        return hidden(text)

    def save(self, page: dict[str, str]) -> None:
        """Save one answer and stay."""
        self.turn += 1
        form = {"csrf_token": page["csrf_token"], "key": page["key"], "version": page["version"], "go": "1"}
        status, _, _ = self.browser.request("POST", self.page, {**form, "response": str(self.turn % 3)})
        if status != http.HTTPStatus.SEE_OTHER:
            message = f"save: {status}"
            raise RuntimeError(message)


class Reference:
    """Take the reference app's quiz."""

    def __init__(self, port: int, number: int) -> None:
        self.browser = Browser(port)
        self.token = self.browser.request("GET", f"/login/{number + 1}")[2]
        self.turn = number

    def open(self) -> dict[str, str]:
        """Open the page."""
        status, _, text = self.browser.request("GET", "/quiz/1")
        token = re.search(r'csrf_token" value="([^"]+)', text)
        if status != http.HTTPStatus.OK or token is None:
            message = f"page: {status}"
            raise RuntimeError(message)
        return {"csrf_token": token[1]}

    def save(self, page: dict[str, str]) -> None:
        """Save one answer."""
        self.turn += 1
        question = self.turn % 10
        form = {**page, "question": str(question + 1), "option": str(question * 4 + self.turn % 4 + 1)}
        status, _, _ = self.browser.request("POST", "/quiz/1/answer", form)
        if status != http.HTTPStatus.OK:
            message = f"save: {status}"
            raise RuntimeError(message)


Student = Product | Reference


@dataclass
class Level:
    """Collect what one round measured; times in milliseconds."""

    units: int = 0
    errors: int = 0
    pages: list[float] = field(default_factory=list)
    saves: list[float] = field(default_factory=list)
    cpu: float = 0.0
    wall: float = 0.0
    memory: float = 0.0


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


def usage(root: int) -> tuple[float, float]:
    """Return CPU seconds and proportional memory (MiB) of a process tree."""
    ticks, kilobytes = 0, 0
    for pid in process_tree(root):
        try:
            ticks += sum(map(int, Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]))
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue
        kilobytes += sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return ticks / os.sysconf("SC_CLK_TCK"), kilobytes / 1024


def run_level(students: list[Student], seconds: float, root: int) -> Level:
    """Let all students open and save in a closed loop for some seconds."""
    level, lock = Level(), threading.Lock()
    before, started = usage(root)[0], time.perf_counter()

    def study(student: Student) -> None:
        pages, saves, errors = [], [], 0
        while time.perf_counter() < started + seconds:
            first = time.perf_counter()
            try:
                page = student.open()
                second = time.perf_counter()
                student.save(page)
            except (RuntimeError, OSError, KeyError, http.client.HTTPException) as error:
                print("  error:", type(error).__name__, error)
                errors += 1
                if errors > 5:
                    break
                continue
            pages.append((second - first) * 1e3)
            saves.append((time.perf_counter() - second) * 1e3)
        with lock:
            level.units += len(saves)
            level.errors += errors
            level.pages += pages
            level.saves += saves

    threads = [threading.Thread(target=study, args=(student,)) for student in students]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    level.wall = time.perf_counter() - started
    after, level.memory = usage(root)
    level.cpu = after - before
    return level


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(command: list[str], port: int, environment: dict[str, str], folder: Path) -> Iterator[int]:
    """Run a server on core 0 until it listens; end it (and only it) afterwards."""
    log = (folder / "server.log").open("ab")
    pinned = ["taskset", "-c", "0", *command]
    process = subprocess.Popen(pinned, cwd=folder, env={**os.environ, **environment}, stdout=log, stderr=log)
    try:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex((HOST, port)) == 0:
                    break
            time.sleep(0.1)
        time.sleep(0.5)
        yield process.pid
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()


def granian(target: str, port: int) -> list[str]:
    """Return the command that serves the reference app."""
    options = ["--interface", "wsgi", "--host", HOST, "--port", str(port), "--workers", "1", "--blocking-threads", "4"]
    return [sys.executable, "-m", "granian", *options, target]


def report(name: str, levels: list[Level]) -> float:
    """Print one line for a subject; return its CPU milliseconds a unit."""
    cpu = statistics.median(level.cpu / max(level.units, 1) * 1e3 for level in levels)
    rate = statistics.median(level.units / level.wall for level in levels)
    page = statistics.median([time for level in levels for time in level.pages] or [0.0])
    saves = sorted(time for level in levels for time in level.saves) or [0.0]
    errors = sum(level.errors for level in levels)
    memory = max(level.memory for level in levels)
    print(
        f"{name:12} {cpu:6.2f} ms CPU a unit {rate:7.1f} units/s   page p50 {page:6.1f} ms"
        f"   save p50 {statistics.median(saves):6.1f} p99 {saves[int(len(saves) * 0.99)]:6.1f} ms"
        f"   {memory:5.0f} MiB   {errors} errors"
    )
    return cpu


def measure(name: str, make: Callable[[int], Student], root: int, options: argparse.Namespace) -> list[Level]:
    """Sign students in, warm up, and run the rounds."""
    students = [make(number) for number in range(options.students)]
    run_level(students, WARM_UP_SECONDS, root)
    print(f"{name}: {options.students} students, {options.rounds} rounds of {options.seconds} s")
    return [run_level(students, options.seconds, root) for _ in range(options.rounds)]


def main() -> None:
    """Run every subject and print the ratios to ours."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--variants", default="orm")
    parser.add_argument("--students", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    os.sched_setaffinity(0, {(os.cpu_count() or 1) - 1})
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as made:
        folder, port = Path(made), free_port()
        command = [sys.executable, "-m", "quizapp", "serve", "--port", str(port), "--data", str(folder / "data")]
        paths = {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}
        with server(command, port, paths, folder) as root:
            print(f"memory after start: {usage(root)[1]:.0f} MiB in {len(process_tree(root))} processes")
            ours = measure("quizapp", partial(Product, port), root, options)
        results = {"quizapp": ours}
        for variant in options.variants.split(","):
            environment = {"VARIANT": variant, "DB": f"sqlite:///{folder}/{variant}.db"}
            here = {**environment, "PYTHONPATH": str(options.reference.resolve().parent)}
            initial = [sys.executable, str(options.reference.resolve()), "init"]
            subprocess.run(initial, env={**os.environ, **here}, check=True)
            target, port = f"{options.reference.stem}:app", free_port()
            with server(granian(target, port), port, here, folder) as root:
                results[variant] = measure(variant, partial(Reference, port), root, options)
    for name, levels in results.items():
        figures[name] = report(name, levels)
    for name, figure in figures.items():
        print(f"quizapp / {name}: {figures['quizapp'] / figure:.2f}")


if __name__ == "__main__":
    main()
