"""The calibration of a place's score: what the fit finds, what counts as error."""

import random

import pytest

from evaluation.calibration import Scored, bins, drawn, error, fitted, log_odds, sigmoid


def points(slope: float, shift: float) -> list[Scored]:
    """Scores whose truth follows a known curve."""
    chance = random.Random(7)
    scores = [chance.random() for _ in range(20_000)]
    return [Scored(s, chance.random() < sigmoid(slope * log_odds(s) + shift)) for s in scores]


def test_the_fit_finds_the_curve_that_made_the_points() -> None:
    assert fitted(points(0.4, 0.8)) == pytest.approx((0.4, 0.8), abs=0.06)


def test_honest_scores_have_no_error_and_boasting_ones_have() -> None:
    assert error(bins(points(1.0, 0.0))) < 0.02
    assert error(bins(points(1.0, -1.5))) > 0.1


def test_every_tenth_is_drawn() -> None:
    found = bins(points(1.0, 0.0))

    assert drawn({"read": found}).count("<circle") == len(found) == 10
