"""Which band "the rebels" are: the one that the page speaks of, where it speaks of no other.

A definite plural without anything that says whose they are ("the rebels", "les insurgés", "المتمردون") takes up a band
that was told. It is that band only where the page names one band and no second, where that band does something, and
where it is of the country in which the page's towns lie. Otherwise the words of the page stay as they are.
"""

from dateline.coding.context import Context
from dateline.document import ActorName, Form, Phrase
from dateline.knowledge.actors import PERSONS, Actor
from dateline.records import ActorKind
from dateline.resolution.actors import ActorContext


def band_told(phrase: Phrase, context: Context, people: ActorContext) -> Actor | None:
    """The listed band that the words for its fighters take up."""
    if not takes_up(phrase, context) or is_owned(phrase, context, people):
        return None
    bands = bands_named(context)
    if len({root(a, context) for a, _ in bands}) != 1:
        return None
    band = next((a for a, _ in bands if a.id == root(a, context)), bands[0][0])
    told = [name for _, name in bands if name.end <= phrase.start]
    abroad = None not in {band.country, people.ground} and band.country != people.ground
    unlisted = any(
        known.kind is ActorKind.REBEL and known.actor_id is None
        for known in people.introduced.values()
    )
    if not told or abroad or unlisted or not any(context.acts(n) for _, n in bands):
        return None
    return None if any(is_beside(name, phrase, context) for name in told) else band


def takes_up(phrase: Phrase, context: Context) -> bool:
    """ "The rebels"; not "rebels", "the rebel", "the Islamist rebels", "the rebels of the plain"."""
    if context.noun_kind(phrase) is not ActorKind.REBEL or context.is_name(phrase):
        return False
    bare = context.is_definite(phrase) and not phrase.links
    return bare and (
        context.is_inflected(phrase) or context.lemma(phrase) in context.language.groups
    )


def is_owned(phrase: Phrase, context: Context, people: ActorContext) -> bool:
    """ "The rebels | of the plain": whose they are stands right behind, whatever the parser ties it to."""
    end = context.document.tokens[phrase.head].end
    behind = context.document.article.text[end : end + 20].split()[:1]
    return any(word.casefold() in people.nouns.owners for word in behind)


def bands_named(context: Context) -> list[tuple[Actor, ActorName]]:
    """Every mention of an armed group of the list, those of its own leaders aside."""
    found = []
    for name in context.document.actors:
        actor = context.actors.get(name.actor_ids[0]) if len(name.actor_ids) == 1 else None
        if actor is not None and actor.kind is ActorKind.REBEL and not actor.id.startswith(PERSONS):
            found.append((actor, name))
    return found


def root(band: Actor, context: Context) -> str:
    """The band that a wing belongs to: the Izz ad-Din al-Qassam Brigades are Hamas."""
    above = context.actors.get(band.part_of or "")
    return above.id if above is not None and above.kind is ActorKind.REBEL else band.id


def is_beside(name: ActorName, phrase: Phrase, context: Context) -> bool:
    """Whether the band stands in the same clause, as another: "the M23 fought the rebels"."""
    clause = context.clause_at(phrase)
    beside = (
        a.phrase
        for a in clause.arguments
        if clause.form is Form.VERB and a.phrase.head != phrase.head
    )
    return any(p.start <= name.start < p.end for p in beside)
