"""A small item type, a small bank folder as text, and whole banks by hypothesis: what the tests of this room share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar, cast

from hypothesis import strategies as st

from quizapp.bank.passage_text import parse_passage
from quizapp.bank.plain.words import frozen
from quizapp.core.bank import Bank, Edition, Entity, NoteTime, Provenance, Quiz, Topic
from quizapp.core.card import ClozeCard, RecallCard
from quizapp.core.fact import Change, Fact, Stance
from quizapp.core.i18n import msg
from quizapp.core.item import WRITTEN_LATER, Difficulty, Item, Process, Status
from quizapp.core.passage import Paragraph, Passage, Section, Sentence
from quizapp.core.policy import Behaviour, Grade, Moment, Part, Policy, Purpose
from quizapp.core.problem import Problems
from quizapp.core.shape import CONTROL, ListOf, Record, Scope, Shape, Text, identifier, maybe, read_clean
from quizapp.core.tree import Node
from quizapp.itemtypes.contract import ItemType


@dataclass(frozen=True, slots=True)
class FakeContent:
    """Some words, and an entity."""

    words: tuple[str, ...]
    entity: str = ""


class FakeType(ItemType[FakeContent]):
    """An item type with authored content only."""

    name = "fake"
    label = msg("Fake")
    look = "fake"
    rules = MappingProxyType({"all": 1})
    entity_fields = ("entity",)
    shape: ClassVar[Shape] = Record({"words": ListOf(Text(), 1), "entity": maybe(identifier())})

    def load(self, node: Node, scope: Scope) -> FakeContent | None:
        data = read_clean(self.shape, node, scope)
        return FakeContent(tuple(data["words"]), data.get("entity", "")) if data else None

    def dump(self, content: FakeContent) -> dict[str, Any]:
        entity = {"entity": content.entity} if content.entity else {}
        return {"words": list(content.words), **entity}

    def check(self, content: FakeContent, node: Node, scope: Scope) -> None:
        if "forbidden" in content.words:
            scope.at("words").error("fake-forbidden", msg("A forbidden word."), node.place, msg("Remove it."))


FakeType.__abstractmethods__ = frozenset()  # its other sides are never asked here
FAKE_TYPES: Mapping[str, ItemType[Any]] = {"fake": cast("Any", FakeType)()}

PASSAGE = """\
# Judul

## Satu

Kalimat satu.
Kalimat dua.

Kalimat tiga.
"""
HEAD = """\
format: 1
uuid: 00000000-0000-4000-8000-000000000000
slug: contoh
languages: [id]
title: {id: Judul}
summary: {id: Ringkas.}
deck: {id: Membaca}
as_of: {id: per Juni 2024}
licence: CC-BY-4.0
provenance: {published: 2024-06, language: id, note: {id: Catatan.}}
topics:
- {id: umum, name: {id: Umum}}
entities:
- {id: jakarta, kind: place, name: {id: Jakarta}}
"""
FACTS = """\
- id: fakta-satu
  statement: Kalimat.
  speaker: jakarta
  stance: claim
  evidence: [p1.1]
  topics: [umum]
  card: {kind: cloze, text: "{{c1::Kalimat}}."}
"""
ITEMS = """\
- id: soal-satu
  type: fake
  stem: Apa?
  content: {words: [a], entity: jakarta}
  rationale: Karena.
  evidence: [p2.1]
  facts: [fakta-satu]
  process: menemukan
  topics: [umum]
  difficulty: mudah
  indicator: Menemukan.
  status: published
"""
QUIZZES = """\
- id: kuis
  title: {id: Kuis}
  description: {id: Kuis.}
  languages: [id]
  items: [soal-satu]
  behaviour: deferred
  rules: {fake: all}
"""
FOLDER: Mapping[str, str] = {
    "bank.yaml": HEAD,
    "passage.id.md": PASSAGE,
    "facts.id.yaml": FACTS,
    "items.id.yaml": ITEMS,
    "quizzes.yaml": QUIZZES,
}


def make_folder(path: Path, changes: Mapping[str, str | None] = MappingProxyType({})) -> Path:
    """Write the small bank with some files changed, or left out where None."""
    path.mkdir(parents=True, exist_ok=True)
    for name, text in {**FOLDER, **changes}.items():
        if text is not None:
            (path / name).write_text(text, encoding="utf-8")
    return path


# -- hostile text: what authors type and what breaks YAML writers

ids = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
spices = st.sampled_from([
    "no", "1961", "null", "~", "true", "- dash", "? what", ": colon", "a: b", "# hash", "a # b", "'quoted'", '"quoted"',
    "it's", "\\n", "{{x}}", "[x]", "{x}",
    "&a", "*a", "!tag", "%d", "@at", "`tick`", "😀", "é", "e\u0301", "—", "…", "“x”",
    "2024-06-01", "12:30", "1e3", "0x10", ".5", "---", "...",
    "|", ">", "\u00a0", "a" * 120, "kata " * 40, "=", "<<", ",",
])  # fmt: skip


def _tidy(text: str) -> str:
    return " ".join(CONTROL.sub("", text).split())


noise = st.text(st.characters(codec="utf-8"), max_size=30)
words = st.lists(spices | noise, min_size=1, max_size=4).map(" ".join)
texts = words.map(_tidy).map(lambda text: text[:180].strip()).filter(bool)


def _parses(text: str) -> bool:
    problems = Problems()
    passage = parse_passage(f"# T\n\n{text}\n", "p", "id", problems)
    return passage is not None and [sentence.text for sentence in passage.sentences()] == [text]


sentences = texts.filter(_parses)


def by_language(values: st.SearchStrategy[Any], languages: tuple[str, ...]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(dict.fromkeys(languages, values)).map(frozen)


@st.composite
def passages(draw: st.DrawFn, language: str) -> Passage:
    shape = draw(st.lists(st.lists(st.integers(1, 3), min_size=1, max_size=2), min_size=1, max_size=3))
    headings = [draw(st.just("") | texts), *(draw(texts) for _ in shape[1:])]
    sections, number = [], 0
    for heading, counts in zip(headings, shape, strict=True):
        paragraphs = []
        for count in counts:
            number += 1
            found = tuple(Sentence(f"p{number}.{place}", draw(sentences)) for place in range(1, count + 1))
            paragraphs.append(Paragraph(number, found))
        sections.append(Section(heading, tuple(paragraphs)))
    return Passage(language, draw(texts), tuple(sections))


recalls = st.builds(
    RecallCard, texts, texts, why=st.just("") | texts, hint=st.just("") | texts, reverse=st.just("") | texts
)
gap_words = texts.map(lambda text: text.replace("{", "(").replace("}", ")").replace(":", ";"))
clozes = st.builds(
    lambda before, answer, number, why: ClozeCard(_tidy(f"{before} {{{{c{number}::{answer}}}}}"), why=why),
    gap_words, gap_words, st.integers(1, 499), st.just("") | texts,
)  # fmt: skip
waivers = st.dictionaries(st.sampled_from(["C9", "Q10", "Q5"]), texts, max_size=2).map(frozen)
changes = st.none() | st.builds(Change, st.dates(date(2000, 1, 1), date(2099, 12, 31)), texts)


@st.composite
def editions(draw: st.DrawFn, language: str, fact_ids: list[str], item_ids: list[str], kinds: list[Any]) -> Edition:
    passage = draw(passages(language))
    evidence = st.lists(st.sampled_from(list(passage.by_address())), min_size=1, max_size=3, unique=True).map(tuple)
    facts = [
        draw(st.builds(
            Fact, st.just(name), texts, st.sampled_from(Stance), evidence, st.just(("umum",)), kind,
            speaker=st.sampled_from(["", "jakarta"]), retired=changes, corrected=changes, waive=waivers,
        ))
        for name, kind in zip(fact_ids, kinds, strict=True)
    ]  # fmt: skip
    asked = st.lists(st.sampled_from(fact_ids), unique=True, max_size=3).map(tuple) if fact_ids else st.just(())
    content = st.builds(
        FakeContent, st.lists(texts, min_size=1, max_size=4).map(tuple), st.sampled_from(["", "jakarta"])
    )
    items = [
        draw(st.builds(
            Item, st.just(name), st.just("fake"), texts, content, texts, evidence, asked, st.sampled_from(Process),
            st.just(("umum",)), st.sampled_from(Difficulty), texts, st.sampled_from(Status),
            author=st.just("") | texts, points=st.integers(1, 100), card=st.none() | st.just("none") | recalls | clozes,
            waive=waivers,
        ).flatmap(unfinished))
        for name in item_ids
    ]  # fmt: skip
    return Edition(passage, tuple(facts), tuple(items))


@st.composite
def unfinished(draw: st.DrawFn, item: Item) -> Item:
    """Make of a draft, or of one that was withdrawn, an item that lacks some of what may be written later."""
    if item.status not in {Status.DRAFT, Status.RETIRED}:
        return item
    lacking = draw(st.sets(st.sampled_from(sorted(WRITTEN_LATER))))
    empty: dict[str, Any] = {"content": None, "rationale": "", "indicator": "", "topics": (), "evidence": ()}
    return replace(item, **{name: empty[name] for name in lacking})


def agreeing(first: Edition, other: Edition) -> Edition:
    """Return an edition with the words of ``other`` and all that editions share from ``first``."""
    passage = replace(first.passage, language=other.passage.language, title=other.passage.title)
    shared = ("evidence", "topics")
    facts = tuple(
        replace(fact, **{name: getattr(like, name) for name in (*shared, "speaker", "stance")})
        for fact, like in zip(other.facts, first.facts, strict=True)
    )
    settings = (*shared, "content", "rationale", "indicator", "facts", "process", "difficulty", "status", "points")
    items = tuple(
        replace(item, **{name: getattr(like, name) for name in settings})
        for item, like in zip(other.items, first.items, strict=True)
    )
    return Edition(passage, facts, items)


matrices = st.dictionaries(st.sampled_from(Part), st.frozensets(st.sampled_from(Moment))).map(
    lambda rows: MappingProxyType({part: rows[part] for part in Part if part in rows})
)
shares = st.tuples(st.integers(0, 9999), st.integers(1, 9999)).map(lambda two: Fraction(min(two), max(two)))
policies = st.builds(
    Policy, st.sampled_from(Purpose), st.sampled_from(Behaviour), shares, st.none() | st.integers(1, 1440),
    st.none() | st.integers(1, 100), st.sampled_from(Grade), matrices,
)  # fmt: skip


@st.composite
def banks(draw: st.DrawFn) -> Bank:
    """Make whole banks whose texts are hostile and whose references hold."""
    languages = draw(st.sampled_from([("id",), ("en",), ("id", "en"), ("en", "id")]))
    names = draw(st.lists(ids, unique=True, min_size=1, max_size=5))
    cut = draw(st.integers(0, len(names)))
    kinds = [draw(st.sampled_from([recalls, clozes])) for _ in names[:cut]]
    drawn = {language: draw(editions(language, names[:cut], names[cut:], kinds)) for language in languages}
    found = {language: agreeing(drawn[languages[0]], edition) for language, edition in drawn.items()}
    text = by_language(texts, languages)
    aliases: st.SearchStrategy[Any] = by_language(
        st.lists(texts, min_size=1, max_size=3).map(tuple), languages
    ) | st.just(MappingProxyType({}))
    entity = st.builds(Entity, st.just("jakarta"), st.just("place"), text, aliases, aliases, st.just({}) | text)
    rules = st.sampled_from([MappingProxyType({}), MappingProxyType({"fake": "all"})])
    quiz = st.builds(
        Quiz, ids, text, text, st.just(languages), st.just(tuple(names[cut:])),
        shuffle_items=st.booleans(), policy=policies,
        rules=rules,
        waive=waivers,
    )  # fmt: skip
    moments = st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)).map(  # noqa: DTZ001 - given a zone next
        lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
    )
    hashes = st.text("0123456789abcdef", min_size=64, max_size=64)
    times = st.dictionaries(
        st.from_regex(r"[A-Z2-7]{24}", fullmatch=True), st.builds(NoteTime, hashes, moments, st.booleans()), max_size=3
    )
    return Bank(
        uuid=str(draw(st.uuids())), slug=draw(ids), title=draw(text), summary=draw(text), deck=draw(text),
        as_of=draw(by_language(texts.map(lambda found: found[:90].strip()), languages)), licence="CC-BY-4.0",
        provenance=Provenance("2024-06", "id", draw(text)), afterword=draw(st.just(frozen({})) | text),
        rules=draw(rules),
        topics=(Topic("umum", draw(text)),),
        entities=(draw(entity),), editions=found,
        quizzes=(draw(quiz),) if names[cut:] else (), note_times=draw(times),
    )  # fmt: skip
