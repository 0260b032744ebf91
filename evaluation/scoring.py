"""Runs the scorer that lives beside the checkout, in a process of its own, and gives back its rows.

The gold data are for measuring only and are not in this repository: `../shared` may be missing, and whoever asks is
told so. The scorer imports `dateline` by its public API and knows nothing else of the package.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
BENCHMARKS = SHARED / "benchmarks"


class Row(BaseModel):
    """One line of a result; `f1` is also where a single rate stands."""

    model_config = ConfigDict(extra="forbid")

    name: str
    precision: float | None
    recall: float | None
    f1: float | None
    n: int | None
    peer: str


class Result(BaseModel):
    """What the scorer says of one task."""

    model_config = ConfigDict(extra="ignore")

    task: str
    documents: int
    documents_per_second: float
    crashes: list[str]
    rows: list[Row]
    details: dict[str, Any]

    def row(self, name: str) -> Row | None:
        return next((row for row in self.rows if row.name.strip() == name), None)


def gold_is_here(task: str) -> bool:
    return (SHARED / "score" / "__main__.py").is_file() and (BENCHMARKS / task).is_dir()


def score(task: str, part: str = "measured", limit: int | None = None, workers: int = 2) -> Result:
    """One task's result on one half of its corpus; a scorer that fails is an error, never an empty result."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "result.json"
        command = [sys.executable, "-m", "score", task, "--part", part, "--workers", str(workers)]
        command += ["--json", str(answer), *(["--limit", str(limit)] if limit else [])]
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        subprocess.run(command, cwd=SHARED, env=environment, check=True, stdout=subprocess.DEVNULL)
        return Result.model_validate(json.loads(answer.read_text(encoding="utf8"))[0])
