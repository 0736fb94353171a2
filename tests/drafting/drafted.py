"""Articles of a few sentences, and what is drafted from them."""

from __future__ import annotations

from quizapp.drafting.draft import draft
from quizapp.drafting.items.drafts import Drafts
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.cleaning import cleaned
from quizapp.drafting.words.reading import read_article

FILL = {
    "id": "Pemerintah daerah menyiapkan bantuan untuk warga yang mengungsi di sekolah dan di balai desa itu. "
    "Bantuan itu akan dibagikan oleh petugas kepada semua keluarga yang terdampak oleh bencana itu.",
    "en": "The council has prepared help for all of the people who had to leave the valley in the night. "
    "It will be given to the families by the officers who are at the school.",
}


def text_of(sentence: str, language: str = "id") -> Text:
    return Text(read_article(cleaned(f"Judul\n\n{sentence}\n\n{FILL[language]}"), language))


def drafts_of(sentence: str, language: str = "id") -> Drafts:
    return draft(f"Judul\n\n{sentence}\n\n{FILL[language]}", language)


def stems(sentence: str, language: str = "id") -> dict[str, str]:
    return {one.item.stem: one.key for one in drafts_of(sentence, language).drafts}
