"""Whose a deed was, told after the deed: "the attack was attributed to the ELN", "the group claimed the bombing".

A later clause that only refers to a deed is no report of its own; but who it says did it belongs to the deed that the
page told last, where that has nobody yet.
"""

from collections.abc import Sequence

from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.coding.deeds import VIOLENT
from dateline.coding.referring import told_deed
from dateline.records import EventType, Status


def give_author(pointing: Claim, claims: Sequence[Claim], context: Context) -> None:
    """Hand the doers, and the things hit, of a clause that is not kept to the deed it points at."""
    if pointing.event_type not in VIOLENT or pointing.status is not Status.HAPPENED:
        return
    before = [c for c in claims if c.clause.head < pointing.clause.head]
    told = told_deed(before, pointing, context)
    if told is None or not can_be(told, pointing):
        return
    struck = {p.head for p in told.recipients}
    author = [p for p in pointing.actors if p.head not in struck] if not told.actors else []
    if author or pointing.things:
        told.actors += author
        told.things += pointing.things
        told.more_clauses.append(pointing.clause)


def can_be(told: Claim, pointing: Claim) -> bool:
    """The same type, or "the attack", which may be any act of violence; nothing that is told as not having happened."""
    general = pointing.trigger.type is EventType.ATTACK
    same = general or told.event_type is pointing.event_type
    return same and told.status is Status.HAPPENED
