"""Linking as a group stage: reports are compared block by block wherever there is room, incidents are made here.

Two reports can only be one where they share a block, and every block belongs to one family of event types: so each
family is compared by itself, by a worker that loads its reports from the store, and only ids come back. Clustering and
naming look at whole components and stay with the one who writes.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import sqlalchemy as sa

from dateline.engines.engine import Engine
from dateline.errors import EngineError
from dateline.incidents import Telling
from dateline.knowledge.neighbours import type_families
from dateline.linking import Linker
from dateline.linking.clusters import Pair
from dateline.records import EventType, SetAside
from dateline.storage import judging
from dateline.storage.corrections import corrected
from dateline.storage.neighbourhood import tellings
from dateline.storage.opening import connect


def pairs_on(engine: Engine, address: str, types: Mapping[str, EventType]) -> Iterator[Pair]:
    """The pairs of these reports that are alike enough to be one; the engine's workers read the store at `address`."""
    families = type_families()
    keyed = ((families[event_type], report_id) for report_id, event_type in types.items())
    for result in engine.group(partial(pairs_of_family, address), keyed):
        if isinstance(result, SetAside):
            raise EngineError(
                f"reports could not be compared: {result.reason}\n  next: dateline link"
            )
        yield from result


def pairs_of_family(address: str, _family: str, report_ids: Sequence[str]) -> list[Pair]:
    """Runs on a worker."""
    engine, _ = connect(address, create=False)
    try:
        with engine.connect() as connection:
            linker = Linker()
            linker.add(told(connection, report_ids).values())
            return linker.pairs()
    finally:
        engine.dispose()


def told(connection: sa.Connection, report_ids: Sequence[str]) -> Mapping[str, Telling]:
    """The reports as they were corrected."""
    return corrected(tellings(connection, report_ids), judging.holding(connection))
