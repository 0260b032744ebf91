"""What people do with the page, in a real browser."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dateline.storage import Store
from dateline.storage.incident_records import IncidentFilter
from tests.support.readings import told

Visit = Callable[..., Page]
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
PHONE = {"width": 390, "height": 844}


def drawn(page: Page) -> None:
    expect(page.locator("html[data-map=drawn]")).to_be_attached()


def incident_at(store: Store, place: str) -> str:
    return store.incidents(IncidentFilter(place=place)).items[0].incident.id


def test_from_the_map_to_an_incident_to_its_words(visit: Visit) -> None:
    page = visit("/?at=35.8643,36.8059,9&lang=en")
    drawn(page)
    box = page.locator("#map").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/incidents/*")
    expect(page.locator("h1")).to_contain_text("Saraqib")
    page.locator("table.sides a", has_text="Saraqib").first.click()
    page.wait_for_url("**/articles/*")
    expect(page.locator("mark.role-place.is-on", has_text="Saraqib").first).to_be_in_viewport()
    page.locator("[data-value].role-actor").first.hover()
    expect(page.locator("mark.is-hot", has_text="Rebels").first).to_be_visible()


def test_brushing_the_timeline_narrows_map_list_and_address(visit: Visit) -> None:
    page = visit("/?lang=en")
    drawn(page)
    expect(page.locator("#tally")).to_have_attribute("data-total", "3")
    box = page.locator("#timeline .u-over").bounding_box()
    assert box is not None
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.6, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 2, y, steps=4)
    page.mouse.up()
    expect(page.locator("#tally")).to_have_attribute("data-total", "2")
    assert "from=2020-0" in page.url
    page.reload()
    expect(page.locator("#tally")).to_have_attribute("data-total", "2")
    page.locator("#whole").click()
    expect(page.locator("#tally")).to_have_attribute("data-total", "3")


def test_play_lets_the_days_pass_until_it_is_stopped(visit: Visit) -> None:
    page = visit("/?lang=en")
    drawn(page)
    expect(page.locator("#brushed")).to_be_empty()
    page.locator("#play").click()
    expect(page.locator("#play")).to_have_text("Pause")
    page.wait_for_url("**from=2019-**")
    before = page.url
    page.wait_for_function("before => location.href !== before", arg=before)
    page.locator("#play").click()
    expect(page.locator("#play")).to_have_text("Play")
    expect(page.locator("#brushed")).not_to_be_empty()


def test_the_handle_shows_what_was_known_on_a_day(visit: Visit, store: Store) -> None:
    page = visit("/?lang=en")
    drawn(page)
    page.locator("#known").focus()
    page.keyboard.press("Home")
    page.wait_for_url("**known=2020-02-25**")
    later = incident_at(store, "Saraqib")
    page.goto(page.url.split("/?")[0] + f"/incidents/{later}?known=2020-03-01&lang=en")
    expect(page.locator(".told .card")).to_have_count(2)
    page.goto(page.url.split("?")[0])
    expect(page.locator(".told .card")).to_have_count(3)


def test_the_map_shows_who_holds_what_on_the_last_of_the_chosen_days(visit: Visit) -> None:
    page = visit("/?lang=en&to=2020-03-20")
    drawn(page)
    key = page.locator("#control")
    expect(key).to_be_hidden()
    page.locator("input[name=layers][value=control]").check()
    expect(key).to_contain_text("Control on 20 Mar 2020")
    expect(key).to_contain_text("Rebels")
    assert "layers=control" in page.url
    page.locator("#to").fill("2021-09-01")
    page.locator("#filters button").click()
    page.wait_for_url("**to=2021-09-01**")
    expect(key).to_contain_text("unknown")


def test_a_correction_survives_linking_anew_and_can_be_undone(visit: Visit, store: Store) -> None:
    page = visit(f"/incidents/{incident_at(store, 'Aleppo')}?lang=en")
    page.locator(".tools summary").click()
    page.locator("select[name=event_type]").select_option("air_strike")
    page.locator("form", has=page.locator("select[name=event_type]")).locator("button").click()
    expect(page.locator("h1")).to_contain_text("Air strike")
    store.link(everything=True)
    page.reload()
    expect(page.locator("h1")).to_contain_text("Air strike")
    page.locator("[data-withdraw]").click()
    expect(page.locator(".judgements .gone")).to_be_attached()
    page.goto(page.url.split("/incidents")[0] + "/incidents?place=Aleppo&lang=en")
    expect(page.locator(".incidents")).to_contain_text("Shelling")


def test_the_queue_is_worked_through_with_the_keyboard(visit: Visit, store: Store) -> None:
    page = visit("/review?lang=en")
    waiting = page.locator(".queue > li")
    expect(waiting).to_have_count(3)
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator(".judgements")).to_contain_text("accepted")
    page.wait_for_load_state()
    page.keyboard.press("u")
    expect(page.locator(".judgements .gone")).to_contain_text("accepted")
    assert len(store.judgements()) == 2


def test_from_an_incident_to_its_actor_and_its_place(visit: Visit, store: Store) -> None:
    page = visit(f"/incidents/{incident_at(store, 'Saraqib')}?lang=en")
    page.locator(".lead a", has_text="Rebels").click()
    expect(page.locator("h1")).to_have_text("Rebels")
    expect(page.locator(".over-time title").first).to_contain_text("incident")
    page.locator(".ranked a", has_text="Saraqib").first.click()
    expect(page.locator("h1")).to_have_text("Saraqib")
    expect(page.locator(".spells .spell", has_text="held")).to_contain_text("Rebels")
    page.locator(".spells .said a").first.click()
    page.wait_for_url("**/articles/*")


def test_the_arabic_page_is_mirrored(visit: Visit) -> None:
    page = visit("/?lang=ar")
    drawn(page)
    name = page.locator(".masthead .name").bounding_box()
    assert name is not None
    assert name["x"] > 900
    listed, stage = (page.locator(one).bounding_box() for one in ("#list", "#map"))
    assert listed is not None
    assert stage is not None
    assert listed["x"] < stage["x"]


def test_no_name_on_the_map_lies_over_another(visit: Visit) -> None:
    page = visit("/?at=-2.5,29.8,7&lang=en")
    drawn(page)
    expect(page.locator(".country-name", has_text="Burundi")).to_be_attached()
    expect(page.locator(".division-name").first).to_be_attached()
    boxes = [name.bounding_box() for name in page.locator(".place-name span").all()]
    assert len(boxes) > 5
    for one, other in itertools.combinations([box for box in boxes if box], 2):
        beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
        assert (
            beside
            or one["y"] + one["height"] <= other["y"]
            or other["y"] + other["height"] <= one["y"]
        )


@pytest.mark.parametrize("path", ["/incidents", "/reports"])
def test_a_phone_shows_the_list_first_and_the_filters_when_asked(visit: Visit, path: str) -> None:
    page = visit(path)
    expect(page.locator("form.filters")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    expect(page.locator("form.filters")).to_be_hidden()
    page.locator(".fold > summary").click()
    expect(page.locator("form.filters")).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/incidents", "INCIDENT", "/review", "/state", "/actors"])
def test_nothing_is_wider_than_a_phone(visit: Visit, store: Store, path: str) -> None:
    path = f"/incidents/{incident_at(store, 'Saraqib')}" if path == "INCIDENT" else path
    page = visit(f"{path}?lang=ar", viewport=PHONE)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]


def test_the_keyboard_alone_reaches_the_words(visit: Visit) -> None:
    page = visit("/incidents?lang=en")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.locator(".incidents .row").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents/*")
    page.locator("table.sides a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/*")
    page.locator(".card").first.focus()
    page.keyboard.press("Escape")
    expect(page.locator(".source-text")).to_have_class("source-text")
    page.keyboard.press("Enter")
    expect(page.locator(".source-text")).to_have_class("source-text is-focused")


def test_a_hostile_page_shows_as_text(visit: Visit, store: Store) -> None:
    page = visit(f"/incidents/{incident_at(store, 'Suva')}?lang=en")
    assert "taken" not in page.title()
    expect(page.locator("blockquote")).to_contain_text("<script>")
    page.locator("a", has_text="read the page").click()
    page.wait_for_url("**/articles/*")
    expect(page.locator(".source-text")).to_contain_text("onerror=")
    assert page.locator(".source-text script, .source-text img").count() == 0


PLACES = ["/?layers=both", "/incidents", "INCIDENT", "/review", "/state", "/actors/xx:rebels"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PLACES)
def test_axe_finds_nothing(visit: Visit, store: Store, path: str, scheme: str) -> None:
    path = f"/incidents/{incident_at(store, 'Saraqib')}" if path == "INCIDENT" else path
    page = visit(path, color_scheme=scheme, bypass_csp=True)
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run().then((r) => r.violations)")
    told = [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in found]
    assert told == []


def test_words_chosen_on_the_page_correct_a_value(visit: Visit, store: Store) -> None:
    told = store.incident(incident_at(store, "Aleppo")).reports[0]
    page = visit(f"/articles/{told.article_id}?report={told.report.id}&lang=en")
    page.locator("mark", has_text="residents").dblclick()
    expect(page.locator("#chosen-words")).to_have_text("residents")
    page.locator("#choosing button", has_text="whom").click()
    page.wait_for_url("**/incidents/*")
    expect(page.locator("tr.role-recipient")).to_contain_text("residents")
    expect(page.locator(".judgements")).to_contain_text("corrected")


def test_a_number_chosen_on_the_page_and_one_that_is_typed_correct_a_count(
    visit: Visit, store: Store
) -> None:
    told = store.incident(incident_at(store, "Aleppo")).reports[0]
    page = visit(f"/articles/{told.article_id}?report={told.report.id}&lang=en")
    page.locator("mark.role-count", has_text="9 people").dblclick(position={"x": 4, "y": 8})
    expect(page.locator("#chosen-words")).to_have_text("9")
    page.locator("#chosen-count").select_option("injured")
    page.locator("#choosing button[value=counts]").click()
    page.wait_for_url("**/incidents/*")
    expect(page.locator("tr.role-count", has_text="injured")).to_contain_text("9")
    page.locator(".tools summary").click()
    page.locator("form[data-type] input").fill("killed 11-14")
    page.locator("form[data-type] button").click()
    expect(page.locator("tr.role-count", has_text="killed")).to_contain_text("11–14")


def test_the_page_says_when_others_write_to_the_store(visit: Visit, store: Store) -> None:
    page = visit("/incidents?lang=en")
    expect(page.locator("#progress")).to_be_hidden()
    page.wait_for_timeout(1200)
    store.add(told(title="Just now"), store.begin_run("ingest"))
    expect(page.locator("#progress")).to_contain_text("6 articles")
    page.locator("#progress-show").click()
    expect(page.locator("#progress")).to_be_hidden()
