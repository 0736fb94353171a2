"""Small banks for the deck tests, made of frozen values; nothing here touches a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final, Literal

from quizapp.anki.note import NoteContent
from quizapp.anki.notetypes import NOTE_TYPES
from quizapp.core.bank import Bank, Edition, Entity, NoteTime, Provenance, Topic
from quizapp.core.card import ChoiceCard, ChoiceOption, ClozeCard, RecallCard
from quizapp.core.fact import Fact, Stance
from quizapp.core.i18n import Message, msg
from quizapp.core.item import Difficulty, Item, Process, Status
from quizapp.core.passage import Paragraph, Passage, Section, Sentence

UUID: Final = "7f1c2f0e-5d0b-4c53-9a55-2f6f6f6b1a01"
NOW = datetime(2026, 11, 23, 1, 2, 3, tzinfo=UTC)
SENTENCES: Final = (
    ("Rakit itu meninggalkan *Teluk Kupang* pada musim hujan.", "Di atasnya ada sebelas orang."),
    ("Guru kepala, Bu Ratna, menyebut perjalanan itu “gila tetapi perlu”.", "Ia menjual sepedanya untuk membeli tali."),
    ("Pada hari kesembilan rakit tiba di Rote.", "Sekolah baru dibuka tahun 1974."),
)


def passage() -> Passage:
    paragraphs = tuple(
        Paragraph(number, tuple(Sentence(f"p{number}.{place}", text) for place, text in enumerate(texts, 1)))
        for number, texts in enumerate(SENTENCES, 1)
    )
    return Passage("id", "Sekolah di Atas Rakit", (Section("", paragraphs),))


def fact(
    id_: str = "jumlah-orang", card: RecallCard | ClozeCard | None = None, evidence: tuple[str, ...] = ("p1.2",)
) -> Fact:
    recall = RecallCard("Berapa orang ada di atas rakit?", "sebelas", "Jumlah itu disebut satu kali saja.")
    return Fact(id_, "Ada sebelas orang di atas rakit.", Stance.STATED, evidence, ("perjalanan",), card or recall)


def facts() -> tuple[Fact, ...]:
    year = ClozeCard("Sekolah baru dibuka di {{c2::Rote::pulau}} pada tahun **{{c1::1974}}**.", "Setelah rakit tiba.")
    school = RecallCard(
        "Di pulau apa rakit tiba?",
        "Rote",
        hint="Pulau paling selatan.",
        reverse="Apa yang tiba di Rote pada hari kesembilan?",
    )
    said = RecallCard("Bagaimana Bu Ratna menilai perjalanan itu?", "“gila tetapi perlu”", "Ia *tidak* menyesalinya.")
    return (
        fact("tahun-buka", year, ("p3.2",)),
        fact(),
        fact("pulau-tujuan", school, ("p3.1", "p1.1")),
        Fact("penilaian-ratna", "…", Stance.OPINION, ("p2.1",), ("perjalanan", "guru"), said, speaker="ratna"),
    )


def item(
    id_: str = "dijual",
    card: RecallCard | Literal["none"] | None = None,
    facts: tuple[str, ...] = (),
    evidence: tuple[str, ...] = ("p2.2",),
    status: Status = Status.PUBLISHED,
) -> Item:
    """Return an item; without a card of its own it is what ``ChoiceType`` makes of it."""
    return Item(
        id=id_,
        type="stand-in",
        stem="Apa yang dijual Bu Ratna?",
        content="sepeda",
        rationale="Ia menjual sepeda untuk membeli tali, bukan untuk dirinya sendiri.",
        evidence=evidence,
        facts=facts,
        process=Process.LOCATE,
        topics=("guru",),
        difficulty=Difficulty.EASY,
        indicator="Menemukan rincian.",
        status=status,
        card=card,
    )


def bank(
    facts: tuple[Fact, ...] = facts(),
    items: tuple[Item, ...] = (item("dijual", RecallCard("Apa yang dijual Bu Ratna?", "sepedanya")),),
    note_times: Mapping[str, NoteTime] = MappingProxyType({}),
    slug: str = "sekolah-rakit",
) -> Bank:
    ratna = Entity("ratna", "person", {"id": "Bu Ratna"}, role={"id": "guru kepala"})
    return Bank(
        uuid=UUID,
        slug=slug,
        title={"id": "Sekolah di Atas Rakit"},
        summary={"id": "Sebelas orang mencari sekolah."},
        deck={"id": "Membaca::Sekolah Rakit"},
        as_of={"id": "per Juni 2024"},
        licence="CC-BY-4.0",
        provenance=Provenance("2024-06", "id", {"id": "Karangan sendiri."}),
        topics=(Topic("perjalanan", {"id": "Perjalanan"}), Topic("guru", {"id": "Guru"})),
        entities=(ratna,),
        editions={"id": Edition(passage(), facts, items)},
        quizzes=(),
        note_times=note_times,
    )


def bilingual() -> Bank:
    """Return a bank with a recall, a cloze and a choice note in two languages, and all three editions."""
    front = RecallCard("How many people were on the raft?", "eleven", "The number is given once.")
    year = ClozeCard("The new school opened on {{c2::Rote::island}} in **{{c1::1974}}**.")
    english = (fact(card=front), fact("tahun-buka", year, ("p3.2",)))
    made = bank(facts=(fact(), facts()[0]), items=(item(),))
    texts = (
        ("The raft left.", "Eleven people were on it."),
        ("She called it mad.", "She sold her bicycle."),
        ("It arrived.", "The school opened in 1974."),
    )
    paragraphs = tuple(
        Paragraph(number, tuple(Sentence(f"p{number}.{place}", text) for place, text in enumerate(said, 1)))
        for number, said in enumerate(texts, 1)
    )
    passage = Passage("en", "A School on a Raft", (Section("", paragraphs),))
    deck = {"id": "Membaca::Sekolah Rakit", "en": "Reading::Raft School", "id-en": "Membaca::Sekolah Rakit (id-en)"}
    editions = {"id": made.editions["id"], "en": Edition(passage, english, (item(),))}
    return replace(made, deck=deck, editions=editions, as_of={"id": "per Juni 2024", "en": "as of June 2024"})


def choice(*, pinned: bool = False) -> ChoiceCard:
    options = (
        ChoiceOption("sepeda", "Sepedanya", key=True),
        ChoiceOption("tali", "Tali *rakit*", key=False),
        ChoiceOption("buku", "Buku & pensil", key=False),
        ChoiceOption("tidak", "Ia tidak menjual apa-apa", key=False, pinned=pinned),
    )
    return ChoiceCard("Apa yang dijual Bu Ratna?", options, "Uangnya dipakai membeli tali.", "Dua roda.")


class ChoiceType:
    """Stand in for an item type: every item becomes one choice card."""

    def __init__(self, *, pinned: bool = False) -> None:
        self.pinned = pinned

    def bind(self, *_: object) -> None:
        """Bind nothing."""

    def cards(self, *_: object) -> tuple[ChoiceCard, ...] | Message:
        return (choice(pinned=self.pinned),)


class CardlessType(ChoiceType):
    """Stand in for an item type whose items become no note."""

    def cards(self, *_: object) -> Message:
        return msg("This is better asked in the quiz.")


def fields(note: NoteContent) -> dict[str, str]:
    """Return name -> text of the fields in which something stands."""
    names = (field.name for field in NOTE_TYPES[note.facet].fields)
    return {name: text for name, text in zip(names, note.fields, strict=True) if text}


HOSTILE = (
    "<script>document.title='x'</script> <b onclick=x> & &amp; \" ' {{Back}} {{c9::x}} }} :: "
    "[sound:x.mp3] [latex]x[/latex] [[type:Front]] [anki:tts]x[/anki:tts] 🙂 \u202bשם"
)
