"""The place names of an article that stand for places, and the towns it is about."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from dateline.analysis.actor_names import is_side
from dateline.analysis.place_ties import tie_between
from dateline.coding.context.clauses import Clauses
from dateline.document import ActorName, Phrase, PlaceName
from dateline.knowledge.actor_compile import CAPITAL_CITY
from dateline.knowledge.actors import ActorMention
from dateline.knowledge.lexicon import NounClass
from dateline.knowledge.place_context import place_context
from dateline.knowledge.romanisation import fold_name
from dateline.records import ActorKind, BlockKind, EventPlace, Precision

UNIFORMED = frozenset({ActorKind.MILITARY, ActorKind.POLICE})
"""The armed forces of a state."""
BANDS = frozenset({ActorKind.REBEL, ActorKind.MILITIA, ActorKind.CRIMINAL})
LEADING = 0.4
"""Share of the mentions of towns from which a page is about one of them."""
CAPITAL = "capital"
"""Width of "the capital"."""
LAND = "land"
"""Hint of words that name a country only by its people or its state: "the Thai army", "Bangkok said"."""
FINENESS = {precision: rank for rank, precision in enumerate(Precision)}
DISTRICT = FINENESS[Precision.DISTRICT]
HOUR = re.compile(r"\d{1,2}[:hH]\d{2}|\bhor[aá]s?\b")
AND = " و"
"""The Arabic "and", which is written with the word behind it."""
CLOCK_REACH, CLOCK_WORDS = 40, 3
"""Characters and words before a name in which an hour may say that it is told by that town's clock."""


@dataclass
class Places(Clauses):
    placed: dict[tuple[int, int], EventPlace] = field(default_factory=dict)
    """Where each place name of the article lies, by its span; a name that is not here was found to be none."""
    lands: tuple[EventPlace, ...] = ()
    """The countries of the peoples, states and parties that the page names, one for each mention."""
    capitals: Mapping[str, EventPlace] = field(default_factory=dict)
    """By ISO code, the capitals of the countries that the page speaks of; by the adjective of a province, its seat."""
    _listed: dict[tuple[int, int], tuple[ActorMention, ...]] = field(default_factory=dict)

    @cached_property
    def places(self) -> tuple[PlaceName, ...]:
        """The names that tell where something was."""
        return tuple(
            p
            for p in self.document.places
            if (p.start, p.end) in self.placed
            and self._is_told(p)
            and not self._is_part_of_actor(p)
            and not is_side(self.document.article.text, p.start, p.end)
            and not self._is_of_clock(p)
            and (self.placed[p.start, p.end].latitude is not None or not self.names_site(p.start))
        )

    def names_site(self, start: int) -> bool:
        """ "la cathédrale Sainte-Marie", "l'hôpital X": a building's name, in the town told before."""
        word = self.word_before(start)
        known = self.lexicon.nouns.get(word, frozenset()) if word else frozenset()
        return NounClass.SITE in known and NounClass.PLACE not in known

    @cached_property
    def landmarks(self) -> frozenset[int]:
        """Where names begin that only tell how the place before them lies: "X, 45 km north of Y", "X near Y"."""
        text, language = self.document.article.text, self.lexicon.language
        told = [p for p in self.places_told if self._is_told(p)]
        pairs = ((a, b) for a, b in pairwise(told) if FINENESS[a.precision] <= DISTRICT)
        ties = ((b, tie_between(text[a.end : b.start], language)) for a, b in pairs)
        return frozenset(b.start for b, tie in ties if tie is not None and not tie.is_within)

    @property
    def places_told(self) -> list[EventPlace]:
        """All that the text names, in its order, what no list has among them."""
        return sorted(self.placed.values(), key=lambda place: place.start)

    def place_of(self, name: PlaceName) -> EventPlace:
        """Where a name lies; words for a people or a state lie in its country."""
        if name.kind_hint == LAND:
            return self._land_at[name.start, name.end]
        return self.placed[name.start, name.end]

    @cached_property
    def _land_at(self) -> dict[tuple[int, int], EventPlace]:
        return {(land.start, land.end): land for land in self.lands}

    @cached_property
    def land_names(self) -> tuple[PlaceName, ...]:
        """The words that speak of a country by its people, its state or its parties, in order of the text."""
        names = (PlaceName(p.start, p.end, (), LAND) for p in self.lands)
        return tuple(name for name in names if self._is_told(name))

    def spoken_at(self, country: str | None) -> list[int]:
        """Where the page speaks of a country by its people, its state or its parties."""
        return self._spoken.get(country, [])

    @cached_property
    def _spoken(self) -> dict[str | None, list[int]]:
        found: dict[str | None, list[int]] = {}
        for name in self.land_names:
            found.setdefault(self.place_of(name).country, []).append(name.start)
        return found

    @cached_property
    def _place_starts(self) -> list[int]:
        return [p.start for p in self.places]

    def _is_of_clock(self, name: PlaceName) -> bool:
        """ "às 22h (18h no horário de Brasília)", "(04:00 em Lisboa)": whose hour it is, and not where."""
        before = self.document.article.text[max(0, name.start - CLOCK_REACH) : name.start]
        opened = before.rpartition("(")[2] if "(" in before else ""
        words = [fold_name(w) for w in before.split()[-CLOCK_WORDS:]]
        clocks = place_context(self.lexicon.language).clocks
        return (HOUR.search(opened) is not None and ")" not in opened) or bool(clocks & {*words})

    def _is_told(self, name: PlaceName | EventPlace) -> bool:
        """Not in a dateline, which says where a page was written."""
        if name.start == self._signed_at:
            return False
        return any(s.start <= name.start < s.end for s in self.document.sentences)

    @cached_property
    def _signed_at(self) -> int | None:
        """Where the town begins that stands before a colon as the dateline: "SRINAGAR: Militants in Pulwama …".

        The first sentence of the body has it, alone of all, and names another place, or the headline does.
        """
        names = {p.start: p for p in self.document.places}
        body = [s for s in self.document.sentences if s.block is BlockKind.BODY]
        led = [s for s in body if s.start in names and self._leads(names[s.start])]
        if len(led) != 1 or led[0] is not body[0]:
            return None
        name, heads = names[led[0].start], self.document.sentences[: led[0].index + 1]
        if self.document.text(name.start, name.end).isupper():
            return name.start
        others = (
            p for p in self.placed.values() if p.name != self.placed[name.start, name.end].name
        )
        narrow = (p.start for p in others if p.precision is not Precision.COUNTRY)
        elsewhere = any(s.start <= start < s.end for start in narrow for s in heads)
        return name.start if elsewhere else None

    def _leads(self, name: PlaceName) -> bool:
        """Whether a town stands before a colon."""
        place = self.placed.get((name.start, name.end))
        led = self.document.text(name.end, name.end + 2) == ": "
        return led and place is not None and place.precision is Precision.TOWN

    def _is_part_of_actor(self, name: PlaceName) -> bool:
        """ "Iraq" in the name of the Islamic State of Iraq is nowhere; nor is a group that no list has as a place."""
        unlisted = self.place_of(name).geonames_id is None
        if any(
            name.start < a.start < name.end < a.end for a in self.document.actors if a.actor_ids
        ):
            return True  # "La Guardia" of "la Guardia Nacional" at the head of a sentence
        return any(
            a.start <= name.start
            and name.end <= a.end
            and (a.end - a.start > name.end - name.start or (unlisted and self._is_band(a)))
            and not self._is_listed_behind(name)
            for a in self.document.actors
            if a.actor_ids
        )

    def _is_listed_behind(self, name: PlaceName) -> bool:
        """ "في مالي والنيجر": a state with its "and", in a list of places that "in" leads."""
        text, starts = self.document.article.text, self._all_starts
        at = starts.index(name.start)
        if text[name.start - 2 : name.start] != AND:
            return False
        while at and text[self.document.places[at - 1].end : self.document.places[at].start] == AND:
            at -= 1
        first = self.document.places[at]
        return first != name and self.word_before(first.start) in self.language.locatives

    @cached_property
    def _all_starts(self) -> list[int]:
        return [p.start for p in self.document.places]

    def _is_band(self, name: ActorName) -> bool:
        actor = self.actors.get(name.actor_ids[0])
        return actor is not None and actor.kind in BANDS

    def places_in(self, start: int, end: int) -> tuple[PlaceName, ...]:
        at = bisect_left(self._place_starts, start)
        found = []
        while at < len(self.places) and self.places[at].start < end:
            rest = self.document.text(end, self.places[at].end) if self.places[at].end > end else ""
            if not rest or rest.strip().isdecimal():  # "Golfe 2"
                found.append(self.places[at])
            at += 1
        return tuple(found)

    def place_at_head(self, phrase: Phrase) -> PlaceName | None:
        head = self.document.tokens[phrase.head]
        return next(
            (p for p in self.places_in(phrase.start, phrase.end) if p.start <= head.start < p.end),
            None,
        )

    def is_division_name(self, name: PlaceName) -> bool:
        """Whether the page calls a place of these words a province or district somewhere."""
        text = self.document.article.text
        words = text[name.start : name.end].casefold()
        divisions = (p for p in self.places if p.kind_hint == "division")
        return any(text[p.start : p.end].casefold().startswith(words) for p in divisions)

    def fineness(self, name: PlaceName) -> int:
        """How narrow the place of a name is: 0 for a site, 4 for a country."""
        return FINENESS[self.place_of(name).precision]

    def is_continent(self, name: PlaceName) -> bool:
        """ "Africa": listed, as wide as a country and in none; nothing is said to be there."""
        place = self.place_of(name)
        listed = place.latitude is not None and place.country is None
        return listed and place.precision is Precision.COUNTRY

    def is_capital(self, name: PlaceName) -> bool:
        """Whether the name is that of a capital of a state."""
        span = (name.start, name.end)
        if span not in self._capitals_named:
            self._capitals_named[span] = any(m.role == CAPITAL_CITY for m in self.listed_in(*span))
        return self._capitals_named[span]

    @cached_property
    def _capitals_named(self) -> dict[tuple[int, int], bool]:
        """Whether names that were asked about so far are those of capitals."""
        return {}

    def listed_in(self, start: int, end: int) -> tuple[ActorMention, ...]:
        """The listed actors, states and capitals among them, in a stretch of the text; looked up once."""
        if (start, end) not in self._listed:
            text, language = self.document.article.text, self.lexicon.language
            self._listed[start, end] = self.actors.find(text, start, end, language)
        return self._listed[start, end]

    def is_seat(self, name: PlaceName) -> bool:
        """Whether a capital stands for its government: no preposition of place before it."""
        if not self.is_capital(name):
            return False
        before = self.word_before(name.start)
        return before != "of" and before not in self.language.ways

    def is_same_place(self, a: PlaceName, b: PlaceName) -> bool:
        return self.identity(a) == self.identity(b)

    def identity(self, name: PlaceName) -> int | str:
        """What two names of one place share: its number in the gazetteer, else its words."""
        place = self.place_of(name)
        return place.name.casefold() if place.geonames_id is None else place.geonames_id

    def is_headline(self, name: PlaceName) -> bool:
        """Whether the mention stands in a headline."""
        block = self.document.sentences[self.sentence_at(name.start)].block
        return block is BlockKind.HEADLINE

    @cached_property
    def focus_country(self) -> str | None:
        """The country that most of the page's places lie in; of equals the one with most places in it named."""
        placed = [p for p in self.placed.values() if p.country]
        found = Counter(p.country for p in placed)
        inside = Counter(p.country for p in placed if p.precision is not Precision.COUNTRY)
        return min(found, key=lambda c: (-found[c], -inside[c], c or ""), default=None)

    def country_name(self, country: str, at: int) -> PlaceName | None:
        """The mention of a country nearest before a character of the text, else the first one of the page."""
        found = [
            name
            for name in self.document.places
            if (told := self.placed.get((name.start, name.end)))
            and told.precision is Precision.COUNTRY
            and told.country == country
        ]
        before = [name for name in found if name.start <= at]
        return before[-1] if before else next(iter(found), None)

    @cached_property
    def towns(self) -> tuple[PlaceName, ...]:
        """The mentions of towns and of what is narrower, in order of the text."""
        return tuple(p for p in self.places if self.fineness(p) <= 2)

    @cached_property
    def towns_named(self) -> int:
        """How many towns the page names."""
        return len({self.place_of(t).name for t in self.towns})

    @cached_property
    def main_town(self) -> PlaceName | None:
        """The town that the page names most, if it opens with it or was written there.

        Of equals the one in the headline; none where that does not tell them apart.
        """
        towns = self.towns
        times = {p: sum(self.is_same_place(p, q) for q in towns) for p in towns}
        most = [p for p in towns if times[p] == max(times.values())]
        found = next((p for p in most if self.is_headline(p)), most[0] if most else None)
        if found is None or not (
            self.is_headline(found) or all(self.is_same_place(found, p) for p in most)
        ):
            return None
        first = [*(p for p in towns if p.start < self.opening), self.written_at]
        return found if any(p and self.is_same_place(found, p) for p in first) else None

    @cached_property
    def leading_town(self) -> PlaceName | None:
        """The main town, where no small part of the towns that the page names is it."""
        home, towns = self.main_town, self.towns
        if home is None:
            return None
        share = sum(self.is_same_place(home, p) for p in towns) / len(towns)
        return home if share >= LEADING else None

    @cached_property
    def opening(self) -> int:
        """Where headline and first sentence of the body end."""
        sentences = self.document.sentences
        title = next((s.end for s in sentences if s.block is BlockKind.HEADLINE), 0)
        return next((s.end for s in sentences if s.block is BlockKind.BODY and s.end > title), 0)

    @cached_property
    def written_at(self) -> PlaceName | None:
        """The town of the dateline, where the page has one."""
        for name in self.document.places:
            placed = self.placed.get((name.start, name.end))
            if placed is not None and not self._is_told(name):
                return name if placed.precision is Precision.TOWN else None
        return None
