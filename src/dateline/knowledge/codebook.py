"""The codebook for people: `docs/codebook.md`, printed from the ontology so that the two cannot part.

`python -m dateline.knowledge.codebook` writes it into the `docs/` of the current folder; with `--check` it only says
whether what stands there is what the ontology gives, and fails when it is not.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from dateline.knowledge.ontology import (
    AcledView,
    EventDefinition,
    NearMiss,
    Ontology,
    PloverView,
    Term,
    load_ontology,
)
from dateline.records import EventType

CODEBOOK = Path("docs/codebook.md")

INTRODUCTION = """\
# Codebook

<!-- Printed from src/dateline/data/ontology/ by `make codebook`; change it there. -->

What Dateline codes and what each value means. A **report** is one event as one page tells it. Three questions are kept
apart in it: what is told (the type), whether it took place (the status), and who says so (the sources). The example
sentences are written for this book, after the manner of news from many wars; they are no source for anything.
"""


def codebook(ontology: Ontology) -> str:
    """The whole codebook as Markdown."""
    sections = (
        INTRODUCTION,
        rules(ontology),
        overview(ontology.types),
        *(event_section(name, entry) for name, entry in ontology.types.items()),
        crosswalk(ontology.types),
        terms(
            "Status",
            "Whether the event took place, as the page tells it.",
            ontology.terms.statuses.items(),
        ),
        terms(
            "Actor kind",
            "What an actor, recipient or source is.",
            ontology.terms.actor_kinds.items(),
        ),
        terms(
            "Precision of a place",
            "How finely the place is known.",
            ontology.terms.precisions.items(),
        ),
        vague_counts(ontology),
    )
    return "\n".join(sections)


def rules(ontology: Ontology) -> str:
    numbered = enumerate(ontology.terms.rules, start=1)
    return section("## Rules of coding", (f"{n}. **{r.title}.** {r.text}" for n, r in numbered))


def overview(types: Mapping[EventType, EventDefinition]) -> str:
    rows = ((f"[`{name}`](#{name})", entry.definition) for name, entry in types.items())
    return section("## Event types", table(("type", "what counts"), rows))


def event_section(name: EventType, entry: EventDefinition) -> str:
    lines = [entry.definition, "", "Counts:", ""]
    lines += [f"- {text}" for text in entry.counts]
    lines += ["", "Does not count:", ""]
    lines += [f"- {text}" for text in entry.excludes]
    lines += ["", f"Is `{name}`:", ""]
    lines += [f"- *{sentence}*" for sentence in entry.positive]
    lines += ["", f"Is not `{name}`:", ""]
    lines += [near_miss(near) for near in entry.negative]
    return section(f"### {name}", lines)


def near_miss(near: NearMiss) -> str:
    verdict = f"`{near.instead}`" if near.instead else "nothing"
    return f"- *{near.sentence}* → {verdict}: {near.why}."


def crosswalk(types: Mapping[EventType, EventDefinition]) -> str:
    rows = (
        (
            f"`{name}`",
            "; ".join(map(acled_name, entry.crosswalk.acled)) or "-",
            "; ".join(map(plover_name, entry.crosswalk.plover)) or "-",
            ", ".join(entry.crosswalk.cameo_roots) or "-",
            ", ".join(entry.crosswalk.cameo) or "-",
            with_note(", ".join(entry.crosswalk.ucdp.types), entry.crosswalk.ucdp.note),
        )
        for name, entry in types.items()
    )
    head = ("type", "ACLED event / sub-event", "PLOVER event (modes; contexts)")
    note = "The first view whose condition holds is taken. UCDP records an event only where somebody died of it."
    body = table((*head, "CAMEO root", "CAMEO", "UCDP type of violence"), rows)
    return section("## In the terms of others", (note, "", *body))


def acled_name(view: AcledView) -> str:
    return with_note(f"{view.event} / {view.sub_event}", view.when and f"when {view.when}")


def plover_name(view: PloverView) -> str:
    details = "; ".join(", ".join(part) for part in (view.modes, view.contexts) if part)
    name = f"{view.event} ({details})" if details else view.event
    return with_note(name, view.when and f"when {view.when}")


def with_note(text: str, note: str | None) -> str:
    """The text, its note in italics after it; a dash for nothing at all."""
    return " ".join(part for part in (text or "-", f"*{note}*" if note else "") if part)


def terms(title: str, lead: str, entries: Iterable[tuple[str, Term]]) -> str:
    rows = ((f"`{name}`", entry.definition, entry.example) for name, entry in entries)
    return section(f"## {title}", (lead, "", *table(("value", "meaning", "for example"), rows)))


def vague_counts(ontology: Ontology) -> str:
    lead = (
        "`low` and `high` of a vague number; `best` is null. The last column is the conservative figure of ACLED, "
        "used by its export only."
    )
    rows = (
        (", ".join(v.words), str(v.low), str(v.high), str(v.acled or "-"))
        for v in ontology.terms.vague_counts
    )
    body = table(("words", "low", "high", "in the ACLED export"), rows)
    return section("## Vague numbers", (lead, "", *body))


def section(heading: str, lines: Iterable[str]) -> str:
    return "\n".join((heading, "", *lines, ""))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    yield from (f"| {' | '.join(row)} |" for row in rows)


def main(arguments: Sequence[str]) -> int:
    text = codebook(load_ontology())
    if "--check" not in arguments:
        CODEBOOK.write_text(text, encoding="utf8")
        print(f"{CODEBOOK} written")
        return 0
    if CODEBOOK.is_file() and CODEBOOK.read_text(encoding="utf8") == text:
        return 0
    print(f"{CODEBOOK} is not what the ontology gives\n  next: make codebook", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
