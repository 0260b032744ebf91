"""Country files that a person adds: what is kept, what is counted, and that it outlives a compiled gazetteer."""

import gzip
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.errors import SourceError
from dateline.knowledge import gazetteer_sources
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.gazetteer_added import add_places, added_files, added_places, kinds
from dateline.knowledge.gazetteer_build import build, fingerprint
from dateline.records import Precision
from tests.support.country_files import FIRST_ID, line, write


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))


@pytest.fixture
def small_world(monkeypatch: pytest.MonkeyPatch) -> None:
    """A gazetteer without towns, which compiles at once."""

    def nothing() -> Iterator[gazetteer_sources.Row]:
        yield from ()

    for part in ("countries", "regions", "division_rows", "towns"):
        monkeypatch.setattr(gazetteer_sources, part, nothing)


def test_bad_lines_are_counted_and_named_and_the_others_are_kept(tmp_path: Path) -> None:
    file = write(
        tmp_path / "SY.txt",
        line("Kafr Zaytun"),
        "a line of something else",
        line("Nowhere", FIRST_ID + 1, latitude="135.2"),
        line("No Number", FIRST_ID + 2, population="many"),
        line("Tall Zaytun", FIRST_ID + 3),
    )

    addition = add_places(file, known=())

    assert (addition.lines, addition.added, addition.bad) == (5, 2, 3)
    assert [problem.partition(":")[0] for problem in addition.problems] == [
        "line 2",
        "line 3",
        "line 4",
    ]
    assert [place.name for place in added_places()] == ["Kafr Zaytun", "Tall Zaytun"]


def test_known_places_other_kinds_and_other_countries_are_counted(tmp_path: Path) -> None:
    file = write(
        tmp_path / "two.txt",
        line("Kafr Zaytun"),
        line("Zaytun Hotel", FIRST_ID + 1, code="HTL"),
        line("Ayn Zaytun", FIRST_ID + 2, country="LB"),
        line("Tall Zaytun", FIRST_ID + 3),
    )

    addition = add_places(file, known=(FIRST_ID,), countries=("SY",))

    assert (addition.known, addition.other_kinds, addition.other_countries) == (1, 1, 1)
    assert dict(addition.countries) == {"SY": 1}


@pytest.mark.parametrize("packing", ["zip", "gz"])
def test_a_packed_file_is_read_as_it_comes(tmp_path: Path, packing: str) -> None:
    content = f"{line('Kafr Zaytun')}\n".encode()
    packed = tmp_path / f"SY.txt.{packing}"
    if packing == "gz":
        packed.write_bytes(gzip.compress(content))
    else:
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("readme.txt", "x" * 5000)
            archive.writestr("SY.txt", content)

    assert add_places(packed, known=()).added == 1


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="none of 1 lines is a line of GeoNames"):
        add_places(write(tmp_path / "notes.txt", "dear diary"), known=())
    with pytest.raises(SourceError, match="cannot be read"):
        add_places(tmp_path / "missing.txt", known=())
    assert added_files() == ()


def test_an_empty_zip_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "SY.zip", "w") as archive:
        archive.writestr("picture.png", b"")

    with pytest.raises(SourceError, match="holds no country file"):
        add_places(tmp_path / "SY.zip", known=())


@pytest.mark.usefixtures("small_world")
def test_added_places_survive_a_gazetteer_that_is_made_again(tmp_path: Path) -> None:
    file = write(tmp_path / "SY.txt", line("Kafr Zaytun", alternatenames="Kafr Zeitoun,كفر زيتون"))
    before = fingerprint()
    add_places(file, known=())

    for name in ("first", "second"):
        build(tmp_path / name / "g.sqlite")
        gazetteer = Gazetteer(tmp_path / name / "g.sqlite")
        for spelling in ("Kafr Zaytun", "kafr zeitoun", "كفر زيتون"):
            (village,) = gazetteer.bearers(spelling)
            assert (village.admin1, village.precision) == ("Idlib", Precision.TOWN)
        assert FIRST_ID in gazetteer.geonames_ids()

    assert fingerprint() != before


@pytest.mark.usefixtures("small_world")
def test_a_file_that_is_deleted_takes_its_places_back(tmp_path: Path) -> None:
    addition = add_places(write(tmp_path / "SY.txt", line("Kafr Zaytun")), known=())
    assert addition.kept_as is not None
    addition.kept_as.unlink()

    build(tmp_path / "g.sqlite")

    assert Gazetteer(tmp_path / "g.sqlite").bearers("Kafr Zaytun") == ()


def test_a_place_that_two_files_have_comes_once(tmp_path: Path) -> None:
    add_places(write(tmp_path / "one.txt", line("Kafr Zaytun")), known=())
    add_places(
        write(tmp_path / "two.txt", line("Kafr Zaytun"), line("Tall", FIRST_ID + 1)), known=()
    )

    assert sorted(place.geonames_id for place in added_places()) == [FIRST_ID, FIRST_ID + 1]


def test_every_kind_says_how_far_off_its_point_may_be() -> None:
    assert all(kind.uncertainty_km >= 1.0 for kind in kinds().values())
    assert not {"HTL", "FRM", "PPLQ", "WLL"} & kinds().keys()
