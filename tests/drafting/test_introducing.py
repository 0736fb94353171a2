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
        ("Ketua tim peneliti Prof. Dr. Eng. Yuli Saputri mengatakan tim tiba.", "Yuli Saputri", "Ketua tim peneliti"),
        ("Ketua tim perancang Dr. Agus Laksa menjelaskan alat itu.", "Agus Laksa", "Ketua tim perancang"),
        ("Anggota tim Rizal Aditya menambahkan bahwa alat itu murah.", "Rizal Aditya", "Anggota tim"),
        ("Wakil Rektor ITS bidang riset Ir. Wira Budi tiba.", "Wira Budi", "Wakil Rektor ITS bidang riset"),
        ("Kepala SMK Negeri 2 Malang Maria Ate mengatakan hal itu.", "Maria Ate", "Kepala SMK Negeri 2 Malang"),
        ("Kepala Puskesmas 1 Cilongok dr. Rina Sari tiba.", "Rina Sari", "Kepala Puskesmas 1 Cilongok"),
        ("Kepala Desa Ciburuy Sarmi Hadi tiba. “Air naik,” tutur Sarmi.", "Sarmi Hadi", "Kepala Desa Ciburuy"),
        ("Kepala Desa Sarmi Hadi tiba. “Air naik,” tutur Sarmi.", "Sarmi Hadi", "Kepala Desa"),
        ("Dokter bedah RSUD Majene, dr Nur Ana Lim, Sp.OG, tiba.", "Nur Ana Lim", "Dokter bedah RSUD Majene"),
        ("Ketua koperasi yang baru, Slamet Arfan, berjanji akan hadir.", "Slamet Arfan", "Ketua koperasi"),
        ("Kepala Dinas Pertanian Yohanes Bria mengatakan panen naik.", "Yohanes Bria", "Kepala Dinas Pertanian"),
        (
            "Ketua Komisi Pemilihan Umum (KPU) Wakatobi La Ode Andi Januddin tiba.",
            "La Ode Andi Januddin",
            "Ketua Komisi Pemilihan Umum (KPU) Wakatobi",
        ),
        ("Ketua Komisi II Yosep Tallo mengatakan panen naik.", "Yosep Tallo", "Ketua Komisi II"),
        ("Sekretaris Fraksi Golkar Yosep Tallo menolak usul itu.", "Yosep Tallo", "Sekretaris Fraksi Golkar"),
        (
            "Kepala Badan Pusat Statistik (BPS) Jawa Timur Yosep Tallo tiba.",
            "Yosep Tallo",
            "Kepala Badan Pusat Statistik (BPS) Jawa Timur",
        ),
    ],
)
def test_ranks_titles_and_shortened_names_belong_to_nobody_else(sentence: str, person: str, office: str) -> None:
    text = text_of(sentence)
    assert [name.text for name in text.names.people()] == [person]
    assert [found for found, _ in text.names.offices[person]] == [office]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ketua koperasi yang lama, Slamet Arfan, berjanji akan hadir.",
        "Kepala Dinas Sosial Sinar Harapan mengatakan panen naik.",
        "Kepala Dinas Sosial Tallo.",
    ],
)
def test_whose_office_is_not_certain_has_none(sentence: str) -> None:
    assert not text_of(sentence).names.people()


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


@pytest.mark.parametrize(
    "sentence",
    [
        "Bupati Lebak menunjuk Rina Kusuma sebagai ketua panitia.",
        "Rina Kusuma dilantik menjadi camat pada 3 Mei 2025.",
        "Beras itu dijual kepada pedagang bernama Rina Kusuma.",
    ],
)
def test_who_is_given_an_office_or_called_by_a_name_is_a_person(sentence: str) -> None:
    assert [name.text for name in text_of(sentence).names.people()] == ["Rina Kusuma"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Anggota tim Elang Jawa berangkat ke Garut.",
        "Kepala Desa Suka Maju mengatakan jalan rusak.",
        "Kepala SMK Negeri 2 Tambolaka Maria Ate mengatakan hal itu.",
        "Kepala Desa Muhammad Rizal Hakim tiba. “Air naik,” tutur Rizal.",
        "Beras itu dijual dalam karung bernama Padi Kencana.",
    ],
)
def test_what_may_be_a_team_a_village_or_a_ware_is_nobody(sentence: str) -> None:
    assert not text_of(sentence).names.people()


def test_a_village_head_without_the_village_is_an_office_of_nobody() -> None:
    asked = stems("Kepala Desa Sarmi Hadi menanam 300 pohon di Garut. “Air naik lagi di sini,” tutur Sarmi.")
    assert not [stem for stem in asked if "sebagai Kepala Desa" in stem]


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        ("Kuasa hukumnya, Rudi Lubis, memastikan kliennya akan mengajukan banding.", "memastikan bahwa kliennya akan"),
        ("Rudi Lubis, 34 tahun, mengatakan bahwa listrik di Pulau Seram sering padam.", "mengatakan bahwa listrik di"),
        ("Menurut Rudi Lubis, 34 tahun, listrik di Pulau Seram sering padam.", "Menurut siapa, listrik di Pulau"),
    ],
)
def test_who_is_introduced_by_whose_they_are_or_an_age_in_years_speaks(sentence: str, stem: str) -> None:
    assert [key for asked, key in stems(sentence).items() if stem in asked] == ["Rudi Lubis"]


def test_an_assistant_keeps_the_capital_of_a_post_and_has_none_as_a_trade() -> None:
    asked = stems(
        "Asisten Manajer Humas PT KAI Daop 4 Malang Rina Sari tiba. Asisten pelatih Persib, Budi Laksa, tiba."
    )
    assert "Siapa yang disebut dalam bacaan sebagai Asisten Manajer Humas PT KAI Daop 4 Malang?" in asked
    assert "Siapa yang disebut dalam bacaan sebagai asisten pelatih Persib?" in asked
