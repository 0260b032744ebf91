"""Reprints are known by their words, whatever stands around them; two reports of one incident are not reprints."""

import datetime as dt
import itertools
import random

from dateline.acquisition.files import page_from
from dateline.cleaning import clean
from dateline.cleaning.fingerprints import bands, copies_among, fingerprint, likeness
from dateline.records import Article

SENTENCES = (
    "The army retook the bridge at Kaya on Thursday after two days of fighting with rebels.",
    "A spokesman said in the capital that eleven soldiers had been killed near the market.",
    "Residents told by telephone that the rebels had left for the hills during the night.",
    "The governor asked for tents and flour, and said that the northern road stays closed.",
    "A convoy of the aid agencies has waited at the river crossing since Monday morning.",
    "Neither of the two sides would promise to let it pass before the mines are cleared.",
    "The town has changed hands three times since last year, and nobody expects an end.",
    "Schools and the hospital were empty on Friday, and only the bakery had opened again.",
)
OTHER = (
    "Kaya bridge is back in the hands of government troops, the ministry announced.",
    "Fighting had raged around the crossing since Tuesday and left at least ten dead.",
    "Insurgents slipped away in the dark, taking young men along, people in Kaya report.",
    "Trucks with food are stuck on the far bank because the road has not been demined.",
    "It is the third time within a year that the place falls to another side.",
    "Most families had fled to the villages beyond the hills before the shelling began.",
)


def article(sentences: tuple[str, ...], head: str, day: int | None = 4) -> Article:
    text = "\n\n".join((head, *sentences))
    return clean(page_from(text, published=dt.date(2021, 3, day) if day else None))


def test_a_reprint_with_another_headline_and_a_cut_end_is_a_copy_of_the_first_print() -> None:
    wire = article(SENTENCES, "Army retakes Kaya bridge", day=4)
    reprint = article(SENTENCES[:6], "Bridge of Kaya falls again to the army", day=5)
    report = article(OTHER, "Troops back at Kaya bridge", day=4)

    for order in itertools.permutations((reprint, report, wire)):
        assert copies_among(order) == {reprint.id: wire.id}


def test_a_page_without_a_day_is_no_first_witness() -> None:
    undated = article(SENTENCES, "Army retakes Kaya bridge", day=None)
    dated = article(SENTENCES, "Bridge of Kaya falls again to the army", day=9)

    assert copies_among((undated, dated)) == {undated.id: dated.id}


def test_two_reports_of_one_incident_share_next_to_nothing() -> None:
    one, other = (fingerprint(article(s, "Kaya bridge retaken")) for s in (SENTENCES, OTHER))

    assert one is not None
    assert other is not None
    assert likeness(one, other) < 0.1


def test_a_few_words_are_no_fingerprint() -> None:
    assert fingerprint(article(SENTENCES[:1], "Army retakes Kaya bridge")) is None


def test_texts_that_share_most_of_their_words_have_a_band_in_common() -> None:
    generator = random.Random(3)
    words = [f"word{number}" for number in range(400)]
    met = 0
    for _ in range(60):
        text = generator.choices(words, k=240)
        changed = [*text[:180], *generator.choices(words, k=60)]
        pair = [
            fingerprint(clean(page_from(" ".join(one) + " was said on Monday.")))
            for one in (text, changed)
        ]
        assert pair[0] is not None
        assert pair[1] is not None
        met += bool(set(bands(pair[0])) & set(bands(pair[1])))
    assert met >= 57
