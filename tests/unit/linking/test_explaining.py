"""An explanation names what decided: likeness, an excluding pair, a person, a rival, or that nobody compared."""

from collections.abc import Sequence

import pytest

from dateline.errors import LinkingError
from dateline.incidents import Telling
from dateline.linking import Linked
from dateline.linking.explaining import Explanation, Ground, steps_of
from dateline.linking.likeness import JOINED
from tests.support.reports import place, telling

EL_OBEID = place("El Obeid", 13.18, 30.22)


def why(
    one: Telling, two: Telling, *others: Telling, same: Sequence[Telling] = (), apart: bool = False
) -> Explanation:
    ids = tuple(t.report.id for t in same)
    pair = (one.report.id, two.report.id)
    linked = Linked(
        [one, two, *others],
        same=[(ids[0], ids[1])] if ids else (),
        different=[pair] if apart else (),
    )
    return linked.why(*pair)


def test_two_tellings_of_one_act_are_joined_by_their_likeness() -> None:
    found = why(telling(killed=14), telling(killed=14))

    assert (found.are_one, found.ground) == (True, Ground.ALIKE)
    assert found.mean is not None and found.mean >= found.needed == JOINED
    assert found.mean == found.likeness.score == sum(r.weight for r in found.likeness.reasons)
    assert found.chain == (found.likeness,)
    assert "within 40 km of each other, 1 May 2024" in found.blocks


def test_a_chain_leads_over_the_report_that_is_like_both() -> None:
    vague = telling(
        where=None, words="Gunmen stormed the market of the northern quarter at dawn today."
    )
    told = telling(words="Gunmen stormed the market of the northern quarter at dawn.", killed=9)
    other = telling(killed=9, words="Nine died.")

    found = why(vague, other, told)

    assert found.are_one and len(found.chain) == 2
    assert all(pair.score >= JOINED for pair in found.chain)
    assert {vague.report.id, other.report.id, told.report.id} == {
        report_id for pair in found.chain for report_id in pair.report_ids
    }


def test_two_places_exclude_each_other() -> None:
    found = why(telling(), telling(where=EL_OBEID))

    assert (found.are_one, found.ground, found.mean) == (False, Ground.EXCLUDED, None)
    assert [p.report_ids for p in found.exclusions] == [found.likeness.report_ids]
    assert "place" in {r.about for r in found.exclusions[0].reasons if r.weight < -90}


def test_what_is_not_alike_enough_says_how_alike_it_is() -> None:
    found = why(telling(day="2024-05-01", killed=2), telling(day="2024-05-02", killed=40))

    assert (found.are_one, found.ground) == (False, Ground.UNLIKE)
    assert found.mean is not None and found.mean < found.needed


def test_reports_that_share_no_block_were_never_compared() -> None:
    found = why(telling(where=None, day=None), telling(where=None, day=None))

    assert (found.ground, found.blocks) == (Ground.NEVER_COMPARED, ())


def test_a_person_joins_what_nothing_else_would() -> None:
    one, two = telling(day="2024-05-01"), telling(day="2024-07-01")

    found = why(one, two, same=(one, two))

    assert (found.are_one, found.ground, found.mean) == (True, Ground.JUDGED, None)
    assert [pair.report_ids for pair in found.chain] == [found.likeness.report_ids]


def test_a_person_parts_what_is_alike() -> None:
    assert why(telling(), telling(), apart=True).ground is Ground.JUDGED


def test_a_report_torn_between_two_names_the_rival() -> None:
    one, two = telling("bombing", article_id="p"), telling("bombing", article_id="p", start=90)
    vague = telling("bombing")

    found = why(one, vague, two)

    assert (found.are_one, found.ground) == (False, Ground.TORN)
    assert found.rival == (two.report.id,)


def test_the_steps_of_an_incident_are_its_joins_in_order() -> None:
    members = [telling(killed=14), telling(killed=14), telling(killed=12)]
    linked = Linked([*members, telling(where=EL_OBEID)])

    steps = steps_of(linked.linker, members[0].report.id)

    assert len(steps) == 2
    assert {*steps[-1].one, *steps[-1].two} == {t.report.id for t in members}
    assert steps_of(Linked([members[0]]).linker, members[0].report.id) == ()


def test_a_report_that_is_not_there_is_refused() -> None:
    one = telling()
    with pytest.raises(LinkingError, match="is not among"):
        Linked([one]).why(one.report.id, "nobody")
