"""The ontology's own examples as a measure: is each sentence read as the codebook says?

`python -m evaluation.examples` prints the examples that are read otherwise. A positive example is right when some
report of it has its type; a near miss when none has the type it only looks like and, where it belongs to another type,
some report has that. The sentences are ours, so all of them may be read; they are few and easy, so their share is no
quality figure, only a list of gaps.
"""

import sys
from collections.abc import Iterator
from typing import NamedTuple

import dateline
from dateline.knowledge.ontology import load_ontology
from dateline.records import EventType

HEADER = "published: 2024-06-05\nlang: en\n\n"


class Example(NamedTuple):
    sentence: str
    wanted: EventType | None
    """A type that has to be among the reports."""
    unwanted: EventType | None
    """A type that must not be."""
    told_as: str


def examples() -> Iterator[Example]:
    for name, entry in load_ontology().types.items():
        for sentence in entry.positive:
            yield Example(sentence, name, None, f"{name}")
        for near in entry.negative:
            told_as = f"{near.instead or 'nothing'}, not {name}"
            yield Example(near.sentence, near.instead, name, told_as)


def read_as(sentence: str) -> set[EventType]:
    return {report.event_type for report in dateline.read(HEADER + sentence).reports}


def is_right(example: Example, found: set[EventType]) -> bool:
    wanted = example.wanted is None or example.wanted in found
    return wanted and example.unwanted not in found


def main() -> int:
    readings = [(example, read_as(example.sentence)) for example in examples()]
    wrong = [(example, found) for example, found in readings if not is_right(example, found)]
    for example, found in wrong:
        print(f"{example.told_as}: read as {', '.join(sorted(found)) or 'nothing'}")
        print(f"    {example.sentence}")
    print(f"{len(readings) - len(wrong)} of {len(readings)} examples are read as the codebook says")
    return 0


if __name__ == "__main__":
    sys.exit(main())
