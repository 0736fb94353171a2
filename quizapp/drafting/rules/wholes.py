"""A counted whole and the part of it that a sentence gives: dari 26 puskesmas, 15; 11 of the 86 parents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from types import MappingProxyType
from typing import Final

from quizapp.drafting.sense.text import Text
from quizapp.drafting.words.passive import passive
from quizapp.drafting.words.predicates import end_of, first_verb
from quizapp.drafting.words.tagger import NOUN, VERB, tags
from quizapp.drafting.words.tokens import Line, tokens

NUMBER: Final = r"\d[\d.,]*\d|\d|[A-Za-z]+(?: (?:belas|puluh)(?: [a-z]+)?)?"
TAIL: Final = r"(?:, (?:sedangkan|sementara|while|whereas) .*)?"
PLACED: Final = re.compile(r"Di (?=[A-Z])[^,“”]*, ")
BEHIND: Final = MappingProxyType({
    "id": re.compile(
        rf"[Dd]ari (?:total )?(?P<whole>{NUMBER}) (?P<things>[^,“”]+), "
        r"(?:hanya |baru |cuma |sebanyak |seluas |sepanjang |ada )*"
        rf"(?P<about>sekitar |kira-kira )?(?P<part>{NUMBER}) (?P<unit>(?!yang\b)[a-z]+ )?(?:yang |di antaranya )?"
        rf"(?P<rest>[^,;“”]+){TAIL}"
    ),
    "en": re.compile(
        rf"Of (?P<the>the )?(?P<whole>{NUMBER}) (?P<things>[^,“”]+), (?:only |just )?"
        rf"(?P<about>about |around )?(?P<part>{NUMBER}) (?P<unit>percent |per cent )?(?P<rest>[^,;“”]+){TAIL}"
    ),
})  # fmt: skip
BEFORE: Final = MappingProxyType({
    "id": re.compile(rf"(?:[Ss]ebanyak )?(?P<part>{NUMBER}) (?:orang )?dari (?P<whole>{NUMBER}) (?P<things>[a-z])"),
    "en": re.compile(rf"(?P<about>[Aa][br]ou\w+ )?(?P<part>{NUMBER}) of the (?P<whole>{NUMBER}) (?P<things>[a-z])"),
})  # fmt: skip
AMONG: Final = re.compile(
    rf"(?:Sebanyak )?(?P<whole>{NUMBER}) (?P<things>[a-z][^,“”]*), (?:sebanyak )?(?P<about>sekitar )?(?P<part>{NUMBER})"
    rf" (?P<unit>[a-z]+ )?di antaranya (?P<rest>[^,;“”]+)"
)
SHORT: Final = re.compile(r" \([^)]*\)")  # Badan Penanggulangan Bencana Daerah (BPBD)
DESCRIBING: Final = frozenset({"di", "yang", "dari", "pada", "along", "at", "in", "of", "on", "taken", "that", "who"})
STATES: Final = frozenset({"gugur", "hilang", "selamat", "terluka", "tewas"})  # of people, said like verbs


@dataclass(frozen=True, slots=True)
class Part:
    """Hold a part of a whole: the number as written, both nouns, and what is said of the part.

    ``lead`` is the place before it, ``about`` the word that makes it a rough one; ``whole`` has its article.
    """

    part: str
    whole: str
    things: str
    rest: str
    unit: str = ""
    about: str = ""
    lead: str = ""


def part_of(line: Line, said: str, text: Text) -> Part | None:
    """Return the part that a sentence, or the words ``said`` in it, gives of a whole; None where it gives none."""
    return _behind(said, text) or _among(line, said, text) or _before(line, said, text)


def counted_noun(things: str) -> str:
    """Return the noun that is counted, without what describes it behind: puskesmas di Kupang."""
    plain = takewhile(
        lambda word: word.islower() and word not in DESCRIBING and not word.endswith("ed"), things.split()
    )
    return " ".join(plain)


def _behind(said: str, text: Text) -> Part | None:
    """Return the part that stands behind its whole: dari 26 puskesmas di Kupang, hanya 15 yang ..."""
    found = BEHIND[text.language].fullmatch(said)
    if found is None:
        return None
    unit = found["unit"] or ""
    if text.language == "id" and unit.strip() not in text.lexicon["units"] | {*counted_noun(found["things"]).split()}:
        if unit and tags(tuple(word.text for word in tokens(said[found.start("unit") :])))[0] == NOUN:
            return None  # dari 40 siswa, 12 putri mendapat ...: the girls are another whole
        unit = ""
    rest = said[found.start("rest") if unit else found.end("part") + 1 : found.end("rest")]
    rest = rest.removeprefix("yang ").removeprefix("di antaranya ")
    the = found.groupdict().get("the") or ""
    return Part(
        found["part"], f"{the}{found['whole']}", found["things"], rest, unit.strip(), (found["about"] or "").strip()
    )


def _among(line: Line, said: str, text: Text) -> Part | None:
    """Return the part of what an Indonesian clause counts: 64 orang tewas di Kendari, 12 di antaranya anak-anak.

    What somebody does something to is told by that: Polda Bali menyita 14 senjata, tiga di antaranya rakitan.
    """
    if text.language != "id" or " di antaranya " not in said:
        return None
    clause = next((one for one in text.clauses if one.line.address == line.address), None)
    doer = clause.mention.name if clause is not None and clause.mention is not None else None
    verb = f"{clause.main.text} " if clause is not None and doer is not None else ""
    found = AMONG.fullmatch(said, said.find(verb) + len(verb))
    things = _told(found["things"], text) if found else ""
    if found and clause is not None and doer is not None:
        done = passive(clause.main.small) if clause.main.start == clause.start and " yang " not in things else ""
        whole = SHORT.sub("", line.text[clause.begin : clause.start].strip())  # BPBD Ende: its region goes with it
        things = f"{things} yang {done} {whole if ',' not in whole else doer.text}" if done else ""
    if not found or not things:
        return None
    noun = tags(tuple(word.text for word in tokens(found["rest"])))[0] == NOUN
    rest = f"merupakan {found['rest']}" if noun else found["rest"]
    unit, about = ((found[name] or "").strip() for name in ("unit", "about"))
    return Part(found["part"], found["whole"], things, rest, unit, about)


def _told(things: str, text: Text) -> str:
    """Return counted things with "yang" before their verb: 64 orang yang tewas; "" where it is no plain noun."""
    plain = [word.text for word in tokens(things)]
    kinds, states = tags(tuple(plain)), text.lexicon["dying"] | STATES
    verb = next((at for at, kind in enumerate(kinds) if at and (kind == VERB or plain[at] in states)), 0)
    if plain[0] in text.lexicon["prepositions"] or "yang" in plain[:verb]:
        return ""
    return things.replace(f" {plain[verb]}", f" yang {plain[verb]}", 1) if verb else things


def _before(line: Line, said: str, text: Text) -> Part | None:
    """Return the part that is the subject before its whole: 11 dari 86 orang tua menolak ..."""
    placed = PLACED.match(said) if text.language == "id" else None
    lead = placed[0] if placed else ""
    found = BEFORE[text.language].match(said, len(lead))
    begin = line.text.find(said)
    if found is None or begin < 0:
        return None
    things = begin + found.start("things")
    if text.language == "en":
        return _english(line, found, things, text)
    verb = first_verb(line, things, text.lexicon)
    if verb is None:
        return None
    start, end = line.tokens[verb[0]].start, min(end_of(line, verb[1], text.lexicon), begin + len(said))
    noun = line.text[things:start].strip()
    return Part(found["part"], found["whole"], noun, line.text[start:end].strip(), lead=lead)


def _english(line: Line, found: re.Match[str], things: int, text: Text) -> Part:
    """Return an English part before its whole, for which "how many" stands as it is: nine of the 14 villages have."""
    noun = next((at for at, word in enumerate(line.tokens) if word.start >= things), 0)
    start, end = line.tokens[noun].end, end_of(line, noun, text.lexicon)
    about = (found["about"] or "").strip().lower()
    rest = line.text[start:end].strip()
    return Part(found["part"], f"the {found['whole']}", line.tokens[noun].text, rest, about=about)
