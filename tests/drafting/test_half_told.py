"""What is refused because it tells half a thing, and what beside it is whole."""

from __future__ import annotations

import pytest

from quizapp.drafting.rules.explaining import explained
from quizapp.drafting.rules.linking import relations
from quizapp.drafting.rules.sole_reasons import sole_reasons
from quizapp.drafting.rules.sourcing import claims
from quizapp.drafting.sense.alone import leaning
from quizapp.drafting.words.lexicon import lexicon
from quizapp.itemtypes.grid.content import Grid
from tests.drafting.drafted import drafts_of, stems, text_of


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        ("Camat Lage bahkan melarang karena garasi desa penuh kardus.", []),  # forbade what?
        ("Camat Lage bahkan menutup pasar karena garasi desa penuh kardus.", ["camat lage menutup pasar"]),
        ("Debit Sungai Lembah memang menyusut karena hujan tidak turun.", ["debit sungai lembah menyusut"]),
    ],
)
def test_an_event_that_needs_a_reason_has_its_object_and_no_idle_word(sentence: str, events: list[str]) -> None:
    assert [one.event.lower() for one in explained(text_of(sentence))] == events


@pytest.mark.parametrize(
    ("event", "found"),
    [
        ("Pelabuhan Poso ditutup", 1),
        ("Tiga pabrik tepung di Kabupaten Poso dan Kabupaten Sigi mengurangi jam kerja sejak Mei 2024", 0),
    ],
)
def test_a_long_question_does_not_repeat_its_sentence(event: str, found: int) -> None:
    assert len(list(sole_reasons(text_of(f"{event} karena gelombang tinggi sekali.")))) == found


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("seluruh prosedur telah dipenuhi sejak awal", False),  # of what?
        ("semua bermula dari banjir pada tahun 2017", False),
        ("sebagian pembeli dekat dengan pejabat daerah", False),
        ("seluruh petani telah menerima bibit padi", True),
        ("seluruh prosedur pengadaan bibit telah dipenuhi", True),
        ("surat izin tambang terbit pada 29 Agustus dan salinannya dikirim ke Poso", False),
    ],
)
def test_a_claim_is_of_something_that_it_names(claim: str, *, told: bool) -> None:
    found = list(claims(text_of(f"Bupati Poso Budi Hartono mengatakan bahwa {claim}.")))
    assert bool(found) is told


def test_what_somebody_only_supposes_is_no_statement_of_a_grid() -> None:
    told = (
        "Bupati Poso Budi Hartono mengatakan bahwa pasar ikan dibuka lagi. "
        "Camat Lage Sari Dewi mengatakan bahwa jalan desa sudah kering. "
        "Dokter Rina Wati mengatakan bahwa tiga pasien sudah pulang. "
        "Guru Tono Wijaya menduga bahwa kebakaran hutan dipicu puntung rokok."
    )
    drafts = drafts_of(told).drafts
    assert not [one for one in drafts if isinstance(one.item.content, Grid)]
    assert "Siapa yang menduga bahwa kebakaran hutan dipicu puntung rokok?" in [one.item.stem for one in drafts]


def test_a_subject_is_read_before_itself() -> None:
    told = "Bupati Poso Budi Hartono meninjau pasar. Budi sendiri mengaku sempat ragu akan panen padi."
    assert "Siapa yang mengaku sempat ragu akan panen padi?" in stems(told)


def test_those_who_point_at_nobody_else() -> None:
    assert leaning("aturan berlaku bagi mereka yang baru mundur", lexicon("id")) is None
    assert leaning("aturan berlaku bagi mereka", lexicon("id")) is not None


@pytest.mark.parametrize(
    ("beside", "rules"),
    [
        ("Warga membawa beras ke balai desa.", ["cause"]),
        ("Warga membawa beras untuk dapur umum.", []),  # may be read as what led to it
    ],
)
def test_a_cause_is_asked_for_where_no_neighbour_has_a_purpose(beside: str, rules: list[str]) -> None:
    told = f"Jalan menuju Desa Lembah ambles karena hujan deras. {beside} Bupati Budi Hartono meninjau pasar."
    assert [rule for _, rule in relations(text_of(told))] == rules


def test_a_body_alone_of_its_kind_is_typed_and_not_chosen() -> None:
    found = drafts_of("Badan Pusat Statistik mencatat inflasi tahunan Kabupaten Poso sebesar 2,9 persen.").drafts
    assert all(one.item.type != "single_choice" for one in found if one.rule == "doer")


def test_a_name_at_a_figure_does_not_say_what_is_measured() -> None:
    assert not [one for one in stems("Ambon sendiri berada di angka 2,7 persen.") if "yang berada di angka" in one]


@pytest.mark.parametrize(
    ("told", "claim"),
    [
        ("mutasi pejabat justru berisiko memperlambat pekerjaan", "mutasi pejabat berisiko memperlambat pekerjaan"),
        ("urusan air bersih justru soal paling rawan", "urusan air bersih justru soal paling rawan"),  # no verb behind
    ],
)
def test_a_claim_does_not_turn_against_another_sentence(told: str, claim: str) -> None:
    found = [one.text for one in claims(text_of(f"Bupati Poso Budi Hartono menilai bahwa {told}."))]
    assert found == [claim]


def test_an_act_is_asked_for_rather_than_a_gap_of_its_sentence() -> None:
    told = "Pemerintah Kabupaten Poso menjanjikan Rp 150 juta, di luar hadiah dari Kementerian Sosial yang belum ada."
    rules = {one.rule for one in drafts_of(told).drafts}
    assert "gap" not in rules
    assert "act" in rules
