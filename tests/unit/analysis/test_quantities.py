"""The golden cases of `cases/quantities/<xx>.yaml`, and offsets of what is found."""

from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel, ConfigDict

from dateline.analysis.quantities import find_quantities
from dateline.analysis.times import find_times

ROOT = Path(__file__).parents[3] / "cases" / "quantities"


class Expected(BaseModel):
    """`bounds` are low, best and high; one number stands for all three."""

    model_config = ConfigDict(extra="forbid")

    text: str
    bounds: int | tuple[int | None, int | None, int | None]
    unit: str | None = None
    part_of: bool = False


class Case(BaseModel):
    model_config = ConfigDict(extra="forbid")

    why: str
    text: str
    quantities: tuple[Expected, ...] = ()


def cases() -> list[tuple[str, Case]]:
    return [
        (path.stem, Case.model_validate(entry))
        for path in sorted(ROOT.glob("*.yaml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf8"))["cases"]
    ]


@pytest.mark.parametrize(
    ("language", "case"), [pytest.param(*c, id=f"{c[0]}: {c[1].why}") for c in cases()]
)
def test_the_number_a_careful_reader_would_note(language: str, case: Case) -> None:
    found = find_quantities(case.text, 0, len(case.text), language)

    assert [case.text[q.start : q.end] for q in found] == [e.text for e in case.quantities]
    for quantity, expected in zip(found, case.quantities, strict=True):
        bounds = expected.bounds
        triple = (bounds, bounds, bounds) if isinstance(bounds, int) else bounds
        assert (quantity.low, quantity.best, quantity.high) == triple
        assert quantity.unit == expected.unit
        assert quantity.part_of == expected.part_of


def test_the_unit_is_found_where_it_stands() -> None:
    text = "Yesterday 14 Syrian regime soldiers died."

    (quantity,) = find_quantities(text, 10, len(text), "en")

    assert quantity.unit_start is not None
    assert text[quantity.unit_start :].startswith("soldiers")


def test_times_already_known_need_not_be_found_again() -> None:
    text = "On 12 May 2019 nine soldiers died."
    times = find_times(text, 0, len(text), "en", None)

    assert find_quantities(text, 0, len(text), "en", times) == find_quantities(
        text, 0, len(text), "en"
    )
