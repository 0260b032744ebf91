"""Is the score of a place what it says: of the points with score .8, are eight of ten right?

`python -m evaluation.calibration` compares the scores of the resolved names of GeoWebNews and LGL with how often the
point lies within 161 km of the gold one, on the half that may be read and on the half that nobody reads, and draws both
into `docs/design/place_score.svg`. `--fit` prints the two numbers of `resolution/place_scores.py` that the read half
asks for. Of the other half nothing is shown but the share that is right in each tenth of the score.
"""

import argparse
import importlib
import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from evaluation.scoring import BENCHMARKS, ROOT, SHARED, gold_is_here

CORPORA = ("geowebnews", "lgl")
RIGHT_KM = 161.0
PLOT = ROOT / "docs" / "design" / "place_score.svg"
STEPS = 50
SIDE, MARGIN = 360, 48
COLOURS = {"read": "#8a8f98", "measured": "#1f5fa8"}


class Scored(NamedTuple):
    score: float
    right: bool


class Bin(NamedTuple):
    """Points whose score lies in one tenth: how many they are, their mean score, the share that is right."""

    points: int
    said: float
    right: float


def scored(part: str) -> Iterator[Scored]:
    """Every name of one half that was found, given a point, and has a gold point."""
    from score import data, metrics  # noqa: PLC0415  (on the path only after `main` has put it there)
    from score.align import Aligner  # noqa: PLC0415
    from score.tasks.places import at, same_span  # noqa: PLC0415
    from score.where_when import distance  # noqa: PLC0415

    from evaluation.mistakes import read_all  # noqa: PLC0415

    importlib.import_module("score.data").part = part  # type: ignore[attr-defined]
    for corpus in CORPORA:
        documents = data.lines(BENCHMARKS / "places", corpus, None)
        readings = read_all((d["text"], {"language": "en"}) for d in documents)
        for document, reading in zip(documents, readings, strict=True):
            move = Aligner(reading["article"]["text"], document["text"])
            mine = [(p, span) for p in reading["places"] if (span := move(p))]
            gold = document["toponyms"]
            for row, column in metrics.match(gold, mine, lambda g, p: same_span(at(g), p[1])):
                place, wanted = mine[column][0], gold[row]
                if wanted["lat"] is not None and place["latitude"] is not None:
                    away = distance(place, wanted["lat"], wanted["lon"])
                    yield Scored(place["score"], away <= RIGHT_KM)


def bins(points: Sequence[Scored]) -> list[Bin]:
    """Tenths of the score that hold a point."""
    found = []
    for tenth in range(10):
        here = [p for p in points if min(9, int(p.score * 10)) == tenth]
        if here:
            said = sum(p.score for p in here) / len(here)
            found.append(Bin(len(here), said, sum(p.right for p in here) / len(here)))
    return found


def error(found: Sequence[Bin]) -> float:
    """Expected calibration error: how far the score is from the truth, over all points."""
    count = sum(b.points for b in found) or 1
    return sum(b.points * abs(b.said - b.right) for b in found) / count


def fitted(points: Sequence[Scored]) -> tuple[float, float]:
    """Slope and shift from the log-odds of the scores to those of being right: logistic regression, Newton's steps."""
    slope, shift = 0.0, log_odds(sum(p.right for p in points) / len(points))
    odds = [log_odds(p.score) for p in points]
    for _ in range(STEPS):
        rows = [(x, p.right, sigmoid(slope * x + shift)) for x, p in zip(odds, points, strict=True)]
        by_slope = sum((right - said) * x for x, right, said in rows)
        by_shift = sum(right - said for _, right, said in rows)
        weights = [(x, said * (1 - said)) for x, _, said in rows]
        a = sum(w * x * x for x, w in weights)
        b = sum(w * x for x, w in weights)
        c = sum(w for _, w in weights)
        determinant = a * c - b * b or 1.0
        slope += (c * by_slope - b * by_shift) / determinant
        shift += (a * by_shift - b * by_slope) / determinant
    return slope, shift


def log_odds(score: float) -> float:
    score = min(max(score, 5e-4), 1 - 5e-4)
    return math.log(score / (1 - score))


def sigmoid(value: float) -> float:
    return 1.0 / (1.0 + math.exp(-value))


def drawn(halves: dict[str, list[Bin]]) -> str:
    """The plot: score across, share right upwards, the diagonal as it should be, dots by the number of points."""
    size = SIDE + 2 * MARGIN
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" font-family="sans-serif" font-size="12">',
        f'<rect width="{size}" height="{size}" fill="#ffffff"/>',
        f'<path d="M{across(0)} {up(0)}L{across(1)} {up(1)}" stroke="#c9ccd1" stroke-dasharray="4 4"/>',
        f'<path d="M{across(0)} {up(1)}V{up(0)}H{across(1)}" stroke="#555" fill="none"/>',
    ]
    for tick in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        lines.append(
            f'<text x="{across(tick)}" y="{up(0) + 18}" text-anchor="middle">{tick:g}</text>'
        )
        lines.append(
            f'<text x="{across(0) - 8}" y="{up(tick) + 4}" text-anchor="end">{tick:g}</text>'
        )
    middle = size / 2
    lines.append(
        f'<text x="{middle}" y="{size - 10}" text-anchor="middle">score of the place</text>'
    )
    lines.append(
        f'<text x="14" y="{middle}" text-anchor="middle" '
        f'transform="rotate(-90 14 {middle})">within 161 km of the truth</text>'
    )
    for number, (half, found) in enumerate(halves.items()):
        colour = COLOURS[half]
        path = "L".join(f"{across(b.said)} {up(b.right)}" for b in found)
        lines.append(f'<path d="M{path}" stroke="{colour}" fill="none"/>')
        for b in found:
            radius = 2 + math.log10(b.points) * 1.6
            lines.append(
                f'<circle cx="{across(b.said)}" cy="{up(b.right)}" r="{radius:.1f}" fill="{colour}">'
                f"<title>{half}: {b.points} points, score {b.said:.2f}, right {b.right:.2f}</title></circle>"
            )
        label = f"{half} half: {sum(b.points for b in found)} points, error {error(found):.3f}"
        lines.append(
            f'<text x="{MARGIN + 14}" y="{MARGIN + 16 * (number + 1)}" fill="{colour}">{label}</text>'
        )
    return "\n".join([*lines, "</svg>", ""])


def across(value: float) -> float:
    return round(MARGIN + SIDE * value, 1)


def up(value: float) -> float:
    return round(MARGIN + SIDE * (1 - value), 1)


def main(arguments: Sequence[str] | None = None) -> int:
    cli = argparse.ArgumentParser(prog="python -m evaluation.calibration", description=__doc__)
    cli.add_argument(
        "--fit", action="store_true", help="only print slope and shift for the read half"
    )
    cli.add_argument("--plot", type=Path, default=PLOT, help="where the plot goes")
    chosen = cli.parse_args(arguments)
    if not gold_is_here("places"):
        print("no gold data beside the checkout (../shared)", file=sys.stderr)
        return 2
    sys.path[:0] = [str(SHARED), str(ROOT / "src")]
    read = list(scored("read"))
    if chosen.fit:
        print("slope {:.3f}, shift {:.3f}, on top of what is there".format(*fitted(read)))
        return 0
    halves = {"read": bins(read), "measured": bins(list(scored("measured")))}
    chosen.plot.write_text(drawn(halves), encoding="utf8")
    for half, found in halves.items():
        print(f"{half}: calibration error {error(found):.3f}")
        print("".join(f"  {b.said:.2f} {b.right:.2f} ({b.points})\n" for b in found), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
