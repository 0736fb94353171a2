"""A teacher's own model: what it is asked, and how nothing that it answers is believed before the text proves it.

Pure like the rest of drafting: whoever calls hands in the function that asks.
"""
