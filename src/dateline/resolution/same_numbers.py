"""Whether two tellings' numbers may be of one toll."""

from dateline.records import (
    Count,
    Report,
)

NEARLY = 0.15
"""How far from the exact toll a rounded one may be."""


def holds_count(told: Count, found: Count) -> bool:
    """Whether a rounded or open number of a headline ("over 30", "dozens") leaves room for the exact one."""
    if told.best is not None and told.best == found.best:
        return True
    number = found.best if found.best is not None else found.low
    open_ended = told.best is None or told.high is None or told.high != told.low
    least = told.low or told.best or 0
    return open_ended and number is not None and least <= number <= (told.high or 2 * least)


def counts_meet(a: Report, b: Report) -> bool:
    return all(
        ranges_meet(a.counts[name], b.counts[name]) for name in a.counts.keys() & b.counts.keys()
    )


def is_many(report: Report) -> bool:
    """ "taking control of ten villages": more than the one town of another telling."""
    taken = report.counts.get("places_taken")
    return taken is not None and (taken.low or 0) > 1


def ranges_meet(a: Count, b: Count) -> bool:
    low, high = max(a.low or 0, b.low or 0), min(a.high or 10**9, b.high or 10**9)
    if a.best is None or b.best is None or a.best == b.best:
        return low <= high
    return is_rounded(a, b) or is_rounded(b, a)


def is_rounded(told: Count, found: Count) -> bool:
    """ "Over thirty", "about thirty", "nearly thirty", and then 33, 31 or 27: one toll, rounded."""
    if told.best is None or found.best is None or found.low != found.high or told.best % 10:
        return False
    low, high = told.low == told.best, told.high == told.best
    least = told.best if low else told.best * (1 - NEARLY)
    most = told.best if high else told.best * (1 + NEARLY)
    return not (low and high) and least <= found.best <= most
