"""Who knows independently of whom.

A report that names its source is the word of that source, through however many papers it reaches us; one without a
source is the word of its outlet. A reprint adds a reader, not a witness: near-copies of one story speak with one
voice, whether the page is known as a copy or the sentence betrays it. Unlisted speakers ("residents", "an official")
are the same only within one story, since every village has its residents.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from dateline.incidents import Telling, Witness
from dateline.knowledge.actor_words import words
from dateline.records import Source

UNNAMED = "unnamed outlet"
COPIED = 0.8
"""Share of words in common from which two sentences are one text, lightly edited."""
SHORTEST_COPY = 8
"""Words below which two reporters may well write the same sentence."""


def witnesses_of(tellings: Sequence[Telling]) -> tuple[tuple[Witness, ...], dict[str, str]]:
    """The witnesses of one incident, and for each report the id of its witness."""
    stories = stories_of(tellings)
    groups: dict[str, list[Telling]] = defaultdict(list)
    of_many = copied(tellings, stories)
    for telling in tellings:
        story = stories[telling.report.id]
        groups[voice_of(telling, story, story in of_many)].append(telling)
    ordered = sorted(groups.values(), key=lambda group: group[0].report.id)
    found = [witness(f"w{n}", group) for n, group in enumerate(ordered, start=1)]
    return tuple(found), {report_id: w.id for w in found for report_id in w.report_ids}


def witness(witness_id: str, group: Sequence[Telling]) -> Witness:
    first = group[0]
    source = speaker(first)
    return Witness(
        id=witness_id,
        name=source.name if source else first.outlet or UNNAMED,
        actor_id=source.actor_id if source else None,
        is_outlet=source is None,
        report_ids=tuple(t.report.id for t in group),
        outlets=tuple(sorted({t.outlet for t in group if t.outlet})),
    )


def speaker(telling: Telling) -> Source | None:
    """Whose word it is: the innermost listed source of a chain, else the innermost named one."""
    sources = telling.report.sources
    listed = [source for source in sources if source.actor_id]
    ranked = listed or list(sources)
    return ranked[-1] if ranked else None


def voice_of(telling: Telling, story: str, is_copied: bool) -> str:
    source = speaker(telling)
    if source is None:
        return f"story:{story}" if is_copied or not telling.outlet else f"outlet:{telling.outlet}"
    if source.actor_id:
        return f"actor:{source.actor_id}"
    return f"name:{folded(source.name)}:{story}"


def copied(tellings: Sequence[Telling], stories: dict[str, str]) -> frozenset[str]:
    """The stories that stand on more than one page."""
    pages = {(stories[t.report.id], alone(t)) for t in tellings}
    number = Counter(story for story, _ in pages)
    return frozenset(story for story, n in number.items() if n > 1)


def alone(telling: Telling) -> str:
    return telling.article_id or telling.report.id


def folded(name: str) -> str:
    return " ".join(word for _, _, word in words(name))


def stories_of(tellings: Sequence[Telling]) -> dict[str, str]:
    """For each report the story it belongs to: the least page of all that copy one another."""
    stories = {t.report.id: t.copies_of or alone(t) for t in tellings}
    texts = {t.report.id: frozenset(evidence_words(t)) for t in tellings}
    for place, one in enumerate(tellings):
        for two in tellings[place + 1 :]:
            a, b = stories[one.report.id], stories[two.report.id]
            if a != b and is_copy(texts[one.report.id], texts[two.report.id]):
                low, high = min(a, b), max(a, b)
                stories = {key: low if story == high else story for key, story in stories.items()}
    return stories


def evidence_words(telling: Telling) -> Iterable[str]:
    return (word for _, _, word in words(telling.report.evidence.text))


def is_copy(one: frozenset[str], two: frozenset[str]) -> bool:
    return min(len(one), len(two)) >= SHORTEST_COPY and len(one & two) >= COPIED * max(
        len(one), len(two)
    )
