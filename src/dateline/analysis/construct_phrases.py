"""Noun phrases where a noun owns the noun before it: "troops [of] the regime", "shelling [of] the army [of] the town".

A phrase without an article takes the noun right behind it as its owner, to any depth, until a definite one closes the
chain; then only adjectives with the article may follow. So a bare noun behind a definite phrase begins another phrase:
that is how subject and object part. Owners hang under `of`, pronouns written onto the noun under `owner`.
"""

from dateline.analysis.construct_names import ConstructNames
from dateline.analysis.construct_units import ConstructUnit
from dateline.analysis.phrase_names import Found
from dateline.analysis.shallow_nodes import DEEPEST, Node
from dateline.analysis.shallow_phrases import OPENS_PHRASE
from dateline.knowledge.lexicon import NounClass

BODIES = frozenset({NounClass.ARMED, NounClass.ORGANIZATION})
NAMING = frozenset({"NAME", "NOUN", "ADJ", "DET"})
NOT_HELD = frozenset({NounClass.AID, NounClass.EVENT, NounClass.TEXT, NounClass.WEAPON})
HELD = frozenset(
    {NounClass.SITE, NounClass.POST, NounClass.VEHICLE, NounClass.AIRCRAFT, NounClass.PROPERTY}
)
TITLES = frozenset({NounClass.PERSON, NounClass.STATE})
NAMED = frozenset(
    {
        *(NounClass.ARMED, NounClass.ORGANIZATION, NounClass.AIRCRAFT),
        *(NounClass.MISSILE, NounClass.WEAPON, NounClass.VEHICLE, NounClass.CROWD),
    }
)
"""What is called by a name in marks."""
TELLS = frozenset({"QUE", "REL", "SUB", "NEG"})
LONGEST_NAME = 6
"""Units of a name in marks, particles counted."""


class ConstructPhrases(ConstructNames):
    """Reads phrases out of one sentence."""

    def prepared(self) -> "ConstructPhrases":
        tables = self.morphology.grammar.annexing
        assert tables is not None
        self.tables = tables
        return self

    def single(self, at: int, depth: int = 0) -> Found | None:
        found = self.core(at, depth) or self.in_marks(at, depth)
        if found is None:
            return None
        node, at = self.bracketed(*self.held(*found, depth))
        measured = self.measured(node, at, depth)
        if measured is not None:
            return measured
        return node, at

    def in_marks(self, at: int, depth: int) -> Found | None:
        """ "[an] attack by «M23»": a listed name in marks stands under a preposition as without them."""
        if not self.opens_name(at):
            return None
        found = self.core(at + 1, depth)
        closing = self.tables.brackets[self.units[at].text]
        if found is None or found[1] >= len(self.units):
            return None
        if self.units[found[1]].text != closing:
            return found if self.tag(at - 1) == "PREP" else None
        return found[0], found[1] + 1

    def opens(self, at: int) -> bool:
        return self.tag(at) in OPENS_PHRASE or self.opens_name(at)

    def opens_name(self, at: int) -> bool:
        closing = self.tables.brackets.get(self.units[at].text) if at < len(self.units) else None
        inner = self.units[at + 1] if at + 1 < len(self.units) else None
        told = inner is not None and at > 0 and self.tag(at - 1) == "PREP"
        told = told and self.tag(at + 1) in {"NOUN", "DET"}  # "threatened with «[the] revenge …»"
        named = inner is not None and inner.name is not None
        return closing not in {None, ")"} and (named or told)

    def held(self, node: Node, at: int, depth: int) -> Found:
        """ "[a] position to [the] army", "vehicles to it": whose an indefinite thing is hangs under `of`."""
        known = self.lexicon.nouns.get(node.lemma, frozenset())
        if node.determined or not known & HELD or known & NOT_HELD or depth >= DEEPEST:
            return node, at
        if self.tag(at) != "PREP" or self.units[at].text not in self.tables.serving:
            return node, at
        served = self.single(at + 1, depth + 1) if self.opens(at + 1) else None
        if served is None or self.is_event(served[0]):
            return node, at  # "used planes for bombing"
        node.hang("owner" if served[0].tag == "PRON" else "of", served[0])
        return node, served[1]

    def bracketed(self, node: Node, at: int) -> Found:
        """ "[the] forces "Qasad"": another name in marks behind a known one says nothing new."""
        unit = self.unit_at(node.head)
        listed = unit.name is not None and unit.name < 0  # type: ignore[attr-defined]
        closing = self.tables.brackets.get(self.units[at].text) if at < len(self.units) else None
        if not listed or closing is None:
            return node, at
        inside = self.units[at + 1 : at + 4]
        end = next((n for n, u in enumerate(inside) if u.text == closing), None)
        named = bool(end) and all(u.tag in NAMING for u in inside[:end])
        return node, at + 2 + end if named and end else at

    def measured(self, node: Node, at: int, depth: int) -> Found | None:
        """ "a number of soldiers", "12 of the gunmen": what the measure counts hangs under `of`."""
        if depth >= DEEPEST or self.tag(at) != "PREP":
            return None
        if any(marker != "modifier" for marker, _ in node.links):
            return None
        if self.units[at].text not in self.tables.measured_by:
            return None
        counted = self.tag(at + 1) == "NUM" and self.is_of_people(node)
        if not (counted or self.is_measure(node) or self.is_part_of_force(node, at + 1)):
            return None
        inner = self.single(at + 1, depth + 1) if self.opens(at + 1) else None
        if inner is None or self.unit_at(inner[0].head).is_place:  # type: ignore[attr-defined]
            return None  # "thousands fled from [the] town"
        node.hang("of", inner[0])
        return node, inner[1]

    def is_part_of_force(self, node: Node, at: int) -> bool:
        """ "units of the army", "four members of IS": fighters and the body that they belong to."""
        at += self.tag(at) == "DET"
        if at >= len(self.units) or node.determined:
            return False
        known = self.lexicon.nouns.get(node.lemma, frozenset())
        unit = self.units[at]
        body = self.lexicon.nouns.get(unit.noun or "", frozenset()) if unit.tag == "NOUN" else ()
        listed = unit.name is not None and unit.name < 0
        return NounClass.ARMED in known and (listed or bool(BODIES.intersection(body)))

    def core(self, at: int, depth: int = 0) -> Found | None:
        """Numbers and quantifiers, the head, its adjectives, its owner."""
        first = at
        determined = False
        while self.tag(at) in {"DET", "PREADJ", "NUM", "APPROX"} or self.joins_numbers(at):
            determined |= self.tag(at) == "DET"
            at += 1
        counted = any(u.tag == "NUM" for u in self.units[first:at])
        if self.tag(at) in {"NOUN", "NAME", "ADJ", "PRON"} and not self.ends_with_number(first, at):
            node, at = self.headed_by(first, at, determined, depth)
        elif at > first and (counted or self.units[at - 1].tag == "PREADJ"):
            node = self.node(first, at - 1)
            node.tag = "NUM" if counted else "NOUN"
        else:
            return None
        node.plural = counted or node.plural
        node.case = self.case_of(node, self.units[first]) if first < at else ""
        return node, at

    def headed_by(self, first: int, at: int, determined: bool, depth: int) -> Found:
        unit = self.units[at]
        node = self.node(first, at)
        node.lemma = unit.lemma
        node.negative = False
        node.determined = determined or node.tag in {"NAME", "PRON"} or unit.closed_by == "article"
        node.plural = self.has_plural_form(unit) and not self.is_defective(unit, determined)
        if node.plural and unit.bare.endswith(self.tables.women):
            node.gender = "f"
        if node.tag == "PRON":
            return node, at + 1
        at = self.past_number(node, self.rest_of_name(node, at + 1))
        return self.followers(node, at, unit, depth)

    def followers(self, node: Node, at: int, head: ConstructUnit, depth: int) -> Found:
        """Adjectives, the pronoun or noun that owns the head, a title's name."""
        at += self.is_both(node, at)
        while at < len(self.units):
            unit = self.units[at]
            if unit.tag == "PRON" and unit.tied and not node.determined:
                node.hang("owner", self.node(at, at))
                node.determined = True
                node.last = unit.last
                at += 1
            elif unit.text in self.tables.twos and self.is_unbound(self.units[at - 1]):
                node.last, node.plural = unit.last, True  # "soldiers two"
                at += 1
            elif (described := self.adjective(node, at)) is not None:
                at = self.modifier(node, described, described)
            elif quoted := self.quoted_owner(node, at, depth) or self.called(node, at):
                at = quoted
            elif (whose := self.belonging(node, at, depth)) is not None:
                return node, whose
            elif unit.tag == "PREP" and unit.text in self.tables.naming and depth < DEEPEST:
                served = self.single(at + 1, depth + 1)
                if served is None:
                    return node, at
                node.hang("of", served[0])
                node.determined = True
                at = served[1]
            elif node.determined or head.tag == "ADJ":
                return self.named(node, self.served(node, at, depth))
            elif self.may_own(node, at, head, depth):
                owner = self.single(at, depth + 1)
                if owner is None:
                    return node, at
                return self.owned(node, *owner)
            else:
                return node, at
        return node, at

    def is_both(self, node: Node, at: int) -> bool:
        """ "[a] boy and [a] girl, siblings": a dual behind one person, before whom another was named."""
        before = next((u for u in self.units if u.last == self.unit_at(node.head).first), None)
        joined = before is not None and before.tag == "COORD" and not node.plural
        joined = joined and node.tag == "NOUN" and not node.determined
        return joined and self.tag(at) == "NOUN" and self.is_nominative(at)

    def past_number(self, node: Node, at: int) -> int:
        """ "[the] brigade 310": a body of troops and its number."""
        unit = self.units[at] if at < len(self.units) else None
        body = node.determined and not node.plural and node.lemma in self.tables.units_numbered
        if unit is None or not body or unit.kind != "sign" or not unit.text.isdigit():
            return at
        node.last = unit.last
        return at + 1

    def quoted_owner(self, node: Node, at: int, depth: int) -> int | None:
        """ "members of «M23»", "[the] town [of] «Bara»": a listed name in marks owns the noun as without them."""
        closing = self.tables.brackets.get(self.units[at].text)
        inner = self.units[at + 1] if at + 1 < len(self.units) else None
        listed = inner is not None and inner.name is not None
        if closing in {None, ")"} or not listed or node.determined or depth >= DEEPEST:
            return None
        owner = self.single(at + 1, depth + 1)
        if owner is None or owner[1] >= len(self.units) or self.units[owner[1]].text != closing:
            return None
        node.hang("of", owner[0])
        node.determined = True
        return owner[1] + 1

    def called(self, node: Node, at: int) -> int | None:
        """ "[the] group «Signers in Blood» holds …": an unlisted name in marks goes with the noun that it names."""
        closing = self.tables.brackets.get(self.units[at].text)
        inside = self.units[at + 1 : at + 2 + LONGEST_NAME]
        end = next((n for n, u in enumerate(inside) if u.text == closing), None)
        if closing in {None, ")"} or not end or node.tag != "NOUN" or inside[0].name is not None:
            return None
        named = self.lexicon.nouns.get(node.lemma, frozenset()) & NAMED
        described = any(marker == "modifier" for marker, _ in node.links)
        if not named or described or any(u.tag in TELLS or u.tag == "PUNCT" for u in inside[:end]):
            return None
        node.last = inside[end].last
        node.determined = True
        return at + end + 2

    def belonging(self, node: Node, at: int, depth: int) -> int | None:
        """ "[a] plane belonging to [the] army": whose it is hangs under `of`."""
        last = next((m for marker, m in reversed(node.links) if marker == "modifier"), None)
        if last is None or self.tag(at) != "PREP" or depth >= DEEPEST:
            return None
        if self.units[at].text not in self.tables.belonging.get(last.lemma, ()):
            return None
        served = self.single(at + 1, depth + 1) if self.opens(at + 1) else None
        if served is None:
            return None
        kept = self.tables.kept_as.get(last.lemma, {})
        served[0].lemma = kept.get(served[0].lemma, served[0].lemma)
        backed = last.lemma in self.tables.backed_by
        node.hang(self.tables.backed_by[last.lemma] if backed else "of", served[0])
        return served[1]

    def owned(self, node: Node, owner: Node, at: int) -> Found:
        node.hang("of", owner)
        for noun_class, lemma in self.tables.owned_as.get(node.lemma, {}).items():
            if noun_class in self.lexicon.nouns.get(owner.lemma, ()):
                node.lemma = lemma
        node.determined = owner.determined
        while self.tag(at) == "DET" and self.tag(at + 1) == "ADJ" and owner.determined:
            at = self.modifier(owner, at, at + 1)
        return self.named(node, at) if node.determined else (node, at)

    def served(self, node: Node, at: int, depth: int) -> int:
        """ "[the] secretary general to [the] United Nations": whom a title with its adjective serves.

        Also the body in which somebody named behind it stands: "[the] leader in Fatah Abu Ashraf".
        """
        nouns = self.lexicon.nouns
        titled = NounClass.PERSON in nouns.get(node.lemma, ()) and not node.plural
        told = [m.lemma for marker, m in node.links if marker == "modifier"]
        told += node.lemma.split()[1:]  # of office, not of a nation: "the general", "the special"
        described = any(
            word in self.tables.adjectives and NounClass.PERSON not in nouns.get(word, ())
            for word in told
        )
        before = self.units[at].text if self.tag(at) == "PREP" else ""
        within = before in self.tables.within and node.determined
        if not titled or depth >= DEEPEST or self.tag(at + 1) not in OPENS_PHRASE:
            return at
        if not within and not (described and before in self.tables.serving):
            return at
        found = self.single(at + 1, depth + 1)
        unit = self.unit_at(found[0].head) if found is not None else None
        posted = within and unit is not None and unit.is_place  # type: ignore[attr-defined]
        if found is None or unit is None:
            return at
        bearer = self.units[found[1]] if found[1] < len(self.units) else None
        follows = bearer is not None and bearer.tag == "NAME" and not bearer.is_place
        if (unit.name is None or (unit.name >= 0 and not posted)) and not (follows and not within):  # type: ignore[attr-defined]
            return at  # "told reporters"
        if within and not (self.tag(found[1]) == "NAME" and not self.units[found[1]].is_place):
            return at  # "[the] leader in [the] movement" stands alone
        node.hang("of", found[0])
        return found[1]

    def named(self, node: Node, at: int) -> Found:
        """ "the president Bashar": the name behind a definite title is the head."""
        unit = self.units[at] if at < len(self.units) else None
        titled = self.lexicon.nouns.get(node.lemma, frozenset()) & TITLES
        second = self.second_title(node, at, bool(titled))
        if second is not None:
            return second
        person = NounClass.PERSON in titled and self.goes_on_with_name(at)
        placed = unit is not None and unit.is_place and not person
        if unit is None or unit.tag != "NAME" or placed or not titled or node.plural:
            return node, at
        if (
            node.determined
            and unit.name is not None
            and unit.name < 0
            and NounClass.PERSON not in titled
        ):
            return node, at  # "the government [asked] the Security Council"
        if unit.name is not None and unit.name < 0 and unit.alone:
            return node, at  # "the minister [threatened] Hamas"
        name = self.node(at, at)
        name.determined = True
        stop = self.family_name(name, self.rest_of_name(name, at + 1))
        node.hang("apposition", name)
        node.last = name.last
        return node, stop

    def goes_on_with_name(self, at: int) -> bool:
        """ "Adam Ishaq": a name that a place has too, before a second one that nothing has."""
        behind = self.units[at + 1] if at + 1 < len(self.units) else None
        known = {None, self.units[at].name} if behind is not None else {None}
        return behind is not None and behind.tag == "NAME" and behind.name in known

    def second_title(self, node: Node, at: int, titled: bool) -> Found | None:
        """ "[the] leader [the] sheikh Hikmat": of two titles in a row the name behind is the bearer of both."""
        noun = at + 1 if self.tag(at) == "DET" else at
        known = self.lexicon.nouns.get(self.units[noun].lemma, ()) if noun < len(self.units) else ()
        if not titled or noun == at or self.tag(noun) != "NOUN" or NounClass.PERSON not in known:
            return None
        if node.plural or self.tag(noun + 1) != "NAME" or self.units[noun + 1].is_place:
            return None
        name = self.node(noun + 1, noun + 1)
        name.determined = True
        stop = self.family_name(name, self.rest_of_name(name, noun + 2))
        node.hang("apposition", name)
        node.last = name.last
        return node, stop

    def coordinated(self, at: int, depth: int = 0) -> Found | None:
        found = self.single(at, depth)
        if found is None or depth > 1:
            return found
        node, at = found
        while (more := self.sibling(node, at)) is not None:
            other, at = more
            self.alike(node, other).join(other)
        return node, at

    def sibling(self, node: Node, at: int, closed: bool = False) -> Found | None:
        fold = self.morphology.fold
        hedges = {fold(word) for word in self.tables.hedges}
        if self.tag(at + 1) == "COORD" and fold(self.units[at].text) in hedges:
            at += 1
        if self.tag(at) == "COORD" and self.topic_follows(at + 1):
            return None
        return super().sibling(node, at, closed)

    def topic_follows(self, at: int) -> bool:
        """ "and the army shelled …": what stands after "and" has a verb of its own behind it."""
        found = self.single(at, 1) if self.tag(at) in OPENS_PHRASE else None
        if found is None or self.tag(found[1]) != "VERB" or not found[0].determined:
            return False
        readings = self.units[found[1]].readings
        persons = {r.person for r in readings}
        together = bool(persons) and persons <= {"3md", "3fd", "3mp", "3fp"}
        return (
            found[0].plural or found[0].tag != "NAME" or not together
        )  # "Riyadh and Abu Dhabi said"

    def alike(self, node: Node, other: Node) -> Node:
        """Event with event, name with name, people with people, number with number; else the outermost."""
        if (
            node.conjuncts or node.tag == other.tag == "NUM"
        ):  # "five of [the] police and three of …"
            return node
        event = self.is_event(other)
        if NounClass.PERSON in self.lexicon.nouns.get(node.lemma, ()) and node.lemma == other.lemma:
            return node  # "[the] leader of … and [the] leader of …"
        for candidate in reversed(node.chain()):
            same = self.is_event(candidate) == event and self.is_alike(candidate, other)
            if same:
                holder = candidate.above
                inside = holder is not None and candidate.marker is None
                return holder if inside and holder is not None else candidate
        return node
