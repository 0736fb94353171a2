"""What makes drafts a set: offices that nobody shares, no twins, not one name or one kind of question all over."""

from dataclasses import replace

import pytest

from quizapp.drafting.draft import draft
from quizapp.drafting.items.choosing import FEWEST_ALIKE, MOST_OF_HERO, MOST_OF_ONE, varied
from quizapp.drafting.items.drafts import Draft
from quizapp.drafting.questions.overlapping import overlap
from quizapp.drafting.rules.rivals import acts
from quizapp.drafting.words.lexicon import lexicon
from quizapp.itemtypes.matching.content import Matching
from tests.drafting.drafted import FILL, drafts_of, text_of

MATCH = (
    "Captain Jordan Sykes scored from the penalty spot after 11 minutes. Goalkeeper Ben Atherton left the pitch. "
    "Winger Kofi Mensah ran home. Defender Tom Wray slept. In the rain Penrith goalkeeper Marek Nowak sang. "
    "In the end Kendal manager Steve Garnett left early. At home Penrith manager Alison Burke slept."
)
SPOKEN = "“Harga bawang merah naik tajam pada musim hujan,” kata Gubernur Riau Tarmizi Hidayat."
OTHERS = "Bupati Poso Budi Hartono datang. Bupati Sigi Siti Aminah datang. Bupati Brebes Wahyudin Rahmat datang."


@pytest.mark.parametrize(
    ("one", "other", "language", "shared"),
    [
        ("a goalkeeper", "a Penrith goalkeeper", "en", True),
        ("an economist at Lakeside Capital", "a senior economist", "en", True),
        ("Kendal manager", "Penrith manager", "en", False),
        ("a former minister", "a minister", "en", False),
        ("a winger", "a defender", "en", False),
        ("Kepala Dinas Kesehatan", "Kepala Dinas Kesehatan Kota Padang", "id", True),
        ("Ketua DPRD Kota Semarang", "Ketua Panitia Khusus DPRD Kota Semarang", "id", False),
        ("Wakil Bupati Poso", "Bupati Poso", "id", False),
        ("seorang sopir angkutan kota", "Wali Kota Kupang", "id", False),
        ("analis saham", "analis Bank Samudra", "id", True),
    ],
)
def test_two_offices_are_one_persons_where_no_name_sets_them_apart(
    one: str, other: str, language: str, shared: bool
) -> None:
    assert overlap(one, other, lexicon(language)) is overlap(other, one, lexicon(language)) is shared


def test_a_matching_has_no_target_that_two_people_may_have_and_no_articles() -> None:
    contents = [item.content for item in drafts_of(MATCH, "en").items]
    matching = next(content for content in contents if isinstance(content, Matching))
    texts = {target.text for target in matching.targets}
    assert "Penrith goalkeeper" in texts
    assert not texts & {"goalkeeper", "a goalkeeper", "a winger"}


def test_nobody_of_the_same_trade_is_an_option_for_an_office_without_a_name() -> None:
    asked = [one for one in drafts_of(MATCH, "en").items if "as a goalkeeper" in one.stem]
    assert asked
    assert not any("Marek Nowak" in _options(one.content) for one in asked)


@pytest.mark.parametrize("between", [", yang akrab disapa ", " (", " dan "])
def test_another_name_of_the_key_and_who_shares_its_office_are_no_options(between: str) -> None:
    closed = ")" if "(" in between else ""
    people = "Bupati Sigi Siti Aminah datang. Bupati Brebes Wahyudin Rahmat datang. Rektor Rahmat Hidayat datang."
    asked = drafts_of(f"Maestro lukis kaca Cirebon, Kusnadi Wiratma{between}Mikke Hartanto{closed}, pulang. {people}")
    found = [_options(one.content) for one in asked.items if "maestro" in one.stem.lower()]
    assert not any("Mikke Hartanto" in options for options in found)


def test_players_stand_beside_players() -> None:
    asked = next(one for one in drafts_of(MATCH, "en").items if "penalty spot" in one.stem)
    assert not _options(asked.content) & {"Steve Garnett", "Alison Burke"}


def test_of_two_neighbours_with_one_key_and_the_same_options_the_surer_stays() -> None:
    two = f"{SPOKEN} “Petani menunggu sampai hujan reda di lereng gunung.” {OTHERS}"
    apart = f"{SPOKEN}\n\nHujan turun.\n\n{SPOKEN.replace('naik tajam', 'turun lagi')} {OTHERS}"
    assert [one.rule for one in drafts_of(two).drafts if one.key == "Tarmizi Hidayat"] == ["said"]
    assert [one.rule for one in drafts_of(apart).drafts if one.key == "Tarmizi Hidayat"] == ["said", "said"]


def test_no_name_and_no_kind_of_question_fills_a_set() -> None:
    text = text_of(f"Gempa terjadi di Poso. {SPOKEN} {OTHERS}")
    one = next(one for one in drafts_of(f"{SPOKEN} {OTHERS}").drafts if one.rule == "said")
    same = [_copy(one, f"a-{place}", key="A", confidence=80 + place) for place in range(5)]
    assert {kept.item.id for kept in varied(same, text)} == {"a-2", "a-3", "a-4"}
    alike = [_copy(one, f"b-{place}", key=f"B{place}") for place in range(6)]
    other = _copy(one, "c", key="C", rule="number")
    assert len(varied(alike, text)) == 6, "there is nothing else"
    assert [kept.item.id for kept in varied([*alike, other], text)] == [*(f"b-{at}" for at in range(FEWEST_ALIKE)), "c"]


def test_the_name_of_whom_the_whole_article_tells_is_asked_for_less_often() -> None:
    text = text_of("Bupati Poso Tarmizi Hidayat datang. Tarmizi membuka pasar. Tarmizi pulang.")
    one = next(one for one in drafts_of(f"{SPOKEN} {OTHERS}").drafts if one.rule == "said")
    asked = [_copy(one, f"a-{place}", key="Tarmizi Hidayat") for place in range(4)]
    assert len(varied(asked, text)) == MOST_OF_HERO < MOST_OF_ONE


def test_the_main_news_stays_where_few_are_wanted() -> None:
    news = "Presiden Prabowo membuka Pelabuhan Poso di Sulawesi pada 2 Mei 2025."
    few = draft(f"Judul\n\n{news}\n\n{SPOKEN} {OTHERS}\n\n{FILL['id']}", "id", most=1)
    assert [item.evidence[0] for item in few.items] == ["p1.1"]


def test_a_sorting_or_a_grid_takes_the_single_questions_about_its_claims() -> None:
    heads = ("Bupati Poso", "Rektor Universitas Palu", "Kepala BPBD Luwuk")
    people = ("Tarmizi Hidayat", "Budi Hartono", "Siti Aminah")
    said = " ".join(
        f"{head} {name} mengatakan bahwa harga {what} di Pasar Ampana akan naik pada musim hujan."
        for head, name, what in zip(heads, people, ("beras", "cabai", "telur"), strict=True)
    )
    drafts = drafts_of(f"Banjir merendam ratusan rumah di Kota Palu. {said}").drafts
    sets = [one for one in drafts if one.instead]
    assert not {one.item.id for one in drafts} & frozenset[str]().union(*(one.instead for one in sets))


def test_a_player_without_a_rival_in_the_article_is_to_be_typed() -> None:
    chairs = "Rektor Rahmat Hidayat datang. Bupati Sigi Siti Aminah datang. Bupati Brebes Wahyudin Rahmat datang."
    items = drafts_of(f"Kapten Garuda Timur, Rizal Kogoya, mencetak dua gol pada babak kedua. {chairs}").items
    assert [item.type for item in items if "dua gol" in item.stem] == ["short_answer"]


@pytest.mark.parametrize(("money", "asked"), [("210 miliar yen", False), ("210 miliar euro", True)])
def test_a_country_is_not_asked_for_beside_its_own_money(money: str, asked: bool) -> None:
    sentence = f"Jepang akan meminjamkan {money} kepada Indonesia. Korea Selatan mengirim bantuan ke Laos."
    assert any("negara mana yang akan meminjamkan" in item.stem for item in drafts_of(sentence).items) is asked


def test_a_town_with_a_coach_is_no_city_that_led() -> None:
    led = "Galway led the final by 21 points to ten with fifteen minutes to play. People in Limerick sang."
    stems = [
        [item.stem for item in drafts_of(f"{led}{more}", "en").items if "which city" in item.stem]
        for more in ("", " In the end Galway coach Declan Hession left early.")
    ]
    assert [len(some) for some in stems] == [1, 0]


def test_an_apology_is_no_request() -> None:
    sentence = "Manajer Stadion Manahan, Bekti Prasojo, meminta maaf kepada penonton atas lampu yang padam."
    assert [act.noun for act in acts(text_of(sentence))] == ["permintaan maaf"]


def test_indonesia_is_not_asked_for_in_an_indonesian_text() -> None:
    asked = drafts_of("Kecamatan Muncar pernah menjadi penghasil ikan lemuru terbesar di Indonesia.").drafts
    assert not any("negara mana" in one.item.stem for one in asked)


def test_an_office_is_asked_for_without_the_acronym_of_its_body() -> None:
    sentence = "Kepala Badan Penanggulangan Bencana Daerah (BPBD) Ende, Markus Tanjung, tiba di kantor."
    asked = [one.item.stem for one in drafts_of(sentence).drafts if one.rule == "office"]
    assert asked == ["Siapa yang disebut dalam bacaan sebagai Kepala Badan Penanggulangan Bencana Daerah Ende?"]


def test_a_first_name_that_is_a_city_too_belongs_to_its_bearer() -> None:
    text = text_of("Sementara itu kiper Bandung Cakrawala, Wina Oktaviani, terpilih. Presiden Rusia tiba di Wina.")
    assert text.names.offices == {"Wina Oktaviani": (("kiper Bandung Cakrawala", "p1.1"),)}


def _copy(one: Draft, name: str, *, key: str, rule: str = "said", confidence: int = 95) -> Draft:
    item = replace(one.item, id=name, content=None)
    return replace(one, item=item, instead=frozenset(), key=key, rule=rule, confidence=confidence)


def _options(content: object) -> set[str]:
    return {option.text for option in getattr(content, "options", ())}


@pytest.mark.parametrize(("others", "left"), [(1, 6), (8, 5)])
def test_few_items_ask_who_somebody_is_where_enough_others_are_certain(others: int, left: int) -> None:
    text = text_of(SPOKEN)
    one = next(one for one in drafts_of(SPOKEN).drafts if one.rule == "said")
    who = [_copy(one, f"w-{at}", rule=("said", "claimed", "office")[at % 3], key=f"Orang {at}") for at in range(6)]
    rest = [
        _copy(one, f"r-{at}", rule=("gap", "number", "date", "reason")[at % 4], key=f"kata {at}")
        for at in range(others)
    ]
    kept = varied([*who, *rest], text)
    assert sum(some.rule in {"said", "claimed", "office"} for some in kept) == left
    assert sum(some.item.id.startswith("r-") for some in kept) == others
