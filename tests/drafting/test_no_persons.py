"""Who is a person and what is none: dances, ships, villages and nouns that open sentences look like names."""

import pytest

from tests.drafting.drafted import text_of


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Niat Joko Wardana membuka lahan berakhir di pengadilan. “Saya kapok,” kata Joko (46).",
            {"Joko Wardana"},
        ),
        (
            "Lukman menari sebagai tokoh Ranggi Bandara, sosok patih yang licik. Ranggi Bandara menyatakan perang.",
            set(),
        ),
        ("Penari Wuyung membawa tempayan di kepala. Tari Wuyung diciptakan pada 1969.", set()),
        ("Orangutan itu dan anaknya, Boncu, dilepas. Boncu masih kecil.", set()),
        ("Pemilik merawat sapi kerap Rajawali Muda. Rajawali Muda lahir di Sampang.", set()),
        ("Perahu Bintang Samudra tiba di dermaga. Bintang Samudra lahir kembali di tangan warga.", set()),
        ("Laga digelar di Stadion Sultan Arif Rahmat. Warga memadati Taman Jenderal Halim Perdana.", set()),
        ("Ia menetap di Desa Jatiraga, Kecamatan Lowari, dan menjadi penari gaya Lowari sejak muda.", set()),
    ],
)
def test_a_name_of_a_thing_or_a_place_is_nobodys(text: str, people: set[str]) -> None:
    assert {name.text for name in text_of(text).names.people()} == people


def test_an_unknown_word_that_opens_a_sentence_is_not_joined_to_the_name_behind_it() -> None:
    text = text_of("Gelebah Joko Wardana tidak berbuah. “Saya kapok,” kata Joko (46).")
    assert {name.text for name in text.names.people()} == {"Joko"}


def test_who_goes_by_the_second_of_three_names_keeps_them_all() -> None:
    text = text_of("Siti Aminah Lubang, guru SD di Medan, tiba di kantor. “Saya kapok,” kata Aminah (46).")
    assert {name.text for name in text.names.people()} == {"Siti Aminah Lubang"}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Menurut putra bungsunya, Kartono, penari itu meninggal dengan tenang.", "Kartono"),
        (
            "Ketua KPU Sumba Timur Marta Hina Jawa mengatakan, pemungutan suara lancar. “Cuaca cerah,” ujar Marta.",
            "Marta Hina Jawa",
        ),
        ("Penyanyi mengenang lagu Iwan Dahlan. “Saya masih berkarya,” kata Iwan Dahlan (60).", "Iwan Dahlan"),
    ],
)
def test_a_person_is_found_beside_kin_words_that_are_said_and_an_age(text: str, person: str) -> None:
    assert person in {name.text for name in text_of(text).names.people()}


def test_an_english_horse_or_storm_that_does_what_people_do_is_nobody() -> None:
    text = text_of("The mare Lucy Amber died in May. Storm Agnes was born at sea. Lucy Amber was buried here.", "en")
    assert text.names.people() == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Warga berkumpul di depan warung Pak Sadi. Sadi lahir di kota itu.", "id"),
        ("A dog named Lady Rufa lives there. Lady Rufa died in May.", "en"),
        ("The wreck of the tug Lady Maud lies in the bay. Lady Maud was built in 1972.", "en"),
    ],
)
def test_a_title_inside_the_name_of_a_thing_makes_nobody(text: str, language: str) -> None:
    assert text_of(text, language).names.people() == ()


def test_a_calling_behind_an_office_and_its_comma_is_no_second_office() -> None:
    names = text_of("Koordinator petugas lapangan Puskesmas Muara, Bidan Rosmala, tiba di kantor.").names
    assert [office for office, _ in names.offices["Rosmala"]] == ["Koordinator petugas lapangan Puskesmas Muara"]


def test_an_english_article_before_a_title_makes_no_thing() -> None:
    assert [name.text for name in text_of("The Rev Fay Dunmore prayed for the bakers.", "en").names.people()]
    assert [name.text for name in text_of("In May the Rev Fay Dunmore prayed here.", "en").names.people()]
