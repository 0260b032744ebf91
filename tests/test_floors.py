"""The quality floors are readable, only rise, and a missed one is told. Scoring itself is `make hold`."""

import pytest

from evaluation.hold import FLOORS, Floor, compared, lowered, previous_floors, read_floors
from evaluation.scoring import ROOT, Result, Row

FOUND = Floor(task="labelled", row="in en", at_least=0.6)
FALSE = Floor(task="labelled", row="false events a page without events", at_most=0.1)


def result(**figures: float | None) -> Result:
    row = Row(name="  in en", n=9, peer="", **({"precision": None, "recall": None} | figures))
    return Result(
        task="labelled", documents=3, documents_per_second=1, crashes=[], rows=[row], details={}
    )


def test_the_floors_as_they_stand_are_readable_and_none_was_lowered_in_silence() -> None:
    text = (ROOT / FLOORS).read_text(encoding="utf8")
    assert list(lowered(read_floors(text), previous_floors(text))) == []


@pytest.mark.parametrize(
    ("now", "complaints"),
    [
        ([FOUND, FALSE], 0),
        ([FOUND.model_copy(update={"at_least": 0.7}), FALSE], 0),
        ([FOUND.model_copy(update={"at_least": 0.5}), FALSE], 1),
        ([FOUND.model_copy(update={"at_least": 0.5, "lowered": "new gold"}), FALSE], 0),
        ([FOUND, FALSE.model_copy(update={"at_most": 0.2})], 1),
        ([FOUND], 1),
    ],
)
def test_floors_only_rise(now: list[Floor], complaints: int) -> None:
    assert len(list(lowered(now, [FOUND, FALSE]))) == complaints


def test_a_figure_under_its_floor_is_missed_and_one_on_it_is_held() -> None:
    assert list(compared(result(f1=0.6), [FOUND])) == []
    assert len(list(compared(result(f1=0.599), [FOUND]))) == 1


def test_a_row_or_figure_that_is_not_there_is_missed_too() -> None:
    assert len(list(compared(result(f1=None), [FOUND]))) == 1
    assert len(list(compared(result(f1=0.9), [FALSE]))) == 1


def test_a_floor_has_one_bound() -> None:
    with pytest.raises(ValueError, match="either at_least or at_most"):
        Floor(task="labelled", row="in en")
