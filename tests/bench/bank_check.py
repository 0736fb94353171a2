"""Measure ``quizapp bank check`` on a generated bank: 1,000 items of all types, 300 facts, every note dated.

    python -m tests.bench.bank_check [--items 1000] [--runs 5] [--profile] [--keep DIR]

Prints the size of the files, the time of the whole command (process start included) and the time of the reader
inside one process; ``--profile`` adds where that time goes. Prints figures; asserts nothing.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from quizapp.anki.build import stamp as deck_stamp
from quizapp.bank.files import read_folder
from quizapp.bank.writer import write_times

SENTENCES = 200
FACTS = 300
WORDS = "perjanjian kunjungan presiden negara bantuan tentara wartawan sidang pesawat upacara ekonomi sejarah".split()  # noqa: SIM905 - a row of words


def words(seed: int, count: int) -> str:
    """Return ``count`` words that differ from seed to seed."""
    return " ".join(WORDS[(seed * 7 + place * (seed % 5 + 1)) % len(WORDS)] for place in range(count))


def head() -> str:
    """Return bank.yaml."""
    entities = "".join(
        f"- id: tokoh-{n}\n  kind: person\n  name: {{id: Tokoh Nomor {n}}}\n  aliases: {{id: [Orang {n}, Bapak {n}]}}\n"
        for n in range(40)
    )
    return (
        "format: 1\nuuid: 00000000-0000-4000-8000-000000000000\nslug: besar\nlanguages: [id]\ntitle: {id: Besar}\n"
        "summary: {id: Bank besar.}\ndeck: {id: Besar}\nas_of: {id: per Juni 2024}\nlicence: CC-BY-4.0\n"
        "provenance: {published: 2024-06, language: id, note: {id: Dibuat oleh program.}}\n"
        "topics:\n- {id: umum, name: {id: Umum}}\nentities:\n" + entities
    )


def passage() -> str:
    """Return passage.id.md: five sentences a paragraph."""
    lines = ["# Besar", "", "## Bagian", ""]
    for number in range(SENTENCES):
        lines += [f"Kalimat {number} tentang {words(number, 12)}."] + ([""] if number % 5 == 4 else [])
    return "\n".join(lines) + "\n"


def address(number: int) -> str:
    """Return the address of some sentence."""
    return f"p{number % (SENTENCES // 5) + 1}.{number % 5 + 1}"


def fact(n: int) -> str:
    """Return one fact; every third has a cloze card."""
    card = (
        f"    kind: cloze\n    text: '{{{{c1::{words(n, 2)} {n}::hal}}}} dan {words(n + 3, 6)}.'\n"
        if n % 3 == 0
        else f"    kind: recall\n    front: Apa isi hal {n} tentang {words(n, 5)}?\n    back: {words(n, 3)} {n}\n"
    )
    return (
        f"- id: fakta-{n}\n  statement: Hal {n} ialah {words(n, 10)}.\n  speaker: tokoh-{n % 40}\n  stance: claim\n"
        f"  evidence: [{address(n)}]\n  topics: [umum]\n  card:\n{card}    why: Karena {words(n, 8)}.\n"
    )


def single_choice(n: int) -> str:
    """Return the content of a single choice item with four options."""
    options = "".join(
        f"    - id: pilihan-{k}\n      text: Pilihan {n} {k} {words(n + k, 4)}\n"
        + ("      key: true\n" if k == n % 4 else "")
        + f"      rationale: Sebab {words(n + k, 8)}.\n"
        for k in range(4)
    )
    return f"  content:\n    options:\n{options}"


def grid(n: int) -> str:
    """Return the content of a grid with four statements."""
    statements = "".join(
        f"    - id: s-{k}\n      text: Pernyataan {n} {k} {words(n + k, 8)}.\n"
        f"      label: {'salah' if k % 2 else 'benar'}\n"
        f"      rationale: Sebab {words(n + k, 8)}.\n"
        for k in range(4)
    )
    labels = "    - {id: benar, text: Benar}\n    - {id: salah, text: Salah}\n"
    return f"  content:\n    labels:\n{labels}    statements:\n{statements}"


def short_answer(n: int) -> str:
    """Return the content of a short answer item."""
    return f"  content:\n    accepted:\n    - text: Jawaban {n} {words(n, 2)}\n    - text: '{1900 + n % 100}'\n"


CONTENTS: dict[str, Callable[[int], str]] = {"single_choice": single_choice, "grid": grid, "short_answer": short_answer}


def item(n: int) -> str:
    """Return one item; the types take turns."""
    kind = list(CONTENTS)[n % len(CONTENTS)]
    return (
        f"- id: soal-{n}\n  type: {kind}\n  stem: Apa yang dinyatakan bacaan tentang {words(n, 8)} nomor {n}?\n"
        + CONTENTS[kind](n)
        + f"  rationale: Bacaan menyatakan {words(n, 10)}. Pilihan lain keliru karena {words(n + 1, 8)}.\n"
        f"  evidence: [{address(n)}, {address(n + 7)}]\n  facts: [fakta-{n % FACTS}]\n  process: menemukan\n"
        f"  topics: [umum]\n"
        f"  difficulty: sedang\n  indicator: Menemukan {words(n, 6)}.\n  status: published\n"
    )


def make(folder: Path, items: int) -> None:
    """Write the bank."""
    folder.mkdir(parents=True, exist_ok=True)
    asked = "".join(f"  - soal-{n}\n" for n in range(items))
    quiz = (
        "- id: kuis\n  title: {id: Kuis}\n  description: {id: Semua.}\n  languages: [id]\n"
        "  behaviour: deferred\n  items:\n"
    )
    texts = {
        "bank.yaml": head(),
        "passage.id.md": passage(),
        "facts.id.yaml": "".join(map(fact, range(FACTS))),
        "items.id.yaml": "".join(map(item, range(items))),
        "quizzes.yaml": quiz + asked,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def stamp(folder: Path) -> None:
    """Date the notes, so that the check compares them too."""
    bank, problems = read_folder(folder)
    if bank is None:
        raise SystemExit("\n".join(f"{problem.place} {problem.message}" for problem in problems))
    write_times(replace(bank, note_times=deck_stamp(bank, datetime.now(UTC))), folder)


def timed(action: Callable[[], Any], runs: int) -> str:
    """Return medians of wall and CPU seconds of ``action`` (child processes too): CPU is what other load spares."""
    wall, busy = [], []
    for _ in range(runs):
        start, before = time.perf_counter(), os.times()[:4]
        action()
        wall.append(time.perf_counter() - start)
        busy.append(sum(os.times()[:4]) - sum(before))
    spread = f"from {min(wall):.2f} to {max(wall):.2f}, {runs} runs"
    return f"median {statistics.median(wall):.2f} s ({spread}), {statistics.median(busy):.2f} s of CPU"


def main() -> None:
    """Make the bank, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--keep", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bank = chosen.keep or Path(folder) / "besar"
        make(bank, chosen.items)
        stamp(bank)
        size = sum(file.stat().st_size for file in bank.iterdir())
        print(f"{chosen.items} items, {FACTS} facts, {size / 1e6:.2f} MB of files")
        command = [sys.executable, "-m", "quizapp", "bank", "check", str(bank)]
        print(
            "bank check, whole command:",
            timed(lambda: subprocess.run(command, check=True, capture_output=True), chosen.runs),
        )
        print("read_folder, in process:  ", timed(lambda: read_folder(bank), chosen.runs))
        if chosen.profile:
            with cProfile.Profile() as profile:
                read_folder(bank)
            pstats.Stats(profile).sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    main()
