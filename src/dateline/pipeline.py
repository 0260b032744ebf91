"""The main path: one line per stage. Start reading here.

    Page -> Article -> Document -> claims -> reports

Each stage is a function from a record to a record; nothing flows backwards. A page in a language without a lexicon is
cleaned and set aside, not miscoded.
"""

import datetime as dt
from pathlib import Path

from dateline.acquisition.files import page_from
from dateline.analysis.analysing import analyse
from dateline.analysis.as_read import as_read
from dateline.analysis.place_within import in_towns
from dateline.cleaning import clean
from dateline.coding.coder import code
from dateline.coding.context import Context
from dateline.document import Document
from dateline.knowledge.base import Knowledge, load_knowledge, readable_languages
from dateline.records import Article, Attribution, Page, Reading, SetAside, Span, TimeMention
from dateline.resolution.actors import actor_context
from dateline.resolution.place_lands import capitals_of, lands_spoken_of, seats_of, seats_within
from dateline.resolution.place_parts import in_part
from dateline.resolution.places import event_place, resolve_places, with_adjectives
from dateline.resolution.quoting import quoted_from
from dateline.resolution.reports import make_reports


def read(
    source: str | bytes | Path,
    url: str | None = None,
    published: dt.date | str | None = None,
    language: str | None = None,
) -> Reading:
    """Read one page: text or HTML as `str` or `bytes`, or a file as `Path`.

    `published` and `language` are taken when the page itself does not say otherwise with better evidence. Raises
    `SourceError` for what is no readable page.
    """
    return read_page(page_from(source, url=url, published=published, language=language))


def read_page(page: Page) -> Reading:
    """Read a page that was fetched or unpacked, with what is known of it already."""
    return read_cleaned(clean(page))


def read_cleaned(article: Article) -> Reading:
    """The stages after cleaning: of an article that was stored, too."""
    if article.language not in readable_languages():
        reason = f"language {article.language or 'unknown'} has no lexicon"
        return Reading(article=article, set_aside=(SetAside(stage="analysis", reason=reason),))
    return read_article(article, load_knowledge(article.language))


def read_article(article: Article, knowledge: Knowledge) -> Reading:
    """The stages after cleaning, for an article in the language of `knowledge`."""
    shown = as_read(article, knowledge)
    return quoted_from(article, reading_of(shown, knowledge))


def reading_of(article: Article, knowledge: Knowledge) -> Reading:
    """The stages after cleaning, of the text as it is read."""
    document = analyse(article, knowledge)
    people = actor_context(
        article.text, knowledge.language, document.actors, knowledge.actors, None
    )
    places = resolve_places(
        article.text,
        document.places,
        knowledge.gazetteer,
        None,
        people.lands,
        knowledge.language,
    )
    people = people.among(places)
    placed = {
        (m.start, m.end): in_part(
            article.text, event_place(m, "stated"), knowledge.language, knowledge.gazetteer
        )
        for m in places
    }
    placed = in_towns(article.text, placed, knowledge.language)
    lands = lands_spoken_of(article.text, people, knowledge.gazetteer)
    capitals = capitals_of(people.countries, knowledge.gazetteer, article.published)
    capitals |= seats_of((t.text for t in document.tokens), knowledge.gazetteer)
    capitals |= seats_within(placed.values(), knowledge.gazetteer)
    context = Context(
        document, knowledge.lexicon, knowledge.words, knowledge.actors, placed, lands, capitals
    )
    coded = code(context)
    return Reading(
        article=article,
        places=with_adjectives(article.text, places, knowledge.gazetteer),
        times=times_of(document),
        attributions=attributions_of(document),
        reports=make_reports(coded.claims, context, people, knowledge.gazetteer),
        set_aside=tuple(
            SetAside(stage="coding", reason=d.reason, start=d.start, end=d.end)
            for d in coded.declined
        ),
    )


def times_of(document: Document) -> tuple[TimeMention, ...]:
    return tuple(
        TimeMention.model_validate(
            {
                "start": t.start,
                "end": t.end,
                "text": document.text(t.start, t.end),
                "type": t.type,
                "value": t.value,
                "earliest": t.earliest,
                "latest": t.latest,
            }
        )
        for t in document.times
    )


def attributions_of(document: Document) -> tuple[Attribution, ...]:
    def quoted(bounds: tuple[int, int]) -> Span:
        return Span(start=bounds[0], end=bounds[1], text=document.text(*bounds))

    return tuple(
        Attribution(
            source=quoted(q.source) if q.source else None,
            cue=quoted(q.cue),
            content=quoted(q.content),
        )
        for q in document.quotations
    )
