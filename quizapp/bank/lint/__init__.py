"""Rules for writing items and cards: one function a rule, grouped by subject, with the words of each language beside.

``rules`` knows them all, ``views`` is what they look at, ``run`` turns what they find into Problems.
"""
