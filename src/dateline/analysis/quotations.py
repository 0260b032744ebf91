"""Who says what: direct, indirect and "according to", with the span of what they say.

A quotation that a speaker opens goes on through the following sentences until its closing mark; a sentence that is
nothing but quoted words belongs to the speaker before it, or to the one whose sentence ends in a colon. What somebody
quoted says of others' words ("I think", "they say") is part of the quotation.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from dateline.document import (
    Clause,
    Document,
    Form,
    Link,
    Phrase,
    Quotation,
    Sentence,
    Tense,
    Tie,
    Token,
)
from dateline.knowledge.language import LanguageFile
from dateline.knowledge.lexicon import Lexicon, NounClass

SAYING = frozenset({"speech", "denial", "accusation", "threat", "doubt", "demand"})
STANCE = frozenset({"stance"})


def find_quotations(
    document: Document, lexicon: Lexicon, language: LanguageFile
) -> tuple[Quotation, ...]:
    """Attributions in order of the text; `document` has its sentences, tokens and clauses."""
    children: dict[int, list[Clause]] = {}
    for clause in document.clauses:
        if clause.parent is not None and clause.tie is Tie.COMPLEMENT:
            children.setdefault(clause.parent, []).append(clause)
    found: list[Quotation] = []
    for clause in document.clauses:
        found.extend(according(clause, document, lexicon))
        found.extend(reckoned(clause, document, lexicon))
        below = children.get(clause.index, [])
        if is_suspected(clause, document, lexicon):
            continue
        if lexicon.attitude(clause.lemma) & (SAYING | STANCE) or finds(clause, below, lexicon):
            before = last_said(found, clause, document)
            found.extend(said(clause, below, document, lexicon, language, before))
    own = [q for q in found if not is_inside(q, document, language)]
    longer = continued(set_apart(own), document, language)
    return tuple(sorted(longer, key=lambda q: (q.cue, q.content)))


def finds(clause: Clause, complements: Sequence[Clause], lexicon: Lexicon) -> bool:
    """ "the panel found that …": a verb of other use that says something when a clause under "that" follows."""
    return clause.lemma in lexicon.embedding.finding and any(
        c.marker == "that" for c in complements
    )


def is_inside(quotation: Quotation, document: Document, language: LanguageFile) -> bool:
    """Whether the words that tell of speech are themselves quoted, or a quoted speaker's "I think"."""
    if quotation.source is not None:
        speaker = document.text(*quotation.source).casefold()
        if speaker in language.first_person or speaker in language.addressed:
            return True
    spans = quoted_around(quotation.cue[0], document, language)
    return any(a <= quotation.cue[0] < b for a, b in spans)


def quoted_around(at: int, document: Document, language: LanguageFile) -> list[tuple[int, int]]:
    """Stretches between quotation marks in the paragraph of a character."""
    bounds = next(
        ((b.start, b.end) for b in document.article.blocks if b.start <= at < b.end), None
    )
    return quoted_spans(document.article.text, *bounds, language) if bounds else []


def set_apart(found: Sequence[Quotation]) -> Iterator[Quotation]:
    seen = set()
    for quotation in found:
        key = (quotation.cue, quotation.content)
        if key not in seen:
            seen.add(key)
            yield quotation


def according(clause: Clause, document: Document, lexicon: Lexicon) -> Iterator[Quotation]:
    """ "according to X": X says the rest of the sentence."""
    sentence, tokens = document.sentences[clause.sentence], document.tokens
    for argument in clause.arguments:
        own = f"{clause.lemma} {argument.marker}" in lexicon.embedding.according
        own = own or opens_view(argument, sentence, document, lexicon)
        if own or argument.marker in lexicon.embedding.according:
            phrase = argument.phrase
            quoted = tokens[max(0, phrase.first - 1)].pos == "PUNCT"  # "según «El País»"
            opening = phrase.first - 1 if quoted else phrase.first
            cue_first = max(0, opening - len(argument.marker.split()))
            if names_sort(argument.marker, lexicon):
                phrase = with_noun(phrase, tokens)  # "de source" in "de source militaire"
            cue = tokens[cue_first].start, tokens[opening - 1].end
            end = max([phrase.end, *(p.end for p in phrase.linked("apposition"))])
            text = document.article.text[sentence.start : cue[0]].rstrip()
            opens = not text or text[-1] in ":;"
            told = not opens and told_before(cue[0], clause.sentence, document)
            before = told or cue[0] - sentence.start > sentence.end - end
            start = after_semicolon(cue[0], sentence, document)
            content = (start, cue[0]) if before else (end, sentence.end)
            if clause.tie is Tie.RELATIVE and clause.start <= cue[0] < tokens[clause.head].start:
                content = (end, clause.end)  # ", where according to X a command post is hidden"
            yield Quotation(
                (phrase.start, phrase.end), cue, content, argument.marker, False, phrase
            )


def opens_view(argument: Link, sentence: Sentence, document: Document, lexicon: Lexicon) -> bool:
    """ "Para la ONG, los soldados mataron a diez": in front of its sentence, and a comma behind it."""
    if argument.marker not in lexicon.embedding.according_first:
        return False
    text, phrase = document.article.text, argument.phrase
    led = text[sentence.start : phrase.start].strip().casefold()
    end = max([phrase.end, *(p.end for p in phrase.linked("apposition"))])
    front = led.split()[:1] == [argument.marker] and len(led.split()) <= 2
    return front and text[end : end + 1] == ","


def reckoned(clause: Clause, document: Document, lexicon: Lexicon) -> Iterator[Quotation]:
    """ "by the army's count", "by the account of X": whose count it is says the rest of the sentence."""
    sentence, tokens = document.sentences[clause.sentence], document.tokens
    for argument in clause.arguments:
        phrase = argument.phrase
        if argument.marker != "by" or tokens[phrase.head].lemma not in lexicon.embedding.reckonings:
            continue
        teller = next(phrase.linked("owner", "of"), None)
        if teller is None or not phrase.first:
            continue
        opening = tokens[phrase.first - 1].start
        before = told_before(opening, clause.sentence, document)
        content = (sentence.start, opening) if before else (phrase.end, sentence.end)
        cue = (opening, tokens[phrase.head].end)
        yield Quotation((teller.start, teller.end), cue, content, "by", False, teller)


def is_suspected(clause: Clause, document: Document, lexicon: Lexicon) -> bool:
    """ "são suspeitos de terem raptado": of whom the predicate is an adjective of doubt, says nothing."""
    doubted = clause.form is Form.VERB and "doubt" in lexicon.attitude(clause.lemma)
    return doubted and not clause.lemma.startswith(document.tokens[clause.head].lemma)


def told_before(at: int, sentence: int, document: Document) -> bool:
    """Whether a finite clause of the sentence stands before a character."""
    verbs = (c for c in document.clauses if c.sentence == sentence and c.form is Form.VERB)
    finite = (c for c in verbs if c.tense is not Tense.NONE and c.tie is not Tie.ADVERBIAL)
    return any(document.tokens[c.head].start < at for c in finite)


def after_semicolon(at: int, sentence: Sentence, document: Document) -> int:
    """Where the part of the sentence begins that holds a character: what "according to X" at its end covers."""
    return max(sentence.start, document.article.text.rfind(";", sentence.start, at) + 1)


def names_sort(marker: str, lexicon: Lexicon) -> bool:
    """Whether the preposition ends in the word for who speaks: "de source"."""
    last = marker.rsplit(maxsplit=1)[-1]
    named = lexicon.nouns.get(last) or lexicon.nouns.get(last.removesuffix("s"), frozenset())
    return last != marker and NounClass.PERSON in named


def with_noun(phrase: Phrase, tokens: Sequence[Token]) -> Phrase:
    """The phrase with the noun before it, which was taken for the last word of a preposition.

    What is joined in it are qualities of the one noun: "de sources locales et sécuritaires".
    """
    at, last = phrase.first - 1, phrase.members()[-1]
    bounds = {"start": tokens[at].start, "end": last.end, "first": at, "last": last.last}
    return replace(phrase, **bounds, head=at, links=(), conjuncts=())


def last_said(found: Sequence[Quotation], clause: Clause, document: Document) -> Quotation | None:
    """The last words of somebody in this sentence or the two before: whoever goes on is left unsaid."""
    first = document.sentences[max(0, clause.sentence - 2)].start
    head = document.tokens[clause.head].start
    named = (q for q in reversed(found) if q.source_phrase is not None and q.cue[0] < head)
    return next((q for q in named if q.cue[0] >= first), None)


def said(
    clause: Clause,
    complements: Sequence[Clause],
    document: Document,
    lexicon: Lexicon,
    language: LanguageFile,
    before: Quotation | None,
) -> Iterator[Quotation]:
    """ "X said that …"; a finite verb without a subject ("acrescentou que …") has the speaker before it."""
    head, text = document.tokens[clause.head], document.article.text
    verb = clause.form is Form.VERB
    speakers = clause.under("subject", "agent") if verb else clause.under("owner", "by", "of")
    source: Phrase | None = speakers[0] if speakers else None
    goes_on = verb and not clause.passive and clause.tense is not Tense.NONE
    if source is None and goes_on and before is not None and clause.tie is not Tie.RELATIVE:
        source = before.source_phrase
    content = content_of(clause, complements, document, lexicon, language)
    if content is None or (source is None and not (complements and clause.passive)):
        return
    span = (source.start, source.end) if source else None
    direct = is_quoted(text, content, language)
    yield Quotation(span, (head.start, head.end), content, clause.lemma, direct, source)


def content_of(
    clause: Clause,
    complements: Sequence[Clause],
    document: Document,
    lexicon: Lexicon,
    language: LanguageFile,
) -> tuple[int, int] | None:
    """The complement clause; else the quoted words of the sentence or after its colon; else the object of a verb."""
    sentence, head = document.sentences[clause.sentence], document.tokens[clause.head]
    if complements:
        return beside(complements[0], sentence, head)
    quoted = quoted_spans(document.article.text, sentence.start, sentence.end, language)
    if quoted:
        return quoted[0][0], quoted[-1][1]
    after = after_colon(sentence, document, language)
    if after is not None:
        return after
    told = told_before_comma(clause, sentence, document, lexicon)
    if told is not None:
        return told
    of_things = clause.lemma in lexicon.embedding.of_things
    if of_things and clause.lemma not in lexicon.embedding.told_of:
        return None
    phrases = matters(clause) if clause.form is Form.VERB else ()
    if of_things:
        phrases = clause.under("of")
    end = until_next(clause, document, lexicon)
    return (phrases[0].start, end) if phrases and phrases[0].start < end else None


def until_next(clause: Clause, document: Document, lexicon: Lexicon) -> int:
    """Where the clause ends, or before it a clause that is only joined to it: "X condemned it, and Y sent troops"."""
    factual = lexicon.embedding.factual
    joined = (
        c.start
        for c in document.clauses
        if c.parent == clause.index and c.form is Form.VERB
        if c.tie is Tie.COORDINATE or (c.tie is Tie.ADVERBIAL and c.marker in factual)
    )
    head = document.tokens[clause.head].end
    return min([clause.end, *(start for start in joined if start > head)])


def told_before_comma(
    clause: Clause, sentence: Sentence, document: Document, lexicon: Lexicon
) -> tuple[int, int] | None:
    """ "Soldiers beat prisoners here, residents say": what stands before the comma, where no parse has shown it."""
    subject = next(iter(clause.under("subject")), None)
    spoken = "speech" in lexicon.attitude(clause.lemma) and clause.form is Form.VERB
    if subject is None or not spoken or clause.negated or clause.tie is Tie.RELATIVE:
        return None
    first = min(subject.first, clause.head)  # also ", reports the committee"
    told_to = document.tokens[first].start
    before = document.article.text[sentence.start : told_to].rstrip()
    if not before.endswith((",", "،")):
        return None
    verbs = [
        c
        for c in document.clauses
        if c.sentence == clause.sentence and c.form is Form.VERB and c.head < first
    ]
    hangs = {Tie.ADVERBIAL, Tie.CONDITION, Tie.PURPOSE}
    if not verbs or any(c.parent == clause.index and c.tie in hangs for c in verbs):
        return None
    return sentence.start, told_to


def matters(clause: Clause) -> tuple[Phrase, ...]:
    """What is spoken of: "denied the claims", "called for talks", "warned of a shortage"."""
    return clause.under("object") or clause.under("for", "of", "about", "against")


def after_colon(
    sentence: Sentence, document: Document, language: LanguageFile
) -> tuple[int, int] | None:
    """ "He said:", then a quotation of its own."""
    following = document.sentences[sentence.index + 1 : sentence.index + 2]
    text = document.article.text
    if not following or not text[sentence.start : sentence.end].rstrip().endswith(":"):
        return None
    found = quoted_around(following[0].start, document, language)
    return next((span for span in found if 0 <= span[0] - following[0].start <= 1), None)


def beside(child: Clause, sentence: Sentence, head: Token) -> tuple[int, int]:
    """The extent of what is said; where the cue stands inside it, the longer side."""
    if not child.start < head.start < child.end:
        return child.start, child.end
    if head.start - child.start > child.end - head.end:
        return sentence.start, head.start
    return head.end, child.end


def quoted_spans(text: str, start: int, end: int, language: LanguageFile) -> list[tuple[int, int]]:
    """Stretches between quotation marks, marks included; an unclosed one runs to the end."""
    closing = dict(reversed(language.quotes))
    found: list[tuple[int, int]] = []
    at = start
    while (opening := opening_mark(language.quotes).search(text, at, end)) is not None:
        at = opening.start()
        if apostrophe(text, at):
            at += 1
            continue
        stop = text.find(closing[opening[0]], at + 1, end)
        stop = end if stop < 0 else stop + 1
        found.append((at, stop))
        at = stop
    return found


@cache
def opening_mark(quotes: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(opening for opening, _ in quotes))}]")


def apostrophe(text: str, at: int) -> bool:
    return text[at] in "'‘’" and at > 0 and text[at - 1].isalnum()


def is_quoted(text: str, content: tuple[int, int], language: LanguageFile) -> bool:
    openings = {o for o, _ in language.quotes}
    return any(mark in text[max(0, content[0] - 1) : content[1]] for mark in openings)


def continued(
    found: Iterable[Quotation], document: Document, language: LanguageFile
) -> Iterator[Quotation]:
    """Each quotation as far as it goes: to its marks, and over the following sentences that are nothing but quoted."""
    told = sorted(found, key=lambda q: q.cue)
    spoken = {s.index for s in document.sentences for q in told if s.start <= q.cue[0] < s.end}
    for quotation in told:
        start, end = to_marks(quotation, document, language)
        last = next(s.index for s in document.sentences if s.start <= quotation.cue[0] < s.end)
        for sentence in document.sentences[last + 1 :]:
            if sentence.index in spoken or not whole_quote(
                document.article.text, sentence, language
            ):
                break
            end = max(end, sentence.end)
        direct = quotation.direct or end > quotation.content[1]
        yield replace(quotation, content=(start, end), direct=direct)


def to_marks(quotation: Quotation, document: Document, language: LanguageFile) -> tuple[int, int]:
    """A quotation of several sentences counts from its opening mark to its closing one."""
    start, end = quotation.content
    for a, b in quoted_around(quotation.cue[0], document, language):
        if a < end and start < b and not a <= quotation.cue[0] < b:
            start, end = min(start, a), max(end, b)
    return start, end


def whole_quote(text: str, sentence: Sentence, language: LanguageFile) -> bool:
    words = text[sentence.start : sentence.end]
    if not any(words.startswith(o) for o, _ in language.quotes):
        return False
    spans = quoted_spans(text, sentence.start, sentence.end, language)
    return bool(spans) and spans[0][1] >= sentence.end - 2
