"""What the passage says about somebody: others' deeds beside it, and nothing in its form that tells the key."""

import pytest

from quizapp.itemtypes.single_choice.content import Choices
from tests.drafting.drafted import drafts_of

MAYOR = "Bupati Poso Budi Hartono menutup tiga jembatan tua di Kecamatan Lage."
DOCTOR = "Dokter hewan Siti Aminah memeriksa ratusan sapi di Pasar Tentena."
TEACHER = "Guru sekolah Rahmat Hidayat mengumpulkan buku bekas dari warga Palu."
MINISTER = "Menteri Pertanian Yusuf Rahman mengirim ribuan bibit kelapa ke Kabupaten Sigi."
QUOTED = "“Harga bawang merah naik tajam pada musim hujan,” kata Gubernur Riau Tarmizi Hidayat."
PASSAGE = f"{MAYOR}\n\n{DOCTOR}\n\n{TEACHER}\n\n{MINISTER}"


def options(passage: str, language: str = "id") -> dict[str, dict[str, bool]]:
    asked = (one.item for one in drafts_of(passage, language).drafts if one.rule == "about")
    return {
        item.stem: {option.text: option.key for option in item.content.options}
        for item in asked
        if isinstance(item.content, Choices)
    }


def test_a_person_is_asked_about_with_the_deeds_of_others() -> None:
    found = options(PASSAGE)
    key = {text: right for some in found.values() for text, right in some.items() if right}
    assert list(found) == ["Pernyataan mana yang benar tentang Budi Hartono menurut bacaan?"]
    assert list(key) == ["Ia menutup tiga jembatan tua di Kecamatan Lage."]
    assert "Ia memeriksa ratusan sapi di Pasar Tentena." in next(iter(found.values()))


def test_who_did_it_is_not_asked_as_well() -> None:
    stems = [one.item.stem for one in drafts_of(PASSAGE).drafts]
    assert not any(stem.startswith("Siapa yang menutup tiga jembatan") for stem in stems)


@pytest.mark.parametrize(
    "passage",
    [
        f"{MAYOR}\n\n{DOCTOR}",  # too few others
        "\n\n".join(
            (MAYOR, DOCTOR.replace("memeriksa ratusan sapi di Pasar Tentena", "menutup tiga jembatan tua"), TEACHER)
        ),
        "\n\n".join(
            (
                MAYOR.replace("tiga jembatan tua", "tiga jembatan tua yang retak karena banjir besar dan gempa bumi"),
                DOCTOR,
            )
        ),
    ],
)
def test_nobody_is_asked_about_without_others_whose_deeds_are_certainly_not_theirs(passage: str) -> None:
    assert options(passage) == {}


def test_who_speaks_for_somebody_says_nothing_that_is_certainly_not_theirs() -> None:
    spokesman = "Juru bicara Budi Hartono, Yusuf Rahman, mengirim ribuan bibit kelapa ke Kabupaten Sigi."
    found = options(f"{MAYOR}\n\n{DOCTOR}\n\n{TEACHER}\n\n{spokesman}")
    about = [text for stem, some in found.items() if "Budi Hartono" in stem for text in some]
    assert not any("bibit kelapa" in text for text in about)


def test_a_quotation_is_no_key_where_all_other_options_are_deeds() -> None:
    found = options(f"{QUOTED}\n\n{DOCTOR}\n\n{TEACHER}\n\n{MINISTER}")
    keys = [text for some in found.values() for text, right in some.items() if right]
    assert len(keys) == 1
    assert "“" not in keys[0]


def test_an_english_person_is_asked_about_too() -> None:
    found = options(
        "“Next year we want to start before sunrise,” said Maria Lopez, the governor of Bali.\n\n"
        "Health minister Alan Reed closed three old bridges in the Ouse valley.\n\n"
        "Bishop Thomas Crane sold forty old paintings at a market in Skipton.\n\n"
        "Police chief Mary Boyle collected old books from families in Leeds.",
        "en",
    )
    assert list(found) == ["According to the passage, which of these statements about Alan Reed is true?"]
    assert "Alan Reed closed three old bridges in the Ouse valley." in [
        text for some in found.values() for text, right in some.items() if right
    ]
