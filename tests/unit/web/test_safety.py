"""Who is let in, what may be written, and what a page of ours may do."""

import pytest
from starlette.testclient import TestClient

from dateline.errors import ConfigError
from dateline.storage import Store
from dateline.web.app import create_app
from dateline.web.safety import LARGEST_BODY, Access
from dateline.web.serving import checked_token, site_for
from tests.unit.web.conftest import HERE

TOKEN = "a-token-of-some-length"


@pytest.fixture
def guarded(store: Store) -> TestClient:
    app = create_app(store, Access(TOKEN))
    return TestClient(app, base_url="http://server.example", follow_redirects=False)


@pytest.mark.parametrize("path", ["/reports", "/api/session", "/static/js/article.js", "/nowhere"])
def test_every_answer_forbids_inline_scripts_and_other_hosts(client: TestClient, path: str) -> None:
    policy = client.get(path).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_another_name_for_this_machine_is_not_answered(client: TestClient) -> None:
    assert client.get("/reports", headers={"host": "evil.example"}).status_code == 421
    assert client.get("/reports", headers={"host": "127.0.0.1:8400"}).status_code == 200
    assert client.get("/reports", headers={"host": "[::1]:8400"}).status_code == 200


def test_a_server_for_others_wants_its_token(guarded: TestClient) -> None:
    assert guarded.get("/reports").status_code == 401
    assert guarded.get("/reports?token=wrong").status_code == 401
    shown = guarded.get("/reports", headers={"authorization": f"Bearer {TOKEN}"})
    assert shown.status_code == 200


def test_the_token_leaves_the_address_at_the_first_visit(guarded: TestClient) -> None:
    first = guarded.get(f"/reports?token={TOKEN}&lang=ar")
    assert (first.status_code, first.headers["location"]) == (303, "/reports?lang=ar")
    assert guarded.get("/reports").status_code == 200


def test_the_first_visit_is_never_sent_to_another_host(guarded: TestClient) -> None:
    first = guarded.get(f"//evil.example/?token={TOKEN}")
    assert not first.headers.get("location", "").startswith("//")


def test_a_write_needs_the_value_that_only_our_page_can_read(client: TestClient) -> None:
    assert client.post("/api/session").status_code == 403
    csrf = client.get("/api/session").json()["csrf"]
    mine = {"x-csrf-token": csrf}
    assert client.post("/api/session", headers=mine).status_code == 405
    foreign = {**mine, "origin": "http://evil.example"}
    assert client.post("/api/session", headers=foreign).status_code == 403


def test_the_value_of_another_visitor_does_not_do(store: Store) -> None:
    access = Access()
    first, second = (TestClient(create_app(store, access), base_url=HERE) for _ in range(2))
    csrf = first.get("/api/session").json()["csrf"]
    second.get("/api/session")
    assert second.post("/api/session", headers={"x-csrf-token": csrf}).status_code == 403


def test_an_endless_address_is_refused(client: TestClient) -> None:
    assert client.get("/reports?text=" + "a" * 9000).status_code == 414
    assert LARGEST_BODY < 10_000_000


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.2", "::"])
def test_listening_elsewhere_requires_a_token(host: str) -> None:
    with pytest.raises(ConfigError, match="needs a token"):
        checked_token(host, None)
    checked_token(host, TOKEN)
    with pytest.raises(ConfigError, match="too short"):
        checked_token(host, "short")


def test_a_taken_port_gives_the_next_one() -> None:
    first = site_for("127.0.0.1", 0, None)
    taken = first.socket.getsockname()[1]
    second = site_for("127.0.0.1", taken, None)
    try:
        assert second.socket.getsockname()[1] != taken
        assert second.entrance == second.address
    finally:
        first.socket.close()
        second.socket.close()
