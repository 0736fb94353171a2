"""An article written for these tests, and what a model may propose about it."""

from __future__ import annotations

import json
from typing import Any

from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.cleaning import cleaned
from quizapp.drafting.words.reading import read_article

ARTICLE = """Jembatan Lama di Kota Tua Ditutup

Pemerintah Kota Salatiga menutup jembatan tua di Jalan Merbabu karena tiang tengahnya retak sepanjang dua meter. Truk \
pengangkut sayur kini memutar lewat Jalan Lawu sehingga perjalanan ke pasar bertambah empat puluh menit.

Kepala Dinas Pekerjaan Umum Salatiga, Hartini Prabowo, mengatakan bahwa perbaikan membutuhkan waktu sembilan bulan. \
Pedagang sayur Suparman membantah bahwa pembeli berkurang.

Sejak penutupan itu, dua kios di ujung jembatan tidak lagi buka pada pagi hari.
"""


def article() -> Text:
    """Return the article as drafting sees it."""
    return Text(read_article(cleaned(ARTICLE), "id"))


def choice(**changed: object) -> dict[str, Any]:
    """Return a proposal that the text bears out, with some fields changed."""
    return {
        "form": "choice",
        "process": "menafsirkan",
        "stem": "Mengapa Pemerintah Kota Salatiga menutup jembatan tua di Jalan Merbabu?",
        "key": "tiang tengahnya retak sepanjang dua meter",
        "distractors": [
            {"text": "lantainya terlalu sempit untuk truk", "why": "Lebar lantai tidak dibahas dalam bacaan."},
            {"text": "pagarnya roboh diterjang banjir besar", "why": "Banjir tidak dibahas dalam bacaan."},
            {"text": "warganya meminta jalan khusus pejalan", "why": "Permintaan warga tidak dibahas dalam bacaan."},
        ],
        "rationale": "Bacaan menyebut tiang tengah yang retak sebagai sebab, bukan pagar yang roboh.",
        "evidence": [
            {"sentence": "p1.1", "quote": "menutup jembatan tua di Jalan Merbabu karena tiang tengahnya retak"}
        ],
    } | changed


def proof(**changed: object) -> dict[str, Any]:
    """Return a proposal of the other form."""
    return {
        "form": "proof",
        "process": "mengevaluasi",
        "stem": "Kalimat mana yang menunjukkan bahwa penutupan jembatan memperlambat pengiriman ke pasar?",
        "key": "",
        "distractors": [],
        "rationale": "Perjalanan yang bertambah empat puluh menit berarti pengiriman sayur ke pasar melambat.",
        "evidence": [{"sentence": "p1.2", "quote": "perjalanan ke pasar bertambah empat puluh menit"}],
    } | changed


def reply(*items: object) -> str:
    """Return a reply with some proposals."""
    return json.dumps({"items": list(items)})
