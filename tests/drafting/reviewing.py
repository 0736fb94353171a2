"""The record of the review by hand: ``python -m tests.drafting.reviewing`` prints what nobody has read yet.

``python -m tests.drafting.reviewing accept`` records all of that as accepted as it is; an edited or rejected one is
then changed in review.json, with a note of why. A second reader, who wrote none of the rules, adds ``second`` (and
``second_note`` where it is not "accepted"); an item that changed has to be read by both again. A hash covers everything
that a student or a teacher sees of an item.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from quizapp.bank.plain import dump_item
from quizapp.bank.yaml_text import yaml_text
from quizapp.core.item import Item
from quizapp.drafting.draft import draft

HERE = Path(__file__).parent
ARTICLES = sorted((HERE / "articles").glob("*.txt"))
RECORD = HERE / "review.json"
Record: TypeAlias = dict[str, dict[str, dict[str, str]]]


def read_record() -> Record:
    """Return article -> item id -> hash, verdict (accepted, edited, rejected) and note."""
    record: Record = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    return record


def hash_of(item: Item) -> str:
    """Return what a review is bound to."""
    return hashlib.sha256(yaml_text([dump_item(item)]).encode()).hexdigest()[:16]


def unread(record: Mapping[str, Mapping[str, Mapping[str, str]]]) -> Iterator[tuple[str, Item]]:
    """Walk the items that are not in the record as they are now."""
    for path in ARTICLES:
        known = record.get(path.stem, {})
        for item in draft(path.read_text(encoding="utf-8")).items:
            if known.get(item.id, {}).get("hash") != hash_of(item):
                yield path.stem, item


def main(accept: bool) -> None:
    """Print what is unread, and record it as accepted when told to."""
    record = read_record()
    for article, item in unread(record):
        sys.stdout.write(f"== {article}\n{yaml_text([dump_item(item)])}\n")
        if accept:
            old = record.setdefault(article, {}).get(item.id, {})
            first = {key: value for key, value in old.items() if not key.startswith("second")}
            record[article][item.id] = {**first, "hash": hash_of(item), "verdict": old.get("verdict", "accepted")}
    if accept:
        made = {path.stem: {item.id for item in draft(path.read_text(encoding="utf-8")).items} for path in ARTICLES}
        kept = {
            name: {one: row for one, row in rows.items() if one in made.get(name, ())} for name, rows in record.items()
        }
        RECORD.write_text(json.dumps(kept, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(accept="accept" in sys.argv[1:])
