"""Sentences that alone in their paragraph state a cause, a contrast or a condition; what the passage says by itself."""

import pytest

from quizapp.drafting.draft import RULES as RULES_OF_DRAFT
from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.rules.reporting import reports
from quizapp.itemtypes.evidence_selection.content import Evidence
from tests.drafting.drafted import drafts_of, text_of

RULES = {"cause", "turn", "condition"}
PLAIN = "Petugas datang dari Poso. Warga menunggu di balai desa yang besar."
ENGLISH = "Officers came from Leeds. People waited in the town hall."


def asked(paragraph: str, language: str = "id") -> list[tuple[str, str]]:
    return [(one.rule, one.item.evidence[0]) for one in drafts_of(paragraph, language).drafts if one.rule in RULES]


@pytest.mark.parametrize(
    ("sentence", "language", "rule"),
    [
        ("Jembatan itu ambles karena tanahnya lunak.", "id", "cause"),
        ("Karena tanahnya sangat lunak, jembatan itu ambles.", "id", "cause"),
        ("The bridge collapsed because its piers were old.", "en", "cause"),
        ("Tiga desa setuju, sedangkan satu desa menolak.", "id", "turn"),
        ("Although the rain was heavy, the bridge stayed open.", "en", "turn"),
        ("Bantuan akan dikirim jika jalan itu dibuka.", "id", "condition"),
        ("The bridge would be closed if the rain went on.", "en", "condition"),
    ],
)
def test_a_relation_is_asked_for_where_one_sentence_of_the_paragraph_states_it(
    sentence: str, language: str, rule: str
) -> None:
    rest = PLAIN if language == "id" else ENGLISH
    assert asked(f"{rest} {sentence}", language) == [(rule, "p1.3")]


@pytest.mark.parametrize(
    "paragraph",
    [
        f"{PLAIN} Jembatan itu ambles bukan karena tanahnya lunak.",
        f"{PLAIN} Oleh karena itu jembatan tersebut ditutup untuk umum.",
        f"{PLAIN} Jembatan itu ambles karena tanahnya lunak. Longsor itu menewaskan dua orang.",
        f"{PLAIN} Jumlah kematian akibat gempa bumi bisa turun tahun depan.",
        f"{PLAIN} Padahal, jembatan itu baru diperbaiki.",
        f"{PLAIN} Tetapi camat Poso, yang datang lebih awal, menutup jembatan itu.",  # against the sentence before
        f"{PLAIN} Jembatan itu tidak hanya tua, tetapi juga sempit.",
        f"{PLAIN} Api padam jika air disiramkan.",  # a rule of nature: nothing is conceded or planned
        f"{PLAIN} Jembatan itu ambles karena tanahnya lunak. Hujan menyebabkan banjir.",
        f"{PLAIN} Jembatan itu ambles karena tanahnya lunak. “Hujan deras. Tanah menjadi lunak,” kata seorang warga.",
        "Petugas datang dari Poso. Jembatan itu ambles karena tanahnya lunak.",  # too few to choose from
    ],
)
def test_no_relation_is_asked_for_where_there_is_none_or_another_may_be_meant(paragraph: str) -> None:
    assert asked(paragraph) == []


def test_only_the_sentences_of_the_paragraph_are_offered_and_its_number_is_said() -> None:
    drafts = drafts_of(f"{PLAIN}\n\n{PLAIN} Jembatan itu ambles karena tanahnya lunak.").drafts
    item = next(one.item for one in drafts if one.rule == "cause")
    assert item.content == Evidence((("p2.3",),), paragraphs=("p2",))
    assert "paragraf ke-2 " in item.stem


def test_the_passage_itself_reports_what_stands_before_anybody_speaks_in_a_paragraph() -> None:
    told = "Banjir merendam ratusan rumah di Kota Palu."
    said = "Ketua Partai Bukit, Budi Hartono, mengatakan bahwa hujan masih akan turun di Poso."
    found = [
        [one.statement for one in reports((), text_of(f"{paragraph}"))]
        for paragraph in (f"{told} {said}", f"{said} {told}")
    ]
    assert told in found[0]
    assert told not in found[1]


def test_a_sentence_is_reported_once_and_no_plan_is() -> None:
    sentence = (
        "Presiden Prabowo membuka Pelabuhan Poso di Sulawesi pada 2 Mei 2025. Pelabuhan Poso akan diperluas lagi."
    )
    text = text_of(sentence)
    found = [finding for rule in RULES_OF_DRAFT for finding in rule(text) if isinstance(finding, Finding)]
    assert [one.address for one in reports(found, text) if one.address.startswith("p1.")] == ["p1.1"]


@pytest.mark.parametrize(("times", "found"), [("", ["p1.1"]), ("pertama kali ", [])])
def test_what_happened_for_the_first_time_is_no_report_without_its_date(times: str, found: list[str]) -> None:
    text = text_of(f"Jembatan gantung di Kecamatan Ampana Kota Kabupaten Tojo {times}diresmikan pada 2 Mei 2004.")
    results = [finding for rule in RULES_OF_DRAFT for finding in rule(text) if isinstance(finding, Finding)]
    assert [one.address for one in reports(results, text) if one.address == "p1.1"] == found
