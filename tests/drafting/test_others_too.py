"""Who else does, says or wants the same: no wrong option, and no question where nothing tells them apart."""

import pytest

from quizapp.drafting.items.sides import one_side
from tests.drafting.drafted import drafts_of, stems, text_of

CLAIM = "Kepala Dinas Perikanan Tuban Rahmat Hidayat menilai harga ikan turun karena stok melimpah."
REST = (
    "Camat Palang Dewi Lestari menutup pasar ikan selama dua hari. "
    "Bupati Tuban Hasan Basri membagikan 300 paket beras kepada nelayan."
)
ASKED = "Siapa yang menilai bahwa harga ikan turun karena stok melimpah?"


def options(sentence: str) -> dict[str, set[str]]:
    return {one.item.stem: {name.text for name in one.offered} for one in drafts_of(sentence).drafts}


@pytest.mark.parametrize(
    "agreement",
    [
        "Hal senada disampaikan Ketua Koperasi Nelayan, Wawan Setiadi.",
        "Ketua Koperasi Nelayan, Wawan Setiadi, sependapat.",
        "Pendapat itu diamini Ketua Koperasi Nelayan, Wawan Setiadi.",
        "Penilaian serupa datang dari Ketua Koperasi Nelayan, Wawan Setiadi.",
    ],
)
def test_a_claim_with_which_somebody_agrees_is_not_asked_for(agreement: str) -> None:
    assert ASKED not in stems(f"{CLAIM} {agreement} {REST}")


@pytest.mark.parametrize(
    "disagreement",
    ["Ketua Koperasi Nelayan, Wawan Setiadi, tidak sependapat.", "Ketua Koperasi Nelayan, Wawan Setiadi, diam saja."],
)
def test_a_claim_with_which_nobody_agrees_is(disagreement: str) -> None:
    assert ASKED in stems(f"{CLAIM} {disagreement} {REST}")


def test_who_urges_the_same_is_no_wrong_option() -> None:
    found = options(
        "Koordinator ICW Almas Siregar mendesak KPK memeriksa bupati itu. Peneliti Pukat UGM Zaenur Rahman meminta KPK "
        f"turun tangan. Juru bicara KPK Tessa Mahendra berjanji menelaah laporan. {REST}"
    )
    asked = found["Siapa yang meminta KPK turun tangan?"]
    assert "Tessa Mahendra" in asked
    assert "Almas Siregar" not in asked


def test_who_joins_in_or_goes_on_with_the_same_thing_is_no_wrong_option() -> None:
    parties = (
        "Partai Golkar mengusung Andi Sudirman pada pemilihan gubernur. Partai Nasdem dan PKS juga mengusung "
        "pasangan itu. PDI Perjuangan mengusung Danny Pomanto. Partai Demokrat menunggu hasil survei."
    )
    asked = options(parties)["Menurut bacaan, partai mana yang mengusung Andi Sudirman pada pemilihan gubernur?"]
    assert asked.isdisjoint({"Partai Nasdem", "PKS"})
    treaty = (
        "Indonesia dan Malaysia menandatangani perjanjian batas laut di Putrajaya. Singapura dan Brunei juga "
        "menandatangani perjanjian itu. Thailand menunda pertemuan. Filipina mengirim pengamat. Vietnam menolak hadir."
    )
    asked = options(treaty)["Menurut bacaan, dua negara mana yang menandatangani perjanjian batas laut di Putrajaya?"]
    assert asked.isdisjoint({"Singapura", "Brunei"})
    aid = (
        "Kementerian Sosial menyalurkan bantuan Rp 15 juta untuk tiap ahli waris korban. "
        "Dinas Sosial Luwu menyerahkan bantuan itu kepada keluarga. BPBD Luwu mendata kerusakan rumah."
    )
    found = options(aid)
    stem = "Menurut bacaan, lembaga mana yang menyalurkan bantuan Rp 15 juta untuk tiap ahli waris korban?"
    assert "BPBD Luwu" in found[stem]
    assert "Dinas Sosial Luwu" not in found[stem]


def test_what_a_bank_does_too_is_not_asked_for() -> None:
    banks = (
        "Bank Mandiri menyalurkan kredit Rp 12 triliun kepada petani tebu. Bank Rakyat Indonesia juga menyalurkan "
        "kredit kepada petani tebu. Bank Mega menutup 15 kantor cabang. Bank Danamon mengganti direksi di Surabaya."
    )
    assert not [stem for stem in stems(banks) if "bank mana yang menyalurkan kredit kepada" in stem]


def test_a_claim_that_another_says_in_the_same_words_is_not_typed() -> None:
    twice = (
        "Menurut Kepala Bulog Malang Dewi Anjani, gudang gula milik Bulog masih penuh. "
        "Ketua Asosiasi Petani Tebu Malang Hadi Susilo juga menyatakan gudang gula milik Bulog masih penuh."
    )
    assert not [stem for stem in stems(twice) if "gudang gula" in stem]


def test_a_body_and_its_chairman_are_one_side() -> None:
    text = text_of(
        "Serikat Buruh Garmen Ungaran menggugat pabrik itu. Ketuanya, Abdul Wahid, menilai upah terlalu rendah. "
        "Kepala Dinas Tenaga Kerja Semarang Rina Wulan mengatakan perundingan belum diadakan."
    )
    names = {name.text: name for name in text.names.names}
    union = names["Serikat Buruh Garmen Ungaran"]
    assert one_side(union, names["Abdul Wahid"], text)
    assert not one_side(names["Rina Wulan"], union, text)
    assert not one_side(names["Rina Wulan"], names["Abdul Wahid"], text)


def test_a_directorate_is_no_wrong_option_for_its_ministry() -> None:
    found = options(
        "Kementerian Perhubungan mencabut izin operasi kapal KM Sinar Laut. Direktorat Jenderal Perhubungan Laut "
        "memeriksa muatan kapal itu. KNKT menyelidiki penyebab kecelakaan di Buru. "
        "Basarnas menemukan 12 korban di sekitar pulau."
    )
    asked = found["Menurut bacaan, lembaga mana yang mencabut izin operasi kapal KM Sinar Laut?"]
    assert {"KNKT", "Basarnas"} <= asked
    assert "Direktorat Jenderal Perhubungan Laut" not in asked


def test_what_sort_of_body_stands_before_a_name_is_no_part_of_it() -> None:
    found = text_of("Organisasi Wahana Lingkungan Hidup Indonesia (Walhi) menggugat izin itu. LSM Walhi menang.").names
    assert [(name.text, name.aliases) for name in found.names] == [("Wahana Lingkungan Hidup Indonesia", ("Walhi",))]


def test_a_team_whose_only_opponent_the_question_names_has_no_options() -> None:
    won = "Persib Bandung menundukkan Persija Jakarta 2-1 di Stadion Siliwangi."
    found = options(won)
    assert not any(found.values())
    table = f"{won} Arema FC kalah tiga kali beruntun. Bali United naik ke peringkat ketiga klasemen sementara."
    asked = options(table)["Menurut bacaan, tim mana yang menundukkan Persija Jakarta 2-1 di Stadion Siliwangi?"]
    assert {"Arema FC", "Bali United"} <= asked


@pytest.mark.parametrize("claim", ["lembaganya sudah bekerja", "seluruh dana sudah habis", "serapan baru 6.400 ton"])
def test_a_claim_that_says_nothing_whole_is_not_asked_for(claim: str) -> None:
    assert not [stem for stem in stems(f"Bupati Bantul Halim Muslih menilai {claim}. {REST}") if claim in stem]


def test_a_town_with_whose_name_somebody_is_called_does_nothing() -> None:
    chess = "Pecatur Irene Kharisma mengalahkan Medina Warda. Medina menyerah setelah kehilangan menteri."
    assert not [stem for stem in stems(chess) if "menyerah" in stem]


@pytest.mark.parametrize(
    ("whole", "short"),
    [
        ("Dinas Kesehatan Bantul", "Dinkes Bantul"),
        ("Kejaksaan Negeri Garut", "Kejari Garut"),
        ("Badan Penanggulangan Bencana Daerah Kabupaten Garut", "BPBD Garut"),
        ("Badan Narkotika Nasional Provinsi Riau", "BNNP Riau"),
    ],
)
def test_a_body_and_its_short_name_are_one(whole: str, short: str) -> None:
    names = text_of(f"{whole} menahan dua orang. {short} menyita 12 sepeda motor.").names.names
    bodies = [name for name in names if name.kind == "organisation"]
    assert [set(name.names) >= {whole, short} for name in bodies] == [True]


def test_a_body_that_opens_the_article_in_capitals_is_written_as_elsewhere() -> None:
    court = "MAHKAMAH Agung (MA) menolak permohonan kasasi PT Toba Rimba. Mahkamah Konstitusi memutus perkara lain."
    assert "Mahkamah Agung" in stems(court).values()


def test_the_day_of_what_is_set_is_not_when_it_was_set() -> None:
    feast = (
        "Nahdlatul Ulama menetapkan awal Ramadan pada 19 Februari 2026. Muhammadiyah menetapkan awal Ramadan pada "
        "18 Februari 2026. Kementerian Agama menggelar sidang isbat di Jakarta. BRIN memantau hilal di 14 lokasi."
    )
    found = options(feast)
    assert not [stem for stem in found if stem.startswith("Kapan")]
    asked = found["Menurut bacaan, lembaga mana yang menetapkan awal Ramadan pada 18 Februari 2026?"]
    assert "Kementerian Agama" in asked
    assert "Nahdlatul Ulama" not in asked


def test_hospitals_of_the_article_stand_before_services_that_it_does_not_name() -> None:
    poisoned = (
        "RSUD Batang merawat 31 korban keracunan. Puskesmas Kandeman memulangkan 40 korban. "
        "Dinas Kesehatan Batang mengirim sampel nasi ke Semarang. Polres Batang memeriksa dua juru masak."
    )
    asked = options(poisoned)["Menurut bacaan, lembaga mana yang mengirim sampel nasi ke Semarang?"]
    assert {"RSUD Batang", "Puskesmas Kandeman"} <= asked
