"""One claim among those told before it, and what its act is, as far as its place depends on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.coding.deeds import VIOLENT
from dateline.coding.story import story
from dateline.coding.where_beside import contents, is_in, said_by
from dateline.document import Phrase, PlaceName
from dateline.knowledge.lexicon import NounClass
from dateline.records import ActorKind, EventType

WORDS = frozenset({EventType.ACCUSATION, EventType.DEMAND, EventType.THREAT})
"""Acts of speech, which are about something."""
DEALINGS = frozenset(
    {
        *(EventType.AGREEMENT, EventType.TALKS, EventType.SANCTION, EventType.VIOLATION),
        *(EventType.AID, EventType.MOBILIZATION),
    }
)
"""What governments and groups arrange, often for a whole country."""
Identity = int | str
TOWN = 1
"""Rank of a town among precisions."""
INTERNATIONAL = frozenset({ActorKind.INTERNATIONAL, ActorKind.AID, ActorKind.MONITOR})


@dataclass
class Scene:
    """One claim among those told before it, asked about places."""

    claim: Claim
    before: Sequence[Claim]
    context: Context

    @cached_property
    def head(self) -> int:
        """Where in the text the word of the act stands."""
        return self.context.document.tokens[self.claim.clause.head].start

    @cached_property
    def sentence(self) -> tuple[int, int]:
        found = self.context.sentence(self.claim.clause)
        return found.start, found.end

    @cached_property
    def paragraph_start(self) -> int:
        return self.context.paragraph_start(self.context.sentence(self.claim.clause).start)

    @cached_property
    def placed(self) -> list[Claim]:
        """Claims told before as news, or in the same sentence, that have a place."""
        here = self.claim.clause.sentence
        return [
            c for c in self.before if c.where and (not c.background or c.clause.sentence == here)
        ]

    @cached_property
    def in_sentence(self) -> list[Claim]:
        return [c for c in self.placed if c.clause.sentence == self.claim.clause.sentence]

    @cached_property
    def by_doer(self) -> list[Claim]:
        """Claims of the sentence with the same doers: "condemned the raid and blamed …"."""
        heads = {p.head for p in self.claim.actors}
        return [c for c in self.in_sentence if heads & {p.head for p in c.actors}]

    @cached_property
    def in_paragraph(self) -> list[Claim]:
        context = self.context
        mine = context.sentence(self.claim.clause).paragraph
        return [c for c in self.placed if context.sentence(c.clause).paragraph == mine]

    @cached_property
    def earlier(self) -> Claim | None:
        """The claim that the story came from, out of another paragraph."""
        told = (c for c in story(self.claim, self.before, self.context) if c.where)
        return next((c for c in told if not any(c is p for p in self.in_paragraph)), None)

    @cached_property
    def same_deed(self) -> Claim | None:
        """The act of the same kind told last as news."""
        mine = self.claim.event_type
        return next((c for c in reversed(self.placed) if c.event_type is mine), None)

    @cached_property
    def here(self) -> list[PlaceName]:
        """The places that the sentence names, but for states and landmarks."""
        named, context = self.context.places_in(*self.sentence), self.context
        return self.untold(
            [p for p in named if p.start not in context.landmarks and not context.is_seat(p)]
        )

    def untold(self, names: list[PlaceName]) -> list[PlaceName]:
        """Without those in the words for who says so ("a source in X"), where any other is named."""
        said = [said_by(q, self.context) for q in self.context.document.quotations]
        free = [p for p in names if not any(is_in(p, span) for span in said)]
        return free or names

    @cached_property
    def violence(self) -> Claim | None:
        """The act of violence told last as news."""
        told = (c for c in reversed(self.placed) if c.event_type in VIOLENT and not c.slight)
        return next(told, None)

    @cached_property
    def party_starts(self) -> frozenset[int]:
        """Where the place names that take part in the act begin."""
        claim, context = self.claim, self.context
        parties = (*claim.actors, *claim.recipients, *claim.partners)
        called = (q for p in parties for q in (p, *p.linked("apposition")))
        return frozenset(name.start for p in called for name in context.places_in(p.start, p.end))

    @cached_property
    def last_town(self) -> PlaceName | None:
        return next((p for p in reversed(self.context.towns) if p.end <= self.head), None)

    @cached_property
    def last_place(self) -> PlaceName | None:
        return next((p for p in reversed(self.context.places) if p.end <= self.head), None)

    @cached_property
    def around(self) -> list[PlaceName]:
        """What the paragraph names up to the act and its sentence, but for states and landmarks."""
        context, (_, end) = self.context, self.sentence
        named = context.places_in(self.paragraph_start, end)
        return self.untold(
            [p for p in named if p.start not in context.landmarks and not context.is_seat(p)]
        )

    @cached_property
    def lands(self) -> tuple[frozenset[str], frozenset[str]]:
        """Countries of those who act, and of those acted on."""
        return (
            lands_of(self.claim.actors, self.context),
            lands_of(self.claim.recipients, self.context),
        )

    @cached_property
    def rules_at_home(self) -> bool:
        """The government of the country that the page is about acts."""
        return self.context.focus_country in governed(self.claim.actors, self.context)

    @cached_property
    def from_outside(self) -> bool:
        return is_outside(self.claim, self.context)

    def rules_here(self, phrases: Sequence[Phrase]) -> bool:
        """Whether a government of any country is among them."""
        return bool(governed(phrases, self.context))

    @cached_property
    def of_people(self) -> bool:
        """People of no state or group act: residents, families, a crowd."""
        people = {NounClass.CIVILIAN, NounClass.CROWD}
        return any(self.context.classes(p) & people for p in self.claim.actors)

    @cached_property
    def of_deed(self) -> bool:
        """The act is about another that its own words name: "condemned the attack"."""
        return any(
            self.context.may_be(c, kind)
            for c in contents(self.claim.clause, self.context)
            for kind in VIOLENT
        )

    @cached_property
    def home(self) -> str | None:
        """The country that the act is told of."""
        return self.context.country_here(self.head)

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """What the act is, as far as that decides how wide its place is."""
        return tuple(kinds_of(self))

    @cached_property
    def story(self) -> dict[str, frozenset[Identity]]:
        """By the ground that it is, which places the acts told before were at."""
        here, near = self.at(self.in_sentence[-1:]), self.at(self.in_paragraph[-1:])
        return {
            "told in sentence": here,
            "told in paragraph": near - here,
            "in paragraph's story": self.at(self.in_paragraph),
            "told of the doer": self.at(self.by_doer),
            "told before": self.at([self.earlier]),
            "in story": frozenset(self.placed_at),
            "last violence": self.at([self.violence]),
            "told last": frozenset(self.placed_at[-1:]),
            "same deed last": self.at([self.same_deed]),
        }

    @cached_property
    def placed_at(self) -> list[Identity]:
        """The place of each claim told before."""
        return [self.context.identity(c.where.name) for c in self.placed if c.where is not None]

    @cached_property
    def towns_here(self) -> frozenset[Identity]:
        """The towns and sites that the sentence names."""
        context = self.context
        return frozenset(context.identity(p) for p in self.here if context.fineness(p) <= TOWN)

    def at(self, claims: Sequence[Claim | None]) -> frozenset[Identity]:
        """The places of claims."""
        told = (c.where.name for c in claims if c is not None and c.where is not None)
        return frozenset(map(self.context.identity, told))

    def told_at(self, claim: Claim | None, place: PlaceName) -> bool:
        where = claim.where if claim is not None else None
        return where is not None and self.context.is_same_place(where.name, place)


def recency(names: Sequence[PlaceName], scene: Scene) -> float:
    """1 where this sentence names it, 1/2 where the one before does, and so on; 0 where only what follows does."""
    before = [p.start for p in names if p.end <= scene.head]
    if not before:
        return 0.0
    here = scene.claim.clause.sentence
    return 1 / (1 + max(0, here - scene.context.sentence_at(max(before))))


def kinds_of(scene: Scene) -> Iterator[str]:
    """What the act is, as far as that decides how wide its place is."""
    claim = scene.claim
    if claim.background:
        yield "background"
    if scene.from_outside:
        yield "outsider"
    if scene.rules_at_home:
        yield "government"
    if claim.speakers:
        yield "source"
    if scene.rules_here(claim.recipients):
        yield "to a state"
    if scene.rules_here(claim.actors):
        yield "state"
    if scene.of_people:
        yield "people"
    if scene.of_deed:
        yield "of a deed"
    yield claim.event_type.value
    yield family(claim.event_type)


def family(event_type: EventType) -> str:
    if event_type in WORDS:
        return "words"
    return "dealing" if event_type in DEALINGS else "deed"


def lands_of(phrases: Sequence[Phrase], context: Context) -> frozenset[str]:
    """Countries of the listed actors, peoples and states that phrases name."""
    listed = (context.listed(phrase) for phrase in phrases)
    spoken = (n for p in phrases for n in context.land_names if p.start <= n.start < p.end)
    found = (
        *(actor.country for actor in listed if actor is not None),
        *(context.place_of(name).country for name in spoken),
    )
    return frozenset(country for country in found if country is not None)


def governed(phrases: Sequence[Phrase], context: Context) -> frozenset[str]:
    """Countries whose governments phrases name."""
    found = (context.listed(phrase) for phrase in phrases)
    return frozenset(
        a.country
        for a in found
        if a is not None and a.country is not None and a.kind is ActorKind.GOVERNMENT
    )


def is_outside(claim: Claim, context: Context) -> bool:
    """Whether another state, or a body of many states, acts."""
    for actor in filter(None, map(context.listed, claim.actors)):
        foreign = actor.country is not None and actor.country != context.focus_country
        if actor.kind in INTERNATIONAL or (foreign and actor.kind is ActorKind.GOVERNMENT):
            return True
    return False
