"""A claim: what one clause of the page asserts, in the page's own words, before anything is resolved."""

from dataclasses import dataclass, field

from dateline.document import Clause, Phrase, PlaceName, Quantity, TimeExpression
from dateline.knowledge.lexicon import Trigger
from dateline.records import CountName, EventType, Status


@dataclass(slots=True)
class Speaker:
    """Who says so, as a phrase of the page, and the word that says it."""

    phrase: Phrase
    cue: str


@dataclass(slots=True)
class Where:
    """The place an event is bound to, by which words and on what ground."""

    name: PlaceName
    basis: str
    near: bool = False
    """The words put the event beside the place, not in it."""
    pointed: bool = False
    """The clause itself points to the place ("the town", "there"); it is not merely where the story stood."""
    doubtful: bool = False
    """The page has told other places with nearly as much to say for them."""
    within: PlaceName | None = None
    """The wider place that the words tell first, in which it lies."""


@dataclass(slots=True)
class When:
    expression: TimeExpression
    basis: str
    back_from: int | None = None
    """ "withdrew a day after …": the clause under "after" is told by its distance from this clause above it."""


@dataclass(slots=True)
class Claim:
    """Filled step by step by the rules of this package, then handed to resolution."""

    clause: Clause
    trigger: Trigger
    event_type: EventType
    score: float
    status: Status = Status.HAPPENED
    speakers: list[Speaker] = field(default_factory=list)
    actors: list[Phrase] = field(default_factory=list)
    recipients: list[Phrase] = field(default_factory=list)
    partners: list[Phrase] = field(default_factory=list)
    things: list[Phrase] = field(default_factory=list)
    """Buildings, vehicles, lines and the like that the act hit."""
    where: Where | None = None
    beside: Where | None = None
    """For acts of speech: the place that stands beside the words, one of those they may be about."""
    when: When | None = None
    counts: dict[CountName, Quantity] = field(default_factory=dict)
    background: bool = False
    occurs: bool = False
    """An event noun whose verb only says that it took place ("the attack took place in X")."""
    had_been: bool = False
    """Told as done before what the page tells: "had killed"."""
    definite: bool = False
    """An event noun that points back ("the attack")."""
    again: bool = False
    """Its doers are people with an article and no name: "the gunmen", who were told of before."""
    given: bool = False
    """Done to people whom the page has told of ("the victims", "both leaders", a name): it may be told again."""
    retold: bool = False
    """How the deed just told came about: "the incident occurred when gunmen opened fire"."""
    witnessed: bool = False
    """Somebody tells that people whom nothing names did it, with no place or day: perhaps the deed just told."""
    extent: str | None = None
    """ "most of", "parts of": how much of the place, in the page's words."""
    slight: bool = False
    """A word of deaths or wounds too weak to report alone; it counts only for an act that brought it about."""
    summed: bool = False
    """Told beside a total of the whole war, under one verb with it."""
    split_places: tuple[Where, ...] = ()
    """Named places taken together: one report each."""
    more_clauses: list[Clause] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Declined:
    """A trigger that was not coded, and why."""

    reason: str
    start: int
    end: int
