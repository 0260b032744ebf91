"""What each ground for the place of an act counts: fits `data/places/grounds.yaml` to labelled pages.

`python -m evaluation.grounds` reads the pages with the weights as they are, notes for every found event whose words
name no place the candidates with their grounds, and prints how often the best candidate is right on the read half and
on the half that nobody reads. `--fit` writes the weights under which the right candidates of the read half are
likeliest: a conditional logit with a penalty, so that a ground seen rarely counts little. Run it twice: what is told
before depends on what was chosen.
"""

import argparse
import importlib
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from numpy.typing import NDArray

from dateline.coding.deeds import MADE_BY_TEXTS
from evaluation.scoring import BENCHMARKS, ROOT, SHARED, gold_is_here

FILE = ROOT / "src" / "dateline" / "data" / "places" / "grounds.yaml"
FOLDERS = (BENCHMARKS / "labelled", ROOT / "evaluation" / "pages")
PENALTY = 6.0
"""How much a weight must earn: the inverse of the variance expected of weights."""
SELDOM = 8
"""A ground that fewer candidates have is not weighed."""
SLIGHT = 0.05
"""Weights smaller than this are left out."""
ROUNDS, STEP = 400, 0.05


class Choice(NamedTuple):
    """One event: the grounds of each candidate, and which of them the gold calls right."""

    page: str
    grounds: list[dict[str, float]]
    right: list[bool]


def choices(part: str) -> Iterator[Choice]:
    """The found events of one half that have a place from the story or none."""
    from score import agreement, gold  # noqa: PLC0415  (on the path only after `main` has put it there)
    from score.tasks.labelled import pairs_of  # noqa: PLC0415

    importlib.import_module("score.data").part = part  # type: ignore[attr-defined]
    for folder in FOLDERS:
        for page in gold.pages(folder)[0]:
            reading, noted = read_noting(page.text, page.header.get("published"), page.lang)
            for number, other in pairs_of(page, reading.to_dict(), group=False):
                report = reading.reports[other]
                told = report.place is None or report.place.basis in ("discourse", "dateline")
                told = told or report.event_type in MADE_BY_TEXTS
                found = noted.get(report.trigger.start)
                if not told or not found:
                    continue
                event = page.events[number]
                right = [
                    agreement.same_place(event, {"place": p.model_dump(mode="json")})
                    for p, _ in found
                ]
                yield Choice(page.id, [grounds for _, grounds in found], right)


def read_noting(text: str, published: str | None, language: str) -> tuple[Any, dict[int, Any]]:
    """A reading, and by the place of the word for each act the candidates it had with their grounds."""
    import dateline  # noqa: PLC0415
    from dateline.coding import where_told  # noqa: PLC0415
    from dateline.coding.where_scene import Scene  # noqa: PLC0415

    noted: dict[int, Any] = {}
    weigh = where_told.candidates

    def noting(told: Sequence[where_told.Mentions], scene: Scene) -> list[where_told.Candidate]:
        found = [where_told.weighed(names, scene) for names in where_told.told_names(scene)]
        place_of = scene.context.place_of
        noted[scene.head] = [(place_of(c.names[0]), dict(c.grounds)) for c in found]
        return weigh(told, scene)

    where_told.candidates = noting
    try:
        return dateline.read(text, published=published, language=language), noted
    finally:
        where_told.candidates = weigh


def matrices(
    found: Sequence[Choice], names: Sequence[str]
) -> list[tuple[NDArray[np.float64], NDArray[np.bool_]]]:
    column = {name: n for n, name in enumerate(names)}
    made = []
    for choice in found:
        table = np.zeros((len(choice.grounds), len(names)))
        for row, grounds in enumerate(choice.grounds):
            for name, much in grounds.items():
                if name in column:
                    table[row, column[name]] = much
        made.append((table, np.array(choice.right)))
    return made


def fitted(found: Sequence[Choice]) -> dict[str, float]:
    """Weights by name: gradient steps on the penalised likelihood of a right candidate."""
    useful = [c for c in found if any(c.right) and not all(c.right)]
    seen = Counter(name for c in useful for grounds in c.grounds for name in grounds)
    names = sorted(name for name, times in seen.items() if times >= SELDOM)
    tables = matrices(useful, names)
    weights, mean, spread = (np.zeros(len(names)) for _ in range(3))
    for turn in range(1, ROUNDS + 1):
        slope = PENALTY * weights
        for table, right in tables:
            chances = softmax(table @ weights)
            wanted = chances * right / (chances * right).sum()
            slope -= table.T @ (wanted - chances)
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        weights -= STEP * (mean / (1 - 0.9**turn)) / (np.sqrt(spread / (1 - 0.999**turn)) + 1e-8)
    return {n: round(float(w), 2) for n, w in zip(names, weights, strict=True) if abs(w) >= SLIGHT}


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    raised: NDArray[np.float64] = np.exp(scores - scores.max())
    chances: NDArray[np.float64] = raised / raised.sum()
    return chances


def right_share(found: Sequence[Choice], weights: dict[str, float]) -> float:
    """How often the best candidate is right, of the events that have one."""
    tables = matrices(found, list(weights))
    values = np.array(list(weights.values()))
    return sum(bool(right[int(np.argmax(t @ values))]) for t, right in tables) / (len(tables) or 1)


def written(weights: dict[str, float]) -> str:
    head = (
        "# What speaks for a place of an act whose own words name none; `coding/where_grounds.py` says what each is.\n"
        "# Fitted by `python -m evaluation.grounds --fit`; in units of log-odds.\n"
    )
    ordered = dict(sorted(weights.items(), key=lambda pair: (-abs(pair[1]), pair[0])))
    body: str = yaml.safe_dump({"weights": ordered}, sort_keys=False)
    return head + body


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--fit", action="store_true", help="write the weights of the read half")
    chosen = options.parse_args()
    if not gold_is_here("labelled"):
        sys.exit("no benchmarks here")
    sys.path.insert(0, str(SHARED))
    read = list(choices("read"))
    weights = yaml.safe_load(Path(FILE).read_text(encoding="utf8"))["weights"]
    if chosen.fit:
        weights = fitted(read)
        Path(FILE).write_text(written(weights), encoding="utf8")
    for part, found in (("read", read), ("measured", list(choices("measured")))):
        print(f"{part}: {right_share(found, weights):.3f} of {len(found)}")


if __name__ == "__main__":
    main()
