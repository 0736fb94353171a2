"""Charges: what somebody is said to have done is no fact of the passage, and a date inside a charge is not its own."""

import pytest

from quizapp.drafting.questions.charges import charged
from quizapp.drafting.rules.reporting import reports
from tests.drafting.drafted import drafts_of, stems, text_of

CHARGE = (
    "Jaksa penuntut umum mendakwa mantan Kepala Dinas Pengairan Musi Rawas, Hendra Kusnadi, menerima suap Rp 4 miliar."
)
GOING_ON = "Uang tunai itu diserahkan kepada Hendra di Hotel Permata Lubuklinggau pada 3 Mei 2021."


def test_a_charge_is_no_office_and_what_it_says_was_done_is_no_fact() -> None:
    text = text_of(CHARGE)
    office = "mantan Kepala Dinas Pengairan Musi Rawas"
    assert [found for found, _ in text.names.offices["Hendra Kusnadi"]] == [office]
    assert not any(clause.subject == "Hendra Kusnadi" for clause in text.clauses)
    assert not any(finding.address == "p1.1" for finding in reports((), text))


@pytest.mark.parametrize(
    ("sentences", "wanted"),
    [
        (f"{CHARGE} {GOING_ON}", {"p1.2"}),
        (f"Menurut jaksa, uang itu ada di rumah. {GOING_ON}", {"p1.2"}),
        (f"{CHARGE} Sidang dibuka di Palembang pada 11 Juni 2024.", set()),
        (f"{CHARGE}\n\n{GOING_ON}", set()),
        (f"Hendra Kusnadi membeli sebuah rumah. {GOING_ON}", set()),
    ],
)
def test_sentences_behind_a_charge_go_on_with_it_but_for_the_trial_itself(sentences: str, wanted: set[str]) -> None:
    text = text_of(sentences)
    assert set(charged(text.lines, text.lexicon)) == wanted


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("PT Bina Tirta Selaras didakwa membuang limbah ke Sungai Kelingi pada 3 Mei 2021.", False),
        ("PT Bina Tirta Selaras dituntut di Palembang pada Senin, 3 Mei 2021.", False),
        ("PT Bina Tirta Selaras dituntut pada Senin, 3 Mei 2021.", True),
        ("PT Bina Tirta Selaras membuang limbah ke Sungai Kelingi pada 3 Mei 2021.", True),
    ],
)
def test_the_date_of_what_somebody_is_charged_with_is_asked_of_nobody(sentence: str, asked: bool) -> None:
    assert any(stem.startswith("Kapan") for stem in stems(sentence)) is asked


def test_a_charge_that_goes_on_is_refused_with_the_reason() -> None:
    told = next(one for one in drafts_of(f"{CHARGE} {GOING_ON.replace(' itu', '')}").told if one.address == "p1.2")
    assert not told.items
    assert any("charge" in str(why) for why in told.why)


def test_an_english_charge_goes_on_in_its_paragraph() -> None:
    text = text_of("Ms Lee accused the firm of fraud. The firm moved the money in 2020.\n\nIt closed.", "en")
    assert set(charged(text.lines, text.lexicon)) == {"p1.2"}
