"""The page as a whole: whether it speaks of war at all, and places that no list has."""

from collections import Counter
from functools import cached_property
from itertools import pairwise

from dateline.analysis.place_ties import tie_between
from dateline.analysis.place_within import held, like
from dateline.coding.context.clauses import SAID
from dateline.coding.context.parties import ARMED_KINDS
from dateline.coding.context.sections import Sections
from dateline.document import Clause, Phrase, PlaceName
from dateline.knowledge.actor_nouns import load_actor_nouns
from dateline.knowledge.lexicon import NounClass
from dateline.knowledge.place_context import division_words
from dateline.knowledge.romanisation import fold_name
from dateline.records import ActorKind, EventPlace, Precision

PAGE_NOUNS, SENTENCE_NOUNS = 5, 2
"""Fewest nouns of another world that say so of a page, of a sentence."""
NATURE_NOUNS = 2
"""Fewest words of storms and fires that make a page one of a disaster."""
OF_WAR = (
    NounClass.ARMED,
    NounClass.CAPTIVE,
    NounClass.CROWD,
    NounClass.EXPLOSIVE,
    NounClass.MISSILE,
)
"""What pages of war speak of; planes fight fires too."""
WHENCE = 40
"""Characters before a name that hold "from neighbouring"."""
DEEP = 4
"""How many phrases deep an owner may stand."""
LONGEST_INITIALS = 6
SAYS_LITTLE = 500
"""Characters of a text too short to tell what its world is."""


class Context(Sections):
    """What coding asks of an article."""

    @cached_property
    def _nouns_of_page(self) -> Counter[NounClass]:
        return self.noun_classes(0, len(self.document.tokens))

    @cached_property
    def unlike_war(self) -> bool:
        """Whether the page's nouns speak of sport, art or business far more than of armed people and violence."""
        found = self._nouns_of_page
        return is_elsewhere(found, PAGE_NOUNS) or is_disaster(found)

    @cached_property
    def names_arms(self) -> bool:
        """Whether the page speaks of anybody who bears arms; of a few sentences that is not to be known."""
        if len(self.document.article.text) < SAYS_LITTLE:
            return True
        if self._nouns_of_page[NounClass.ARMED]:
            return True
        listed = (self.actors.get(a) for name in self.document.actors for a in name.actor_ids)
        return any(actor is not None and actor.kind in ARMED_KINDS for actor in listed)

    @cached_property
    def speaks_of_fire(self) -> bool:
        """Whether the page speaks of aircraft and missiles more than of crowds."""
        found = self._nouns_of_page
        fire = found[NounClass.AIRCRAFT] + found[NounClass.MISSILE] + found[NounClass.ARMED]
        return fire > found[NounClass.CROWD]

    def unlike_war_here(self, clause: Clause) -> bool:
        """The same of one sentence."""
        return clause.sentence in self._strange_sentences

    @cached_property
    def _strange_sentences(self) -> frozenset[int]:
        told = {c.sentence: self.sentence(c) for c in self.document.clauses}
        nouns = ((n, self.noun_classes(s.first, s.last)) for n, s in told.items())
        return frozenset(n for n, found in nouns if is_elsewhere(found, SENTENCE_NOUNS))

    def unlisted(self, phrase: Phrase) -> PlaceName | None:
        """A name that no list has, taken for a place since the act is one done to places; it gets no point."""
        head = self.document.tokens[phrase.head]
        span, capital = (phrase.start, head.end), head.text[:1]
        if not self.is_name(phrase) or self.is_time(phrase) or capital.islower():
            return None
        if any(c.isdigit() for c in head.text) or is_initials(head.text):
            return None  # "M23" is a group or a road, "the OAU" a body
        if self.lexicon.nouns.get(self.lemma(phrase)):
            return None  # "the Saudi Hospital" is a site in the town told before
        if fold_name(head.text) in division_words() or self.names_site(head.start):
            return None  # "l'Etat de X", "l'hôpital X"
        wider = (p for p in self.places if p.start < span[0] and head.end <= p.end)
        around = next(wider, None)
        if around is not None:
            return around  # "in the south of X": the words of the name begin before the phrase
        if self.actor_at_head(phrase) or self.classes(phrase):
            return None
        if span not in self.placed:
            place = self.words_for_place(span, Precision.TOWN)
            told, text = self.places_told, self.document.article.text
            known = next((p for p in told if p.text == place.text and p.latitude is not None), None)
            self.placed[span] = like(held(text, place, told, self.lexicon.language), known)
        return PlaceName(*span, candidates=(), kind_hint="unlisted")

    def words_for_place(
        self, span: tuple[int, int], precision: Precision, country: str | None = None
    ) -> EventPlace:
        """A place that no list has: only its words, and the country where that is known."""
        words = self.document.text(*span)
        return EventPlace(
            start=span[0],
            end=span[1],
            text=words,
            name=words,
            country=country,
            precision=precision,
            uncertainty_km=0.0,
        )

    def is_whose(self, owner: Phrase, phrase: Phrase) -> bool:
        """ "the embassy of France", "the troops of Moscow": a name that says to which state somebody belongs."""
        name = self.place_at_head(owner)
        if name is None:
            return False
        if self.lemma(phrase) in load_actor_nouns(self.lexicon.language).abroad_words:
            return True
        known = self.classes(phrase)
        sides = known & {NounClass.ARMED, NounClass.STATE} and NounClass.PLACE not in known
        abroad = self.place_of(name).country != self.focus_country
        return bool(sides) and abroad and self.is_capital(name)

    @cached_property
    def told_at(self) -> frozenset[int]:
        """Where the names begin that only say where somebody spoke: "told reporters in X that …", "on a visit to X"."""
        language = self.language
        speech = (c for c in self.document.clauses if self.lexicon.attitude(c.lemma) & SAID)
        told = (
            name.start
            for clause in speech
            for phrase in clause.under(*language.locatives)
            for name in self.places_in(phrase.start, phrase.end)
            if phrase.head > clause.head or self.is_seat_of_speaker(name, clause)
        )
        return self.issued_at | frozenset(
            (*told, *(n.start for n in self.places if self.is_visited(n)))
        )

    def is_visited(self, name: PlaceName) -> bool:
        """ "en déplacement à X", "on a visit to X": where a guest was while the story was elsewhere."""
        before = self._two_before(name)
        return len(before) == 2 and before[0].lower() in self.language.visiting

    def _two_before(self, name: PlaceName) -> list[str]:
        """The two words before a name, as far as there are any."""
        return self.document.article.text[max(0, name.start - WHENCE) : name.start].split()[-2:]

    @cached_property
    def issued_at(self) -> frozenset[int]:
        """Where the names begin that only say where a text came from: "in a statement issued in X"."""
        language = self.language
        led = {*language.spoken_in, *language.spoken_from}
        words = ((n, self._two_before(n)) for n in self.places)
        pairs = ((n, w) for n, w in words if len(w) == 2 and w[1] in led)
        return frozenset(n.start for n, w in pairs if w[0] in language.issued)

    @cached_property
    def whence(self) -> frozenset[int]:
        """Where the names begin of where people came from: "the raiders came from X", "youth from neighbouring X"."""
        language, text = self.language, self.document.article.text
        came = (c for c in self.document.clauses if c.lemma in language.arriving)
        named = {
            name.start
            for clause in came
            for phrase in clause.under(*language.origins)
            for name in self.places_in(phrase.start, phrase.end)
        }
        for name in self.places:
            before = text[max(0, name.start - WHENCE) : name.start].split()[-2:]
            if (
                len(before) == 2
                and before[1] in language.neighbouring
                and before[0] in language.origins
            ):
                named.add(name.start)
        for one, other in pairwise(self.places):  # "from Rumbek in Lakes state"
            tie = tie_between(text[one.end : other.start], self.lexicon.language)
            if one.start in named and tie is not None and tie.is_within:
                named.add(other.start)
        return frozenset(named)

    def is_seat_of_speaker(self, name: PlaceName, clause: Clause) -> bool:
        """ "In Moscow, the defence ministry said it shot down …": a capital, before words of its state."""
        seated = {ActorKind.GOVERNMENT, ActorKind.MILITARY}
        return self.is_capital(name) and any(
            self.noun_kind(p) in seated
            and not self.is_inflected(p)
            and NounClass.PERSON not in self.classes(p)
            for p in clause.under("subject")
        )

    @cached_property
    def owner_names(self) -> frozenset[int]:
        """Where the names begin that only say whose somebody is."""
        found: set[int] = set()
        waiting = [(a.phrase, 0) for c in self.document.clauses for a in c.arguments]
        while waiting:
            phrase, depth = waiting.pop()
            found |= {p.start for p in phrase.linked("of") if self.is_whose(p, phrase)}
            if depth < DEEP:
                waiting.extend((m, depth + 1) for a in phrase.links for m in a.phrase.members())
        return frozenset(found)


def is_disaster(found: Counter[NounClass]) -> bool:
    """Storm, flood, fire and nobody who fights: people flee and are rescued, but from no war."""
    return found[NounClass.NATURE] >= NATURE_NOUNS and not any(found[c] for c in OF_WAR)


def is_elsewhere(found: Counter[NounClass], fewest: int) -> bool:
    elsewhere = sum(found[c] for c in (NounClass.SPORT, NounClass.ART, NounClass.BUSINESS))
    armed = sum(found[c] for c in (*OF_WAR, NounClass.AIRCRAFT))
    return elsewhere >= fewest and elsewhere > 2 * armed


def is_initials(word: str) -> bool:
    """ "OAU", "FPLC": capitals that stand for several words."""
    return word.isupper() and 1 < len(word) < LONGEST_INITIALS
