"""Conjugation as data: paradigms, stem changes and spelling rules make every form of a listed verb.

A paradigm gives the endings of each tense, one a person; `like` borrows another's. A change rewrites the stem in some
cells ("e" to "ie" under stress); a spelling rule keeps the sound where stem and ending meet ("c" before "e" is "qu").
An irregular verb overrides what differs; a family ("mantener", "retener" like "tener") shares all its irregularity. An
ending with a hyphen has a prefix too: "ya-una".
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pydantic import Field

from dateline.records import Record

NONE = "_"
"""A cell that the language, or the news, does not use."""
PARTS = ("infinitive", "gerund", "participle")
Cells = Mapping[str, tuple[str, ...]]


class VerbForm(NamedTuple):
    """One reading of a word as a verb: "tomaron" is (tomar, past, 3p)."""

    lemma: str
    tense: str
    person: str

    @property
    def finite(self) -> bool:
        return self.tense not in PARTS

    @property
    def number(self) -> str:
        return self.person[-1:]


class Change(Record):
    """In these cells ("present.3s", or a whole tense) the last `old` of the stem becomes `new`."""

    cells: tuple[str, ...]
    old: str
    new: str
    front: bool = False
    """The `old` with which the stem begins instead: the prop letter that a prefix makes needless."""


class Spelling(Record):
    """A stem that ends in `stem` is written with `becomes` when the ending begins with one of `before`."""

    stem: str
    before: str
    becomes: str
    paradigms: tuple[str, ...] = ()
    """Names of the base paradigms it is meant for; none = all."""


class Paradigm(Record):
    like: str | None = None
    lemma: str = ""
    """What the lemma ends in; the rest is the stem."""
    endings: Cells = Field(default_factory=dict)
    changes: tuple[Change, ...] = ()


class Irregular(Record):
    """Whole forms, or another stem with the endings of `stem_endings`, for the tenses that differ."""

    like: str | None = None
    forms: Cells = Field(default_factory=dict)
    stems: Mapping[str, str] = Field(default_factory=dict)


class Guess(Record):
    """A form of a verb that no list has, known by its ending alone: trusted less than a listed one."""

    ending: str
    lemma: str
    """What the lemma has in place of the ending."""
    tense: str
    person: str = ""


class VerbTables(Record):
    """The `verbs:` part of `morphology.yaml`."""

    persons: tuple[str, ...] = ("1s", "2s", "3s", "1p", "2p", "3p")
    agreement: tuple[str, ...] = ("ms", "fs", "mp", "fp")
    """What the endings of a participle agree with."""
    paradigms: Mapping[str, Paradigm]
    default: Mapping[str, str]
    """Ending of the lemma -> paradigm; the longest that fits counts."""
    shapes: tuple[tuple[str, str], ...] = ()
    """(pattern of the whole lemma, paradigm), tried in order before the endings."""
    members: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    """Paradigm -> the verbs that follow it."""
    spelling: tuple[Spelling, ...] = ()
    stem_endings: Cells = Field(default_factory=dict)
    irregular: Mapping[str, Irregular] = Field(default_factory=dict)
    families: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    """Irregular verb -> verbs that end in it and are conjugated alike."""
    common: tuple[str, ...] = ()
    """Further verbs that news is full of."""
    only_listed: bool = False
    """Whether words of speech and other attitudes are verbs only where they are listed here, since no ending tells."""
    guesses: tuple[Guess, ...] = ()


class Conjugator:
    """Makes the forms of verbs by the tables of one language."""

    def __init__(self, tables: VerbTables) -> None:
        self.tables = tables
        self.paradigm_of = {verb: name for name, verbs in tables.members.items() for verb in verbs}
        self.base_of = {verb: base for base, verbs in tables.families.items() for verb in verbs}
        self.defaults = sorted(tables.default.items(), key=lambda pair: -len(pair[0]))
        self.shapes = [(re.compile(shape), name) for shape, name in tables.shapes]
        self._merged: dict[str, tuple[str, str, Cells, tuple[Change, ...]]] = {}

    def verbs(self) -> set[str]:
        """Every verb that the tables name."""
        return {*self.tables.common, *self.paradigm_of, *self.base_of, *self.tables.irregular}

    def forms(self, lemma: str) -> Iterator[tuple[str, VerbForm]]:
        """Every form of the verb with its reading; nothing for a word that no paradigm fits."""
        base = self.base_of.get(lemma)
        if base is not None:
            prefix = lemma.removesuffix(base)
            for form, reading in self.forms(base):
                yield prefix + form, VerbForm(lemma, reading.tense, reading.person)
            return
        irregular = self.tables.irregular.get(lemma)
        overridden = self.overrides(irregular) if irregular else {}
        name = (irregular.like if irregular else None) or self.paradigm_name(lemma)
        for tense, forms in overridden.items():
            yield from self.readings(lemma, tense, forms)
        if name is not None:
            yield from self.regular(lemma, name, skip=overridden)

    def overrides(self, irregular: Irregular) -> dict[str, tuple[str, ...]]:
        found = {
            tense: tuple(stem + ending for ending in self.tables.stem_endings[tense])
            for tense, stem in irregular.stems.items()
        }
        return {**found, **irregular.forms}

    def paradigm_name(self, lemma: str) -> str | None:
        own = self.paradigm_of.get(lemma)
        own = own or next((name for shape, name in self.shapes if shape.fullmatch(lemma)), None)
        return own or next((name for end, name in self.defaults if lemma.endswith(end)), None)

    def merged(self, name: str) -> tuple[str, str, Cells, tuple[Change, ...]]:
        """Root paradigm, lemma ending, endings and changes, with what `like` lends."""
        if name not in self._merged:
            paradigm = self.tables.paradigms[name]
            if paradigm.like is None:
                self._merged[name] = (name, paradigm.lemma, paradigm.endings, paradigm.changes)
            else:
                root, lemma, endings, changes = self.merged(paradigm.like)
                self._merged[name] = (
                    root,
                    paradigm.lemma or lemma,
                    {**endings, **paradigm.endings},
                    (*changes, *paradigm.changes),
                )
        return self._merged[name]

    def regular(self, lemma: str, name: str, skip: Iterable[str]) -> Iterator[tuple[str, VerbForm]]:
        root, lemma_ending, endings, changes = self.merged(name)
        stem = lemma.removesuffix(lemma_ending)
        rules = [r for r in self.tables.spelling if not r.paradigms or root in r.paradigms]
        rules = [r for r in rules if stem.endswith(r.stem)]
        for tense, row in endings.items():
            if tense not in skip:
                forms = tuple(
                    "/".join(
                        joined(changed(stem, f"{tense}.{label}", tense, changes), way, rules)
                        for way in ending.split("/")
                    )
                    for label, ending in zip(self.labels(tense), row, strict=False)
                )
                yield from self.readings(lemma, tense, forms)

    def labels(self, tense: str) -> tuple[str, ...]:
        if tense == "participle":
            return self.tables.agreement
        return ("",) * 9 if tense in PARTS else self.tables.persons

    def readings(
        self, lemma: str, tense: str, forms: Iterable[str]
    ) -> Iterator[tuple[str, VerbForm]]:
        for label, written in zip(self.labels(tense), forms, strict=False):
            for form in written.split("/"):
                if form != NONE:
                    yield form, VerbForm(lemma, tense, label)


def changed(stem: str, cell: str, tense: str, changes: tuple[Change, ...]) -> str:
    for change in changes:
        if cell in change.cells or tense in change.cells:
            at = stem.rfind(change.old)
            if change.front:
                at = 0 if stem.startswith(change.old) else -1
            if at >= 0:
                stem = stem[:at] + change.new + stem[at + len(change.old) :]
    return stem


def joined(stem: str, ending: str, rules: Iterable[Spelling]) -> str:
    """Stem and ending as they are written together."""
    if ending == NONE:
        return NONE
    prefix, hyphen, suffix = ending.rpartition("-")
    for rule in rules:
        if suffix[:1] and suffix[0] in rule.before and stem.endswith(rule.stem):
            stem = stem.removesuffix(rule.stem) + rule.becomes
            break
    return f"{prefix}{stem}{suffix}" if hyphen else stem + suffix
