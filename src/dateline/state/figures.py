"""Counts as ranges: of one report, of one incident told by several, and of incidents added up."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dateline.records import Count, CountName
from dateline.state.records import Figures, KnownReport


def figures_of(count: Count) -> Figures | None:
    """The range a page states; None when it names no number at all."""
    stated = [number for number in (count.low, count.best, count.high) if number is not None]
    if not stated:
        return None
    exact = count.best if count.best is not None else count.low if count.low == count.high else None
    return Figures(
        low=count.low if count.low is not None else min(stated), best=exact, high=count.high
    )


def spread(ranges: Iterable[Figures]) -> Figures | None:
    """From the lowest to the highest that is said; a best only where all who give one agree."""
    listed = list(ranges)
    if not listed:
        return None
    bests = {one.best for one in listed if one.best is not None}
    tops = [top for one in listed for top in (one.high, one.best, one.low) if top is not None]
    is_open = any(one.high is None for one in listed)
    return Figures(
        low=min(one.low for one in listed),
        best=bests.pop() if len(bests) == 1 else None,
        high=None if is_open and all(one.best is None for one in listed) else max(tops),
    )


def of_incident(group: Sequence[KnownReport], measure: CountName) -> Figures | None:
    """What one incident cost: the range over its pages; best is what most witnesses give, the newest of equals."""
    told = [(t, f) for t in group if (c := t.report.counts.get(measure)) and (f := figures_of(c))]
    whole = spread(figures for _, figures in told)
    if whole is None:
        return None
    support = Counter(best for best, _ in {(f.best, t.witness or t.article_id) for t, f in told})
    newest = {f.best: t.known_on.toordinal() for t, f in sorted(told, key=lambda p: p[0].known_on)}
    bests = [best for best in support if best is not None]
    best = max(bests, key=lambda b: (support[b], newest[b], b), default=None)
    return whole.model_copy(update={"best": best})


def added(ranges: Iterable[Figures]) -> Figures | None:
    """The sum. It has a best, or a top, only if every part has one."""
    listed = list(ranges)
    if not listed:
        return None
    bests = [one.best for one in listed if one.best is not None]
    tops = [one.high for one in listed if one.high is not None]
    return Figures(
        low=sum(one.low for one in listed),
        best=sum(bests) if len(bests) == len(listed) else None,
        high=sum(tops) if len(tops) == len(listed) else None,
    )
