"""A short name that somebody else is introduced by means nobody; an office that is lost or shared is not asked for."""

from __future__ import annotations

import pytest

from quizapp.drafting.rules.holding import holds_alone
from tests.drafting.drafted import drafts_of, stems, text_of

HEAD = "Kepala Dinas Sosial Ngawi, Wahyuni Sutarno, menyebut 340 keluarga menerima beras."


def _called(sentence: str, person: str) -> tuple[str, ...]:
    return next(name.aliases for name in text_of(sentence).names.people() if name.text == person)


@pytest.mark.parametrize(
    "other",
    [
        "Lurah Margomulyo, Sutarno, meminta warga mengantre.",
        "Kades Sutarno meminta warga mengantre.",
        "Sutarno, porter stasiun, meminta warga mengantre.",
        "Sutarno, petani di Desa Kauman, meminta warga mengantre.",
        "Sutarno (34) meminta warga mengantre.",
        "Sutarno, 34 tahun, meminta warga mengantre.",
        "Sutarno asal Sragen meminta warga mengantre.",
        "Aiptu Sutarno meminta warga mengantre.",
        "Salah satunya, Sutarno, meminta warga mengantre.",
        "Suaminya, Sutarno, meminta warga mengantre.",
        "Wahyuni Sutarno dan Sutarno meminta warga mengantre.",
        "Seorang pedagang bernama Sutarno meminta warga mengantre.",
    ],
)
def test_a_short_name_with_a_post_an_age_or_kin_of_its_own_is_another_s(other: str) -> None:
    for article in (f"{HEAD} {other} Sutarno datang pagi.", f"{other} Sutarno datang pagi.\n\n{HEAD}"):
        assert "Sutarno" not in _called(article, "Wahyuni Sutarno")


@pytest.mark.parametrize(
    "same",
    [
        "Sutarno meminta warga mengantre.",
        "Menurut Sutarno, kebutuhan beras warga naik.",
        "“Beras sudah datang,” kata Sutarno.",
        "Sutarno meminta warga mengantre. Sutarno, 54 tahun, datang pagi.",
    ],
)
def test_a_short_name_behind_the_whole_one_is_the_same_person_s(same: str) -> None:
    assert "Sutarno" in _called(f"{HEAD} {same}", "Wahyuni Sutarno")


def test_who_is_called_by_less_of_the_same_office_is_the_same_person() -> None:
    head = "Bupati Lembata, Fransiskus Ola, membuka pasar."
    assert _called(f"{head} Bupati Ola memuji pedagang. Ola datang pagi.", "Fransiskus Ola") == ("Ola",)
    assert not _called(f"{head} Wakil Bupati Ola memuji pedagang. Ola datang pagi.", "Fransiskus Ola")


def test_a_wife_is_called_by_the_name_of_her_husband() -> None:
    head = "Rektor Universitas Halmahera, Yohanes Tutuarima, melantik dua belas dekan."
    assert not _called(f"{head} Bu Tutuarima menyiapkan jamuan.", "Yohanes Tutuarima")
    assert _called(f"{head} Pak Tutuarima menyiapkan jamuan.", "Yohanes Tutuarima") == ("Tutuarima",)


def test_a_part_of_a_name_that_may_mean_another_is_not_accepted() -> None:
    found = drafts_of(f"{HEAD} Lurah Margomulyo, Sutarno, meminta warga mengantre.")
    accepted = {
        one.text
        for draft in found.drafts
        if draft.item.type == "short_answer"
        for one in getattr(draft.item.content, "accepted", ())
    }
    assert "Sutarno" not in accepted


RIVALS = "Ketua DPRD Tual, Hassan Borut, meminta penjelasan. Camat Kur Selatan, Adam Sether, membuka posko."


@pytest.mark.parametrize(
    "sentence",
    [
        "Wali Kota Tual Rizal Rahayaan dicopot dari jabatannya pada Selasa.",
        "Wali Kota Tual, Rizal Rahayaan, mundur pada Senin.",
        "Gubernur Maluku Murad Ismail memberhentikan Wali Kota Tual Rizal Rahayaan pada Senin.",
        "Pejabat yang dicopot antara lain Wali Kota Tual Rizal Rahayaan.",
        "Wali Kota Tual, Rizal Rahayaan, dilantik menjadi Menteri Perhubungan.",
        "Wali Kota Tual, Rizal Rahayaan, membuka pasar. Rizal dipecat dua hari kemudian.",
        "Wali Kota Tual, Rizal Rahayaan, membuka pasar. Penjabat Wali Kota Tual, Usman Tamnge, datang.",
    ],
)
def test_an_office_that_is_lost_or_shared_is_not_asked_for(sentence: str) -> None:
    assert not [stem for stem in stems(f"{sentence}\n\n{RIVALS}") if stem.endswith("sebagai Wali Kota Tual?")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Wali Kota Tual Rizal Rahayaan mencopot dua kepala dinas pada Selasa.",
        "Wali Kota Tual, Rizal Rahayaan, menolak mundur.",
        "Wali Kota Tual, Rizal Rahayaan, membuka pasar. Menurutnya, rapat dipindahkan ke hotel.",
        "Wali Kota Tual, Rizal Rahayaan, ditunjuk sebagai pelaksana tugas ketua panitia.",
    ],
)
def test_an_office_that_is_kept_is(sentence: str) -> None:
    text = text_of(f"{sentence}\n\n{RIVALS}")
    holder = next(name for name in text.names.people() if name.text == "Rizal Rahayaan")
    assert holds_alone(holder, "Wali Kota Tual", "p1.1", text)


def test_a_former_office_is_asked_for_as_such() -> None:
    sentence = "Mantan Wali Kota Tual, Rizal Rahayaan, dicopot pada Selasa."
    assert [stem for stem in stems(f"{sentence}\n\n{RIVALS}") if stem.endswith("sebagai mantan Wali Kota Tual?")]


BENCH = (
    "Hakim ketua Endang Lestari membuka sidang suap di Gianyar. Hakim anggota, Rahmat Oktarini, menegur saksi. "
    "Jaksa Komang Wirawan menuntut enam tahun. Petani Pejeng, Made Suweta, bersyukur. "
    "Ketua DPRD Gianyar, Wayan Tagel, datang. Direktur PT Rimba Kencana, Anton Wijaya, diam."
)


def _offered(article: str, stem: str) -> set[str]:
    found = {draft.item.stem: draft for draft in drafts_of(article).drafts}
    return {one.text for one in found[stem].offered}


def test_judges_stand_beside_a_judge() -> None:
    assert "Rahmat Oktarini" in _offered(BENCH, "Siapa yang membuka sidang suap di Gianyar?")


def test_no_judge_stands_beside_another_for_what_they_decide_together() -> None:
    article = BENCH.replace("membuka sidang suap di Gianyar", "menjatuhkan vonis empat tahun kepada Ketut Sudarma")
    assert "Rahmat Oktarini" not in _offered(article, "Siapa yang menjatuhkan vonis empat tahun kepada Ketut Sudarma?")


@pytest.mark.parametrize(
    ("office", "asked"),
    [
        ("Direktur operasional perusahaan PT Rimba Kencana", "direktur operasional PT Rimba Kencana"),
        ("Sekretaris perusahaan PT Rimba Kencana", "sekretaris perusahaan PT Rimba Kencana"),
    ],
)
def test_a_firm_is_not_said_to_be_one_before_its_name(office: str, asked: str) -> None:
    sentence = f"{office}, Anton Wijaya, diam. Ketua DPRD Tual, Hassan Borut, meminta penjelasan."
    assert [stem for stem in stems(sentence) if stem.endswith(f"sebagai {asked}?")]


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("Warga Kabupaten Timor Tengah Selatan (TTS) mengungsi. Hujan mengguyur TTS.", "TTS", "place"),
        ("Lulusan Universitas Sebelas Maret itu pulang.", "Universitas Sebelas Maret", "organisation"),
    ],
)
def test_letters_of_a_place_and_a_month_in_a_name_belong_to_them(sentence: str, name: str, kind: str) -> None:
    assert [one.kind for one in text_of(sentence).names.names if name in one.names] == [kind]


def test_somebody_s_firm_is_no_body_of_that_name() -> None:
    sentence = "Direktur PT Rimba Kencana, Hendra Kusnadi, diam. Perusahaan Hendra memasang dua mesin."
    assert "Perusahaan Hendra" not in [name.text for name in text_of(sentence).names.names]


def test_what_a_parent_does_is_not_done_by_the_child() -> None:
    head = "Kepala Polsek Sentani, Komisaris Yohan Itlay, menangkap tiga pemuda."
    assert stems(f"{head} Ibu Yohan, Marice, menangis di kantor polisi.")["Siapa yang menangis di kantor polisi?"] == (
        "Marice"
    )
