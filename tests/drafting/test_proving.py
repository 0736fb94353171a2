"""Who is a person for certain in Indonesian: what only an office vouches for may be a body, a place or a company."""

import pytest

from tests.drafting.drafted import drafts_of, text_of


def people(text: str) -> set[str]:
    return {name.text for name in text_of(text).names.people()}


def offices(text: str) -> dict[str, list[str]]:
    return {name: [found[0] for found in some] for name, some in text_of(text).names.offices.items()}


@pytest.mark.parametrize(
    "text",
    [
        "Kepala Balai Arsip (BA) Wilayah IX menyebut naskah itu rapuh. Kepala BA Wilayah IX menambahkan, dana kurang.",
        "Kepala Daerah Operasi VI mengatakan kereta terlambat. Ketua Komisi B menolak usul itu.",
        "Kepala Gudang Arjosuko mengatakan stok aman. Kepala Unit Layanan Wairasa menyebut listrik padam.",
        "Koordinator Jatira menyebut izin itu cacat. Koordinator Aksi Senin mengatakan unjuk rasa berlanjut.",
        "Juru Bicara Istana menyebut kabar itu keliru. Kapolsek Ulu Wangi menolak berkomentar.",
        "Camat Batu Aji menyebut warga sudah pulang. Kepala SD Negeri Fatuleu mengatakan atap bocor.",
        "Kepala Pusat Data, Informasi, dan Hubungan Masyarakat mengatakan korban bertambah.",
        "Kepala Desa Sri Mulyo mengatakan panen gagal. Perawat Ruang Melati mogok.",
        "Pak Carik menunggu di balai. Bu Bidan datang malam itu.",
        "Pelatih Satria Muda menyebut wasit keliru. Kapten Laskar Samudro menolak berkomentar.",
    ],
)
def test_an_office_whose_holder_is_not_named_gives_nobody(text: str) -> None:
    assert people(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Perenang asal Singaraja itu menangis. Pelari asal Soe itu menang.",
        "Guru asal Oelamasi itu mengatakan gajinya terlambat. Atlet asal Nangapinoh itu pulang.",
    ],
)
def test_where_somebody_is_from_is_nobody(text: str) -> None:
    assert people(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Adara Energy, pemilik tambang, membantah tuduhan itu. Rimba Jaya, pengelola hutan itu, diam.",
        "“Api sudah padam,” kata Rimba Jaya. “Kami kaji dulu,” ujar Tren Asia.",
        "Sebut saja Melati, 15 tahun, tinggal di panti. “Saya takut,” kata Melati.",
        "“Data kami terbuka,” kata Satya Bumi dalam keterangan tertulis.",
        "Sinar Kemajuan lahir pada 1961 sebagai surat kabar.",
        "Suharti alias Gondol ditangkap. “Saya kapok,” kata Gondol kepada hakim.",
        "Bekas lurah itu, atau Gus Opul, pulang. Gus Opul mengatakan data itu benar.",
        "Kapal Dewi Laras tenggelam. Nakhoda Dewi Laras selamat.",
    ],
)
def test_companies_ships_and_made_up_names_are_nobody(text: str) -> None:
    assert people(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ketua Komisi Perikanan Lasarus Wendu menolak. Kepala Dinas Perikanan Maria Wendu setuju. Wendu pulang.",
            {"Lasarus Wendu": ["Ketua Komisi Perikanan"], "Maria Wendu": ["Kepala Dinas Perikanan"]},
        ),
        (
            "Anggota Komisi D Ferry Lumenta menolak. Ketua Fraksi Golkar Jimmy Lumenta setuju. Lumenta pulang.",
            {"Ferry Lumenta": ["Anggota Komisi D"], "Jimmy Lumenta": ["Ketua Fraksi Golkar"]},
        ),
        (
            "Koalisi Warga untuk Sungai (Kawungai) menggugat. Koordinator Kawungai Fentje Tuling menolak.",
            {"Fentje Tuling": ["Koordinator Kawungai"]},
        ),
        ("Bupati Konawe Kepulauan Rifqi Hasan menutup pasar.", {"Rifqi Hasan": ["Bupati Konawe Kepulauan"]}),
        (
            "Ketua Pengadilan Negeri Waikabubak Made Astini pulang.",
            {"Made Astini": ["Ketua Pengadilan Negeri Waikabubak"]},
        ),
        ("Hakim anggota Rianto Adam berbeda pendapat.", {"Rianto Adam": ["Hakim anggota"]}),
    ],
)
def test_a_holder_of_whom_the_surname_is_another_persons_too_is_somebody_else(
    text: str, expected: dict[str, list[str]]
) -> None:
    assert offices(text) == expected


@pytest.mark.parametrize(
    ("text", "surname"),
    [
        (
            "Ketua Komisi Perikanan Lasarus Wendu menolak. Kepala Dinas Perikanan Maria Wendu setuju. Wendu pulang.",
            "Wendu",
        ),
        ("Wakil Ketua Pansus Deddy Tumbela menolak. Camat Molo Utara Johan Tumbela setuju. Tumbela pulang.", "Tumbela"),
        ("Anak Bupati, Fadli Hasan, menikah. Bupati Hasan menari. Hasan pulang.", "Hasan"),
        ("Pak Asep, penjual bakso, menyumbang. Kepala Desa Sukarame, Asep Saefudin, menari. Asep pulang.", "Asep"),
        ("Camat La Ode Hasan menari. Bupati Buton La Ode Hasan Basra menolak. Hasan pulang.", "Hasan"),
    ],
)
def test_a_surname_that_may_be_that_of_two_is_nobodys(text: str, surname: str) -> None:
    mentions = [one for some in text_of(text).names.mentions.values() for one in some if one.text == surname]
    assert mentions
    assert not any(one.name and " " in one.name.text for one in mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Istri Bupati, Dewi Anggraini, hadir.",
        "Ayah terdakwa, Budi Santoso, diam.",
        "Ajudan Gubernur, Rudi Salam, diperiksa.",
    ],
)
def test_who_belongs_to_the_holder_of_an_office_does_not_hold_it(text: str) -> None:
    assert not offices(text)
    assert len(people(text)) == 1


def test_whose_wife_or_son_is_meant_behind_an_office_is_not_asked() -> None:
    assert people("Istri Gubernur Riau Atalia Pratiwi mengatakan dapur umum dibuka.") == set()


def test_the_first_word_of_an_article_loses_the_capitals_for_show_and_an_acronym_keeps_them() -> None:
    shown = drafts_of("MAHKAMAH Agung menolak kasasi perusahaan tambang itu pada Senin malam di Jakarta.")
    assert shown.told[0].text.startswith("Mahkamah Agung menolak")
    kept = drafts_of("BMKG mencatat tiga gempa pada Senin malam di Jakarta.")
    assert kept.told[0].text.startswith("BMKG mencatat")


def test_a_body_that_goes_on_with_a_persons_name_is_none() -> None:
    text = text_of("Kepala Kantor Syahbandar dan Otoritas Pelabuhan Sibolga Tigor Naing menolak berkomentar.")
    assert not [name for name in text.names.names if name.kind == "organisation"]


@pytest.mark.parametrize(
    "text",
    [
        "Susi br Sembirang (41) kehilangan dua kios.",
        "Bintang Kemala (41) kehilangan dua kios.",
        "Presiden Kolombia Gustavo Pedro menolak.",
        "Menteri Luar Negeri Tiongkok Wang Li pulang.",
        "Pelatih Persib Bojan Hodik menolak.",
        "Bupati Sumba Timur Lintang Pekuwati hadir.",
        "Ketua RT Jumadi, S.H., diam.",
    ],
)
def test_a_sure_holder_is_still_somebody(text: str) -> None:
    assert len(people(text)) == 1


def test_a_short_name_that_may_be_anothers_nickname_is_not_set_beside_it() -> None:
    text = "Siti Nurbaya Daeng, 38 tahun, mengajar di pulau. Anak-anak memanggilnya Bu Nur. “Kami berangkat,” kata Nur."
    assert people(text) == {"Siti Nurbaya Daeng"}


def test_whose_deputy_is_named_is_no_part_of_the_deputys_office() -> None:
    found = offices("Bupati Belu Willybrodus Laya dan wakilnya, Vicente Hornai, belum berkomentar.")
    assert found == {"Willybrodus Laya": ["Bupati Belu"]}


def test_where_a_body_ends_before_two_names_is_asked_of_the_first() -> None:
    text = "Ketua Lembaga Adat Fatukati Blasius Mane mengancam menutup jalan. “Kami pagari,” ujar Mane."
    assert people(text) == set()


def test_with_whom_the_holder_of_an_office_comes_is_no_part_of_the_office() -> None:
    text = "Bupati Cianjur Herman Suhendar hadir bersama istrinya, Anita Sinca. Anita pulang."
    assert offices(text) == {"Herman Suhendar": ["Bupati Cianjur"]}
