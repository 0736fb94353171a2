"""Drafting: an article in, draft facts and items with their evidence out; no clock, no network, no chance.

``draft`` goes the whole way. ``names``, ``findings`` and ``drafts`` hold the values that pass from step to step. A
module rests only on those of its own step and those above:

- What is known beforehand: ``lexicon`` (word lists of a language), ``gazetteer`` (names of places and bodies).
- Reading: ``cleaning``, ``language``, ``sentences``, and ``reading``, which gives the Article. ``tokens`` cuts a
  sentence into words; ``times``, ``tagger``, ``predicates`` and ``numbers`` say what single words are.
- Names: ``runs`` of capitals, their ``pieces``, ``spotting`` with what stands around them (``introducing``,
  ``offices``, ``posts``, ``holders``, ``marks``), ``doubting``, and ``naming``, which gives the Names.
- Clauses: ``behind`` finds where a subject ends, ``clauses`` puts it together with its verb.
- Refusing what does not stand alone: ``alone``, with ``outside``, ``meaning``, ``owning``, ``relating``; ``placing``
  and ``shared``. ``reasons`` has the words for it.
- Words that mean a name of another sentence: ``pointing`` and ``swapping`` for nouns, ``spelling_out`` writes the name
  in their place; ``antecedents`` (Indonesian) and ``carrying`` (English) for pronouns, ``quoting`` for whose words a
  quotation holds. ``text`` keeps all that was read so far; the rules walk it.
- Wording: ``asking`` for questions, ``wording`` for what stands beside them, ``articles`` for English ones.
- Finding: the rules give ``findings``. ``sourcing`` says who says what (``attribution``, ``sources``, ``trailing``);
  ``happenings``, ``agents`` and ``pairing`` who does what; ``describing`` who is what; ``dating`` and ``yearly`` when;
  ``counting`` and ``measuring`` how many; ``filling`` and ``gaps`` ask what these leave; ``charges`` takes back what is
  only alleged.
- Making: ``making`` turns a finding into an item, with ``distractors``; ``gathering`` makes items of several findings,
  ``locating`` those that ask for a sentence; ``siblings`` and ``choosing`` say which go together.
- The gate: ``assembling`` makes a bank of the drafts, ``gate`` lets the rules of writing look at it.
"""
