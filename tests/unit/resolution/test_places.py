"""The golden cases of `cases/places`, and what holds of every choice."""

from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel, ConfigDict

import dateline
from dateline.analysis.place_names import find_demonyms, find_place_names
from dateline.document import PlaceName
from dateline.knowledge.gazetteer import Gazetteer
from dateline.records import PlaceMention, Precision
from dateline.resolution.places import event_place, resolve_places

FOLDER = Path(__file__).parents[3] / "cases" / "places"


class Expected(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    geonames_id: int | None = None
    precision: Precision | None = None


class Case(BaseModel):
    model_config = ConfigDict(extra="forbid")
    why: str
    text: str
    expect: dict[str, Expected] = {}
    refuse: list[str] = []
    open: list[str] = []


class CaseFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    language: str
    cases: list[Case]


def cases() -> list[tuple[str, Case]]:
    files = [
        CaseFile.model_validate(yaml.safe_load(p.read_text()))
        for p in sorted(FOLDER.glob("*.yaml"))
    ]
    return [(file.language, case) for file in files for case in file.cases]


def read(text: str, language: str = "en") -> tuple[PlaceMention, ...]:
    gazetteer = Gazetteer.open()
    names = find_place_names(text, 0, len(text), language, gazetteer)
    return resolve_places(text, names, gazetteer, language=language)


def found(mentions: tuple[PlaceMention, ...], text: str, words: str) -> PlaceMention | None:
    """The mention whose words stand inside, or hold, the first occurrence of `words`."""
    start = text.index(words)
    end = start + len(words)
    inside = [m for m in mentions if m.start < end and start < m.end]
    return inside[0] if inside else None


@pytest.mark.parametrize(
    ("language", "case"), cases(), ids=lambda value: getattr(value, "why", value)
)
def test_the_place_a_careful_reader_would_pick(language: str, case: Case) -> None:
    mentions = read(case.text, language)

    for words, expected in case.expect.items():
        mention = found(mentions, case.text, words)
        assert mention is not None, f"{words} was not found"
        got = event_place(mention, "stated").model_dump()
        wanted = expected.model_dump(exclude_none=True)
        assert {key: got[key] for key in wanted} == wanted, words
    for words in case.refuse:
        assert not any(m.text == words for m in mentions), words
    for words in case.open:
        mention = found(mentions, case.text, words)
        assert mention is not None, f"{words} was not kept"
        assert mention.text == words
        assert mention.latitude is None
        assert mention.doubt


def test_every_mention_quotes_the_text() -> None:
    text = (
        "Shells fell on Maarat Al-Nu’man and near Saraqib, Syria's state media said from Damascus."
    )

    for mention in read(text):
        assert text[mention.start : mention.end] == mention.text


def test_a_name_means_one_place_throughout_an_article() -> None:
    text = "Fire broke out in Paris. Lamar County, Texas, sent help. Paris and Dallas, Texas, are close."

    places = {m.geonames_id for m in read(text) if m.text == "Paris"}

    assert len(places) == 1


def test_the_home_of_the_outlet_counts_a_little() -> None:
    text = "A fire broke out in Birmingham on Monday."
    gazetteer = Gazetteer.open()
    names = find_place_names(text, 0, len(text), "en", gazetteer)

    (here,) = resolve_places(text, names, gazetteer, home_country="US", countries=["US"])
    (there,) = resolve_places(text, names, gazetteer, home_country="GB", countries=["GB"])

    assert (here.country, there.country) == ("US", "GB")


def test_an_adjective_is_found_apart_and_points_to_its_country() -> None:
    text = "Syrian officials met European envoys."
    gazetteer = Gazetteer.open()
    names = find_demonyms(text, 0, len(text), gazetteer)

    mentions = resolve_places(text, names, gazetteer)

    assert [(m.text, m.name) for m in mentions] == [("Syrian", "Syria"), ("European", "Europe")]


def test_the_adjectives_of_countries_stand_among_the_mentions_of_a_reading() -> None:
    reading = dateline.read("Syrian jets struck Saraqib. The Syrian Observatory counted the dead.")

    assert [(m.text, m.country) for m in reading.places] == [
        ("Syrian", "SY"),
        ("Saraqib", "SY"),
        ("Syrian", "SY"),
    ]
    assert [r.place and r.place.name for r in reading.reports] == ["Saraqib"]


def test_a_score_is_a_share() -> None:
    assert all(
        0.0 <= (m.score or 0.0) <= 1.0 for m in read("Fighting in Aleppo, Idlib and Springfield.")
    )


def test_a_division_known_only_by_its_town_is_put_there_loosely() -> None:
    gazetteer = Gazetteer.open()
    text = "Shelling hit Saraqib district."
    town = gazetteer.named("saraqib")[0]
    name = PlaceName(13, 20, (town.row_id,), "division")

    place = event_place(resolve_places(text, [name], gazetteer)[0], "stated")

    assert place.precision == Precision.DISTRICT
    assert place.uncertainty_km >= 25


def test_an_event_place_without_a_point_keeps_its_words() -> None:
    place = event_place(PlaceMention(start=0, end=6, text="Nowhen", doubt="unknown name"), "stated")

    assert (place.name, place.latitude, place.basis) == ("Nowhen", None, "stated")
