"""What coding rules ask about an article: what a phrase stands for, which names it holds, what came before.

Rules never look at parser labels or raw text positions; they ask here. Answers are kept per article.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from dateline.analysis.place_within import in_town, like
from dateline.analysis.speaker_labels import LABELS
from dateline.document import (
    ActorName,
    Clause,
    Document,
    Form,
    Phrase,
    PlaceName,
    Quantity,
    Sentence,
    Tie,
    TimeExpression,
)
from dateline.knowledge.actor_compile import CAPITAL_CITY
from dateline.knowledge.actor_nouns import load_actor_nouns
from dateline.knowledge.actor_words import key_of
from dateline.knowledge.actors import ActorIndex
from dateline.knowledge.language import LanguageFile
from dateline.knowledge.lexicon import Lexicon, NounClass
from dateline.records import ActorKind, BlockKind, EventPlace, Precision

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
BANDS = frozenset({ActorKind.REBEL, ActorKind.MILITIA, ActorKind.CRIMINAL})
ACTING = frozenset(
    {
        *(NounClass.ARMED, NounClass.STATE, NounClass.PERSON, NounClass.CIVILIAN, NounClass.CROWD),
        *(NounClass.CAPTIVE, NounClass.ORGANIZATION),
    }
)
"""Classes of what can act or be acted on as somebody."""
UNARMED = frozenset({NounClass.CROWD, NounClass.CIVILIAN, NounClass.PERSON})
SAID = frozenset({"speech", "denial", "accusation", "demand", "threat", "doubt"})
"""Attitudes of words that tell what somebody says: their time and place are not those of what is said."""
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
SAYS_LITTLE = 500
"""Characters of a text too short to tell what its world is."""
PERSON = frozenset({NounClass.PERSON})
COUNTED_PEOPLE = frozenset({NounClass.PERSON, NounClass.CIVILIAN})
MONEY = frozenset({NounClass.MONEY})
CURRENCIES = frozenset("$€£¥")
LEADING = 0.4
"""Share of the mentions of towns from which a page is about one of them."""
CAPITAL = "capital"
"""Width of "the capital"."""
FINENESS = {precision: rank for rank, precision in enumerate(Precision)}


@dataclass
class Context:
    """One article with the knowledge to read it by."""

    document: Document
    lexicon: Lexicon
    language: LanguageFile
    actors: ActorIndex
    placed: dict[tuple[int, int], EventPlace] = field(default_factory=dict)
    """Where each place name of the article lies, by its span; a name that is not here was found to be none."""
    children: dict[int, list[Clause]] = field(default_factory=dict)
    _classes: dict[tuple[int, int], frozenset[NounClass]] = field(default_factory=dict)
    _times: dict[int, list[TimeExpression]] | None = None

    def __post_init__(self) -> None:
        for clause in self.document.clauses:
            if clause.parent is not None:
                self.children.setdefault(clause.parent, []).append(clause)
        self._event_heads = {
            c.head: " " in c.lemma
            for c in self.document.clauses
            if c.form is Form.NOUN and self.lexicon.senses(Form.NOUN, c.lemma)
        }
        self.places = tuple(
            p
            for p in self.document.places
            if (p.start, p.end) in self.placed
            and self._is_told(p)
            and not self._is_part_of_actor(p)
        )
        self._labels = [
            q.source for q in self.document.quotations if q.source and q.cue_lemma == LABELS
        ]
        self._token_starts = [t.start for t in self.document.tokens]
        self._place_starts = [p.start for p in self.places]
        self._actor_starts = [a.start for a in self.document.actors]

    def _is_told(self, name: PlaceName) -> bool:
        """Not in a dateline, which says where a page was written."""
        return any(s.start <= name.start < s.end for s in self.document.sentences)

    def _is_part_of_actor(self, name: PlaceName) -> bool:
        """ "Iraq" in the name of the Islamic State of Iraq is nowhere; nor is a group that no list has as a place."""
        unlisted = self.placed[name.start, name.end].geonames_id is None
        return any(
            a.start <= name.start
            and name.end <= a.end
            and (a.end - a.start > name.end - name.start or (unlisted and self._is_band(a)))
            for a in self.document.actors
            if a.actor_ids
        )

    def _is_band(self, name: ActorName) -> bool:
        actor = self.actors.get(name.actor_ids[0])
        return actor is not None and actor.kind in BANDS

    # ---- words

    def lemma(self, phrase: Phrase) -> str:
        return self.document.tokens[phrase.head].lemma.lower()

    def words(self, phrase: Phrase) -> str:
        return self.document.article.text[phrase.start : phrase.end]

    def is_pronoun(self, phrase: Phrase) -> bool:
        """Also "sus", "leurs": a determiner that is a phrase by itself says whose."""
        return self.document.tokens[phrase.head].pos in {"PRON", "DET"}

    def is_name(self, phrase: Phrase) -> bool:
        head = self.document.tokens[phrase.head]
        inside = self.document.tokens[phrase.first : phrase.last]
        return head.pos == "PROPN" or (
            head.text[0].isupper() and any(t.pos == "PROPN" for t in inside)
        )

    def is_label(self, phrase: Phrase) -> bool:
        """Whether the phrase only names who says the rest: "UN: …"."""
        head = self.document.tokens[phrase.head]
        return any(start <= head.start < end for start, end in self._labels)

    def is_number(self, phrase: Phrase) -> bool:
        return self.document.tokens[phrase.head].pos == "NUM"

    def width(self, phrase: Phrase) -> str | None:
        """What "the province", "the capital" point to: a precision or "capital"; None for "the town" and all else."""
        lemma = self.lemma(phrase)
        return next((w for w, words in self.language.widths.items() if lemma in words), None)

    def is_capital(self, name: PlaceName) -> bool:
        """Whether the name is that of a capital of a state."""
        text, language = self.document.article.text, self.lexicon.language
        found = self.actors.find(text, name.start, name.end, language)
        return any(m.role == CAPITAL_CITY for m in found)

    def is_definite(self, phrase: Phrase) -> bool:
        first = self.document.tokens[phrase.first]
        if first.text.lower() in self.language.definite:
            return True
        return any(True for _ in phrase.linked("owner"))

    def opens_definite(self, clause: Clause) -> bool:
        """Whether an event noun begins with a word that points back: "the attack", "this offensive"."""
        at = clause.head
        while at > 0 and self.document.tokens[at - 1].start >= clause.start:
            at -= 1
        return self.document.tokens[at].text.lower() in self.language.definite

    @cached_property
    def unlike_war(self) -> bool:
        """Whether the page's nouns speak of sport, art or business far more than of armed people and violence."""
        found = self.noun_classes(0, len(self.document.tokens))
        return is_elsewhere(found, PAGE_NOUNS) or is_disaster(found)

    @cached_property
    def names_arms(self) -> bool:
        """Whether the page speaks of anybody who bears arms; of a few sentences that is not to be known."""
        if len(self.document.article.text) < SAYS_LITTLE:
            return True
        if self.noun_classes(0, len(self.document.tokens))[NounClass.ARMED]:
            return True
        listed = (self.actors.get(a) for name in self.document.actors for a in name.actor_ids)
        return any(actor is not None and actor.kind in ARMED_KINDS for actor in listed)

    def unlike_war_here(self, clause: Clause) -> bool:
        """The same of one sentence."""
        sentence = self.sentence(clause)
        return is_elsewhere(self.noun_classes(sentence.first, sentence.last), SENTENCE_NOUNS)

    def noun_classes(self, first: int, last: int) -> Counter[NounClass]:
        found: Counter[NounClass] = Counter()
        for token in self.document.tokens[first:last]:
            if token.pos in {"NOUN", "PROPN"}:
                found.update(self.lexicon.nouns.get(token.lemma.lower(), ()))
        return found

    def word_before(self, start: int) -> str | None:
        """The token just before the one that starts here, in small letters."""
        at = bisect_left(self._token_starts, start)
        found = at < len(self._token_starts) and self._token_starts[at] == start and at > 0
        return self.document.tokens[at - 1].text.lower() if found else None

    def telling_start(self, at: int) -> int:
        """Where the smallest clause of a verb around a character of the text begins."""
        holding = (
            c for c in self.document.clauses if c.form is Form.VERB and c.start <= at < c.end
        )
        return max((c.start for c in holding), default=at)

    # ---- names

    def places_in(self, start: int, end: int) -> tuple[PlaceName, ...]:
        at = bisect_left(self._place_starts, start)
        found = []
        while at < len(self.places) and self.places[at].start < end:
            if self.places[at].end <= end:
                found.append(self.places[at])
            at += 1
        return tuple(found)

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
        found = self.actors.find(
            self.document.article.text, head.start, head.end, self.lexicon.language
        )
        return any(mention.actor_ids for mention in found)

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

    def unlisted(self, phrase: Phrase) -> PlaceName | None:
        """A name that no list has, taken for a place since the act is one done to places; it gets no point."""
        head = self.document.tokens[phrase.head]
        span, capital = (phrase.start, head.end), head.text[:1]
        if not self.is_name(phrase) or self.is_time(phrase) or capital.islower():
            return None
        if any(c.isdigit() for c in head.text):
            return None  # "M23" is a group or a road
        if self.lexicon.nouns.get(self.lemma(phrase)):
            return None  # "the Saudi Hospital" is a site in the town told before
        if self.actor_at_head(phrase) or self.classes(phrase):
            return None
        if span not in self.placed:
            words = self.document.text(*span)
            place = EventPlace(
                start=span[0],
                end=span[1],
                text=words,
                name=words,
                precision=Precision.TOWN,
                uncertainty_km=0.0,
            )
            told, text = tuple(self.placed.values()), self.document.article.text
            known = next((p for p in told if p.text == words and p.latitude is not None), None)
            self.placed[span] = like(in_town(text, place, told, self.lexicon.language), known)
        return PlaceName(*span, candidates=(), kind_hint="unlisted")

    def fineness(self, name: PlaceName) -> int:
        """How narrow the place of a name is: 0 for a site, 4 for a country."""
        return FINENESS[self.placed[name.start, name.end].precision]

    @cached_property
    def focus_country(self) -> str | None:
        """The country that most of the page's places lie in."""
        found = Counter(p.country for p in self.placed.values() if p.country)
        return min(found, key=lambda c: (-found[c], c), default=None)

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

    def is_seat(self, name: PlaceName) -> bool:
        """Whether a capital stands for its government: no preposition of place before it."""
        language, before = self.language, self.word_before(name.start)
        led = before in {"of", *language.locatives, *language.goals, *language.origins}
        return not led and self.is_capital(name)

    @cached_property
    def towns(self) -> tuple[PlaceName, ...]:
        """The mentions of towns and of what is narrower, in order of the text."""
        return tuple(p for p in self.places if self.fineness(p) <= 2)

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

    def is_headline(self, name: PlaceName) -> bool:
        """Whether the mention stands in a headline."""
        block = self.document.sentences[self.sentence_at(name.start)].block
        return block is BlockKind.HEADLINE

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

    def is_same_place(self, a: PlaceName, b: PlaceName) -> bool:
        one, two = self.placed[a.start, a.end], self.placed[b.start, b.end]
        if one.geonames_id is not None or two.geonames_id is not None:
            return one.geonames_id == two.geonames_id
        return one.name.casefold() == two.name.casefold()

    # ---- classes

    def classes(self, phrase: Phrase) -> frozenset[NounClass]:
        """What the phrase stands for; empty when its words do not say."""
        key = (phrase.head, phrase.first)
        if key not in self._classes:
            self._classes[key] = frozenset()
            self._classes[key] = self._classify(phrase)
        return self._classes[key]

    def _classify(self, phrase: Phrase) -> frozenset[NounClass]:
        actor = self.actor_at_head(phrase)
        placed = self.place_at_head(phrase) is not None
        if actor is not None:
            return self._actor_classes(actor) | ({NounClass.PLACE} if placed else frozenset())
        if placed:
            governs = self.side_of_state(phrase)
            return frozenset({NounClass.PLACE, NounClass.STATE} if governs else {NounClass.PLACE})
        lemma = self.lemma(phrase)
        if self.document.tokens[phrase.head].pos == "ADJ" and self.side_of_state(phrase):
            return frozenset({NounClass.STATE})
        if lemma in self.language.pronouns_person:
            return PERSON
        if self._is_former(phrase):
            return self._noun_classes(phrase, lemma) - {NounClass.ARMED, NounClass.STATE} | PERSON
        if self._are_followers(phrase, lemma):
            return frozenset({NounClass.ARMED, NounClass.PERSON})
        inner = [p for p in phrase.linked("of") for p in p.members()]
        if not inner and self.is_bare_count(phrase, lemma):
            return frozenset()
        if inner and (lemma in self.language.containers or self.is_number(phrase)):
            return self.classes(inner[0]) or self._people_of_state(inner[0])
        found = self._noun_classes(phrase, lemma)
        counted = not found and self.quantities_in(phrase.start, phrase.end)
        return self._people_of_state(phrase) if counted else found

    def _people_of_state(self, phrase: Phrase) -> frozenset[NounClass]:
        """ "dozens of Kenyans", "sixteen Saudis": counted, they are people, while "the Russians" are an army."""
        noun = self.document.tokens[phrase.head].pos != "ADJ"
        return COUNTED_PEOPLE if noun and self.side_of_state(phrase) else frozenset()

    def _is_former(self, phrase: Phrase) -> bool:
        """ "former defence minister": a person, and no arm of a state any more."""
        former = load_actor_nouns(self.lexicon.language).file.former
        inside = self.document.tokens[phrase.first : phrase.head]
        return any(t.lemma.lower() in former for t in inside)

    def _are_followers(self, phrase: Phrase, lemma: str) -> bool:
        """ "his men": of a leader or a group, its fighters."""
        followers = load_actor_nouns(self.lexicon.language).file.followers
        return lemma in followers and any(True for _ in phrase.linked("owner"))

    def is_bare_count(self, phrase: Phrase, lemma: str) -> bool:
        """ "decenas" by itself: of whom, its words do not say."""
        counts = lemma in self.language.containers and not phrase.links
        return counts and self.lexicon.nouns.get(lemma) == frozenset({NounClass.ABSTRACT})

    def _noun_classes(self, phrase: Phrase, lemma: str) -> frozenset[NounClass]:
        token = self.document.tokens[phrase.head]
        known = self._compound_classes(phrase, lemma) or self.lexicon.nouns.get(lemma, frozenset())
        if known & UNARMED and self.language.armed and self._bears_arms(phrase):
            return known - UNARMED | {NounClass.ARMED, NounClass.PERSON}
        if token.pos == "PROPN" and not self.opens_sentence(phrase):
            return known & ACTING or self._titled(phrase)  # the "House" of a name is no building
        if known:
            return known
        if token.pos == "NUM" and set(self.words(phrase)) & CURRENCIES:
            return MONEY
        if token.pos == "NUM" or lemma in self.language.containers:
            return frozenset()
        return self.lexicon.nouns.get(token.text.lower(), frozenset())

    def _bears_arms(self, phrase: Phrase) -> bool:
        """ "armed supporters", "masked men" are no crowd and no civilians."""
        inside = self.document.tokens[phrase.first : phrase.head]
        return any(t.text.lower() in self.language.armed for t in inside)

    def _compound_classes(self, phrase: Phrase, lemma: str) -> frozenset[NounClass]:
        """Of head and modifier together, where the list of nouns has the two: a "suicide bomber" is no aircraft."""
        if phrase.head == phrase.first:
            return frozenset()
        before = self.document.tokens[phrase.head - 1].lemma.lower()
        return self.lexicon.nouns.get(f"{before} {lemma}", frozenset())

    def _titled(self, phrase: Phrase) -> frozenset[NounClass]:
        """What the title before a name says of its bearer: "Foreign Minister Oskar Fischer", "King Hassan"."""
        titles = (self.lexicon.nouns.get(self.lemma(p)) for p in phrase.linked("modifier"))
        return next((t & ACTING for t in titles if t and t & ACTING), frozenset())

    def opens_sentence(self, phrase: Phrase) -> bool:
        """Whether the head opens phrase and sentence, where a capital says nothing."""
        token = self.document.tokens[phrase.head]
        before = self.document.tokens[token.index - 1] if token.index else None
        alone = phrase.last - phrase.first == 1 or self._opens_with_common_noun(phrase)
        return alone and (before is None or before.pos == "PUNCT" or before.end < token.start - 1)

    def _opens_with_common_noun(self, phrase: Phrase) -> bool:
        """ "Aircraft of the coalition": a listed noun before "of", no name as "Bank of Ghana" is."""
        inner = [p for p in phrase.linked("of") if p.start > phrase.start]
        named = all(self.document.tokens[p.head].pos == "PROPN" for p in inner)
        return phrase.head == phrase.first and bool(inner) and not named

    def _actor_classes(self, name: ActorName) -> frozenset[NounClass]:
        found: set[NounClass] = set()
        for actor_id in name.actor_ids:
            actor = self.actors.get(actor_id)
            if actor is not None:
                found |= KIND_CLASSES.get(actor.kind, frozenset())
                if actor.id.startswith("state:"):
                    found |= {NounClass.PLACE}
        return frozenset(found)

    # ---- times and numbers

    def is_time(self, phrase: Phrase) -> bool:
        """Whether the head word is inside a time expression: "on Monday" names nobody."""
        head = self.document.tokens[phrase.head]
        return any(t.start <= head.start < t.end for t in self.document.times)

    def is_in_time(self, clause: Clause) -> bool:
        """Whether the head is part of a date: the month of March is no march."""
        head = self.document.tokens[clause.head]
        dates = (t for t in self.document.times if t.start <= head.start < t.end)
        return clause.form is Form.NOUN and any(t.type == "DATE" for t in dates)

    def is_event(self, phrase: Phrase) -> bool:
        """Whether the head is an event noun and nothing else; a compound ("air strike") is never workers on strike."""
        compound = self._event_heads.get(phrase.head)
        return compound is True or (compound is False and not self.classes(phrase) & ACTING)

    def times_of(self, clause: Clause) -> tuple[TimeExpression, ...]:
        """Time expressions whose smallest clause this is."""
        if self._times is None:
            self._times = {}
            for expression in self.document.times:
                owner = self.smallest(expression.start, expression.end)
                if owner is None:
                    owner = self.beside(expression)
                if owner is not None:
                    self._times.setdefault(owner, []).append(expression)
        return tuple(self._times.get(clause.index, ()))

    def beside(self, expression: TimeExpression) -> int | None:
        """The clause right before an expression that no clause holds, else the first behind it, in its sentence."""
        sentence = next(
            (s for s in self.document.sentences if s.start <= expression.start < s.end), None
        )
        near = [c for c in self.document.clauses if sentence and c.sentence == sentence.index]
        verbs = [c for c in near if c.form is Form.VERB] or near
        before = [c for c in verbs if c.end <= expression.start]
        if before:
            return max(before, key=lambda c: (c.end, -c.start)).index
        return min(verbs, key=lambda c: (c.start, c.index)).index if verbs else None

    def smallest(self, start: int, end: int) -> int | None:
        """Index of the smallest clause that holds a stretch of text, and is not merely a word of it."""
        holding = [
            c
            for c in self.document.clauses
            if c.start <= start and end <= c.end and not self.heads(c, start, end)
        ]
        return min(holding, key=lambda c: (c.end - c.start, c.index)).index if holding else None

    def heads(self, clause: Clause, start: int, end: int) -> bool:
        """Whether the head of an event noun lies in the stretch: "March" of a day is no clause that holds it."""
        head = self.document.tokens[clause.head]
        return clause.form is Form.NOUN and start <= head.start < end

    def quantities_in(self, start: int, end: int) -> tuple[Quantity, ...]:
        return tuple(q for q in self.document.quantities if start <= q.start and q.start < end)

    def kind(self, phrase: Phrase) -> ActorKind | None:
        """Kind of the listed actor that the phrase names; None for others."""
        name = self.actor_at_head(phrase)
        actor = self.actors.get(name.actor_ids[0]) if name is not None else None
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

    # ---- structure

    def parent(self, clause: Clause) -> Clause | None:
        return None if clause.parent is None else self.document.clauses[clause.parent]

    def clause_at(self, phrase: Phrase) -> Clause:
        """The smallest clause that holds a phrase."""
        at = self.smallest(phrase.start, phrase.end)
        return self.document.clauses[at if at is not None else 0]

    def ancestors(self, clause: Clause) -> Iterator[Clause]:
        above = self.parent(clause)
        while above is not None:
            yield above
            above = self.parent(above)

    def carrier(self, clause: Clause) -> Clause | None:
        """The verb in a role of which an event noun stands, also as "a campaign of …" or "… and torture"."""
        outer = self.outer_noun(clause)
        if outer is not None:
            return self.carrier(outer)
        above = self.parent(clause)
        if (
            clause.form is Form.NOUN
            and clause.tie in {Tie.ARGUMENT, Tie.COORDINATE}
            and above is not None
        ):
            return above if above.form is Form.VERB else None
        return None

    def outer_noun(self, clause: Clause) -> Clause | None:
        """The event noun that holds this one ("a campaign of bombardment"), or that it is coordinated with."""
        above = self.parent(clause)
        inner = clause.tie is Tie.COORDINATE or (
            clause.tie is Tie.ARGUMENT and clause.marker == "of"
        )
        nouns = above is not None and clause.form is Form.NOUN and above.form is Form.NOUN
        return above if inner and nouns else None

    def sentence_at(self, position: int) -> int:
        """Index of the sentence that a character of the text stands in."""
        starts = self._sentence_starts
        return max(0, bisect_right(starts, position) - 1)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.document.sentences]

    def sentence(self, clause: Clause) -> Sentence:
        return self.document.sentences[clause.sentence]


def is_disaster(found: Counter[NounClass]) -> bool:
    """Storm, flood, fire and nobody who fights: people flee and are rescued, but from no war."""
    return found[NounClass.NATURE] >= NATURE_NOUNS and not any(found[c] for c in OF_WAR)


def is_elsewhere(found: Counter[NounClass], fewest: int) -> bool:
    elsewhere = sum(found[c] for c in (NounClass.SPORT, NounClass.ART, NounClass.BUSINESS))
    armed = sum(found[c] for c in (*OF_WAR, NounClass.AIRCRAFT))
    return elsewhere >= fewest and elsewhere > 2 * armed
