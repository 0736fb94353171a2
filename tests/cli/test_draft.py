"""``quizapp draft`` as its users run it: a file, a folder of files, and what is no article."""

import os
from pathlib import Path

from tests.cli.running import COMMAND, run, run_on_terminal
from tests.drafting.model.replies import ARTICLE as BRIDGE
from tests.drafting.model.replies import choice, reply
from tests.house import REPOSITORY
from tests.model_server import KEY, MODEL, endpoint, said, send

ARTICLES = REPOSITORY / "tests" / "drafting" / "articles"
ARTICLE = ARTICLES / "banjir.id.txt"
CLAIM = "Presiden Joko mengatakan bahwa ia akan datang ke desa itu.\n"


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


def test_what_a_model_proposed_is_a_draft_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    body = said(content=reply(choice()))
    with endpoint(lambda handler, _: send(handler, body)) as where:
        model = {"QUIZAPP_MODEL_URL": where.url, "QUIZAPP_MODEL_NAME": where.name, "QUIZAPP_MODEL_KEY": where.key}
        code, out, err = run(tmp_path, "draft", "bridge.txt", "-o", "bank", "--model", "--agree", **model)
    assert (code, err) == (0, "")
    items = (tmp_path / "bank" / "items.id.yaml").read_text(encoding="utf-8")
    assert f"Diusulkan model {MODEL}" in items
    assert KEY not in items + out


def test_one_that_is_no_article_among_many_stops_none_of_the_others(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    for number in range(20):
        (tmp_path / "articles" / f"{number:02}.txt").write_text("Kosong" if number == 3 else CLAIM * 30)
    (tmp_path / "articles" / "20.txt").write_bytes(ARTICLE.read_bytes())
    code, out, err = run(tmp_path, "draft", "articles", "-o", "banks", "--explain", LC_ALL="id_ID.UTF-8")
    assert code == 0, err
    assert "03.txt: Teks ini kurang dari 25 kata." in err
    assert [line for line in out.splitlines() if line.startswith("== ")][-1] == "== 20.txt"
    assert [path.name for path in (tmp_path / "banks").iterdir()] == ["20"]


def test_articles_that_differ_in_their_ending_get_folders_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    for ending in ("txt", "md"):
        (tmp_path / "articles" / f"one.{ending}").write_bytes(ARTICLE.read_bytes())
    code, out, _ = run(tmp_path, "draft", "articles", "-o", "banks")
    assert (code, sorted(path.name for path in (tmp_path / "banks").iterdir())) == (0, ["one-md", "one-txt"])
    assert "Articles: 2. " in out


def test_what_is_explained_goes_where_it_is_sent_although_a_bar_is_shown(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    for name in ("one", "two"):
        (tmp_path / "articles" / f"{name}.txt").write_bytes(ARTICLE.read_bytes())
    command = " ".join([*COMMAND, "draft", "articles", "-o", "banks", "--explain", ">", "told"])
    code, _ = run_on_terminal(tmp_path, command, start=("sh", "-c"))
    assert code == 0
    assert "== two.txt" in (tmp_path / "told").read_text(encoding="utf-8")


def test_what_gives_nothing_makes_no_folder_and_is_explained(tmp_path: Path) -> None:
    (tmp_path / "lines.txt").write_text(CLAIM * 30)
    code, out, err = run(tmp_path, "draft", "lines.txt", "-o", "bank", "--explain")
    assert code == 1
    assert "p1.1" in out
    assert "--explain tells why" in err
    assert not (tmp_path / "bank").exists()


def test_drafts_that_were_worked_on_are_not_written_over(tmp_path: Path) -> None:
    again = ("draft", str(ARTICLE), "-o", "bank")
    assert run(tmp_path, *again)[0] == 0
    assert run(tmp_path, *again)[0] == 0
    items = tmp_path / "bank" / "items.id.yaml"
    items.write_text(items.read_text(encoding="utf-8").replace("status: draft", "status: reviewed", 1))
    worked = items.read_bytes()
    code, _, err = run(tmp_path, *again)
    assert (code, items.read_bytes()) == (1, worked)
    assert "Choose another folder" in err


def test_a_draft_is_explained_by_its_type_question_and_key(tmp_path: Path) -> None:
    _, out, _ = run(tmp_path, "draft", str(ARTICLE), "-o", "bank", "--explain", LC_ALL="id_ID.UTF-8")
    given = next(line for line in out.splitlines() if "office-" in line)
    assert given.strip().startswith("+ Pilihan ganda: Siapa yang disebut")
    assert " → " in given


def test_a_place_that_cannot_be_written_is_refused_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    reasons = {"a" * 300: "cannot be written: File name too long", "file": "file is a file. Choose a folder.",
               "file/bank": "cannot be written: Not a directory"}  # fmt: skip
    for place, reason in reasons.items():
        code, _, err = run(tmp_path, "draft", str(ARTICLE), "-o", place)
        assert (code, reason in err, "Traceback" in err) == (1, True, False), err


def test_what_is_no_file_is_no_article_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "articles" / "folder.txt").mkdir(parents=True)
    os.mkfifo(tmp_path / "articles" / "pipe.txt")
    (tmp_path / "articles" / "one.txt").write_bytes(ARTICLE.read_bytes())
    code, out, err = run(tmp_path, "draft", "articles", "-o", "banks")
    assert (code, err) == (0, "")
    assert "Articles: 1. " in out


def test_a_day_that_the_calendar_lacks_is_no_date(tmp_path: Path) -> None:
    code, _, err = run(tmp_path, "draft", str(ARTICLE), "--published", "2026-02-30")
    assert (code, "“2026-02-30” is no date" in err) == (1, True)
