"""Looks: the two sides of every card as Anki templates, and the style sheet and script they share.

Words on cards come from the style sheet by the language of the note, so that every edition has the same note types.
Everything a card needs is in it: no remote address, and without the script of the choice card nothing is missing.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Final

MINE: Final = "Catatan pribadi / My notes"

# ``[[name]]`` in a side stands for one of these, and in one of these for a later one.
_PARTS: Final = {
    "withdrawn": '{{#Withdrawn}}<p class="qb-notice" dir="auto">{{Withdrawn}}</p>{{/Withdrawn}}',
    "hint": '{{#Hint}}<details class="qb-hint"><summary></summary><div dir="auto">{{Hint}}</div></details>{{/Hint}}',
    "answer": '<hr id="answer">',
    "proof": """[[corrected]]
{{#Why}}<section class="qb-why" dir="auto">{{Why}}</section>{{/Why}}
{{#Evidence}}<section class="qb-evidence">
<blockquote dir="auto"><mark>{{Evidence}}</mark></blockquote></section>{{/Evidence}}
{{#Second}}<section class="qb-second">{{Second}}</section>{{/Second}}
{{#[[mine]]}}<section class="qb-mine" dir="auto">{{[[mine]]}}</section>{{/[[mine]]}}
<footer class="qb-source" dir="auto">
{{#Speaker}}<span class="qb-said">{{Speaker}}</span> · {{/Speaker}}<cite>{{Source}}</cite>{{#AsOf}} · {{AsOf}}{{/AsOf}}
{{#Ref}}<span class="qb-ref">{{Ref}}</span>{{/Ref}}
</footer>""",
    "corrected": '{{#Corrected}}<p class="qb-notice" dir="auto">{{Corrected}}</p>{{/Corrected}}',
    "mine": MINE,
}


def style() -> str:
    """Return the style sheet that all note types share."""
    return _beside("card.css")


def _beside(name: str) -> str:
    return files("quizapp.anki").joinpath(name).read_text(encoding="utf-8")


def _side(inside: str) -> str:
    # What was corrected is told on the back only: on the front it would give the answer away.
    text = f'<article class="qb" lang="{{{{Lang}}}}" dir="auto">\n[[withdrawn]]{inside}</article>\n'
    for name, part in _PARTS.items():
        text = text.replace(f"[[{name}]]", part)
    return text


RECALL_FRONT: Final = _side("""
<div class="qb-front" dir="auto">{{Front}}</div>
[[hint]]
""")
RECALL_BACK: Final = _side("""
<div class="qb-asked" dir="auto">{{Front}}</div>
[[answer]]
<div class="qb-back" dir="auto">{{Back}}</div>
[[proof]]
""")
_REVERSE_FRONT: Final = _side("""
<div class="qb-front" dir="auto">{{Reverse}}</div>
""")
# The whole side stands in the condition: else Anki sees the language or a notice on it and makes a card of every note.
REVERSE_FRONT: Final = "{{#Reverse}}" + _REVERSE_FRONT + "{{/Reverse}}"
REVERSE_BACK: Final = _side("""
<div class="qb-asked" dir="auto">{{Reverse}}</div>
[[answer]]
<div class="qb-back" dir="auto">{{Front}}</div>
<div class="qb-asked" dir="auto">{{Back}}</div>
[[proof]]
""")
CLOZE_FRONT: Final = _side("""
<div class="qb-front" dir="auto">{{cloze:Text}}</div>
[[hint]]
""")
CLOZE_BACK: Final = _side("""
<div class="qb-front" dir="auto">{{cloze:Text}}</div>
[[answer]]
[[proof]]
""")
# Accents are forgiven (nc): a phone's keyboard hides them.
TYPED_FRONT: Final = _side("""
<div class="qb-front" dir="auto">{{Front}}</div>
<div class="qb-typed">{{type:nc:Answer}}</div>
[[hint]]
""")
TYPED_BACK: Final = _side("""
<div class="qb-asked" dir="auto">{{Front}}</div>
<div class="qb-typed">{{type:nc:Answer}}</div>
[[answer]]
<div class="qb-back qb-labelled" dir="auto">{{Back}}</div>
[[proof]]
""")
_SCRIPT: Final = f"<script>\n{_beside('choice.js')}</script>"
CHOICE_FRONT: Final = _side(f"""
<div class="qb-front" dir="auto">{{{{Question}}}}</div>
<ol class="qb-options">{{{{Options}}}}</ol>
{_SCRIPT}
[[hint]]
""")
CHOICE_BACK: Final = _side(f"""
<div class="qb-asked" dir="auto">{{{{Question}}}}</div>
<ol class="qb-options qb-keyed {{{{Key}}}}">{{{{Options}}}}</ol>
{_SCRIPT}
[[answer]]
<div class="qb-back qb-labelled" dir="auto">{{{{Answer}}}}</div>
[[proof]]
""")
