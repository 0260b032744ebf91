"""Lemmas of nouns whose plural is another word's too: "bases" of armies, no "basis"; "F-16s" is of "F-16"."""

import re

from spacy.tokens import Doc

PLURALS = {"bases": "base", "axes": "axe"}
MODEL = re.compile(r"([a-z]{1,6}-?\d+)s$")
"""Makes of aircraft and weapons, which the model takes for names."""


def with_noun_lemmas(doc: Doc) -> Doc:
    """The document with these lemmas put right."""
    for token in doc:
        form = token.lower_
        if form in PLURALS:
            token.lemma_ = PLURALS[form]
        elif model := MODEL.match(form):
            token.lemma_ = model[1]
    return doc
