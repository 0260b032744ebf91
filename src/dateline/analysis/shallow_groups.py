"""Verb groups: helpers, clitics, negation and the main verb as one predicate ("no habrían sido atacadas")."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.analysis.shallow_units import Unit
from dateline.document import Form, Tense
from dateline.knowledge.lexicon import Lexicon
from dateline.knowledge.morph_grammar import Helper
from dateline.knowledge.morph_verbs import VerbForm
from dateline.knowledge.morphology import Morphology

TENSES = {
    "present": Tense.PRESENT,
    "subjunctive": Tense.PRESENT,
    "conditional": Tense.PRESENT,
    "past": Tense.PAST,
    "imperfect": Tense.PAST,
    "pluperfect": Tense.PLUPERFECT,
    "past_subjunctive": Tense.PAST,
    "future": Tense.FUTURE,
}
COMPOUND = {
    "imperfect": Tense.PLUPERFECT,
    "past": Tense.PLUPERFECT,
    "future": Tense.FUTURE,
    "past_subjunctive": Tense.PLUPERFECT,
}
CONDITIONAL, CONDITIONAL_PERFECT = "conditional", "conditional perfect"
"""Names of the moods of hearsay and hypothesis, to be listed among the modals of `embedding.yaml`."""
LONGEST_ASIDE = 10
"""Words with both commas that may part a helper from its participle."""
BETWEEN = frozenset({"ADV", "NEG", "CLIT"})
OF_PHRASE = frozenset({"NOUN", "NAME", "DET", "PREADJ", "ADJ", "NUM"})
QUOTES = frozenset({"«", "“", '"', "‘"})
CLOSING = frozenset({"»", "”", '"', "’"})


@dataclass(slots=True, eq=False)
class Group:
    """One predicate of a verb. Numbers are words of the sentence."""

    first: int
    last: int
    head: int
    lemma: str
    kind: str
    """finite, infinitive, gerund or participle."""
    number: str = ""
    tense: Tense = Tense.NONE
    modal: str | None = None
    passive: bool = False
    progressive: bool = False
    negated: bool = False
    reflexive: bool = False
    adverbs: list[str] = field(default_factory=list)
    clitic: int | None = None
    """The word of an object pronoun that stands with the verb."""
    doer: int | None = None
    """The word of a subject pronoun tied on behind the verb ("a-t-il déclaré")."""
    base: str = ""
    """The lemma without what was joined to it."""
    others: list[str] = field(default_factory=list)
    """Lemmas that the same form may be of besides."""
    forms: tuple[VerbForm, ...] = ()
    """All readings of the form, the one taken first."""
    written: str = ""
    """The tense that its first word shows: "imperfect" of "transportaban", which is past as "quemaron" is."""
    unmarked: bool = False
    """A participle in the form that goes with no noun (masculine singular), as behind "have"."""
    caused: bool = False
    """ "s'est fait arrêter": the reflexive pronoun is that of the verb that causes."""
    aside: tuple[int, int] | None = None
    """Units of the words between commas that part helper and participle: "selon la police"."""
    agreement: str = ""
    """Gender and number of a participle: "asesinada" goes with "sacada"."""


def came_about(chain: Sequence[str]) -> bool:
    """ "ont dû fuir", "tuvo que huir", "pôde entrar": what was necessary or possible once, and was done."""
    return chain[0] == "past" or (chain[0] == "present" and "perfect" in chain)


class Groups:
    """Reads verb groups out of one sentence."""

    def __init__(self, units: Sequence[Unit], lexicon: Lexicon, morphology: Morphology) -> None:
        self.units = units
        self.lexicon = lexicon
        self.morphology = morphology
        self.grammar = morphology.grammar

    def tag(self, at: int) -> str:
        return self.units[at].tag if at < len(self.units) else ""

    def read(self, at: int) -> tuple[Group, int] | None:
        """The group that begins at unit `at`, and the unit after it."""
        first = at
        while self.tag(at) in BETWEEN:
            at += 1
        if self.tag(at) not in {"VERB", "PART"}:
            return None
        form = self.reading(at)
        unit = self.units[at]
        kind = "finite" if form.finite else form.tense
        group = Group(self.units[first].first, unit.last, unit.first, form.lemma, kind)
        group.unmarked = form.tense == "participle" and form.person in {"", "ms"}
        self.gather(group, first, at)
        chain = [form.tense]
        at = self.follow(group, at, form, chain)
        forms = (r.person for r in self.units[at].readings if r.tense == "participle")
        group.agreement = next(forms, "")
        group.number = form.number if form.finite else ""
        self.set_mood(group, chain)
        at = self.behind(group, at)
        group.base = group.lemma
        self.name(group)
        return group, self.fixed(group, at)

    def reading(self, at: int) -> VerbForm:
        """The reading that what follows asks for: "fue" of "ser" before a participle, else of "ir"."""
        unit = self.units[at]
        readings = unit.readings or (VerbForm(unit.text, "participle", ""),)
        if unit.tag == "PART":
            return next((r for r in readings if r.tense == "participle"), readings[0])
        ranked = sorted(readings, key=lambda r: (not r.finite, r.tense.endswith("subjunctive")))
        helping = (r for r in ranked if self.helper(at, r.lemma) is not None)
        copula = (r for r in ranked if r.lemma in self.grammar.copulas and self.is_before_noun(at))
        return next(helping, next(copula, ranked[0]))

    def is_before_noun(self, at: int) -> bool:
        """ "foi alvo de um atentado": right before a noun "fue" is of "ser", before "a" of "ir"."""
        return self.tag(at + 1) in OF_PHRASE and bool(self.units[at].readings[1:])

    def helper(
        self, at: int, lemma: str, reflexive: bool = False, compound: bool = False
    ) -> tuple[Helper, int] | None:
        """How a verb helps the one behind it, and where that one stands.

        In a compound tense ("ont été passés par les armes") no second helper makes the perfect.
        """
        for helper in self.morphology.helpers.get(lemma, ()):
            if helper.reflexive and not reflexive:
                continue
            if compound and helper.only and helper.makes == "perfect":
                continue
            place = self.skip(at + 1)
            if helper.link:
                if place >= len(self.units):
                    continue
                if self.morphology.marker(self.units[place].text) not in helper.link:
                    continue
                place = self.skip(place + 1)
            if place < len(self.units) and self.fits(helper, self.units[place]):
                return helper, place
        return None

    def skip(self, at: int) -> int:
        at = self.past_aside(at)
        while self.tag(at) in BETWEEN or self.floats(at) or self.opens_quote(at):
            at += 1
        return at

    def past_aside(self, at: int) -> int:
        """ "a, selon la police, été tué": a few words between commas before the participle of a helper."""
        if at >= len(self.units) or self.units[at].text != ",":
            return at
        inside = range(at + 1, min(at + LONGEST_ASIDE, len(self.units) - 1))
        close = next((n for n in inside if self.units[n].text == ","), None)
        if close is None or any(self.tag(n) in {"VERB", "QUE", "REL"} for n in range(at, close)):
            return at
        after = close + 2 if self.opens_quote(close + 1) else close + 1
        return close + 1 if self.tag(after) == "PART" else at

    def opens_quote(self, at: int) -> bool:
        """ "dit avoir « neutralisé » dix hommes", "ont « farouchement » résisté": quoted in the middle of a verb."""
        if self.tag(at) != "PUNCT":
            return False
        opens = self.units[at].text in QUOTES and self.tag(at + 1) in {"PART", "ADV"}
        return opens or (self.units[at].text in CLOSING and self.tag(at - 1) == "ADV")

    def floats(self, at: int) -> bool:
        """ "foram todos mortos", "ont tous été tués": a quantity that has left its noun for the verb."""
        totals = self.grammar.totals
        floating = self.tag(at) in {"DET", "PRON"} and self.units[at].text in totals
        two = floating and self.tag(at + 1) == "NUM" and self.tag(at + 2) in {"PART", "VERB"}
        second = self.tag(at) == "NUM" and self.units[at - 1].text in totals  # "tous deux"
        return two or ((floating or second) and self.tag(at + 1) in {"PART", "VERB"})

    def fits(self, helper: Helper, unit: Unit) -> bool:
        if unit.tag not in {"VERB", "PART", "ADJ"} or not unit.has(helper.then):
            return unit.tag == "VERB" and helper.then == "finite" and unit.finite
        lemma = next(r.lemma for r in unit.readings if r.tense == helper.then)
        return (not helper.only or lemma in helper.only) and lemma not in helper.refuses

    def gather(self, group: Group, first: int, last: int) -> None:
        """Negation, adverbs and pronouns of the units in between."""
        for unit in self.units[first:last]:
            if unit.tag == "NEG":
                group.negated = True
            elif unit.tag == "ADV":
                group.adverbs.append(unit.text)
            elif unit.text in self.grammar.reflexives:
                group.reflexive = True
            elif unit.text in self.grammar.subject_clitics:
                group.doer = unit.first
            elif unit.text in self.grammar.object_clitics and unit.tag != "PREP":
                group.clitic = unit.first

    def follow(self, group: Group, at: int, form: VerbForm, chain: list[str]) -> int:
        """Go from helper to helper to the main verb."""
        lemma = form.lemma
        for _ in range(5):
            found = self.helper(at, lemma, group.reflexive, "perfect" in chain)
            if found is None:
                return at
            helper, place = found
            if self.units[at + 1].text == ",":
                group.aside = at + 2, self.past_aside(at + 1) - 1
            else:
                self.gather(group, at + 1, place)
            self.apply(helper, group, chain)
            unit = self.units[place]
            lemma = next((r.lemma for r in unit.readings if r.tense == helper.then), unit.lemma)
            group.lemma, group.head, group.last = lemma, unit.first, unit.last
            at = place
        return at

    def apply(self, helper: Helper, group: Group, chain: list[str]) -> None:
        if helper.makes == "perfect":
            chain.append("perfect")
        elif helper.makes in {"passive", "state"}:
            group.passive = True
            group.caused |= helper.reflexive
        elif helper.makes == "progressive":
            group.progressive = True
        elif helper.makes == "outcome" and chain[0] == "conditional":
            chain[0] = "past"  # "viria a falecer": told from where it came about
        elif helper.makes == "modal" and not came_about(chain):
            group.modal = helper.modal

    def set_mood(self, group: Group, chain: list[str]) -> None:
        first, perfect = chain[0], "perfect" in chain
        group.written = first
        if group.kind == "participle":
            group.passive = True
        if group.kind != "finite":
            group.tense = Tense.PERFECT if perfect else Tense.NONE  # "asegura haber matado"
            return
        group.tense = COMPOUND.get(first, Tense.PERFECT) if perfect else TENSES[first]
        if first == "conditional" and group.modal is None:
            group.modal = CONDITIONAL_PERFECT if perfect else CONDITIONAL
        elif first in self.grammar.hearsay and perfect and group.modal is None:
            group.modal = CONDITIONAL_PERFECT
        looks_back = first in self.grammar.retrospective
        if perfect and (looks_back or first == "conditional" or group.modal):
            group.tense = Tense.PERFECT

    def behind(self, group: Group, at: int) -> int:
        """Pronouns tied on behind the verb, adverbs and the second half of a negation right after it."""
        unit = self.units[at]
        attached = tuple(self.grammar.reflexives)
        listed = unit.text in self.morphology.verbs
        if attached and not listed and unit.readings and unit.text.endswith(attached):
            group.reflexive = True
        stop = at + 1
        while (self.tag(stop) == "ADV" and not self.is_of_phrase(stop)) or (
            self.tag(stop) in {"NEG", "CLIT"} and self.tied(stop)
        ):
            stop += 1
        self.gather(group, at + 1, stop)
        group.last = max(group.last, self.units[stop - 1].last)
        return stop

    def is_of_phrase(self, at: int) -> bool:
        """ "cai quase sem luta": it is not the fall that was almost."""
        unreal = self.units[at].text in self.lexicon.embedding.unreal_adverbs
        return unreal and self.tag(at + 1) == "PREP"

    def tied(self, at: int) -> bool:
        """A pronoun written onto the verb before it, or a negation that stands behind ("pas")."""
        return self.units[at].text.startswith("-") or self.tag(at + 1) not in {"VERB", "CLIT"}

    def name(self, group: Group) -> None:
        """The lemma that the lexicon has: of the reflexive verb where it lists that one."""
        if group.reflexive:
            reflexive = self.grammar.reflexive_of(group.lemma)
            other_verb = group.lemma in self.grammar.inherent and not group.caused
            if self.is_listed(reflexive) or (
                other_verb and group.lemma in self.morphology.event_verbs
            ):
                group.lemma = reflexive

    def is_listed(self, lemma: str) -> bool:
        words = self.lexicon
        return (
            (Form.VERB, lemma) in words.by_word
            or bool(words.attitude(lemma))
            or lemma in words.light
            or lemma in self.morphology.marked
        )

    def fixed(self, group: Group, at: int) -> int:
        """ "llevar a cabo": words behind the verb that make one predicate with it."""
        for rest in self.morphology.fixed.get(group.lemma, ()):
            place, size = at, 0
            while place < len(self.units) and size < len(rest):
                text = self.morphology.cut(self.units[place].text)
                if text != rest[size : size + len(text)]:
                    break
                size += len(text)
                place += 1
            if size == len(rest):
                group.lemma = f"{group.lemma} {' '.join(rest)}"
                group.last = self.units[place - 1].last
                return place
        return at
