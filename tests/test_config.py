"""Settings: defaults need nothing, every bad value is named at once, and what is secret stays secret."""

import stat
import threading
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.config import (
    PREFIX,
    ConfigError,
    Settings,
    default_data_folder,
    ensure_data_folder,
    ensure_secret_key,
    variables,
)

KEY = "k" * 32


def test_nothing_set_is_an_installation(tmp_path: Path) -> None:
    settings = Settings.from_environment({"XDG_DATA_HOME": str(tmp_path)})
    assert settings.data == tmp_path / "quizapp"
    assert settings.database_url == f"sqlite:///{tmp_path}/quizapp/quizapp.sqlite3"
    assert settings.secret_key_file == tmp_path / "quizapp" / "secret.key"
    assert settings.timezone == ZoneInfo("Asia/Jakarta")
    assert settings.limits_url == "memory://"
    assert (settings.https, settings.proxies) == (False, 0)


def test_every_value_can_be_set(tmp_path: Path) -> None:
    settings = Settings.from_environment(
        {
            "QUIZAPP_DATA": str(tmp_path),
            "QUIZAPP_DATABASE_URL": "postgres://u:p@db/quiz",
            "QUIZAPP_SECRET_KEY": KEY,
            "QUIZAPP_SECRET_KEY_FILE": str(tmp_path / "key"),
            "QUIZAPP_SECRET_KEY_FALLBACKS": f"{'a' * 32}, {'b' * 32}",
            "QUIZAPP_TIMEZONE": "Asia/Makassar",
            "QUIZAPP_LANGUAGE": "en",
            "QUIZAPP_TRUSTED_HOSTS": "kuis.example kuis.test",
            "QUIZAPP_PROXIES": "1",
            "QUIZAPP_HTTPS": "yes",
            "QUIZAPP_LIMITS_URL": "redis://localhost:6379/0",
            "QUIZAPP_THREADS": "8",
        }
    )
    assert settings == Settings(
        data=tmp_path,
        database_url="postgres://u:p@db/quiz",
        secret_key=KEY,
        secret_key_file=tmp_path / "key",
        secret_key_fallbacks=("a" * 32, "b" * 32),
        timezone=ZoneInfo("Asia/Makassar"),
        language="en",
        trusted_hosts=("kuis.example", "kuis.test"),
        proxies=1,
        https=True,
        limits_url="redis://localhost:6379/0",
        threads=8,
    )


def test_data_option_outweighs_the_variable(tmp_path: Path) -> None:
    settings = Settings.from_environment({"QUIZAPP_DATA": "/elsewhere"}, data=tmp_path)
    assert settings.data == tmp_path
    assert str(tmp_path) in settings.database_url


def test_an_empty_variable_is_absent() -> None:
    assert Settings.from_environment({"QUIZAPP_THREADS": " ", "QUIZAPP_TIMEZONE": ""}).threads == 16


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("QUIZAPP_DATABASE_URL", "mysql://h/n"),
        ("QUIZAPP_DATABASE_URL", "quiz.db"),
        ("QUIZAPP_SECRET_KEY", "short"),
        ("QUIZAPP_SECRET_KEY_FALLBACKS", f"{KEY} short"),
        ("QUIZAPP_TIMEZONE", "Jakarta"),
        ("QUIZAPP_TIMEZONE", "../../etc/passwd"),
        ("QUIZAPP_LANGUAGE", "nl"),
        ("QUIZAPP_PROXIES", "-1"),
        ("QUIZAPP_PROXIES", "10"),
        ("QUIZAPP_HTTPS", "perhaps"),
        ("QUIZAPP_LIMITS_URL", "memory"),
        ("QUIZAPP_THREADS", "0"),
        ("QUIZAPP_THREADS", "٣"),
    ],
)
def test_a_bad_value_is_named_with_what_would_do(name: str, text: str) -> None:
    with pytest.raises(ConfigError) as caught:
        Settings.from_environment({name: text})
    (sentence,) = caught.value.sentences
    assert sentence.startswith(f"{name}: use ")


def test_all_bad_values_are_named_at_once() -> None:
    with pytest.raises(ConfigError) as caught:
        Settings.from_environment({"QUIZAPP_THREADS": "x", "QUIZAPP_DATABSE_URL": "sqlite://", "QUIZAPP_HTTPS": "x"})
    assert [sentence.partition(":")[0] for sentence in caught.value.sentences] == [
        "QUIZAPP_DATABSE_URL",
        "QUIZAPP_HTTPS",
        "QUIZAPP_THREADS",
    ]
    assert "did you mean QUIZAPP_DATABASE_URL?" in str(caught.value)


@pytest.mark.parametrize("name", list(variables()))
@given(text=st.text())
def test_any_text_is_read_or_refused_in_one_sentence(name: str, text: str) -> None:
    assert len(complaints(name, text)) <= 1


def complaints(name: str, text: str) -> tuple[str, ...]:
    try:
        Settings.from_environment({name: text})
    except ConfigError as refusal:
        return refusal.sentences
    return ()


def test_secrets_stay_out_of_repr(tmp_path: Path) -> None:
    settings = Settings(
        data=tmp_path,
        database_url="postgresql+psycopg://u:hidden@h/n",
        secret_key="hidden" * 6,
        secret_key_fallbacks=("hidden" * 6,),
    )
    assert "hidden" not in repr(settings)


def test_every_setting_tells_its_unit_and_why() -> None:
    for name, setting in variables().items():
        assert name.startswith(PREFIX)
        assert setting.unit
        assert setting.why.endswith(".")


def test_a_relative_xdg_folder_is_ignored() -> None:
    assert default_data_folder({"XDG_DATA_HOME": "here"}) == Path.home() / ".local" / "share" / "quizapp"


def test_data_folder_is_private(tmp_path: Path) -> None:
    folder = ensure_data_folder(Settings(data=tmp_path / "a" / "b"))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert ensure_data_folder(Settings(data=folder)) == folder


def test_a_file_in_the_place_of_the_data_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match="cannot be made"):
        ensure_data_folder(Settings(data=tmp_path / "file"))


def test_the_key_is_made_once_private_and_long(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    key = ensure_secret_key(settings)
    assert len(key.encode()) >= 32
    assert ensure_secret_key(settings) == key
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]


def test_starts_at_the_same_moment_agree_on_one_key(tmp_path: Path) -> None:
    keys: list[str] = []
    barrier = threading.Barrier(8)

    def start() -> None:
        barrier.wait()
        keys.append(ensure_secret_key(Settings(data=tmp_path)))

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys) == 8
    assert len(set(keys)) == 1


def test_a_key_that_is_set_touches_no_file(tmp_path: Path) -> None:
    assert ensure_secret_key(Settings(data=tmp_path, secret_key=KEY)) == KEY
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("content", "mode", "sentence"),
    [(KEY, 0o640, "chmod 600"), (KEY, 0o604, "chmod 600"), ("short", 0o600, "at least 32 bytes")],
)
def test_a_key_file_that_gives_no_safety_is_refused(tmp_path: Path, content: str, mode: int, sentence: str) -> None:
    file = tmp_path / "secret.key"
    file.write_text(content)
    file.chmod(mode)
    with pytest.raises(ConfigError, match=sentence):
        ensure_secret_key(Settings(data=tmp_path))


def test_a_key_file_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.key").mkdir(mode=0o700)
    with pytest.raises(ConfigError, match="cannot be used"):
        ensure_secret_key(Settings(data=tmp_path))


def test_a_key_file_in_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be used"):
        ensure_secret_key(Settings(data=tmp_path / "gone"))
    assert not list(tmp_path.iterdir())
