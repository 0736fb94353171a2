"""What stands before a name or between it and its verb and may be left out of a question, and what may not."""

import pytest

from tests.drafting.drafted import drafts_of, stems, text_of

HEAD = "Bupati Sigi, Irwan Lapata, meninjau lokasi."
TRACTORS = "Irwan Lapata menyerahkan 12 unit traktor kepada petani di Kulawi."
ASKED = "Berapa unit traktor yang diserahkan Irwan Lapata kepada petani di Kulawi?"


@pytest.mark.parametrize(
    "lead",
    [
        "Untuk mencegah hal serupa",
        "Dalam kesempatan itu",
        "Menanggapi keluhan itu",
        "Baru dua jam acara berjalan",
        "Mengenakan batik",
    ],
)
def test_what_opens_a_sentence_before_a_name_is_left_out(lead: str) -> None:
    assert ASKED in stems(f"{HEAD} {lead}, {TRACTORS}")


@pytest.mark.parametrize(
    "lead", ["Pada musim lalu", "Jika terpilih", "Dalam persidangan terungkap", "Dari 12 desa", "Tanpa izin"]
)
def test_a_time_a_condition_and_what_came_to_light_are_not_left_out(lead: str) -> None:
    assert ASKED not in stems(f"{HEAD} {lead}, {TRACTORS}")


@pytest.mark.parametrize(
    "aside",
    [
        ", saat dihubungi dari Palu, Senin, mengatakan, ",
        " saat ditemui di kantor bupati, Senin (12/3/2024), mengatakan bahwa ",
        " kepada wartawan di Palu mengatakan bahwa ",
        " dalam rapat di Palu, Rabu (8/5/2024), mengatakan ",
    ],
)
def test_when_and_to_whom_somebody_speaks_may_stand_before_the_verb(aside: str) -> None:
    claim = "jembatan Kulawi akan dibangun kembali"
    assert f"Siapa yang mengatakan bahwa {claim}?" in stems(f"Bupati Sigi Irwan Lapata{aside}{claim}.")


@pytest.mark.parametrize(
    "aside", [" dalam rapat itu memarahi petugas yang mengatakan bahwa ", ", dalam rapat itu mengatakan bahwa "]
)
def test_who_may_be_another_speaker_says_nothing(aside: str) -> None:
    claim = "jembatan Kulawi akan dibangun kembali"
    found = drafts_of(f"Bupati Sigi Irwan Lapata{aside}{claim}.").drafts
    assert not any(one.rule == "claimed" for one in found)


@pytest.mark.parametrize("region", ["Kota Bima", "Kota Bima, Nusa Tenggara Barat,"])
def test_a_body_with_its_letters_and_its_region_is_one_subject(region: str) -> None:
    (clause,) = text_of(f"Komisi Pemilihan Umum (KPU) {region} menetapkan 24 calon wali kota.").clauses[:1]
    assert (clause.subject, clause.main.text) == ("Komisi Pemilihan Umum Kota Bima", "menetapkan")


def test_the_year_of_a_budget_is_not_when_it_was_passed() -> None:
    sentence = "Pemerintah Kabupaten Sigi mengesahkan Anggaran Daerah (APBD) tahun 2024 dengan belanja Rp 1,3 triliun."
    assert not any(one.rule == "date" for one in drafts_of(sentence).drafts)


def test_an_estimate_is_asked_for_as_one() -> None:
    assert "Menurut bacaan, harga satu unit PreCek diperkirakan berapa rupiah?" in stems(
        "Harga satu unit PreCek diperkirakan Rp 65.000."
    )


def test_what_is_asked_not_to_be_done_is_asked() -> None:
    found = stems("Bupati Sigi, Irwan Lapata, mengingatkan petani Kulawi agar tidak membakar lahan.")
    assert "Siapa yang mengingatkan petani Kulawi agar tidak membakar lahan?" in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Surabaya Samudra memperoleh Rp 400 juta.",
        "Ketua kelompok, Rambu Hamueti, memetik jagung.",
        "Sebanyak 26 relawan dilibatkan dalam penghitungan selama 12 hari.",
    ],
)
def test_for_what_of_which_group_and_of_what_must_be_said(sentence: str) -> None:
    assert not drafts_of(sentence).drafts


def test_a_fire_of_long_ago_has_no_date_in_the_news_of_another() -> None:
    old = "Pasar Induk Singkut pernah terbakar pada 2009."
    asked = "Pada tahun berapa Pasar Induk Singkut pernah terbakar?"
    assert asked in stems(old)
    assert asked not in stems(f"Kebakaran melanda Pasar Induk Singkut, Jumat (19/4/2024). {old}")


def test_a_quotation_that_goes_on_from_another_is_not_asked_about() -> None:
    told = "“Sementara jumlah kapal justru bertambah menjadi 3.460 unit,” kata Irwan Lapata."
    assert not any("Sementara" in stem for stem in stems(f"{HEAD} {told}"))


@pytest.mark.parametrize(
    ("deed", "asked"),
    [
        ("menggendong anak bungsunya dan berlari ke luar rumah", True),
        ("mengecam jadwalnya dan berlari ke luar rumah", False),
        ("menggendong istrinya dan berlari ke luar rumah", False),
    ],
)
def test_what_is_theirs_may_mean_who_is_asked_for(deed: str, asked: bool) -> None:
    assert (f"Siapa yang {deed}?" in stems(f"{HEAD} Irwan {deed}.")) == asked


def test_of_two_halves_only_the_first_is_dated() -> None:
    asked = stems("Pada Februari 2020, atap Sanggar Siulak roboh diterjang angin kencang, dan hampir 700 buku rusak.")
    assert "Kapan atap Sanggar Siulak roboh diterjang angin kencang?" in asked


def test_a_body_may_say_in_its_name_what_it_is_for() -> None:
    text = text_of("Koordinator Solidaritas Masyarakat untuk Transparansi NTB, Ahmad Akhyar, mendesak jaksa bekerja.")
    assert [name.text for name in text.names.people()] == ["Ahmad Akhyar"]


def test_a_number_is_not_asked_for_without_where_it_holds() -> None:
    found = drafts_of(f"{HEAD} Dalam laga final, Persib Bandung mencetak 12 gol ke gawang Arema FC.").drafts
    assert [one.rule for one in found if one.rule != "office"] == ["doer"]


def test_a_name_that_opens_a_claim_keeps_its_capital() -> None:
    claim = "merupakan hasil persilangan galur lokal dari pesisir Karawang"
    asked = stems(f"{HEAD} Petani menanam padi varietas Biosalin. Biosalin, menurut Irwan Lapata, {claim}.")
    assert f"Menurut siapa, Biosalin {claim}?" in asked


def test_who_says_what_they_did_not_do_is_asked() -> None:
    deed = "mengaku tidak mengetahui benih yang dikirim ke Kulawi berkualitas rendah"
    assert f"Siapa yang {deed}?" in stems(f"{HEAD} Irwan {deed}.")
    assert not any("memanen" in stem for stem in stems(f"{HEAD} Irwan tidak memanen jagung di ladang warga Kulawi."))


@pytest.mark.parametrize(
    ("claim", "asked"),
    [
        ("penahanan dilakukan selama 20 hari di Rutan Praya", False),
        ("penahanan Hasan dilakukan selama 20 hari di Rutan Praya", True),
        ("pengasapan hanya membunuh nyamuk dewasa di Kota Palu", True),
    ],
)
def test_a_claim_says_of_what_its_deed_is(claim: str, asked: bool) -> None:
    found = stems(f"{HEAD} Irwan menyatakan bahwa {claim}.")
    assert (f"Siapa yang menyatakan bahwa {claim}?" in found) == asked
