"""`/metrics`: counts of the store, requests by route, and nothing of what people searched for."""

from starlette.testclient import TestClient

from dateline.storage import Store
from dateline.web.app import create_app
from dateline.web.safety import Access


def samples(client: TestClient) -> dict[str, float]:
    lines = client.get("/metrics").text.splitlines()
    return {
        name: float(value)
        for name, _, value in (line.rpartition(" ") for line in lines if line[0] != "#")
    }


def test_metrics_tell_how_the_store_stands(client: TestClient) -> None:
    found = samples(client)

    assert found["dateline_articles"] == found["dateline_reports"] == 2
    assert found["dateline_reports_waiting_to_be_linked"] == 2
    assert found["dateline_runs_without_end"] == 1
    assert found["dateline_process_peak_bytes"] > 1e6
    assert client.get("/metrics").headers["content-type"].startswith("text/plain; version=0.0.4")


def test_metrics_count_requests_by_route_and_status(client: TestClient) -> None:
    for address in ("/api/coverage", "/api/coverage", "/api/incidents/none", "/nowhere?q=secret"):
        client.get(address)
    text = client.get("/metrics").text
    found = samples(client)

    assert found['dateline_http_requests_total{route="/api/coverage",status="200"}'] == 2
    assert found['dateline_http_request_seconds_count{route="/api/coverage"}'] == 2
    assert found['dateline_http_request_seconds_bucket{route="/api/coverage",le="+Inf"}'] == 2
    assert 'status="404"' in text
    assert "secret" not in text


def test_metrics_stand_behind_the_token(store: Store) -> None:
    client = TestClient(create_app(store, Access("a token that nobody knows")))

    assert client.get("/metrics").status_code == 401
    known = {"authorization": "Bearer a token that nobody knows"}
    assert client.get("/metrics", headers=known).status_code == 200
