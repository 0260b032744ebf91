"""A tagged sentence as a row of items: noun phrases with their prepositions, verb groups, joints and punctuation."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.analysis.shallow_groups import Group, Groups
from dateline.analysis.shallow_nodes import Node
from dateline.analysis.shallow_phrases import OPENS_PHRASE, Phrases
from dateline.analysis.shallow_units import Unit
from dateline.document import Form
from dateline.knowledge.lexicon import Lexicon
from dateline.knowledge.morphology import Morphology


@dataclass(slots=True)
class Item:
    """One step of the sentence.

    `kind`: phrase, verb, that (complementizer), relative, condition, aim, subordinator, and, but, point.
    """

    kind: str
    first: int
    last: int
    """Words [first, last)."""
    text: str = ""
    node: Node | None = None
    group: Group | None = None
    marker: str | None = None
    """The preposition before a phrase or an infinitive, or the subordinator."""
    aside: bool = False
    """A part of what stands before ("entre ellos 13 niños"), no argument of a verb."""
    enclosed: bool = False
    """In brackets: it explains what stands before, and is no subject or object."""
    pronoun: bool = False
    """A joint onto which the subject of its clause is written: "annaha"."""


JOINTS = {
    "COORD": "and",
    "BUT": "but",
    "COND": "condition",
    "AIM": "aim",
    "SUB": "subordinator",
    "QUE": "that",
    "REL": "relative",
    "PUNCT": "point",
}
CLOCK = re.compile(r"\d{1,2}[.:h]\d{2}h?")
NUMBER = re.compile(r"\d{1,2}(?:[./]\d{1,2})?")
LONGEST_NUMBER = 5
"""Words of "(16/3)"."""
DASHES = frozenset("-–—:|")
QUOTES = frozenset("«“\"‘'")
VERBAL = frozenset({"VERB", "PART", "NEG", "CLIT"})


def part_sides(node: Node) -> None:
    """ "entre disidencias de las FARC y la Segunda Marquetalia": what is joined inside is the other side."""
    step = node
    while not step.conjuncts:
        inner = [n for m, n in step.links if m == "of"]
        if not inner:
            return
        step = inner[-1]
    if step is not node and step.conjuncts[-1].determined:
        node.join(step.conjuncts.pop())


class Items:
    """Reads the row of items of one sentence."""

    def __init__(self, units: Sequence[Unit], lexicon: Lexicon, morphology: Morphology) -> None:
        self.units = units
        self.morphology = morphology
        self.lexicon = lexicon
        self.phrases = Phrases(units, lexicon, morphology)
        self.groups = Groups(units, lexicon, morphology)

    def tag(self, at: int) -> str:
        return self.units[at].tag if at < len(self.units) else ""

    def read(self) -> Iterator[Item]:
        at, aside = self.past_clock(), False
        while at < len(self.units):
            unit = self.units[at]
            if unit.tag == "INCL":
                aside, at = True, at + 1
                continue
            if self.is_superlative(at):
                at += 2
                continue
            if (behind := self.past_number(at)) > at:
                at = behind
                continue
            found = self.item(at)
            if found is None:
                at += 1
                continue
            bracket = at > 0 and self.units[at - 1].text == "("
            item, at = found
            item.enclosed = item.enclosed or bracket
            if item.kind == "phrase" and aside:
                item.aside, aside = True, False
            yield item
            if item.group is not None and item.group.aside is not None:
                yield from self.within(*item.group.aside)

    def past_number(self, at: int) -> int:
        """ "segunda-feira (16/3)", "dois (2) homens": where a number alone in brackets ends; it parts nothing."""
        if self.units[at].text != "(":
            return at
        words = [unit.text for unit in self.units[at : at + LONGEST_NUMBER]]
        end = words.index(")") if ")" in words else 0
        return at + end + 1 if NUMBER.fullmatch("".join(words[1:end])) else at

    def is_superlative(self, at: int) -> bool:
        """ "les groupes | les plus puissants": what stands right behind a noun tells more of it."""
        most = self.units[at].text in self.morphology.grammar.superlatives
        if not most or at == 0 or self.tag(at - 1) not in {"NOUN", "ADJ"}:
            return False
        return self.tag(at + 1) in {"ADJ", "NOUN"} and self.units[at + 1].noun is None

    def within(self, at: int, stop: int) -> Iterator[Item]:
        """The phrases that stand between a helper and its participle: "a, selon la police, été tué"."""
        while at < stop:
            found = self.item(at)
            if found is not None and found[0].kind == "phrase":
                yield found[0]
            at = found[1] if found is not None else at + 1

    def past_clock(self) -> int:
        """Where an entry of a live page begins behind its time of day: "09.00 - El presidente …"."""
        opening = self.units[:3]
        stop = next((n for n, u in enumerate(opening) if u.tag == "PUNCT"), 0)
        clock = bool(opening) and CLOCK.fullmatch(opening[0].text) is not None
        if clock and opening[1:] and opening[1].upper:
            return 1  # "14.00 Miles de iraníes salen a la calle"
        return stop + 1 if clock and stop and self.units[stop].text in DASHES else 0

    def item(self, at: int) -> tuple[Item, int] | None:
        tag = self.tag(at)
        if tag == "PREP":
            return self.after_preposition(at)
        if tag in VERBAL:
            return self.verb(at, None, at)
        if tag == "DET" and self.tag(at + 1) in {"QUE", "REL"}:
            return self.joint(self.relative_kind(at), at, at + 2, None)
        if tag in JOINTS:
            return self.joint(JOINTS[tag], at, at + 1, None)
        if tag in OPENS_PHRASE:
            return self.phrase(at, None, at)
        return None

    def relative_kind(self, at: int) -> str:
        """ "…, lo que niega el gobierno" is about all that was said, "el que …" about a noun."""
        neuter = self.units[at].text in self.morphology.grammar.relative_neuters
        return "comment" if neuter and at and self.tag(at - 1) == "PUNCT" else "relative"

    def after_preposition(self, at: int) -> tuple[Item, int] | None:
        marker = self.morphology.marker(self.units[at].text)
        tag, later = self.tag(at + 1), self.tag(at + 2)
        if tag == "PUNCT" and self.units[at + 1].text in QUOTES and later in OPENS_PHRASE:
            return self.phrase(at + 2, marker, at)  # "en medio del «paro armado»"
        if tag == "PUNCT" and self.units[at + 1].text in QUOTES and later == "VERB":
            return self.verb(at + 2, marker, at)  # "pour « chasser les rebelles »"
        if tag in VERBAL:
            grammar, text = self.morphology.grammar, self.units[at].text
            merged = text in grammar.contractions and text not in grammar.elisions
            when = merged and self.units[at + 1].has("infinitive")  # "al estallar una mina"
            return self.verb(at + 1, self.units[at].text if when else marker, at)
        if tag == "QUE":
            return self.joint("that", at, at + 2, marker)
        if tag == "REL" or (tag == "DET" and later in {"QUE", "REL"}):
            return self.joint("relative", at, at + (2 if tag == "REL" else 3), marker)
        if marker in self.morphology.grammar.between and self.is_range(at + 1):
            return self.range_phrase(at)
        if tag in OPENS_PHRASE:
            return self.phrase(at + 1, None if self.is_partitive(at) else marker, at)
        if tag == "PREP":
            return self.after_preposition(at + 1)
        return None

    def is_range(self, at: int) -> bool:
        """ "entre | 15 et 20 personnes": two numbers, and what both count."""
        joined = self.tag(at + 1) in {"COORD", "PREP"}
        numbers = self.tag(at) == self.tag(at + 2) == "NUM"
        return numbers and joined and self.tag(at + 3) in OPENS_PHRASE

    def range_phrase(self, at: int) -> tuple[Item, int] | None:
        """The phrase from "between" on: no place, but how many."""
        found = self.phrase(at + 3, None, at)
        if found is not None and found[0].node is not None:
            found[0].node.first = self.units[at].first
        return found

    def is_partitive(self, at: int) -> bool:
        """ "a imposé vendredi | de nouvelles sanctions": behind a bare day "de" is an article."""
        if self.units[at].text not in self.morphology.grammar.partitives or not at:
            return False
        return self.tag(at + 1) == "PREADJ" and self.phrases.is_day(at - 1)

    def joint(self, kind: str, at: int, stop: int, marker: str | None) -> tuple[Item, int]:
        first, last = self.units[at], self.units[stop - 1]
        text = self.units[stop - 1].text
        return Item(kind, first.first, last.last, text, marker=marker), stop

    def phrase(self, at: int, marker: str | None, start: int) -> tuple[Item, int] | None:
        found = self.phrases.coordinated(at)
        if found is None:
            return None
        node, stop = found
        if marker is not None and self.opens_scene(node, start, stop):
            node, stop = self.phrases.single(at) or found
        if marker in self.morphology.grammar.between:
            part_sides(node)
        first = self.units[start].first
        return Item("phrase", first, node.end(), node=node, marker=marker), stop

    def opens_scene(self, node: Node, start: int, stop: int) -> bool:
        """ "En el Apure, | guerrilleros y militares se enfrentaron": the comma parts the scene from who acts."""
        joined = next((n for n in node.everything() if n.conjuncts), None)
        told = any(u.tag in {"VERB", "PART"} for u in self.units[:start])
        if joined is None or told or self.tag(stop) not in {"VERB", "CLIT", "NEG", "COORD"}:
            return False
        first = joined.conjuncts[0]
        comma = first.first > 0 and self.units[self.phrases.unit_of[first.first] - 1].text == ","
        return comma and first.tag == "NOUN"

    def verb(self, at: int, marker: str | None, start: int) -> tuple[Item, int] | None:
        found = self.groups.read(at)
        if found is None:
            return None
        group, stop = found
        stop = self.predicate_adjective(group, stop)
        first = self.units[start].first
        return Item("verb", first, group.last, group=group, marker=marker), stop

    def predicate_adjective(self, group: Group, at: int) -> int:
        """ "está dispuesto a": the adjective is the predicate where the lexicon knows it."""
        if group.base in self.morphology.grammar.copulas and self.tag(at) in {
            "ADJ",
            "PART",
            "NOUN",
        }:
            lemma = self.morphology.inflector.adjective_lemma(self.units[at].text)
            for candidate in (lemma, self.units[at].text, self.units[at].lemma):
                worded = (Form.VERB, f"{group.base} {candidate}") in self.lexicon.by_word
                if self.lexicon.attitude(candidate) and not worded:
                    group.lemma, group.last = candidate, self.units[at].last
                    group.passive = False
                    return at + 1
        return at
