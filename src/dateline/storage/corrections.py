"""What standing judgements do to reports before they are linked, and to statements after.

A report judged to tell no event takes part in no incident; it stays among the reports of its page. A corrected value
takes the place of the coder's in linking, and in its incident it is stated by the person who corrected it, never by the
page. The report itself is left as it was read.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from dateline.errors import StoreError
from dateline.incidents import Statement, Telling
from dateline.judgements import Judgement, Verdict
from dateline.records import Report, Source

Corrections = Mapping[str, Mapping[str, Judgement]]
"""Report id -> field -> the newest correction of it."""
QUOTED = ("start", "end", "text")


def dismissed(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The reports that tell no event."""
    judged = (j for j in judgements if j.verdict is Verdict.NOT_AN_EVENT)
    return frozenset(report_id for judgement in judged for report_id in judgement.report_ids)


def corrections(judgements: Iterable[Judgement]) -> Corrections:
    found: dict[str, dict[str, Judgement]] = {}
    for judgement in judgements:
        if judgement.correction is not None:
            for report_id in judgement.report_ids:
                found.setdefault(report_id, {})[judgement.correction.field] = judgement
    return found


def corrected(
    tellings: Mapping[str, Telling], judgements: Sequence[Judgement]
) -> Mapping[str, Telling]:
    by_report = corrections(judgements)
    changed = {
        report_id: telling.model_copy(
            update={"report": corrected_report(telling.report, by_report[report_id])}
        )
        for report_id, telling in tellings.items()
        if report_id in by_report
    }
    return {**tellings, **changed}


def corrected_report(report: Report, changes: Mapping[str, Judgement]) -> Report:
    for judgement in changes.values():
        assert judgement.correction is not None
        report = with_value(report, judgement.correction.field, judgement.correction.value)
    return report


def with_value(report: Report, field: str, value: Any) -> Report:
    """The report with one value changed; raises `StoreError` where the value does not fit the field."""
    changed = {**report.model_dump(mode="json"), field: grounded(value, report)}
    try:
        return Report.model_validate(changed)
    except ValidationError as problem:
        error = problem.errors()[0]
        where = ".".join(map(str, error["loc"]))
        raise StoreError(f'correction of "{field}": {where}: {error["msg"]}') from problem


def grounded(value: Any, report: Report) -> Any:
    """A value a person gives stands on no words of its own: it is shown on the word that names the event."""
    words = report.trigger.model_dump()
    if isinstance(value, list):
        return [grounded(item, report) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) <= {*COUNTS}:
        of_count = {"start": words["start"], "end": words["end"], "as_stated": words["text"]}
        return {name: {**of_count, **figures} for name, figures in value.items()}
    return {**{name: words[name] for name in QUOTED}, **value}


COUNTS = frozenset(
    {"killed", "injured", "displaced", "abducted", "arrested", "released", "places_taken"}
)


def with_judges(statements: Sequence[Statement], by_report: Corrections) -> tuple[Statement, ...]:
    """Corrected values as statements of the person who corrected them."""
    return tuple(
        statement.model_copy(update={"speakers": (judge_of(judgement, statement),)})
        if (judgement := correction_behind(statement, by_report))
        else statement
        for statement in statements
    )


def correction_behind(statement: Statement, by_report: Corrections) -> Judgement | None:
    of_report = by_report.get(statement.report_id, {})
    field = "counts" if statement.field in COUNTS else statement.field
    return of_report.get(field)


def judge_of(judgement: Judgement, statement: Statement) -> Source:
    return Source(**statement.words.model_dump(), name=judgement.by, cue="corrected")
