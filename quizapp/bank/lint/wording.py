"""Rules on the words of any text that students read: Q26, Q31, Q32, L1 and L2."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from quizapp.bank.lint.kinds import holds_year
from quizapp.bank.lint.rule import EDITION, ENTRY, ITEM, Edit, Finding, Found
from quizapp.bank.lint.texts import unquoted, words
from quizapp.bank.lint.views import EditionView, EntryView, ItemView
from quizapp.bank.lint.words import Words, known_languages, words_of
from quizapp.core.i18n import msg
from quizapp.core.problem import Severity

E, W, INFORM = Severity.ERROR, Severity.WARNING, Severity.INFO

FEWEST_FOREIGN: Final = 4  # function words of another language: fewer may be a title or a quotation
MOST_NEW: Final = 2  # words of a stem that are neither common nor in the text
LONG_WORD: Final = 5  # letters; a shorter word is seldom a hard one
SLIPS: Final = (
    (re.compile(r"\"([^\"]+)\""), "“\\1”"),
    (re.compile(r"(?<=[^\s.…]) +([,;?!])(?=\s|$)"), r"\1"),
    (re.compile(r"([,;])\1+"), r"\1"),
    (re.compile(r"(?<![.!?])([?!])\1+"), r"\1"),
    (re.compile(r"(?<!\.)\.\.(?!\.)"), "."),
    (re.compile(r"(?<!\.)\.\.\.(?!\.)"), "…"),
)


@ENTRY.rule("Q26", E, msg("No floating time: “last week” is another week for every later reader."),
            msg("Name the date, or put it in quotation marks when somebody’s words are quoted."))  # fmt: skip
def no_floating_time(view: EntryView) -> Found:
    """Look for floating time words in texts that name neither a year nor a month."""
    for steps, text in view.texts():
        found = view.words.floating_times.find(unquoted(text))
        if found and not holds_year(text) and not view.words.months.find(text):
            yield Finding(msg("“%(text)s” has no date.", text=found), steps)


@ITEM.rule("Q31", INFORM, msg("The task uses no harder words than the text: reading the task is not what is tested."),
           msg("Use words of the passage or common ones."))  # fmt: skip
def words_no_harder(view: ItemView) -> Found:
    """Look for stems with several long words that are neither common, nor in the text, nor forms of such words."""
    new = [
        word
        for word in dict.fromkeys(words(view.stem.text))
        if len(word) >= LONG_WORD
        and word not in view.words.stop_words
        and view.words.stem(word) not in view.ground.known_stems
    ]
    if len(new) > MOST_NEW:
        yield Finding(msg("Words that readers may not know: %(words)s.", words=", ".join(new)), view.stem.steps)


@ENTRY.rule("Q32", INFORM, msg("What touches faith, origin, body or crime is read by a second person first."),
            msg("Let somebody else read it; waive the rule with their judgement."))  # fmt: skip
def sensitive_is_reviewed(view: EntryView) -> Found:
    """Look for words of topics on which a careless question hurts."""
    for steps, text in view.texts():
        if found := view.words.sensitive_topics.find(text):
            yield Finding(msg("It touches a sensitive topic: “%(text)s”.", text=found), steps)
            return


LANGUAGE_WHAT: Final = msg("A file is in one language: its students read no other.")
LANGUAGE_MEND: Final = msg("Translate the text, or move it to the file of its language.")


@ENTRY.rule("L1", E, LANGUAGE_WHAT, LANGUAGE_MEND)
def one_language(view: EntryView) -> Found:
    """Compare function words: a text with several of another language and few of its own is in the other one."""
    for steps, text in view.texts():
        if other := foreign(text, view.words):
            yield Finding(msg("This reads like another language (%(other)s).", other=other), steps)


@EDITION.rule("L1", E, LANGUAGE_WHAT, LANGUAGE_MEND)
def passage_in_one_language(view: EditionView) -> Found:
    """Compare the function words of each sentence of the passage in the same way."""
    for address, sentence in view.ground.sentences.items():
        if other := foreign(unquoted(sentence.text), view.ground.words):
            yield Finding(msg("This reads like another language (%(other)s).", other=other), (address,))


def foreign(text: str, own: Words) -> str:
    """Return the language that a text is in by its function words when it is not its own, else ""."""
    found = set(words(text))
    mine = len(found & own.stop_words)
    for other in map(words_of, known_languages() - {own.language}):
        theirs = len((found & other.stop_words) - own.stop_words)
        if theirs >= FEWEST_FOREIGN and theirs > 2 * mine:
            return other.language
    return ""


@ENTRY.rule("L2", INFORM, msg("Texts are typed cleanly: curly quotation marks, no blank before a mark, no mark twice."),
            msg("Type it anew, or run the check with --fix."))  # fmt: skip
def typed_cleanly(view: EntryView) -> Found:
    """Look for straight quotation marks in pairs, blanks before marks, doubled marks and three full stops."""
    for steps, text in view.texts():
        if (clean := _clean(text)) != text:
            yield Finding(msg("Typed cleanly, this is: %(text)s", text=clean), steps, edit=Edit(steps, _put(clean)))


def _clean(text: str) -> str:
    if "`" in text or "{{" in text:
        return text
    for slip, right in SLIPS:
        text = slip.sub(right, text)
    return text


def _put(text: str) -> Callable[[object], str]:
    return lambda _: text
