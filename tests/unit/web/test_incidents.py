"""An incident side by side, the file of it, decisions about it, and what holds."""

import pytest
from starlette.testclient import TestClient

from dateline.storage import Store
from dateline.web.interface import LANGUAGES
from tests.support.readings import told
from tests.unit.web.test_pages import HOSTILE


@pytest.fixture
def incident_id(store: Store) -> str:
    other = told(
        "Rebels captured Saraqib, the army said.", title="Lost", source="the army", outlet="B"
    )
    store.add(other, store.begin_run("test"))
    store.link()
    return store.incident_id_of(told().reports[0].id) or ""


def decide(client: TestClient, **decision: object) -> dict[str, object]:
    csrf = client.get("/api/session").json()["csrf"]
    answer = client.post("/api/judgements", json=decision, headers={"x-csrf-token": csrf})
    return {"status": answer.status_code, **answer.json()}


def test_witnesses_stand_side_by_side(client: TestClient, incident_id: str) -> None:
    shown = client.get(f"/incidents/{incident_id}?lang=en").text
    assert "the monitor" in shown
    assert "the army" in shown
    assert "2 say so" in shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path", ["", "/file", "/../file", "/../../review", "/../../state", "/../../agreements"]
)
def test_every_view_speaks_every_language(
    client: TestClient, incident_id: str, path: str, language: str
) -> None:
    answer = client.get(f"/incidents/{incident_id}{path}?lang={language}")
    assert answer.status_code == 200
    assert f'lang="{language}"' in answer.text


def test_a_file_needs_nothing_else_and_runs_nothing(client: TestClient, store: Store) -> None:
    store.add(
        told(f"Rebels captured {HOSTILE} Saraqib, the monitor said."), store.begin_run("test")
    )
    store.link()
    made = client.get("/incidents/file")
    assert made.headers["content-disposition"].startswith("attachment")
    for outside in ("<script", "<link", "src=", "href=", "url("):
        assert outside not in made.text.replace("&lt;script", "").replace("img src=x", "")
    assert "&lt;script&gt;" in made.text


def test_a_correction_is_linked_at_once(client: TestClient, store: Store, incident_id: str) -> None:
    report = store.incident(incident_id).reports[0].report.id
    change = {"field": "status", "value": "denied"}
    made = decide(client, verdict="corrected", report_ids=[report], correction=change, by="Ada")
    assert (made["status"], made["by"]) == (201, "Ada")
    told_now = store.incident(str(made["incident_id"]))
    assert "Ada" in client.get(f"/incidents/{told_now.stored.incident.id}").text


@pytest.mark.parametrize(
    "decision",
    [
        {"verdict": "same", "report_ids": ["x"], "by": "Ada"},
        {"verdict": "accepted", "report_ids": ["x"], "by": " "},
        {"verdict": "accepted", "report_ids": [], "by": "Ada"},
        {"verdict": "withdrawn", "report_ids": ["x"], "by": "Ada"},
    ],
)
def test_a_decision_that_cannot_be_is_refused(
    client: TestClient, decision: dict[str, object]
) -> None:
    assert decide(client, **decision)["status"] == 422


def test_a_day_that_is_none_is_refused(client: TestClient) -> None:
    assert client.get("/state?on=someday").status_code == 422


def test_a_correction_that_linking_could_not_use_is_never_on_record(
    client: TestClient, store: Store, incident_id: str
) -> None:
    report = store.incident(incident_id).reports[0].report.id
    for field, value in (
        ("event_type", "dancing"),
        ("place", {"name": "Nowhere"}),
        ("actors", [{"name": "X", "start": 0, "end": 3, "text": "not there"}]),
    ):
        change = {"field": field, "value": value}
        made = decide(client, verdict="corrected", report_ids=[report], correction=change, by="Ada")
        assert made["status"] == 422
    assert store.judgements() == ()
