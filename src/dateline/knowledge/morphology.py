"""What the words of a language can be: verb forms, noun forms and closed classes, compiled from its folder.

Verbs are those of the lexicon and of `morphology.yaml`; every form is made once and kept in the user's cache, named
after the data that made it. A form says lemma, tense and person; what it is in a sentence the chunker decides.
"""

import hashlib
import logging
import marshal
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from platformdirs import user_cache_dir
from pydantic import Field

from dateline.document import Form
from dateline.knowledge.lexicon import Lexicon, load_lexicon
from dateline.knowledge.loading import data_folder, load_file
from dateline.knowledge.morph_grammar import GrammarFile, Helper
from dateline.knowledge.morph_nouns import Inflector, NounTables
from dateline.knowledge.morph_verbs import Conjugator, VerbForm, VerbTables
from dateline.records import Record

LISTS = {
    "determiners": "DET",
    "relative_owners": "DET",
    "preadjectives": "PREADJ",
    "numerals": "NUM",
    "approximators": "APPROX",
    "prepositions": "PREP",
    "contractions": "PREP",
    "coordinators": "COORD",
    "contrasts": "BUT",
    "complementizers": "QUE",
    "relatives": "REL",
    "relative_places": "REL",
    "conditions": "COND",
    "aims": "AIM",
    "subordinators": "SUB",
    "including": "INCL",
    "pronouns": "PRON",
    "clitics": "CLIT",
    "reflexives": "CLIT",
    "object_clitics": "CLIT",
    "existentials": "CLIT",
    "negations": "NEG",
    "negative_nouns": "PRON",
    "adverbs": "ADV",
}
"""Lists of `grammar.yaml` -> what a word of them may be."""
Readings = tuple[VerbForm, ...]
NO_PREDICATES = {
    "light_verbs",
    "factual",
    "pending",
    "until",
    "according",
    "habitual_adverbs",
    "blaming",
}
"""Lists of `embedding.yaml` that hold prepositions and conjunctions, or are looked at by themselves."""
Expression = tuple[tuple[str, ...], frozenset[str], str | None]
"""The words of a fixed expression, the closed classes it may be of, and its lemma where it is a noun."""
NO_CLASS: frozenset[str] = frozenset()
FORMAT = 4
REMEMBERED = 10_000
"""Words whose forms a table keeps at hand: those of a few hundred pages."""
log = logging.getLogger(__name__)


class MorphologyFile(Record):
    """`data/languages/<xx>/morphology.yaml`."""

    verbs: VerbTables
    nouns: NounTables = Field(default_factory=NounTables)


@dataclass(frozen=True)
class Morphology:
    """Lookup tables of one language."""

    language: str
    grammar: GrammarFile
    inflector: Inflector
    verbs: Mapping[str, tuple[tuple[str, str, str], ...]]
    """Form -> (lemma, tense, person) of each reading."""
    nouns: Mapping[str, str]
    """Form -> lemma of the nouns that the lexicon lists."""
    guesses: tuple[tuple[str, str, str, str], ...]
    compounds: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """First form -> (all forms, lemma) of event nouns of several words, longest first."""
    fixed: Mapping[str, tuple[tuple[str, ...], ...]]
    """Verb -> the words after it that make one predicate with it ("a cabo")."""
    event_verbs: frozenset[str]
    """Verbs that the lexicon has as triggers."""
    marked: Mapping[str, frozenset[str]]
    """Verb of a trigger, as it stands there -> the markers its senses ask for."""
    wordings: frozenset[str]
    """Verb, preposition and bare noun that are one wording of the lexicon: "prendre pour cible"."""

    @cached_property
    def closed(self) -> Mapping[str, frozenset[str]]:
        """Closed-class word -> what it may be."""
        found: dict[str, set[str]] = {}
        for words, tag in self._closed_entries():
            if len(words) == 1:
                found.setdefault(words[0], set()).add(tag)
        return {word: frozenset(tags) for word, tags in found.items()}

    @cached_property
    def phrases(self) -> Mapping[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]:
        """First word -> (words, what they may be) of closed-class entries of several words, longest first."""
        found: dict[tuple[str, ...], set[str]] = {}
        for words, tag in self._closed_entries():
            if len(words) > 1:
                found.setdefault(words, set()).add(tag)
        by_first: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
        for words in sorted(found, key=lambda words: (-len(words), words)):
            by_first.setdefault(words[0], []).append((words, frozenset(found[words])))
        return {first: tuple(entries) for first, entries in by_first.items()}

    @cached_property
    def expressions(self) -> Mapping[str, Mapping[str, tuple[Expression, ...]]]:
        """First word -> second word -> the fixed expressions that begin so, in the order in which they are tried."""
        found: dict[str, dict[str, list[Expression]]] = {}
        for entries in self.phrases.values():
            for words, tags in entries:
                found.setdefault(words[0], {}).setdefault(words[1], []).append((words, tags, None))
        for compounds in self.compounds.values():
            for words, lemma in compounds:
                entry = (words, NO_CLASS, lemma)
                found.setdefault(words[0], {}).setdefault(words[1], []).append(entry)
        return {
            first: {second: tuple(entries) for second, entries in by_second.items()}
            for first, by_second in found.items()
        }

    def _closed_entries(self) -> Iterator[tuple[tuple[str, ...], str]]:
        for title in self.grammar.honorifics:
            if title.endswith("."):  # "M. Petro": two words of the text, and one before a name
                yield (title[:-1], "."), "PREADJ"
        for name, tag in LISTS.items():
            for entry in getattr(self.grammar, name):
                words = self.cut(entry)
                yield words, tag
                if tag == "PREP" and len(words) > 1:
                    yield from ((other, tag) for other in self.contracted(words))

    def cut(self, entry: str) -> tuple[str, ...]:
        """An entry as the text is cut: "à l'est de" is five words."""
        return cut_entry(entry, self.grammar)

    def contracted(self, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """ "cerca de" is also written "cerca del"."""
        for short, full in self.grammar.contractions.items():
            if full == words[-1]:
                yield (*words[:-1], short)

    @cached_property
    def verb_readings(self) -> Callable[[str], Readings]:
        """A form as a verb, pronouns attached to it taken off; the latest forms are remembered."""
        return lru_cache(maxsize=REMEMBERED)(self._verb_readings)

    def _verb_readings(self, form: str) -> Readings:
        found = self.verbs.get(form) or self.without_pronouns(form)
        return tuple(VerbForm(*reading) for reading in found) if found else ()

    def without_pronouns(self, form: str) -> tuple[tuple[str, str, str], ...]:
        for pronoun in self.grammar.attached:
            if form.endswith(pronoun) and len(form) > len(pronoun) + 3:
                bare = form.removesuffix(pronoun)
                plain = "".join(self.grammar.accents.get(letter, letter) for letter in bare)
                for candidate in dict.fromkeys((bare, plain)):
                    found = self.verbs.get(candidate, ())
                    kept = tuple(r for r in found if r[1] in {"infinitive", "gerund"})
                    if kept:
                        return kept
        return ()

    def guessed(self, form: str) -> Readings:
        """An unlisted word as a verb, by its ending."""
        for ending, lemma, tense, person in self.guesses:
            if form.endswith(ending) and len(form) >= len(ending) + 3:
                return (VerbForm(form.removesuffix(ending) + lemma, tense, person),)
        return ()

    def marker(self, preposition: str) -> str:
        """A preposition without the article written into it: "del" is "de"."""
        known = self.grammar.contractions.get(preposition)
        first, blank, last = preposition.rpartition(" ")
        if known is None and blank:
            return first + blank + self.grammar.contractions.get(last, last)
        return preposition if known is None else known

    @cached_property
    def helpers(self) -> Mapping[str, tuple[Helper, ...]]:
        """Verb -> the ways it helps others."""
        found: dict[str, list[Helper]] = {}
        for helper in self.grammar.helpers:
            found.setdefault(helper.verb, []).append(helper)
        return {verb: tuple(ways) for verb, ways in found.items()}

    @cached_property
    def participle_helpers(self) -> frozenset[str]:
        """Verbs after which a participle belongs to them: "ha tomado", "fue tomada"."""
        return frozenset(h.verb for h in self.grammar.helpers if h.then == "participle")

    def is_listed(self, form: str) -> bool:
        return form in self.verbs or form in self.nouns or form in self.closed

    def is_known(self, form: str) -> bool:
        """Whether the form is listed, with or without particles written before it."""
        return self.is_listed(form) or any(
            form.startswith(p) and len(form) > len(p) + 1 and self.is_known(form[len(p) :])
            for p in self.grammar.proclitics
        )

    @cached_property
    def fold(self) -> Callable[[str], str]:
        """A word as the tables have it: lower case, one apostrophe, the spelling variants of the language alike."""
        return lru_cache(maxsize=REMEMBERED)(self._fold)

    def _fold(self, written: str) -> str:
        return written.lower().translate(self.folding)

    @cached_property
    def folding(self) -> dict[int, str]:
        return folding_of(self.grammar)

    @cached_property
    def noun_lemma(self) -> Callable[[str], str]:
        """Lemma of a noun or adjective; listed nouns are known, others cut by rule."""
        return lru_cache(maxsize=REMEMBERED)(self._noun_lemma)

    def _noun_lemma(self, form: str) -> str:
        known = self.nouns.get(form)
        return known if known is not None else self.inflector.singular(form)


def folding_of(grammar: GrammarFile) -> dict[int, str]:
    return {
        **dict.fromkeys(map(ord, "’ʼ‘"), "'"),
        **{ord(a): b for a, b in grammar.folding.items()},
    }


def cut_entry(entry: str, grammar: GrammarFile) -> tuple[str, ...]:
    """Words of an entry of several, elided ones cut off as they are in texts."""
    for elided in grammar.elisions:
        entry = re.sub(rf"(?<!\w){re.escape(elided)}(?=\w)", f"{elided} ", entry)
    return tuple(entry.split())


def joined_words(words: Iterable[str]) -> str:
    """The way back: words as an entry is written."""
    return " ".join(words).replace("' ", "'")


def longest_first(
    entries: Iterable[tuple[tuple[str, ...], str]],
) -> tuple[tuple[tuple[str, ...], str], ...]:
    return tuple(sorted(set(entries), key=lambda entry: (-len(entry[0]), entry)))


@cache
def load_morphology(language: str) -> Morphology:
    """The morphology of a language whose folder has `grammar.yaml` and `morphology.yaml`."""
    folder = f"languages/{language}"
    key = digest(folder)
    path = Path(os.environ.get("DATELINE_CACHE") or user_cache_dir("dateline"))
    path = path / f"morphology-{language}-{key}.bin"
    grammar = load_file(f"{folder}/grammar.yaml", GrammarFile)
    file = load_file(f"{folder}/morphology.yaml", MorphologyFile)
    lexicon = load_lexicon(language)
    tables = read_cache(path)
    if tables is None:
        tables = compiled(file, grammar, lexicon)
        write_cache(path, tables)
    verbs, nouns = tables
    inflector = Inflector(file.nouns)
    return Morphology(
        language=language,
        grammar=grammar,
        inflector=inflector,
        verbs=verbs,
        nouns=nouns,
        guesses=tuple((g.ending, g.lemma, g.tense, g.person) for g in file.verbs.guesses),
        compounds=compound_nouns(lexicon, inflector, grammar),
        fixed=fixed_verbs(lexicon, grammar),
        event_verbs=frozenset(
            plain_verb(w, grammar) for t in lexicon.triggers if t.form is Form.VERB for w in t.words
        ),
        marked=markers_of(lexicon, grammar),
        wordings=frozenset(
            w
            for t in lexicon.triggers
            if t.form is Form.VERB
            for w in t.words
            if w.split()[1:2] and w.split()[1] in grammar.prepositions
        ),
    )


@cache
def has_morphology(language: str) -> bool:
    """Whether the shallow chunker can read this language."""
    folder = data_folder() / "languages" / language
    files = ("grammar", "morphology", "triggers")
    return all((folder / f"{name}.yaml").is_file() for name in files)


Tables = tuple[dict[str, tuple[tuple[str, str, str], ...]], dict[str, str]]


def compiled(file: MorphologyFile, grammar: GrammarFile, lexicon: Lexicon) -> Tables:
    conjugator = Conjugator(file.verbs)
    readings: dict[str, list[tuple[str, str, str]]] = {}
    folding = folding_of(grammar)
    for lemma in sorted(conjugator.verbs() | lexicon_verbs(lexicon, grammar, conjugator)):
        for form, reading in conjugator.forms(lemma):
            known = readings.setdefault(form.translate(folding), [])
            if tuple(reading) not in known:
                known.append((reading.lemma, reading.tense, reading.person))
    banned = set(grammar.not_verbs)
    verbs = {form: tuple(found) for form, found in readings.items() if form not in banned}
    nouns = noun_forms(lexicon, Inflector(file.nouns), set(grammar.not_nouns))
    return verbs, {form.translate(folding): lemma for form, lemma in nouns.items()}


def lexicon_verbs(lexicon: Lexicon, grammar: GrammarFile, conjugator: Conjugator) -> set[str]:
    """Verbs that the lexicon's entries begin with."""
    words = [w for t in lexicon.triggers if t.form is Form.VERB for w in t.words]
    light = [w for light in lexicon.embedding.light_verbs for w in light.words]
    lists = lexicon.embedding.model_dump(exclude=NO_PREDICATES)
    attitudes = [w for entries in lists.values() for w in entries]
    if conjugator.tables.only_listed:
        listed = conjugator.verbs()
        attitudes = [w for w in (*attitudes, *light) if w in listed]
        light = []
    words.extend((*light, *attitudes))
    words.extend(h.verb for h in grammar.helpers)
    words.extend((*grammar.copulas, *grammar.inverting, *grammar.goal_verbs))
    stripped = (plain_verb(word, grammar) for word in words)
    return {verb for verb in stripped if conjugator.paradigm_name(verb) is not None}


def plain_verb(entry: str, grammar: GrammarFile) -> str:
    """ "retirarse" -> "retirar", "llevar a cabo" -> "llevar"."""
    before, after = grammar.reflexive.split("{}")
    entry = entry.removeprefix(before) if before else entry
    word = entry.split()[0] if entry.split() else ""
    if not after or not word.endswith(after) or len(word) <= len(after) + 3:
        return word
    return word.removesuffix(after) + grammar.reflexive_drops


def noun_forms(lexicon: Lexicon, inflector: Inflector, banned: set[str]) -> dict[str, str]:
    """Form -> lemma; a word that is itself listed stays its own lemma."""
    single = {w for t in lexicon.triggers if t.form is Form.NOUN for w in t.words if " " not in w}
    known = {*lexicon.nouns, *single}
    found: dict[str, str] = {}
    for lemma in sorted(known):
        for form in inflector.forms(lemma):
            found.setdefault(form, lemma)
    for lemma in sorted(known):
        found.update(dict.fromkeys(inflector.tables.irregular.get(lemma, ()), lemma))
    found.update({lemma: lemma for lemma in known})
    return {form: lemma for form, lemma in found.items() if form not in banned}


def compound_nouns(
    lexicon: Lexicon, inflector: Inflector, grammar: GrammarFile
) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """ "ataque aéreo", "coches bomba", "altos el fuego": every form of an event noun of several words."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    entries = {w for t in lexicon.triggers if t.form is Form.NOUN for w in t.words}
    for entry in sorted((entries | set(lexicon.nouns)) - {""}):
        words = list(cut_entry(entry, grammar))
        if len(words) > 1:
            for forms in inflected(words, inflector):
                found.setdefault(forms[0], []).append((forms, entry))
    return {first: longest_first(entries) for first, entries in found.items()}


def inflected(words: list[str], inflector: Inflector) -> Iterator[tuple[str, ...]]:
    """As written, and with the first word and the adjectives right after it in other forms."""
    heads = set(inflector.forms(words[0]))
    second = set(inflector.adjective_forms(words[1])) | {words[1]}
    for head in heads:
        for other in second:
            yield (head, other, *words[2:])


def fixed_verbs(lexicon: Lexicon, grammar: GrammarFile) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Words after a verb that make one predicate with it: of light verbs, attitudes, causing ("faire sauter")."""
    entries = {w for light in lexicon.embedding.light_verbs for w in light.words}
    lists = lexicon.embedding.model_dump(exclude=NO_PREDICATES)
    entries |= {w for found in lists.values() for w in found}
    causing = tuple(f"{h.verb} " for h in grammar.helpers if h.reflexive and h.then == "infinitive")
    verbs = (t for t in lexicon.triggers if t.form is Form.VERB)
    entries |= {w for t in verbs for w in t.words if w.startswith(causing) and w.count(" ") == 1}
    fixed: dict[str, set[tuple[str, ...]]] = {}
    for entry in entries:
        before = grammar.reflexive.split("{}")[0]
        words = list(cut_entry(entry.removeprefix(before) if before else entry, grammar))
        if len(words) > 1:
            fixed.setdefault(words[0], set()).add(tuple(words[1:]))
    return {verb: tuple(sorted(rest, key=lambda r: (-len(r), r))) for verb, rest in fixed.items()}


def markers_of(lexicon: Lexicon, grammar: GrammarFile) -> dict[str, frozenset[str]]:
    """First word of a trigger (with its reflexive pronoun) -> every marker that one of its senses names."""
    before = grammar.reflexive.split("{}")[0]
    found: dict[str, set[str]] = {}
    for trigger in lexicon.triggers:
        roles = (trigger.actor or (), trigger.recipient or (), trigger.place, trigger.partner)
        markers = {m for role in roles for m in role} | set(trigger.needs) | set(trigger.refuses)
        for entry in trigger.words:
            keep = 2 if before and entry.startswith(before) else 1
            head = " ".join(entry.split()[:keep])
            found.setdefault(head, set()).update(markers)
    return {word: frozenset(markers) for word, markers in found.items()}


def digest(folder: str) -> str:
    """Names the data that a cache was made of."""
    made = hashlib.sha256(str(FORMAT).encode())
    for name in ("grammar", "morphology", "triggers", "embedding", "nouns"):
        made.update(data_folder().joinpath(f"{folder}/{name}.yaml").read_bytes())
    return made.hexdigest()[:16]


def read_cache(path: Path) -> Tables | None:
    try:
        loaded: Tables = marshal.loads(path.read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return loaded


def write_cache(path: Path, tables: Tables) -> None:
    """Put in place whole, so that another process never reads half of it; a read-only disk costs only time."""
    partial = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(marshal.dumps(tables))
        partial.replace(path)
    except OSError as problem:
        log.debug("no cache for morphology: %s", problem)
