"""An incident in the terms of ACLED and PLOVER, by the views of the ontology.

The first view whose condition a program can tell to hold is taken, else the usual one. A condition that only a person
can judge ("nobody fought for it") is never taken to hold, and where a type has no usual view the incident has none.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar, cast

from dateline.incidents import Incident
from dateline.knowledge.loading import load_file
from dateline.knowledge.ontology import AcledView, Manner, MannerFile, PloverView, load_ontology
from dateline.records import ActorKind, CountName, Party, Status
from dateline.storage.search import words

STATE = frozenset({ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.POLICE})
NON_STATE = frozenset({ActorKind.REBEL, ActorKind.MILITIA, ActorKind.CRIMINAL})
FIGHTERS = frozenset({ActorKind.MILITARY, ActorKind.REBEL, ActorKind.MILITIA})

V = TypeVar("V", AcledView, PloverView)


def acled_view(incident: Incident) -> AcledView | None:
    return chosen(load_ontology().types[incident.event_type].crosswalk.acled, incident)


def plover_view(incident: Incident) -> PloverView | None:
    return chosen(load_ontology().types[incident.event_type].crosswalk.plover, incident)


def chosen(views: Iterable[V], incident: Incident) -> V | None:
    return next((view for view in views if holds(view, incident)), None)


def holds(view: AcledView | PloverView, incident: Incident) -> bool:
    if view.when is None:
        return True
    if view.test is None:
        return False
    tell = OF_THE_RECORD.get(view.test)
    if tell:
        return tell(incident)
    return is_named_so(cast("Manner", view.test), incident)


def kinds(parties: Iterable[Party]) -> set[ActorKind]:
    return {party.kind for party in parties}


def some(incident: Incident, *names: CountName) -> bool:
    """Somebody is counted among them."""
    found = [incident.counts[name] for name in names if name in incident.counts]
    return any((count.best or count.low or 0) > 0 for count in found)


OF_THE_RECORD: Mapping[str, Callable[[Incident], bool]] = {
    "by_state": lambda it: bool(kinds(it.actors) & STATE),
    "by_non_state": lambda it: bool(kinds(it.actors) & NON_STATE),
    "by_police": lambda it: ActorKind.POLICE in kinds(it.actors),
    "by_protesters": lambda it: ActorKind.PROTESTER in kinds(it.actors),
    "on_protesters": lambda it: ActorKind.PROTESTER in kinds(it.recipients),
    "of_fighters": lambda it: bool(kinds(it.recipients) & FIGHTERS),
    "deadly": lambda it: some(it, "killed"),
    "met_with_force": lambda it: some(it, "injured", "arrested"),
    "only_alleged": lambda it: not any(witness.is_outlet for witness in it.witnesses),
    "planned": lambda it: it.status is Status.PLANNED,
}


def is_named_so(manner: Manner, incident: Incident) -> bool:
    """Whether any page names it by a word of the manner."""
    beginnings = load_file("ontology/manners.yaml", MannerFile).manners[manner]
    named = (s.words.text for s in incident.statements if s.field == "event_type")
    return any(begins(words(text), words(one)) for text in set(named) for one in beginnings)


def begins(text: str, beginning: str) -> bool:
    """A word, or several in a row, begin so; in Arabic, whose articles lean on the word, it may stand within."""
    return beginning in text if not beginning.isascii() else f" {beginning}" in f" {text}"
