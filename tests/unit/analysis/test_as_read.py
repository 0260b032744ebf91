"""Copy in capitals is read in ordinary case and quoted as it stands."""

import pytest

import dateline
from dateline.acquisition.files import page_from
from dateline.analysis.as_read import as_read
from dateline.cleaning import clean
from dateline.knowledge.base import load_knowledge


def shown(text: str) -> str:
    article = clean(page_from(text, published="2016-03-04", language="en"))
    return as_read(article, load_knowledge("en")).text


@pytest.mark.parametrize(
    ("capitals", "ordinary"),
    [
        (
            "GUNMEN KILLED THREE POLICEMEN IN LIMA ON FRIDAY, THE POLICE SAID.",
            "Gunmen killed three policemen in Lima on Friday, the police said.",
        ),
        (
            "GENERAL OSCAR MENDOZA SAID HE MAY LEAVE ON 4 MAY FOR EL SALVADOR.",
            "General Oscar Mendoza said he may leave on 4 May for El Salvador.",
        ),
        (
            "THE FREE VALLEYS FRONT (FVF) ATTACKED A COLOMBIAN PATROL; THE FVF FLED.",
            "The Free Valleys Front (FVF) attacked a Colombian patrol; the FVF fled.",
        ),
        (
            "MINISTER D'ARCOS WAS SHOT DEAD BY MEMBERS OF THE SHINING PATH IN PUNO.",
            "Minister D'Arcos was shot dead by members of the Shining Path in Puno.",
        ),
    ],
)
def test_capitals_are_put_into_ordinary_case(capitals: str, ordinary: str) -> None:
    assert shown(capitals) == ordinary


def test_editors_notes_are_left_blank() -> None:
    text = "THE BOMB KILLED [WORDS INDISTINCT] TWO SOLDIERS NEAR THE BRIDGE AT DAWN."
    assert shown(text) == "The bomb killed                    two soldiers near the bridge at dawn."


def test_mixed_case_keeps_its_capitals() -> None:
    text = "The FVF said that the US had bombed Lima on Friday."
    assert shown(text) == text


def test_every_span_quotes_the_page() -> None:
    text = (
        "LIMA, 4 MAR 16 (EFE) -- GUERRILLAS OF THE SHINING PATH KILLED TWO POLICEMEN YESTERDAY IN\n"
        "AYACUCHO, GENERAL RICARDO MOLINA SAID. MOLINA ADDED THAT FIVE OTHERS WERE WOUNDED IN THE\n"
        "ATTACK, WHICH TOOK PLACE ON THE ROAD TO HUANTA.\n"
    )
    reading = dateline.read(text, published="2016-03-04", language="en")
    page = reading.article.text
    assert page.startswith("LIMA, 4 MAR 16")
    report = reading.reports[0]
    assert report.time is not None and report.place is not None
    spans = [report.trigger, report.evidence, *report.actors, *report.recipients, *report.sources]
    places = [report.place, *reading.places]
    assert all(page[p.start : p.end] == p.text for p in places)
    assert page[report.time.start : report.time.end] == report.time.text == "YESTERDAY"
    assert all(page[s.start : s.end] == s.text for s in spans)
    assert [a.name for a in report.actors] == ["Shining Path"]
    assert report.place.name == "Ayacucho"
    assert all(p.name != "Molina" for p in reading.places)
