"""Measure drafting: one article cold and warm with its memory, other articles, and a folder of them on two cores.

    python -m tests.bench.drafting_speed [ARTICLE] [--articles 1000] [--runs 10]

ARTICLE is a text of yours; without one, the longest article of the regression set is joined with others to 1,150 words.
The folder holds the articles of the regression set again and again, each with a number of its own. Prints figures;
asserts nothing.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from quizapp.drafting.draft import draft

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = sorted((ROOT / "tests" / "drafting" / "articles").glob("*.id.txt"))
WORDS = 1150
COLD = "import sys; from quizapp.drafting.draft import draft; draft(open(sys.argv[1], encoding='utf-8').read())"


def sample() -> str:
    """Return articles of the regression set under one title, cut at the words asked for."""
    paragraphs = [line for path in ARTICLES for line in path.read_text(encoding="utf-8").splitlines()[1:] if line]
    kept: list[str] = []
    while paragraphs and sum(len(line.split()) for line in kept) < WORDS:
        kept.append(paragraphs.pop(0))
    return "Kumpulan Berita\n\n" + "\n\n".join(kept)


def cold(article: Path, runs: int) -> str:
    """Return seconds of a whole process that drafts once, Python's start included: of clock and of processor."""
    spent, used = [], []
    for _ in range(runs):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run([sys.executable, "-c", COLD, str(article)], cwd=ROOT, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(time.perf_counter() - start)
        used.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return f"{statistics.median(spent):.2f} s ({statistics.median(used):.2f} s of CPU)"


def warm(text: str, runs: int) -> str:
    """Return seconds of drafting again in this process."""
    draft(text)
    spent, used = [], []
    for _ in range(runs):
        start, cpu = time.perf_counter(), time.process_time()
        draft(text)
        spent.append(time.perf_counter() - start)
        used.append(time.process_time() - cpu)
    return f"{statistics.median(spent):.3f} s ({statistics.median(used):.3f} s of CPU)"


def fresh() -> str:
    """Return seconds of processor a 1,150 words of articles that this process has not seen: nothing is remembered."""
    texts = [path.read_text(encoding="utf-8") for path in ARTICLES]
    cpu = time.process_time()
    for text in texts:
        draft(text)
    used = time.process_time() - cpu
    return f"{used * WORDS / sum(len(text.split()) for text in texts):.3f} s of CPU for {WORDS} words"


def batch(count: int) -> str:
    """Return articles a second of the command on a folder, by the clock and by what two free cores would need."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "articles"
        folder.mkdir()
        for number in range(count):
            text = ARTICLES[number % len(ARTICLES)].read_text(encoding="utf-8")
            (folder / f"article-{number:04}.txt").write_text(f"Berita {number}: {text}", encoding="utf-8")
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        command = [sys.executable, "-m", "quizapp", "draft", str(folder), "-o", str(Path(made) / "banks")]
        environment = os.environ | {"PYTHONPATH": str(ROOT), "QUIZAPP_DATA": made}
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
        spent, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    alone = f"{used:.1f} s of CPU, {2 * count / used:.1f} a second on two cores of its own"
    return f"{count} articles in {spent:.1f} s: {count / spent:.1f} a second ({alone})"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("article", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=10)
    chosen = parser.parse_args()
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        text = chosen.article.read_text(encoding="utf-8") if chosen.article else sample()
        file.write(text)
        file.flush()
        print(f"words: {len(text.split())}, items: {len(draft(text).items)}")
        print("cold: ", cold(Path(file.name), min(5, chosen.runs)))
    print("warm: ", warm(text, chosen.runs))
    print("fresh:", fresh())
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")
    if chosen.articles:
        print("batch:", batch(chosen.articles))


if __name__ == "__main__":
    main()
