"""The slots of the events that were found: what the gold has and what the report has, where they differ.

`python -m evaluation.slots --language en place source` reads the half of the labelled pages that may be read and, for
each slot asked for, prints every difference with its sentence.
"""

import argparse
import importlib
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from evaluation.scoring import BENCHMARKS, ROOT, SHARED, gold_is_here

SLOTS = ("status", "source", "actors", "recipients", "partners", "place", "time", "counts")


def differences(language: str | None, slots: Sequence[str]) -> Iterator[str]:
    """A line a slot that differs, under the sentence of its event."""
    from score import gold  # noqa: PLC0415  (on the path only after `main` has put it there)
    from score.tasks.labelled import pairs_of  # noqa: PLC0415

    from evaluation.mistakes import given, read_all  # noqa: PLC0415

    pages, _ = gold.pages(BENCHMARKS / "labelled", None)
    pages = [page for page in pages if language in (None, page.lang)]
    readings = read_all((p.text, given(p.header)) for p in pages)
    for page, reading in zip(pages, readings, strict=True):
        for number, other in pairs_of(page, reading, group=False):
            event, report = page.events[number], reading["reports"][other]
            wrong = [slot for slot in slots if not agrees(event, report, slot)]
            if wrong:
                yield f"\n{page.id} {report['event_type']}: {report['evidence']['text'][:300]}"
                yield from (f"    {slot}: {told(event, report, slot)}" for slot in wrong)


def agrees(event: Any, report: dict[str, Any], slot: str) -> bool:
    from score import agreement  # noqa: PLC0415

    if slot in agreement.ROLES:
        return bool(agreement.same_role(event, report, slot))
    if slot == "counts":
        return all(agreement.counts(event, report))
    answer = getattr(agreement, f"same_{slot}")(event, report)
    return answer is not False


def told(event: Any, report: dict[str, Any], slot: str) -> str:
    """What the gold wants, then what the report says."""
    raw = event.raw
    wanted: dict[str, Any] = {
        "actors": raw.get("by"),
        "recipients": raw.get("to"),
        "partners": raw.get("with"),
        "place": (raw.get("place"), raw.get("place_precision"), raw.get("country")),
        "time": (str(raw.get("date_from")), str(raw.get("date_to"))),
        "counts": {name: raw.get(name) for name in ("killed", "injured", "displaced", "taken")},
    }
    found = report.get({"source": "sources"}.get(slot, slot))
    if isinstance(found, list):
        found = [party["name"] for party in found]
    elif slot in ("place", "time") and found:
        keep = ("text", "name", "precision", "country", "earliest", "latest")
        found = [found[key] for key in keep if key in found]
    elif slot == "counts":
        found = {name: count["as_stated"] for name, count in (found or {}).items()}
    return f"wanted {wanted.get(slot, raw.get(slot))} | read {found}"


def main(arguments: Sequence[str] | None = None) -> int:
    cli = argparse.ArgumentParser(prog="python -m evaluation.slots", description=__doc__)
    cli.add_argument(
        "slots", nargs="*", choices=[*SLOTS, []], help="slots to compare (default: all)"
    )
    cli.add_argument("--language", help="labelled pages of this language only")
    chosen = cli.parse_args(arguments)
    if not gold_is_here("labelled"):
        print("no gold data beside the checkout (../shared)", file=sys.stderr)
        return 2
    sys.path[:0] = [str(SHARED), str(ROOT / "src")]
    importlib.import_module("score.data").part = "read"  # type: ignore[attr-defined]
    for line in differences(chosen.language, chosen.slots or SLOTS):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
