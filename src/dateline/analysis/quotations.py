"""Who says what: direct, indirect and "according to", with the span of what they say.

A quotation that a speaker opens goes on through the following sentences until its closing mark; a sentence that is
nothing but quoted words belongs to the speaker before it.
"""

from collections.abc import Iterator, Sequence

from dateline.document import Clause, Document, Form, Phrase, Quotation, Sentence, Tie, Token
from dateline.knowledge.language import LanguageFile
from dateline.knowledge.lexicon import Lexicon

SAYING = frozenset({"speech", "denial", "accusation", "threat", "doubt", "demand"})


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
        if lexicon.attitude(clause.lemma) & SAYING:
            found.extend(said(clause, children.get(clause.index, []), document, language))
    found.extend(continued(found, document, language))
    return tuple(sorted(set_apart(found), key=lambda q: (q.cue, q.content)))


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
        if argument.marker in lexicon.embedding.according:
            phrase = argument.phrase
            cue_first = max(0, phrase.first - len(argument.marker.split()))
            cue = tokens[cue_first].start, tokens[phrase.first - 1].end
            before = cue[0] - sentence.start > sentence.end - phrase.end
            content = (sentence.start, cue[0]) if before else (phrase.end, sentence.end)
            yield Quotation(
                (phrase.start, phrase.end), cue, content, argument.marker, False, phrase
            )


def said(
    clause: Clause, complements: Sequence[Clause], document: Document, language: LanguageFile
) -> Iterator[Quotation]:
    head, text = document.tokens[clause.head], document.article.text
    verb = clause.form is Form.VERB
    speakers = clause.under("subject", "agent") if verb else clause.under("owner", "by", "of")
    source: Phrase | None = speakers[0] if speakers else None
    content = content_of(clause, complements, document, language)
    if content is None or (source is None and not complements):
        return
    span = (source.start, source.end) if source else None
    direct = is_quoted(text, content, language)
    yield Quotation(span, (head.start, head.end), content, clause.lemma, direct, source)


def content_of(
    clause: Clause, complements: Sequence[Clause], document: Document, language: LanguageFile
) -> tuple[int, int] | None:
    """The complement clause; else the quoted words of the sentence; else the object of a verb of speech."""
    sentence, head = document.sentences[clause.sentence], document.tokens[clause.head]
    if complements:
        return beside(complements[0], sentence, head)
    quoted = quoted_spans(document.article.text, sentence.start, sentence.end, language)
    if quoted:
        return quoted[0][0], quoted[-1][1]
    phrases = clause.under("object") if clause.form is Form.VERB else ()
    return (phrases[0].start, clause.end) if phrases and phrases[0].start < clause.end else None


def beside(child: Clause, sentence: Sentence, head: Token) -> tuple[int, int]:
    """The extent of what is said; where the cue stands inside it, the longer side."""
    if not child.start < head.start < child.end:
        return child.start, child.end
    if head.start - child.start > child.end - head.end:
        return sentence.start, head.start
    return head.end, child.end


def quoted_spans(text: str, start: int, end: int, language: LanguageFile) -> list[tuple[int, int]]:
    """Stretches between quotation marks, marks included; an unclosed one runs to the end."""
    found: list[tuple[int, int]] = []
    at = start
    while at < end:
        closing = next(
            (c for o, c in language.quotes if text[at] == o and not apostrophe(text, at)), None
        )
        if closing is None:
            at += 1
            continue
        stop = text.find(closing, at + 1, end)
        stop = end if stop < 0 else stop + 1
        found.append((at, stop))
        at = stop
    return found


def apostrophe(text: str, at: int) -> bool:
    return text[at] in "'‘’" and at > 0 and text[at - 1].isalnum()


def is_quoted(text: str, content: tuple[int, int], language: LanguageFile) -> bool:
    openings = {o for o, _ in language.quotes}
    return any(mark in text[max(0, content[0] - 1) : content[1]] for mark in openings)


def continued(
    found: Sequence[Quotation], document: Document, language: LanguageFile
) -> Iterator[Quotation]:
    """Sentences that are quoted words and nothing else belong to the speaker before."""
    by_sentence: dict[int, Quotation] = {}
    for sentence in document.sentences:
        own = [q for q in found if sentence.start <= q.cue[0] < sentence.end]
        last = by_sentence.get(sentence.index - 1)
        if own:
            by_sentence[sentence.index] = own[-1]
        elif last is not None and whole_quote(document.article.text, sentence, language):
            by_sentence[sentence.index] = last
            span = sentence.start, sentence.end
            yield Quotation(last.source, last.cue, span, last.cue_lemma, True, last.source_phrase)


def whole_quote(text: str, sentence: Sentence, language: LanguageFile) -> bool:
    words = text[sentence.start : sentence.end]
    if not any(words.startswith(o) for o, _ in language.quotes):
        return False
    spans = quoted_spans(text, sentence.start, sentence.end, language)
    return bool(spans) and spans[0][1] >= sentence.end - 2
