"""The sentences beside a question: rationale, why an option is wrong, indicator, and how a draft was made."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from quizapp.bank.lint.texts import holds
from quizapp.core.fact import Stance
from quizapp.drafting.names.introducing import DEMONYM, OWNING
from quizapp.drafting.questions.articles import PARTIES, with_article, with_the
from quizapp.drafting.questions.asking import capitalised, say
from quizapp.drafting.questions.findings import Asks, Finding
from quizapp.drafting.sense.alone import leaning
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.casing import several_capitals
from quizapp.drafting.words.gazetteer import gazetteer
from quizapp.drafting.words.tokens import tokens

LEADING: Final = frozenset(
    {
        "manajer",
        "juru",
        "jubir",
        "koordinator",
        "komisaris",
        "pemilik",
        "pemimpin",
        "pengelola",
        "bendahara",
        "anggota",
        "kapten",
        "pelatih",
        "leader",
    }
)  # of what?
FORMER: Final = frozenset({"former", "retired"})  # small inside a sentence, whatever capitals stand behind
FIRM_BEFORE: Final = re.compile(r"(?<!ekretaris )\bperusahaan (?=(?:PT|CV) [A-Z])")  # direktur perusahaan PT X
ADDED: Final = re.compile(r" \([A-Z]{2,}\)")  # Dewan Perwakilan Rakyat Daerah (DPRD)
MOST_SHOWN: Final = 24  # words of a sentence in a rationale

PEOPLE, WORDS_SAID, EVENTS, FIGURES = "tokoh", "pernyataan", "peristiwa", "angka"
TOPICS: Final = MappingProxyType({
    PEOPLE: {"id": "Tokoh dan jabatan", "en": "People and offices"},
    WORDS_SAID: {"id": "Pernyataan narasumber", "en": "What people said"},
    EVENTS: {"id": "Peristiwa", "en": "Events"},
    FIGURES: {"id": "Angka dan waktu", "en": "Numbers and dates"},
})  # fmt: skip
HOW: Final = MappingProxyType({
    "id": MappingProxyType({
        "said": "nama penutur tertulis tepat di belakang kutipannya",
        "continued": "kutipan melanjutkan kutipan sebelumnya dari penutur yang sama dalam satu paragraf",
        "claimed": "penutur adalah subjek kata kerja yang memperkenalkan pernyataan itu",
        "according": "kalimat menyebut sumbernya dengan “menurut” atau “kata”",
        "office": "jabatan tertulis tepat di depan atau di belakang nama",
        "doer": "nama itu adalah subjek kalimat, dan sisa kalimat dapat dipahami sendiri",
        "chosen": "nama itu tertulis tepat di belakang kata kerja dan di depan “sebagai” atau “menjadi”",
        "date": "kalimat menyebut satu waktu yang lengkap",
        "number": "kalimat menyebut satu jumlah dengan satuannya",
        "offices": "jabatan beberapa tokoh dikumpulkan dari seluruh bacaan",
        "claims": "pernyataan beberapa narasumber dikumpulkan dari seluruh bacaan",
        "sorting": "pernyataan, bantahan, dan keterangan bacaan dikumpulkan dari seluruh bacaan",
        "order": "beberapa peristiwa disebut bersama waktunya yang lengkap",
        "where": "hanya satu kalimat yang memuat jumlah yang ditanyakan",
        "about": "kalimat menyebut pelaku atau penuturnya; pilihan lain adalah perbuatan atau ucapan orang lain",
        "aim": "kalimat menyebut tujuannya di belakang kata kerja yang tidak memerlukan “untuk”",
        "reason": "kalimat menyebut sebabnya dengan kata penghubung yang jelas",
        "act": "kalimat menyebut satu-satunya tindak tutur semacam itu oleh tokoh yang sama",
        "cause": "hanya satu kalimat dalam paragraf yang memuat kata penghubung sebab",
        "turn": "hanya satu kalimat dalam paragraf yang memuat kata penghubung pertentangan",
        "condition": "hanya satu kalimat dalam paragraf yang memuat kata penghubung syarat",
        "contrast": "kalimat mempertentangkan dua hal dengan kata penghubung yang jelas",
        "pair": "kedua nama bersama-sama menjadi subjek kalimat",
        "filled": "kalimat dapat dipahami sendiri, dan satu kata tanya menggantikan jawabannya",
        "called": "kalimat menjelaskan sebuah nama atau istilah",
        "role": "peran tertulis tepat di depan nama, dipisahkan koma",
        "from": "lembaga asal tertulis tepat di belakang nama narasumber",
        "gap": "kalimat dapat dipahami sendiri dan hanya satu kata yang mengisi celahnya",
    }),
    "en": MappingProxyType({
        "said": "the speaker’s name stands right beside the quotation",
        "continued": "the quotation goes on from one by the same speaker in the same paragraph",
        "claimed": "the speaker is the subject of the verb that introduces the statement",
        "according": "the sentence names its source with “according to” or “said”",
        "office": "the office stands right before or behind the name",
        "doer": "the name is the subject of the sentence, and the rest stands alone",
        "chosen": "the name stands right behind the verb and before “as”",
        "date": "the sentence names one complete date",
        "number": "the sentence names one number with its unit",
        "offices": "the offices of several people were gathered from the whole passage",
        "claims": "the statements of several sources were gathered from the whole passage",
        "sorting": "statements, denials and what the passage says itself were gathered from the whole of it",
        "order": "several events are named with their complete dates",
        "where": "only one sentence holds the number asked for",
        "about": "the sentence names who did or said it; the other options are what others did or said",
        "reason": "the sentence names its reason with a clear joining word",
        "act": "the sentence reports the only act of that kind by the same source",
        "cause": "only one sentence of the paragraph has a joining word of cause",
        "turn": "only one sentence of the paragraph has a joining word of contrast",
        "condition": "only one sentence of the paragraph has a joining word of condition",
        "contrast": "the sentence sets two things against each other with a clear joining word",
        "pair": "both names together are the subject of the sentence",
        "filled": "the sentence stands alone, and a question word takes the place of the answer",
        "called": "the sentence explains a name or a term",
        "role": "the role stands right before the name and a comma",
        "from": "the institution stands right behind the name of the source",
        "gap": "the sentence stands alone and only one word fills the gap",
    }),
})  # fmt: skip
INDICATOR: Final = MappingProxyType({
    "id": MappingProxyType({
        "said": "Menemukan narasumber sebuah kutipan dalam teks berita",
        "claimed": "Menemukan narasumber sebuah pernyataan dalam teks berita",
        "office": "Menemukan tokoh yang memegang jabatan tertentu dalam teks berita",
        "doer": "Menemukan pelaku sebuah peristiwa dalam teks berita",
        "chosen": "Menemukan tokoh yang dipilih untuk sebuah jabatan dalam teks berita",
        "date": "Menemukan waktu sebuah peristiwa dalam teks berita",
        "number": "Menemukan jumlah atau ukuran dalam teks berita",
        "offices": "Memasangkan tokoh dengan jabatan atau perannya menurut teks berita",
        "claims": "Membedakan narasumber beberapa pernyataan dalam teks berita",
        "sorting": "Membedakan keterangan, pernyataan, dan bantahan dalam teks berita",
        "order": "Mengurutkan peristiwa dalam teks berita menurut waktu terjadinya",
        "where": "Menemukan kalimat yang memuat informasi yang ditanyakan",
        "about": "Menemukan perbuatan atau ucapan seorang tokoh dalam teks berita",
        "aim": "Menemukan kalimat yang menjelaskan tujuan sebuah tindakan",
        "reason": "Menemukan kalimat yang menjelaskan sebab sebuah peristiwa",
        "act": "Menemukan kalimat yang memuat {act} seorang narasumber dalam teks berita",
        "cause": "Menemukan kalimat yang memuat hubungan sebab-akibat dalam sebuah paragraf",
        "turn": "Menemukan kalimat yang memuat pertentangan dalam sebuah paragraf",
        "condition": "Menemukan kalimat yang memuat syarat dalam sebuah paragraf",
        "contrast": "Menemukan kalimat yang memuat pertentangan",
        "filled": "Menemukan keterangan tertentu dalam teks berita",
        "called": "Menemukan nama yang dijelaskan dalam teks berita",
        "gap": "Menemukan kata kunci sebuah kalimat dalam teks berita",
    }),
    "en": MappingProxyType({
        "said": "Find the source of a quotation in a news text",
        "claimed": "Find the source of a statement in a news text",
        "office": "Find the person who holds an office in a news text",
        "doer": "Find who did something in a news text",
        "chosen": "Find who was chosen for an office in a news text",
        "date": "Find the time of an event in a news text",
        "number": "Find a number or measure in a news text",
        "offices": "Match people with their roles in a news text",
        "claims": "Tell the sources of several statements in a news text apart",
        "sorting": "Tell reports, statements and denials in a news text apart",
        "order": "Put the events of a news text in the order of time",
        "where": "Find the sentence that holds the information asked for",
        "about": "Find what somebody did or said in a news text",
        "reason": "Find the sentence that gives the reason for an event",
        "act": "Find the sentence that reports {act} by a source in a news text",
        "cause": "Find the sentence of a paragraph that states a cause and its effect",
        "turn": "Find the sentence of a paragraph that holds a contrast",
        "condition": "Find the sentence of a paragraph that states a condition",
        "contrast": "Find the sentence that holds a contrast",
        "filled": "Find a detail in a news text",
        "called": "Find the name that a news text explains",
        "gap": "Find the key word of a sentence in a news text",
    }),
})  # fmt: skip
UNDERSTOOD: Final = MappingProxyType({
    "id": "kata ganti dalam kalimat itu merujuk pada satu-satunya orang dalam kalimat sebelumnya",
    "en": "the pronoun of the sentence means the only person in the one before",
})  # fmt: skip
SAME_HOW: Final = MappingProxyType({"compared": "contrast", "year": "date"})
SAME_INDICATOR: Final = MappingProxyType(
    {
        "continued": "said",
        "according": "claimed",
        "pair": "doer",
        "year": "date",
        "compared": "contrast",
        "role": "called",
        "from": "office",
    }
)


def topic_of(finding: Finding) -> str:
    """Return the id of the topic of a finding."""
    if finding.rule in {"office", "from"}:
        return PEOPLE
    if finding.speaker or finding.stance is not Stance.STATED:
        return WORDS_SAID
    return EVENTS if finding.asks in {Asks.NAME, Asks.WORD} else FIGURES


def how(language: str, rule: str, confidence: int, *, understood: bool = False) -> str:
    """Return how a draft was made, with its confidence, as one sentence; ``understood``: it holds a pronoun."""
    head = "Draf otomatis, keyakinan" if language == "id" else "Drafted automatically, confidence"
    why = UNDERSTOOD[language] if understood else HOW[language][SAME_HOW.get(rule, rule)]
    return f"{head} {confidence}%: {why}."


def indicator(language: str, rule: str, act: str = "") -> str:
    """Return the indicator of an item that a rule made; ``act`` is what the sentence that it asks for reports."""
    return INDICATOR[language][SAME_INDICATOR.get(rule, rule)].format(act=act)


def shown(sentence: str, key: str = "") -> str:
    """Return the part of a sentence that holds the key, else its beginning, to be shown in quotation marks."""
    found = sentence.translate(str.maketrans("“”", "‘’")).split()
    place = sentence.find(key) if key else -1
    last = len(sentence[: place + len(key)].split()) if place >= 0 else 0
    first = max(0, min(last - MOST_SHOWN // 2, len(found) - MOST_SHOWN)) if last > MOST_SHOWN else 0
    end = first + MOST_SHOWN
    return ("… " if first else "") + " ".join(found[first:end]) + (" …" if len(found) > end else "")


def said_in(text: Text, address: str) -> str:
    """Return what a sentence of the passage says, as a sentence of its own."""
    return say(text.language, "says", sentence=shown(text.written[address]))


def told_in(text: Text, address: str) -> str:
    """Return what a sentence of the passage says, behind the one that names whom its pronoun means, if any."""
    meant = text.antecedents.get(address)
    if meant is None:
        return said_in(text, address)
    gap = " " if len(meant.since) == 1 else " … "
    named = f"{shown(text.written[meant.since[0]])}{gap}{shown(text.written[address])}"
    return say(text.language, "says", sentence=named)


def rationale(language: str, key: tuple[str, str], sentence: str, then: str = "") -> str:
    """Return why the key is right, with the sentence that says so, and the one that goes on with a pronoun, if any.

    ``key`` is the answer as it is offered and as it stands in the sentence.
    """
    offered, span = key
    if language == "id":
        more = f" Bacaan melanjutkan: “{shown(then)}”" if then else ""
        return f"Jawabannya {offered}, sebab bacaan menyatakan: “{shown(sentence, span)}”{more}"
    more = f" It goes on: “{shown(then)}”" if then else ""
    return f"The answer is {offered}, for the passage says: “{shown(sentence, span)}”{more}"


def not_it(text: Text, name: str, *, met: bool) -> str:
    """Return why a name is a wrong option: what the passage says of it instead, or that it does not name it."""
    called = with_the(name, text)
    if not met:
        return say(text.language, "unnamed", name=called)
    office = next(filter(lambda one: _shown_as(one, text), (one for one, _ in text.names.offices.get(name, ()))), "")
    if office:
        return say(text.language, "named_as", name=called, office=inside(office, text))
    line = next((line for line in text.written.values() if holds(line, name)), "")
    told = "named_elsewhere" if line else "named_before"
    return capitalised(say(text.language, told, name=called, sentence=shown(line, name)))


def _shown_as(office: str, text: Text) -> bool:
    """Tell whether an office says something by itself: no member or manager of nobody knows what."""
    return office.lower() not in LEADING and not leaning(office, text.lexicon)


def inside(office: str, text: Text) -> str:
    """Return an office as it stands inside a sentence: a plain trade and an article are small, no acronym is added."""
    office = ADDED.sub("", office)
    first, _, rest = office.partition(" ")
    if first == "The":
        return f"the {rest}"
    if text.language == "en" and office:
        plain = (not rest[:1].isupper() or rest.isupper()) and not first.endswith(OWNING) and _common(first, text)
        others = (word for word in tokens(rest) if word.capital and not word.text.isupper())
        titled = any(word.small in text.lexicon["offices"] for word in others)
        plain = (plain and not titled) or first.lower() in FORMER  # Bank of Ghana Governor, Former England captain
        return with_article(f"{first.lower()} {rest}".strip() if plain else office, text.lexicon)
    office = FIRM_BEFORE.sub("", office)
    first, _, rest = office.partition(" ")
    phrases = (" ".join(office.lower().split()[:size]) for size in (2, 3))
    if rest[:1].isupper() and any(phrase in text.lexicon["offices"] for phrase in phrases):
        return office  # Guru Besar, Komisaris Utama
    high = text.lexicon["high_offices"] | text.lexicon["territorial"]
    plain = rest[:1].islower() or first.lower() not in high
    return f"{first.lower()} {rest}".strip() if plain and not several_capitals(first) else office


def _common(word: str, text: Text) -> bool:
    """Tell whether a capital word is an everyday one: the article writes it small too, or big at a beginning only."""
    lists = ("offices", "portfolio", "modifiers", "ordinary")
    small = word.lower()
    if word in gazetteer(text.language) or small in PARTIES or several_capitals(word):
        return False
    if any(small in text.lexicon[name] for name in lists):
        return True
    inner = {token.text for line in text.lines for token in line.tokens[1:]}
    if small in inner:
        return True
    several = sum(token.text == word for line in text.lines for token in line.tokens) > 1
    known = {small, small.partition("-")[0]} & text.lexicon.vocabulary  # Award-winning; but Northmere is a firm
    return not several and bool(known) and not DEMONYM.search(small)
