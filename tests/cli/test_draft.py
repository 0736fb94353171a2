"""``quizapp draft`` as its users run it: a file, a folder of files, and what is no article."""

from pathlib import Path

from tests.cli.running import run
from tests.house import REPOSITORY

ARTICLE = REPOSITORY / "tests" / "drafting" / "articles" / "banjir.id.txt"


def test_an_article_becomes_a_bank_folder_that_checks_clean(tmp_path: Path) -> None:
    code, out, err = run(tmp_path, "draft", str(ARTICLE), "-o", "bank", "--explain")
    assert (code, err) == (0, "")
    assert "p2.1" in out
    assert (tmp_path / "bank" / "items.id.yaml").is_file()
    code, out, _ = run(tmp_path, "bank", "check", "bank", "--strict")
    assert code == 0, out


def test_a_folder_of_articles_becomes_a_folder_of_banks_and_says_what_gave_nothing(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_bytes(ARTICLE.read_bytes())
    (tmp_path / "articles" / "two.md").write_text("Kosong")
    code, out, err = run(tmp_path, "draft", "articles", "-o", "banks")
    assert code == 0
    assert (tmp_path / "banks" / "one" / "bank.yaml").is_file()
    assert "two.md" in err
    assert "1" in out


def test_a_web_page_is_read_without_its_scripts(tmp_path: Path) -> None:
    title, *paragraphs = [line for line in ARTICLE.read_text(encoding="utf-8").splitlines() if line]
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    page = f"<!doctype html><title>x</title><script>var a = 1;</script><h1>{title}</h1>{body}"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    code, _, err = run(tmp_path, "draft", "page.html", "-o", "bank")
    assert (code, err) == (0, "")
    assert "var a" not in (tmp_path / "bank" / "passage.id.md").read_text(encoding="utf-8")


def test_another_kind_of_file_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "note.pdf").write_bytes(b"%PDF-1.7")
    code, _, err = run(tmp_path, "draft", "note.pdf")
    assert code == 1
    assert "note.pdf" in err
    assert "Traceback" not in err


def test_a_model_needs_its_setting_and_an_agreement_for_the_article(tmp_path: Path) -> None:
    code, _, err = run(tmp_path, "draft", str(ARTICLE), "--model", "--agree")
    assert code == 1
    assert "QUIZAPP_MODEL_URL" in err
    model = {"QUIZAPP_MODEL_URL": "http://127.0.0.1:9/v1", "QUIZAPP_MODEL_NAME": "contoh-7b"}
    code, _, err = run(tmp_path, "draft", str(ARTICLE), "--model", **model)
    assert code == 1
    assert "127.0.0.1:9" in err
    code, _, err = run(tmp_path, "draft", str(ARTICLE), "--model", "--agree", **model)
    assert code == 1
    assert "cannot be reached" in err
    assert not list(tmp_path.glob("*/bank.yaml"))
