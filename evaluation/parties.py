"""Who fights whom and who stands by whom: the parties of found reports against re3d.

`python -m evaluation.parties` reads the texts of re3d and takes from every report of fighting the pairs of actor and
recipient, and those of actor and partner. A pair is right where the text's annotators
tied two things of those names by FightingAgainst, or by AlliesOf, in either direction. Precision is what matters: the
annotators also tie what no single event of the text tells.
"""

import argparse
import importlib
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from evaluation.scoring import BENCHMARKS, ROOT, SHARED, gold_is_here

FIGHTING = frozenset(
    ("clash", "air_strike", "shelling", "bombing", "attack", "capture", "advance", "abduction")
)
PARTS = {"FightingAgainst": "recipients", "AlliesOf": "partners"}
NAMED = ("name", "text")

Names = tuple[str, ...]
Pair = tuple[Names, Names]


def pairs_of(reading: dict[str, Any], relation: str) -> Iterator[tuple[Pair, str]]:
    """Pairs that the reports of a reading assert, with the sentence; nameless parties are left out."""
    for report in reading["reports"]:
        if report["event_type"] not in FIGHTING:
            continue  # whom one meets or pays is no ally yet
        for actor in report["actors"]:
            for other in report[PARTS[relation]]:
                yield (names_of(actor), names_of(other)), report["evidence"]["text"]


def names_of(party: dict[str, Any]) -> Names:
    return tuple(party[key] for key in NAMED if party.get(key))


def gold_pairs(document: dict[str, Any], relation: str) -> list[Pair]:
    """Both ways round."""
    told = [r for r in document["relations"] if r["type"] == relation]
    ends = [((r["source"]["text"],), (r["target"]["text"],)) for r in told]
    return ends + [(target, source) for source, target in ends]


def judged(relation: str) -> Iterator[tuple[bool, Pair, str]]:
    """Every pair found, whether it is right, and the sentence it was found in."""
    from score import data  # noqa: PLC0415  (on the path only after `main` has put it there)
    from score.words import same_any  # noqa: PLC0415

    from evaluation.mistakes import read_all  # noqa: PLC0415

    documents = data.lines(BENCHMARKS / "re3d", "docs", None)
    readings = read_all((d["text"], {"language": "en"}) for d in documents)
    for document, reading in zip(documents, readings, strict=True):
        gold = gold_pairs(document, relation)
        for pair, sentence in pairs_of(reading, relation):
            right = any(same_any(pair[0], g[0]) and same_any(pair[1], g[1]) for g in gold)
            yield right, pair, sentence


def main(arguments: Sequence[str] | None = None) -> int:
    cli = argparse.ArgumentParser(prog="python -m evaluation.parties", description=__doc__)
    cli.add_argument("--part", choices=["read", "measured"], default="measured", help="which half")
    chosen = cli.parse_args(arguments)
    if not gold_is_here("re3d"):
        print("no gold data beside the checkout (../shared)", file=sys.stderr)
        return 2
    sys.path[:0] = [str(SHARED), str(ROOT / "src")]
    importlib.import_module("score.data").part = chosen.part  # type: ignore[attr-defined]
    for relation in PARTS:
        found = list(judged(relation))
        right = sum(one[0] for one in found)
        print(f"{relation}: {right} of {len(found)} pairs right")
        if chosen.part == "read":
            for is_right, pair, sentence in found:
                print(
                    f"  {'+' if is_right else '-'} {pair[0][-1]} | {pair[1][-1]} | {sentence[:160]}"
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
