"""The schemas of `data/actors/`: states, organs of states, leaders, groups, and aliases that several share."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated

from anyascii import anyascii
from pydantic import Field

from dateline.knowledge.loading import data_folder, list_folder, load_file
from dateline.records import ActorKind, Record

Language = Annotated[str, Field(pattern="^[a-z]{2,3}$")]
"""ISO 639 code, the name of the folder under `data/languages/`."""
ByLanguage = Mapping[Language, tuple[str, ...]]
Country = Annotated[str, Field(pattern="^[A-Z]{2}$")]
Year = Annotated[int, Field(ge=1800, le=2100)]
Slug = Annotated[str, Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$")]


class State(Record):
    name: str
    names: ByLanguage
    adjectives: ByLanguage
    capital: ByLanguage = Field(default_factory=dict)


class StatesFile(Record):
    states: Mapping[Country, State]


class Part(Record):
    """An organ that every state has; `label` is its name with "{state}" in it."""

    label: str
    kind: ActorKind


class PartsFile(Record):
    parts: Mapping[Slug, Part]
    with_article: tuple[Country, ...]
    office_kinds: Mapping[str, ActorKind]


class Body(Record):
    """Names of its own for an organ of a state."""

    id: Annotated[str, Field(pattern="^state:[A-Z]{2}/[a-z-]+$")]
    aliases: tuple[str, ...]


class BodiesFile(Record):
    bodies: tuple[Body, ...]


class Leader(Record):
    name: str
    office: str
    years: tuple[Year, Year | None]
    part_of: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return f"person:{slug(self.name)}"


class LeadersFile(Record):
    leaders: Mapping[Country, tuple[Leader, ...]]
    world: tuple[Leader, ...]


class Group(Record):
    """A listed actor. `aliases` hold in every language, `only` in those named."""

    id: Slug
    name: str
    kind: ActorKind
    country: Country | None = None
    part_of: str | None = None
    side: str | None = None
    from_: Year | None = Field(default=None, alias="from")
    to: Year | None = None
    contested: bool = False
    """The name itself is disputed; the label stays neutral and a "so-called" before it is not lost, only not ours."""
    aliases: tuple[str, ...] = ()
    only: ByLanguage = Field(default_factory=dict)


class GroupsFile(Record):
    actors: tuple[Group, ...]


class SharedFile(Record):
    """Aliases that several actors bear, and aliases that often mean something else."""

    shared: tuple[str, ...]
    weak: tuple[str, ...]


def slug(name: str) -> str:
    return re.sub("[^a-z0-9]+", "-", anyascii(name).lower().replace("'", "")).strip("-")


class StateWords(Record):
    """One state in one language."""

    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    """Every form that is used; only the languages of `actor_forms` have theirs inflected."""
    capital: tuple[str, ...] = ()


class StateWordsFile(Record):
    """`data/languages/<xx>/states.yaml`: states in a language that `actors/states.yaml` does not have."""

    states: Mapping[Country, StateWords]


def load_states() -> Mapping[str, State]:
    """States with their names in every language."""
    states = dict(load_file("actors/states.yaml", StatesFile).states)
    for name in state_words():
        for code, said in load_file(name, StateWordsFile).states.items():
            states[code] = with_words(states[code], name.split("/")[1], said)
    return states


def state_words() -> list[str]:
    """The files of languages that bring their own words for states."""
    folders = sorted(f.name for f in (data_folder() / "languages").iterdir())
    names = (f"languages/{folder}/states.yaml" for folder in folders)
    return [name for name in names if data_folder().joinpath(name).is_file()]


def with_words(state: State, language: str, said: StateWords) -> State:
    return state.model_copy(
        update={
            "names": {**state.names, language: said.names},
            "adjectives": {**state.adjectives, language: said.adjectives},
            "capital": {**state.capital, language: said.capital},
        }
    )


def load_parts() -> PartsFile:
    return load_file("actors/state_parts.yaml", PartsFile)


def load_bodies() -> tuple[Body, ...]:
    return load_file("actors/state_bodies.yaml", BodiesFile).bodies


def load_leaders() -> Iterator[tuple[str | None, Leader]]:
    """Every leader with the country, none for those of the world."""
    file = load_file("actors/leaders.yaml", LeadersFile)
    for country, leaders in file.leaders.items():
        yield from ((country, leader) for leader in leaders)
    yield from ((None, leader) for leader in file.world)


def load_groups() -> tuple[Group, ...]:
    files = list_folder("actors/groups")
    return tuple(group for file in files for group in load_file(file, GroupsFile).actors)


def load_shared() -> SharedFile:
    return load_file("actors/shared_aliases.yaml", SharedFile)
