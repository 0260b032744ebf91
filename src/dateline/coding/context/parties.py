"""What the phrases of an article stand for: armed people, a state, civilians, a thing."""

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile

from dateline.coding.context.places import Places
from dateline.document import ActorName, Clause, Form, Phrase, Tie
from dateline.knowledge.actor_nouns import load_actor_nouns
from dateline.knowledge.actor_words import key_of
from dateline.knowledge.actors import PERSONS, Actor
from dateline.knowledge.lexicon import NounClass
from dateline.knowledge.place_context import first_names, place_context
from dateline.knowledge.romanisation import fold_name
from dateline.records import ActorKind, EventType

ARMED_KINDS = frozenset(
    {ActorKind.MILITARY, ActorKind.POLICE, ActorKind.REBEL, ActorKind.MILITIA, ActorKind.CRIMINAL}
)
KIND_CLASSES: dict[ActorKind, frozenset[NounClass]] = {
    **{kind: frozenset({NounClass.ARMED, NounClass.PERSON}) for kind in ARMED_KINDS},
    ActorKind.GOVERNMENT: frozenset({NounClass.STATE}),
    ActorKind.POLITICAL: frozenset({NounClass.ORGANIZATION, NounClass.STATE}),
    ActorKind.INTERNATIONAL: frozenset({NounClass.ORGANIZATION, NounClass.STATE}),
    ActorKind.MONITOR: frozenset({NounClass.ORGANIZATION}),
    ActorKind.MEDIA: frozenset({NounClass.ORGANIZATION}),
    ActorKind.AID: frozenset({NounClass.ORGANIZATION}),
    ActorKind.BUSINESS: frozenset({NounClass.ORGANIZATION, NounClass.BUSINESS}),
    ActorKind.CIVILIAN: frozenset({NounClass.CIVILIAN, NounClass.PERSON}),
    ActorKind.PROTESTER: frozenset({NounClass.CROWD, NounClass.PERSON}),
}
GROUPS = frozenset({ActorKind.REBEL, ActorKind.MILITIA, ActorKind.CRIMINAL, ActorKind.POLITICAL})
BODIES = frozenset({ActorKind.MONITOR, ActorKind.MEDIA, ActorKind.AID, ActorKind.INTERNATIONAL})
ACTING = frozenset(
    {
        *(NounClass.ARMED, NounClass.STATE, NounClass.PERSON, NounClass.CIVILIAN, NounClass.CROWD),
        *(NounClass.CAPTIVE, NounClass.ORGANIZATION),
    }
)
"""Classes of what can act or be acted on as somebody."""
UNARMED = frozenset({NounClass.CROWD, NounClass.CIVILIAN, NounClass.PERSON})
PERSON = frozenset({NounClass.PERSON})
AN_OFFICE = frozenset({NounClass.PERSON, NounClass.STATE, NounClass.CIVILIAN, NounClass.CAPTIVE})
"""What one person may be called beside the name."""
COUNTED_PEOPLE = frozenset({NounClass.PERSON, NounClass.CIVILIAN})
SHOTS = frozenset({NounClass.WEAPON})
MONEY = frozenset({NounClass.MONEY})
CURRENCIES = frozenset("$€£¥")


@dataclass
class Parties(Places):
    _classes: dict[tuple[int, int], frozenset[NounClass]] = field(default_factory=dict)

    @cached_property
    def _actor_starts(self) -> list[int]:
        return [a.start for a in self.document.actors]

    @cached_property
    def _event_heads(self) -> dict[int, bool]:
        """The heads of event nouns; whether each is a compound."""
        clauses = (c for c in self.document.clauses if c.form is Form.NOUN)
        senses = self.lexicon.senses
        return {c.head: " " in c.lemma for c in clauses if senses(Form.NOUN, c.lemma)}

    def actor_at_head(self, phrase: Phrase) -> ActorName | None:
        """The listed actor whose name holds the head word of the phrase."""
        head = self.document.tokens[phrase.head]
        at = bisect_left(self._actor_starts, head.start + 1) - 1
        while at >= 0 and head.start - self.document.actors[at].start < 120:
            if self.document.actors[at].end >= head.end:
                return self.document.actors[at]
            at -= 1
        return None

    def side_of_state(self, phrase: Phrase) -> bool:
        """Whether the head is an adjective of a state ("Russian") or a capital, which may stand for a government."""
        head = self.document.tokens[phrase.head]
        return any(mention.actor_ids for mention in self.listed_in(head.start, head.end))

    def group_before(self, phrase: Phrase) -> ActorName | None:
        """ "the group": the armed or political body named last before it."""
        if self.lemma(phrase) not in self.language.groups or not self.is_definite(phrase):
            return None
        if self.is_name(phrase) or any(True for _ in phrase.linked("of", "apposition")):
            return None
        told = [p for p in phrase.linked("modifier") if not self._bears_arms_of(p)]
        if told:
            return None  # "the monitoring group", "the emergency response group": another
        before = [n for n in self.document.actors if n.end <= phrase.start and self._is_group(n)]
        main = [n for n in before if n.start not in self._kindred_starts] or before
        noun = self.lemma(phrase).casefold()
        called = [n for n in main if noun in self.document.text(n.start, n.end).casefold().split()]
        doing = [n for n in main if self.acts(n)]
        return next(
            reversed(called or doing or main), None
        )  # "the movement" is the March 23 Movement

    def body_before(self, phrase: Phrase) -> ActorName | None:
        """ "the observatory", "the mission": a monitor, outlet, agency or mission named before by that word."""
        pointing = self.is_definite(phrase) and not self.is_name(phrase)
        if not pointing or phrase.links or self.actor_at_head(phrase) is not None:
            return None
        noun = self.lemma(phrase).casefold()
        before = (n for n in self.document.actors if n.end <= phrase.start)
        called = [n for n in before if noun in self._own_words(n) and self._is_body(n)]
        one = len({n.actor_ids for n in called}) == 1
        return called[-1] if one else None

    def _own_words(self, name: ActorName) -> list[str]:
        """ "Syrian Observatory" of "the Syrian Observatory for Human Rights": the words before any small one."""
        words = self.document.text(name.start, name.end).split()
        return [w.casefold() for w in takewhile(lambda w: not w.islower(), words)]

    def _is_body(self, name: ActorName) -> bool:
        bearers = [actor for i in name.actor_ids if (actor := self.actors.get(i)) is not None]
        return len(bearers) == 1 and bearers[0].kind in BODIES

    def _bears_arms_of(self, phrase: Phrase) -> bool:
        """Whether a word beside "group" says what an armed or political one is: "rebel", "same"."""
        known = self.classes(phrase)
        adjective = self.document.tokens[phrase.head].pos == "ADJ"
        return bool(known & {NounClass.ARMED, NounClass.STATE}) or (adjective and not known)

    def acts(self, name: ActorName) -> bool:
        """Whether a clause has it as its doer: of a band and those it fights, "the movement" is the band."""
        return any(start <= name.start < end for start, end in self._doer_spans)

    @cached_property
    def _doer_spans(self) -> list[tuple[int, int]]:
        verbs = (c for c in self.document.clauses if c.form is Form.VERB)
        return [(p.start, p.end) for c in verbs for p in c.under("subject", "agent")]

    def _is_group(self, name: ActorName) -> bool:
        """One armed or political body, whoever else bears the name and is none: the RSF of Sudan and of the press."""
        bearers = [actor for i in name.actor_ids if (actor := self.actors.get(i)) is not None]
        bodies = [a.id for a in bearers if a.kind in GROUPS and not a.id.startswith(PERSONS)]
        return bodies == [*name.actor_ids[:1]]  # its spokesman is not "the movement"

    @cached_property
    def _kindred_starts(self) -> frozenset[int]:
        """Where those are named that another group is told to belong to: "JNIM, linked to al-Qaeda"."""
        tied = (c for c in self.document.clauses if c.passive and c.tie is Tie.RELATIVE)
        links = (a for c in tied for a in c.arguments if a.marker not in {"object", "agent"})
        spans = [(a.phrase.start, a.phrase.end) for a in links]
        starts = (n.start for n in self.document.actors)
        return frozenset(n for n in starts if any(first <= n < last for first, last in spans))

    def classes(self, phrase: Phrase) -> frozenset[NounClass]:
        """What the phrase stands for; empty when its words do not say."""
        key = (phrase.head, phrase.first)
        if key not in self._classes:
            self._classes[key] = frozenset()
            self._classes[key] = self._classify(phrase)
        return self._classes[key]

    def _classify(self, phrase: Phrase) -> frozenset[NounClass]:
        listed = self._classes_of_listed(phrase)
        if listed is not None:
            return listed
        lemma = self.lemma(phrase)
        pointing = self._classes_pointed(phrase, lemma)
        if pointing is not None:
            return pointing
        inner = [p for p in phrase.linked("of") for p in p.members()]
        if not inner and self.is_bare_count(phrase, lemma):
            return frozenset()
        band = lemma in self.language.groups and self.is_name(phrase)
        holds = lemma in self.language.containers and not band
        if inner and (holds or self.is_number(phrase)):
            held = self.classes(inner[0]) or self._people_of_state(inner[0])
            if NounClass.ARMED in held and lemma in self.language.soldiery:
                held |= {NounClass.PERSON}  # "members of the military"
            if NounClass.CIVILIAN in held and NounClass.CROWD in self.lexicon.nouns.get(lemma, ()):
                held |= {NounClass.CROWD}  # "a mob of villagers"
            return held - {NounClass.STATE} if self._is_part_of_place(inner[0], held) else held
        group = self.group_before(phrase)
        if group is not None:
            return self._actor_classes(group) | self._noun_classes(phrase, lemma)
        found = self._noun_classes(phrase, lemma)
        if NounClass.NATURE in found and self._is_shot(phrase, lemma):
            return SHOTS
        if not found and self.names_person(phrase):
            return PERSON
        counted = not found and self.quantities_in(phrase.start, phrase.end)
        return self._people_of_state(phrase) if counted else found

    def _classes_of_listed(self, phrase: Phrase) -> frozenset[NounClass] | None:
        """Of a listed actor or place, or an adjective of a state; None for all other words."""
        actor, place = self.actor_at_head(phrase), self.place_at_head(phrase)
        if actor is not None:
            placed = frozenset({NounClass.PLACE}) if place is not None else frozenset()
            return self._actor_classes(actor) | placed
        if place is not None:
            governs = self.side_of_state(phrase) or self.is_capital(place)  # "Addis Ababa"
            return frozenset({NounClass.PLACE, NounClass.STATE} if governs else {NounClass.PLACE})
        if self.document.tokens[phrase.head].pos == "ADJ" and self.side_of_state(phrase):
            return frozenset({NounClass.STATE})
        return None

    def _classes_pointed(self, phrase: Phrase, lemma: str) -> frozenset[NounClass] | None:
        """Of words that say more than their noun: pronouns, "Kwari community", former officials, "his men"."""
        noun = self.document.tokens[phrase.head].pos == "NOUN"  # "el este de Rafah"
        if lemma in self.language.pronouns_person and not noun:
            return PERSON
        taken_up = lemma in self.language.pronouns_thing and self.place_taken_up(phrase) is not None
        if taken_up or self._is_called_place(phrase, lemma):
            return frozenset({NounClass.PLACE})
        if self._is_former(phrase):
            return self._noun_classes(phrase, lemma) - {NounClass.ARMED, NounClass.STATE} | PERSON
        if self.are_followers(phrase, lemma):
            return frozenset({NounClass.ARMED, NounClass.PERSON})
        return None

    def names_person(self, phrase: Phrase) -> bool:
        """ "Ismael Zambada": a first name and more, that no list has; "Marwan Haddad, a former minister"."""
        first, *more = self.words(phrase).split()
        if not more or not self.is_name(phrase):
            return False
        called = (self._noun_classes(a, self.lemma(a)) for a in phrase.linked("apposition"))
        return fold_name(first) in first_names() or any(
            PERSON <= found <= AN_OFFICE for found in called
        )

    def _is_called_place(self, phrase: Phrase, lemma: str) -> bool:
        """ "Kwari community": a word for people that says of the name before it that it is a village."""
        if lemma not in place_context(self.lexicon.language).town_after:
            return False
        head = self.document.tokens[phrase.head]
        return any(n.end == head.start - 1 for n in self.places_in(phrase.start, head.start))

    def place_taken_up(self, phrase: Phrase) -> Phrase | None:
        """ "took X on Monday and lost it again": the place that the last object before an object "it" names."""
        if not self.is_pronoun(phrase):
            return None
        here = self.sentence_at(phrase.start)
        near = (c for c in self.document.clauses if c.sentence == here)
        objects = [(p, c) for c in near for p in c.under("object")]
        if all(p.head != phrase.head for p, _ in objects):
            return None
        before = [(p, c) for p, c in objects if p.end <= phrase.start]
        last, verb = max(before, key=lambda pair: pair[0].start, default=(None, None))
        return last if last is not None and verb and self._may_be_place(last, verb) else None

    def _may_be_place(self, phrase: Phrase, verb: Clause) -> bool:
        """A place, or a name that nothing else is known of and that was taken."""
        if self.place_at_head(phrase) is not None:
            return True
        taken = any(
            t.type is EventType.CAPTURE
            for t in self.lexicon.by_word.get((Form.VERB, verb.lemma), ())
        )
        return taken and self.is_name(phrase) and not self.classes(phrase)

    def _is_shot(self, phrase: Phrase, lemma: str) -> bool:
        """ "Azerbaijani fire", "the army's fire": no blaze, where the noun may be of an attack."""
        attacks = (t.type for t in self.lexicon.by_word.get((Form.NOUN, lemma), ()))
        whose = (*phrase.linked("modifier"), *phrase.linked("owner"))
        return EventType.ATTACK in attacks and any(
            self.side_of_state(p) or NounClass.ARMED in self.classes(p) for p in whose
        )

    def _is_part_of_place(self, whole: Phrase, held: frozenset[NounClass]) -> bool:
        """ "much of the country", unlike "dozens of countries", does nothing."""
        return NounClass.PLACE in held and not self.is_inflected(whole)

    def _people_of_state(self, phrase: Phrase) -> frozenset[NounClass]:
        """ "dozens of Kenyans", "sixteen Saudis": counted, they are people, while "the Russians" are an army."""
        noun = self.document.tokens[phrase.head].pos != "ADJ"
        return COUNTED_PEOPLE if noun and self.side_of_state(phrase) else frozenset()

    def _is_former(self, phrase: Phrase) -> bool:
        """ "former defence minister": a person, and no arm of a state any more."""
        former = load_actor_nouns(self.lexicon.language).file.former
        inside = self.document.tokens[phrase.first : phrase.head]
        return any(t.lemma.lower() in former for t in inside)

    def are_followers(self, phrase: Phrase, lemma: str) -> bool:
        """ "his men": of a leader or a group, its fighters."""
        followers = load_actor_nouns(self.lexicon.language).file.followers
        return lemma in followers and any(True for _ in phrase.linked("owner"))

    def _noun_classes(self, phrase: Phrase, lemma: str) -> frozenset[NounClass]:
        token = self.document.tokens[phrase.head]
        known = self._compound_classes(phrase, lemma) or self.lexicon.nouns.get(lemma, frozenset())
        if known & UNARMED and self._has_beside(phrase, self.language.armed):
            return known - UNARMED | {NounClass.ARMED, NounClass.PERSON}
        if known & COUNTED_PEOPLE and self._has_beside(phrase, self.language.in_protest):
            return known | {NounClass.CROWD}
        if token.pos == "PROPN" and not self.opens_sentence(phrase):
            return known & ACTING or self._titled(phrase)  # the "House" of a name is no building
        if not known & ACTING and self._is_surname(phrase):
            return self._titled(phrase) or PERSON
        if known:
            return known
        if token.pos == "NUM" and set(self.words(phrase)) & CURRENCIES:
            return MONEY
        if self.is_elided(phrase):
            unit = self.unit_before(phrase)
            bare = PERSON if self.quantities_in(phrase.start, phrase.end) else frozenset()
            return bare if unit is None else self.lexicon.nouns[unit]
        if token.pos == "NUM" or lemma in self.language.containers:
            return frozenset()
        written = (
            token.text.lower()
        )  # of "Guerrillas" at the head of a sentence parsers make a name
        singular = written.removesuffix("s")
        return self.lexicon.nouns.get(written) or self.lexicon.nouns.get(singular, frozenset())

    def _has_beside(self, phrase: Phrase, words: Collection[str]) -> bool:
        """ "armed supporters", "ouvriers grévistes": a word in the phrase, up to the one behind its noun."""
        inside = self.document.tokens[phrase.first : min(phrase.head + 2, phrase.last)]
        return bool(words) and any(t.text.lower() in words for t in inside)

    def _compound_classes(self, phrase: Phrase, lemma: str) -> frozenset[NounClass]:
        """Of head and modifier together, where the list of nouns has the two: a "suicide bomber" is no aircraft."""
        if phrase.head == phrase.first:
            return frozenset()
        before = self.document.tokens[phrase.head - 1].lemma.lower()
        if before == "-" and phrase.head - phrase.first > 1:  # "a passer-by"
            before = self.document.tokens[phrase.head - 2].lemma.lower()
            return self.lexicon.nouns.get(f"{before}-{lemma}", frozenset())
        return self.lexicon.nouns.get(f"{before} {lemma}", frozenset())

    def _is_surname(self, phrase: Phrase) -> bool:
        """ "Condoleezza Rice": a capital behind a first name or behind a title and a name is no thing to eat."""
        tokens = self.document.tokens
        if not tokens[phrase.head].text[0].isupper() or phrase.head == phrase.first:
            return False
        before = tokens[phrase.head - 1]
        named = before.pos == "PROPN" and before.text[0].isupper()
        return named and (fold_name(before.text) in first_names() or bool(self._titled(phrase)))

    def _titled(self, phrase: Phrase) -> frozenset[NounClass]:
        """What the title before a name says of its bearer: "Foreign Minister Oskar Fischer", "King Hassan"."""
        titles = (self.lexicon.nouns.get(self.lemma(p)) for p in phrase.linked("modifier"))
        return next((t & ACTING for t in titles if t and t & ACTING), frozenset())

    def _actor_classes(self, name: ActorName) -> frozenset[NounClass]:
        found: set[NounClass] = set()
        for actor_id in name.actor_ids:
            actor = self.actors.get(actor_id)
            if actor is not None:
                found |= KIND_CLASSES.get(actor.kind, frozenset())
                if actor.id.startswith("state:"):
                    found |= {NounClass.PLACE}
                if actor.id.startswith(PERSONS):
                    found |= PERSON
        return frozenset(found)

    def is_event(self, phrase: Phrase) -> bool:
        """Whether an event noun and nothing else is meant; a compound ("air strike") is never workers on strike.

        Also through another noun: "a series of air strikes".
        """
        nouns = (phrase, *phrase.linked("of"))
        compounds = [c for p in nouns if (c := self._event_heads.get(p.head)) is not None]
        return any(compounds) or (bool(compounds) and not self.classes(phrase) & ACTING)

    def listed(self, phrase: Phrase) -> Actor | None:
        """The listed actor that the phrase names."""
        name = self.actor_at_head(phrase)
        return self.actors.get(name.actor_ids[0]) if name is not None else None

    def kind(self, phrase: Phrase) -> ActorKind | None:
        """Kind of the listed actor that the phrase names; None for others."""
        actor = self.listed(phrase)
        return actor.kind if actor is not None else None

    def noun_kind(self, phrase: Phrase) -> ActorKind | None:
        """Kind of the party that its noun names: "security forces" are police, whoever's they are."""
        nouns, start = (
            load_actor_nouns(self.lexicon.language),
            self.document.tokens[phrase.head].start,
        )
        written = (self.document.article.text[start : phrase.end], self.lemma(phrase))
        found = (nouns.by_key.get(key_of(words)) for words in written)
        return next((noun.kind for noun in found if noun is not None), None)
