"""An attack that was beaten back is one fight: "the army repelled an assault near the river".

The verb tells of a clash, its object names the attack: they are one happening, at the attack's place, against whoever
attacked. An attack from afar stays what it was.
"""

from collections.abc import Sequence

from dateline.coding.claims import Claim
from dateline.document import Form
from dateline.records import EventType

BEATEN_BACK = frozenset({EventType.ATTACK, EventType.CLASH, EventType.ADVANCE})


def fold_repulses(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without the attacks that are the object of a verb of defence."""
    fights = {
        c.clause.index: c
        for c in claims
        if c.event_type is EventType.CLASH and c.clause.form is Form.VERB
    }
    kept = []
    for claim in claims:
        fight = fights.get(claim.clause.parent if claim.clause.parent is not None else -1)
        if fight is None or not is_beaten_back(claim):
            kept.append(claim)
            continue
        fight.recipients = fight.recipients or claim.actors
        fight.where, fight.when = claim.where or fight.where, fight.when or claim.when
    return kept


def is_beaten_back(claim: Claim) -> bool:
    noun = claim.clause.form is Form.NOUN and claim.clause.marker == "object"
    return noun and claim.event_type in BEATEN_BACK
