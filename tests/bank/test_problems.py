"""Every fault of a bank folder is reported, all at once, where the author can find it."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.bank.files import clashes, find_banks, read_folder
from quizapp.core.problem import Problem, Severity
from tests.bank.factory import FACTS, HEAD, ITEMS, PASSAGE, QUIZZES, make_folder

pytestmark = pytest.mark.usefixtures("fake_types")

ENGLISH = {
    "bank.yaml": HEAD.replace("[id]", "[id, en]").replace("}", ", en: x}").replace(", en: x}, en: x}", ", en: x}}"),
    "passage.en.md": PASSAGE,
    "facts.en.yaml": FACTS,
    "items.en.yaml": ITEMS,
}


def told(problems: list[Problem], folder: Path) -> list[str]:
    """Return ``file:line:column code subject field`` of each problem."""
    return [
        f"{str(problem.place).removeprefix(f'{folder}/')} {problem.code} {problem.subject} {problem.field}".rstrip()
        for problem in problems
    ]


def faults(path: Path, changes: dict[str, str | None]) -> list[str]:
    folder = make_folder(path / "b", changes)
    bank, problems = read_folder(folder)
    assert (bank is None) == problems.blocking
    assert all(problem.mend for problem in problems), "every problem says how to mend it"
    return told(list(problems), folder)


def test_the_small_bank_is_clean(tmp_path: Path) -> None:
    assert faults(tmp_path, {}) == []


CASES: list[tuple[str, str, str | None, list[str]]] = [
    ("no head", "bank.yaml", None, ["bank.yaml:1:1 file-missing"]),
    ("no passage", "passage.id.md", None, ["passage.id.md:1:1 file-missing"]),
    ("no facts", "facts.id.yaml", None, ["facts.id.yaml:1:1 file-missing"]),
    ("no items", "items.id.yaml", None, ["items.id.yaml:1:1 file-missing"]),
    ("no quizzes", "quizzes.yaml", None, ["quizzes.yaml:1:1 file-missing"]),
    ("empty file", "facts.id.yaml", "", ["facts.id.yaml:1:1 yaml-empty"]),
    ("not a list", "items.id.yaml", "a: 1\n", ["items.id.yaml:1:1 file-list"]),
    ("syntax", "facts.id.yaml", "- id: a\n  statement: b: c\n", ["facts.id.yaml:2:15 yaml-syntax"]),
    ("language without files", "bank.yaml", ENGLISH["bank.yaml"], [
        "facts.en.yaml:1:1 file-missing", "items.en.yaml:1:1 file-missing", "passage.en.md:1:1 file-missing",
    ]),
    ("waiver without a reason", "facts.id.yaml", FACTS + "  waive: {C5: }\n", [
        "facts.id.yaml:8:15 waiver-reason fakta-satu waive.C5",
    ]),
    ("waiver without a rule", "facts.id.yaml", FACTS + "  waive: {short: No.}\n", [
        "facts.id.yaml:8:11 shape-form fakta-satu waive",
    ]),
    ("waivers as a list", "facts.id.yaml", FACTS + "  waive: [C5]\n",
     ["facts.id.yaml:8:10 shape-map fakta-satu waive"]),
    ("unlisted language", "items.en.yaml", ITEMS, ["items.en.yaml:1:1 file-unlisted"]),
    ("wrong ending", "bank.yml", HEAD, ["bank.yml:1:1 file-unlisted"]),
    ("newer format", "bank.yaml", HEAD.replace("format: 1", "format: 2"), ["bank.yaml:1:9 format-unknown  format"]),
    ("uuid", "bank.yaml", HEAD.replace("-4000-", "-4O00-"), ["bank.yaml:2:7 shape-form  uuid"]),
    ("unknown field", "bank.yaml", HEAD + "colour: red\n", ["bank.yaml:15:1 shape-unknown  colour"]),
    ("language missing in a text", "bank.yaml", HEAD.replace("deck: {id:", "deck: {en:"),
     ["bank.yaml:7:7 text-language  deck.id"]),
    ("language missing in a name", "bank.yaml", HEAD.replace("name: {id: Jakarta}", "name: {en: Jakarta}"),
     ["bank.yaml:14:36 text-language jakarta name.id"]),
    ("rule of the bank", "bank.yaml", HEAD + "rules: {fake: akm}\n", ["bank.yaml:15:15 rule-unknown  rules.fake"]),
    ("type of a bank's rule", "bank.yaml", HEAD + "rules: {hologram: all}\n",
     ["bank.yaml:15:9 type-unknown  rules.hologram"]),
    ("language missing in the afterword", "bank.yaml", HEAD + "afterword: {en: Later.}\n",
     ["bank.yaml:15:12 text-language  afterword.id"]),
    ("topic twice", "bank.yaml", HEAD.replace("entities:", "- {id: umum, name: {id: Umum}}\nentities:"),
     ["bank.yaml:13:8 id-twice umum id"]),
    ("language twice", "bank.yaml", HEAD.replace("[id]", "[id, id]"), ["bank.yaml:4:17 id-twice id id"]),
    ("evidence", "facts.id.yaml", FACTS.replace("p1.1", "p1.1, p9.1"),
     ["facts.id.yaml:5:20 evidence-unknown fakta-satu evidence[2]"]),
    ("evidence of an item", "items.id.yaml", ITEMS.replace("p2.1", "p1.3"),
     ["items.id.yaml:6:14 evidence-unknown soal-satu evidence[1]"]),
    ("evidence form", "items.id.yaml", ITEMS.replace("p2.1", "p2"),
     ["items.id.yaml:6:14 shape-form soal-satu evidence[1]"]),
    ("no evidence", "items.id.yaml", ITEMS.replace("p2.1", ""),
     ["items.id.yaml:6:13 shape-count soal-satu evidence"]),
    ("evidence twice", "items.id.yaml", ITEMS.replace("p2.1", "p2.1, p2.1"),
     ["items.id.yaml:6:20 reference-twice soal-satu evidence[2]"]),
    ("topic", "facts.id.yaml", FACTS.replace("umum", "umun"),
     ["facts.id.yaml:6:12 topic-unknown fakta-satu topics[1]"]),
    ("speaker", "facts.id.yaml", FACTS.replace("jakarta", "bogor"),
     ["facts.id.yaml:3:12 entity-unknown fakta-satu speaker"]),
    ("entity of an item", "items.id.yaml", ITEMS.replace("jakarta", "bogor"),
     ["items.id.yaml:4:33 entity-unknown soal-satu content.entity"]),
    ("fact", "items.id.yaml", ITEMS.replace("fakta-satu", "fakta-dua"),
     ["items.id.yaml:7:11 fact-unknown soal-satu facts[1]"]),
    ("item", "quizzes.yaml", QUIZZES.replace("soal-satu", "soal-dua"),
     ["quizzes.yaml:5:11 item-unknown kuis items[1]"]),
    ("fact twice", "facts.id.yaml", FACTS + FACTS, ["facts.id.yaml:8:7 id-twice fakta-satu id"]),
    ("item twice", "items.id.yaml", ITEMS + ITEMS, ["items.id.yaml:13:7 id-twice soal-satu id"]),
    ("quiz twice", "quizzes.yaml", QUIZZES + QUIZZES, ["quizzes.yaml:8:7 id-twice kuis id"]),
    ("fact and item alike", "facts.id.yaml", FACTS + FACTS.replace("fakta-satu", "soal-satu"),
     ["items.id.yaml:1:7 id-twice soal-satu id"]),
    ("cloze without marker", "facts.id.yaml", FACTS.replace("{{c1::Kalimat}}", "Kalimat"),
     ["facts.id.yaml:7:29 cloze-marker fakta-satu card.text"]),
    ("cloze with a damaged marker", "facts.id.yaml", FACTS.replace("{{c1::Kalimat}}", "{{c1:Kalimat}}"),
     ["facts.id.yaml:7:29 cloze-marker fakta-satu card.text"]),
    ("card of another kind", "facts.id.yaml", FACTS.replace("kind: cloze", "kind: typed"),
     ["facts.id.yaml:7:16 shape-word fakta-satu card.kind"]),
    ("calendar", "facts.id.yaml", FACTS + "  retired: {on: 2026-02-30, reason: x}\n",
     ["facts.id.yaml:8:17 date-unknown fakta-satu retired.on"]),
    ("type", "items.id.yaml", ITEMS.replace("fake", "essay"), ["items.id.yaml:2:9 shape-word soal-satu type"]),
    ("content", "items.id.yaml", ITEMS.replace("[a]", "[]"),
     ["items.id.yaml:4:20 shape-count soal-satu content.words"]),
    ("content that cannot be asked", "items.id.yaml", ITEMS.replace("[a]", "[forbidden]"),
     ["items.id.yaml:4:12 fake-forbidden soal-satu content.words"]),
    ("points", "items.id.yaml", ITEMS + "  points: 0\n", ["items.id.yaml:13:11 shape-number soal-satu points"]),
    ("rule", "quizzes.yaml", QUIZZES.replace("all", "akm"), ["quizzes.yaml:7:17 rule-unknown kuis rules.fake"]),
    ("rule of an unknown type", "quizzes.yaml", QUIZZES.replace("fake:", "grid:"),
     ["quizzes.yaml:7:11 type-unknown kuis rules.grid"]),
    ("quiz language", "quizzes.yaml", QUIZZES.replace("[id]", "[id, en]"), [
        "quizzes.yaml:2:10 text-language kuis title.en", "quizzes.yaml:3:16 text-language kuis description.en",
        "quizzes.yaml:4:19 quiz-language kuis languages[2]",
    ]),
    ("hidden item", "items.id.yaml", ITEMS.replace("published", "draft"),
     ["quizzes.yaml:5:11 quiz-item-hidden kuis items[1]"]),
    ("times form", "deck.times.yaml", "format: 1\nnotes: {ABC: {hash: x, changed: 2026-13-01T00:00:00Z}}\n", [
        "deck.times.yaml:2:9 shape-form  notes", "deck.times.yaml:2:21 shape-form  notes.ABC.hash",
        "deck.times.yaml:2:33 date-unknown  notes.ABC.changed",
    ]),
    ("no title", "passage.id.md", PASSAGE.replace("# Judul\n", ""), ["passage.id.md:1:1 passage-title"]),
    ("two titles", "passage.id.md", PASSAGE + "\n# Lagi\n", ["passage.id.md:10:1 passage-title-place"]),
    ("empty section", "passage.id.md", PASSAGE + "\n## Kosong\n", ["passage.id.md:10:1 passage-section"]),
    ("section without name", "passage.id.md", PASSAGE.replace("## Satu", "##"), ["passage.id.md:3:1 shape-empty"]),
    ("deep heading", "passage.id.md", PASSAGE.replace("## Satu", "### Satu"), ["passage.id.md:3:1 passage-depth"]),
    ("list in the passage", "passage.id.md", PASSAGE.replace("Kalimat dua", "- Kalimat dua"),
     ["passage.id.md:6:1 passage-block"]),
    ("passage without text", "passage.id.md", "# Judul\n", [
        "facts.id.yaml:5:14 evidence-unknown fakta-satu evidence[1]",
        "items.id.yaml:6:14 evidence-unknown soal-satu evidence[1]", "passage.id.md:1:1 passage-empty",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("file", "text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_fault_is_reported_at_its_place(file: str, text: str | None, expected: list[str], tmp_path: Path) -> None:
    assert faults(tmp_path, {file: text}) == expected


def test_all_faults_of_all_files_are_reported_together(tmp_path: Path) -> None:
    changes = {
        "bank.yaml": HEAD.replace("format: 1", "format: 9"),
        "facts.id.yaml": FACTS.replace("stance: claim", "stance: rumour"),
        "items.id.yaml": ITEMS.replace("p2.1", "p7.1").replace("mudah", "gampang").replace("umum", "khusus"),
        "quizzes.yaml": QUIZZES.replace("soal-satu", "soal-dua"),
    }
    assert faults(tmp_path, dict(changes)) == [
        "bank.yaml:1:9 format-unknown  format",
        "facts.id.yaml:4:11 shape-word fakta-satu stance",
        "items.id.yaml:6:14 evidence-unknown soal-satu evidence[1]",
        "items.id.yaml:9:12 topic-unknown soal-satu topics[1]",
        "items.id.yaml:10:15 shape-word soal-satu difficulty",
        "quizzes.yaml:5:11 item-unknown kuis items[1]",
    ]


def test_two_languages_hold_the_same_facts_and_items(tmp_path: Path) -> None:
    assert faults(tmp_path / "clean", dict(ENGLISH)) == []
    changes = {
        **ENGLISH,
        "facts.en.yaml": FACTS.replace('cloze, text: "{{c1::Kalimat}}."', "recall, front: a?, back: b"),
        "items.en.yaml": ITEMS.replace("soal-satu", "soal-dua"),
    }
    assert faults(tmp_path / "differs", dict(changes)) == [
        "facts.en.yaml:7:16 edition-differs fakta-satu card.kind",
        "items.en.yaml:1:1 edition-differs soal-satu id",
        "items.en.yaml:1:7 edition-differs soal-dua id",
    ]


def test_a_near_name_is_suggested(tmp_path: Path) -> None:
    folder = make_folder(tmp_path, {"facts.id.yaml": FACTS.replace("umum", "umun")})
    _, problems = read_folder(folder)
    assert [str(problem.mend) for problem in problems] == ["Did you mean “umum”?"]


def test_places_name_files_as_the_author_typed_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_folder(tmp_path / "bank", {"items.id.yaml": None})
    monkeypatch.chdir(tmp_path)
    _, problems = read_folder(Path("bank"))
    assert [problem.place.file for problem in problems] == ["bank/items.id.yaml"]


def test_warnings_do_not_keep_a_bank_back(tmp_path: Path) -> None:
    bank, problems = read_folder(make_folder(tmp_path, {"items.id.yaml": ITEMS.replace("published", "draft")}))
    assert bank is not None
    assert [problem.severity for problem in problems] == [Severity.WARNING]


def test_banks_are_found_alone_and_in_a_folder(tmp_path: Path) -> None:
    make_folder(tmp_path / "b")
    make_folder(tmp_path / "a", {"bank.yaml": None})
    (tmp_path / "schema").mkdir()
    (tmp_path / "README.md").write_text("x", encoding="utf-8")
    assert find_banks(tmp_path) == [tmp_path / "a", tmp_path / "b"]
    assert find_banks(tmp_path / "b") == [tmp_path / "b"]
    assert find_banks(tmp_path / "schema") == []
    assert find_banks(tmp_path / "nowhere") == []


def test_two_banks_may_not_share_an_identity(tmp_path: Path) -> None:
    banks = {path: read_folder(make_folder(path))[0] for path in (tmp_path / "a", tmp_path / "b")}
    found = clashes({path: bank for path, bank in banks.items() if bank})
    assert told(list(found), tmp_path) == ["b/bank.yaml:1:1 bank-twice  uuid", "b/bank.yaml:1:1 bank-twice  slug"]
