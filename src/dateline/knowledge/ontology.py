"""The ontology: what each event type means, with examples of both kinds, and what other schemes call it.

`data/ontology/event_types.yaml` is the one place where a type is defined; the codebook is printed from it and the
exports read their columns from its crosswalk. The vocabularies of ACLED, PLOVER and UCDP are closed, so they stand
here, where the type checker and the loader refuse a word that the scheme does not have.
"""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, Field, field_validator, model_validator

from dateline.knowledge.loading import load_file
from dateline.records import ActorKind, EventType, Precision, Record, Status

ACLED_SUB_EVENTS: Mapping[str, tuple[str, ...]] = {
    "Battles": (
        "Armed clash",
        "Government regains territory",
        "Non-state actor overtakes territory",
    ),
    "Explosions/Remote violence": (
        "Air/drone strike",
        "Chemical weapon",
        "Grenade",
        "Remote explosive/landmine/IED",
        "Shelling/artillery/missile attack",
        "Suicide bomb",
    ),
    "Violence against civilians": (
        "Abduction/forced disappearance",
        "Attack",
        "Sexual violence",
    ),
    "Protests": (
        "Excessive force against protesters",
        "Peaceful protest",
        "Protest with intervention",
    ),
    "Riots": ("Mob violence", "Violent demonstration"),
    "Strategic developments": (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
}

DEMANDED = ("assist", "change", "meet", "yield")
PLOVER_MODES: Mapping[str, tuple[str, ...]] = {
    "AGREE": (),
    "CONSULT": ("multilateral", "phone", "third-party", "visit"),
    "SUPPORT": (),
    "CONCEDE": (),
    "COOPERATE": (),
    "AID": (),
    "RETREAT": ("access", "ceasefire", "disarm", "release", "resign", "return", "withdraw"),
    "REQUEST": DEMANDED,
    "ACCUSE": ("allege", "disapprove", "investigate"),
    "REJECT": DEMANDED,
    "THREATEN": ("arrest", "ban", "expel", "relations", "restrict", "territory", "violence"),
    "PROTEST": ("boycott", "demo", "general", "hunger", "obstruct", "riot", "strike"),
    "SANCTION": ("convict", "discontinue", "expel", "withdraw"),
    "MOBILIZE": ("militia", "police", "troops", "weapons"),
    "COERCE": (
        *("arrest", "ban", "censor", "curfew", "deport"),
        *("martial-law", "restrict", "seize", "withhold"),
    ),
    "ASSAULT": (
        *("abduct", "aerial", "assassinate", "beat", "cleansing", "destroy", "drone", "execute"),
        *("explosives", "firearms", "heavy-weapons", "massacre", "primitive", "sexual"),
        *("suicide-attack", "torture", "unconventional"),
    ),
}
"""The 16 events of PLOVER with their modes. REQUEST is DEMAND, and `seize` is `confiscate`, in drafts of its manual."""

PloverContext = Literal[
    "military", "diplomatic", "economic", "humanitarian", "legal", "migration", "peacekeeping"
]
UcdpType = Literal["state-based", "non-state", "one-sided"]
CameoCode = Annotated[str, Field(pattern=r"^(0[1-9]|1[0-9]|20)[0-9]{1,2}$")]
Text = Annotated[str, Field(min_length=3)]


class NearMiss(Record):
    """A sentence that looks like the type and is not."""

    sentence: Text
    instead: EventType | None
    why: Text


RecordTest = Literal[
    "by_state",
    "by_non_state",
    "by_police",
    "by_protesters",
    "on_protesters",
    "of_fighters",
    "deadly",
    "met_with_force",
    "only_alleged",
    "planned",
]
"""What the parties, figures or status of an incident tell of a view's condition; see `exports/crosswalk.py`."""
Manner = Literal[
    "suicide",
    "thrown",
    "drone",
    "sexual",
    "execution",
    "massacre",
    "siege",
    "base",
    "strike",
    "hunger_strike",
    "blocking",
    "curfew",
    "ceasefire",
    "call",
    "visit",
    "expulsion",
]
"""What the words that name an incident tell of it; see `ontology/manners.yaml`."""


class AcledView(Record):
    event: str
    sub_event: str
    when: Text | None = None
    test: RecordTest | Manner | None = None

    @model_validator(mode="after")
    def _known(self) -> "AcledView":
        if self.event not in ACLED_SUB_EVENTS:
            raise ValueError(f"event is one of: {', '.join(ACLED_SUB_EVENTS)}")
        if self.sub_event not in ACLED_SUB_EVENTS[self.event]:
            allowed = ", ".join(ACLED_SUB_EVENTS[self.event])
            raise ValueError(f"sub_event of {self.event} is one of: {allowed}")
        return self


class PloverView(Record):
    event: str
    modes: tuple[str, ...] = ()
    contexts: tuple[PloverContext, ...] = ()
    when: Text | None = None
    test: RecordTest | Manner | None = None

    @model_validator(mode="after")
    def _known(self) -> "PloverView":
        if self.event not in PLOVER_MODES:
            raise ValueError(f"event is one of: {', '.join(PLOVER_MODES)}")
        if not set(self.modes) <= set(PLOVER_MODES[self.event]):
            allowed = ", ".join(PLOVER_MODES[self.event]) or "none"
            raise ValueError(f"modes of {self.event} are: {allowed}")
        return self


W = TypeVar("W", AcledView, PloverView)


class UcdpView(Record):
    types: tuple[UcdpType, ...]
    """The types of violence it may be, if somebody died; none where UCDP has no such event."""
    note: Text | None = None


def usual_last(views: tuple[W, ...]) -> tuple[W, ...]:
    """The first view whose condition holds is taken, so one without a condition can only be the last."""
    if any(view.when is None for view in views[:-1]):
        raise ValueError("one view without `when`, as the last of the list")
    if any(view.test and not view.when for view in views):
        raise ValueError("a view with a `test` says in words what is tested, as `when`")
    return views


class Crosswalk(Record):
    """What other schemes call it. Views with a condition go before the usual one, which has none."""

    acled: Annotated[tuple[AcledView, ...], AfterValidator(usual_last)]
    plover: Annotated[tuple[PloverView, ...], AfterValidator(usual_last)]
    cameo: tuple[CameoCode, ...]
    ucdp: UcdpView

    @property
    def cameo_roots(self) -> tuple[str, ...]:
        return tuple(sorted({code[:2] for code in self.cameo}))


class EventDefinition(Record):
    label: Text
    definition: Text
    counts: tuple[Text, ...] = Field(min_length=1)
    excludes: tuple[Text, ...] = Field(min_length=1)
    positive: tuple[Text, ...] = Field(min_length=3)
    negative: tuple[NearMiss, ...] = Field(min_length=3)
    crosswalk: Crosswalk


class Term(Record):
    """A value of a report that is not a type: what it means, and a few words that show it."""

    definition: Text
    example: Text


class Rule(Record):
    title: Text
    text: Text


class VagueCount(Record):
    """A number that is only a word. `acled` is the conservative figure that ACLED would write, where it has one."""

    words: tuple[Text, ...] = Field(min_length=1)
    low: int
    high: int
    acled: int | None = None


K = TypeVar("K", EventType, Status, ActorKind, Precision)
V = TypeVar("V", EventDefinition, Term)


def complete(entries: Mapping[K, V]) -> Mapping[K, V]:
    """Every value of the enumeration is defined, in its order."""
    kind = type(next(iter(entries)))
    missing = [member.value for member in kind if member not in entries]
    if missing:
        raise ValueError(f"an entry for each of: {', '.join(kind)}; missing: {', '.join(missing)}")
    return {member: entries[member] for member in kind}


class EventTypeFile(Record):
    types: Annotated[Mapping[EventType, EventDefinition], AfterValidator(complete)]

    @field_validator("types")
    @classmethod
    def _elsewhere(
        cls, types: Mapping[EventType, EventDefinition]
    ) -> Mapping[EventType, EventDefinition]:
        for name, definition in types.items():
            if any(near.instead is name for near in definition.negative):
                raise ValueError(f"a near miss of {name} that belongs to another type, or to null")
        return types


class TermFile(Record):
    statuses: Annotated[Mapping[Status, Term], AfterValidator(complete)]
    actor_kinds: Annotated[Mapping[ActorKind, Term], AfterValidator(complete)]
    precisions: Annotated[Mapping[Precision, Term], AfterValidator(complete)]
    rules: tuple[Rule, ...]
    vague_counts: tuple[VagueCount, ...]


class MannerFile(Record):
    """Beginnings of the words that say in which manner a thing was done, in any language."""

    manners: Mapping[Manner, tuple[Text, ...]]


class Ontology(Record):
    types: Mapping[EventType, EventDefinition]
    terms: TermFile


@cache
def load_ontology() -> Ontology:
    """The ontology of `data/ontology/`; raises `KnowledgeError` where a file breaks its schema."""
    return Ontology(
        types=load_file("ontology/event_types.yaml", EventTypeFile).types,
        terms=load_file("ontology/terms.yaml", TermFile),
    )
