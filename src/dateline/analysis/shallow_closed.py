"""The closed class that a word of grammar has where it stands: article, pronoun, preposition, conjunction."""

from collections.abc import Sequence

from dateline.analysis.shallow_units import Unit
from dateline.analysis.tag_tests import (
    NOMINAL,
    after_noun,
    asks_for,
    before_verb,
    could_be_noun,
    ends_aside,
    ends_wording,
    follows_day,
    follows_noun,
    is_counted_rest,
    is_given_something,
    is_plural_form,
    verb_only,
)
from dateline.knowledge.morphology import Morphology

OWNERS = NOMINAL - {"PART"} | {"NUM"}
ORDINAL = frozenset("ºª")
OPENING_QUOTES = frozenset('«“"‘')
OR_CLITIC = frozenset({"DET", "PRON", "PREP"})
"""What a pronoun before a verb may be elsewhere: an article, a pronoun of its own, a preposition."""
ORDER = (
    *("COND", "AIM", "SUB", "REL", "QUE", "BUT", "COORD", "INCL", "NEG", "CLIT", "PREP", "DET"),
    *("NUM", "PRON", "PREADJ", "ADV"),
)


def partitive_tag(units: Sequence[Unit], at: int, morphology: Morphology) -> str | None:
    """ "des soldats ont tué": a word that is "of" behind a noun and an article elsewhere."""
    unit = units[at]
    if unit.text not in morphology.grammar.partitives or at + 1 >= len(units):
        return None
    if "DET" not in unit.may and "PREADJ" not in units[at + 1].may:
        return None
    before = units[at - 1] if at else None
    if before is not None and before.tag in OWNERS:
        opens = is_given_something(units, at, morphology) or ends_wording(units, at, morphology)
        opens = opens or ("DET" in unit.may and follows_day(units, at, morphology))
        return "DET" if opens else "PREP"
    return "PREP" if asks_for(unit, units[:at], morphology) else "DET"


def article_or_preposition(units: Sequence[Unit], at: int, morphology: Morphology) -> str | None:
    """Portuguese "a": a preposition before a plural, an article, a number or an infinitive, else mostly the article."""
    unit = units[at]
    partitive = unit.text in morphology.grammar.partitives
    if partitive or not {"DET", "PREP"} <= unit.may or at + 1 >= len(units):
        return None
    after, before = units[at + 1], units[at - 1] if at else None
    if after.text[-1:] in ORDINAL or (before is not None and before.tag == "PREP"):
        return "DET"  # "segundo a rádio"
    if after.text in morphology.grammar.possessives:  # "que a sua base", but "o ataque a sua casa"
        return "PREP" if before is not None and before.tag in {"NOUN", "ADJ", "NAME"} else "DET"
    if after.has("infinitive") or after.may & {"DET", "NUM"} or is_plural_form(after, morphology):
        return "PREP"
    if after.text.endswith("o") and not after.text.endswith("ão") and not after.upper:
        return "PREP"
    if after.upper and before is not None:
        goes = {r.lemma for r in before.readings} & set(morphology.grammar.goal_verbs)
        return "PREP" if goes or before.tag in {"NOUN", "ADJ"} else "DET"
    return "CLIT" if before_verb(units, at) else "DET"


def closed_tag(
    unit: Unit,
    before: Unit | None,
    after: Unit | None,
    units: Sequence[Unit],
    at: int,
    totals: Sequence[str] = (),
) -> str | None:
    """The closed class that fits, or None where the word is an open one here."""
    may = unit.may
    if "APPROX" in may:
        if after is not None and ("NUM" in after.may or after.text in totals):
            return "APPROX"
        may = may - {"APPROX"}
    if "CLIT" in may and may & OR_CLITIC and "COND" not in may:
        return clitic_tag(may, before, units, at)
    if {"COND", "CLIT"} <= may:
        return reflexive_tag(before, after, units, at)
    if {"PREP", "ADV"} <= may:
        inside = after is not None and after.has("participle") and before is not None
        return "ADV" if inside and before is not None and before.tag == "VERB" else "PREP"
    if {"PREP", "PREADJ"} <= may and before is not None and before.tag == "DET":
        return "PREADJ"  # "o segundo andar", not "segundo o exército"
    if "SUB" in may and "PREP" in may:
        return "SUB" if after is not None and verb_only(after) else "PREP"
    if "REL" in may and "SUB" in may:
        return "REL" if before is not None and before.tag in NOMINAL else "SUB"
    if "COORD" in may and "PREP" in may:
        return "COORD" if before is not None and before.tag in NOMINAL else "PREP"
    if ("NUM" in may and "DET" in may) or ("PRON" in may and "DET" in may):
        opens = after is not None and (after.tag != "PUNCT" or after.text in OPENING_QUOTES)
        return "DET" if opens else "PRON"
    if "ADV" in may and before is not None and before.tag in {"DET", "PREADJ"} and len(may) == 1:
        ranked = after is not None and "PREADJ" in after.may  # "os mais recentes dados"
        return "PREADJ" if ranked else "NOUN"
    if "PREADJ" in may and (tag := preadjective_tag(may, before, after)):
        return tag
    return next((tag for tag in ORDER if tag in may), None)


def preadjective_tag(may: frozenset[str], before: Unit | None, after: Unit | None) -> str | None:
    """ "outros residentes" before a noun, "outros ficaram" without one."""
    leads = after is not None and could_be_noun(after)
    if len(may) > 1:
        return "PREADJ" if "PRON" in may and leads else None
    if is_counted_rest(before, after):
        return "PRON"
    return "PREADJ" if leads else after_noun(before)


def reflexive_tag(before: Unit | None, after: Unit | None, units: Sequence[Unit], at: int) -> str:
    """Portuguese "se": a pronoun before a verb, "if" where a clause opens; before an infinitive never "if"."""
    if after is not None and after.has("infinitive") and not after.finite:
        return "CLIT"  # "depois de os presidentes se terem reunido"
    opens = before is None or before.tag in {"PUNCT", "BUT"}
    opens &= not ends_aside(units, at)
    opens |= before is not None and before.tag == "QUE" and not follows_noun(units, at - 1)
    return "CLIT" if before_verb(units, at) and not opens else "COND"


def clitic_tag(
    may: frozenset[str], before: Unit | None, units: Sequence[Unit], at: int
) -> str | None:
    """ "los atacaron" and "los soldados"; "lui a remis" and "selon lui"."""
    for tag in ("DET", "PREP"):
        if tag in may:
            return "CLIT" if before_verb(units, at) else tag
    return "PRON" if before is not None and before.tag == "PREP" else "CLIT"
