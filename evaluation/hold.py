"""Holds a reading of the benchmarks to the floors of `floors.yaml`, and the floors to what they were.

`python -m evaluation.hold` scores the measured half of each task that has a floor, prints one line a floor and fails
when one is missed or was lowered without a reason. Where the gold data are not beside the checkout it says so and
holds only the floors themselves.
"""

import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

from dateline.knowledge.loading import parse
from evaluation.scoring import ROOT, Result, gold_is_here, score

FLOORS = Path("evaluation/floors.yaml")


class Floor(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    task: str
    row: str
    figure: Literal["precision", "recall", "f1"] = "f1"
    at_least: float | None = None
    at_most: float | None = None
    limit: int | None = None
    lowered: str | None = None
    """Why it was lowered, when it was."""

    @model_validator(mode="after")
    def _one_bound(self) -> "Floor":
        if (self.at_least is None) == (self.at_most is None):
            raise ValueError("either at_least or at_most")
        return self

    @property
    def name(self) -> tuple[str, str, str]:
        return self.task, self.row, self.figure

    def is_met_by(self, value: float | None) -> bool:
        if value is None:
            return False
        return value >= self.at_least if self.at_least is not None else value <= (self.at_most or 0)

    def asks_less_than(self, other: "Floor") -> bool:
        if self.at_least is not None and other.at_least is not None:
            return self.at_least < other.at_least
        if self.at_most is not None and other.at_most is not None:
            return self.at_most > other.at_most
        return True

    def __str__(self) -> str:
        bound = f">= {self.at_least}" if self.at_least is not None else f"<= {self.at_most}"
        return f"{self.task}, {self.row}, {self.figure} {bound}"


class FloorFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    floors: tuple[Floor, ...]


def read_floors(text: str, name: str = str(FLOORS)) -> tuple[Floor, ...]:
    return parse(text, name, FloorFile).floors


def previous_floors(text: str) -> tuple[Floor, ...]:
    """The floors of the newest committed version that says something else; none where there is no history."""
    commits = git("log", "-n", "2", "--format=%H", "--", str(FLOORS)).split()
    versions = (git("show", f"{commit}:{FLOORS}") for commit in commits)
    older = next((version for version in versions if version != text), "")
    return read_floors(older, "the previous floors") if older else ()


def git(*arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout if done.returncode == 0 else ""


def lowered(now: Iterable[Floor], before: Iterable[Floor]) -> Iterator[str]:
    """What is asked less of than before, or no longer at all, without a reason."""
    known = {floor.name: floor for floor in now}
    for old in before:
        new = known.get(old.name)
        if new is None:
            yield f"{old}: the floor is gone"
        elif new.asks_less_than(old) and not new.lowered:
            yield f"{old}: now {new}, with no reason in `lowered`"


def missed(floors: Sequence[Floor]) -> Iterator[str]:
    """Scores each task once for each limit, prints every floor's line and yields those that were missed."""
    ordered = sorted(floors, key=lambda floor: (floor.task, floor.limit or 0))
    for (task, limit), group in groupby(ordered, key=lambda floor: (floor.task, floor.limit)):
        if not gold_is_here(task):
            print(f"{task}: no gold data beside the checkout; its floors are not held here")
            continue
        result = score(task, limit=limit)
        if crashes := [crash for crash in result.crashes if not crash.startswith("link:")]:
            yield f"{task}: {len(crashes)} crashes while reading, first {crashes[0]}"
        yield from compared(result, tuple(group))


def compared(result: Result, floors: Iterable[Floor]) -> Iterator[str]:
    for floor in floors:
        row = result.row(floor.row)
        value: float | None = getattr(row, floor.figure) if row else None
        shown = "no such row" if row is None else "no figure" if value is None else f"{value:.3f}"
        print(f"{'ok    ' if floor.is_met_by(value) else 'MISSED'} {floor}: {shown}")
        if not floor.is_met_by(value):
            yield f"{floor}: {shown}"


def main() -> int:
    text = (ROOT / FLOORS).read_text(encoding="utf8")
    floors = read_floors(text)
    wrong = [*lowered(floors, previous_floors(text)), *missed(floors)]
    for line in wrong:
        print(f"floor: {line}", file=sys.stderr)
    print(f"{len(floors)} quality floors, {len(wrong)} not held")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
