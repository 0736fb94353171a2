"""From text to drafts: the same bytes, a bank that passes its check, keys in the text, nothing damaged."""

from pathlib import Path

import pytest

from quizapp.bank.check import check_folder
from quizapp.bank.writer import folder_texts, write_folder
from quizapp.core.item import Status
from quizapp.core.problem import Severity
from quizapp.core.refusal import Malformed
from quizapp.drafting.draft import draft
from quizapp.drafting.items.drafts import Drafts
from quizapp.drafting.items.rule_words import RULE_WORDS, rule_words
from quizapp.drafting.model.making import RULE
from quizapp.drafting.questions.wording import HOW, SAME_HOW

ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.txt"))


@pytest.fixture(scope="module", params=ARTICLES, ids=lambda path: path.stem)
def drafts(request: pytest.FixtureRequest) -> Drafts:
    path: Path = request.param
    return draft(path.read_text(encoding="utf-8"))


def test_the_same_text_gives_the_same_bytes(drafts: Drafts) -> None:
    article = next(path for path in ARTICLES if draft(path.read_text(encoding="utf-8")).bank.uuid == drafts.bank.uuid)
    again = draft(article.read_text(encoding="utf-8"))
    assert folder_texts(again.bank) == folder_texts(drafts.bank)


def test_the_bank_passes_its_check_without_an_error_or_warning_of_a_draft(drafts: Drafts, tmp_path: Path) -> None:
    write_folder(drafts.bank, tmp_path)
    bank, problems = check_folder(tmp_path)
    assert bank == drafts.bank
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    assert [problem for problem in problems if problem.severity is Severity.WARNING and problem.subject] == []


def test_every_draft_is_a_draft_with_a_key_and_evidence_in_the_text(drafts: Drafts) -> None:
    whole = " ".join(sentence.text for sentence in drafts.passage.sentences())
    damaged = {told.address for told in drafts.told if told.damaged}
    assert drafts.drafts
    for one in drafts.drafts:
        assert one.item.status is Status.DRAFT
        assert one.key in whole
        assert one.item.evidence
        assert not damaged & set(one.item.evidence)
        assert one.how


def test_every_sentence_is_explained(drafts: Drafts) -> None:
    assert [told.address for told in drafts.told] == [sentence.address for sentence in drafts.passage.sentences()]
    assert all(told.items or told.why for told in drafts.told)


def test_the_most_certain_are_kept_when_few_are_wanted() -> None:
    text = ARTICLES[0].read_text(encoding="utf-8")
    few, all_ = draft(text, most=3), draft(text)
    assert 0 < len(few.items) <= 3
    assert {item.id for item in few.items} <= {item.id for item in all_.items}


def test_a_sentence_whose_draft_was_one_too_many_is_not_said_to_have_none() -> None:
    text = ARTICLES[0].read_text(encoding="utf-8")
    gave = {told.address for told in draft(text).told if told.items}
    left = [told for told in draft(text, most=1).told if told.address in gave and not told.items]
    assert left
    assert all("less certain than the drafts that were kept" in " ".join(map(str, told.why)) for told in left)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Gempa",
        "a " * 150_000,
        "Hujan\nturun di hati\n" * 12,
        "| kota | jumlah |\n" * 30,
        "\x00\x01\x02" * 300,
        "lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor. " * 10,
    ],
    ids=["empty", "one word", "no full stop", "poem", "table", "bytes", "no language"],
)
def test_what_is_no_article_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(Malformed) as refusal:
        draft(text)
    assert str(refusal.value).endswith(".")


def test_the_date_of_the_article_is_kept_and_another_word_refused() -> None:
    text = ARTICLES[0].read_text(encoding="utf-8")
    assert draft(text, published="2025-02").bank.provenance.published == "2025-02"
    with pytest.raises(Malformed):
        draft(text, published="kemarin")


def test_every_rule_has_a_name_in_words() -> None:
    assert RULE_WORDS.keys() == {*HOW["id"], *SAME_HOW, RULE}
    assert str(rule_words("a-rule-of-long-ago")) == "a-rule-of-long-ago"
