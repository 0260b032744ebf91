"""Near-copies: whether two articles are prints of one text, told from short fingerprints without comparing all to all.

A fingerprint is the minima of 63 hash functions over the runs of four words of the body (MinHash); the share of equal
minima estimates how much of their runs two texts have in common. Independent reports of one incident share a few
percent, reprints of a wire story most, with other headlines and a cut end. Bands of three minima find the candidates:
texts that share half are met in 19 of 20 cases, texts that share a tenth in one of 50. The store keeps bands as an
index and links copies when a page comes in (`storage.copying`); for articles in memory there is `copies_among`, whose
answer is what linking takes as `copies_of`.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rensa import RMinHash

from dateline.cleaning.evidence import WORD
from dateline.records import Article, BlockKind

MINIMA = 63
ROWS = 3
SEED = 7
"""Part of every stored fingerprint: never change it."""
RUN = 4
FEWEST_RUNS = 25
"""Shorter texts are alike by chance: "no further details were given"."""
COPY = 0.45
"""Least estimated likeness of two prints of one text."""

Minima = tuple[int, ...]


def fingerprint(article: Article) -> Minima | None:
    """The minima of its body; None for a text too short to tell."""
    body = (article.text[b.start : b.end] for b in article.blocks if b.kind is BlockKind.BODY)
    words = [word.casefold() for part in body for word in WORD.findall(part)]
    runs = {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    if len(runs) < FEWEST_RUNS:
        return None
    minhash = RMinHash(num_perm=MINIMA, seed=SEED)
    minhash.update(sorted(runs))
    return tuple(minhash.digest())


def bands(minima: Minima) -> tuple[int, ...]:
    """Numbers of 62 bits; two near-copies have at least one in common."""
    found = []
    for at in range(0, MINIMA, ROWS):
        mixed = at + 1
        for minimum in minima[at : at + ROWS]:
            mixed = (mixed * 0x9E37_79B9_7F4A_7C15 + minimum) % (1 << 62)
        found.append(mixed)
    return tuple(found)


def likeness(one: Minima, other: Minima) -> float:
    """Estimated share of runs of words that two texts have in common."""
    return sum(a == b for a, b in zip(one, other, strict=True)) / MINIMA


def are_copies(one: Minima, other: Minima) -> bool:
    return likeness(one, other) >= COPY


Seniority = tuple[dt.date, str]


def seniority(published: dt.date | None, article_id: str) -> Seniority:
    """The smallest is the first witness: printed first, and by its id where the day is the same or unknown."""
    return published or dt.date.max, article_id


def copies_among(articles: Iterable[Article]) -> Mapping[str, str]:
    """Id of each near-copy -> id of the first print of its text; originals are not in it."""
    groups = Groups()
    minima: dict[str, Minima] = {}
    by_band: defaultdict[int, list[str]] = defaultdict(list)
    seniorities: dict[str, Seniority] = {}
    for article in articles:
        print_ = fingerprint(article)
        if print_ is None or article.id in minima:
            continue
        seniorities[article.id] = seniority(article.published, article.id)
        for band in bands(print_):
            for other in by_band[band]:
                if are_copies(print_, minima[other]):
                    groups.join(article.id, other)
            by_band[band].append(article.id)
        minima[article.id] = print_
    return {
        member: first
        for group in groups.every()
        for first in (min(group, key=seniorities.__getitem__),)
        for member in group
        if member != first
    }


class Groups:
    """What was found alike, directly or through others."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def top(self, member: str) -> str:
        while (above := self._above.setdefault(member, member)) != member:
            member = above
        return member

    def join(self, one: str, other: str) -> None:
        self._above[self.top(one)] = self.top(other)

    def every(self) -> Sequence[list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for member in self._above:
            found[self.top(member)].append(member)
        return [sorted(group) for group in found.values()]
