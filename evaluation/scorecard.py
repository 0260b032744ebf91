"""Rewrites `docs/scorecard.md`: every task of the scorer on the half of its corpus that nobody reads.

`python -m evaluation.scorecard [TASK ...]`; tasks that are not named keep their last section. Figures stand beside
the numbers to beat, so that a reader sees what the program cannot do as plainly as what it can.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version

from evaluation.scoring import ROOT, SHARED, Result, Row, gold_is_here, score

SCORECARD = ROOT / "docs" / "scorecard.md"
TASKS = (
    *("labelled", "muc4", "case2021", "plover", "places", "attribution"),
    *("factuality", "coreference", "timelines", "pages"),
)
INTRODUCTION = """\
# Scorecard

Measured by `make score` on the halves of the developers' corpora that nobody reads while mending the program. P, R and
F1 are in hundredths; a rate that has no two sides stands under F1. "To beat" is published or was measured earlier.
"""


def kept_sections() -> dict[str, str]:
    """Task -> its section in the scorecard as it stands."""
    if not SCORECARD.is_file():
        return {}
    parts = re.split(r"^(?=## )", SCORECARD.read_text(encoding="utf8"), flags=re.MULTILINE)[1:]
    return {part.split(maxsplit=2)[1]: part.rstrip() + "\n" for part in parts}


def section(result: Result) -> str:
    crashes = len(result.crashes)
    lead = (
        f"Dateline {version('dateline')}, {result.documents} documents, {result.documents_per_second:.1f} a second, "
        f"{crashes} {'crash' if crashes == 1 else 'crashes'}."
    )
    head = "| | P | R | F1 | n | to beat |\n|---|---:|---:|---:|---:|---|"
    return "\n".join((f"## {result.task}", "", lead, "", head, *map(line, result.rows), ""))


def line(row: Row) -> str:
    name = row.name.replace("  ", "&nbsp;&nbsp;") if row.name.startswith(" ") else row.name
    cells = (*map(hundredths, (row.precision, row.recall, row.f1)), str(row.n or ""), row.peer)
    return f"| {name} | {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def hundredths(value: float | None) -> str:
    return "" if value is None else f"{100 * value:.1f}"


def scored(tasks: Sequence[str]) -> Iterator[tuple[str, str]]:
    for task in tasks:
        if not gold_is_here(task):
            print(f"{task}: no gold data, left as it is", file=sys.stderr)
            continue
        print(f"{task} ...", flush=True)
        yield task, section(score(task))


def main(arguments: Sequence[str]) -> int:
    if not SHARED.is_dir():
        print("no scorer and gold data beside the checkout (../shared): nothing to measure with")
        return 0
    sections = kept_sections() | dict(scored(arguments or TASKS))
    ordered = [sections[task] for task in TASKS if task in sections]
    SCORECARD.write_text("\n".join((INTRODUCTION, *ordered)), encoding="utf8")
    print(f"{SCORECARD.relative_to(ROOT)} written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
