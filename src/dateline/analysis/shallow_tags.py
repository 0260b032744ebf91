"""Which of its readings a word has, as its neighbours show: "la toma de" is a noun, "toma la ciudad" a verb.

One pass from left to right. After a determiner or a preposition stands a noun, after a pronoun or "not" a verb; a word
that can be both is a verb where the stretch up to the next joint has no other. What no list has is a name when it has a
capital, a verb when its ending says so, else a noun, or an adjective behind one.
"""

from collections.abc import Sequence

from dateline.analysis.shallow_closed import (
    OPENING_QUOTES,
    article_or_preposition,
    closed_tag,
    partitive_tag,
)
from dateline.analysis.shallow_units import Unit
from dateline.analysis.tag_tests import (
    acts,
    after_noun,
    before_infinitive,
    counts_next,
    has_other_verb,
    is_beside_led,
    is_called,
    is_clause_opener,
    is_helper,
    is_led_noun,
    is_name_part,
    is_only_verb,
    is_unlisted_infinitive,
    joins_verbs,
    led_by_place,
    names_next,
    opens_name,
    takes_object,
)
from dateline.knowledge.morphology import Morphology

BEFORE_NOUN = frozenset({"DET", "PREADJ", "NUM", "APPROX", "PREP"})
UNIVERSAL = {
    "DET": "DET",
    "PREADJ": "ADJ",
    "NUM": "NUM",
    "APPROX": "ADV",
    "PREP": "ADP",
    "QUE": "SCONJ",
    "REL": "PRON",
    "COND": "SCONJ",
    "AIM": "SCONJ",
    "SUB": "SCONJ",
    "COORD": "CCONJ",
    "BUT": "CCONJ",
    "PRON": "PRON",
    "CLIT": "PRON",
    "NEG": "PART",
    "ADV": "ADV",
    "INCL": "ADP",
    "NOUN": "NOUN",
    "NAME": "PROPN",
    "ADJ": "ADJ",
    "VERB": "VERB",
    "PART": "VERB",
    "PUNCT": "PUNCT",
}
"""Our tags -> Universal POS."""


def tag_units(units: Sequence[Unit], morphology: Morphology) -> None:
    """Give every unit its tag and lemma."""
    for at in range(len(units)):
        if units[at].tag != "PUNCT":
            units[at].tag = tag_of(units, at, morphology)
        units[at].lemma = lemma_of(units[at], morphology)


def lemma_of(unit: Unit, morphology: Morphology) -> str:
    if unit.tag == "NOUN":
        return unit.noun or morphology.noun_lemma(unit.text)
    if unit.tag == "ADJ":
        return unit.noun or morphology.inflector.adjective_lemma(unit.text)
    if unit.tag in {"VERB", "PART"} and unit.readings:
        return unit.readings[0].lemma
    return morphology.grammar.contractions.get(unit.text, unit.text)


def tag_of(units: Sequence[Unit], at: int, morphology: Morphology) -> str:
    unit = units[at]
    before = units[at - 1] if at else None
    after = units[at + 1] if at + 1 < len(units) else None
    if before is not None and before.text in OPENING_QUOTES and at > 1:
        led = units[at - 2].tag in {"DET", "PREADJ", "NUM"}
        before = units[at - 2] if led else before  # "una «retirada táctica»"
    if opens_name(unit, after, morphology):
        return "NAME"
    if before is not None and is_noun_of_two(unit, before, after, morphology):
        return "NOUN"
    led = before is not None and before.tag == "PREP" and unit.capital  # "a aldeia de Duma"
    if unit.may and not (led or (unit.capital and is_name_part(unit, before, after))):
        closed = (
            partitive_tag(units, at, morphology)
            or article_or_preposition(units, at, morphology)
            or closed_tag(unit, before, after, units, at, morphology.grammar.totals)
        )
        if closed:
            return closed
    if unit.capital:
        called = before is not None and (before.tag == "NAME" or is_called(before, unit, after))
        return "NOUN" if unit.noun and not called else "NAME"
    return open_tag(units, at, before, after, morphology)


def is_noun_of_two(unit: Unit, before: Unit, after: Unit | None, morphology: Morphology) -> bool:
    """ "El este | de Alepo": a determiner that is a noun too, behind an article and with no noun of its own."""
    contracted = before.tag == "PREP" and before.text in morphology.grammar.contractions
    alone = after is None or after.tag == "PUNCT" or "PREP" in after.may
    return (
        alone
        and "DET" in unit.may
        and morphology.noun_lemma(unit.text) in morphology.grammar.directions
        and (contracted or before.tag == "DET")
    )


def open_tag(
    units: Sequence[Unit], at: int, before: Unit | None, after: Unit | None, morphology: Morphology
) -> str:
    unit = units[at]
    if not unit.readings:
        return unlisted(unit, before, morphology)
    if unit.has("infinitive", "gerund"):
        noun = before is not None and before.tag in {"DET", "PREADJ"}
        return "NOUN" if noun or is_led_noun(unit, before, morphology) else "VERB"
    if unit.has("participle"):
        floating = before is not None and before.text in morphology.grammar.totals and at > 1
        helper = units[at - 2] if floating and units[at - 2].tag == "VERB" else before
        two = (
            at > 2
            and units[at - 1].tag == "NUM"
            and units[at - 2].text in morphology.grammar.totals
        )
        helper = (
            units[at - 3] if two and units[at - 3].tag == "VERB" else helper
        )  # "ont tous deux été"
        chosen = participle_tag(unit, helper, after, morphology)
        if before is None and chosen == "NOUN" and led_by_place(units, at):
            chosen = "PART"
        opens = before is None and after is not None and after.text in morphology.grammar.agentive
        if chosen != "PART" or opens or not unit.finite or is_beside_led(units, at):
            return chosen  # "Joint par la radio, le porte-parole …"
    if before is not None and before.tag in BEFORE_NOUN and not is_clause_opener(before, units, at):
        return "NOUN"
    if unit.noun is None:
        return "VERB"
    return noun_or_verb(units, at, before, after, morphology)


def participle_tag(
    unit: Unit, before: Unit | None, after: Unit | None, morphology: Morphology
) -> str:
    if before is None:
        counted = after is not None and bool(after.may & {"NUM", "DET"})
        by = after is not None and after.text in morphology.grammar.agentive
        told = counted or by or names_next(after)  # "Cité par l'AFP, un témoin raconte …"
        return "NOUN" if unit.noun and not told else "PART"  # "Liberados ocho rehenes"
    if unit.noun and before.tag in {"PUNCT", "NAME"} and after is not None and acts(after):
        return "NOUN"  # "el lunes, desconocidos atacaron …"
    if before.tag in {"DET", "NUM", "PREADJ", "APPROX"}:
        return "NOUN"
    if before.tag == "PREP":
        return "NOUN"
    helping = before.tag == "VERB" and is_helper(before, morphology)
    if helping or before.tag in {"ADV", "CLIT", "NEG", "COORD"}:
        return "PART"
    return "NOUN" if before.tag == "VERB" else "PART"


def noun_or_verb(
    units: Sequence[Unit], at: int, before: Unit | None, after: Unit | None, morphology: Morphology
) -> str:
    if before is not None and before.tag in {"CLIT", "NEG", "REL", "COND", "AIM"}:
        return "VERB"
    if before is not None and before.text in morphology.grammar.subject_pronouns:
        return "VERB"  # "il menace de …", "elle contrôle le village"
    if before is not None and before.tag == "VERB":
        return "NOUN"
    if joins_verbs(units, at, after):
        return "VERB"  # "a démenti et reproche à Erevan de …"
    if before is not None and before.tag == "COORD" and before_infinitive(after):
        return "VERB"  # "exige eleições e ameaça paralisar os portos"
    if before is not None and before.tag == "COORD" and counts_next(after):
        return "VERB"  # "bombardeia escola e mata 27 pessoas"
    if has_other_verb(units, at):
        return "NOUN"
    takes = after is not None and takes_object(after, before, morphology)
    goes_on = after is not None and bool(after.may & {"PREP", "ADV"})
    told = goes_on and before is not None and (before.tag == "NAME" or is_only_verb(units, at))
    if goes_on and before is not None and not morphology.grammar.drops_subject:
        told |= before.tag in {"NOUN", "ADJ"}  # "le parti reproche au pouvoir …"
    return "VERB" if takes or told else "NOUN"  # "Hanoï presse pour sa part le gouvernement …"


def unlisted(unit: Unit, before: Unit | None, morphology: Morphology) -> str:
    """A word that no list has, or only the list of nouns."""
    if unit.noun is not None:
        return "NOUN"
    if unit.upper:
        return "NAME"
    if any(unit.text.endswith(e) and len(unit.text) > 6 for e in morphology.grammar.adverb_endings):
        return "ADV"
    if is_unlisted_infinitive(unit, before, morphology):
        unit.readings = morphology.guessed(unit.text)
        return "VERB"
    if before is None or before.tag not in BEFORE_NOUN:
        unit.readings = morphology.guessed(unit.text)
        if unit.has("participle"):
            helped = before is not None and before.tag == "VERB" and is_helper(before, morphology)
            unit.readings = unit.readings if helped else ()
            return "PART" if helped else after_noun(before)
        if unit.readings:
            return "VERB"
    return after_noun(before)
