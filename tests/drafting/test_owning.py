"""Claims about what is the speaker's own, existence and deeds that a pronoun or a kin did."""

import pytest

from tests.drafting.drafted import stems, text_of

MIRA = "Direktur PT Surya Bahari, Mira Anggraini, mengatakan bahwa garam merusak panel di pulau."


def test_what_a_source_says_of_their_own_is_asked_with_who() -> None:
    asked = stems(f"{MIRA} Menurut Mira, kliennya hanya menjalankan perintah atasan.")
    assert asked["Siapa yang mengatakan bahwa kliennya hanya menjalankan perintah atasan?"] == "Mira Anggraini"
    assert not [stem for stem in asked if stem.startswith("Menurut siapa")]


@pytest.mark.parametrize("claim", ["belum ada penari muda yang menyamai Sri Rahayu", "ada lima kapal yang bocor"])
def test_a_claim_may_say_that_there_is_something(claim: str) -> None:
    assert stems(f"{MIRA} Mira menilai {claim}.")[f"Siapa yang menilai bahwa {claim}?"] == "Mira Anggraini"


def test_a_deed_behind_a_name_is_no_office() -> None:
    sentence = "Anggota fraksi yang memberi catatan, Dewi Anggraini, meminta wali kota menunda denda."
    found = text_of(f"{sentence} Dewi Anggraini menjual kapal.").names.offices["Dewi Anggraini"]
    assert found == (("Anggota fraksi", "p1.1"),)


def test_a_child_beside_somebody_did_not_say_what_follows() -> None:
    sentence = "Warga Desa Soasio, Marta Soleman (41), menggendong anaknya keluar rumah."
    asked = stems(f"{sentence} “Dinding dapur roboh tepat di belakang saya,” tuturnya.")
    assert asked["Siapa yang mengatakan “Dinding dapur roboh tepat di belakang saya”?"] == "Marta Soleman"


def test_next_january_is_another_for_every_reader() -> None:
    assert not [
        stem for stem in stems(f"{MIRA} Menurut Mira, kapal berangkat pada Januari mendatang.") if "Januari" in stem
    ]


def test_what_a_speaker_does_not_own_stays_unsaid_behind_their_name() -> None:
    said = "Peneliti dari ITB Rizal Aditya menambahkan bahwa biaya produksinya 30 persen lebih rendah dari biasanya."
    assert not [stem for stem in stems(said) if "produksinya" in stem]
