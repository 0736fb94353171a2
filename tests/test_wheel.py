"""What is given away is what is tested: the wheel, built from the sdist, installed alone, used from another folder."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import REPOSITORY, files
from tests.ports import free_port

pytestmark = pytest.mark.wheel

BANK = "putin-korea-utara-2024"
DEPENDENCIES_AT_MOST = 160 * 2**20  # bytes on disk, compiled files included
START_SECONDS = 120  # first start: migrations and the shipped banks, on a busy machine
SHIPPED = ("questions", "migrations")  # folders beside the package that travel inside it


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(repository)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an environment that holds the wheel and what it depends on, nothing else."""
    folder = tmp_path_factory.mktemp("installed") / "env"
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    constraints = repository / "tests" / "constraints.txt"
    command = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--retries", "15", "--timeout", "60"]
    command += ["--constraint", str(constraints), str(wheel)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder


def outside(folder: Path) -> dict[str, str]:
    """Return an environment in which the checkout cannot be found and the data folder is ``folder``."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return kept | {"XDG_DATA_HOME": str(folder)}


def quizapp(installed: Path, folder: Path, *arguments: str) -> str:
    """Run the installed command in ``folder`` and return what it prints; anything but exit 0 fails."""
    command = [str(installed / "bin" / "quizapp"), *arguments]
    done = subprocess.run(command, cwd=folder, env=outside(folder), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_carries_everything_and_no_tests(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    own = [path.relative_to(REPOSITORY).as_posix() for path in files()]
    expected = {name for name in own if name.startswith("quizapp/")}
    expected |= {f"quizapp/_shipped/{name}" for name in own if name.split("/")[0] in SHIPPED}
    assert {name for name in names if ".dist-info/" not in name} == expected
    assert any(name.endswith("licenses/LICENSE") for name in names)
    for suffix in (".css", ".js", ".html", ".mo", ".mako", "/passage.id.md", "/deck.times.yaml"):
        assert any(name.endswith(suffix) for name in names), suffix


def test_every_module_imports_alone(installed: Path, tmp_path: Path) -> None:
    code = (
        "import pkgutil, importlib, quizapp\n"
        "for each in pkgutil.walk_packages(quizapp.__path__, 'quizapp.'):\n"
        "    if not each.name.endswith(('__main__', 'wsgi')): importlib.import_module(each.name)\n"
        "print(quizapp.__file__)"
    )
    command = [str(installed / "bin" / "python"), "-W", "error::ImportWarning", "-c", code]
    done = subprocess.run(command, cwd=tmp_path, env=outside(tmp_path), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()).is_relative_to(installed)


def test_dependencies_are_light(installed: Path) -> None:
    (packages,) = installed.glob("lib/python*/site-packages")
    tools = {"pip", "setuptools", "pkg_resources", "_distutils_hack"}  # come with every environment
    files = (
        path for path in packages.rglob("*") if path.is_file() and path.relative_to(packages).parts[0] not in tools
    )
    assert sum(path.stat().st_blocks * 512 for path in files) <= DEPENDENCIES_AT_MOST


def test_help_needs_no_checkout(installed: Path, tmp_path: Path) -> None:
    assert "serve" in quizapp(installed, tmp_path, "--help")


def test_the_shipped_bank_checks_clean_and_becomes_a_deck(installed: Path, tmp_path: Path) -> None:
    (questions,) = installed.glob("lib/python*/site-packages/quizapp/_shipped/questions")
    quizapp(installed, tmp_path, "bank", "check", "--strict", str(questions))
    quizapp(installed, tmp_path, "deck", "build", str(questions / BANK), "-o", "kuis.apkg")
    assert "collection.anki2" in zipfile.ZipFile(tmp_path / "kuis.apkg").namelist()


@pytest.mark.parametrize("article", ["banjir.id.txt", "reef.en.txt"])
def test_an_article_is_drafted_from_with_what_the_wheel_carries(installed: Path, tmp_path: Path, article: str) -> None:
    quizapp(installed, tmp_path, "draft", str(REPOSITORY / "tests" / "drafting" / "articles" / article), "-o", "drafts")
    quizapp(installed, tmp_path, "bank", "check", "--strict", "drafts")


def test_a_bank_is_imported_into_a_new_database(installed: Path, tmp_path: Path) -> None:
    (bank,) = installed.glob(f"lib/python*/site-packages/quizapp/_shipped/questions/{BANK}")
    quizapp(installed, tmp_path, "db", "upgrade")
    quizapp(installed, tmp_path, "db", "check")
    quizapp(installed, tmp_path, "bank", "import", str(bank))
    assert BANK in quizapp(installed, tmp_path, "bank", "list")


def test_the_site_starts_with_nothing_configured(installed: Path, tmp_path: Path) -> None:
    with serving(installed, tmp_path) as address:
        home = urllib.request.urlopen(address, timeout=START_SECONDS).read().decode()
        assert "Korea Utara" in home
        for file in re.findall(r'(?:href|src)="(/static/[^"]+)"', home):
            assert urllib.request.urlopen(address.rstrip("/") + file, timeout=START_SECONDS).status == 200
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(f"{address}nothing-here", timeout=START_SECONDS)
        caught.value.close()
        assert caught.value.code == 404
    data = tmp_path / "quizapp"
    assert data.stat().st_mode & 0o777 == 0o700
    assert (data / "secret.key").stat().st_mode & 0o777 == 0o600


@contextlib.contextmanager
def serving(installed: Path, folder: Path) -> Iterator[str]:
    """Start ``quizapp`` on a free port, yield its address, and see that it stops when asked."""
    port = free_port()
    command = [str(installed / "bin" / "quizapp"), "serve", "--port", str(port)]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=outside(folder), stdout=log, stderr=log)
    try:
        address = f"http://127.0.0.1:{port}/"
        wait_for(address, process, folder / "log")
        yield address
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=START_SECONDS) == 0
    finally:
        process.kill()
        process.wait()


def wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < until:
        with contextlib.suppress(OSError):
            urllib.request.urlopen(address, timeout=START_SECONDS).close()
            return
        time.sleep(0.1)
    pytest.fail(f"the site does not start: {log.read_text()}")
