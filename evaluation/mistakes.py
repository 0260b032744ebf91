"""The mistakes of a reading on each corpus: what `evaluation.errors` prints. Needs the scorer on the path."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from score import data, gold, metrics, muc, product, rules
from score.align import Aligner
from score.tasks.labelled import pairs_of

from evaluation.causes import Mistake, Reading, Stretch, on, why_false, why_missed, words
from evaluation.scoring import BENCHMARKS


def read_all(jobs: Iterable[tuple[str, dict[str, Any]]]) -> list[Reading]:
    """Reads the documents; crashes are told, since a page that crashed has missed everything."""
    reader = product.Product()
    readings: list[Reading] = reader.read_all(jobs)
    for crash in sorted(set(reader.crashes)):
        print(f"{reader.crashes.count(crash)} crashed: {crash}", file=sys.stderr)
    return readings


def labelled(language: str | None, limit: int | None) -> Iterator[Mistake]:
    """Labelled pages: events and reports that the scorer cannot pair one to one."""
    pages, _ = gold.pages(BENCHMARKS / "labelled", limit)
    pages = [page for page in pages if language in (None, page.lang)]
    readings = read_all((p.text, given(p.header)) for p in pages)
    for page, reading in zip(pages, readings, strict=True):
        pairs = pairs_of(page, reading, group=False)
        reports = reading["reports"]
        move = Aligner(page.text, reading["article"]["text"])
        for number, event in enumerate(page.events):
            if number not in {e for e, _ in pairs} and event.span:
                here = move({"start": event.span[0], "end": event.span[1]}) or (0, 0)
                free = [r for r in on(reports, here) if r["event_type"] != event.kind]
                cause = why_missed(reading, here, event.kind, [r["event_type"] for r in free])
                yield Mistake(cause, page.id, words(page.text, event.span), f"at {event.place}")
        for number, report in enumerate(reports):
            if number not in {r for _, r in pairs}:
                yield Mistake(why_false(report), page.id, words(report["evidence"]["text"], None))


def given(header: dict[str, str]) -> dict[str, str | None]:
    return {"url": header.get("url"), "published": header.get("published")}


def snippets(task: str, wanted: str, limit: int | None) -> Iterator[Mistake]:
    """Corpora of snippets with one class each: every class that the reading gives, against the one wanted."""
    table = data.mapping(task)
    documents = data.lines(BENCHMARKS / task, "docs", limit)
    readings = read_all((d["text"], {"language": "en"}) for d in documents)
    for document, reading in zip(documents, readings, strict=True):
        gold = table.get("renamed", {}).get(document[wanted], document[wanted])
        text = reading["article"]["text"]
        reports = [(r, rules.classes(table["rules"], r, text)) for r in reading["reports"]]
        if gold == table.get("none"):
            yield from (
                Mistake(why_false(r), document["id"], words(document["text"], None))
                for r, _ in reports
            )
        elif not any(gold in classes for _, classes in reports):
            types = [report["event_type"] for report, _ in reports]
            cause = why_missed(reading, (0, len(text)), gold, types)
            yield Mistake(cause, document["id"], words(document["text"], None))


def muc4(language: str | None, limit: int | None) -> Iterator[Mistake]:
    """MUC-4: incidents and reports without a partner; the key has no spans, so a sentence with its names is shown."""
    documents = data.lines(BENCHMARKS / "muc4", "docs", limit)
    texts = [d.get("text_mixed") or d["text"] for d in documents]
    readings = read_all(
        (text, {"published": d["published"], "language": "en"})
        for text, d in zip(texts, documents, strict=True)
    )
    for document, reading in zip(documents, readings, strict=True):
        text = reading["article"]["text"]
        gold = [muc.gold_incident(raw) for raw in document["incidents"]]
        made = [(r, muc.report_incident(r, text)) for r in reading["reports"]]
        mine = [(report, incident) for report, incident in made if incident]
        pairs = metrics.match(gold, [incident for _, incident in mine], muc.likeness)
        for number, incident in enumerate(gold):
            if number not in {g for g, _ in pairs} and not incident.optional:
                wanted = incident.slots["type"][0].any_of[0]
                here = sentence_naming(incident, text)
                types = [r["event_type"] for r in on(reading["reports"], here)]
                cause = why_missed(reading, here, wanted, types)
                yield Mistake(cause, document["id"], words(text, here))
        for number, (report, _) in enumerate(mine):
            if number not in {m for _, m in pairs}:
                yield Mistake(why_false(report), document["id"], report["evidence"]["text"])


def sentence_naming(incident: Any, text: str) -> Stretch:
    """The first sentence that names a target or perpetrator of the incident, else the first of the text."""
    slots = ("human_target", "physical_target", "perp_individual", "perp_org")
    names = (name for slot in slots for fill in incident.slots[slot] for name in fill.any_of)
    found = (text.lower().find(str(name).lower()) for name in names)
    at = next((place for place in found if place >= 0), 0)
    end = text.find(". ", at)
    return text.rfind(". ", 0, at) + 1, end + 1 if end >= 0 else len(text)


CORPORA: Mapping[str, Callable[[str | None, int | None], Iterator[Mistake]]] = {
    "labelled": labelled,
    "muc4": muc4,
    "plover": lambda _, limit: snippets("plover", "event", limit),
    "case2021": lambda _, limit: snippets("case2021", "label", limit),
}
