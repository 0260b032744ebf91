"""The scorecard prints what the scorer says, and keeps the sections of tasks that were not scored again."""

from pathlib import Path

import pytest

from evaluation import scorecard
from evaluation.scoring import Result, Row

RESULT = Result(
    task="plover",
    documents=160,
    documents_per_second=40.04,
    crashes=["ValueError: x"],
    rows=[
        Row(name="class", precision=0.5, recall=0.25, f1=1 / 3, n=160, peer="P .5 | R .3"),
        Row(name="  a report at all", precision=None, recall=None, f1=0.9, n=None, peer=""),
    ],
    details={},
)


def test_a_section_has_the_figures_in_hundredths_and_the_number_to_beat() -> None:
    text = scorecard.section(RESULT)
    assert text.startswith("## plover\n")
    assert "160 documents, 40.0 a second, 1 crash." in text
    assert "| class | 50.0 | 25.0 | 33.3 | 160 | P .5 / R .3 |" in text
    assert "| &nbsp;&nbsp;a report at all |  |  | 90.0 |  |  |" in text


def test_tasks_that_are_not_scored_again_keep_their_section(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scorecard, "ROOT", tmp_path)
    monkeypatch.setattr(scorecard, "SHARED", tmp_path)
    monkeypatch.setattr(scorecard, "SCORECARD", tmp_path / "scorecard.md")
    monkeypatch.setattr(scorecard, "gold_is_here", lambda task: True)
    monkeypatch.setattr(scorecard, "score", lambda task: RESULT.model_copy(update={"task": task}))

    scorecard.main(["plover"])
    scorecard.main(["muc4"])

    text = (tmp_path / "scorecard.md").read_text(encoding="utf8")
    assert text.startswith(scorecard.INTRODUCTION)
    assert text.index("## muc4") < text.index("## plover")
    assert text.count("## plover") == 1
