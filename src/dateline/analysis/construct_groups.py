"""Verb groups where tense is told by small words before the verb: "lam yaqsif", "sa-yansahib", "qad qasafa"."""

from collections.abc import Sequence

from dateline.analysis.construct_units import ConstructUnit
from dateline.analysis.shallow_groups import Group
from dateline.document import Tense
from dateline.knowledge.morph_construct import ConstructTables
from dateline.knowledge.morph_verbs import VerbForm

BETWEEN = frozenset({"ADV", "NEG", "FUT"})
PAST = frozenset({"past", "passive_past"})


class ConstructGroups:
    """Reads verb groups out of one sentence."""

    def __init__(self, units: Sequence[ConstructUnit], tables: ConstructTables) -> None:
        self.units = units
        self.tables = tables

    def tag(self, at: int) -> str:
        return self.units[at].tag if at < len(self.units) else ""

    def read(self, at: int) -> tuple[Group, int] | None:
        """The group that begins at unit `at`, and the unit after it."""
        first = at
        while self.tag(at) in BETWEEN:
            at += 1
        if self.tag(at) != "VERB":
            return None
        unit = self.units[at]
        form = unit.readings[0] if unit.readings else VerbForm(unit.text, "past", "")
        kind = "gerund" if form.tense == "gerund" else "finite"
        group = Group(self.units[first].first, unit.last, unit.first, form.lemma, kind)
        group.base, group.number = form.lemma, form.person
        group.forms = unit.readings
        group.others = [r.lemma for r in unit.readings[1:] if r.person == form.person]
        group.passive = form.tense.startswith("passive") and all(
            r.tense.startswith("passive") for r in unit.readings
        )
        self.colour(group, form, self.units[first:at])
        return group, self.behind(group, at + 1)

    def colour(self, group: Group, form: VerbForm, before: Sequence[ConstructUnit]) -> None:
        """Tense, negation and modality by the words before."""
        past = form.tense in PAST
        group.tense = Tense.PAST if past else Tense.PRESENT
        for unit in before:
            if unit.tag == "NEG":
                group.negated = True
                if unit.text in self.tables.past_negations:
                    group.tense = Tense.PAST
            if unit.tag == "FUT" or unit.text in self.tables.future_words:
                group.tense = Tense.FUTURE
            if unit.tag == "ADV":
                group.adverbs.append(unit.text)
                if unit.text in self.tables.possible and not past:
                    group.modal = unit.text
        if group.kind == "gerund":
            group.tense = Tense.NONE

    def behind(self, group: Group, at: int) -> int:
        """The object pronoun written onto the verb, and adverbs."""
        if self.tag(at) == "PRON" and self.units[at].tied:
            group.clitic = self.units[at].first
            group.last = self.units[at].last
            at += 1
        while self.tag(at) == "ADV" and not self.units[at].is_time:
            if self.opens_next(at):
                break
            group.adverbs.append(self.units[at].text)
            at += 1
        return at

    def opens_next(self, at: int) -> bool:
        return self.tag(at + 1) in {"VERB", "NEG", "FUT"}
