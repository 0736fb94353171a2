"""Classes of newspaper sentences of which a question would be hanging, false or unnatural: refused or mended."""

import pytest

from quizapp.drafting.items.drafts import Draft
from quizapp.drafting.items.siblings import apart
from quizapp.drafting.questions.articles import with_the
from tests.drafting.drafted import drafts_of, stems, text_of


@pytest.mark.parametrize(
    ("sentence", "stem", "key"),
    [
        (
            "Produksi garam di Kabupaten Sigi naik 12 persen, lebih tinggi daripada produksi ikan.",
            "Berapa persen produksi garam di Kabupaten Sigi naik?",
            "12",
        ),
        (
            "Sebanyak 640 warga Poso mengungsi ke balai desa, sebagian besar perempuan dan anak-anak.",
            "Berapa warga Poso yang mengungsi ke balai desa?",
            "640",
        ),
        (
            "Banjir bandang melanda Kabupaten Sigi, Minggu (11/1/2026) pukul 04.26 Wita.",
            "Kapan banjir bandang melanda Kabupaten Sigi?",
            "11/1/2026",
        ),
        (
            "Pengadilan Negeri Poso menutup pasar ikan pada 14 November 2024, dan pemerintah membayar ganti rugi.",
            "Kapan Pengadilan Negeri Poso menutup pasar ikan?",
            "14 November 2024",
        ),
    ],
)
def test_a_tail_behind_a_comma_and_the_hour_of_a_day_are_cut(sentence: str, stem: str, key: str) -> None:
    assert stems(sentence).get(stem) == key


def test_a_claim_begins_behind_degrees_and_ends_before_a_tail() -> None:
    sentence = "Menurut Andi Rusdi, S.Si., M.Si., biaya satu alat Rp 275.000, jauh lebih murah daripada alat lain."
    asked = stems(f"Dosen Universitas Hasanuddin Andi Rusdi tiba di kantor. {sentence}")
    assert "Menurut siapa, biaya satu alat Rp 275.000?" in asked


def test_a_family_name_that_several_may_have_is_nobody_s() -> None:
    sentence = (
        "The letters of the explorer William Drummond were found. Drummond died of pneumonia in Dundee in 1921. "
        "The farmhouse belonged to Agnes Drummond, a nurse. “Nobody knew of the letters,” said Agnes Drummond."
    )
    assert not any(one.item.stem.startswith("Who died") for one in drafts_of(sentence, "en").drafts)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kepala Kepolisian Resor Kota Samarinda, Komisaris Besar Adi Nugroho, tiba di kantor.",
        "Kepala Bidang Humas Polda Jawa Barat Komisaris Besar Adi Nugroho tiba di kantor.",
    ],
)
def test_the_second_word_of_a_rank_is_no_name(sentence: str) -> None:
    assert [name.text for name in text_of(sentence).names.people()] == ["Adi Nugroho"]


def test_what_is_counted_ends_before_how_often_and_a_rare_subject_keeps_its_capital() -> None:
    sentence = "Ombudsman menerima 212 keluhan setiap pekan. Ketua Ombudsman Republik Indonesia Mokhamad Najib tiba."
    assert "Berapa keluhan yang diterima Ombudsman setiap pekan?" in stems(sentence)


def test_a_place_with_a_trade_behind_its_comma_is_nobody_and_a_national_park_is_asked_for_as_one() -> None:
    sentence = "Di Pulau Laut, Natuna, dokter mencabut 430 gigi. Kabupaten Natuna memiliki dokter."
    assert text_of(sentence).names.people() == ()
    asked = stems("Taman Nasional Mutis Timau menjadi sumber air bagi Kabupaten Belu.")
    assert "Menurut bacaan, taman nasional mana yang menjadi sumber air bagi Kabupaten Belu?" in asked


def test_who_is_named_behind_the_comma_of_a_mother_is_the_subject() -> None:
    sentence = "Penulis Rosalina Tuhuteru tiba di Poso. Ibu Rosalina, Mama Yosina, menjual ikan asar di Pasar Mardika."
    assert stems(sentence)["Siapa yang menjual ikan asar di Pasar Mardika?"] == "Mama Yosina"


def test_a_part_of_a_number_is_not_asked_by_the_whole() -> None:
    sentence = "Enam dari 20 gerbong kereta barang keluar dari rel di Kabupaten Garut."
    assert not any("berapa gerbong" in stem for stem in stems(sentence))


def test_a_reason_of_the_second_deed_alone_is_not_asked_for_both() -> None:
    sentence = "Palang Merah Indonesia mengirim 25 ton beras dan memulangkan 12 relawan karena jembatan rusak."
    assert not any("mengapa" in stem for stem in stems(sentence))


def test_a_date_before_the_subject_stays_with_what_is_asked() -> None:
    asked = stems("In 2017, two separate fires killed 117 people in Portugal.", "en")
    assert "How many people did two separate fires kill in Portugal in 2017?" in asked


def test_a_contrast_is_about_the_name_that_both_halves_speak_of() -> None:
    sentence = "Perupa Joko Sudibyo mengenang Sri Hartati sebagai guru yang keras, tetapi hangat."
    assert not any("pertentangan" in stem for stem in stems(sentence))


def test_a_person_of_whom_the_whole_article_tells_is_not_asked_for_all_over() -> None:
    sentence = (
        "Sri Hartati lahir di Poso pada 9 Agustus 1944. Sri Hartati mendirikan sanggar batik di Solo pada 1988. "
        "Sri Hartati menerima bintang budaya dari pemerintah pada 2009. Camat Kulawi Rina Pohan tiba di Solo. "
        "Bupati Poso Tono Subekti tiba di Palu. Gubernur Bali Made Suarta tiba di Poso."
    )
    assert {one.rule for one in drafts_of(sentence).drafts if "Sri Hartati" in one.item.stem} == {"date"}


def test_of_two_drafts_that_give_each_other_away_the_better_one_is_kept() -> None:
    drafts = drafts_of("Palang Merah Indonesia mengirim 25 ton beras ke Kecamatan Kulawi pada 12 Mei 2023.").drafts
    assert [one.rule for one in drafts if one.item.evidence == ("p1.1",)] == ["number"]


def test_drafts_of_other_sentences_and_offices_stay() -> None:
    drafts = drafts_of("Menteri Sosial Ani Lestari membuka 12 dapur umum di Poso. Poso kebanjiran pada 2019.").drafts
    assert apart(drafts) == drafts
    assert {one.rule for one in drafts} >= {"office", "number"}


def test_a_rationale_quotes_the_sentence_and_names_no_option_by_chance() -> None:
    sentence = (
        "Menteri Sosial Ani Lestari membuka dapur umum di Poso. Bupati Poso Tono Subekti menutup jalan di Kulawi. "
    )
    found: dict[str, Draft] = {
        one.item.id: one
        for one in drafts_of(sentence + "Camat Kulawi Rina Pohan membagikan beras kepada warga Kulawi.").drafts
    }
    rationale = found["doer-p1-1-ani-lestari"].item.rationale
    assert rationale == (
        "Jawabannya Ani Lestari, sebab bacaan menyatakan: “Menteri Sosial Ani Lestari membuka dapur umum di Poso.”"
    )


CONTRAST = "Ani Lestari menutup pasar ikan, tetapi membuka pasar sayur di Palu."


@pytest.mark.parametrize(
    ("before", "after", "asked"),
    [
        ("", "", True),
        ("", " Ia menutup kantor, sedangkan kantor lama dibuka.", False),
        ("", "\n\n“Kami senang, tetapi kami juga lelah,” ujarnya.", False),
        ("", "\n\nMenurut Ani Lestari, pasar lama sepi, sedangkan pasar baru ramai.", False),
        ("Menteri Sosial Ani Lestari menyambut alat baru, tetapi mengingatkan bahwa petugas kurang. ", "", False),
    ],
    ids=["alone", "a pronoun", "a quotation", "the name again", "what the speaker thinks"],
)
def test_a_contrast_is_asked_for_where_no_other_can_be_meant(before: str, after: str, asked: bool) -> None:
    drafts = drafts_of(
        f"{before}Menteri Sosial Ani Lestari tiba di Poso. {CONTRAST if not before else ''}{after}"
    ).drafts
    assert [one.rule for one in drafts if one.rule == "contrast"] == ["contrast"] * asked


PEOPLE = (
    "Budi Hartono, ketua Partai Bukit", "Sri Rahayu, bupati Poso", "Dewi Anggraini, rektor Universitas Bali",
    "Tono Wijaya, hakim di Palu", "Rina Oktaviani, petani di Sigi",
)  # fmt: skip


@pytest.mark.parametrize(("many", "rules"), [(4, {"office"}), (5, {"office", "offices"})])
def test_people_are_matched_or_asked_for_one_by_one(many: int, rules: set[str]) -> None:
    drafts = drafts_of(" ".join(f"{one}, tiba di kantor." for one in PEOPLE[:many])).drafts
    asked = [one for one in drafts if one.rule in {"office", "offices"}]
    assert {one.rule for one in asked} == rules
    assert not {one.item.id for one in asked} & frozenset().union(*(one.instead for one in asked))


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("Conservative lawmaker Ruth Bell was late.", "a Conservative lawmaker"),
        ("The film was made by Irish director Ruth Bell.", "an Irish director"),
        ("Players surrounded the referee, Ruth Bell, in Leeds.", "the referee"),
        ("Hartwell's players surrounded the referee, Ruth Bell, in Leeds.", "the referee"),
    ],
)
def test_english_offices_have_their_articles_and_capitals(sentence: str, office: str) -> None:
    assert stems(sentence, "en").get(f"Who is described in the passage as {office}?") == "Ruth Bell"


def test_nobody_is_asked_for_by_a_nationality_and_a_trade_that_others_have() -> None:
    sentence = "The film was made by Irish director Ruth Bell. The prize went to another director."
    assert not any("Irish" in stem for stem in stems(sentence, "en"))


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The Korea Battery Association said that 400 jobs were safe in Leeds.", "the Korea Battery Association"),
        ("The Tesla factory was closed. Tesla said that 400 jobs were safe in Leeds.", "Tesla"),
        ("Leeds is in the north of the country.", "the United States"),
    ],
)
def test_an_english_name_has_the_article_of_the_text(sentence: str, name: str) -> None:
    assert with_the(name.removeprefix("the "), text_of(sentence, "en")) == name


@pytest.mark.parametrize(
    "sentence",
    [
        "Tim tiba di Cimerak. Ketua Himpunan Nelayan Cimerak, Dadang Suherman, tiba di kantor.",
        "Warga Desa Cimerak, Kecamatan Kulawi, tiba. Kepala Desa Cimerak, Dadang Suherman, tiba di kantor.",
    ],
)
def test_a_district_that_ends_an_office_is_no_person(sentence: str) -> None:
    assert [name.text for name in text_of(sentence).names.people()] == ["Dadang Suherman"]


def test_two_bodies_set_against_each_other_are_not_two_things_about_one() -> None:
    sentence = "Redmoor Hospital delivered 3,300 babies, while Ashby delivered 1,900."
    assert not any(one.rule == "contrast" for one in drafts_of(sentence, "en").drafts)


def test_a_second_deed_behind_a_date_is_not_asked_for_with_the_first() -> None:
    asked = stems("Ashby General Hospital was opened in 1931 and employs 1,100 people.", "en")
    assert "In which year was Ashby General Hospital opened?" in asked


def test_a_date_before_both_halves_of_a_sentence_is_not_lost() -> None:
    sentence = "Greenland lost 270 billion tonnes of ice in 2025, while Antarctica lost 150 billion tonnes."
    assert not any("Antarctica" in one.item.stem for one in drafts_of(sentence, "en").drafts if one.rule == "contrast")


def test_a_quotation_that_goes_on_is_proved_by_the_sentence_with_its_speaker() -> None:
    sentence = "“Air naik sejak pagi tadi,” kata Bupati Poso Ani Lestari. “Kami akan membuka dapur umum di balai kota.”"
    found = [one.item for one in drafts_of(sentence).drafts if one.rule == "continued"]
    assert [item.evidence for item in found] == [("p1.1", "p1.2")]
    assert "Ani Lestari" in found[0].rationale.partition("sebab")[2]


def test_an_office_of_nobody_knows_what_is_no_reason() -> None:
    sentence = (
        "Hakim anggota Johan Sitorus tiba di Poso. Menteri Sosial Ani Lestari membuka dapur umum di Poso. "
        "Bupati Poso Tono Subekti menutup jalan di Kulawi. Camat Kulawi Rina Pohan membagikan beras kepada warga."
    )
    options = [option for one in drafts_of(sentence).drafts for option in getattr(one.item.content, "options", ())]
    assert any(option.text == "Johan Sitorus" for option in options)
    assert not any(str(option.rationale).endswith("sebagai anggota.") for option in options)


@pytest.mark.parametrize(("last", "asked"), [(190, False), (191, True)])
def test_a_total_is_no_gap_where_its_parts_stay(last: int, asked: bool) -> None:
    sentence = (
        f"Sebanyak 327 rumah di Kabupaten Sigi rusak, yaitu 41 rumah di Kulawi, 96 di Marawola, dan {last} di Dolo."
    )
    assert ("Lengkapi kalimat berikut sesuai dengan bacaan." in stems(sentence)) == asked


@pytest.mark.parametrize(
    ("sentence", "language", "stem"),
    [
        ("“Siapa yang akan membayar semua kerugian kami?” kata Ani Lestari.", "id", "Siapa yang bertanya “Siapa"),
        (
            "“What will be left after the long dry summer?” said Ruth Bell, the mayor of Oakham.",
            "en",
            "Who asked “What",
        ),
    ],
)
def test_a_quoted_question_has_one_mark(sentence: str, language: str, stem: str) -> None:
    found = [one for one in stems(sentence, language) if one.startswith(stem)]
    assert len(found) == 1
    assert found[0].endswith("?”")


@pytest.mark.parametrize(
    ("behind", "asked"),
    [
        ("", True),
        (" A spokesman told reporters that the plan was bad for the rivers.", False),
        (" The rivers are long and wide.", True),
    ],
)
def test_an_act_of_a_country_is_asked_for_where_nobody_speaks_behind_it(behind: str, asked: bool) -> None:
    sentence = f"Moscow, which sells gas to Turkey, criticized the U.N. role.{behind}"
    found = [one.item.stem for one in drafts_of(sentence, "en").drafts if one.rule == "act"]
    assert bool(found) == asked
