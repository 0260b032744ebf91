"""Who says what, and how far it reaches."""

import pytest

import dateline

FIRST, SECOND = "“We will not leave.", "We will stay.”"


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The minister said the road was open.", "The minister", "said", "the road was open"),
        ("The panel found that the army had fired first.", "The panel", "found", "had fired first"),
        ("The envoy hailed the truce in Juba.", "The envoy", "hailed", "the truce"),
        ("The bishop called for a truce in Juba.", "The bishop", "called", "a truce"),
        (f"{FIRST} {SECOND.replace('.', ',')} the mayor of Goma said.", "the mayor", "said", FIRST),
        (f"The mayor of Goma spoke on Monday. He said:\n{FIRST} {SECOND}", "He", "said", SECOND),
    ],
)
def test_a_speaker_has_the_whole_of_what_is_said(
    text: str, source: str, cue: str, content: str
) -> None:
    found = dateline.read(text, language="en").attributions

    assert [a for a in found if a.source and source in a.source.text] != []
    said = next(a for a in found if a.source and source in a.source.text)
    assert said.cue.text == cue
    assert content in said.content.text


def test_words_within_a_quotation_are_no_attributions_of_their_own() -> None:
    text = "“I think they believe that the road is open,” the driver said on Monday."

    found = dateline.read(text, language="en").attributions

    assert [a.cue.text for a in found] == ["said"]


def test_a_thing_that_is_published_is_not_said() -> None:
    text = "The paper published the photographs on Monday."

    assert dateline.read(text, language="en").attributions == ()


def test_a_view_vouches_for_no_deed() -> None:
    text = "The president hailed the capture of Saraqib by the army on Monday."

    reports = dateline.read(text, language="en").reports

    assert [r.sources for r in reports] == [()]
