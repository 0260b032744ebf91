"""Why the coder missed something or made it up, told from the reading alone.

A gold event that nothing stands for has one of three causes: a report is there with another type, a stage declined the
words and said why (`set_aside`), or no trigger was seen at all. A report that nothing in the gold stands for is known
by the word that set it off.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Reading = dict[str, Any]
Report = dict[str, Any]
Stretch = tuple[int, int]


@dataclass(frozen=True)
class Mistake:
    """One thing missed or made up: why, in which document, and the words it is about."""

    cause: str
    document: str
    sentence: str
    remark: str = ""


def meets(a: Stretch, b: Stretch) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def stretch(span: dict[str, Any] | None) -> Stretch | None:
    if not span or span.get("start") is None:
        return None
    return span["start"], span["end"]


def on(reports: Iterable[Report], where: Stretch) -> list[Report]:
    """The reports whose evidence meets the stretch."""
    spans = ((report, stretch(report.get("evidence"))) for report in reports)
    return [report for report, span in spans if span and meets(span, where)]


def why_missed(reading: Reading, where: Stretch, wanted: str, given: Sequence[str]) -> str:
    """The cause of a gold event that no report stands for; `given` are the types reported on its words. Of a reason
    only its head is kept, or no two would be alike; the figures behind it are in `set_aside`."""
    if given:
        return f"missed: wrong type: {wanted} read as {' + '.join(sorted(set(given)))}"
    aside = (
        (declined, stretch(declined))
        for declined in reading["set_aside"]
        if declined.get("stage") in ("coding", "resolution", "analysis")
    )
    reasons = [declined["reason"] for declined, span in aside if span and meets(span, where)]
    if reasons:
        return f"missed: declined: {reasons[0].partition(':')[0]}"
    return f"missed: no trigger: {wanted}"


def why_false(report: Report) -> str:
    trigger = (report.get("trigger") or {}).get("text", "?").lower()
    return f"false: {report['event_type']} by “{trigger}”"


def words(text: str, where: Stretch | None) -> str:
    return " ".join((text[slice(*where)] if where else text).split())
