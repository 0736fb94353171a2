"""What was done for a purpose that its sentence alone tells."""

import pytest

from quizapp.drafting.rules.purposes import purposes
from quizapp.drafting.rules.sole_reasons import sole_purposes
from tests.drafting.drafted import drafts_of, text_of

PLAIN = "Petugas datang dari Poso. Warga menunggu di balai desa yang besar."
SENT = "Tiga sampel air dikirim ke laboratorium di Makassar untuk pemeriksaan logam berat."


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        (SENT, "tiga sampel air dikirim ke laboratorium di Makassar"),
        (
            "Palang Merah Indonesia mengerahkan 40 relawan untuk membersihkan puing.",
            "Palang Merah Indonesia mengerahkan 40 relawan",
        ),
        ("Lantai kayu diganti dengan jati tua agar warnanya serasi.", "lantai kayu diganti dengan jati tua"),
    ],
)
def test_a_deed_with_its_purpose_is_told_without_it(sentence: str, event: str) -> None:
    assert [one.event for one in purposes(text_of(sentence))] == [event]


@pytest.mark.parametrize(
    "sentence",
    [
        "Pemerintah Poso mengirim beras untuk warga Desa Lembah.",  # for whom
        "Pengadilan Poso memberi waktu 45 hari untuk merundingkan pembayaran.",  # the time has a use, not the deed
        "Gubernur meminta warga Poso untuk menjauhi sungai.",
        "Camat Lage mengimbau agar warga Poso menjauhi sungai.",
        "Tim dokter tidak dikirim ke Poso untuk memeriksa warga.",
        "Tim dokter dikirim ke Poso untuk memeriksa warga karena wabah campak meluas.",  # a reason beside it
        "Sumur bor yang dibangun untuk membasahi gambut kering.",
        "“Kami mengirim dokter ke Poso untuk memeriksa warga,” kata Budi Hartono.",
    ],
)
def test_no_purpose_is_taken_where_it_may_be_that_of_a_noun_or_what_is_asked_for(sentence: str) -> None:
    assert list(purposes(text_of(sentence))) == []


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ("Surat jawaban tiba pada bulan depan.", 1),
        ("“Kami mencari kadar timbal,” kata Budi Hartono.", 0),  # the same purpose in other words
        ("Pemeriksaan logam berat berlangsung lama.", 0),
        ("Hasilnya keluar pada akhir tahun.", 1),
        ("Hasilnya, sumur warga ditutup.", 0),  # what follows from it
    ],
)
def test_a_purpose_is_asked_for_where_no_neighbour_may_tell_it(behind: str, found: int) -> None:
    assert len(list(sole_purposes(text_of(f"{SENT} {behind}")))) == found


def test_the_sentence_that_tells_what_for_is_asked_for_in_its_paragraph() -> None:
    stems = [one.item.stem for one in drafts_of(f"{PLAIN} {SENT}").drafts if one.rule == "aim"]
    event = "tiga sampel air dikirim ke laboratorium di Makassar"
    assert stems == [f"Kalimat mana dalam paragraf ke-1 yang menjelaskan untuk apa {event}?"]
