"""Reasons, causes and claims that are told whole: from what, by whom, since when, and with their point."""

import pytest

from quizapp.drafting.rules.explaining import explained
from quizapp.drafting.rules.sole_reasons import sole_reasons
from quizapp.drafting.sense.bare_subjects import half_told
from quizapp.drafting.words.lexicon import lexicon
from quizapp.itemtypes.single_choice.content import Choices
from tests.drafting.drafted import drafts_of, stems, text_of

MAYOR = "Bupati Poso Budi Hartono mengatakan harga ikan naik karena nelayan tidak melaut."
LEAD = "Kepala Dinas Perikanan Poso Budi Hartono"
OTHERS = (
    "Camat Lage Siti Aminah menyatakan jembatan di Lage masih dapat dilalui.\n\n"
    "Ketua RT Rahmat Hidayat mengatakan warga sudah kembali ke rumah."
)


@pytest.mark.parametrize(
    ("behind", "asked"),
    [
        ("Pasar Poso dibuka pada pagi hari.", True),
        ("“Kami sudah tiga bulan merugi,” kata Budi Hartono.", False),
        ("“Kami sudah tiga bulan merugi,” katanya.", False),
        ("“Kami sudah tiga bulan merugi,” kata Siti Aminah.", True),
    ],
)
def test_the_reason_of_somebody_is_asked_for_in_the_passage_where_they_say_nothing_else(
    behind: str, *, asked: bool
) -> None:
    assert bool(list(sole_reasons(text_of(f"{MAYOR}\n\n{behind}")))) is asked


@pytest.mark.parametrize(
    ("event", "told"),
    [
        ("Majelis hakim Poso mengeluarkan biaya angkut", False),
        ("Majelis hakim Poso mengeluarkan biaya angkut dari hitungan kerugian", True),
    ],
)
def test_what_is_taken_out_is_taken_out_of_something(event: str, *, told: bool) -> None:
    found = list(explained(text_of(f"{event} karena jasa itu benar-benar diberikan.")))
    assert bool(found) is told


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        ("Pengiriman ikan ke Palu tersendat akibat penolakan warga.", "hubungan sebab-akibat secara tersurat"),
        ("Pengiriman ikan ke Palu tersendat karena itikad warga berubah.", ""),
    ],
)
def test_a_noun_behind_its_cause_is_no_clause_behind_a_conjunction(cause: str, words: str) -> None:
    paragraph = f"Pasar Poso dibuka pagi hari. {cause} Warga membeli beras di sana."
    found = [stem for stem in stems(paragraph) if "menyatakan" in stem and "sebab-akibat" in stem]
    assert all(words in stem for stem in found)
    assert bool(found) or not words


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        (f"{LEAD} menyebut nelayan di Poso tidak melaut sepanjang Januari 2024.", "menyebutkan bahwa nelayan"),
        (
            f"{LEAD} menuduh koperasi di Palu mengalihkan beban biaya kepada nelayan.",
            "menuduh koperasi di Palu mengalihkan",
        ),
    ],
)
def test_a_verb_of_saying_takes_only_what_it_can_have(sentence: str, question: str) -> None:
    found = stems(f"{sentence}\n\n{OTHERS}")
    assert any(question in stem for stem in found)
    assert not any("menuduh bahwa" in stem or "menyebut bahwa" in stem for stem in found)


@pytest.mark.parametrize(
    "claim",
    [
        "kelompok nelayan Poso menunggu mediasi kedua, sebelum memutuskan untuk menggugat",  # the point is left out
        "gangguan hanya terjadi di enam kelurahan",  # of what?
    ],
)
def test_a_claim_without_its_point_or_its_thing_is_not_asked_for(claim: str) -> None:
    found = stems(f"{LEAD} mengatakan {claim}.\n\n{OTHERS}")
    assert not any("menunggu mediasi" in stem or "gangguan" in stem for stem in found)


@pytest.mark.parametrize(
    ("claim", "subject"),
    [
        ("two members had heard the warning over a radio", "two members"),
        ("two members of the crew had heard the warning", ""),
        ("two fishermen had heard the warning", ""),
        ("most had acted in good faith", "most"),
    ],
)
def test_some_of_a_body_that_is_not_named_make_no_claim(claim: str, subject: str) -> None:
    assert half_told(claim, lexicon("en")) == subject


CLAIMS = (
    "Bupati Poso Budi Hartono mengatakan bahwa air masuk ke pasar lama.\n\n"
    "Camat Lage Siti Aminah menyatakan bahwa jembatan di Lage masih dapat dilalui.\n\n"
    "Ketua Koperasi Tani Makmur, Rahmat Hidayat, menilai bahwa irigasi Sungai Puna terlalu sempit.\n\n"
)


@pytest.mark.parametrize(
    ("fourth", "asked"),
    [
        ("BMKG memperingatkan bahwa hujan lebat akan turun di Sulawesi Tengah.", "siapa atau lembaga mana yang"),
        ("Gubernur Riau Yusuf Rahman memperingatkan bahwa hujan lebat akan turun di Riau.", "siapa yang"),
        ("BMKG memprakirakan bahwa hujan lebat turun di Sulawesi Tengah.", ""),
        ("BMKG memperingatkan bahwa hujan lebat akan turun di Sulawesi Tengah sampai Jumat.", ""),
    ],
)
def test_claims_are_set_side_by_side_only_where_each_is_true_as_it_stands(fourth: str, asked: str) -> None:
    grids = [one.item.stem for one in drafts_of(CLAIMS + fourth).drafts if one.rule == "claims"]
    assert grids == ([f"Menurut bacaan, {asked} menyampaikan setiap pernyataan berikut?"] if asked else [])


BUILDER = "Bupati Poso Budi Hartono menutup tiga jembatan tua di Kecamatan Lage"
DEEDS = (
    "Menteri Pertanian Yusuf Rahman mengirim ribuan bibit kelapa ke Kabupaten Sigi.\n\n"
    "Dokter hewan Siti Aminah memeriksa ratusan sapi di Pasar Tentena.\n\n"
    "Guru sekolah Rahmat Hidayat mengumpulkan buku bekas dari warga Palu."
)


@pytest.mark.parametrize(
    ("deed", "asked"),
    [
        (f"{BUILDER}.", True),
        (f"{BUILDER.replace('tiga', '23')}.", False),  # the only one with a figure
        (f"{BUILDER}, tetapi warga boleh berjalan kaki.", False),  # the point stands behind
    ],
)
def test_neither_a_figure_nor_half_a_sentence_is_the_key_about_somebody(deed: str, *, asked: bool) -> None:
    items = [one.item for one in drafts_of(f"{deed}\n\n{DEEDS}").drafts if one.rule == "about"]
    about = any("Budi Hartono" in item.stem for item in items)
    assert about is asked


def test_a_quotation_among_statements_is_punctuated_as_a_sentence() -> None:
    said = "“Harga bawang merah di Riau naik tajam,” kata Gubernur Riau Tarmizi Hidayat."
    items = [one.item for one in drafts_of(f"{BUILDER}.\n\n{said}\n\n{DEEDS}").drafts if one.rule == "about"]
    texts = [option.text for item in items if isinstance(item.content, Choices) for option in item.content.options]
    assert "Ia mengatakan, “Harga bawang merah di Riau naik tajam.”" in texts
