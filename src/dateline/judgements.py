"""What a person decided about reports: an input to the next run, never a write into results.

Judgements name reports, which keep their ids when pages are read anew and incidents are linked anew; incidents do not.
Nothing is ever removed: who changes their mind withdraws the judgement by another one. `standing` gives those that
hold. "Same" joins all of its reports. "Different" keeps the first of its reports from the others.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any, Literal

from pydantic import Field, model_validator

from dateline.records import Record


class Verdict(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    NOT_AN_EVENT = "not an event"
    CORRECTED = "corrected"
    ACCEPTED = "accepted"
    """Somebody has read it and finds it right."""
    WITHDRAWN = "withdrawn"
    """Another judgement holds no longer."""


CorrectedField = Literal["event_type", "status", "place", "time", "actors", "recipients", "counts"]


class Correction(Record):
    """A value of a report as it should be; null where it should have none.

    The value is what the record of that field says, as plain JSON: `"shelling"`, or `{"name": ..., "latitude": ...}`.
    Of counts only those that it names are meant, null for one that should not be there; none at all clears them.
    """

    field: CorrectedField
    value: Any


class Judgement(Record):
    id: str
    verdict: Verdict
    report_ids: tuple[str, ...] = ()
    correction: Correction | None = None
    withdraws: str | None = None
    """Id of the judgement that holds no longer."""
    by: str = Field(min_length=1)
    at: dt.datetime
    why: str | None = None

    @model_validator(mode="after")
    def _complete(self) -> "Judgement":
        fewest = {Verdict.SAME: 2, Verdict.DIFFERENT: 2, Verdict.WITHDRAWN: 0}.get(self.verdict, 1)
        if len(set(self.report_ids)) < fewest:
            raise ValueError(f"{self.verdict} is about at least {fewest} reports")
        if (self.verdict is Verdict.CORRECTED) is not (self.correction is not None):
            raise ValueError("a correction goes with the verdict corrected, and only with it")
        if (self.verdict is Verdict.WITHDRAWN) is not (self.withdraws is not None):
            raise ValueError("a withdrawal names the judgement it withdraws, and nothing else does")
        return self

    def to_dict(self) -> dict[str, Any]:
        return self.model_dump(mode="json")


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those that hold, in order. A withdrawal that is itself withdrawn withdraws nothing."""
    listed = list(judgements)
    gone: set[str] = set()
    for judgement in reversed(listed):
        if judgement.withdraws is not None and judgement.id not in gone:
            gone.add(judgement.withdraws)
    return tuple(j for j in listed if j.id not in gone and j.verdict is not Verdict.WITHDRAWN)


def pairs(judgements: Sequence[Judgement], verdict: Verdict) -> frozenset[tuple[str, str]]:
    """The pairs of reports judged same, or different; the newest judgement on a pair decides."""
    decided: dict[tuple[str, str], Verdict] = {}
    for judgement in judgements:
        if judgement.verdict not in (Verdict.SAME, Verdict.DIFFERENT):
            continue
        first, *others = judgement.report_ids
        for other in others:
            if first != other:
                decided[min(first, other), max(first, other)] = judgement.verdict
    return frozenset(pair for pair, found in decided.items() if found is verdict)
