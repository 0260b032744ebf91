"""Which of its readings a word has, in a language without capitals whose verbs look like its nouns.

What a word may be its form says; which it is, its neighbours: after the article, a preposition or a verb stands a noun,
at the head of a clause a verb, unless an adjective or a preposition follows that only a noun has.
"""

from dateline.analysis.construct_name_tags import NameTags
from dateline.analysis.construct_neighbours import is_number
from dateline.analysis.construct_units import ConstructUnit

CLOSED = (
    *("QUE", "REL", "COND", "AIM", "SUB", "BUT", "NEG", "PREP", "DET", "PREADJ", "NUM", "APPROX"),
    *("INCL", "COORD", "PRON", "ADV"),
)
"""Closed classes, the surer first."""
OPENS_CLAUSE = frozenset({"QUE", "REL", "SUB", "COND", "AIM", "BUT", "NEG", "ADV", ""})


class Tagger(NameTags):
    """Chooses a tag for every unit, from left to right."""

    def run(self) -> None:
        for at, unit in enumerate(self.units):
            if unit.tag != "PUNCT":
                unit.tag = self.tag(at, unit)
            unit.lemma = (
                self.meant(at, self.lemma(unit)) if unit.tag == "NOUN" else self.lemma(unit)
            )

    def meant(self, at: int, lemma: str) -> str:
        """ "[the] holding [of a] session", in the letters of a contract."""
        after = self.around(at + 1)
        known = self.doing(after) if after is not None else frozenset()
        others = self.tables.owned_as.get(lemma, {}).items()
        return next((other for noun_class, other in others if noun_class in known), lemma)

    def tag(self, at: int, unit: ConstructUnit) -> str:
        if unit.is_time and unit.kind in {"word", "sign", "article"}:
            return "PREP" if self.dates_by_event(at, unit) else "ADV"
        simple = self.written_on(unit)
        if simple:
            return simple
        if self.goes_on_name(at, unit):
            return "NAME"
        if self.is_nation_of(at, unit) or self.tells_manner(at):
            return "ADJ"
        if self.is_name(at, unit):
            return "NAME"
        before = self.around(at - 1)
        if unit.may and not (before is not None and before.kind == "article"):
            chosen = self.closed(at, unit)
            if chosen:
                return chosen
        return self.open(at, unit)

    def written_on(self, unit: ConstructUnit) -> str:
        if unit.kind == "article":
            return "DET"
        if unit.kind == "pronoun":
            return "PRON"
        if unit.kind == "and":
            return "COORD"
        if unit.kind == "prep":
            return "PREP"
        return "FUT" if unit.kind == "future" else ""

    def closed(self, at: int, unit: ConstructUnit) -> str:
        """The closed class that holds here, or nothing where the word is an open one."""
        after = self.around(at + 1)
        follows_verb = after is not None and self.only_verb(after)
        if self.is_open_here(at, unit, after):
            return ""
        calls = unit.may == {"AIM"} and after is not None and self.is_past(after)
        if unit.text in {"ما"} or calls:  # "condemned what it called": no aim
            return "REL"
        if "VERB" in unit.may or ("PREP" in unit.may and self.leaves_victims(at, unit)):
            return "VERB"
        if "APPROX" in unit.may and after is not None and is_number(after):
            return "APPROX"
        if "APPROX" in unit.may and len(unit.may) > 1:
            return next((tag for tag in CLOSED if tag in unit.may and tag != "APPROX"), "")
        if "SUB" in unit.may and "PREP" in unit.may:
            return "SUB" if follows_verb else "PREP"
        if "DET" in unit.may and "PRON" in unit.may:
            near = after is not None and (after.kind == "article" or after.noun is not None)
            return "DET" if near else "PRON"
        if unit.may & {"NUM"} and unit.noun is not None and after is not None:
            return "NUM"
        return next((tag for tag in CLOSED if tag in unit.may), "")

    def is_open_here(self, at: int, unit: ConstructUnit, after: ConstructUnit | None) -> bool:
        """Whether the verb or adjective in the same letters is meant."""
        if unit.may & {"ADV"}:
            leads = after is not None and self.only_verb(after)
            leads |= after is not None and self.is_done(unit) and self.may_be_past(after)
            return bool(self.singly(unit) and not leads) or self.describes_noun(at)
        doing = "PREP" in unit.may and bool(unit.readings) and not self.leaves_victims(at, unit)
        return doing and self.opens_with_doer(at)

    def open(self, at: int, unit: ConstructUnit) -> str:
        before = self.around(at - 1)
        tag_before = before.tag if before is not None else ""
        if before is not None and before.kind == "article":
            return self.after_article(at, unit)
        if tag_before != "NEG" and not self.is_aim(at):
            unit.readings = tuple(r for r in unit.readings if r.tense != "jussive")
        if tag_before in {"NOUN", "NAME", "ADJ"} and self.is_listed_adjective(unit):
            owner = self.owns_thing(unit, before) or self.suffers(unit, before)
            return "NOUN" if owner else "ADJ"
        if self.joins_adjective(at, unit) or self.repeats_plural(unit, before):
            return "ADJ"
        if tag_before == "PREP" and unit.noun is None and self.is_listed_adjective(unit):
            return "ADJ"  # "under Qatari auspices"
        if self.is_called(at, unit) or self.names_speaker(unit, before):
            return "NAME"
        if unit.readings and self.is_verb(at, unit, tag_before):
            return "VERB"
        if unit.noun is not None:
            return "NOUN"
        if tag_before not in {"PREP", "DET", "PREADJ"} and self.looks_verbal(unit, before):
            return "VERB"
        if self.looks_adjectival(unit) and tag_before in {"NOUN", "ADJ"}:
            return "ADJ"
        loose = before is not None and before.tag == "NAME" and before.name is None
        if loose and not unit.readings:
            return "ADJ" if self.is_listed_adjective(unit) else "NAME"
        named = unit.text in self.tables.name_parts or not self.is_common(at, before)
        return "NAME" if named else "NOUN"

    def after_article(self, at: int, unit: ConstructUnit) -> str:
        """The noun or the adjective of a definite phrase."""
        follows = self.is_definite(at - 2)
        behind = self.around(at - 2)
        if self.is_name(at, unit):
            return "NAME"
        if self.joins_adjective(at, unit):
            return "ADJ"
        if self.plural_of_people(unit) and unit.noun is not None:
            plural = behind is not None and self.is_plural_like(behind, unit)
            return "ADJ" if follows and plural and self.is_listed_adjective(unit) else "NOUN"
        if self.looks_adjectival(unit) and follows:
            return "ADJ"
        if unit.noun is not None:
            return "NOUN"
        return "ADJ" if follows else "NOUN"

    def is_verb(self, at: int, unit: ConstructUnit, tag_before: str) -> bool:
        if tag_before in {"FUT", "NEG"}:
            return True
        if tag_before in {"DET", "PREADJ", "APPROX"}:
            return False
        if tag_before == "PREP":
            return self.is_aim(at) and all(r.finite for r in unit.readings)
        if unit.noun is None:
            return True
        return self.noun_or_verb(at, unit, tag_before)

    def noun_or_verb(self, at: int, unit: ConstructUnit, tag_before: str) -> bool:
        """A form that is both: the killing, they killed."""
        after = self.around(at + 1)
        before = self.around(at - 1)
        behind = self.around(at + 2)
        if after is not None and after.text in self.tables.brackets and behind and behind.name:
            after = behind  # "continues «M23» to shell"
        surely = before is not None and self.is_done(before)
        surely |= self.befell_two(at, unit) or self.has_victims_behind(at, unit, tag_before)
        if surely or self.is_parted_by_time(at, unit, tag_before):
            return any(r.finite for r in unit.readings)
        if after is None or after.tag == "PUNCT" or self.is_described_object(unit, after):
            return False
        if tag_before in {"VERB", "NUM"}:
            return False
        if self.is_aside_gerund(at, unit):
            return True
        if after.kind == "pronoun":
            goes_on = self.goes_on_with_verb(at, unit, tag_before)
            goes_on |= self.tells_of_indefinite(at, tag_before) or self.takes(at, tag_before)
            return tag_before == "REL" or goes_on or self.has_doer_behind(at + 2)
        if self.follows_event(at) and self.is_carried(self.units[at - 1], unit):
            return True
        if after.kind in {"prep"} or "PREP" in after.may:
            in_it = behind is not None and behind.kind == "pronoun"
            in_it = in_it and tag_before in {"PUNCT", "COORD"}
            return tag_before in {"REL", "QUE"} or in_it or self.topic_before(at)
        if self.looks_adjectival(after) and after.noun is None and after.name is None:
            return False
        indefinite = before is not None and before.tag == "NOUN" and not self.is_definite(at - 1)
        if indefinite and not (before and before.is_time):
            return False
        if self.has_verb_before(at) and tag_before not in OPENS_CLAUSE | {"COORD"}:
            return False
        return not (tag_before == "COORD" and self.coordinates_noun(at))

    def lemma(self, unit: ConstructUnit) -> str:
        if unit.tag == "NOUN":
            return unit.noun or unit.text
        if unit.tag == "NUM" and unit.text in self.tables.twos:
            return self.tables.twos[0]  # written like Monday
        if unit.tag == "ADJ":
            return unit.noun or self.morphology.inflector.adjective_lemma(unit.text)
        if unit.tag == "VERB" and unit.readings:
            return unit.readings[0].lemma
        return unit.text
