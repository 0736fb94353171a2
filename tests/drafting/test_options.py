"""Who stands beside the answer: people with a voice, never the dead; those who compete; countries of the article."""

import pytest

from quizapp.itemtypes.single_choice.content import Choices
from tests.drafting.drafted import drafts_of, text_of

BOTH = {"Karso Wibowo", "Tuminah Sari"}
SLIDE = (
    "Kepala Badan Penanggulangan Bencana Brebes, Agung Widodo, mengatakan tebing setinggi 60 meter runtuh.\n\n"
    "Korban meninggal ialah Karso Wibowo (58), Tuminah Sari (54), dan Sarwono Hadi (37).\n\n"
    "Ahli geologi Ratna Puspitasari menjelaskan bahwa lereng bukit mudah jenuh air.\n\n"
    "Slamet Riyanto, warga yang selamat, menuturkan bahwa suara gemuruh terdengar dari atas bukit.\n\n"
    "“Dapur saya sudah hilang,” ujar Slamet."
)
SWIM = (
    "Niamh Marchbank won the freestyle race at the national championships in Sheffield on 12 May 2025.\n\n"
    "“I saw the clock,” Niamh Marchbank said.\n\n"
    "Her coach, Desmond Fairclough, said that the slow start of the race had been a plan.\n\n"
    "The performance director, Gwendolen Howell, said that the team would be named in January.\n\n"
    "The mayor of Sheffield, Alan Marsh, said that the medal belonged to the whole city."
)
LAMB = (
    "New Zealand sells lamb to shops in Europe.\n\n"
    "Canada protects its dairy farms through a system of quotas, which New Zealand challenged in 2023."
)


def options(sentence: str, rule: str, language: str = "id") -> dict[str, set[str]]:
    """Return the answer of each choice of a rule -> its wrong options."""
    return {
        one.key: {option.text for option in one.item.content.options if not option.key}
        for one in drafts_of(sentence, language).drafts
        if one.rule == rule and isinstance(one.item.content, Choices)
    }


@pytest.mark.parametrize(
    ("sentence", "dead"),
    [
        ("Korban meninggal ialah Karso Wibowo (58) dan Tuminah Sari (54).", BOTH),
        ("Pelukis Karso Wibowo meninggal pada 2019.", {"Karso Wibowo"}),
        ("Suaminya, pematung Karso Wibowo, telah meninggal pada 2011.", {"Karso Wibowo"}),
        (
            "Sanggar itu milik mendiang pelukis Karso Wibowo. Ketua sanggar Tuminah Sari mengatakan hal itu.",
            {"Karso Wibowo"},
        ),
        ("Korban tewas ialah Karso Wibowo (9) dan guru SDN 2 Brebes, Hj. Tuminah Sari (38).", BOTH),
        (
            "Korban tewas ialah Karso Wibowo (47). Suami Karso Wibowo, Agus Hadi, meminta jembatan dibangun.",
            {"Karso Wibowo"},
        ),
        ("Bupati Brebes, Tuminah Sari, mengatakan tiga warga meninggal.", set()),
        ("Bupati Brebes, Tuminah Sari, menjenguk keluarga korban yang tewas.", set()),
    ],
)
def test_the_dead_of_an_article_are_known(sentence: str, dead: set[str]) -> None:
    assert {name.text for name in text_of(sentence).lost} == dead


def test_an_office_of_a_list_is_its_own_holders_only() -> None:
    text = text_of("Korban luka ialah Karso Wibowo (9), dan guru SDN 2 Brebes, Hj. Tuminah Sari (38).")
    assert {name: [post for post, _ in posts] for name, posts in text.names.offices.items() if posts} == {
        "Tuminah Sari": ["guru SDN 2 Brebes"]
    }


def test_the_dead_and_the_silent_are_not_offered_where_somebody_speaks() -> None:
    living = {"Agung Widodo", "Ratna Puspitasari", "Slamet Riyanto"}
    found = options(SLIDE, "said") | options(SLIDE, "claimed") | options(SLIDE, "office")
    assert found
    assert all({key, *wrong} == living for key, wrong in found.items())


def test_a_coach_and_a_mayor_are_not_offered_for_the_winner_of_a_race() -> None:
    drafts = {one.item.stem: one.item.type for one in drafts_of(SWIM, "en").drafts if one.rule == "doer"}
    assert {kind for stem, kind in drafts.items() if stem.startswith("Who won")} == {"short_answer"}


def test_a_country_of_an_aside_is_offered_before_one_that_nobody_read_of() -> None:
    assert "New Zealand" in options(LAMB, "doer", "en")["Canada"]


def test_a_country_of_a_clause_about_the_subject_is_offered_too() -> None:
    talks = (
        "Peru sells fish.\n\nBolivia has no coast.\n\nEcuador, whose fleet stops in Peru, offered to host talks in May."
    )
    assert {"Peru", "Bolivia"} <= options(talks, "doer", "en")["Ecuador"]


def test_a_country_alone_in_its_article_is_typed() -> None:
    alone = "Canada protects its dairy farms through a system of quotas."
    assert options(alone, "doer", "en") == {}


def test_who_works_at_court_is_not_offered_for_an_accused() -> None:
    trial = (
        "Bekas Bupati Brebes, Hasan Siregar, dinyatakan terbukti menerima suap dalam proyek Jembatan Pemali.\n\n"
        "Jaksa penuntut umum Rina Pohan mengatakan putusan itu terlalu ringan.\n\n"
        "Kuasa hukum terdakwa, Dedi Pranata, mengatakan pihaknya akan mengajukan banding.\n\n"
        "Kepala Desa Losari, Sarman Hadi, mengatakan warga menunggu jembatan itu.\n\n"
        "Ketua Forum Warga Pemali, Yusuf Tanjung, mengatakan sungai itu berbahaya."
    )
    assert options(trial, "doer") == {"Hasan Siregar": {"Sarman Hadi", "Yusuf Tanjung"}}


def test_a_silent_wife_comes_behind_who_speaks() -> None:
    trial = (
        "Gareth Penhale, of Truro, took money from the hospice. His wife, Sandra Penhale, was cleared last month.\n\n"
        "Prosecutor Owen Laithwaite said that the hospice had closed six beds.\n\n"
        "The hospice's chief executive, Beth Carlyon, said that families had been betrayed.\n\n"
        "Detective Inspector Paul Trewin said that charities should ask for two signatures.\n\n"
        "Hospice nurse Nadia Farouk said that the wards in Truro were empty."
    )
    found = options(trial, "claimed", "en") | options(trial, "office", "en")
    assert found
    assert not any("Sandra Penhale" in wrong for wrong in found.values())


def test_a_body_of_many_lands_has_no_others_beside_it_that_do_something_else() -> None:
    drafts = drafts_of("Uni Eropa memperketat ambang batas aflatoksin pada biji pala yang kurang kering.").drafts
    assert [one.item.type for one in drafts if one.rule == "doer"] == ["short_answer"]


def test_a_service_of_two_fields_stands_beside_services_that_exist() -> None:
    deed = "membagikan bibit padi tahan garam kepada warga di empat kecamatan."
    found = options(f"Dinas Pertanian dan Pangan Kabupaten Demak {deed}", "doer")
    (wrong,) = found.values()
    assert wrong
    assert all(one.endswith("Kabupaten Demak") and "dan Pangan" not in one for one in wrong)
