"""Blocks cut into pieces: nothing lost, nothing added, every value on exactly its words."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.web.evidence import Value
from dateline.web.highlights import blocks_of, pieces_of
from tests.support.readings import told

TEXT = "The army's shelling of Saraqib killed nine people, residents said."


@st.composite
def spans(draw: st.DrawFn) -> tuple[int, int]:
    start = draw(st.integers(0, len(TEXT) - 1))
    return start, draw(st.integers(start + 1, len(TEXT)))


def value(key: str, start: int, end: int) -> Value:
    return Value(key, 0, "actor", TEXT[start:end], "", start, end)


@given(st.lists(spans(), max_size=6), spans())
def test_pieces_are_the_text_and_every_value_covers_exactly_its_words(
    bounds: list[tuple[int, int]], block: tuple[int, int]
) -> None:
    values = [value(str(n), *bound) for n, bound in enumerate(bounds)]
    pieces = pieces_of(TEXT, *block, values)
    assert "".join(piece.text for piece in pieces) == TEXT[slice(*block)]
    for one in values:
        shown = "".join(piece.text for piece in pieces if one in piece.values)
        assert shown == TEXT[max(one.start, block[0]) : max(min(one.end, block[1]), block[0])]


def test_text_between_the_blocks_is_shown_too() -> None:
    article = told().article
    only_the_first = article.model_copy(update={"blocks": article.blocks[:1]})
    shown = [(b.kind, "".join(p.text for p in b.pieces)) for b in blocks_of(only_the_first, [])]
    assert [kind for kind, _ in shown] == ["headline", "other"]
    assert shown[1][1].strip() == "Rebels captured Saraqib on Monday, the monitor said."
