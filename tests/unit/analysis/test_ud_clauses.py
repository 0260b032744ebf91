"""Clauses out of Universal Dependencies: a stand-in pipeline with hand-set trees gives what coding looks at."""

from collections.abc import Iterable, Iterator

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from dateline.analysis.ud_parser import ud_pipeline
from dateline.analysis.ud_sentences import parse_ud_sentences
from dateline.document import Clause, Sentence, Tense, Tie
from dateline.errors import ConfigError
from dateline.knowledge.base import load_knowledge
from dateline.knowledge.morphology import load_morphology
from dateline.records import BlockKind

FIN, PAST = "VerbForm=Fin|Tense=Pres", "VerbForm=Part|Tense=Past"
Tree = list[tuple[str, int, str, str, str]]

TAKEN: Tree = [  # word, head, relation, part of speech, features
    ("La", 1, "det", "DET", ""),
    ("ville", 6, "nsubj:pass", "NOUN", ""),
    ("de", 3, "case", "ADP", ""),
    ("Goma", 1, "nmod", "PROPN", ""),
    ("a", 6, "aux", "AUX", FIN),
    ("été", 6, "aux:pass", "AUX", PAST),
    ("prise", 6, "ROOT", "VERB", PAST),
    ("par", 9, "case", "ADP", ""),
    ("les", 9, "det", "DET", ""),
    ("rebelles", 6, "obl:agent", "NOUN", ""),
    (".", 6, "punct", "PUNCT", ""),
]
ASKED: Tree = [
    ("Paris", 2, "nsubj", "PROPN", ""),
    ("a", 2, "aux", "AUX", FIN),
    ("demandé", 2, "ROOT", "VERB", PAST),
    ("aux", 4, "case", "ADP", ""),
    ("rebelles", 2, "obl:arg", "NOUN", ""),
    ("de", 6, "mark", "ADP", ""),
    ("quitter", 2, "xcomp", "VERB", "VerbForm=Inf"),
    ("Sake", 6, "obj", "PROPN", ""),
    (".", 2, "punct", "PUNCT", ""),
]
DENIED: Tree = [
    ("L'", 1, "det", "DET", ""),
    ("armée", 4, "nsubj", "NOUN", ""),
    ("n'", 4, "advmod", "ADV", ""),
    ("a", 4, "aux", "AUX", FIN),
    ("repris", 4, "ROOT", "VERB", PAST),
    ("pas", 4, "advmod", "ADV", ""),
    ("Goma", 4, "obj", "PROPN", ""),
    (".", 4, "punct", "PUNCT", ""),
]
SAID: Tree = [
    ("Les", 1, "det", "DET", ""),
    ("rebelles", 3, "nsubj", "NOUN", ""),
    ("auraient", 3, "aux", "AUX", "VerbForm=Fin|Tense=Pres|Mood=Cnd"),
    ("tué", 3, "ROOT", "VERB", PAST),
    ("douze", 5, "nummod", "NUM", ""),
    ("civils", 3, "obj", "NOUN", ""),
    (",", 8, "punct", "PUNCT", ""),
    ("a", 8, "aux", "AUX", FIN),
    ("affirmé", 3, "parataxis", "VERB", PAST),
    ("le", 10, "det", "DET", ""),
    ("porte-parole", 8, "obj", "NOUN", ""),
    (".", 3, "punct", "PUNCT", ""),
]


class StandIn:
    """Answers with the tree that it was given."""

    def __init__(self, tree: Tree) -> None:
        self.vocab = Vocab()
        self.tree = tree

    def pipe(self, texts: Iterable[Doc]) -> Iterator[Doc]:
        for doc in texts:
            assert [t.text for t in doc] == [row[0] for row in self.tree]
            yield Doc(
                self.vocab,
                words=[row[0] for row in self.tree],
                heads=[row[1] for row in self.tree],
                deps=[row[2] for row in self.tree],
                pos=[row[3] for row in self.tree],
                morphs=[row[4] for row in self.tree],
                lemmas=[row[0] for row in self.tree],
            )


def written(tree: Tree) -> str:
    text = " ".join(word for word, *_ in tree)
    return text.replace("' ", "'").replace(" .", ".").replace(" ,", ",")


def clauses_of(tree: Tree) -> dict[str, tuple[Clause, dict[str, str]]]:
    """Lemma -> the clause, and its phrases by marker."""
    text, knowledge = written(tree), load_knowledge("fr")
    sentence = Sentence(0, 0, len(text), BlockKind.BODY, 0, 0)
    syntax = parse_ud_sentences(
        text, [sentence], [True], knowledge.lexicon, load_morphology("fr"), StandIn(tree)
    )
    assert all(text[t.start : t.end] == t.text for t in syntax.tokens)
    return {
        c.lemma: (c, {a.marker: text[a.phrase.start : a.phrase.end] for a in c.arguments})
        for c in syntax.clauses
    }


def test_the_surface_subject_of_a_passive_is_its_object_and_par_its_agent() -> None:
    clause, roles = clauses_of(TAKEN)["prendre"]

    assert (clause.passive, clause.tense) == (True, Tense.PERFECT)
    assert roles == {"object": "La ville de Goma", "agent": "les rebelles"}


def test_whom_it_is_asked_of_does_what_is_asked() -> None:
    found = clauses_of(ASKED)
    clause, roles = found["quitter"]

    assert (clause.tie, clause.marker) == (Tie.COMPLEMENT, "to")
    assert roles == {"object": "Sake", "subject": "rebelles"}
    assert found["demander"][1] == {"subject": "Paris", "à": "rebelles"}


def test_a_negation_of_two_words_is_one() -> None:
    clause, roles = clauses_of(DENIED)["reprendre"]

    assert clause.negated
    assert roles == {"subject": "L'armée", "object": "Goma"}


def test_what_stands_before_a_verb_of_saying_is_its_content_and_hearsay_a_mood() -> None:
    found = clauses_of(SAID)
    told, saying = found["tuer"][0], found["affirmer"]

    assert told.modal == "conditional perfect"
    assert (told.tie, told.parent) == (Tie.COMPLEMENT, saying[0].index)
    assert saying[1] == {"subject": "le porte-parole"}


def test_no_parser_is_used_unless_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATELINE_PARSER_FR", raising=False)
    ud_pipeline.cache_clear()

    assert ud_pipeline("fr") is None


def test_a_parser_that_is_not_there_is_an_error_that_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATELINE_PARSER_FR", "fr_no_such_model")
    ud_pipeline.cache_clear()

    with pytest.raises(ConfigError, match="DATELINE_PARSER_FR"):
        ud_pipeline("fr")
    ud_pipeline.cache_clear()
