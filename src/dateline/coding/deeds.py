"""Kinds of events by what they are made of: of force, of words, of texts that somebody puts out."""

from dateline.records import EventType

MADE_OF_WORDS = frozenset(
    {EventType.AGREEMENT, EventType.DEMAND, EventType.THREAT, EventType.ACCUSATION}
)
"""Acts whose content may be a clause: "agreed to withdraw", "demanded that …"."""
OF_WORDS = MADE_OF_WORDS | {EventType.TALKS}
"""Acts that trade and sport have as much as war."""
MADE_BY_TEXTS = frozenset({EventType.DEMAND, EventType.ACCUSATION, EventType.THREAT})
"""Acts of speech that a statement or letter may do for its author."""
VIOLENT = frozenset(
    {
        *(
            EventType.CLASH,
            EventType.CAPTURE,
            EventType.ADVANCE,
            EventType.WITHDRAWAL,
            EventType.AIR_STRIKE,
        ),
        *(
            EventType.SHELLING,
            EventType.BOMBING,
            EventType.ATTACK,
            EventType.ABDUCTION,
            EventType.ABUSE,
        ),
        *(EventType.DESTRUCTION, EventType.RIOT, EventType.CRACKDOWN),
    }
)
HARMFUL = VIOLENT | {EventType.SANCTION, EventType.THREAT}
"""What a vow must be of to be a threat."""
