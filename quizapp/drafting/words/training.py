"""Train the Indonesian tagger anew: ``python -m quizapp.drafting.words.training CORPUS [MODEL]``.

CORPUS is ``nlp_id/data/dataset_postag.txt`` of the package nlp-id 0.1.23 (MIT licence): one word and its tag a line, a
tab between, a blank line after each sentence. The last twentieth is not trained on; the share of it that is tagged as
in the corpus is printed. Run only when the features or the corpus change; the model is committed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from quizapp.drafting.words.tagger import MODEL, features

HELD_OUT: Final = 20
PARAMETERS: Final = {"c1": 0.6, "c2": 0.01, "max_iterations": 60, "feature.minfreq": 3}
Tagged = list[tuple[str, str]]


def read(corpus: Path) -> Iterator[Tagged]:
    """Yield the sentences of a corpus as words with their tags."""
    sentence: Tagged = []
    for line in corpus.read_text(encoding="utf-8").splitlines():
        word, _, tag = line.partition("\t")
        if word and tag:
            sentence.append((word, tag.strip().upper()))
        elif sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def train(corpus: Path, model: Path) -> float:
    """Write the model and return the share of the words held out that it tags as the corpus does."""
    import pycrfsuite  # noqa: PLC0415 - as in the tagger

    sentences = list(read(corpus))
    held = len(sentences) // HELD_OUT
    trainer = pycrfsuite.Trainer(verbose=False)
    for sentence in sentences[:-held]:
        trainer.append(features([word for word, _ in sentence]), [tag for _, tag in sentence])
    trainer.set_params(PARAMETERS)
    trainer.train(str(model))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    pairs = [
        (found, tag)
        for sentence in sentences[-held:]
        for found, (_, tag) in zip(tagger.tag(features([word for word, _ in sentence])), sentence, strict=True)
    ]
    right = sum(1 for found, tag in pairs if found == tag)
    return right / max(1, len(pairs))


if __name__ == "__main__":
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else MODEL  # noqa: PLR2004 - corpus and model
    sys.stdout.write(f"{train(Path(sys.argv[1]), target):.3f}\n")
