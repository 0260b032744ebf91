"""What the words around a word are, where verbs look like nouns and names have no capitals."""

from collections.abc import Iterator, Sequence

from dateline.analysis.construct_units import ConstructUnit, patterns
from dateline.analysis.construct_words import Cutter
from dateline.analysis.frame_stack import SAYING
from dateline.document import Form
from dateline.knowledge.language import load_language
from dateline.knowledge.lexicon import Lexicon, NounClass
from dateline.knowledge.morph_construct import ConstructTables
from dateline.knowledge.morphology import Morphology

DOERS = frozenset({NounClass.ARMED, NounClass.STATE, NounClass.CROWD})
DUAL = frozenset({"3md", "3fd"})
PASTS = frozenset({"past", "passive_past"})
OWNED = frozenset({"NOUN", "NAME", "ADJ", "NUM", "DET", "PRON", "PREADJ", "APPROX"})


class Neighbours:
    """Looks at the units around one unit."""

    def __init__(self, units: Sequence[ConstructUnit], cutter: Cutter, lexicon: Lexicon) -> None:
        self.units = units
        self.cutter = cutter
        self.morphology: Morphology = cutter.morphology
        self.tables: ConstructTables = cutter.tables
        self.lexicon = lexicon
        casualties = load_language(lexicon.language).casualties
        self.victims = frozenset(word for words in casualties.values() for word in words)

    def around(self, at: int) -> ConstructUnit | None:
        return self.units[at] if 0 <= at < len(self.units) else None

    def is_state_adjective(self, at: int, unit: ConstructUnit) -> bool:
        """The name of a state with the article is its adjective: "[the] Syrian"."""
        around = [u.name for n in (at - 2, at - 1, at + 1) if (u := self.around(n)) is not None]
        ends = unit.text.endswith(self.tables.adjective_endings)
        article = at > 0 and self.units[at - 1].kind == "article"
        return ends and article and unit.name is not None and around.count(unit.name) == 1

    def plural_of_people(self, unit: ConstructUnit) -> bool:
        return len(unit.text) > 4 and unit.text.endswith(self.tables.human_plurals)

    def only_verb(self, unit: ConstructUnit) -> bool:
        if unit.kind == "future":
            return True
        return bool(unit.readings) and unit.noun is None and unit.kind == "word"

    def may_be_past(self, unit: ConstructUnit) -> bool:
        return any(r.tense == "past" for r in unit.readings)

    def is_past(self, unit: ConstructUnit) -> bool:
        """Surely a verb of the past."""
        return self.only_verb(unit) and all(r.tense == "past" for r in unit.readings)

    def ending(self, unit: ConstructUnit) -> str:
        """By which an adjective shows number and gender."""
        known = (e for e in self.tables.adjective_endings if unit.text.endswith(e))
        return max(known, key=len, default=unit.text[-1:])

    def is_aim(self, at: int) -> bool:
        """ "li-yaqsif": "to" written onto a verb of the present."""
        before = self.around(at - 1)
        return (
            before is not None
            and before.kind == "prep"
            and before.text == self.tables.article_after
        )

    def is_parted_by_time(self, at: int, unit: ConstructUnit, tag_before: str) -> bool:
        """ "and were killed, [the] day before yesterday, seven soldiers": commas around a time part no noun."""
        before, comma = self.around(at - 1), self.around(at + 1)
        opens = before is None or tag_before in {"COORD", "PUNCT"}
        if not opens or comma is None or comma.text not in {"،", ","}:
            return False
        behind = at + 2
        while (word := self.around(behind)) is not None and word.is_time:
            behind += 1
        closing = self.around(behind)
        closed = closing is not None and closing.text in {"،", ","}
        return closed and behind > at + 2 and any(r.finite for r in unit.readings)

    def singly(self, unit: ConstructUnit) -> bool:
        """Whether the word is a verb of one or of many: "later" is written like "the two pursued"."""
        return any(r.person not in DUAL for r in unit.readings)

    def names_speaker(self, unit: ConstructUnit, before: ConstructUnit | None) -> bool:
        """ "Announced Ashraf": right behind a verb of saying the form of a verb is the name of whoever says it."""
        told = self.lexicon.attitude(before.lemma) if before is not None else frozenset()
        says = before is not None and before.tag == "VERB" and bool(told & SAYING)
        return says and self.only_verb(unit) and not unit.may

    def befell_two(self, at: int, unit: ConstructUnit) -> bool:
        """ "that two persons were killed": behind a dual the form in -a is their verb, and no noun."""
        before = self.around(at - 1)
        two = before is not None and before.tag == "NOUN" and before.text.endswith(self.tables.dual)
        folded = self.morphology.fold(before.noun or "") if before is not None else ""
        two = two and before is not None and before.bare != folded
        return two and any(r.person in DUAL and r.finite for r in unit.readings)

    def has_victims_behind(self, at: int, unit: ConstructUnit, tag_before: str) -> bool:
        """ "Were killed in [the] clashes in X six of the guards": a bare noun of killing heads no clause."""
        after = self.around(at + 1)
        opens = at == 0 or tag_before in {"COORD", "PUNCT"} or self.units[at - 1].may == {"BUT"}
        if not opens or after is None or not (after.kind == "prep" or "PREP" in after.may):
            return False
        befalls = any(
            r.lemma in self.tables.often_passive and r.tense in PASTS for r in unit.readings
        )
        if not befalls or (tag_before == "COORD" and self.coordinates_noun(at)):
            return False
        return any(
            (is_number(u) and not u.is_time) or self.is_several(u)
            for u in self.clause_behind(at + 2)
        )

    def is_several(self, unit: ConstructUnit) -> bool:
        """Two or many who act or to whom it was done, as their ending shows."""
        ends = unit.text.endswith(self.tables.case_endings.get("subject", ()))
        return ends and unit.noun is not None and unit.bare != self.morphology.fold(unit.noun)

    def clause_behind(self, at: int) -> Iterator[ConstructUnit]:
        """The words up to the next verb or the next sign."""
        while at < len(self.units):
            unit = self.units[at]
            if unit.tag == "PUNCT" or (self.only_verb(unit) and unit.name is None):
                return
            yield unit
            at += 1

    def is_aside_gerund(self, at: int, unit: ConstructUnit) -> bool:
        """ "…, demanding [of the] army that": behind a comma and a verb, before a definite noun, and no noun."""
        before, after = self.around(at - 1), self.around(at + 1)
        comma = before is not None and before.text in {"،", ","}
        defined = after is not None and (after.kind == "article" or after.name is not None)
        defined |= (
            after is not None
            and after.noun is not None
            and unit.bare.endswith(self.tables.indefinite)
        )
        gerund = bool(unit.readings) and unit.readings[0].tense == "gerund"
        return comma and gerund and defined and self.has_verb_before(at)

    def goes_on_with_verb(self, at: int, unit: ConstructUnit, tag_before: str) -> bool:
        """ "arrested [the] man and put him under house arrest": what is theirs is no second object of an arrest."""
        past = bool(unit.readings) and unit.readings[0].tense == "past"
        abstract = NounClass.ABSTRACT in self.doing(unit)
        joined = tag_before == "COORD" and self.has_verb_before(at)
        return past and abstract and joined and not self.coordinates_noun(at)

    def follows_event(self, at: int) -> bool:
        before = self.around(at - 1)
        return before is not None and before.tag == "NOUN" and not self.is_definite(at - 1)

    def is_carried(self, before: ConstructUnit, unit: ConstructUnit) -> bool:
        """ "[an] ambush [that] was set", "[a] raid [that] was made": a verb that carries the event noun before it."""
        event = (Form.NOUN, before.noun or "") in self.lexicon.by_word
        light = (v for r in unit.readings for v in self.lexicon.light.get(r.lemma, ()))
        return event and any(v.event == "object" and v.actor and not v.unreal for v in light)

    def opens_with_doer(self, at: int) -> bool:
        """ "across", "crossed" are written alike: at the head of a clause before those who move it is the verb."""
        before, after = self.around(at - 1), self.behind_numbers(at + 1)
        opens = before is None or before.tag in {"COORD", "PUNCT"} or before.text == "قد"
        moving = DOERS | {NounClass.AID, NounClass.VEHICLE, NounClass.CIVILIAN, NounClass.EVENT}
        moving |= {NounClass.PERSON} if after is not self.around(at + 1) else frozenset()
        known = self.lexicon.nouns.get((after and after.noun) or "", frozenset())
        others = after is not None and self.plural_of_people(after)  # "crossed six thousand others"
        return opens and (bool(known & moving or others) or self.crosses(at))

    def crosses(self, at: int) -> bool:
        """ "Crossed the border to X in two days more than six thousand": no verb follows, and people are counted."""
        border = self.around(at + 2)
        if border is None or border.noun not in self.tables.crossed:
            return False
        behind = list(self.clause_behind(at + 3))
        parted = self.around(at + 3 + len(behind))
        verbless = parted is None or not parted.readings
        return verbless and any(is_number(u) and not u.is_time for u in behind)

    def is_done(self, unit: ConstructUnit) -> bool:
        """ "qad", "fa-qad", "la-qad": before the past the deed is done."""
        return "ADV" in unit.may and unit.text.removesuffix("قد") in {
            "",
            *self.tables.conjunctions,
            "ل",
        }

    def takes(self, at: int, tag_before: str) -> bool:
        """ "and asked him for [the] handing over": behind "and" a verb with the preposition that it asks for."""
        behind, unit = self.around(at + 2), self.units[at]
        if tag_before != "COORD" or behind is None or behind.kind != "prep":
            return False
        asked = (r.lemma for r in unit.readings[:1] if r.tense == "past")
        demands = (lemma for lemma in asked if "demand" in self.lexicon.attitude(lemma))
        return any(behind.text in self.morphology.marked.get(lemma, ()) for lemma in demands)

    def dates_by_event(self, at: int, unit: ConstructUnit) -> bool:
        """ "[on the] eve of [the] blast": before a noun the word for the day is a preposition."""
        after = self.around(at + 1)
        if unit.may != {"PREP"} or after is None or after.is_time:
            return False
        noun = self.around(at + 2) if after.kind == "article" else after
        return noun is not None and (Form.NOUN, noun.noun or "") in self.lexicon.by_word

    def tells_of_indefinite(self, at: int, tag_before: str) -> bool:
        """ "[a] speech [that the] television aired": behind a noun and its pronoun no other noun stands."""
        behind = self.around(at + 2)
        if tag_before != "NOUN" or self.is_definite(at - 1) or behind is None:
            return False
        named = behind.name is not None or (behind.noun is not None and not behind.may)
        return behind.kind == "article" or (behind.kind == "word" and named)

    def is_described_object(self, unit: ConstructUnit, after: ConstructUnit) -> bool:
        """ "[a] support military", both in the accusative, written like "the two supported"."""
        ending = self.tables.indefinite
        noun = self.morphology.fold((unit.noun or "").split(" ")[0])
        accusative = bool(noun) and unit.bare == noun + ending
        return accusative and after.text.endswith("ي" + ending) and self.is_listed_adjective(after)

    def describes_noun(self, at: int) -> bool:
        """ "Politically, …" opens a clause; anywhere else the word in the same letters is an adjective."""
        before, after = self.around(at - 1), self.around(at + 1)
        opens = before is None or before.tag in {"PUNCT", "COORD"}
        parted = after is not None and (after.tag == "PUNCT" or self.only_verb(after))
        loose = self.is_definite(at - 1) and self.units[at].bare.endswith(self.tables.indefinite)
        return not (opens and parted) and not loose and self.is_listed_adjective(self.units[at])

    def leaves_victims(self, at: int, unit: ConstructUnit) -> bool:
        """ "behind", "left behind" are written alike: before dead and wounded that a number counts it is the verb."""
        counted = self.around(at + 1)
        if counted is None or not (is_number(counted) or "APPROX" in counted.may):
            return False
        noun = self.behind_numbers(at + 1)
        outcome = any(r.lemma in self.tables.outcomes for r in unit.readings)
        return outcome and noun is not None and noun.noun in self.victims

    def behind_numbers(self, at: int) -> ConstructUnit | None:
        """The noun behind article and numbers: "crossed about six thousand [people]"; of a time there is none."""
        unit = self.around(at)
        while unit is not None and (
            unit.kind == "article" or "APPROX" in unit.may or is_number(unit)
        ):
            if unit.is_time:
                return None
            at += 1
            unit = self.around(at)
        return unit

    def has_doer_behind(self, at: int) -> bool:
        """ "[which] the soldiers dispersed", "[that] gunmen set": behind a noun and its pronoun no noun stands."""
        article, noun = self.around(at), self.around(at + 1)
        if article is None:
            return False
        if article.kind != "article":
            return article.kind == "word" and bool(self.doing(article) & DOERS)
        return noun is not None and self.is_doer(noun)

    def has_doer(self, at: int) -> bool:
        """A definite noun for those who do such things: "[killed] the army three"."""
        article, noun = self.around(at), self.around(at + 1)
        return (
            article is not None
            and article.kind == "article"
            and noun is not None
            and self.is_doer(noun)
        )

    def is_doer(self, unit: ConstructUnit) -> bool:
        return bool(self.doing(unit) & DOERS) and not self.is_listed_adjective(unit)

    def doing(self, unit: ConstructUnit) -> frozenset[NounClass]:
        return self.lexicon.nouns.get(unit.noun or "", frozenset())

    def coordinates_noun(self, at: int) -> bool:
        """ "the killing and burning of …", "[the] death of one and wounding of two": it goes on with the noun."""
        before = self.around(at - 2)
        if before is not None and before.tag == "NOUN" and before.readings:
            return True
        return not self.has_doer(at + 1) and self.owned_event(at - 2)

    def owned_event(self, at: int) -> bool:
        """Whether the words up to here are what an event noun with a preposition or a verb before it owns."""
        while at >= 0 and self.units[at].tag in OWNED:
            unit = self.units[at]
            event = unit.noun is not None and (Form.NOUN, unit.noun) in self.lexicon.by_word
            if event and unit.tag == "NOUN":
                before = self.around(at - 1)
                return before is not None and before.tag in {"PREP", "VERB"}
            at -= 1
        return False

    def topic_before(self, at: int) -> bool:
        """A definite noun phrase right before, with no verb yet: a topic whose verb this may be."""
        return self.is_definite(at - 1) and not self.has_verb_before(at)

    def is_definite(self, at: int) -> bool:
        unit = self.around(at)
        if unit is not None and unit.text in self.tables.brackets.values():
            unit = self.around(at := at - 1)  # "the movement «M23», [the] backed"
        if unit is None or unit.tag not in {"NOUN", "ADJ", "NAME", "PRON"}:
            return False
        if unit.tag in {"NAME", "PRON"} or unit.closed_by == "article":
            return True
        before = self.around(at - 1)
        return before is not None and before.kind == "article"

    def has_verb_before(self, at: int) -> bool:
        """Whether the clause so far has a verb."""
        while at > 0:
            at -= 1
            tag = self.units[at].tag
            if tag == "VERB":
                return True
            if tag in {"QUE", "REL", "SUB", "COND", "BUT", "AIM"} or self.units[at].text in ".؛:":
                return False
        return False

    def looks_verbal(self, unit: ConstructUnit, before: ConstructUnit | None) -> bool:
        """An unlisted word with the make of a verb."""
        if unit.kind != "word" or unit.noun is not None or unit.name is not None:
            return False
        if before is not None and before.tag == "FUT":
            return True
        verbal = patterns(self.tables.verb_patterns).fullmatch(unit.text)
        past = patterns(self.tables.past_patterns).fullmatch(unit.text)
        return bool(verbal or past)

    def looks_adjectival(self, unit: ConstructUnit) -> bool:
        if unit.kind != "word" or unit.tag == "PUNCT" or unit.may:
            return False
        if self.is_listed_adjective(unit):
            return True
        if unit.noun is not None:
            return False
        return len(unit.text) > 3 and unit.text.endswith(self.tables.adjective_endings)

    def is_listed_adjective(self, unit: ConstructUnit) -> bool:
        if NounClass.VEHICLE in self.lexicon.nouns.get(unit.noun or "", ()):
            return False  # "araba" is a cart, and no woman of the Arabs
        plain = self.morphology.inflector.adjective_lemma(unit.text)
        return unit.text in self.cutter.adjectives or plain in self.cutter.adjectives


def is_number(unit: ConstructUnit) -> bool:
    return "NUM" in unit.may or unit.text[:1].isdigit()
