"""When: the time expression that belongs to this act, chosen for each event and not for the page.

A time expression belongs to the smallest clause that holds it; an event takes the expression of its own clause, then of
the verb that carries it, then of a clause it is coordinated with or hangs on, but not of a clause of speech: the day on
which something was said is not the day on which it happened.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, takewhile

from dateline.coding.carriers import light_verb
from dateline.coding.claims import Claim, When
from dateline.coding.context import SAID, Context
from dateline.document import Clause, Form, Tense, Tie, TimeExpression
from dateline.knowledge.actor_nouns import load_actor_nouns
from dateline.knowledge.calendar_words import load_calendar_words
from dateline.knowledge.lexicon import NounClass
from dateline.records import EventType, Status

LONGEST_START = 70
"""Characters between "since" and the day of what began."""
WEEK = dt.timedelta(days=7)
LONG = dt.timedelta(days=45)
"""From this on a stretch is one that things are compared over."""
YARDSTICK = 8
"""Words between "the first" and the stretch it is the first in."""
STOPS = re.compile(r"[,;:()،؛]")
WEEKEND = re.compile(r"(\d{4})-W(\d\d)-WE")
POINTS = frozenset({"DATE", "TIME"})
HAPPENINGS = frozenset({NounClass.EVENT})
"""What has a day of its own beside the act: elections, summits."""
LASTING = frozenset(
    {
        *(EventType.CONTROL, EventType.CLASH, EventType.SHELLING, EventType.AIR_STRIKE),
        *(EventType.ADVANCE, EventType.PROTEST, EventType.RIOT, EventType.TALKS),
    }
)
"""Acts that go on until a day; others take place once, whatever is to last until then."""
PASTS = frozenset({Tense.PAST, Tense.PERFECT, Tense.PLUPERFECT})
ARRANGED = frozenset({EventType.TALKS, EventType.AGREEMENT})
"""Acts of which "sponsored by X in Geneva in August" tells when they were."""
SCHEDULED = frozenset(
    {EventType.TALKS, EventType.AGREEMENT, EventType.PROTEST, EventType.RELEASE, EventType.AID}
)
"""Acts that newsrooms announce in the present: "leaders meet on Friday"."""


SMALL = frozenset({"ADP", "DET", "SCONJ"})
SMALL_WORDS = 3


def find_when(claim: Claim, context: Context) -> None:
    own = [t for t in days_in(claim.clause, context) if not is_term(t, claim)]
    own = [t for t in own if not dates_start(t, claim, context)]
    if claim.event_type in {EventType.THREAT, EventType.DEMAND}:
        own = [t for t in own if not is_coming(t, context)]
    if claim.event_type is EventType.ACCUSATION:
        own = [t for t in own if not is_of_deed(t, claim.clause, context)]
    if own:
        expression = ahead(nearest(own, claim.clause, context), claim, context)
        expression = gone_by(expression, claim, context)
        claim.when = When(expression, "stated", told_back_from(expression, claim.clause))
        return
    begun = since_clause(claim, context)
    if begun is not None:
        claim.when = When(begun, "stated")
        return
    distance = distance_before(claim.clause, context)
    if distance is not None:
        claim.when = When(distance, "stated", claim.clause.parent)
        return
    for clause, basis in related(claim, context):
        found = [t for t in days_in(clause, context) if not dates_start(t, claim, context)]
        if is_telling(clause, context):
            found = [t for t in found if is_behind(t, claim.clause, context)]
        if found:
            expression = gone_by(nearest(found, claim.clause, context), claim, context)
            back_from = told_back_from(expression, clause)
            claim.when = When(filled_by(expression, claim.clause, context), basis, back_from)
            return
    told = told_long_ago(claim, context)
    if told is not None:
        claim.when = When(told, "sentence")


def days_in(clause: Clause, context: Context) -> list[TimeExpression]:
    """The times of a clause that can be the day of an act."""
    told = (t for t in context.times_of(clause) if usable(t) and not only_counts(t, context))
    told = (t for t in told if not is_of_noun(t, clause, context))
    return [t for t in told if not counts_from_thing(t, context) and not is_yardstick(t, context)]


def is_of_noun(expression: TimeExpression, clause: Clause, context: Context) -> bool:
    """ "protests against the outcome of the vote of 28 July": the day of another happening inside the phrase."""
    if clause.form is not Form.NOUN:
        return False
    behind = islice(context.document.tokens, clause.head, None)
    before = [*takewhile(lambda t: t.end <= expression.start, behind)]
    of = load_actor_nouns(context.lexicon.language).file.owners
    if len(before) < 3 or before[-1].text.lower() not in of:
        return False
    led = next((t for t in reversed(before) if t.text.lower() not in of), before[0])
    if led.index == clause.head or led.pos != "NOUN":
        return False
    known = context.lexicon.nouns.get(led.lemma.lower(), frozenset())
    deed = context.lexicon.senses(Form.NOUN, led.lemma.lower())
    return bool(known & HAPPENINGS) and not deed


def only_counts(expression: TimeExpression, context: Context) -> bool:
    """ "a year ago today": the day of which the words count the years."""
    words = context.document.text(expression.start, expression.end).lower()
    return words == "today" and context.word_before(expression.start) == "ago"


def told_long_ago(claim: Claim, context: Context) -> TimeExpression | None:
    """ "said in April that soldiers had killed 40": no news of these days, but of some day until then."""
    published = context.document.article.published
    if published is None or claim.status is not Status.HAPPENED:
        return None
    for clause in context.ancestors(claim.clause):
        if clause.form is Form.VERB and is_telling(clause, context):
            for found in context.times_of(clause):
                if found.latest is not None and found.latest < published - WEEK:
                    return replace(found, earliest=None, relation="before")
    return None


def counts_from_thing(expression: TimeExpression, context: Context) -> bool:
    """ "a day before the release of the results": counted from what is told behind it and is no event of the page."""
    if expression.anchor != "event":
        return False
    tokens = [t for t in context.document.tokens if t.start >= expression.end][:4]
    of = load_actor_nouns(context.lexicon.language).file.owners
    led = bool(tokens) and tokens[0].pos == "ADP" and tokens[0].text.lower() in of
    noun = next((t for t in tokens if t.pos in {"NOUN", "PROPN", "VERB", "PUNCT"}), None)
    if not led or noun is None or noun.pos in {"VERB", "PUNCT"}:
        return False
    return not context.lexicon.senses(Form.NOUN, noun.lemma)


def dates_start(expression: TimeExpression, claim: Claim, context: Context) -> bool:
    """ "the largest since the invasion began, in February 2022": the day of what the words count from."""
    sentence = context.sentence(claim.clause)
    since = load_calendar_words(context.lexicon.language).relations.since[:1]
    before = context.document.text(sentence.start, max(sentence.start, expression.start))
    head = context.document.tokens[claim.clause.head].start
    for word in since:
        at = before.rfind(f" {word} ")
        between = before[at + len(word) + 2 :]
        if at >= 0 and head < sentence.start + at and len(between.split()) > 2:
            return len(between) < LONGEST_START and not set(between) & set(".;:()")
    return False


def is_term(expression: TimeExpression, claim: Claim) -> bool:
    """ "gave them until Friday": by when something is to be done, not the day on which it was said."""
    sets = claim.event_type in {EventType.THREAT, EventType.DEMAND}
    length = claim.event_type is EventType.THREAT and expression.anchor == "event"
    if expression.relation == "until" and claim.event_type not in LASTING:
        return True
    return length or (sets and expression.relation in {"until", "by", "before", "within"})


def is_of_deed(expression: TimeExpression, clause: Clause, context: Context) -> bool:
    """ "blamed them for the murder of two officers on 30 August": of the deed, where it is long past."""
    published, head = context.document.article.published, context.document.tokens[clause.head]
    if published is None or expression.latest is None or published - expression.latest < WEEK:
        return False
    beneath = (c for c in context.children.get(clause.index, ()) if c.tie is Tie.ARGUMENT)
    starts = (context.document.tokens[c.head].start for c in beneath if c.form is Form.NOUN)
    return any(head.end <= at < expression.start for at in starts)


def is_yardstick(expression: TimeExpression, context: Context) -> bool:
    """ "the deadliest attack since 2017", "the first in two years": what it is measured by, no day of it."""
    first, last = expression.earliest, expression.latest
    if expression.type in POINTS and expression.relation not in {"since", "within"}:
        return False
    if first is not None and last is not None and last - first < LONG:
        return False
    start = context.document.sentences[context.sentence_at(expression.start)].start
    before = context.document.text(start, expression.start).casefold()
    words = STOPS.split(before)[-1].split()[-YARDSTICK:]
    return not set(words).isdisjoint(context.language.superlatives)


def since_clause(claim: Claim, context: Context) -> TimeExpression | None:
    """ "have fled since the fighting began on 4 November": from that day to the day of publication."""
    since = load_calendar_words(context.lexicon.language).relations.since[:1]
    published = context.document.article.published
    for child in context.children.get(claim.clause.index, ()):
        opened = (child.marker or "").split()[:1]
        if child.tie is not Tie.ADVERBIAL or opened != list(since):
            continue
        for found in context.times_of(child):
            if found.earliest and found.relation in {None, "within"} and published:
                return replace(found, relation="since", latest=max(published, found.earliest))
    return None


def filled_by(expression: TimeExpression, clause: Clause, context: Context) -> TimeExpression:
    """ "after a weekend of clashes": what fills the weekend was on it, not after it."""
    weekend = WEEKEND.fullmatch(expression.value or "")
    head = context.document.tokens[clause.head].start
    between = context.document.text(expression.end, head).lstrip().casefold()
    filling = load_calendar_words(context.lexicon.language).filling
    if not (weekend and between.startswith(filling)):
        return expression
    saturday = dt.date.fromisocalendar(int(weekend[1]), int(weekend[2]), 6)
    sunday = saturday + dt.timedelta(days=1)
    return replace(expression, relation=None, earliest=saturday, latest=sunday)


def ahead(expression: TimeExpression, claim: Claim, context: Context) -> TimeExpression:
    """ "celebrará una cumbre el jueves": under a future a weekday is the next, not the last."""
    published, latest = context.document.article.published, expression.latest
    words = context.document.article.text[expression.start : expression.end]
    clause = claim.clause
    arranged = clause.progressive and clause.tense is Tense.PRESENT  # "are meeting on Sunday"
    planned = Status.PLANNED in {claim.trigger.status, claim.status}
    coming = arranged or clause.tense is Tense.FUTURE or planned
    if not coming or any(c.isdigit() for c in words):
        return expression
    if published and latest and latest < published and is_month(expression):
        return a_year_on(expression)
    if not (published and latest and expression.earliest) or expression.relation is not None:
        return expression
    if not dt.timedelta(0) < published - latest < WEEK:
        return expression
    value = (latest + WEEK).isoformat() if expression.earliest == latest else None
    return replace(
        expression, earliest=expression.earliest + WEEK, latest=latest + WEEK, value=value
    )


def is_month(expression: TimeExpression) -> bool:
    """ "by June", "in December": a month without its year."""
    return bool(re.fullmatch(r"\d{4}-\d\d", expression.value or "")) and (
        expression.relation in {None, "by", "until", "before", "within", "in"}
    )


def a_year_on(expression: TimeExpression) -> TimeExpression:
    """The same days of the next year."""
    days = (expression.earliest, expression.latest)
    later = [
        d and dt.date(d.year + 1, d.month, min(d.day, 28) if d.month == 2 else d.day) for d in days
    ]
    return replace(expression, earliest=later[0], latest=later[1], value=None)


def gone_by(expression: TimeExpression, claim: Claim, context: Context) -> TimeExpression:
    """ "marcharon este sábado": under a past a weekday is the last, not the next."""
    published, earliest = context.document.article.published, expression.earliest
    words = context.document.article.text[expression.start : expression.end]
    telling = context.carrier(claim.clause) or claim.clause
    told = telling.tense in PASTS and claim.status is Status.HAPPENED
    if not (told and published and earliest and expression.latest) or expression.relation:
        return expression
    if is_coming(expression, context):
        return expression
    if any(c.isdigit() for c in words) or not dt.timedelta(0) < earliest - published < WEEK:
        return expression
    if not names_weekday(words, context):
        return expression
    earliest, latest = earliest - WEEK, expression.latest - WEEK
    value = latest.isoformat() if earliest == latest else None
    return replace(expression, earliest=earliest, latest=latest, value=value)


def names_weekday(words: str, context: Context) -> bool:
    """Whether it is a day of the week that may be the last or the next, and not "tomorrow"."""
    table = load_calendar_words(context.lexicon.language).vocabulary.get("weekday", {})
    said = words.casefold()
    return any(form.casefold() in said for forms in table.values() for form in forms)


def is_coming(expression: TimeExpression, context: Context) -> bool:
    """ "tomorrow", "tomorrow, Thursday": said of a day ahead in so many words."""
    words = context.document.text(expression.start, expression.end).casefold()
    known = load_calendar_words(context.lexicon.language).vocabulary.get("day_shift", {})
    ahead = (form for shift, forms in known.items() if int(shift) > 0 for form in forms)
    return any(re.search(rf"(?<!\w){re.escape(form.casefold())}(?!\w)", words) for form in ahead)


def status_by_day(claim: Claim, context: Context) -> Status:
    """What the day alone makes of an act told as a fact: one of the days to come is planned."""
    if still_goes_on(claim, context):
        return Status.ONGOING
    published = context.document.article.published
    earliest = claim.when.expression.earliest if claim.when else None
    told_ahead = claim.clause.form is Form.NOUN or claim.clause.tense is Tense.PRESENT
    scheduled = claim.event_type in SCHEDULED and told_ahead
    if scheduled and published and earliest and earliest > published:
        return Status.PLANNED
    return Status.HAPPENED


def still_goes_on(claim: Claim, context: Context) -> bool:
    """ "is massing troops", "has led a campaign of bombardment since April", "have been shelling it since Monday"."""
    telling = context.carrier(claim.clause) or claim.clause
    over = telling.tie is Tie.ADVERBIAL and telling.marker in context.lexicon.embedding.factual
    if telling.progressive and telling.tense in {Tense.PRESENT, Tense.NONE} and not over:
        return not is_ahead(claim, context)
    if claim.when is None or claim.when.expression.relation != "since":
        return False
    light = light_verb(claim.clause, context)
    if light is not None:
        return light[0].tense is Tense.PERFECT and light[1].actor is not None
    return claim.clause.progressive and claim.clause.tense is Tense.PERFECT


def is_ahead(claim: Claim, context: Context) -> bool:
    """ "are meeting on Friday": of a day to come."""
    published = context.document.article.published
    earliest = claim.when.expression.earliest if claim.when else None
    return published is not None and earliest is not None and earliest > published


def is_telling(clause: Clause, context: Context) -> bool:
    return clause.form is Form.VERB and bool(context.lexicon.attitude(clause.lemma) & SAID)


def is_behind(expression: TimeExpression, clause: Clause, context: Context) -> bool:
    """ "documented the killing of 12 men in Dosso in March": behind the event noun a day is rather the event's."""
    noun = clause.form is Form.NOUN and clause.tie is Tie.ARGUMENT and clause.marker == "object"
    return noun and expression.start > context.document.tokens[clause.head].end


def told_back_from(expression: TimeExpression, clause: Clause) -> int | None:
    """The clause above, when the expression measures the distance to it: "left, four days after they came"."""
    opens = clause.tie is Tie.ADVERBIAL and expression.start <= clause.start + 2
    return clause.parent if opens and expression.anchor == "event" else None


def distance_before(clause: Clause, context: Context) -> TimeExpression | None:
    """ "two days after the bombing, police arrested six on Friday": how far this lies before the dated clause above."""
    above = context.parent(clause)
    beneath = {Form.NOUN: Tie.ARGUMENT, Form.VERB: Tie.ADVERBIAL}.get(clause.form)
    if above is None or clause.tie is not beneath:
        return None
    if not any(t.earliest for t in context.times_of(above)):
        return None
    counted = (t for t in context.document.times if t.anchor == "event" and is_after(t))
    return next((t for t in counted if leads(t, clause, context)), None)


def is_after(expression: TimeExpression) -> bool:
    """ "two days after", not "before" and not "within"."""
    return expression.offset_days is not None and expression.offset_days > (0, 0)


def leads(expression: TimeExpression, clause: Clause, context: Context) -> bool:
    """Whether the expression runs into the clause: nothing but small words between it and the noun."""
    if clause.form is Form.VERB:
        return expression.start < clause.start <= expression.end + 1
    to = context.document.tokens[clause.head].start
    between = [t for t in context.document.tokens if expression.end <= t.start < to]
    small = len(between) <= SMALL_WORDS and all(t.pos in SMALL for t in between)
    return expression.end <= to and small


def usable(expression: TimeExpression) -> bool:
    if expression.anchor == "event":
        return True
    return (
        expression.type in POINTS
        or expression.relation is not None
        or expression.earliest is not None
    )


def nearest(found: list[TimeExpression], clause: Clause, context: Context) -> TimeExpression:
    """The closest to the trigger; a day before a mere part of a period."""
    head = context.document.tokens[clause.head]

    def remoteness(expression: TimeExpression) -> tuple[bool, bool, int]:
        vague = expression.type not in POINTS and expression.relation in {None, "within"}
        return (
            expression.anchor == "event",
            vague,
            min(abs(expression.start - head.end), abs(head.start - expression.end)),
        )

    return min(found, key=remoteness)


def arranged(claim: Claim, context: Context) -> list[Clause]:
    """ "Talks sponsored by X in Geneva in August": a participle that tells when they were."""
    beneath = context.children.get(claim.clause.index, ()) if claim.event_type in ARRANGED else ()
    passive = (c for c in beneath if c.tie is Tie.RELATIVE and c.passive)
    return [c for c in passive if c.lemma in context.language.backing]


def related(claim: Claim, context: Context) -> Iterator[tuple[Clause, str]]:
    """Clauses whose time an event may share, nearest first."""
    below = clause = claim.clause
    if clause.form is Form.NOUN:
        light = [c for c in context.relatives(clause.head) if c.lemma in context.lexicon.light]
        light += arranged(claim, context)
        yield from ((c, "stated") for c in light)  # "frappes menées jeudi"
    yield from ((child, "stated") for child in quiet_children(clause, context))
    yield from ((child, "stated") for child in own_nouns(claim, context))
    yield from ((child, "stated") for child in deeds_amid(clause, context))
    for upper in context.ancestors(clause):
        if is_telling(upper, context):
            yield upper, "stated"
            return
        carried = below.form is Form.NOUN and below.tie is Tie.ARGUMENT
        yield upper, "stated" if carried else "sentence"
        yield from ((c, "sentence") for c in quiet_children(upper, context) if carried)
        if below.tie is Tie.RELATIVE:
            return
        below = upper


def quiet_children(clause: Clause, context: Context) -> Iterator[Clause]:
    """Nouns inside the clause that are no events of their own but may hold its time."""
    for child in context.children.get(clause.index, ()):
        if child.form is Form.NOUN and not context.lexicon.senses(Form.NOUN, child.lemma):
            yield child


def deeds_amid(clause: Clause, context: Context) -> Iterator[Clause]:
    """ "were abducted in the attack of October 7": the deed that it was a part of."""
    amid = {*context.language.during} - {"after", *context.language.about}
    if clause.form is Form.VERB:
        for child in context.children.get(clause.index, ()):
            if child.form is Form.NOUN and child.tie is Tie.ARGUMENT and child.marker in amid:
                yield child


def own_nouns(claim: Claim, context: Context) -> Iterator[Clause]:
    """Nouns for the act itself under its verb: "agreed to a ceasefire from Wednesday"."""
    if claim.clause.form is not Form.VERB:
        return
    for child in context.children.get(claim.clause.index, ()):
        if child.form is Form.NOUN and context.may_be(child, claim.event_type):
            yield child
