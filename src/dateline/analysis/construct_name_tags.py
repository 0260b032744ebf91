"""Which words are names, which adjectives, and which nouns that own."""

from dateline.analysis.construct_neighbours import DOERS, Neighbours
from dateline.analysis.construct_units import ConstructUnit
from dateline.document import Form
from dateline.knowledge.demonyms import country_of
from dateline.knowledge.lexicon import NounClass
from dateline.knowledge.place_context import first_names

WORDLIKE = frozenset({NounClass.ABSTRACT, NounClass.NATURE})
"""What first names mean as words: "Joe" is written like "air"."""
PEOPLE = DOERS | {NounClass.PERSON, NounClass.CIVILIAN, NounClass.CAPTIVE, NounClass.ORGANIZATION}


class NameTags(Neighbours):
    """Tells names from the common words that they are written like."""

    def goes_on_name(self, at: int, unit: ConstructUnit) -> bool:
        """ "Abu Ashraf", "Abd al-Ati": whatever the word may be by itself, it is a name there."""
        article = at > 0 and self.units[at - 1].kind == "article"
        before = self.around(at - 1 - article)
        goes_on = before is not None and before.text in self.tables.name_parts
        if goes_on and unit.kind == "word" and unit.is_place:
            unit.name, unit.is_place = before.name if before is not None else None, False
        return goes_on and unit.kind == "word"

    def is_name(self, at: int, unit: ConstructUnit) -> bool:
        """A known name is one, but the common nouns inside it stay what they are ("forces of …")."""
        if unit.name is None:
            return False
        if unit.is_place and unit.name >= 0 and self.describes(at, unit):
            return False
        if unit.noun is None:
            return not self.is_state_adjective(at, unit)
        if unit.is_place and unit.name >= 0:
            return NounClass.PLACE not in self.lexicon.nouns.get(unit.noun, frozenset())
        if unit.name < 0 and self.doing(unit) <= WORDLIKE and self.bears_title(at):
            return True
        return bool(unit.may) or (unit.alone and unit.text != self.morphology.fold(unit.noun))

    def tells_manner(self, at: int) -> bool:
        """ "in [a] manner decisive", which is a verb in the same letters."""
        noun, before = self.around(at - 1), self.around(at - 2)
        manner = (
            noun is not None and noun.noun in self.tables.manners and not self.is_definite(at - 1)
        )
        return manner and before is not None and before.kind == "prep"

    def is_nation_of(self, at: int, unit: ConstructUnit) -> bool:
        """ "11 soldiers, Syrian": behind one in the accusative "suriyya" is the adjective in the same case."""
        before, ending = self.around(at - 1), self.tables.indefinite
        if before is not None and before.text == "(":
            before = self.around(at - 2)
        if before is None or before.noun is None or not unit.text.endswith("ي" + ending):
            return False
        accusative = before.bare == self.morphology.fold(before.noun.split()[0]) + ending
        people = self.doing(before) & {NounClass.PERSON, NounClass.ARMED, NounClass.CIVILIAN}
        return (
            accusative and bool(people) and country_of(unit.text.removesuffix(ending)) is not None
        )

    def bears_title(self, at: int) -> bool:
        """ "[the] president [the] American Joe Biden": behind a definite title a listed name is one of somebody."""
        at -= 1
        while at > 0 and self.units[at].tag in {"ADJ", "DET"}:
            at -= 1
        noun = self.around(at)
        titled = noun is not None and noun.tag == "NOUN" and self.is_definite(at)
        return titled and noun is not None and NounClass.PERSON in self.doing(noun)

    def describes(self, at: int, unit: ConstructUnit) -> bool:
        """ "[the] forces [the] Indian": behind a definite noun that holds no place, no town of that name."""
        if not self.is_listed_adjective(unit) or self.units[at - 1].kind != "article":
            return False
        noun = self.around(at - 2)
        known = self.doing(noun) if noun is not None and self.is_definite(at - 2) else frozenset()
        return bool(known) and not known & {NounClass.PLACE, NounClass.SITE}

    def is_plural_like(self, noun: ConstructUnit, adjective: ConstructUnit) -> bool:
        """A plural before an adjective of people: in the same case, or one whose form shows no case."""
        if self.plural_of_people(noun):
            return noun.text[-2:] == adjective.text[-2:]
        return noun.noun is not None and noun.bare != self.morphology.fold(noun.noun.split()[0])

    def is_called(self, at: int, unit: ConstructUnit) -> bool:
        """ "[the] sheikh Hikmat": a first name right behind a definite title, whatever verb is written like it."""
        before = self.around(at - 1)
        titled = before is not None and before.tag == "NOUN" and self.is_definite(at - 1)
        person = titled and before is not None and NounClass.PERSON in self.doing(before)
        return person and unit.kind == "word" and unit.noun is None and unit.text in first_names()

    def owns_thing(self, unit: ConstructUnit, before: ConstructUnit | None) -> bool:
        """ "bullets [of] unknown [men]": a plural of people behind a thing is no adjective of it."""
        known = self.doing(before) if before is not None and before.tag == "NOUN" else frozenset()
        people = unit.noun is not None and self.plural_of_people(unit)
        return people and bool(known) and not known & PEOPLE

    def repeats_plural(self, unit: ConstructUnit, before: ConstructUnit | None) -> bool:
        """ "gunmen masked": of two indefinite plurals of people in one form the second describes the first."""
        if before is None or before.tag != "NOUN" or before.noun is None or before.tied:
            return False
        if " " in unit.text:
            return False
        both = self.plural_of_people(before) and self.plural_of_people(unit)
        return both and unit.text[-2:] == before.text[-2:] and not unit.readings

    def suffers(self, unit: ConstructUnit, before: ConstructUnit | None) -> bool:
        """ "[the] killing [of a] civilian": behind a noun of killing or taking people are no adjective."""
        if before is None or before.noun is None or not self.doing(unit) & PEOPLE:
            return False
        senses = self.lexicon.senses(Form.NOUN, before.noun)
        return any(s.effect is not None and "of" in (s.recipient or ()) for s in senses)

    def joins_adjective(self, at: int, unit: ConstructUnit) -> bool:
        """ "[the] Indian and [the] Pakistani forces": behind "and" an adjective in the form of the one before."""
        article = at > 0 and self.units[at - 1].kind == "article"
        joint, first = self.around(at - 1 - article), self.around(at - 2 - article)
        if joint is None or joint.tag != "COORD" or first is None:
            return False
        if first.closed_by == "adjective" and not article:
            return self.is_listed_adjective(unit)  # "[a] shelling artillery and rocket"
        opened = self.around(at - 3 - article)
        same = article == (opened is not None and opened.kind == "article")
        alike = self.ending(unit) == self.ending(first) and self.is_listed_adjective(first)
        return same and alike and self.is_listed_adjective(unit)

    def is_common(self, at: int, before: ConstructUnit | None) -> bool:
        """Whether an unlisted word is no name: one follows a definite phrase or a verb of saying."""
        if before is None:
            return True
        if self.is_definite(at - 1):
            return False
        due = before.tag == "VERB" and bool(
            self.lexicon.attitude(before.lemma)
            & {"speech", "denial", "accusation", "threat", "demand"}
        )
        return not due
