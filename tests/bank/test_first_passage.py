"""First passages: what a document says becomes lines that the reader of passages takes, saying exactly the same."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from quizapp.bank.first_passage import as_sentence, first_passage
from quizapp.bank.passage_text import parse_passage
from quizapp.core.document import Block, Document
from quizapp.core.markup import plain
from quizapp.core.problem import Problems

DOCUMENT = Document(
    "Judul",
    (Block("Satu."), Block("Kosong", 2), Block("Bagian", 3), Block("Dua * tiga *. Empat."), Block("Sisa", 2)),
)
SEEN = st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cn", "Co", "Zl", "Zp"])
MARKS = r"([-+*>|#`~=_] ?|\d{1,3}[.)] |<b>|\\|&amp;|\*a\*){1,5}x?"


def test_a_document_becomes_lines_and_sections() -> None:
    assert first_passage(DOCUMENT) == "Satu.\n\n## Bagian\n\nDua * tiga *.\nEmpat."


@given(st.text(SEEN, min_size=1, max_size=80) | st.from_regex(MARKS, fullmatch=True))
def test_a_line_of_a_passage_shows_exactly_the_text(text: str) -> None:
    line = " ".join(text.split())
    assume(line)
    problems = Problems()
    passage = parse_passage(f"# T\n\n{as_sentence(line)}", "p", "id", problems)
    assert passage is not None, list(problems)
    (sentence,) = passage.sentences()
    assert plain(sentence.text) == line
