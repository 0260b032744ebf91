import gc

import pytest

from dateline.storage.collecting import collector_at_rest


def test_the_collector_rests_inside_and_works_again_behind() -> None:
    with collector_at_rest(), collector_at_rest():
        assert not gc.isenabled()

    assert gc.isenabled()


def test_it_works_again_after_an_error() -> None:
    with pytest.raises(RuntimeError), collector_at_rest():
        raise RuntimeError

    assert gc.isenabled()


def test_who_had_it_off_keeps_it_off() -> None:
    gc.disable()
    try:
        with collector_at_rest():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
