"""Who was chosen for an office, and the main news of a court or a town with what stands behind it."""

import pytest

from tests.drafting.drafted import stems

COURT = "Majelis hakim Pengadilan Tindak Pidana Korupsi pada Pengadilan Negeri Palembang"


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        (
            "Manajemen Persiba Balikpapan resmi menunjuk Dimas Hartawan sebagai pelatih kepala.",
            "Siapa yang ditunjuk manajemen Persiba Balikpapan sebagai pelatih kepala?",
        ),
        (
            "Bupati Lebak melantik Dimas Hartawan menjadi camat di Garut, Senin (3/3/2025).",
            "Siapa yang dilantik Bupati Lebak menjadi camat di Garut?",
        ),
    ],
)
def test_who_was_chosen_for_an_office_is_asked(sentence: str, stem: str) -> None:
    assert stems(sentence)[stem] == "Dimas Hartawan"


@pytest.mark.parametrize(
    "sentence",
    [
        "Bupati Lebak akan menunjuk Dimas Hartawan sebagai ketua panitia.",
        "Klub itu menunjuk Dimas Hartawan sebagai pelatih kepala.",
        "Bupati Lebak menunjuk Dimas Hartawan, mantan camat, sebagai ketua panitia.",
        "Polres Lebak menetapkan Dimas Hartawan (34) sebagai tersangka.",
    ],
)
def test_nobody_is_asked_for_who_may_be_chosen_or_by_nobody_knows_whom(sentence: str) -> None:
    assert not [stem for stem in stems(sentence) if stem.startswith(("Siapa yang ditunjuk", "Siapa yang ditetapkan"))]


def test_a_sentence_is_dated_without_what_the_sentenced_is() -> None:
    told = "menjatuhkan hukuman 6 tahun penjara kepada Hasan Siregar"
    found = stems(f"{COURT} {told}, bekas kepala dinas sebuah kabupaten di Aceh, Senin, 17 Maret 2025.")
    assert found[f"Kapan m{COURT[1:]} {told}?"] == "17 Maret 2025"


def test_a_term_is_asked_for_without_its_first_and_last_day() -> None:
    found = stems(
        "Pemerintah Kabupaten Lebak menetapkan status tanggap darurat selama 14 hari, terhitung sejak 22 Januari "
        "hingga 4 Februari 2025."
    )
    assert found["Berapa hari status tanggap darurat yang ditetapkan Pemerintah Kabupaten Lebak?"] == "14"


def test_a_number_is_asked_for_without_the_day_behind_its_sentence() -> None:
    found = stems("Pemerintah Kabupaten Lebak menyita 84 kotak benih lobster di Pelabuhan Merak, Jumat (20/6/2025).")
    assert not [stem for stem in found if "(20/6/2025)" in stem]
    since = "Data pribadi 2 juta nasabah Bank Arta Pesisir bocor di sebuah forum peretas sejak Jumat (20/6/2025)."
    assert not [stem for stem in stems(since) if stem.endswith("sejak?")]


def test_an_office_with_its_town_keeps_its_capital_beside_the_plain_noun() -> None:
    said = "Bupati Lebak menunjuk Dimas Hartawan sebagai ketua tim pengawas. Warga menulis surat kepada bupati."
    assert "Siapa yang ditunjuk Bupati Lebak sebagai ketua tim pengawas?" in stems(said)


def test_the_head_of_a_school_without_its_name_is_not_asked_for() -> None:
    said = "Kepala Sekolah Maria Goreti menyebutkan bahwa alat itu murah. “Alat ini murah sekali,” kata Maria."
    assert not [stem for stem in stems(said) if "Kepala Sekolah?" in stem]
