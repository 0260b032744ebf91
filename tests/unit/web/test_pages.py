"""The pages: what they show, in which language, and what they say when something is wrong."""

import pytest
from starlette.testclient import TestClient

from dateline.storage import Store
from dateline.web.interface import LANGUAGES
from tests.support.readings import told

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">'


def test_an_article_shows_its_words_under_their_values(client: TestClient, store: Store) -> None:
    reading = told()
    shown = client.get(f"/articles/{reading.article.id}").text
    trigger = reading.reports[0].trigger
    assert f'<mark id="w{trigger.start}" class="role-event"' in shown
    assert ">captured</mark>" in shown
    assert f'href="#w{trigger.start}"' in shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["/reports", "/coverage"])
def test_every_page_speaks_every_language(client: TestClient, path: str, language: str) -> None:
    answer = client.get(f"{path}?lang={language}")
    assert answer.status_code == 200
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in answer.text
    assert answer.headers["content-language"] == language


def test_hostile_text_is_text(client: TestClient, store: Store) -> None:
    reading = told(f"Rebels captured {HOSTILE} Saraqib, the monitor said.", title=HOSTILE)
    store.add(reading, store.begin_run("test"))
    for path in (f"/articles/{reading.article.id}", "/reports", "/coverage"):
        shown = client.get(path).text
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown


def test_a_link_of_a_page_that_is_no_web_address_is_not_followed(
    client: TestClient, store: Store
) -> None:
    reading = told(title="Bad link")
    article = reading.article.model_copy(update={"url": "javascript:alert(1)"})
    store.add(reading.model_copy(update={"article": article}), store.begin_run("test"))
    assert "javascript:" not in client.get(f"/articles/{article.id}").text


def test_reports_are_filtered_and_an_empty_answer_says_what_to_do(client: TestClient) -> None:
    assert "Town falls" not in client.get("/reports?place=aleppo").text
    assert "1 report<" in client.get("/reports?place=saraqib&text=").text
    assert "No report meets these conditions" in client.get("/reports?place=Suva").text


def test_a_filter_that_cannot_be_used_is_named(client: TestClient) -> None:
    answer = client.get("/reports?from=yesterday", headers={"accept": "text/html"})
    assert answer.status_code == 422
    assert "from: &#34;yesterday&#34; cannot be used" in answer.text


def test_programs_get_problems_as_json_and_people_a_page(client: TestClient) -> None:
    machine = client.get("/articles/nope")
    assert machine.status_code == 404
    assert machine.headers["content-type"] == "application/problem+json"
    assert machine.json()["title"] == "Not Found"
    person = client.get("/articles/nope", headers={"accept": "text/html"})
    assert person.status_code == 404
    assert "There is nothing here" in person.text


def test_an_answer_that_is_known_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/coverage", headers={"accept-encoding": "identity"})
    known = {"if-none-match": first.headers["etag"], "accept-encoding": "identity"}
    second = client.get("/coverage", headers=known)
    assert (second.status_code, second.content) == (304, b"")


def test_a_page_shows_what_was_stored_since(client: TestClient, store: Store) -> None:
    before = client.get("/reports").text
    store.add(told(title="Later page"), store.begin_run("test"))
    assert client.get("/reports").text != before


def test_the_map_gathers_incidents_into_places_and_far_off_into_squares(
    client: TestClient, store: Store
) -> None:
    store.link()
    found = client.get("/api/map?zoom=9").json()
    assert (found["incidents"], found["cell"], found["unplaced"]) == (2, None, 0)
    assert sorted(spot[5] for spot in found["spots"]) == ["Aleppo", "Saraqib"]
    (square,) = store.gathered().spots(cell=20)
    assert (square.incidents, square.places) == (2, 2)
    assert client.get("/api/map?box=0,0,1,1").json()["spots"] == []
    assert client.get("/api/map?box=0,0,1,1&known=2020-01-01").json()["incidents"] == 0


def test_control_over_time_is_given_once_for_every_day(client: TestClient, store: Store) -> None:
    found = client.get("/api/control").json()
    assert [side["name"] for side in found["sides"]] == ["Rebels"]
    (place,) = (one for one in found["places"] if one["name"] == "Saraqib")
    assert (place["name"], place["precision"]) == ("Saraqib", "town")
    assert place["spells"][0] == ["2020-02-24", "2021-02-23", "held", [0], "2020-02-24", False]
    assert place["spells"][1][2:4] == ["unknown", []]
    assert client.get("/api/control?known=2020-02-01").json()["places"] == []


def test_the_timeline_counts_incidents_by_day(client: TestClient, store: Store) -> None:
    store.link()
    found = client.get("/api/timeline?place=saraqib").json()
    assert (found["day"], found["incidents"], found["territory"]) == (["2020-02-24"], [1], [1])


@pytest.mark.parametrize("query", ["box=1,2,3", "box=a,b,c,d", "near=1,nan,3", "known=soon"])
def test_a_part_of_the_map_that_cannot_be_used_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/api/map?{query}").status_code == 422


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["/", "/incidents", "/incidents/rows"])
def test_the_map_and_the_list_speak_every_language(
    client: TestClient, store: Store, path: str, language: str
) -> None:
    assert "Saraqib" not in client.get(f"{path}?lang={language}").text
    store.link()
    assert "Saraqib" in client.get(f"{path}?lang={language}").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_actors_and_places_have_pages_in_every_language(
    client: TestClient, store: Store, language: str
) -> None:
    store.link()
    listed = client.get(f"/actors?lang={language}").text
    assert f'href="/actors/xx:rebels?lang={language}"' in listed
    actor = client.get(f"/actors/xx:rebels?lang={language}").text
    assert "Saraqib" in actor
    place = client.get("/places?name=saraqib").text.partition('href="/places/')[2].partition('"')[0]
    assert "Rebels" in client.get(f"/places/{place}?lang={language}").text


def test_an_actor_or_place_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get("/actors/nobody").status_code == 404
    assert client.get("/places/1").status_code == 404
    assert client.get("/places/here").status_code == 422


def test_what_is_known_later_is_not_listed(client: TestClient, store: Store) -> None:
    store.link()
    assert "Saraqib" not in client.get("/incidents?known=2020-02-01").text


@pytest.mark.parametrize("path", ["/figures", "/docs"])
def test_figures_and_the_description_for_programs(
    client: TestClient, store: Store, path: str
) -> None:
    store.link()
    shown = client.get(f"{path}?lang=es")
    assert shown.status_code == 200
    assert ("/api/incidents" in shown.text) is (path == "/docs")


def test_programs_page_through_incidents_and_read_the_state(
    client: TestClient, store: Store
) -> None:
    store.link()
    first = client.get("/api/incidents?limit=1").json()
    second = client.get(f"/api/incidents?limit=1&after={first['next']}").json()
    assert {one["items"][0]["id"] for one in (first, second)} == {
        one.incident.id for one in store.every_incident()
    }
    assert second["next"] is None
    held = client.get("/api/state?on=2020-02-24&place=Saraqib").json()["control"]
    assert [one["place"]["name"] for one in held] == ["Saraqib"]
    assert client.get("/api/incidents?after=nonsense").status_code == 422


def test_progress_is_told_as_events(client: TestClient) -> None:
    told_now = client.get("/api/progress?seconds=0")
    assert told_now.headers["content-type"].startswith("text/event-stream")
    assert told_now.text.startswith('event: progress\ndata: {"articles": 2, ')
