"""Measure the rules of writing on a generated bank: 1,000 items of three types, 300 facts, prose of varied words.

    python -m tests.bench.lint_speed [--items 1000] [--runs 3] [--profile] [--bank FOLDER]

Prints processor seconds of the rules alone and of the whole check of the folder, and the slowest rules. ``--bank``
measures a bank of yours instead. Prints figures; asserts nothing.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from quizapp.bank.check import check_folder
from quizapp.bank.files import read_folder
from quizapp.bank.lint import run, texts
from quizapp.bank.lint.words import words_of
from tests.bench import bank_check

SYLLABLES = [first + second for first in "bcdfghjklmnprstwy" for second in "aiu"]
VOCABULARY = 6000


def vary() -> None:
    """Let the generated bank speak a large vocabulary: with twelve words, every pair of texts would be alike."""
    random = Random(1)  # noqa: S311 - the same bank every time
    words = ["".join(random.choices(SYLLABLES, k=3)) for _ in range(VOCABULARY)]

    def some(seed: int, count: int) -> str:
        return " ".join(words[(seed * 31 + place * 17) % VOCABULARY] for place in range(count))

    bank_check.words = some


def seconds(action: Callable[[], Any], runs: int) -> str:
    """Return processor seconds of ``action``, what it remembers about texts thrown away before each run."""
    spent = []
    for _ in range(runs):
        texts.tokens.cache_clear()
        texts.words.cache_clear()
        words_of.cache_clear()
        start = time.process_time()
        action()
        spent.append(time.process_time() - start)
    return f"median {statistics.median(spent):.2f} s of CPU (from {min(spent):.2f} to {max(spent):.2f}, {runs} runs)"


def main() -> None:
    """Make the bank, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--bank", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        vary()
        path = chosen.bank or Path(folder) / "besar"
        if not chosen.bank:
            bank_check.make(path, chosen.items)
        bank, problems = read_folder(path)
        if bank is None:
            raise SystemExit("\n".join(f"{problem.place} {problem.message}" for problem in problems))
        found = list(run.findings(bank, {}))
        items = sum(len(edition.items) for edition in bank.editions.values())
        print(f"{items} items, {len(found)} findings")
        print("the rules alone:      ", seconds(lambda: list(run.findings(bank, {})), chosen.runs))
        print("the check of the folder:", seconds(lambda: check_folder(path), chosen.runs))
        if chosen.profile:
            with cProfile.Profile() as profile:
                list(run.findings(bank, {}))
            pstats.Stats(profile).sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    main()
