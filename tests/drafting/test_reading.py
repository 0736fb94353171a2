"""Reading: sentences and quotations stay whole, damage is named, what is no sentence is left out with the reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.refusal import Malformed
from quizapp.drafting.words.cleaning import cleaned, curly, paragraphs
from quizapp.drafting.words.language import language_of
from quizapp.drafting.words.lexicon import Lexicon, lexicon
from quizapp.drafting.words.reading import Article, read_article
from quizapp.drafting.words.sentences import sentences
from quizapp.drafting.words.times import DATE, FLOATING, times
from tests.drafting.drafted import drafts_of

ID, EN = lexicon("id"), lexicon("en")
FILL = (
    "Pemerintah daerah menyiapkan bantuan untuk warga yang mengungsi di sekolah dan balai desa. "
    "Bantuan itu akan dibagikan oleh petugas kepada semua keluarga yang terdampak oleh banjir."
)


def article(text: str, language: str = "id") -> Article:
    return read_article(cleaned(f"{text}\n\n{FILL}" if language == "id" else text), language)


@pytest.mark.parametrize(
    ("paragraph", "wanted"),
    [
        ("Ia datang. Ia pergi.", 2),
        ("Dr. Budi dan Prof. Sri datang. Mereka pulang.", 2),
        ("H. Agus S. Rahman tiba di Jl. Melati No. 5 kemarin.", 1),
        ("“Saya pergi. Saya lelah,” kata Sri. Ia pulang.", 2),
        ("“Mengapa kita diam?” tanya Sri.", 1),
        ("Harga naik 2.500 rupiah. Lalu turun.", 2),
        ("Kalimat ini putus. dengan huruf kecil.", 2),
        ("Satu… Dua! Tiga?", 3),
        ("Ahli gunung api, Dr. Ir. Salma Hi. Usman, M.T., tiba. Ia lelah.", 2),
        ("Rapat dibuka Hj. St. Aminah Dg. Ngawing. Warga hadir.", 2),
        ("Doa dipimpin Tgk. H. Moch. Nur dan I Gst. Ngr. Putra.", 1),
    ],
)
def test_sentences_end_where_a_reader_ends_them(paragraph: str, wanted: int) -> None:
    assert len(sentences(paragraph, ID)) == wanted


@pytest.mark.parametrize(
    ("paragraph", "language", "wanted"),
    [
        ("Rapat dipimpin Bambang, S.H., M.Kn. Enam fraksi setuju.", ID, 2),
        ("Rapat dipimpin Bambang, S.H., M.Kn., di balai kota.", ID, 1),
        ("Rapat dipimpin Bambang, S.H. M.Kn. di balai kota.", ID, 1),
        ("It will open on Nov. 20. The price is low.", EN, 2),
        ("It rained in Nov. The roads were closed.", EN, 2),
    ],
)
def test_a_degree_may_end_a_sentence_and_a_month_before_its_day_does_not(
    paragraph: str, language: Lexicon, wanted: int
) -> None:
    assert len(sentences(paragraph, language)) == wanted


def test_a_day_of_a_short_month_is_a_time() -> None:
    found = [time.kind for time in times("It opened on Nov. 20, 2024, and closed on Jan. 3.", "en")]
    assert found == [DATE, FLOATING]


@given(st.text(alphabet="ab C.“”!? ", max_size=80))
def test_sentences_together_are_the_paragraph(text: str) -> None:
    joined = "".join("".join(sentences(text, EN)).split())
    assert joined == "".join(text.split())


def test_a_cut_sentence_and_what_follows_it_are_damaged() -> None:
    read = article("Judul\n\nWarga mulai pulang ke rumah. dengan perahu karet dari posko.")
    assert set(read.damaged) >= {"p1.1", "p1.2"}


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("”Jalan rusak. Kami rugi,” kata Sri. ”Lama.”", "“Jalan rusak. Kami rugi,” kata Sri. “Lama.”"),
        ('"Jalan rusak," kata Sri.', "“Jalan rusak,” kata Sri."),
        ("„Jalan rusak,“ kata Sri. „Lama.“", "“Jalan rusak,” kata Sri. “Lama.”"),
        ("Mereka menang.”Kami senang,”kata Sri.", "Mereka menang. “Kami senang,” kata Sri."),
        ('Kata dia,"Kami senang. " Lalu pergi.', "Kata dia, “Kami senang.” Lalu pergi."),
        ("”Ia bilang ”tidak” kepada kami,” kata Sri.", "“Ia bilang ‘tidak’ kepada kami,” kata Sri."),
        ("“Ia bilang “tidak” kepada kami,” kata Sri.", "“Ia bilang ‘tidak’ kepada kami,” kata Sri."),
        ("Kata “ya”-nya (”siap”) jelas.", "Kata “ya”-nya (“siap”) jelas."),
        ('Pipa 5" itu bocor.', "Pipa 5” itu bocor."),
    ],
)
def test_quotations_open_and_close_whichever_mark_was_typed(typed: str, wanted: str) -> None:
    assert curly(typed) == wanted
    assert curly(wanted) == wanted


@given(st.lists(st.tuples(st.sampled_from(["”", '"', "“"]), st.sampled_from(["”", '"'])), min_size=1))
def test_each_quotation_that_was_closed_is_closed(marks: list[tuple[str, str]]) -> None:
    turned = curly(" ".join(f"{first}Kami pulang,{last} kata Sri." for first, last in marks))
    assert turned == " ".join(["“Kami pulang,” kata Sri."] * len(marks))


def test_an_open_quotation_damages_its_paragraph() -> None:
    read = article("Judul\n\n“Kami menunggu kabar, kata Sri kepada semua orang. Ia lalu pergi.")
    assert "p1.1" in read.damaged


def test_lines_without_an_end_are_headings_or_left_out() -> None:
    read = read_article(f"Judul berita\n\nWarga pulang ke rumah mereka.\n\nKabar baru\n\n{FILL}\n\nSumber", "id")
    assert [left.text for left in read.left_out] == ["Sumber"]
    assert read.passage.title == "Judul berita"
    assert [section.heading for section in read.passage.sections] == ["", "Kabar baru"]


def test_the_line_of_place_and_a_list_are_left_out_with_the_reason() -> None:
    read = article("Judul\n\nJAKARTA, Kabar — Warga pulang ke rumah.\n\n- beras.\n- gula.")
    assert read.passage.by_address()["p1.1"].text == "Warga pulang ke rumah."
    assert {left.text for left in read.left_out} == {"JAKARTA, Kabar", "- beras.", "- gula."}
    assert all(str(left.why) for left in read.left_out)


def test_a_sentence_in_another_language_is_left_out() -> None:
    read = article("Judul\n\nThe mayor said that all of the people who live here would be moved. Warga pulang.")
    assert any("mayor" in left.text for left in read.left_out)


def test_wrapped_lines_are_joined_and_tags_fall() -> None:
    wrapped = (
        "Pemerintah daerah menyiapkan bantuan untuk warga yang\nmengungsi di sekolah dan balai desa pada hari itu."
    )
    text = f"{wrapped}\n\n<b>Warga</b> pulang."
    assert list(paragraphs(cleaned(f"{text}\n\n{FILL}")))[:2] == [
        "Pemerintah daerah menyiapkan bantuan untuk warga yang mengungsi di sekolah dan balai desa pada hari itu.",
        "Warga pulang.",
    ]


def test_languages_are_told_apart_and_others_refused() -> None:
    assert language_of(FILL) == "id"
    assert (
        language_of("The river rose in the night, and all of the people had to leave their homes for the hills.")
        == "en"
    )
    with pytest.raises(Malformed):
        language_of("Der Fluss stieg in der Nacht, und alle mussten ihre Häuser verlassen, bevor es hell wurde.")


def test_a_last_sentence_without_its_mark_costs_its_paragraph_nothing_else() -> None:
    read = article("Judul\n\nWarga pulang ke rumah mereka setelah air surut. Petugas masih menunggu kabar dari hulu")
    assert read.passage.sections[0].paragraphs[0].sentences[0].text.startswith("Warga pulang")
    assert [left.text for left in read.left_out] == ["Petugas masih menunggu kabar dari hulu"]


def test_nothing_rests_on_a_sentence_that_says_one_thing_twice() -> None:
    drafts = drafts_of("Bupati Sigi Hasan Basri menegaskan bahwa pagar menjadi alat pencegah untuk mencegah banjir.")
    assert drafts.told[0].damaged
    assert drafts.told[0].items == ()


@pytest.mark.parametrize("place", ["Lebak", "Lebak (5/3/2025)", "Lebak, Banten", "Cilacap (ANTARA)"])
def test_a_place_before_a_dash_is_no_part_of_the_first_sentence(place: str) -> None:
    assert article(f"Judul\n\n{place} - Dinas menyiapkan bantuan.").dateline == place


def test_a_title_behind_a_title_ends_no_sentence() -> None:
    assert len(sentences("Ketua tim Prof. Dr. Eng. Yuli Saputri tiba. Ia tersenyum.", ID)) == 2
    assert len(sentences("Sejarawan Dr. Phil. Yuli Saputri tiba. Ia tersenyum.", ID)) == 2
