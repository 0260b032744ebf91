"""Which of its readings a word has, as its neighbours show: "la toma de" is a noun, "toma la ciudad" a verb.

One pass from left to right. After a determiner or a preposition stands a noun, after a pronoun or "not" a verb; a word
that can be both is a verb where the stretch up to the next joint has no other. What no list has is a name when it has a
capital, a verb when its ending says so, else a noun, or an adjective behind one.
"""

from collections.abc import Sequence

from dateline.analysis.shallow_units import Unit
from dateline.knowledge.morphology import Morphology

NOMINAL = frozenset({"NOUN", "NAME", "ADJ", "PART", "PRON"})
OWNERS = NOMINAL - {"PART"} | {"NUM"}
BEFORE_NOUN = frozenset({"DET", "PREADJ", "NUM", "APPROX", "PREP"})
JOINTS = frozenset({"QUE", "REL", "SUB", "COND", "AIM", "BUT", "PUNCT"})
ORDINAL = frozenset("ºª")
OPENING_QUOTES = frozenset('«“"‘')
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
    if opens_name(unit, after, morphology):
        return "NAME"
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


def is_called(before: Unit, unit: Unit, after: Unit | None) -> bool:
    """ "a organização Médicos Sem Fronteiras": behind a noun, one with a capital opens a name of more words."""
    plain = before.tag == "NOUN" and not before.upper
    return plain and unit.text != unit.noun and after is not None and after.capital


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
        return "DET" if opens else "PREP"
    return "PREP" if asks_for(unit, units[:at], morphology) else "DET"


def ends_wording(units: Sequence[Unit], at: int, morphology: Morphology) -> bool:
    """ "ont pris pour cible des positions": a verb with a preposition and a bare noun, which the object follows."""
    if at < 3 or units[at - 2].tag != "PREP" or units[at - 1].tag != "NOUN":
        return False
    led = f"{morphology.marker(units[at - 2].text)} {units[at - 1].lemma}"
    return any(f"{r.lemma} {led}" in morphology.wordings for r in units[at - 3].readings)


def is_given_something(units: Sequence[Unit], at: int, morphology: Morphology) -> bool:
    """ "fournira à Kiev des missiles": behind a bare name under "to", and before a common noun."""
    name, led, after = units[at - 1], units[at - 2] if at > 1 else None, units[at + 1]
    goal = led is not None and morphology.marker(led.text) == morphology.grammar.place_marker
    bare = goal and led is not None and led.tag == "PREP" and name.tag == "NAME"
    return bare and not name.acronym and bool(after.noun) and not after.upper


def article_or_preposition(units: Sequence[Unit], at: int, morphology: Morphology) -> str | None:
    """Portuguese "a": a preposition before a plural, an article, a number or an infinitive, else mostly the article."""
    unit = units[at]
    partitive = unit.text in morphology.grammar.partitives
    if partitive or not {"DET", "PREP"} <= unit.may or at + 1 >= len(units):
        return None
    after, before = units[at + 1], units[at - 1] if at else None
    if after.text[-1:] in ORDINAL:
        return "DET"
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


def is_plural_form(unit: Unit, morphology: Morphology) -> bool:
    """A noun or adjective whose form is not its lemma."""
    if unit.upper or unit.may or unit.finite:
        return False
    lemma = unit.noun or morphology.noun_lemma(unit.text)
    return lemma != unit.text and unit.text.endswith("s")


def asks_for(unit: Unit, before: Sequence[Unit], morphology: Morphology) -> bool:
    """Whether the verb right before takes this preposition ("s'emparer des villages")."""
    for at, other in enumerate(reversed(before), start=1):
        if other.tag in {"ADV", "NEG", "CLIT"}:
            continue
        if other.tag not in {"VERB", "PART"} or not other.readings:
            return False
        lemma = other.readings[0].lemma
        reflexive = any(u.text in morphology.grammar.reflexives for u in before[-at - 3 : -at])
        name = morphology.grammar.reflexive.format(lemma) if reflexive else lemma
        wanted = morphology.marked.get(name, frozenset())
        return morphology.marker(unit.text) in wanted and "object" not in wanted
    return False


def is_name_part(unit: Unit, before: Unit | None, after: Unit | None) -> bool:
    """ "El" in "El Salvador": a capital inside the sentence before another."""
    return after is not None and after.capital and (before is None or before.tag != "PUNCT")


def opens_name(unit: Unit, after: Unit | None, morphology: Morphology) -> bool:
    """ "Al" in "Al Shabab": a small word of names that elsewhere is a preposition, before what no list has."""
    small = unit.upper and unit.text in morphology.grammar.name_particles and "PREP" in unit.may
    return small and after is not None and after.upper and not (after.noun or after.may)


# ---- closed classes


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
        return "NOUN"
    if "PREADJ" in may and len(may) == 1 and is_counted_rest(before, after):
        return "PRON"
    if "PREADJ" in may and len(may) == 1:
        return "PREADJ" if after is not None and could_be_noun(after) else after_noun(before)
    return next((tag for tag in ORDER if tag in may), None)


def reflexive_tag(before: Unit | None, after: Unit | None, units: Sequence[Unit], at: int) -> str:
    """Portuguese "se": a pronoun before a verb, "if" where a clause opens; before an infinitive never "if"."""
    if after is not None and after.has("infinitive") and not after.finite:
        return "CLIT"  # "depois de os presidentes se terem reunido"
    opens = before is None or before.tag in {"PUNCT", "BUT"}
    opens |= before is not None and before.tag == "QUE" and not follows_noun(units, at - 1)
    return "CLIT" if before_verb(units, at) and not opens else "COND"


def is_counted_rest(before: Unit | None, after: Unit | None) -> bool:
    """ "quatre autres portés disparus": a number and what can only be a participle leave no noun to come."""
    counted = before is not None and before.tag == "NUM"
    return (
        counted and after is not None and after.has("participle") and not (after.noun or after.may)
    )


def follows_noun(units: Sequence[Unit], at: int) -> bool:
    """ "moradores que se refugiaram": "que" behind a noun opens no clause that "se" could be the "if" of."""
    return at > 0 and units[at - 1].tag in {"NOUN", "NAME", "PRON"}


OR_CLITIC = frozenset({"DET", "PRON", "PREP"})
"""What a pronoun before a verb may be elsewhere: an article, a pronoun of its own, a preposition."""


def clitic_tag(
    may: frozenset[str], before: Unit | None, units: Sequence[Unit], at: int
) -> str | None:
    """ "los atacaron" and "los soldados"; "lui a remis" and "selon lui"."""
    for tag in ("DET", "PREP"):
        if tag in may:
            return "CLIT" if before_verb(units, at) else tag
    return "PRON" if before is not None and before.tag == "PREP" else "CLIT"


ORDER = (
    *("COND", "AIM", "SUB", "REL", "QUE", "BUT", "COORD", "INCL", "NEG", "CLIT", "PREP", "DET"),
    *("NUM", "PRON", "PREADJ", "ADV"),
)


def after_noun(before: Unit | None) -> str:
    return "ADJ" if before is not None and before.tag in NOMINAL else "NOUN"


def before_verb(units: Sequence[Unit], at: int) -> bool:
    """Whether a word that may be article or pronoun stands before a verb: "los atacaron"."""
    if is_object_of_infinitive(units, at):
        return True
    stopped = at > 0 and units[at - 1].tag in {"PREP", "VERB"}
    if at + 1 >= len(units) or stopped or has_its_verb(units, at):
        return False
    after = units[at + 1]
    if "CLIT" in after.may and at + 2 < len(units):
        return units[at + 2].finite
    return after.finite and not after.noun and not after.capital and not after.may


def is_object_of_infinitive(units: Sequence[Unit], at: int) -> bool:
    """ "juré de les combattre": between a preposition and what can only be an infinitive."""
    after = units[at + 1] if at + 1 < len(units) else None
    led = at > 0 and units[at - 1].tag == "PREP"
    return led and after is not None and after.has("infinitive") and not (after.noun or after.may)


def has_its_verb(units: Sequence[Unit], at: int) -> bool:
    """ "la" in "s'est assuré la maîtrise": behind the participle of a clause stands no second verb."""
    while at and units[at - 1].tag in {"ADV", "NOUN"} and not closes(units[at - 1]):
        at -= 1
    return bool(at > 1 and units[at - 1].tag == "PART" and units[at - 2].tag in {"VERB", "ADV"})


def verb_only(unit: Unit) -> bool:
    return unit.finite and not unit.noun and not unit.may and not unit.capital


def could_be_noun(unit: Unit) -> bool:
    if unit.tag == "PUNCT":
        return False
    if unit.may:
        return bool(unit.may & {"PREADJ", "NUM"})
    return bool(unit.noun or unit.capital or not verb_only(unit))


# ---- open classes


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
        chosen = participle_tag(unit, helper, after, morphology)
        if before is None and chosen == "NOUN" and led_by_place(units, at):
            chosen = "PART"
        if chosen != "PART" or not unit.finite or is_beside_led(units, at):
            return chosen
    if before is not None and before.tag in BEFORE_NOUN and not is_clause_opener(before, units, at):
        return "NOUN"
    if unit.noun is None:
        return "VERB"
    return noun_or_verb(units, at, before, after, morphology)


def is_beside_led(units: Sequence[Unit], at: int) -> bool:
    """ "Selon un responsable joint au téléphone": what opens under a preposition is nobody's subject."""
    start = at - 1
    while start > 0 and units[start].tag in {"NOUN", "NAME", "ADJ", "DET", "PREADJ", "NUM"}:
        start -= 1
    opens = start == 0 or (start > 0 and closes(units[start - 1]))
    return start < at - 1 and units[start].tag == "PREP" and opens


def is_led_noun(unit: Unit, before: Unit | None, morphology: Morphology) -> bool:
    """ "au pouvoir", "al poder": an infinitive that is also a noun, behind a preposition with its article."""
    if unit.noun is None or before is None or before.tag != "PREP":
        return False
    grammar = morphology.grammar
    return before.text in grammar.contractions and before.text not in grammar.elisions


def is_clause_opener(before: Unit, units: Sequence[Unit], at: int) -> bool:
    """A pronoun-like determiner ("todos murieron", "ambos firmaron") before what can only be a verb.

    The number of a named thing too: "los maestros de la Sección 7 marcharon".
    """
    unit = units[at]
    if before.tag == "NUM" and at > 1 and units[at - 2].tag in {"NOUN", "NAME"}:
        return unit.noun is None and unit.finite and before.text[0].isdigit()
    if before.tag == "NUM" and verb_only(unit):
        return True  # "64 civils sont morts et 180 ont été blessés"
    return before.tag in {"NUM", "DET"} and unit.noun is None and len(before.text) > 3


def participle_tag(
    unit: Unit, before: Unit | None, after: Unit | None, morphology: Morphology
) -> str:
    if before is None:
        counted = after is not None and bool(after.may & {"NUM", "DET"})
        told = counted or names_next(after)
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


def led_by_place(units: Sequence[Unit], at: int) -> bool:
    """ "Detidos em Bruxelas dois suspeitos": a place between the participle and those it is of."""
    stop = at + 2
    if at + 3 >= len(units) or "PREP" not in units[at + 1].may or not units[stop].capital:
        return False
    while stop < len(units) and units[stop].capital:
        stop += 1
    return stop < len(units) and bool(units[stop].may & {"NUM", "DET"})


def names_next(after: Unit | None) -> bool:
    """ "Raptado empresário", "Asesinado a tiros el alcalde": behind a participle that opens a headline."""
    if after is None or after.capital:
        return False
    manner = after.may == {"ADV"} and " " in after.text
    return manner or bool(after.noun and not after.may and not after.finite)


def is_helper(unit: Unit, morphology: Morphology) -> bool:
    """Whether a participle behind it is the verb proper: "han", "fue"."""
    return any(reading.lemma in morphology.participle_helpers for reading in unit.readings)


def acts(unit: Unit) -> bool:
    """Can only be a finite verb or a pronoun before one."""
    return verb_only(unit) or unit.may == {"CLIT"}


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


def joins_verbs(units: Sequence[Unit], at: int, after: Unit | None) -> bool:
    """Right behind a verb and "and", before a preposition: a second verb, where a noun would have its article."""
    joined = at > 1 and units[at - 1].tag == "COORD" and units[at - 2].tag in {"VERB", "PART"}
    return joined and units[at].finite and after is not None and "PREP" in after.may


def counts_next(after: Unit | None) -> bool:
    """A number right behind, which no noun has."""
    if after is None:
        return False
    return after.may <= {"NUM", "APPROX"} and bool(after.may)


def is_only_verb(units: Sequence[Unit], at: int) -> bool:
    """ "X, porte-parole du groupe, presse …": behind an apposition, in a sentence with no verb beside it."""
    if units[at - 1].text != "," or "," not in [u.text for u in units[: at - 1]]:
        return False
    return not any(verb_only(u) or (u.tag == "VERB" and u.finite) for u in units)


def has_other_verb(units: Sequence[Unit], at: int) -> bool:
    """Whether the stretch between two joints has a word that can only be a finite verb."""
    for step in (1, -1):
        place = at + step
        while 0 <= place < len(units) and not closes(units[place]):
            if step > 0 and opens_second(units, place):
                break
            known = units[place].tag == "VERB" and units[place].finite
            if known or (verb_only(units[place]) and not after_article(units, place)):
                return True
            place += step
    return False


def opens_second(units: Sequence[Unit], at: int) -> bool:
    """ "e" in "conquista Sake e fica": a second verb of the same doer, which takes no verb from the first."""
    after = units[at + 1 : at + 2]
    return "COORD" in units[at].may and bool(after) and verb_only(after[0])


def after_article(units: Sequence[Unit], at: int) -> bool:
    """ "part" in "pour sa part": behind what can only be an article stands no verb."""
    before = units[at - 1].may if at else frozenset()
    return bool(before & {"DET", "PREADJ"}) and "CLIT" not in before and "PRON" not in before


def closes(unit: Unit) -> bool:
    return unit.tag in JOINTS or bool(unit.may & {"QUE", "REL", "SUB", "COND", "AIM", "BUT"})


def takes_object(after: Unit, before: Unit | None, morphology: Morphology) -> bool:
    """What follows is what a verb would have behind it."""
    if after.may & {"DET", "NUM", "QUE", "APPROX", "PRON"} or after.capital:
        return True
    if before_infinitive(after):
        return True  # "ameaça impor tarifas"
    if "PREP" in after.may:
        return morphology.marker(after.text) in morphology.grammar.object_markers
    return before is not None and before.tag in NOMINAL and bool(after.noun)


def before_infinitive(after: Unit | None) -> bool:
    return after is not None and after.has("infinitive") and not after.noun


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


def is_unlisted_infinitive(unit: Unit, before: Unit | None, morphology: Morphology) -> bool:
    """ "ont convenu de mutualiser leurs efforts": behind a preposition that holds no article."""
    led = before is not None and before.tag == "PREP"
    bare = before is not None and before.text not in morphology.grammar.determiners
    return led and bare and any(r.tense == "infinitive" for r in morphology.guessed(unit.text))
