"""Measure the writing of large decks beside a baseline: raw rows, and genanki as it comes.

    python -m tests.bench.deck_export PATH_OF/anki_export_baseline.py [--notes 100000] [--repeat 1] [--kinds cloze,mcq]
    python -m tests.bench.deck_export --decks 100,200,400,800

Every run is a process of its own, the ways in turn; seconds are processor time without imports. ``ours`` makes the note
objects of the same texts, checks every note against its stamp and writes the compressed file: what a student gets, and
what the limits are for. ``writing`` leaves the checks out; genanki has none. The raw rows are ready made and their
archive is not compressed. Extra memory is the peak of the process less what it held before the work.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from quizapp.anki.build import checked_times
from quizapp.anki.editions import edition_of
from quizapp.anki.note import NoteContent
from quizapp.anki.notetypes import NOTE_TYPES
from quizapp.anki.package import pack
from quizapp.anki.times import stamped
from quizapp.core.card import Facet
from tests.anki.factories import bank

MOMENT = datetime(2026, 11, 23, tzinfo=UTC)
OURS = "tests.bench.deck_export"  # run as a process of its own
LIMITS = {"basic": 2.0, "cloze": 2.6, "mcq": 2.6}  # times the raw rows
OF_GENANKI, EXTRA_MIB = 0.55, 80

Row: TypeAlias = tuple[str, list[str], list[str]]
Poured: TypeAlias = tuple[str, Facet, tuple[str, ...], tuple[int, ...], tuple[str, ...]]
Face: TypeAlias = tuple[Facet, dict[str, str], tuple[int, ...]]
Figures: TypeAlias = Mapping[str, float]


def recall(texts: list[str]) -> Face:
    """Return a note with a reverse card: the baseline's has two cards too."""
    front, back, source = texts
    return Facet.RECALL, {"Front": front, "Back": back, "Reverse": "1", "Source": source}, (0, 1)


def cloze(texts: list[str]) -> Face:
    """Return a note with two gaps."""
    text, source = texts
    return Facet.CLOZE, {"Text": text, "Source": source}, (0, 1)


def choice(texts: list[str]) -> Face:
    """Return a note with four options."""
    question, *options, why, source = texts
    made = "".join(f'<li class="o{place}" dir="auto">{text}</li>' for place, text in enumerate(options, 1))
    said = {"Question": question, "Options": made, "Answer": options[0], "Key": "k1", "Why": why, "Source": source}
    return Facet.CHOICE, said, (0,)


FACES = {"basic": recall, "cloze": cloze, "mcq": choice}


def poured(kind: str, rows: list[Row]) -> list[Poured]:
    """Return what notes are made of: GUID, facet, fields, cards and tags, the texts those of the baseline."""
    faces = ((guid, FACES[kind](texts), tags) for guid, texts, tags in rows)
    return [(guid, facet, NOTE_TYPES[facet].pour(**said), cards, tuple(tags))
            for guid, (facet, said, cards), tags in faces]  # fmt: skip


def made(ready: list[Poured], sections: int) -> Iterator[NoteContent]:
    """Make the note objects, dealt to so many sub-decks."""
    names = [f"Fakta {number}" for number in range(sections)]
    for due, (guid, facet, fields, cards, tags) in enumerate(ready, 1):
        yield NoteContent(guid, facet, fields, cards, tags, names[due % sections], guid, due)


def run(kind: str, rows: list[Row], *, checked: bool, sections: int = 1) -> Figures:
    """Write one deck; return processor seconds, extra MiB at the peak and the MiB of the file."""
    edition, ready = edition_of(bank(), "id"), poured(kind, rows)
    times = stamped(made(ready, 1), {}, MOMENT)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.apkg"
        held, start = _peak(), time.process_time()
        notes = list(made(ready, sections))
        if checked:
            checked_times(notes, times, None)
        with path.open("wb") as target:
            pack(edition, notes, times, target)
        used = time.process_time() - start
        return {"cpu": used, "mib": (_peak() - held) / 1024, "size": path.stat().st_size / 2**20}


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def texts(baseline: Path, kind: str, number: int) -> list[Row]:
    """Return the texts that the baseline makes."""
    spec = importlib.util.spec_from_file_location("baseline", baseline)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rows: list[Row] = module.content(kind, number)
    return rows


def _process(*words: str) -> Figures:
    done = subprocess.run([sys.executable, "-W", "ignore", *words], capture_output=True, text=True, check=True)
    figures: Figures = json.loads(done.stdout)
    return figures


def beside(options: argparse.Namespace) -> None:
    """Run all ways in turn and print their medians with the limits."""
    for kind in options.kinds.split(","):
        runs: dict[str, list[Figures]] = {}
        for _ in range(options.repeat):
            for way in ("raw", "genanki"):
                words = (options.baseline, str(options.notes), "--worker", kind, way, "0")
                runs.setdefault(way, []).append(_process(*words))
            for way in ("ours", "writing"):
                ours = ("-m", OURS, options.baseline, "--notes", str(options.notes), "--worker", f"{kind},{way}")
                runs.setdefault(way, []).append(_process(*ours))
        _print(kind, {way: {key: statistics.median(one[key] for one in found) for key in found[0]}
                      for way, found in runs.items()})  # fmt: skip


def _print(kind: str, medians: Mapping[str, Figures]) -> None:
    raw, genanki = (medians[way]["cpu"] for way in ("raw", "genanki"))
    limits = f"limits of ours: {LIMITS[kind]} x raw, {OF_GENANKI} x genanki, {EXTRA_MIB} MiB"
    print(f"\n{kind} ({limits})\n{'way':8} {'cpu s':>7} {'x raw':>6} {'x genanki':>9} {'extra MiB':>9} {'file MiB':>8}")
    for way, one in medians.items():
        ratios = f"{one['cpu'] / raw:6.2f} {one['cpu'] / genanki:9.2f}"
        print(f"{way:8} {one['cpu']:7.2f} {ratios} {one['mib']:9.1f} {one['size']:8.1f}")


def growing(counts: str) -> None:
    """Print the processor seconds of a deck of so many sub-decks, ten notes each."""
    for number in map(int, counts.split(",")):
        places = range(number * 10)
        rows: list[Row] = [(f"guid-{place}", [f"Berapa {place}?", "Satu", "Sumber"], []) for place in places]
        used = min(run("basic", rows, checked=True, sections=number)["cpu"] for _ in range(3))
        print(f"{number:5} sub-decks {used:7.3f} s {1000 * used / number:7.3f} ms each")


def main() -> None:
    """Read what to measure."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("baseline", nargs="?")
    reader.add_argument("--notes", type=int, default=100_000)
    reader.add_argument("--repeat", type=int, default=1)
    reader.add_argument("--kinds", default="basic,cloze,mcq")
    reader.add_argument("--decks")
    reader.add_argument("--worker", help=argparse.SUPPRESS)
    options = reader.parse_args()
    if options.worker:
        kind, way = options.worker.split(",")
        print(json.dumps(run(kind, texts(Path(options.baseline), kind, options.notes), checked=way == "ours")))
    elif options.decks:
        growing(options.decks)
    else:
        beside(options)


if __name__ == "__main__":
    main()
