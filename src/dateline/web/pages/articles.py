"""One article as it was read: every block labelled, every value of every report beside the words it stands on."""

from typing import get_args

from fastapi import APIRouter, Request, Response

from dateline.records import CountName, Reading
from dateline.web.asking import OpenStore
from dateline.web.evidence import ROLES, values_of
from dateline.web.highlights import blocks_of
from dateline.web.templating import language_of, page

router = APIRouter(include_in_schema=False)

LONGEST_QUOTE = 160
COUNTS: tuple[CountName, ...] = get_args(CountName)


@router.get("/articles/{article_id}")
def article(request: Request, store: OpenStore, article_id: str, report: str = "") -> Response:
    reading = store.reading(article_id)
    ui = language_of(request)
    told = [(one, values_of(one, n, ui)) for n, one in enumerate(reading.reports)]
    every = [value for _, values in told for value in values]
    return page(
        request,
        "article.html",
        article=reading.article,
        blocks=blocks_of(reading.article, every),
        reports=told,
        roles=[role for role in ROLES if any(value.role == role for value in every)],
        declined=declined_of(reading),
        chosen=report,
        counts=COUNTS,
    )


def declined_of(reading: Reading) -> list[tuple[object, str]]:
    return [
        (item, quoted(reading.article.text, item.start, item.end)) for item in reading.set_aside
    ]


def quoted(text: str, start: int | None, end: int | None) -> str:
    if start is None or end is None:
        return ""
    words = " ".join(text[start:end].split())
    return words if len(words) <= LONGEST_QUOTE else f"{words[: LONGEST_QUOTE - 1]}…"
