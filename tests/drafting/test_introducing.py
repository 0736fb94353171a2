"""Who is introduced by an office with a rank, and what looks like an introduction and is none."""

import pytest

from tests.drafting.drafted import stems, text_of


@pytest.mark.parametrize(
    ("sentence", "person", "office"),
    [
        (
            "Ketua Umum PBSI, Komjen Pol (Purn) Arif Rahman, mengatakan tim berangkat.",
            "Arif Rahman",
            "Ketua Umum PBSI",
        ),
        (
            "Komandan KRI Tunas, Letnan Kolonel Laut (P) Bagas Wira, mengatakan kapal berangkat.",
            "Bagas Wira",
            "Komandan KRI Tunas",
        ),
        (
            "Ahli vulkanologi dari Universitas Khairun, Dr. Ir. Salma Hi. Usman, mengatakan tim berangkat.",
            "Salma Hi. Usman",
            "Ahli vulkanologi dari Universitas Khairun",
        ),
        ("Wali Kota Ambon, Drs. Abd. Rahman A. Tomia, tiba.", "Abd. Rahman A. Tomia", "Wali Kota Ambon"),
        (
            "Bupati Kapuas Hulu, Kalimantan Barat, Frans Dian, tiba.",
            "Frans Dian",
            "Bupati Kapuas Hulu, Kalimantan Barat",
        ),
        (
            "Kepala Kepolisian Sektor Muncar, Ipda Yulius Sandi, membantah kabar itu.",
            "Yulius Sandi",
            "Kepala Kepolisian Sektor Muncar",
        ),
        ("Gubernur Aceh Tgk. H. Muharuddin mengatakan tim berangkat.", "Muharuddin", "Gubernur Aceh"),
    ],
)
def test_ranks_titles_and_shortened_names_belong_to_nobody_else(sentence: str, person: str, office: str) -> None:
    text = text_of(sentence)
    assert [name.text for name in text.names.people()] == [person]
    assert [found for found, _ in text.names.offices[person]] == [office]


@pytest.mark.parametrize("before", ["Sekitar 300 anggota", "Para anggota", "Dua anggota"])
def test_an_office_of_several_introduces_nobody(before: str) -> None:
    assert not text_of(f"{before} Wanadri menanam pohon di gunung. Wanadri memanen kopi.").names.people()


def test_a_title_that_somebody_gets_introduces_nobody() -> None:
    assert not text_of("Pemerintah memberinya gelar Maestro Seni Tradisi pada 2009.").names.people()


def test_a_person_whose_name_something_else_gets_keeps_it() -> None:
    sentence = "Pendaki gunung Clara Sutanto meninggal dunia di Garut. Jalur itu disebut dengan nama Clara."
    text = text_of(f"{sentence} Clara lahir di Garut pada 3 Mei 1947.")
    assert [name.text for name in text.named("p1.3") if name.kind == "person"] == ["Clara Sutanto"]


@pytest.mark.parametrize(
    "sentence", ["Murid SD Inpres Mawar, Sukamekar, menanam pohon.", "Ibu kota baru, Sukamekar, ramai."]
)
def test_a_place_behind_pupils_or_a_capital_is_nobody(sentence: str) -> None:
    assert not text_of(f"{sentence} Sukamekar memanen kopi.").names.people()


def test_an_office_without_its_town_is_nobody_whom_one_could_ask_about() -> None:
    asked = stems("Kapolres mengerahkan 240 personel. Kapolres Blitar mengerahkan 310 personel.")
    assert not [stem for stem in asked if "Kapolres?" in stem]
