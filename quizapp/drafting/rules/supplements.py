"""What an Indonesian sentence only adds to a statement behind its last comma: ..., terpaut dua angka dari PSMS."""

from __future__ import annotations

import re
from typing import Final

SUPPLEMENT: Final = re.compile(
    r", (?:(?:capaian|hal|keputusan|langkah|pencapaian|prestasi|sesuatu|tindakan) yang|diikuti|disusul|terpaut|unggul) "
    r"[^“”]*$"
)
LEAST: Final = 4  # words that stay


def without_supplement(predicate: str) -> str:
    """Return a predicate without what is only added to it at its end; the same where too little would stay."""
    rest = SUPPLEMENT.sub("", predicate)
    return rest if len(rest.split()) >= LEAST else predicate
