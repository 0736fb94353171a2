"""Words: what the exporter itself writes into notes and decks, in each language of an edition.

Not gettext: a note's words are content with a hash and a date, and must not change with the catalogue of the interface.
The labels on cards stand in ``card.css``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from quizapp.core.fact import Change, Stance

INDONESIAN_MONTHS: Final = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
ENGLISH_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """Hold the words of one language; ``facts`` to ``typed`` are parts of deck names, never changed."""

    facts: str
    practice: str
    vocabulary: str
    typed: str
    meaning: str
    stances: Mapping[Stance, str]
    withdrawn: str
    corrected: str
    months: tuple[str, ...]
    about: str

    def day(self, on: date) -> str:
        """Return a date as people write it."""
        return f"{on.day} {self.months[on.month - 1]} {on.year}"

    def dated(self, word: str, change: Change | None) -> str:
        """Return the sentence that tells of a withdrawal or correction (``word`` is one of ours), "" for none."""
        return f"{word} ({self.day(change.on)}): {change.note}" if change else ""


WORDS: Final[Mapping[str, Words]] = {
    "id": Words(
        facts="Fakta",
        practice="Latihan",
        vocabulary="Kosakata",
        typed="Mengetik",
        meaning="Apa arti “%(term)s”?",
        stances={
            Stance.CLAIM: "klaim",
            Stance.DENIAL: "bantahan",
            Stance.WARNING: "peringatan",
            Stance.ASSESSMENT: "penilaian",
            Stance.OPINION: "pendapat",
            Stance.PLAN: "rencana",
        },
        withdrawn="Ditarik",
        corrected="Diperbaiki",
        months=INDONESIAN_MONTHS,
        about=(
            "Dibuat dari bacaan “%(title)s” (%(as_of)s). Versi baru cukup diimpor di atas versi lama: kartu yang "
            "isinya berubah diganti seluruhnya, termasuk tag dan catatan pribadimu di kartu itu. Kartu lain dan jadwal "
            "ulanganmu tidak tersentuh. Kalau catatan pribadimu harus tetap ada, impor dulu berkas teksnya (.txt): "
            "berkas itu memperbarui kartu tanpa menyentuh catatan pribadi."
        ),
    ),
    "en": Words(
        facts="Facts",
        practice="Practice",
        vocabulary="Vocabulary",
        typed="Typing",
        meaning="What does “%(term)s” mean?",
        stances={
            Stance.CLAIM: "claim",
            Stance.DENIAL: "denial",
            Stance.WARNING: "warning",
            Stance.ASSESSMENT: "assessment",
            Stance.OPINION: "opinion",
            Stance.PLAN: "plan",
        },
        withdrawn="Withdrawn",
        corrected="Corrected",
        months=ENGLISH_MONTHS,
        about=(
            "Made from the passage “%(title)s” (%(as_of)s). Import a new version over the old one: a card whose "
            "content changed is replaced as a whole, your tags and your own notes on it included. Other cards and your "
            "review schedule stay untouched. To keep your own notes, import the text file (.txt) first: it updates the "
            "cards and leaves your notes alone."
        ),
    ),
}
