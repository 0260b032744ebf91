"""Speakers named without a verb: "UN: thousands flee", as headlines and chronologies have it, "thousands fled (OCHA)".

A country or town before a colon is a topic, no speaker; an agency in brackets is a credit for the page.
"""

import re
from collections.abc import Iterator, Sequence

from dateline.document import ActorName, Document, Phrase, Quotation, Sentence, Token
from dateline.knowledge.actors import STATE, ActorIndex
from dateline.knowledge.lexicon import Lexicon, NounClass
from dateline.records import ActorKind

LABEL = re.compile(r"(?P<bullet>[\W_]{0,3})(?P<name>[^\W\d][^:.!?;\n]{1,60}?)\s?:\s")
CREDIT = re.compile(r"\((?P<name>[^\W\d][^()]{1,60})\)[\s.!»\"”]*$")
SPEAKING = frozenset({NounClass.PERSON, NounClass.ORGANIZATION, NounClass.ARMED, NounClass.STATE})
MOST_WORDS = 7
LABELS = ":"
"""What stands for the verb of saying in such an attribution."""
FEWEST_SAID = 3
"""Words that something said has at least."""


def find_speaker_labels(
    document: Document, lexicon: Lexicon, actors: ActorIndex
) -> tuple[Quotation, ...]:
    """An attribution of all the words of a sentence for each such name before or behind them."""
    found = (labelled(sentence, document, lexicon, actors) for sentence in document.sentences)
    return tuple(quotation for group in found for quotation in group)


def labelled(
    sentence: Sentence, document: Document, lexicon: Lexicon, actors: ActorIndex
) -> Iterator[Quotation]:
    text = document.article.text
    before = LABEL.match(text, sentence.start, sentence.end)
    if before is not None:
        name, said = before.span("name"), (before.end(), sentence.end)
        yield from attributed(name, said, document, lexicon, actors)
    behind = CREDIT.search(text, sentence.start, sentence.end)
    if behind is not None and before is None and not abbreviates(behind.span("name"), document):
        name, said = behind.span("name"), (sentence.start, behind.start())
        yield from attributed(name, said, document, lexicon, actors, listed_only=True)


def abbreviates(name: tuple[int, int], document: Document) -> bool:
    """ "the guerrillas of the National Liberation Army (ELN)": the short name of what stands before the bracket."""
    inside = {i for a in document.actors if name[0] <= a.start < name[1] for i in a.actor_ids}
    before = (a for a in document.actors if 0 <= name[0] - a.end <= len(" ("))
    return any(inside & set(a.actor_ids) for a in before)


def attributed(
    name: tuple[int, int],
    said: tuple[int, int],
    document: Document,
    lexicon: Lexicon,
    actors: ActorIndex,
    listed_only: bool = False,
) -> Iterator[Quotation]:
    tokens = [t for t in document.tokens if name[0] <= t.start and t.end <= name[1]]
    words = len(document.text(*said).split())
    if not tokens or len(document.text(*name).split()) > MOST_WORDS or words < FEWEST_SAID:
        return
    if any(p.start <= tokens[0].start and name[1] <= p.end for p in document.places):
        return
    holding = [a for a in document.actors if name[0] <= a.start and a.end <= name[1]]
    if speaks(holding, actors) or (not listed_only and not holding and is_speaker(tokens, lexicon)):
        head = next((t for t in tokens if t.pos in {"NOUN", "PROPN"}), tokens[0])
        phrase = Phrase(*name, head.index, tokens[0].index, tokens[-1].index + 1)
        cue = (name[1], name[1] + 1)
        yield Quotation(name, cue, said, LABELS, False, phrase)


def speaks(holding: Sequence[ActorName], actors: ActorIndex) -> bool:
    """Whether a listed actor is named that is neither just a state nor an agency or paper."""
    found = [actor for name in holding for a in name.actor_ids if (actor := actors.get(a))]
    return bool(found) and not any(
        a.kind is ActorKind.MEDIA or (a.id.startswith(STATE) and "/" not in a.id) for a in found
    )


def is_speaker(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """ "Army", "Health ministry of Gaza": nouns of people or bodies, and nothing that is told."""
    common = [t for t in tokens if t.pos == "NOUN" or (t.pos == "PROPN" and len(tokens) == 1)]
    nouns = [lexicon.nouns.get(t.lemma.lower(), frozenset()) for t in common]
    telling = any(t.pos in {"VERB", "AUX"} for t in tokens)
    known = [classes for classes in nouns if classes]
    if not known or telling:
        return False
    titled = NounClass.STATE in known[0] and not any(NounClass.EVENT in c for c in known)
    return titled or all(classes & SPEAKING for classes in known)
