"""The actor files compiled into one table of keys, kept in the user's cache under a hash of all that made it.

A thousand YAML entries take seconds to read and check; the compiled table is JSON and takes milliseconds. A table is
written beside its final name and moved into place, so another process never sees half of one; when the cache cannot
be written, the table is used from memory.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from platformdirs import user_cache_dir

from dateline.knowledge.actor_files import (
    Group,
    Leader,
    load_bodies,
    load_groups,
    load_leaders,
    load_parts,
    load_shared,
    load_states,
    state_words,
)
from dateline.knowledge.actor_forms import adjective_forms
from dateline.knowledge.actor_words import LETTER, has_capital, is_acronym, key_of
from dateline.knowledge.loading import data_folder, list_folder
from dateline.records import ActorKind

ANY_CASE, CAPITAL, ACRONYM = 0, 1, 2
NAME, PERSON, ADJECTIVE, CAPITAL_CITY = "name", "person", "adjective", "capital"
SOURCES = ("actor_compile", "actor_files", "actor_forms", "actor_words", "romanisation")


@dataclass(frozen=True, slots=True)
class Alias:
    """One spelling: what it stands for, in which role and language, and what a text must show to mean it."""

    key: str
    actor: str
    role: str
    language: str
    """Empty when it holds in every language."""
    case: int
    definite: bool
    """An Arabic single word that counts only with its article."""
    weak: bool


@dataclass
class Table:
    """What is written to the cache: actors by id and spellings by key, as plain values."""

    actors: dict[str, dict[str, Any]] = field(default_factory=dict)
    keys: dict[str, list[list[Any]]] = field(default_factory=dict)


def compiled_table() -> Table:
    path = cache_folder() / f"actors-{version()}.json"
    with suppress(OSError, ValueError, TypeError):
        return Table(**json.loads(path.read_text(encoding="utf8")))
    table = build_table()
    with suppress(OSError):
        write(path, json.dumps(asdict(table), ensure_ascii=False, separators=(",", ":")))
    return table


def cache_folder() -> Path:
    return Path(os.environ.get("DATELINE_CACHE") or user_cache_dir("dateline"))


def write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", encoding="utf8", dir=path.parent, delete=False) as file:
        file.write(content)
    Path(file.name).replace(path)


def version() -> str:
    """Hash of the data and of the code that compiles it."""
    digest = hashlib.sha256()
    for name in (*list_folder("actors"), *list_folder("actors/groups"), *state_words()):
        digest.update(name.encode() + data_folder().joinpath(name).read_bytes())
    for module in SOURCES:
        digest.update(Path(__file__).with_name(f"{module}.py").read_bytes())
    return digest.hexdigest()[:16]


def build_table() -> Table:
    table = Table(actors={actor["id"]: actor for actor in all_actors()})
    for alias in all_aliases():
        entry = [alias.actor, alias.role, alias.language, alias.case, alias.definite, alias.weak]
        entries = table.keys.setdefault(alias.key, [])
        if alias.key and entry not in entries:
            entries.append(entry)
    return table


# ---- actors


def all_actors() -> Iterator[dict[str, Any]]:
    for code, state in load_states().items():
        yield described(f"state:{code}", state.name, ActorKind.GOVERNMENT, code)
    for group in load_groups():
        yield from_group(group)
    kinds = {group.id: group.kind for group in load_groups()}
    for country, leader in load_leaders():
        yield from_leader(leader, country, kinds)


def described(
    actor_id: str, name: str, kind: ActorKind, country: str | None, **more: Any
) -> dict[str, Any]:
    return {"id": actor_id, "name": name, "kind": kind.value, "country": country, **more}


def from_group(group: Group) -> dict[str, Any]:
    more = {"part_of": group.part_of, "side": group.side, "contested": group.contested}
    years = {"active_from": group.from_, "active_to": group.to}
    return described(group.id, group.name, group.kind, group.country, **more, **years)


def from_leader(leader: Leader, country: str | None, kinds: dict[str, ActorKind]) -> dict[str, Any]:
    part_of = leader.part_of or f"state:{country}"
    kind = load_parts().office_kinds.get(leader.office, ActorKind.GOVERNMENT)
    if leader.part_of:
        kind = kinds.get(leader.part_of, ActorKind.GOVERNMENT)
    years = {"active_from": leader.years[0], "active_to": leader.years[1]}
    return described(
        leader.id, leader.name, kind, country, part_of=part_of, office=leader.office, **years
    )


# ---- aliases


def all_aliases() -> Iterator[Alias]:
    weak = {key_of(alias) for alias in load_shared().weak}
    for code, state in load_states().items():
        for language, names in state.names.items():
            yield from aliases(names, f"state:{code}", NAME, language, weak)
        for language, bases in state.adjectives.items():
            forms = adjective_forms(bases, language)
            yield from aliases(forms, f"state:{code}", ADJECTIVE, language, weak)
        for language, cities in state.capital.items():
            yield from aliases(cities, f"state:{code}", CAPITAL_CITY, language, weak)
    for body in load_bodies():
        yield from aliases(body.aliases, body.id, NAME, "", weak)
    for group in load_groups():
        yield from aliases(with_name(group.name, group.aliases), group.id, NAME, "", weak)
        for language, names in group.only.items():
            yield from aliases(names, group.id, NAME, language, weak)
    for _, leader in load_leaders():
        yield from aliases(with_name(leader.name, leader.aliases), leader.id, PERSON, "", weak)


def with_name(name: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    """A label with a bracket is ours; no newsroom writes it."""
    return aliases if "(" in name else (name, *aliases)


def aliases(
    spellings: Iterable[str], actor: str, role: str, language: str, weak: set[str]
) -> Iterator[Alias]:
    for spelling in spellings:
        key = key_of(spelling)
        definite = " " not in key and spelling.startswith("ال")
        yield Alias(key, actor, role, language, case_of(spelling, role), definite, key in weak)


def case_of(spelling: str, role: str) -> int:
    if not LETTER.search(spelling) or LETTER.findall(spelling)[0] > "\u0590":
        return ANY_CASE
    if is_acronym(spelling):
        return ACRONYM
    return CAPITAL if has_capital(spelling) else ANY_CASE
