"""What the README tells a school to write and type is tried: settings, unit, nginx, the nightly backup."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizapp.config import Settings, variables
from tests.cli.running import environment, run
from tests.servers import certificate, documented, nginx, nginx_around

ENV = "/etc/quizapp.env"
UNIT = "/etc/systemd/system/quizapp@.service"
CONF = "/etc/nginx/conf.d/quizapp.conf"
CRON = "/etc/cron.d/quizapp"
LIVE = "/etc/letsencrypt/live/kuis.sekolah.example"
QUIZAPP = "/opt/quizapp/bin/quizapp"


def written() -> dict[str, str]:
    """Return the settings in the documented file, as a shell reads them."""
    found = re.findall(r'^([A-Z_]+)="?(.*?)"?$', documented(ENV), re.MULTILINE)
    return dict(found)


def command_in(folder: Path) -> Path:
    """Make the command in a folder, as an installation would have it."""
    made = folder / "quizapp"
    made.write_text(f'#!/bin/sh\nexec {sys.executable} -P -m quizapp "$@"\n')
    made.chmod(0o755)
    return made


def test_the_documented_settings_are_settings() -> None:
    given = written()
    assert given.keys() <= variables().keys()
    settings = Settings.from_environment(given)
    assert settings.https
    assert settings.proxies == 1
    assert settings.database_url.startswith("postgresql://")
    assert settings.limits_url.startswith("redis://")


def test_the_address_of_the_database_is_understood() -> None:
    from psycopg.conninfo import conninfo_to_dict

    from quizapp.db.engine import make_engine

    engine = make_engine(written()["QUIZAPP_DATABASE_URL"])
    _, options = engine.dialect.create_connect_args(engine.url)
    asked = {name: options[name] for name in ("user", "dbname", "host")}
    assert asked == {"user": "quizapp", "dbname": "quizapp", "host": "/var/run/postgresql"}
    assert conninfo_to_dict(written()["QUIZAPP_DATABASE_URL"]) == asked


@pytest.mark.servers
def test_nginx_takes_the_documented_file(tmp_path: Path) -> None:
    certificate(tmp_path, "kuis.sekolah.example")
    nginx_around(tmp_path, documented(CONF).replace(LIVE, str(tmp_path)))
    done = subprocess.run([*nginx(tmp_path), "-t"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "warn" not in done.stderr


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="this system starts its services another way")
def test_systemd_takes_the_documented_unit(tmp_path: Path) -> None:
    unit = tmp_path / "quizapp@8000.service"
    unit.write_text(documented(UNIT).replace(QUIZAPP, str(command_in(tmp_path))))
    command = ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", str(unit)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert unit.name not in done.stderr


def test_the_nightly_backup_is_one_that_can_be_restored(tmp_path: Path) -> None:
    assert run(tmp_path, "db", "upgrade")[0] == 0
    settings = tmp_path / "quizapp.env"
    settings.write_text(f"QUIZAPP_DATA={tmp_path}/data\n")
    (line,) = documented(CRON).splitlines()[1:]
    when, user, command = re.fullmatch(r"((?:\S+ ){5})(\w+) (.*)", line).groups()  # type: ignore[union-attr]  # or it fails
    assert (when, user) == ("15 2 * * * ", "quizapp")
    typed = command.replace("\\%", "%").replace(ENV, str(settings)).replace(QUIZAPP, str(command_in(tmp_path)))
    old = tmp_path / "data" / "backup" / "old.backup"
    old.parent.mkdir()
    old.write_text("old")
    long_ago = datetime(2020, 1, 1, tzinfo=UTC).timestamp()
    subprocess.run(["touch", "-d", f"@{long_ago}", str(old)], check=True)
    subprocess.run(["/bin/sh", "-c", typed], check=True, env=environment(tmp_path) | {"QUIZAPP_DATA": ""})
    made = {path.name for path in old.parent.iterdir()}
    assert "old.backup" not in made
    assert len(made) == 2
    (backup,) = old.parent.glob("*.backup")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d\.backup", backup.name)
    assert run(tmp_path, "db", "restore", str(backup))[0] == 0
