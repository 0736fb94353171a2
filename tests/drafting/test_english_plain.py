"""Plain English sentences that give a question: offices of the one council, fields, and written words."""

from __future__ import annotations

from quizapp.drafting.questions.findings import Finding
from quizapp.drafting.rules.sourcing import offices
from tests.drafting.drafted import drafts_of, stems, text_of

THREE = (
    "Gail Moss, a baker in Leeds, said the road was too narrow for lorries. "
    "Owen Hart, a teacher in Leeds, said the buses had been late for years. "
)


def _offices(said: str) -> list[str]:
    return [one.claim for one in offices(text_of(said, "en")) if isinstance(one, Finding)]


def test_officer_of_the_only_council_is_asked_for() -> None:
    said = f"{THREE}The council's chief finance officer, Ann Reid, said the repairs had been paid for in full."
    assert stems(said, "en")["Who is described in the passage as the council's chief finance officer?"] == "Ann Reid"


def test_officer_of_one_of_two_councils_is_not_asked_for() -> None:
    said = f"{THREE}The council's chief finance officer, Ann Reid, said other councils had paid for the repairs."
    assert not any("finance officer" in stem for stem in stems(said, "en"))


def test_lawyer_of_a_company_is_not_asked_for() -> None:
    said = f"{THREE}The company's chief finance officer, Ann Reid, said the repairs had been paid for in full."
    assert not any("finance officer" in stem for stem in stems(said, "en"))


def test_convener_is_asked_for_with_the_field() -> None:
    said = f"{THREE}At the meeting, education convener Ann Reid thanked the staff of the school in Leeds."
    assert "an education convener" in _offices(said)


def test_convener_without_a_field_is_not_asked_for() -> None:
    said = f"{THREE}At the meeting, convener Ann Reid thanked the staff of the school in Leeds."
    assert not any("convener" in office for office in _offices(said))


def test_written_words_are_asked_for_as_written() -> None:
    said = f"{THREE}“No bridge lasts without people who look after bridges,” Judge Ann Reid wrote for the majority."
    assert stems(said, "en")["Who wrote “No bridge lasts without people who look after bridges”?"] == "Ann Reid"


def test_spoken_words_stay_spoken_beside_a_letter() -> None:
    said = f"{THREE}“No bridge lasts without people who look after bridges,” said Judge Ann Reid, who wrote the ruling."
    assert stems(said, "en")["Who said “No bridge lasts without people who look after bridges”?"] == "Ann Reid"


def test_alleged_words_have_their_speaker() -> None:
    said = f"{THREE}“Two lorries came down the hill without any lights,” alleged Ann Reid, who keeps a shop there."
    assert stems(said, "en")["Who said “Two lorries came down the hill without any lights”?"] == "Ann Reid"


def _people(said: str) -> set[str]:
    return {name.text for name in text_of(said, "en").names.people()}


def test_age_behind_a_surname_tells_that_the_full_name_is_a_persons() -> None:
    said = "The race was won by the favourite, Tessa Obuya. Obuya, 29, had led by sixty metres on the climb in Leeds."
    assert "Tessa Obuya" in _people(said)


def test_number_behind_a_place_is_no_age() -> None:
    said = "The bus goes through Barton Moor. In Moor, 29, 30 and 31 are the stops of the new line in Leeds."
    assert "Barton Moor" not in _people(said)


def test_who_keeps_his_own_title_is_a_person() -> None:
    assert "Daniel Addo-Clark" in _people("Daniel Addo-Clark retained his title in the last race of the year in Leeds.")


def test_what_keeps_its_own_title_is_no_person() -> None:
    assert "Barton Moor" not in _people("Barton Moor retained its title in the last contest of the year in Leeds.")


def test_office_of_a_body_that_is_described_between_commas() -> None:
    said = (
        f"{THREE}The Institute of Masons, the largest craft union, said it had won the case. "
        "Its local secretary, Ann Reid, said the money would go to the school."
    )
    asked = "Who is described in the passage as the local secretary of the Institute of Masons?"
    assert stems(said, "en")[asked] == "Ann Reid"


def test_office_of_one_of_two_bodies_is_not_asked_for() -> None:
    said = (
        f"{THREE}The Institute of Masons, the largest craft union, said it had won the case against the company. "
        "Its local secretary, Ann Reid, said the money would go to the school."
    )
    assert not any("secretary" in stem for stem in stems(said, "en"))


def _gaps(said: str) -> set[str]:
    return {one.key for one in drafts_of(said, "en").drafts if one.rule == "gap"}


def test_number_that_a_named_firm_tells_is_left_out() -> None:
    assert _gaps("Kestrel Heavy Works, which builds the ferry, said 23 parts had been redesigned.") == {"23"}


def test_number_that_nobody_knows_who_tells_stays() -> None:
    assert not _gaps("Kestrel Heavy Works, it was said in the harbour, had 23 parts of the ferry redesigned.")


def test_first_name_of_a_brother_is_no_answer() -> None:
    told = f"{THREE}His brother Neil, a barber in Leeds, was less forgiving. “Nobody asked the people here,” Neil said."
    assert "Neil" not in stems(told, "en").values()


def test_brother_with_a_full_name_is_an_answer() -> None:
    told = f"{THREE}His brother Neil Hart, a barber in Leeds, was less forgiving."
    assert "Neil Hart" in stems(told, "en").values()


def _years(said: str) -> dict[str, str]:
    return {one.item.stem: one.key for one in drafts_of(said, "en").drafts if one.rule == "date"}


def test_year_of_a_first_half_is_asked_though_the_second_tells_a_finding() -> None:
    said = (
        "The steelworks at Redwick closed in 2015 with the loss of many jobs, and although many found new posts, "
        "a survey suggested that most were earning less."
    )
    assert "In which year did the steelworks at Redwick close with the loss of many jobs?" in _years(said)


def test_year_that_somebody_tells_behind_both_halves_is_not_asked() -> None:
    said = (
        "The steelworks at Redwick closed in 2015 with the loss of many jobs, and although many found new posts, "
        "most of them were earning less, a survey suggested."
    )
    assert not _years(said)
