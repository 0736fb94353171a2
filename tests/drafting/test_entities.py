"""What the entities of an article are: names whole, bodies under one name, and nothing that is none."""

from __future__ import annotations

import pytest
from babel import Locale

from quizapp.drafting.names.bodies import beside
from quizapp.drafting.words.gazetteer import gazetteer, groups
from quizapp.drafting.words.name import ORGANISATION, PERSON, PLACE, Name
from tests.drafting.drafted import drafts_of, stems, text_of


def named(text: str, language: str = "id") -> dict[str, str]:
    return {name.text: name.kind for name in text_of(text, language).names.names}


def aliases(text: str, language: str = "id") -> dict[str, tuple[str, ...]]:
    return {name.text: name.aliases for name in text_of(text, language).names.names}


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_country_of_the_list_has_a_name_and_states_at_odds_are_never_offered(language: str) -> None:
    territories = Locale(language).territories
    known = gazetteer(language)
    for code in ("AM", "AZ", "GE", "KZ", "CY", "MT", "HR", "LY", "SO", "ZM", "HT", "PA", "WS", "BH"):
        assert known[territories[code]].land == code
    assert {country.land for country in groups(language)["country-dp"]} == {"TW", "PS", "XK"}


def test_an_everyday_word_that_opens_a_sentence_is_no_capital() -> None:
    assert "Lima" not in named("Lima warga mengungsi ke balai desa pada malam itu.")
    assert named("Rombongan petani kopi terbang ke Lima pada 3 Mei 2025.")["Lima"] == PLACE


def test_a_country_that_only_says_whose_money_it_is_is_not_named() -> None:
    assert "Amerika Serikat" not in named("Nilai dagang kedua pihak mencapai 112 juta dolar AS pada 2025.")
    assert "New Zealand" not in named("The study cost 740,000 New Zealand dollars over three years.", "en")


@pytest.mark.parametrize(
    ("sentence", "language", "name", "kind"),
    [
        ("Kementerian BUMN menyatakan bahwa modal tidak akan ditambah.", "id", "Kementerian BUMN", ORGANISATION),
        ("Warga dibawa ke Poltekkes Kemenkes Kupang pada malam hari.", "id", "Poltekkes Kemenkes Kupang", ORGANISATION),
        ("Persekap Pasuruan menang atas PSIR Rembang dengan skor 2-1.", "id", "Persekap Pasuruan", ORGANISATION),
        ("TNI Angkatan Laut mengirim dua kapal ke Ambon.", "id", "TNI Angkatan Laut", ORGANISATION),
        ("Polresta Banda Aceh menyita 30 botol minuman keras.", "id", "Polresta Banda Aceh", ORGANISATION),
        ("Human Rights Watch urged both governments to clear mines.", "en", "Human Rights Watch", ORGANISATION),
        ("It must be approved by the Sugar and Tea Board in London.", "en", "Sugar and Tea Board", ORGANISATION),
        ("He moved to the Bradford Museum of Trade in 2019.", "en", "Bradford Museum of Trade", ORGANISATION),
        ("Shops in Northern Ireland will close first.", "en", "Northern Ireland", PLACE),
        ("The University of the South Coast hired 40 people.", "en", "University of the South Coast", ORGANISATION),
        ("Kurator Museum Batu Alam, Rina Sari, menilai lukisan itu asli.", "id", "Museum Batu Alam", ORGANISATION),
        ("Candi Borobudur dikunjungi 40.000 orang.", "id", "Candi Borobudur", PLACE),
        ("Pameran itu digelar di Nganjuk pada Mei 2025.", "id", "Nganjuk", PLACE),
        ("Timnas Indonesia mengalahkan Vietnam dengan skor 3-0.", "id", "Timnas Indonesia", ORGANISATION),
        ("Villages along the Aras River were flooded.", "en", "Aras River", PLACE),
    ],
)
def test_a_name_is_whole(sentence: str, language: str, name: str, kind: str) -> None:
    assert named(sentence, language).get(name) == kind


@pytest.mark.parametrize(
    ("sentence", "language", "name"),
    [
        ("Vaksin human papillomavirus (HPV) diberikan gratis, dan vaksin HPV aman.", "id", "HPV"),
        ("Peringkat obligasi itu turun menjadi CCB pada Mei 2025.", "id", "CCB"),
        ("Kementerian ABCD Jaya menyatakan hal itu.", "id", "Kementerian"),
        ("Badan Jaminan Sosial (BJS) Kesehatan membayar klaim.", "id", "Badan Jaminan Sosial"),
        ("The prize went to Denzel Washington and Jack London.", "en", "Washington"),
        ("Manchester United beat Real Madrid 2-1 on Tuesday.", "en", "Madrid"),
        ("The Supreme Court of Canada rejected the appeal.", "en", "Supreme Court"),
        ("Pengungsi tiba dari Irlandia Utara pada Senin.", "id", "Irlandia"),
        ("Joanna Field spoke for Ocean Welfare at the meeting.", "en", "Ocean Welfare"),
        ("The film won a prize at the Galway Film Festival.", "en", "Galway"),
    ],
)
def test_what_is_none_is_not_named(sentence: str, language: str, name: str) -> None:
    assert name not in named(sentence, language)


def test_honours_behind_a_name_are_no_part_of_it() -> None:
    found = named("Dame Judith Ashworth DBE said that the shops would stay. “They will stay,” Ashworth said.", "en")
    assert found == {"Judith Ashworth": PERSON}


def test_honours_end_the_name_of_whom_an_office_introduces() -> None:
    found = named("Its leader, Vahan Sarkisian MP, said that the deal was a surrender.", "en")
    assert found == {"Vahan Sarkisian": PERSON}


def test_the_names_of_one_body_are_joined() -> None:
    found = aliases(
        "Dinas Kesehatan Kabupaten Sumenep membuka posko. Warga memuji Dinas Kesehatan Sumenep. "
        "Sebanyak 12 warga dibawa ke Rumah Sakit Umum Daerah Selong, kata petugas RSUD Selong."
    )
    assert "Dinas Kesehatan Sumenep" in found["Dinas Kesehatan Kabupaten Sumenep"]
    assert "Dinas Kesehatan Sumenep" not in found
    assert "RSUD Selong" in found["Rumah Sakit Umum Daerah Selong"]


def test_the_bodies_of_two_regencies_are_two() -> None:
    found = aliases("Dinas Sosial Kabupaten Kupang dan Dinas Sosial Kota Kupang mengirim bantuan.")
    assert {"Dinas Sosial Kabupaten Kupang", "Dinas Sosial Kota Kupang"} <= found.keys()


def test_a_company_is_known_without_its_legal_form() -> None:
    found = aliases("PT Kopi Sentosa Tbk membuka pabrik. Warga senang karena Kopi Sentosa memberi pekerjaan.")
    assert found["PT Kopi Sentosa Tbk"] == ("Kopi Sentosa",)
    asked = stems("Fairholme Group plc bought two mills. Fairholme denied that the Wakefield site would close.", "en")
    assert asked.get("Which company denied that the Wakefield site would close?") == "Fairholme Group"


def test_the_captain_of_a_team_does_what_he_does_himself() -> None:
    asked = stems("Kapten Persib, Marc Klok, menyelamatkan tuan rumah dengan sundulan pada menit ke-88.")
    assert "Persib" not in asked.values()


def test_a_service_of_a_regency_has_others_of_it_beside() -> None:
    key = Name("Dinas Perhubungan Kabupaten Bantul", ORGANISATION, ORGANISATION)
    found = {name.text for name in beside(key)}
    assert {"Dinas Pekerjaan Umum Kabupaten Bantul", "Dinas Lingkungan Hidup Kabupaten Bantul"} <= found
    assert key.text not in found
    assert not list(beside(Name("Badan Geologi", ORGANISATION, "body-earth")))


def test_parties_of_a_country_that_the_article_does_not_name_are_not_offered() -> None:
    sentence = "The Republican Party said that the treaty was a surrender."
    found = [one.item for one in drafts_of(f"{sentence} Armenia signed it.", "en").drafts]
    assert "single_choice" not in {item.type for item in found if "Which party" in item.stem}


def test_a_father_is_no_part_of_the_name_of_his_child() -> None:
    found = aliases("Penari Warsinah binti Sarpan, 87 tahun, menari di desa. Ayahnya, Sarpan, adalah dalang.")
    assert found["Warsinah binti Sarpan"] == ()


def test_a_branch_is_the_body_whose_letters_it_has() -> None:
    found = aliases("Kantor Penanggulangan Bencana Wilayah (KPBW) membuka posko. Relawan KPBW Lembata membantu warga.")
    assert "KPBW Lembata" in found["Kantor Penanggulangan Bencana Wilayah"]


def test_the_letters_of_a_field_alone_are_no_service() -> None:
    found = aliases("Dinas Pekerjaan Umum (PU) Kabupaten Bone memperbaiki jalan. Warga memuji Dinas Pekerjaan Umum.")
    assert found["Dinas Pekerjaan Umum"] == ("Dinas PU",)


def test_two_who_play_as_a_pair_are_known_by_a_part_of_their_names() -> None:
    pair = "Ganda putri Rika Sari Dewi/Mio Tanaka menang di Kudus. “Kami senang sekali,” kata Mio."
    assert [name.text for name in text_of(pair).names.people()] == ["Mio Tanaka"]
    assert not text_of("Ganda putri Rika Sari Dewi/Mio Tanaka menang di Kudus.").names.people()


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("Wagiman, salah seorang pelapor, datang ke Muncar.", ["Wagiman"]),
        ("Kemarin, salah seorang pelapor, Budi, datang ke Muncar.", []),
        ("Presiden Taiwan Tsai Mei Ling tiba di Jakarta pada Mei 2024.", ["Tsai Mei Ling"]),
        ("Kepala Kantor Pencarian dan Pertolongan Kendari La Ode Muhtar tiba.", ["La Ode Muhtar"]),
        ("Pesaingnya, Muh. Fathul Fauzy Nurdin, tiba di Muncar.", ["Muh. Fathul Fauzy Nurdin"]),
        ("Temenggung Dayak Kayaan Mendalam, Aloysius Hibau Lirung, tiba.", ["Aloysius Hibau Lirung"]),
    ],
)
def test_one_of_several_a_month_in_a_name_and_old_offices(sentence: str, people: list[str]) -> None:
    assert [name.text for name in text_of(sentence).names.people()] == people
