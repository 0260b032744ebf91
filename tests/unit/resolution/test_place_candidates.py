"""What a name may mean: the same weighing as in an article, told with its reasons."""

from dateline.knowledge.gazetteer import Gazetteer
from dateline.resolution.place_candidates import find_place


def test_the_other_places_decide_and_are_told_as_reasons() -> None:
    finding = find_place("Tripoli", ["Lebanon"], Gazetteer.open())

    best = finding.candidates[0]
    assert best.place.country == "LB"
    assert "in Lebanon" in best.reasons
    assert finding.choice.place == best.place


def test_distances_are_told_from_towns_of_the_context() -> None:
    finding = find_place("Tripoli", ["Beirut"], Gazetteer.open())

    assert any(reason.endswith("km from Beirut") for reason in finding.candidates[0].reasons)


def test_without_context_the_best_known_bearer_leads() -> None:
    finding = find_place("Paris", [], Gazetteer.open())

    assert finding.candidates[0].place.country == "FR"
    scores = [one.score for one in finding.candidates]
    assert scores == sorted(scores, reverse=True)
    assert abs(sum(scores) - 1.0) < 0.05


def test_a_name_that_only_sounds_alike_says_so() -> None:
    finding = find_place("Maaret al-Noumaan", ["Idlib"], Gazetteer.open())

    assert any("sounds like" in reason for reason in finding.candidates[0].reasons)


def test_nobody_bears_the_name() -> None:
    finding = find_place("Zzyzxburgville", ["Idlib", "Qwrtville"], Gazetteer.open())

    assert (finding.candidates, finding.choice.place) == ((), None)
    assert finding.unknown == ("Qwrtville",)
