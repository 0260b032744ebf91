"""The compiled gazetteer: who bears a name, where it is kept, and that half of one is never opened."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.knowledge import gazetteer_build
from dateline.knowledge.gazetteer import FILES_KEPT, Gazetteer, cache_folder, forget_old
from dateline.knowledge.gazetteer_sources import (
    AbbreviationFile,
    Row,
    countries,
    divisions,
    is_readable,
)
from dateline.knowledge.loading import load_file
from dateline.records import Precision

MAARAT_AL_NUMAN = 167611


def row(name: str, country: str = "SY", code: str = "PPL", **more: object) -> Row:
    facts: dict[str, object] = {
        "geonames_id": None,
        "name": name,
        "latitude": 35.0,
        "longitude": 37.0,
        "country": country,
        "admin1": None,
        "feature_code": code,
        "population": 0,
        "precision": Precision.TOWN,
        "uncertainty_km": 2.0,
        "prominence": 3.0,
        "names": (name,),
    }
    return Row(**{**facts, **more})  # type: ignore[arg-type]


@pytest.fixture
def two_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    def rows() -> Iterator[Row]:
        yield row("Kafr Sijna", alternates=("كفر سجنة",))
        yield row("Big Sijna", prominence=6.0, alternates=("Kafr Sijna",))

    monkeypatch.setattr(gazetteer_build, "every_row", rows)


def test_the_town_is_known_by_its_arabic_name() -> None:
    bearers = Gazetteer.open().bearers("معرة النعمان")

    assert MAARAT_AL_NUMAN in {place.geonames_id for place in bearers}


@pytest.mark.parametrize(
    "spelling", ["Maarat Al-Nu’man", "Maarat al-Numan", "Maaret al-Noman", "معرة النعمان"]
)
def test_every_romanisation_sounds_like_the_town(spelling: str) -> None:
    gazetteer = Gazetteer.open()

    heard = {gazetteer.record(b.row_id).geonames_id for b in gazetteer.sounding_like(spelling)}

    assert MAARAT_AL_NUMAN in heard


def test_the_false_friend_does_not_sound_like_the_other_town() -> None:
    gazetteer = Gazetteer.open()
    friend = gazetteer.bearers("Ma'arrat Misrin")[0].row_id

    assert gazetteer.named("maar shamarin") == ()
    assert friend not in {bearer.row_id for bearer in gazetteer.sounding_like("Maar Shamarin")}


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Syria", "SY"),
        ("Siria", "SY"),
        ("Síria", "SY"),
        ("Syrie", "SY"),
        ("سوريا", "SY"),
        ("U.S.", "US"),
        ("EE.UU.", "US"),
        ("Côte d’Ivoire", "CI"),
        ("RDC", "CD"),
    ],
)
def test_countries_are_known_in_every_language(name: str, country: str) -> None:
    best = Gazetteer.open().bearers(name)[0]

    assert (best.country, best.precision) == (country, Precision.COUNTRY)


@pytest.mark.parametrize("name", ["idlib", "IDLIB", "Idlíb", "إدلب", "ادلب"])
def test_case_accents_and_hamza_do_not_matter(name: str) -> None:
    assert "ADM1" in {place.feature_code for place in Gazetteer.open().bearers(name)}


def test_the_best_known_bearer_comes_first() -> None:
    assert Gazetteer.open().bearers("Paris")[0].country == "FR"


def test_a_name_that_nobody_bears_has_no_bearers() -> None:
    assert Gazetteer.open().bearers("Zzyzxburgville") == ()


def test_a_country_point_lies_in_or_near_its_divisions() -> None:
    """Guards the table of centres against a slip of the pen."""
    known = {d[2].split(".")[0] for d in divisions() if d[0] == "1"}
    for country in countries():
        if country.feature_code != "PCLI" or country.country not in known | {"FJ", "KI"}:
            continue
        near = min(
            abs(float(d[3]) - country.latitude) + abs(float(d[4]) - country.longitude)
            for d in divisions()
            if d[0] == "1" and d[2].startswith(f"{country.country}.")
        )
        assert near < 12, country.name


def test_every_abbreviation_means_a_division() -> None:
    given = load_file("places/abbreviations.yaml", AbbreviationFile).abbreviations
    gazetteer = Gazetteer.open()

    for form in (form for forms in given.values() for form in forms):
        assert gazetteer.abbreviated(form), form


@pytest.mark.parametrize("name", ["kyyf", "ALP", "Ко", "基輔", "IEV"])
def test_codes_and_machine_transliterations_are_no_names(name: str) -> None:
    assert not is_readable(name)


@pytest.mark.usefixtures("two_rows")
def test_own_names_come_before_alternates_of_a_like_size(tmp_path: Path) -> None:
    gazetteer_build.build(tmp_path / "g.sqlite")
    gazetteer = Gazetteer(tmp_path / "g.sqlite")

    bearers = gazetteer.named("kafr sijna")

    assert {bearer.own_name for bearer in bearers} == {True, False}
    assert gazetteer.bearers("كفر سجنة")[0].name == "Kafr Sijna"


@pytest.mark.usefixtures("two_rows")
def test_two_may_build_at_once_and_leave_no_drafts(tmp_path: Path) -> None:
    path = tmp_path / "g.sqlite"
    builders = [threading.Thread(target=gazetteer_build.build, args=(path,)) for _ in range(2)]
    for builder in builders:
        builder.start()
    for builder in builders:
        builder.join()

    assert [file.name for file in tmp_path.iterdir()] == ["g.sqlite"]
    assert Gazetteer(path).bearers("Kafr Sijna")


def test_a_build_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Iterator[Row]:
        yield row("Kafr Sijna")
        raise OSError("disk full")

    monkeypatch.setattr(gazetteer_build, "every_row", broken)

    with pytest.raises(OSError, match="disk full"):
        gazetteer_build.build(tmp_path / "g.sqlite")

    assert list(tmp_path.iterdir()) == []


def test_old_versions_are_forgotten(tmp_path: Path) -> None:
    for number in range(FILES_KEPT + 2):
        (tmp_path / f"gazetteer-{number}.sqlite").touch()

    forget_old(tmp_path)

    assert len(list(tmp_path.iterdir())) == FILES_KEPT


def test_the_environment_moves_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path))

    assert cache_folder() == tmp_path
