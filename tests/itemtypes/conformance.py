"""The promises of an item type, all of them: what the conformance test walks the registry with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from quizapp.itemtypes.contract import ItemType
from tests.itemtypes import page_promises, part_promises, promises

CHECKS: tuple[Callable[[ItemType[Any]], None], ...] = (
    promises.check_describes_itself,
    promises.check_has_examples,
    promises.check_scores_examples,
    promises.check_key_and_blank,
    promises.check_waits_or_grades,
    promises.check_counts_what_it_classifies,
    promises.check_knows_how_one_errs,
    promises.check_takes_anything,
    promises.check_dumps_and_loads,
    promises.check_reports_malformed_content,
    part_promises.check_shows_its_parts,
    promises.check_chance,
    page_promises.check_reads_back_what_it_shows,
    page_promises.check_asks_accessibly,
    page_promises.check_hides_the_key,
    page_promises.check_tells,
    page_promises.check_shows_hostile_text_as_text,
    page_promises.check_edits,
    promises.check_becomes_cards,
    page_promises.check_speaks_both_languages,
)
