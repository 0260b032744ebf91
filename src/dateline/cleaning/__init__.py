"""One page, HTML or plain text, becomes one labelled article."""

from dateline.cleaning.decoding import text_of
from dateline.cleaning.markup import is_html
from dateline.cleaning.pages import clean_html
from dateline.cleaning.texts import clean_text
from dateline.records import Article, Page

__all__ = ["clean"]


def clean(page: Page) -> Article:
    """Everything the page shows as one text, each stretch labelled; raises `SourceError` for what cannot be read."""
    text = text_of(page)
    if is_html(text):
        return clean_html(text, page)
    return clean_text(text, page)
