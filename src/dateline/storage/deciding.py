"""Judgements as people put them: about reports or incidents, by ids, in one go, linked at once.

Judgements are about reports; an incident stands for all of its own. That two incidents differ is said of every report
of the first, so that it holds however their reports are linked later.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.errors import ConfigError
from dateline.judgements import Judgement, Verdict
from dateline.storage.given import correction_of
from dateline.storage.things import Thing

if TYPE_CHECKING:
    from dateline.storage.store import Store

ON_ANY = (Verdict.ACCEPTED, Verdict.NOT_AN_EVENT)


def decide(
    store: "Store", verdict: Verdict, ids: Sequence[str], by: str, why: str | None = None
) -> tuple[Judgement, ...]:
    """Add the judgements that say so. Raises `ConfigError` where the verdict does not go with these ids."""
    if verdict is Verdict.WITHDRAWN:
        return tuple(store.withdraw(one, by, why) for one in ids)
    things = [store.thing(one) for one in ids]
    told = tuple(dict.fromkeys(r for thing in things for r in thing.report_ids))
    if verdict in ON_ANY and told:
        judge = store.judge_accepted if verdict is Verdict.ACCEPTED else store.judge_not_an_event
        return (judge(told, by, why),)
    if verdict is Verdict.SAME and len(told) > 1:
        return (store.judge_same(told, by, why),)
    if verdict is Verdict.DIFFERENT and len(things) > 1:
        return apart(store, things, by, why)
    raise ConfigError(
        f'"{verdict}" does not go with {len(told)} reports\n'
        "  allowed: accepted and not an event with one or more; same and different with two or more"
    )


def apart(
    store: "Store", things: Sequence[Thing], by: str, why: str | None
) -> tuple[Judgement, ...]:
    """The first from each of the others; of an incident that it is part of, from the rest."""
    first, *others = things
    rest = tuple(
        dict.fromkeys(r for one in others for r in one.report_ids if r not in first.report_ids)
    )
    if not rest:
        raise ConfigError(f'"{first.id}": there is nothing else to keep it apart from')
    return tuple(store.judge_different(one, rest, by, why) for one in first.report_ids)


def correct(
    store: "Store", given: str, field: str, words: str, by: str, why: str | None = None
) -> Judgement:
    """Correct one value of a report by words; of an incident only where it has a single report."""
    thing = store.thing(given)
    if len(thing.report_ids) != 1:
        raise ConfigError(
            f'"{given}" has {len(thing.report_ids)} reports\n'
            f"  next: say which of them: {', '.join(thing.report_ids)}"
        )
    stored = store.report(thing.report_ids[0])
    correction = correction_of(field, words, store.reading(stored.article_id))
    return store.correct(stored.report.id, correction, by, why)
