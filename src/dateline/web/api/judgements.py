"""What people decide. Every call only adds, and what it touches is linked anew."""

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from dateline.errors import ConfigError
from dateline.judgements import CorrectedField, Correction, Judgement, Verdict
from dateline.storage import Store
from dateline.storage.chosen import ChosenWords, value_of_words
from dateline.storage.deciding import correct
from dateline.web.asking import OpenStore

router = APIRouter(prefix="/api", tags=["judgements"])

Name = Annotated[str, Field(min_length=1, max_length=80)]
MOST_REPORTS = 500


class Decision(BaseModel):
    """`different`: the first report tells another incident than each of the others."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)
    verdict: Verdict
    report_ids: list[str] = Field(min_length=1, max_length=MOST_REPORTS)
    correction: Correction | None = None
    by: Name
    why: str | None = Field(default=None, max_length=2000)


class Withdrawal(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)
    by: Name
    why: str | None = Field(default=None, max_length=2000)


@router.get("/judgements")
def judgements(store: OpenStore) -> list[dict[str, Any]]:
    """All that were ever made, in order, withdrawn ones included."""
    return [one.to_dict() for one in store.judgements()]


@router.post("/judgements", status_code=201)
def decide(store: OpenStore, decision: Decision) -> dict[str, Any]:
    """Add a judgement and link what it touches."""
    made = put(store, decision)
    store.link()
    return {**made.to_dict(), "incident_id": store.incident_id_of(decision.report_ids[0])}


@router.post("/judgements/{judgement_id}/withdraw", status_code=201)
def withdraw(store: OpenStore, judgement_id: str, withdrawal: Withdrawal) -> dict[str, Any]:
    """An earlier judgement holds no longer; both stay on record."""
    made = store.withdraw(judgement_id, withdrawal.by, withdrawal.why)
    store.link()
    return made.to_dict()


@router.post("/corrections/words", status_code=201)
def correct_by_words(store: OpenStore, chosen: ChosenWords) -> dict[str, Any]:
    """Correct a value by the words of the page that give it: place, time, actors, recipients or counts."""
    stored = store.report(chosen.report_id)
    value = value_of_words(store.reading(stored.article_id), chosen)
    correction = Correction(field=chosen.field, value=value)
    made = store.correct(chosen.report_id, correction, chosen.by)
    store.link()
    return {**made.to_dict(), "incident_id": store.incident_id_of(chosen.report_id)}


class TypedValue(BaseModel):
    """A value as a person types it: "killed 14, injured 20-30", "2020-02-24", "Saraqib, Idlib", "none"."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)
    report_id: str
    field: CorrectedField
    words: str = Field(max_length=300)
    by: Name
    why: str | None = Field(default=None, max_length=2000)


@router.post("/corrections/typed", status_code=201)
def correct_by_typing(store: OpenStore, typed: TypedValue) -> dict[str, Any]:
    """Correct a value by typing what it should be; what could be several things is refused, with those named."""
    made = correct(store, typed.report_id, typed.field, typed.words, typed.by, typed.why)
    store.link()
    return {**made.to_dict(), "incident_id": store.incident_id_of(typed.report_id)}


def put(store: Store, decision: Decision) -> Judgement:
    ids, by, why = decision.report_ids, decision.by, decision.why
    if decision.verdict is Verdict.CORRECTED and decision.correction and len(ids) == 1:
        return store.correct(ids[0], decision.correction, by, why)
    if decision.verdict is Verdict.NOT_AN_EVENT:
        return store.judge_not_an_event(ids, by, why)
    if decision.verdict is Verdict.ACCEPTED:
        return store.judge_accepted(ids, by, why)
    if decision.verdict is Verdict.SAME and len(ids) > 1:
        return store.judge_same(ids, by, why)
    if decision.verdict is Verdict.DIFFERENT and len(ids) > 1:
        return store.judge_different(ids[0], ids[1:], by, why)
    raise ConfigError(
        f'verdict: "{decision.verdict}" does not go with {len(ids)} reports\n'
        "  allowed: corrected with one report and a correction; same and different with two or more"
    )
