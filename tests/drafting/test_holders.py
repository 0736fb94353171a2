"""Where the name of a person begins and ends among offices, places, degrees and titles, and who is none."""

import pytest

from quizapp.drafting.draft import draft
from tests.drafting.drafted import FILL, drafts_of, text_of


@pytest.mark.parametrize(
    ("sentence", "person", "office"),
    [
        ("Bupati Sikka Yohana Lering tiba di kantor.", "Yohana Lering", "Bupati Sikka"),
        (
            "Kepala Dinas Pertanian Kabupaten Blora dr. Tirta Wening, M.Kes., tiba.",
            "Tirta Wening",
            "Kepala Dinas Pertanian Kabupaten Blora",
        ),
        (
            "Ketua Komisi Yudisial Prof. Dr. Bayu Anggara, S.H., M.H., tiba di kantor.",
            "Bayu Anggara",
            "Ketua Komisi Yudisial",
        ),
        (
            "Ahli gizi di RSUD Dr. Soetarto, drg. Laras Kinanti, Sp.A(K), mengatakan hal itu.",
            "Laras Kinanti",
            "Ahli gizi di RSUD Dr. Soetarto",
        ),
        ("Kepala Pelaksana BPBD Ende Markus Tanjung tiba di kantor.", "Markus Tanjung", "Kepala Pelaksana BPBD Ende"),
        (
            "PT Samudra Rejeki Abadi Tbk rugi. Direktur Utama Samudra Rejeki Hana Puspita tiba.",
            "Hana Puspita",
            "Direktur Utama Samudra Rejeki",
        ),
        (
            "Ketua Bidang Latihan dan Prestasi PBVSI Toni Wijaya tiba di kantor.",
            "Toni Wijaya",
            "Ketua Bidang Latihan dan Prestasi PBVSI",
        ),
        (
            "Direktur Eksekutif Lembaga Kajian Samudra Wening Astuti tiba. Menurut Wening, air laut naik.",
            "Wening Astuti",
            "Direktur Eksekutif Lembaga Kajian Samudra",
        ),
        (
            "Kepala Eksekutif Pengawas Pasar BAPEN Dian Larasati tiba di kantor.",
            "Dian Larasati",
            "Kepala Eksekutif Pengawas Pasar BAPEN",
        ),
        ("Menteri Pekerjaan Umum Dodi Hanggara tiba.", "Dodi Hanggara", "Menteri Pekerjaan Umum"),
        ("Bupati Sumba Timur Lili Pekuwati tiba di kantor.", "Lili Pekuwati", "Bupati Sumba Timur"),
        (
            "Pakar keamanan siber Universitas Riau Prof. Budi Larasta tiba.",
            "Budi Larasta",
            "Pakar keamanan siber Universitas Riau",
        ),
        (
            "Juru bicara Badan Sandi Nusa (BSN), Ari Putra, tiba di kantor.",
            "Ari Putra",
            "Juru bicara Badan Sandi Nusa (BSN)",
        ),
        (
            "Sawah di Desa Talio Hilir, kering. Kepala Desa Talio Hilir Tri Mulya tiba.",
            "Tri Mulya",
            "Kepala Desa Talio Hilir",
        ),
        ("Kepala Bidang Humas Polda Bali Komisaris Besar Ade Arya tiba.", "Ade Arya", "Kepala Bidang Humas Polda Bali"),
        ("Ketua DPP Partai Golkar Nurul Ariani tiba di kantor.", "Nurul Ariani", "Ketua DPP Partai Golkar"),
        ("Wakil Presiden Amerika Serikat JD Vannes tiba.", "JD Vannes", "Wakil Presiden Amerika Serikat"),
        ("Manajer Persija Bambang Pamungko tiba di kantor.", "Bambang Pamungko", "Manajer Persija"),
        ("Kepala Dinas Pasar Kota Blitar Suwarno membantah hal itu.", "Suwarno", "Kepala Dinas Pasar Kota Blitar"),
        ("Peneliti geodesi Universitas Riau Dr. Sabri Hakim tiba.", "Sabri Hakim", "Peneliti geodesi Universitas Riau"),
        ("Guru Besar Hukum Universitas Riau Tengku Nila tiba.", "Tengku Nila", "Guru Besar Hukum Universitas Riau"),
    ],
)
def test_a_name_begins_behind_the_whole_office_its_place_and_titles(sentence: str, person: str, office: str) -> None:
    assert [found[0] for found in text_of(sentence).names.offices[person]] == [office]


@pytest.mark.parametrize(
    "sentence",
    [
        "Camat Wanaraya Petrus Boli tiba di kantor.",
        "Ketua Umum PB Harimau Putih Yudha tiba di kantor.",
        "Ketua Dewan Kopi Ninik Rahayu tiba bersama Komandan Kodim 0733 Semarang.",
        "“Kami kalah sabar pada gim pertama,” kata Nadia Pramesti/Putri Ayuni di kantor.",
        "Menurut warga Lubuk Jering, air naik pada malam hari.",
        "Kegiatan itu digelar di Balai Kota Sawah Lega dan RSUP Dr. M. Harun.",
        "Pameran menampilkan lukisan “Pasar Senja” karya seorang pelukis muda.",
        "Kapal Teratai Laut berlayar dari Ambon dan KM Siguntang Jaya menunggu.",
    ],
)
def test_villages_buildings_works_and_ships_are_no_people(sentence: str) -> None:
    assert text_of(sentence).names.people() == ()


@pytest.mark.parametrize(
    ("sentence", "language", "person"),
    [
        ("Sumarni Lestari (47) menangis. Pabrik itu tutup.", "id", "Sumarni Lestari"),
        ("Kirana Dewanti lahir di Solo. Pabrik itu tutup.", "id", "Kirana Dewanti"),
        ("Hilda Marsh, a mother of two, left early. Mr Dole and Ms Marsh met.", "en", "Hilda Marsh"),
        ("Produser film itu, Mira Hakimah, tiba. Film itu laku.", "id", "Mira Hakimah"),
        (
            "Judge Ana del Mar Ruiz said prosecutors had failed. “Grief is no proof,” Judge Ruiz said.",
            "en",
            "Ana del Mar Ruiz",
        ),
        ("Professor Noor al-Hashemi left early. The court rose.", "en", "Noor al-Hashemi"),
        ("Otto Brandt, who has led the choir for years, left early.", "en", "Otto Brandt"),
    ],
)
def test_an_age_a_birth_a_title_elsewhere_or_who_make_a_person(sentence: str, language: str, person: str) -> None:
    assert person in {name.text for name in text_of(sentence, language).names.people()}


@pytest.mark.parametrize(
    ("sentence", "offices"),
    [
        (
            "Ida Holm, a chemist at Lund University and the head of the team, left early.",
            ["a chemist at Lund University"],
        ),
        ("Ida Holm, a chemist at Lund University who was not involved, left early.", ["a chemist at Lund University"]),
        ("Ida Holm, the chemist who led the team, left early.", []),
    ],
)
def test_an_office_behind_a_name_ends_before_another_and_before_who(sentence: str, offices: list[str]) -> None:
    assert [found[0] for found in text_of(sentence, "en").names.offices.get("Ida Holm", ())] == offices


def test_a_resident_holds_no_office_and_nobody_in_the_question_is_an_option() -> None:
    sentence = (
        "Lina Marlina (31), warga Desa Sukasari, tiba di kantor. Kuasa hukum Lina, Bayu Prakoso, menunggu. "
        "Jaksa Dedi Pranoto dan Bupati Blora Wahyu Adi datang pada hari yang sama."
    )
    items = {item.stem: item for item in drafts_of(sentence).items}
    assert not any("warga" in stem for stem in items)
    asked = next(item for stem, item in items.items() if "kuasa hukum Lina" in stem)
    assert "Lina Marlina" not in {option.text for option in getattr(asked.content, "options", ())}


def test_a_capital_at_home_competes_with_towns_at_home() -> None:
    asked = drafts_of("Bantuan dari negara lain dijadwalkan tiba di Jakarta dengan kapal.").items
    texts = {option.text for item in asked for option in getattr(item.content, "options", ())}
    assert not texts & {"Bangkok", "Dili", "Vientiane", "Manila"}


def test_a_turkish_option_is_english_and_a_birth_is_no_option_for_a_death() -> None:
    english = "Greece sent 140 rescue workers to the valley in March 2023. Turkey thanked the men for their work."
    assert "Turki" not in {name.text for name in text_of(english, "en").names.names}
    sentence = "Sinta Wulandari lahir di Pati pada 9 Mei 1944. Sinta Wulandari meninggal di Solo pada 15 April 2026."
    for item in draft(f"Judul\n\n{sentence}\n\n{FILL['id']}", "id").items:
        texts = {option.text for option in getattr(item.content, "options", ())}
        assert not {"9 Mei 1944", "15 April 2026"} <= texts
