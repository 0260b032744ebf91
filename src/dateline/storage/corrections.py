"""What standing judgements do to reports before they are linked, and to statements after.

A report judged to tell no event takes part in no incident; it stays among the reports of its page. A corrected value
takes the place of the coder's in linking, and in its incident it is stated by the person who corrected it, never by the
page. The report itself is left as it was read. Corrections of several counts of one report add up: each speaks of the
counts that it names.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from pydantic import ValidationError

from dateline.errors import StoreError
from dateline.incidents import Statement, Telling
from dateline.judgements import Correction, Judgement, Verdict
from dateline.records import CountName, Report, Source

Corrections = Mapping[str, Mapping[str, Judgement]]
"""Report id -> field, or name of a count -> the newest correction of it."""
COUNTS: tuple[CountName, ...] = get_args(CountName)
QUOTED = ("start", "end", "text")


def dismissed(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The reports that tell no event."""
    judged = (j for j in judgements if j.verdict is Verdict.NOT_AN_EVENT)
    return frozenset(report_id for judgement in judged for report_id in judgement.report_ids)


def corrections(judgements: Iterable[Judgement]) -> Corrections:
    found: dict[str, dict[str, Judgement]] = {}
    for judgement in judgements:
        if judgement.correction is not None:
            newest = dict.fromkeys(concerned(judgement.correction), judgement)
            for report_id in judgement.report_ids:
                found.setdefault(report_id, {}).update(newest)
    return found


def concerned(correction: Correction) -> tuple[str, ...]:
    """The fields that are corrected: of counts those that are named, all where there should be none."""
    return (
        tuple(correction.value or COUNTS) if correction.field == "counts" else (correction.field,)
    )


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
    for field, judgement in changes.items():
        assert judgement.correction is not None
        value = judgement.correction.value
        if judgement.correction.field == "counts":
            report = with_value(report, "counts", {field: (value or {}).get(field)})
        else:
            report = with_value(report, field, value)
    return report


def with_value(report: Report, field: str, value: Any) -> Report:
    """The report with one value changed; raises `StoreError` where the value does not fit the field.

    Counts that are not named stay; one that is null is taken away, and all are where none is given.
    """
    told, new = report.model_dump(mode="json"), grounded(value, report)
    if field == "counts" and isinstance(new, dict) and new:
        new = {name: count for name, count in {**told[field], **new}.items() if count is not None}
    changed = {**told, field: new}
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
        return {name: figures and {**of_count, **figures} for name, figures in value.items()}
    return {**{name: words[name] for name in QUOTED}, **value}


def with_judges(statements: Sequence[Statement], by_report: Corrections) -> tuple[Statement, ...]:
    """Corrected values as statements of the person who corrected them."""
    return tuple(
        statement.model_copy(update={"speakers": (judge_of(judgement, statement),)})
        if (judgement := correction_behind(statement, by_report))
        else statement
        for statement in statements
    )


def correction_behind(statement: Statement, by_report: Corrections) -> Judgement | None:
    return by_report.get(statement.report_id, {}).get(statement.field)


def judge_of(judgement: Judgement, statement: Statement) -> Source:
    return Source(**statement.words.model_dump(), name=judgement.by, cue="corrected")
