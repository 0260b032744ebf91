from pathlib import Path

import pytest
import yaml

from dateline.acquisition.files import page_from
from dateline.cleaning import clean
from dateline.cleaning.evidence import Line, kind_by_words
from dateline.cleaning.furniture import furniture_of
from dateline.records import BlockKind, Record

CASES = Path("cases/cleaning")


class LineCase(Record):
    why: str
    language: str
    text: str
    kind: BlockKind | None


class TextCase(Record):
    why: str
    language: str
    blocks: tuple[tuple[BlockKind, str], ...]
    join: str = "\n\n"


class LineCases(Record):
    cases: tuple[LineCase, ...]


class TextCases(Record):
    cases: tuple[TextCase, ...]


LINES = LineCases.model_validate(yaml.safe_load((CASES / "lines.yaml").read_text("utf8")))
TEXTS = TextCases.model_validate(yaml.safe_load((CASES / "texts.yaml").read_text("utf8")))


@pytest.mark.parametrize("case", LINES.cases, ids=lambda case: case.why)
def test_a_line_says_what_it_is(case: LineCase) -> None:
    assert kind_by_words(Line.of(case.text), furniture_of(case.language)) == case.kind


@pytest.mark.parametrize("case", TEXTS.cases, ids=lambda case: case.why)
def test_a_plain_text_is_labelled_as_a_reader_would(case: TextCase) -> None:
    text = case.join.join(words for _, words in case.blocks)

    article = clean(page_from(text))

    assert article.text == text
    assert [(b.kind, text[b.start : b.end]) for b in article.blocks] == list(case.blocks)
    assert article.language == case.language
