"""English articles and capitals: the United States, an Irish director, a Conservative lawmaker."""

from __future__ import annotations

import re
from typing import Final

from quizapp.drafting.names.introducing import DEMONYM, OWNING
from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.casing import a_or_an
from quizapp.drafting.words.gazetteer import HOME, gazetteer
from quizapp.drafting.words.lexicon import Lexicon
from quizapp.drafting.words.name import PERSON
from quizapp.drafting.words.tokens import Line, tokens

LANDS: Final = frozenset({
    "Bahamas", "Czech Republic", "Democratic Republic of the Congo", "Dominican Republic", "Gambia", "Maldives",
    "Netherlands", "Philippines", "Soviet Union", "United Arab Emirates", "United Kingdom", "United States",
    "European Union", "United Nations",
})  # fmt: skip
PARTIES: Final = frozenset(
    {"conservative", "democratic", "green", "labour", "liberal", "nationalist", "republican", "socialist", "unionist"}
)  # at the beginning of a sentence nobody sees whether such a word names a party
STATE: Final = frozenset({
    "ambassador", "chancellor", "king", "minister", "pope", "premier", "president", "prince", "princess", "queen",
    "secretary",
})  # fmt: skip
ONE_ONLY: Final = frozenset({
    "chair", "chairman", "chairwoman", "chief", "coach", "director", "editor", "executive", "head", "leader",
})  # fmt: skip
ARTS: Final = frozenset(
    {
        "art",
        "casting",
        "documentary",
        "film",
        "funeral",
        "music",
        "opera",
        "stage",
        "television",
        "theatre",
        "video",
    }
)  # whose directors are many
MANY: Final = frozenset(
    {
        "citizen",
        "critic",
        "employee",
        "fan",
        "friend",
        "graduate",
        "lecturer",
        "member",
        "native",
        "owner",
        "professor",
        "relative",
        "resident",
        "student",
        "supporter",
        "survivor",
        "teacher",
        "veteran",
        "victim",
    }
)  # of a thing, of which it has several
ROLE: Final = re.compile(r"[Tt]he ([A-Z]\w+) ([a-z]+)")
PUBLIC: Final = STATE | {
    "army", "authorities", "capital", "constitution", "currency", "economy", "government", "navy", "parliament",
    "people", "police", "state",
}  # fmt: skip
OWNED: Final = frozenset({"the", "a", "an", "one", "his", "her", "its", "their"})
OF: Final = frozenset({"of", "at", "for", "in", "from", "with", "who", "to", "on"})


def with_the(name: str, text: Text) -> str:
    """Return a name as it stands inside an English sentence: with the "the" that the article or custom gives it."""
    if text.language != "en":
        return name
    whole = any(
        line.text[: some.begin].endswith(("The ", "the ")) and _ends(line, some.end, text.lexicon)
        for line in text.lines
        for some in text.mentions(line.address)
        if some.name and some.name.kind != PERSON and some.text == some.name.text == name
    )
    return f"the {name}" if whole or name in LANDS else name


def _ends(line: Line, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a name is whole where it ends, and not part of a longer one: the Tesla factory."""
    following = next((word for word in line.tokens if word.start >= end), None)
    if following is None or not following.word:
        return True
    closed = lexicon["auxiliaries"] | lexicon["prepositions"] | lexicon["plain_verbs"] | {"and", "or", "has", "have"}
    return following.small in closed or following.small in lexicon.speech or following.small in lexicon.verbs


def with_article(office: str, lexicon: Lexicon) -> str:
    """Return an English office as it stands behind "as": a trade that many have takes its article."""
    found = [word.text for word in tokens(office)]
    first = found[0].lower()
    owned = first in OWNED or any(word.endswith(OWNING) for word in found)
    heads = _heads(found)
    nation = _of_nation(heads)
    trade = nation and heads[-1].lower() not in STATE
    lao = nation and not trade and heads[-1][0].isupper() and len(heads) == len(found)
    if lao or [word.lower() for word in found[:2]] == ["mp", "for"]:
        return f"the {office}"  # the Lao Deputy Foreign Minister, the MP for Leeds
    artist = len(heads) > 1 and heads[-2].lower() in ARTS
    single = any(word.lower() in lexicon["unique"] for word in heads) and not trade and not artist
    once = first == "former" and len(heads) == len(found) and not heads[-1][0].isupper()  # a former plant manager
    if found[-1].lower() in ONE_ONLY and len(found) > 1 and not (artist or owned or once) and office.islower():
        return f"the {office}"  # museum director; but director of the museum
    if owned or not heads or (single and not once) or _only(found, lexicon):
        return office
    return f"{a_or_an(found[0], lexicon)} {office}"


def _only(found: list[str], lexicon: Lexicon) -> bool:
    """Tell whether an office is that of one person by its last word or its "of": Bank of Ghana Governor, founder of."""
    last = found[-1][0].isupper() and found[-1].lower() in lexicon["unique"]
    of = found[1:2] == ["of"] and found[0].islower() and not found[0].startswith("co-")
    return last or (of and found[0] not in MANY)


def _heads(found: list[str]) -> list[str]:
    """Return the words of an office before its "of" or the like."""
    end = next((at for at, word in enumerate(found) if word.lower() in OF), len(found))
    return found[:end]


def _of_nation(heads: list[str]) -> bool:
    return len(heads) > 1 and heads[0][:1].isupper() and DEMONYM.search(heads[0].lower()) is not None


def with_its_a(office: str, address: str, text: Text) -> str:
    """Return an English office with the "a" that its sentence gives it: a union leader, not the union leader."""
    plain = office.removeprefix("the ")
    line = next(line.text for line in text.lines if line.address == address)
    written = (
        re.search(rf"\b([Aa]n?) {re.escape(plain)}\b", line) if text.language == "en" and plain != office else None
    )
    return f"{written[1].lower()} {plain}" if written else office


def nation(text: str) -> str:
    """Return "the" with a nationality and a trade that open a text and say not who it is: the Danish player; or ""."""
    found = ROLE.match(text)
    return found[0] if found and DEMONYM.search(found[1].lower()) and found[2] not in PUBLIC else ""


def common_trade(office: str, address: str, text: Text) -> bool:
    """Tell whether an office is a nationality and a trade that others of the article may have as well.

    In Indonesian a foreign name gives such an office away: pemain Denmark, kurator Belanda.
    """
    if text.language == "id":
        trade, _, land = office.partition(" ")
        known = gazetteer("id").get(land.removeprefix("asal "))
        home = known is None or known.land in {"", HOME}
        return trade.lower() in text.lexicon["trades"] - {"pelatih"} and (land == "tuan rumah" or not home)
    found = [word.text for word in tokens(office) if word.text.lower() not in OWNED]
    heads = _heads(found)
    if text.language != "en" or len(heads) < len(found) or not _of_nation(heads) or heads[-1].lower() in STATE:
        return False
    trade = heads[-1].lower()
    return any(word.small == trade for line in text.lines if line.address != address for word in line.tokens)
