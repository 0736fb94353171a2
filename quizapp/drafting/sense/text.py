"""An article with everything the rules look at: its sentences, names, and the clause of each sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Final

from quizapp.bank.lint.texts import words
from quizapp.drafting.names.naming import names_in
from quizapp.drafting.sense.antecedents import Antecedent, antecedents
from quizapp.drafting.sense.carrying import carried
from quizapp.drafting.sense.clauses import Clause, clause_with, clauses_of
from quizapp.drafting.sense.quoting import Saying, quotations
from quizapp.drafting.sense.spelling_out import Spelled, renamed, spelled_out
from quizapp.drafting.sense.voices import long_gone, lost, speakers
from quizapp.drafting.words.casing import small_first
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import Mention, Name, Names
from quizapp.drafting.words.passive import everyday
from quizapp.drafting.words.reading import Article
from quizapp.drafting.words.tokens import Line

SPORTING: Final = 3  # words of sport in a report on it


@dataclass(frozen=True)
class Text:
    """Hold an article; everything else follows from it.

    ``spelled`` are the sentences that the rules read with names in the place of words that point at them, ``known``
    the names and ``cut`` the sentences, cut into words, that were found before.
    """

    article: Article
    spelled: Mapping[str, Spelled] = field(default_factory=dict)
    known: Names | None = None
    cut: tuple[Line, ...] = ()

    @cached_property
    def spelled_out(self) -> Text:
        """Return the article with names in the place of words that certainly mean them."""
        found = spelled_out(self.lines, self.names, self.lexicon)
        return Text(self.article, found, renamed(self.names, found), self.lines)

    @cached_property
    def written(self) -> Mapping[str, str]:
        """Return the address of each sentence -> its text as the article has it."""
        return {sentence.address: sentence.text for sentence in self.article.passage.sentences()}

    @property
    def language(self) -> str:
        """Return the language."""
        return self.article.passage.language

    @cached_property
    def lexicon(self) -> Lexicon:
        """Return the lists of the language."""
        return self.article.lexicon

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Return all sentences."""
        return tuple(map(self._spelled, self.cut or self._cut()))

    def _cut(self) -> Iterator[Line]:
        return (
            Line(sentence, fresh=place == 0)
            for section in self.article.passage.sections
            for paragraph in section.paragraphs
            for place, sentence in enumerate(paragraph.sentences)
        )

    def _spelled(self, line: Line) -> Line:
        found = self.spelled.get(line.address)
        return replace(line, sentence=replace(line.sentence, text=found.text)) if found else line

    @cached_property
    def sound(self) -> tuple[Line, ...]:
        """Return the sentences that are not damaged."""
        return tuple(line for line in self.lines if line.address not in self.article.damaged)

    @cached_property
    def names(self) -> Names:
        """Return the names."""
        return self.known or names_in(self.lines, self.lexicon)

    @cached_property
    def stems(self) -> Mapping[str, frozenset[str]]:
        """Return the address of each sentence -> the stems of its words."""
        return {line.address: frozenset(self.lexicon.writing.stems(line.text)) for line in self.lines}

    @cached_property
    def inner_capitals(self) -> frozenset[str]:
        """Return the words that stand alone with a capital inside a sentence: names, not parts of longer ones."""
        return frozenset(
            here.text
            for line in self.lines
            for before, here, after in zip(line.tokens, line.tokens[1:], line.tokens[2:], strict=False)
            if here.capital and not before.capital and not after.capital and before.text != "“"
        )

    @cached_property
    def inner_words(self) -> frozenset[str]:
        """Return the words that stand inside sentences, as they are written there."""
        return frozenset(
            word.text for line in self.lines for before, word in pairwise(line.tokens) if before.text != "“"
        )

    @cached_property
    def every_word(self) -> frozenset[str]:
        """Return the words of the article, of its title and of the names that others stand for, in small letters."""
        told = (self.article.passage.title, *self.written.values(), *(line.text for line in self.lines))
        names = (form for name in self.names.names for form in name.names)
        return frozenset(word for said in (*told, *names) for word in words(said))

    @cached_property
    def standing(self) -> frozenset[str]:
        """Return the names that stand by themselves somewhere, not in longer ones only: SAR in Kantor SAR Mataram."""
        return frozenset(
            some.name.text
            for line in self.lines
            for some in self.mentions(line.address)
            if some.name and not _in_longer(line.text, some)
        )

    @cached_property
    def scorers(self) -> frozenset[Name]:
        """Return the names of which a clause says that they score."""
        scoring = (clause.mention for clause in self.clauses if clause.main.small in self.lexicon["scoring"])
        return frozenset(mention.name for mention in scoring if mention and mention.name)

    @cached_property
    def of_sport(self) -> bool:
        """Tell whether the article reports on sport: several words of it stand there."""
        told = self.lexicon.one_of("contests")
        return len({match[0].lower() for line in self.lines for match in told.finditer(line.text)}) >= SPORTING

    @cached_property
    def speakers(self) -> frozenset[Name]:
        """Return the people who say something."""
        found = speakers(self.lines, self.names.mentions, self.clauses, self.lexicon)
        return found.union(saying.speaker for saying in self.quotations)

    @cached_property
    def lost(self) -> frozenset[Name]:
        """Return the people of whom the article tells the death, or what they did long ago."""
        holders = frozenset(name for name in self.names.people() if self.names.offices.get(name.text))
        found = lost(self.lines, self.names.mentions, self.speakers, holders, self.lexicon)
        return found | long_gone(self.lines, self.names.mentions, self.speakers)

    @cached_property
    def antecedents(self) -> Mapping[str, Antecedent]:
        """Return the address of each sentence whose pronoun means one person for certain -> that person."""
        found = antecedents(self.lines, self.names.mentions, self.lexicon)
        broken = self.article.damaged
        return {address: one for address, one in found.items() if not broken.keys() & {address, *one.since}}

    @cached_property
    def meant(self) -> Mapping[str, Name]:
        """Return the address of each sentence whose pronoun means one person for certain -> their name."""
        return {address: one.name for address, one in self.antecedents.items()}

    def mentions(self, address: str) -> tuple[Mention, ...]:
        """Return where names stand in a sentence, and a pronoun that certainly means one."""
        meant = self.antecedents.get(address)
        pronoun = meant.mention if meant else None
        return (*((pronoun,) if pronoun else ()), *self.names.mentions.get(address, ()))

    def named(self, address: str) -> Iterator[Name]:
        """Walk the names that a sentence mentions."""
        yield from (mention.name for mention in self.mentions(address) if mention.name)

    def perhaps_named(self, address: str) -> Iterator[Name]:
        """Walk the names of a sentence, and those of which a part stands there that may be somebody else's too."""
        yield from self.named(address)
        unsure = {some.text for some in self.mentions(address) if some.name is None and self.language == "id"}
        for name in self.names.people() if unsure else ():
            if not unsure.isdisjoint(name.text.split()):
                yield name

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Return the main clauses that are certain, of sound sentences."""
        found = (
            clause for line in self.sound for clause in clauses_of(line, self.mentions(line.address), self.lexicon)
        )
        return tuple(map(self._with_capital, found))

    @cached_property
    def quotations(self) -> tuple[Saying, ...]:
        """Return the quotations whose speaker is certain."""
        return tuple(quotations(self.lines, self.names.mentions, self.meant, self.lexicon))

    @cached_property
    def carried(self) -> Mapping[str, Antecedent]:
        """Return the address of each sound sentence whose "he" or "she" means one person for certain -> that person."""
        found = carried(self.lines, self.names.mentions, self.lexicon)
        return {address: one for address, one in found.items() if address not in self.article.damaged}

    @cached_property
    def carried_clauses(self) -> tuple[Clause, ...]:
        """Return the clauses of these sentences, with the person in the place of the pronoun."""
        found = (
            clause_with(line, mention, self.lexicon, self.carried[line.address].since)
            for line in self.lines
            if line.address in self.carried and (mention := self.carried[line.address].mention)
        )
        return tuple(filter(None, found))

    def _with_capital(self, clause: Clause) -> Clause:
        """Return a clause whose subject, one word, has the capital that it has inside another sentence, or none.

        An uncommon word that has it inside longer names only keeps it as well: the Ombudsman.
        """
        name = clause.subject[:1].upper() + clause.subject[1:]
        inner = self.inner_words
        first = clause.subject.split()[0]
        nobody = clause.mention is None or clause.mention.name is None
        small = first[0].isupper() and first.lower() in inner and first not in inner
        if nobody and small and self.language == "id" and not self._holds(clause.subject):
            return replace(clause, subject=small_first(clause.subject, self.lexicon))
        rare = name in inner and name.lower() not in inner and self.language == "id" and not everyday(name.lower())
        return replace(clause, subject=name) if rare or name in self.inner_capitals else clause

    def _holds(self, subject: str) -> bool:
        """Tell whether a subject is an office with its name, which keeps its capital: Bupati Lebak."""
        first, _, rest = subject.partition(" ")
        return first.lower() in self.lexicon["high_offices"] and rest[:1].isupper()


def _in_longer(text: str, some: Mention) -> bool:
    """Tell whether a capital word stands right before or behind a mention."""
    before, behind = text[: some.begin].rsplit(" ", 2)[-2:-1], text[some.end :].split(" ", 2)[1:2]
    joined = any(word and word[0][:1].isupper() for word in (before, behind))
    return joined and text[some.begin - 1 : some.begin] == " "
