"""Remembered attributes are those of the model's own ruler, token for token."""

import spacy

from dateline.analysis.attributes import NAME
from dateline.analysis.parser import MODELS, load_parser

SENTENCES = (
    "The army said that rebels had shelled the town's only hospital, killing 14 people.",
    "There are no troops there, he said, but there is fear; there was none before.",
    "They're gonna leave: 'I got to go,' she said. \"Don't,\" he told me.",
    "It ain't over. He gets to stay, doin' what he's always done, 'cause nobody's asked him to.",
    "Three of its soldiers were being held by  the group\u2019s fighters in a village they call theirs.",
    "\u201cWho did this, and to whom?\u201d asked the mother of one that is missing since May 2, 2013 (a Thursday).",
    "She's been told which of the two could, should or would have been freed \u2014 not both.",
    "To flee or not to flee was not what the U.N.-backed council wanted to discuss at $3 a head & more.",
)


def test_every_token_is_given_what_the_ruler_gives() -> None:
    quick, plain = load_parser("en"), spacy.load(MODELS[0], exclude=["ner", "senter"])

    assert NAME in quick.pipe_names and "attribute_ruler" not in quick.pipe_names
    for sentence in SENTENCES * 2:
        pairs = zip(quick(sentence), plain(sentence), strict=True)
        for one, two in pairs:
            assert (one.pos_, one.lemma_, one.tag_, one.dep_) == (
                two.pos_, two.lemma_, two.tag_, two.dep_,
            ), one  # fmt: skip
            assert str(one.morph) == str(two.morph)
