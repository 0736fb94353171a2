"""Words that point at a name of the article are read as that name where one thing only can be meant; nowhere else."""

from __future__ import annotations

import pytest

from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.reading import read_article
from tests.drafting.drafted import drafts_of

FIRM = "PT Semen Tarakan Tbk membukukan laba bersih Rp 418 miliar sepanjang 2025."
SHIP = "Kapal motor Sinar Bahari kandas di perairan Pulau Kaledupa, Sulawesi Tenggara, Rabu (14/1/2026)."
COURT = "Pengadilan Negeri Palu menjatuhkan hukuman lima tahun penjara kepada Ridwan Lamato."
TOWN = "Wali Kota Padang Hendri Mulyadi mengerahkan 1.100 kader untuk mendatangi rumah warga."
LAW = "Dewan Perwakilan Rakyat mengesahkan Rancangan Undang-Undang Perlindungan Petani dalam rapat paripurna."


def _text(article: str) -> Text:
    return Text(read_article(article, "id")).spelled_out


def _spelled(article: str) -> str:
    """Return the last sentence of an article as the rules read it."""
    return _text(article).lines[-1].text


@pytest.mark.parametrize(
    ("article", "read"),
    [
        (f"{FIRM}\n\nPerseroan mengoperasikan dua pabrik.", "PT Semen Tarakan Tbk mengoperasikan dua pabrik."),
        (f"{FIRM}\n\nPada 1974, perusahaan itu berdiri.", "Pada 1974, PT Semen Tarakan Tbk berdiri."),
        (
            f"{FIRM}\n\nRapat pemegang saham menyetujui pembagian dividen.",
            "Rapat pemegang saham PT Semen Tarakan Tbk menyetujui pembagian dividen.",
        ),
        (
            f"{FIRM}\n\nEkspor ke Bangladesh menyumbang 18 persen pendapatan.",
            "Ekspor PT Semen Tarakan Tbk ke Bangladesh menyumbang 18 persen pendapatan.",
        ),
        (
            f"{FIRM}\n\nDirektur Keuangan Bagas Adinugroho menandatangani kontrak.",
            "Direktur Keuangan PT Semen Tarakan Tbk Bagas Adinugroho menandatangani kontrak.",
        ),
        (f"{SHIP}\n\nKapal itu dibuat pada 2009.", "Kapal motor Sinar Bahari dibuat pada 2009."),
        (f"{SHIP}\n\nKapal buatan Jepang itu dibuat pada 2009.", "Kapal motor Sinar Bahari dibuat pada 2009."),
        (
            "Sebuah kapal kayu, KM Cahaya Mekar 03, terbalik di Kendari.\n\nKapal itu dibuat pada 2009.",
            "KM Cahaya Mekar 03 dibuat pada 2009.",
        ),
        ("Lokomotif bernomor B 2503 itu dibuat pada 1902.", "Lokomotif bernomor B 2503 dibuat pada 1902."),
        (
            f"{COURT}\n\nKetua majelis hakim Suryani Batubara membacakan putusan.",
            "Ketua majelis hakim Suryani Batubara membacakan putusan.",
        ),
        (
            f"{TOWN}\n\nPemerintah kota menyiapkan anggaran Rp 2,7 miliar.",
            "Pemerintah Kota Padang menyiapkan anggaran Rp 2,7 miliar.",
        ),
        (
            f"{LAW}\n\nRUU tersebut diusulkan pada 2004.",
            "Rancangan Undang-Undang Perlindungan Petani diusulkan pada 2004.",
        ),
        (
            "Enah Suhaenah meninggal dunia di Purwakarta, Senin (9/3/2026).\n\nJenazah dimakamkan di Sukatani.",
            "Jenazah Enah Suhaenah dimakamkan di Sukatani.",
        ),
        (
            "Pelukis Enah Suhaenah lahir di Plered. Seniman yang menetap di Subang itu wafat pada usia 79 tahun.",
            "Enah Suhaenah wafat pada usia 79 tahun.",
        ),
        (
            f"{COURT}\n\nMajelis hakim menolak permintaan jaksa.",
            "Majelis hakim Pengadilan Negeri Palu menolak permintaan jaksa.",
        ),
        (
            f"{FIRM}\n\nSerikat pekerja meminta manajemen tidak mengurangi karyawan.",
            "Serikat pekerja meminta manajemen PT Semen Tarakan Tbk tidak mengurangi karyawan.",
        ),
        (
            f"{TOWN}\n\nPemerintah kota menyiapkan anggaran. Kota Bukittinggi meniru langkah itu.",
            "Kota Bukittinggi meniru langkah itu.",
        ),
        (
            f"{SHIP}\n\nDua kapal cepat menolong. Semua selamat. Cuaca buruk.\n\nKapal itu dibuat pada 2009.",
            "Kapal motor Sinar Bahari dibuat pada 2009.",
        ),
        (
            "SMA Negeri 2 Waingapu menjuarai lomba robot.\n\nSekolah hanya memiliki enam komputer.",
            "SMA Negeri 2 Waingapu hanya memiliki enam komputer.",
        ),
        (
            "PT Bank Artha Tbk menutup 40 kantor cabang.\n\nKredit bermasalah turun menjadi 2,1 persen.",
            "Kredit bermasalah PT Bank Artha Tbk turun menjadi 2,1 persen.",
        ),
        (
            "PT Bank Artha Tbk menutup 40 kantor cabang.\n\nBank tersebut mempekerjakan 9.400 orang.",
            "PT Bank Artha Tbk mempekerjakan 9.400 orang.",
        ),
        (
            "Peneliti Yayasan Sayap Nusantara, Marlon Sitanggang, menolak. Yayasan itu mendesak pemerintah.",
            "Yayasan Sayap Nusantara mendesak pemerintah.",
        ),
        (
            "PT Pelayaran Sinar Timur memiliki kapal itu.\n\nMenurut Lukman, perusahaan akan memberikan ganti rugi.",
            "Menurut Lukman, PT Pelayaran Sinar Timur akan memberikan ganti rugi.",
        ),
    ],
)
def test_what_one_name_only_can_mean_is_spelled_out(article: str, read: str) -> None:
    assert _spelled(article) == read


@pytest.mark.parametrize(
    "article",
    [
        f"{FIRM} PT Batu Bara Berau Tbk memasok batu bara.\n\nPerseroan mengoperasikan dua pabrik.",
        f"{FIRM}\n\nPenjualan semen nasional naik 4 persen.",
        f"{SHIP} Sebuah kapal menolong. Penumpang dibawa ke desa. Semua selamat.\n\nKapal itu dibuat pada 2009.",
        f"{FIRM}\n\nPemerintah meminta perusahaan membayar pajak.",
        "Enah Suhaenah dan Dadan Kosim lahir di Plered. Seniman yang menetap di Subang itu wafat pada 2001.",
        f"{SHIP}\n\nDua kapal cepat datang menolong. Kapal itu dibuat pada 2009.",
        f"{TOWN} Kota Bukittinggi meniru langkah itu.\n\nPemerintah kota menyiapkan anggaran Rp 2,7 miliar.",
        f"{FIRM}\n\n“Perseroan mengoperasikan dua pabrik,” kata Ratih Kusumadewi.",
    ],
)
def test_what_two_names_can_mean_or_a_quotation_says_stays_as_it_is(article: str) -> None:
    assert _spelled(article) == article.rsplit("\n\n", maxsplit=1)[-1].rsplit(". ", maxsplit=1)[-1]


def test_names_stand_in_the_spelled_sentence_where_its_mentions_say() -> None:
    text = _text(f"{FIRM}\n\nDirektur Keuangan Bagas Adinugroho mengatakan, perseroan telah melunasi pinjaman.")
    last = text.lines[-1]
    assert [(some.text, last.text[some.begin : some.end]) for some in text.mentions(last.address)] == [
        ("Bagas Adinugroho", "Bagas Adinugroho"),
        ("PT Semen Tarakan Tbk", "PT Semen Tarakan Tbk"),
    ]
    assert text.names.offices["Bagas Adinugroho"] == (("Direktur Keuangan PT Semen Tarakan Tbk", last.address),)


def test_a_spelled_name_is_proved_by_the_sentence_that_has_it_and_shown_as_the_article_has_it() -> None:
    found = drafts_of(f"{FIRM}\n\nPerusahaan itu didirikan oleh Limanto Wijaya pada 1971.")
    item = next(one for one in found.items if "didirikan" in one.stem)
    assert item.stem == "Pada tahun berapa PT Semen Tarakan Tbk didirikan oleh Limanto Wijaya?"
    assert item.evidence == ("p1.1", "p2.1")
    assert "Perusahaan itu didirikan" in item.rationale
    assert [sentence.text for sentence in found.passage.sentences()][1].startswith("Perusahaan itu")
