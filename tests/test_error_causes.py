"""The list of errors names the cause that a maintainer has to mend."""

from typing import Any

import pytest

from evaluation.causes import Mistake, on, why_false, why_missed
from evaluation.errors import main, printed

SENTENCE = (100, 160)


def reading(*reasons: tuple[str, int, int]) -> dict[str, Any]:
    aside = [{"stage": "coding", "reason": r, "start": s, "end": e} for r, s, e in reasons]
    return {"reports": [], "set_aside": aside}


def report(event_type: str, start: int, end: int) -> dict[str, Any]:
    words = {"start": start, "end": end, "text": "Stormed"}
    return {"event_type": event_type, "trigger": words, "evidence": words}


def test_a_report_of_another_type_on_the_words_goes_before_all_else() -> None:
    cause = why_missed(reading(("no place", 110, 120)), SENTENCE, "capture", ["attack"])
    assert cause == "missed: wrong type: capture read as attack"


def test_what_a_stage_declined_on_the_words_is_the_cause() -> None:
    found = why_missed(reading(("unreal", 0, 50), ("score 0.4", 150, 170)), SENTENCE, "clash", [])
    assert found == "missed: declined: score 0.4"


def test_words_that_no_stage_saw_have_no_trigger() -> None:
    found = why_missed(reading(("unreal", 0, 100)), SENTENCE, "clash", [])
    assert found == "missed: no trigger: clash"


def test_only_reports_whose_evidence_meets_the_words_stand_for_them() -> None:
    before, across = report("attack", 0, 100), report("clash", 90, 101)
    assert on([before, across], SENTENCE) == [across]


def test_a_report_made_up_is_known_by_its_trigger() -> None:
    assert why_false(report("attack", 0, 7)) == "false: attack by “stormed”"


def test_causes_are_told_the_most_frequent_first_with_some_sentences() -> None:
    rare = Mistake("false: attack by “hit”", "d1", "It hit him.")
    common = [Mistake("missed: no trigger: clash", f"d{n}", "They met in arms.") for n in range(3)]

    lines = list(printed([rare, *common], show=2))

    assert lines[0].strip() == "3  missed: no trigger: clash"
    assert sum("met in arms" in line for line in lines) == 2
    assert "missed: no trigger 3" in lines[-1]
    assert "false 1" in lines[-1]


def test_the_half_that_is_only_measured_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["labelled", "--part", "measured"])
    assert "invalid choice: 'measured'" in capsys.readouterr().err
