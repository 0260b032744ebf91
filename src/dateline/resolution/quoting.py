"""What was found in the text as it is read, quoted from the page: same offsets, the page's own capitals and breaks."""

from typing import Any

from dateline.records import Article, Reading, Record


def quoted_from(article: Article, reading: Reading) -> Reading:
    """The reading with the page's own article, and every span in the words of the page."""
    if reading.article is article:
        return reading
    found = {name: quoted(getattr(reading, name), article.text) for name in LISTS}
    return reading.model_copy(update={**found, "article": article})


LISTS = ("places", "times", "attributions", "reports")


def quoted(value: Any, text: str) -> Any:
    """Any part of a reading, its spans quoted anew."""
    if isinstance(value, tuple):
        return tuple(quoted(part, text) for part in value)
    if isinstance(value, dict):
        return {key: quoted(part, text) for key, part in value.items()}
    if not isinstance(value, Record):
        return value
    parts = {name: quoted(getattr(value, name), text) for name in type(value).model_fields}
    return value.model_copy(update=parts | own_words(parts, text))


def own_words(parts: dict[str, Any], text: str) -> dict[str, str]:
    """The words that a record quotes, under the name it has for them."""
    named = (name for name in ("text", "as_stated") if isinstance(parts.get(name), str))
    return dict.fromkeys(named, text[parts["start"] : parts["end"]]) if "start" in parts else {}
