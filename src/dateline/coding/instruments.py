"""The type of an act by the weapon that acts or is used in it."""

from collections.abc import Iterable

from dateline.coding.context import Context
from dateline.document import Clause, Form, Phrase
from dateline.knowledge.lexicon import NounClass
from dateline.records import EventType

INSTRUMENTS: dict[NounClass, EventType] = {
    NounClass.AIRCRAFT: EventType.AIR_STRIKE,
    NounClass.MISSILE: EventType.SHELLING,
    NounClass.EXPLOSIVE: EventType.BOMBING,
}
BEARERS = frozenset({NounClass.ARMED, NounClass.PERSON})


def instrument_type(clause: Clause, context: Context) -> EventType | None:
    """Type of the weapon that acts or is used in the clause: a bomb kills, jets hit, a rocket struck."""
    used = (*context.language.partners, *context.language.instruments)
    markers = (
        ("subject", "agent", "with", "by", "using", "modifier", *used)
        if clause.form is Form.VERB
        else ("modifier", "by", *used)
    )
    return type_of_weapon(clause.under(*markers), context) or type_of_weapon(
        clause.under(*used), context, frozenset()
    )


def type_of_weapon(
    phrases: Iterable[Phrase], context: Context, acts: frozenset[NounClass] = BEARERS
) -> EventType | None:
    """By the first weapon; one that may stand for those who bear it ("la artillería") only where it is used."""
    for phrase in phrases:
        for noun_class in (NounClass.AIRCRAFT, NounClass.MISSILE, NounClass.EXPLOSIVE):
            known = context.classes(phrase)
            if noun_class in known and not known & acts:
                return INSTRUMENTS[noun_class]
    return None
