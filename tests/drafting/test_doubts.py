"""What looks like a person, a body, an office or a whole time and is none: found by reading drafts."""

import pytest

from quizapp.drafting.draft import draft
from tests.drafting.drafted import FILL, drafts_of, stems, text_of


@pytest.mark.parametrize(
    "sentence",
    [
        "Dewan Perwakilan Rakyat mengesahkan Undang-Undang Perlindungan Nelayan Teri kemarin.",
        "Direktur Pengawasan dan Penindakan Barang Kiriman datang ke pelabuhan.",
        "Riset itu dikerjakan lima peneliti dari Universitas Jember dan University of Oregon, Eugene.",
        "Seorang sopir berinisial KR (41) ditahan di kantor polisi.",
    ],
)
def test_titles_of_laws_long_offices_towns_and_initials_are_no_people(sentence: str) -> None:
    assert text_of(sentence).names.people() == ()


@pytest.mark.parametrize(
    ("sentence", "person", "office"),
    [
        (
            "Kepala Satuan Lalu Lintas Ajun Komisaris Besar Wulan Pratiwi tiba di kantor.",
            "Wulan Pratiwi",
            "Kepala Satuan Lalu Lintas",
        ),
        ("Ketua Koperasi Garam Rakyat, Moh. Fauzi, tiba di kantor.", "Moh. Fauzi", "Ketua Koperasi Garam Rakyat"),
        ("Kapolres Blitar Komisaris Besar Tono Subekti tiba di kantor.", "Tono Subekti", "Kapolres Blitar"),
    ],
)
def test_a_rank_or_a_short_first_name_is_part_of_neither_office_nor_name(
    sentence: str, person: str, office: str
) -> None:
    assert [found[0] for found in text_of(sentence).names.offices[person]] == [office]


def test_initials_of_a_suspect_are_neither_a_country_nor_a_body() -> None:
    names = text_of("Polisi menahan dua orang, AS (34) dan RW (31). AS dijerat dengan KUHP oleh jaksa.").names
    assert not {"Amerika Serikat", "RW", "KUHP", "AS"} & {name.text for name in names.names}


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Gubernur Bali Made Suarta menetapkan masa berkabung selama tujuh hari mulai 9 Oktober.", "id"),
        ("Palang Merah Indonesia mengirim beras dan tenda ke Aceh beberapa jam kemudian.", "id"),
        ("Palang Merah Indonesia masih mencari dua orang nelayan.", "id"),
        ("Donna Pike, a local lawyer, announced that Monday would be a holiday in all schools of the town.", "en"),
        ("NASA declined to comment on the new report.", "en"),
        ("A spokesman for the company, Mark Abbott, arrived in the evening.", "en"),
    ],
)
def test_no_question_hangs_on_a_lost_time_a_passing_state_or_an_unnamed_company(sentence: str, language: str) -> None:
    harmless = ("Lengkapi", "disebut dalam bacaan", "a local lawyer", "an announcement by")
    assert [stem for stem in stems(sentence, language) if not any(part in stem for part in harmless)] == []


def test_a_day_keeps_its_capital_behind_an_event() -> None:
    drafts = drafts_of("Gunung Semeru meletus di Lumajang, Jawa Timur, Sabtu (4/12/2021).")
    told = [fact.statement for one in drafts.drafts for fact in one.facts if one.rule == "date"]
    assert told == ["Gunung Semeru meletus di Lumajang, Jawa Timur, Sabtu, 4 Desember 2021."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Korban terbanyak juga tercatat di Jawa Barat menurut data dinas.",
        "Lomba perahu akan digelar di Ambon pada November.",
        "Waktu tempuh bus malam mencapai 1 jam 35 menit.",
    ],
)
def test_no_gap_in_what_adds_to_another_sentence_or_has_half_a_time_or_measure(sentence: str) -> None:
    assert [one.item.id for one in drafts_of(sentence).drafts if one.rule == "gap"] == []


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("Shop owner Dale Hutchins was late.", "a shop owner"),
        ("They met Brazilian forward Thiago Mendes at the gate.", "a Brazilian forward"),
        ("Oakham’s mayor, Ruth Bell, was late.", "Oakham’s mayor"),
        ("Council leader Martin Sykes was late.", "the council leader"),
        ("But marine biologist Claire Dumont was late.", "a marine biologist"),
        ("But opposition spokesman Darragh Keane was late.", "an opposition spokesman"),
        ("Foreign ministry spokesman Gao Feng was late.", "a foreign ministry spokesman"),
    ],
)
def test_an_english_office_has_the_article_it_needs_and_keeps_the_capital_of_a_name(sentence: str, office: str) -> None:
    assert [stem for stem in stems(sentence, "en") if stem.endswith(f" as {office}?")]


def test_a_union_and_its_own_bodies_do_not_compete() -> None:
    sentence = (
        "The European Commission said that the duties would start in autumn. "
        "The European Union and the Rhine Institute studied the report for two years."
    )
    for item in draft(f"Title\n\n{sentence}\n\n{FILL['en']}", "en").items:
        texts = {option.text for option in getattr(item.content, "options", ())}
        assert not {"European Commission", "European Union"} <= texts


def test_a_company_called_an_owner_is_nobody() -> None:
    sentence = "Its owner, Brinlink, said a ship had left. Brinlink, which made a profit, has offered 25 pounds."
    assert text_of(sentence, "en").names.people() == ()


@pytest.mark.parametrize(
    ("sentence", "stem"),
    [
        (
            "Sebanyak 2.760 keluarga terdampak, sedangkan 415 orang mengungsi ke masjid di Sayung.",
            "Berapa orang yang mengungsi ke masjid di Sayung?",
        ),
        (
            "Data Badan Geologi menunjukkan penurunan tanah di Sayung rata-rata 10,5 sentimeter per tahun.",
            (
                "Menurut bacaan, data Badan Geologi menunjukkan penurunan tanah di Sayung rata-rata berapa sentimeter "
                "per tahun?"
            ),
        ),
    ],
)
def test_a_question_ends_before_a_contrast_and_opens_with_a_small_noun(sentence: str, stem: str) -> None:
    asked = stems(sentence)
    assert stem in asked
    assert not any("terdampak, sedangkan" in one for one in asked)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kebutuhan garam dalam negeri mencapai 4,9 juta ton pada 2023.",
        "Polisi menyita dua mobil, perhiasan emas 230 gram, dan uang tunai di Bekasi.",
        "Letusan besar terjadi pada 2 Februari 2019 dan memutus jalan di Siau selama enam minggu.",
    ],
)
def test_no_question_turns_a_measure_splits_a_list_or_takes_weeks_for_a_sunday(sentence: str) -> None:
    asked = stems(sentence)
    assert not any("dicapai" in one or "emas berapa" in one or one.endswith("selama enam?") for one in asked)


def test_a_bank_is_its_short_form_and_its_former_name_is_no_rival() -> None:
    names = text_of("PT Bank Rimba Jaya Tbk (BRJ) tumbuh pesat. BRJ berdiri di Solo dengan nama Bank Pasar Lama.").names
    assert [(name.text, name.aliases) for name in names.names if name.kind == "organisation"] == [
        ("PT Bank Rimba Jaya Tbk", ("BRJ",))
    ]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Moscow dismissed the agreement of the two states as theatre.", "which city"),
        ("Prime Minister Donna Ziem rejected the idea.", "rejected"),
        ("Kremlin spokeswoman Irina Volk arrived in the evening.", "kremlin"),
        ("It was praised by the planning inspector, Ruth Calder.", "an inspector"),
        ("She has won the European Young Engineer Prize for her machine.", "described"),
        ("A survey in Leeds received 14,600 replies, and 71 percent of parents supported a ban.", "How many replies"),
        ("Egypt was the first, in 1998.", "was Egypt the first"),
        ("Each of them will cost about 8,000 euros in the end.", "Complete"),
    ],
)
def test_english_capitals_ideas_and_offices_are_not_asked_by_half(sentence: str, wrong: str) -> None:
    assert [stem for stem in stems(sentence, "en") if wrong in stem] == []


def test_a_range_of_months_is_not_cut() -> None:
    asked = stems("Palang Merah Indonesia menyalurkan beras dan tenda ke Aceh pada Januari–September 2024.")
    assert not any(stem.endswith("pada Januari?") for stem in asked)


@pytest.mark.parametrize(
    "sentence",
    [
        "Badai juga melanda Ponggok pada 2019.",
        "Keputusan penting akan diambil dalam pertemuan para menteri.",
        "Di Papua Pegunungan, harganya menembus 25.000 rupiah per kilogram.",
    ],
)
def test_what_happened_again_or_hangs_on_another_sentence_is_not_asked(sentence: str) -> None:
    assert stems(sentence) == {}


def test_a_family_name_alone_keeps_its_capital() -> None:
    asked = stems("Target Oktavi adalah medali emas. Oktavi pernah melatih tim nasional putri pada 2013.")
    assert not any("oktavi " in stem for stem in asked)


@pytest.mark.parametrize(
    "sentence",
    [
        "Menurut Sri Rahayu, Tono adalah pelukis pertama yang memakai kaca, seperti guru lain, di Poso.",
        "Menurut Sri Rahayu, pelukis kaca di Poso kekurangan cat.",
        "Menurut Sri Rahayu, pelukis tertua merupakan guru kaca, bukan petani.",
    ],
)
def test_a_clause_behind_its_source_is_no_office(sentence: str) -> None:
    told = "Camat Kulawi, Sri Rahayu, tiba di Poso. Bupati Poso, Tono Subekti, tiba di kantor. "
    offices = text_of(told + sentence).names.offices["Sri Rahayu"]
    assert [office for office, _ in offices] == ["Camat Kulawi"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Menteri Sosial Ani Lestari menyampaikan belasungkawa dan menyebut Tono sebagai guru yang baik.",
        "Menteri Sosial Ani Lestari menyampaikan terima kasih serta memberikan beras kepada warga Poso.",
        "Bupati Poso Ani Lestari tiba. Menurut Ani, perajin memasukkan tema baru, seperti pasar, ke dalam kaca.",
        "Bupati Poso Ani Lestari tiba. Menurut Ani, perajin yang memakai kaca, cat, dan kuas, kekurangan uang.",
    ],
)
def test_a_noun_or_half_a_clause_is_no_claim(sentence: str) -> None:
    assert not {one.rule for one in drafts_of(sentence).drafts} & {"claimed", "according"}


def test_two_subjects_of_one_verb_are_a_clause() -> None:
    sentence = "Menteri Sosial Ani Lestari mengatakan beras dan tenda akan dibagikan kepada warga Poso."
    assert "Siapa yang mengatakan bahwa beras dan tenda akan dibagikan kepada warga Poso?" in stems(sentence)


def test_a_roman_number_and_a_scale_are_no_bodies_and_a_realm_is_no_ruler() -> None:
    names = text_of("Guncangan di Sigi berkekuatan VI pada skala MMI. Sultan Kasepuhan menyebut Sigi aman.").names
    assert not {"VI", "MMI", "Kasepuhan"} & {name.text for name in names.names}


def test_a_clause_that_opens_with_a_trade_is_what_the_source_says() -> None:
    sentence = "Bupati Poso Ani Lestari tiba. Menurut Ani, perajin memakai 40 kilogram kaca, bukan plastik."
    assert not any("Menurut siapa, bukan" in stem for stem in stems(sentence))


def test_a_body_is_called_as_the_article_calls_it() -> None:
    short = text_of("PLN mengatakan bahwa aliran listrik di Poso sudah pulih.").names.names
    assert [(name.text, "Perusahaan Listrik Negara" in name.aliases) for name in short if "pln" in name.said] == [
        ("PLN", True)
    ]
    both = text_of("Perusahaan Listrik Negara (PLN) memulihkan listrik di Poso. PLN meminta maaf kepada warga.").names
    assert "Perusahaan Listrik Negara" in {name.text for name in both.names}


def test_a_region_of_which_the_article_names_no_other_is_typed() -> None:
    found = [one.item for one in drafts_of("Sulawesi Tengah menerima beras dari Palang Merah Indonesia.").drafts]
    assert [item.type for item in found if "provinsi mana" in item.stem] == ["short_answer"]
