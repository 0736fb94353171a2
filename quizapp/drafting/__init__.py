"""Drafting: an article in, draft facts and items with their evidence out; no clock, no network, no chance.

``draft`` goes the whole way. The rooms stand in the order of that way, and each knows only itself and those before it:

- ``words``: what is known of a language (``lexicon``, ``gazetteer`` of ``name`` values), and reading: ``cleaning``,
  ``language``, ``sentences`` and ``reading``, which gives the Article. ``tokens`` cuts a sentence into words;
  ``times``, ``tagger``, ``predicates``, ``numerals``, ``numbering`` and ``numbers`` say what single words are,
  ``spellings`` how else.
- ``names``: ``runs`` of capitals, their ``pieces``, ``spotting`` with what stands around them (``introducing``,
  ``offices``, ``posts``, ``holders``, ``attached``, ``marks``), ``doubting`` with ``cutting`` and ``proving``, which
  ask of ``name_words`` who is a person for certain, ``namesakes`` and ``short_forms``, which say whom a part of a name
  may mean, and ``naming``, which gives the Names.
- ``sense``: what a sentence means. ``clauses`` puts a subject together with its verb; ``quoting``, ``attribution``,
  ``sources``, ``trailing`` and ``bystanders`` say whose words they are, ``voices`` who speaks or has died;
  ``antecedents`` (Indonesian) and ``carrying`` (English) whom a pronoun means, ``introduced`` what an English "the"
  takes up; ``pointing``, ``swapping`` and ``spelling_out``, in English ``shortened``, write a name in the place of a
  noun that means it; ``its_body`` whose an English office is; ``alone`` and ``lacking``, with their helpers, refuse
  what does not stand alone; ``leading`` and ``tying`` say what may go before it does; ``agreeing`` tells who thinks the
  same. ``text`` keeps all; the rules walk it.
- ``questions``: the values called ``findings``, how they are worded (``asking``, ``wording``, ``articles``), their
  wrong options (``distractors``, in the order of ``candidates``, without those of ``doing_alike``), and what no
  question may rest on or tell (``charges``, ``proposed``, ``hinting``); ``whole`` looks at every Indonesian question
  once more, ``needing`` at every English one.
- ``rules``: ``sourcing`` says who says what; ``happenings`` (with ``owned``, ``relatives``, ``placed`` and
  ``quoted_words``), ``agents``, ``pairing``, ``things`` and ``appointing`` who does what; ``describing`` (with
  ``holding``, ``bodiless``) who is what, ``defining`` what a word means; ``dating`` and ``yearly`` when; ``counting``
  (``counted``), ``announcing``, ``opened``, ``measuring`` and ``parts`` (``wholes``) how many; ``filling``
  (``fronting``) and ``gaps`` (``complete``, ``single`` and ``omitting``) ask what these leave; ``acting`` and
  ``rivals``, ``contrasting`` and ``linking`` which sentence does something, ``explaining`` (with ``tellers``),
  ``purposes`` and ``sole_reasons`` which tells why.
- ``items``: ``making`` turns a finding into an item; ``gathering`` (with ``about``) makes items of several findings,
  ``locating`` and ``reasoning`` those that ask for a sentence (``sentences``); ``siblings`` and ``choosing`` say which
  go together; ``assembling`` makes a bank of them, and ``gate`` lets the rules of writing look at it.
- ``model``: what a teacher's own model may add; the same gate looks at it.
"""
