"""The words of a language and the sentences of an article: what is read before any name is known."""
